// Decides what can be written at a position: statements, distributions, argument names, supports, names, functions.
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver-types';
import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { span } from '../engine/base/span.ts';
import type { DistributionFamily, Parametrization } from '../engine/distributions/family.ts';
import { findFunction, functions } from '../engine/expr/functions/index.ts';
import type { FunctionDefinition } from '../engine/expr/functions/definition.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { argumentName, inComment, openCall, statementBefore } from './callAt.ts';
import { bodyRange } from './convert.ts';
import { families, familyNamed, isPositional, signatureLabel, specDomainText } from './familyHelp.ts';
import { namesInScope } from './namesInScope.ts';
import { analysisOf, placeAt } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';
import { claimHelp, lawHelp, sampleFunctionHelp, statementHelp, supportHelp } from './statementHelp.ts';
import type { WordHelp } from './statementHelp.ts';
import { unicodeMath } from './unicodeMath.ts';

/** What VS Code asks after, since it does not offer completions while one types in Markdown. */
export const completionTriggers: readonly string[] = ['~', '(', ',', '=', ' ', '`'];

type Draft = Omit<CompletionItem, 'textEdit'> & { readonly snippet: string };

/** The completions at a position, the likeliest first; empty in prose and in comments. */
export function completionsAt(note: NoteSnapshot, position: Position, trigger?: string): readonly CompletionItem[] {
  const at = placeAt(note, position);
  if (at?.offset === undefined) return fenceCompletions(note, position);
  const { block, offset } = at;
  if (inComment(block.text, offset)) return [];
  const typed = /[\p{L}\p{N}_]*$/u.exec(block.text.slice(0, offset))?.[0] ?? '';
  const before = statementBefore(block.text, offset - typed.length);
  const drafts = draftsFor(note, block, before, trigger);
  const range = bodyRange(note, block, span(offset - typed.length, offset));
  return drafts.map(({ snippet, ...item }, order) => ({
    ...item,
    sortText: String(order).padStart(4, '0'),
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: snippet },
  }));
}

function draftsFor(
  note: NoteSnapshot,
  block: BlockSyntax,
  before: string,
  trigger: string | undefined,
): readonly Draft[] {
  const call = openCall(before);
  const family = call === undefined ? undefined : familyNamed(call.name);
  if (call !== undefined && family !== undefined) {
    const current = call.arguments.at(-1) ?? '';
    const values = nameDrafts(block, true);
    if (argumentName(current) !== undefined) return [...values, ...functionDrafts()];
    if (current !== '') return trigger === ' ' ? [] : [...values, ...functionDrafts()];
    return [...argumentDrafts(family, call.arguments.slice(0, -1)), ...values, ...functionDrafts()];
  }
  if (/~\s*$/.test(before) || (call?.name === 'mixture' && /:\s*$/.test(before))) {
    const isPrior = /^\s*prior\b/.test(before);
    return [...familyDrafts(), ...(isPrior ? [] : wordDrafts(lawHelp, CompletionItemKind.Keyword))];
  }
  if (/(?:\)\s*on|^\s*param\s+\S+\s+in)\s+$/u.test(before)) return wordDrafts(supportHelp, CompletionItemKind.Value);
  if (/^\s*versus\s+model\s+$/.test(before)) return blockDrafts(note, block);
  if (/^\s*(?:at|versus)\s+(?:.*,\s*)?$/.test(before)) return assignmentDrafts(note, block, before);
  if (/^\s*claim\s+$/.test(before)) return wordDrafts(claimHelp, CompletionItemKind.Keyword);
  if (/^\s*(?:param|prior)\s+$/.test(before)) return nameDrafts(block, false);
  if (/^\s*estimator\s+\S+\s+of\s+$/u.test(before)) return targetDrafts(block);
  if (/^\s*estimator\s[^=]*=\s*$/u.test(before))
    return [...wordDrafts(sampleFunctionHelp, CompletionItemKind.Function), ...nameDrafts(block, true)];
  // A space or a comma alone asks for nothing in the middle of an expression.
  if (trigger === ' ' || trigger === '`') return [];
  if (before.trim() === '') return trigger === undefined ? wordDrafts(statementHelp, CompletionItemKind.Keyword) : [];
  return [...nameDrafts(block, true), ...sampleDrafts(before), ...functionDrafts()];
}

/** In an estimator, the functions of a sample that are no functions of numbers. */
const sampleDrafts = (before: string): readonly Draft[] =>
  /^\s*estimator\s[^=]*=/u.test(before)
    ? wordDrafts(
        sampleFunctionHelp.filter(({ word }) => findFunction(word) === undefined),
        CompletionItemKind.Function,
      )
    : [];

/** What an estimator can be one of. */
const targetDrafts = (block: BlockSyntax): readonly Draft[] =>
  namesInScope(block)
    .filter(({ role }) => role === 'estimand' || role === 'parameter')
    .map(({ name, role }) => ({ label: name, kind: CompletionItemKind.Variable, detail: role, snippet: name }));

function wordDrafts(words: readonly WordHelp[], kind: CompletionItemKind): readonly Draft[] {
  return words.map(({ word, form, meaning, snippet }) => ({
    label: word === '~' ? 'x ~ …' : word,
    ...(word === '~' ? { filterText: 'x ~' } : {}),
    kind,
    detail: form,
    documentation: meaning,
    snippet,
  }));
}

function callSnippet(family: DistributionFamily, parametrization: Parametrization): string {
  const positional = isPositional(family, parametrization);
  const stops = parametrization.parameters.map(({ name, symbol }, at) => {
    const stop = `\${${at + 1}:${symbol}}`;
    return positional ? stop : `${name} = ${stop}`;
  });
  return `${family.name}(${stops.join(', ')})`;
}

function parameterTable(parametrization: Parametrization): string {
  return parametrization.parameters.map((spec) => `${spec.name}: ${spec.role}, ${specDomainText(spec)}`).join('\n');
}

function familyDrafts(): readonly Draft[] {
  return families.flatMap((family) =>
    family.parametrizations.map((parametrization) => ({
      label: signatureLabel(family, parametrization),
      filterText: family.name,
      kind: CompletionItemKind.Class,
      detail: family.title,
      documentation: parameterTable(parametrization),
      snippet: callSnippet(family, parametrization),
    })),
  );
}

/** The arguments that can still follow those written, in each parametrization that they fit. */
function argumentDrafts(family: DistributionFamily, written: readonly string[]): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  for (const parametrization of family.parametrizations) {
    const names = written.map((text, at) => argumentName(text) ?? parametrization.parameters[at]?.name);
    if (!names.every((name) => parametrization.parameters.some((spec) => spec.name === name))) continue;
    for (const spec of parametrization.parameters) {
      if (names.includes(spec.name) || drafts.has(spec.name)) continue;
      drafts.set(spec.name, {
        label: `${spec.name} = `,
        filterText: spec.name,
        kind: CompletionItemKind.Field,
        detail: spec.role,
        documentation: `${specDomainText(spec)}\n${signatureLabel(family, parametrization)}`,
        snippet: `${spec.name} = \${1:${spec.symbol}}`,
      });
    }
  }
  return [...drafts.values()];
}

function nameDrafts(block: BlockSyntax, withObservations: boolean): readonly Draft[] {
  return namesInScope(block)
    .filter(({ role }) => withObservations || role === 'parameter')
    .map(({ name, role }) => ({ label: name, kind: CompletionItemKind.Variable, detail: role, snippet: name }));
}

function functionDrafts(): readonly Draft[] {
  return functions.map((each: FunctionDefinition) => ({
    label: each.name,
    kind: CompletionItemKind.Function,
    detail: `${each.name}(${each.parameters.join(', ')})`,
    documentation: each.summary,
    snippet: `${each.name}(${each.parameters.map((parameter, at) => `\${${at + 1}:${parameter}}`).join(', ')})`,
  }));
}

function blockDrafts(note: NoteSnapshot, block: BlockSyntax): readonly Draft[] {
  return note.syntax.blocks
    .filter((other) => other !== block)
    .map(({ name }) => ({ label: name, kind: CompletionItemKind.Reference, detail: 'model', snippet: name }));
}

/** The parameters that have no value yet in an `at` or `versus` line. */
function assignmentDrafts(note: NoteSnapshot, block: BlockSyntax, before: string): readonly Draft[] {
  const written = new Set(
    Array.from(before.matchAll(/([\p{L}_][\p{L}\p{N}_]*(?:\[[^\]]*\])?)\s*=/gu), ([, name]) => name),
  );
  const known = analysisOf(note, block)?.model?.parameters.map(({ name, domain, role }) => ({
    name,
    detail: [role, unicodeMath(domain)].filter((part) => part !== null).join(', '),
  }));
  const parameters =
    known ??
    namesInScope(block)
      .filter(({ role }) => role === 'parameter')
      .map(({ name }) => ({ name, detail: 'parameter' }));
  const drafts: Draft[] = parameters
    .filter(({ name }) => !written.has(name))
    .map(({ name, detail }) => ({
      label: `${name} = `,
      filterText: name,
      kind: CompletionItemKind.Variable,
      detail,
      snippet: `${name} = \${1}`,
    }));
  if (!/^\s*versus\s*$/.test(before) || note.syntax.blocks.length < 2) return drafts;
  const model = {
    label: 'model',
    kind: CompletionItemKind.Keyword,
    detail: 'another model of the note',
    snippet: 'model ',
  };
  return [...drafts, model];
}

/** On a line that begins a fence in prose: a model block. */
function fenceCompletions(note: NoteSnapshot, position: Position): readonly CompletionItem[] {
  const line = note.lines.lineSpan(position.line);
  if (line === undefined) return [];
  const before = note.text.slice(line.start, line.start + position.character);
  const typed = /^[\s>]*(`{3,}|~{3,})\s*(m|mo|mod|mode|model)?$/.exec(before);
  const fence = typed?.[1];
  if (fence === undefined) return [];
  const after = note.text.slice(line.start + position.character, line.end);
  const start = before.length - (before.length - before.lastIndexOf(fence)) + fence.length;
  return [
    {
      label: 'model',
      kind: CompletionItemKind.Snippet,
      detail: 'A model block of Fisher Notes',
      insertTextFormat: InsertTextFormat.Snippet,
      filterText: before.slice(start) + 'model',
      textEdit: {
        range: { start: { line: position.line, character: start }, end: position },
        newText: after.trim() === '' ? `model\n\${1:x} ~ \${0:Normal(mu, sigma)}\n${fence}` : 'model',
      },
    },
  ];
}
