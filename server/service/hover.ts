// Decides what a hover answers: which thing stands at the position, and which card belongs to it.
import type { Position } from 'vscode-languageserver-types';
import { findFunction } from '../engine/expr/functions/index.ts';
import { span } from '../engine/base/span.ts';
import type { BlockAnalysis, Depth } from '../engine/report/blockAnalysis.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { bodyRange, escapeMarkdown, markdownCode, toRange } from './convert.ts';
import { estimandParts, estimatorParts } from './estimatorCard.ts';
import { chosenParametrization, familyNamed, signatureLabel, specDomainText } from './familyHelp.ts';
import { markdown } from './hoverContent.ts';
import type { HoverContent, HoverPart } from './hoverContent.ts';
import { modelCard } from './modelCard.ts';
import type { CommandLink } from './modelCard.ts';
import { namesInScope } from './namesInScope.ts';
import { parameterCard } from './parameterCard.ts';
import { analysisOf, placeAt } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';
import { sampleFunctionHelp, statementHelp, wordHelp } from './statementHelp.ts';
import { placeIn } from './syntaxPlaces.ts';
import type { Place } from './syntaxPlaces.ts';
import { unicodeName } from '../engine/render/names.ts';
import { pointText } from './warrant.ts';

/** What there is to say at a position; undefined in prose, in comments and on empty lines. */
export function hoverAt(note: NoteSnapshot, position: Position, link: CommandLink): HoverContent | undefined {
  const at = placeAt(note, position);
  if (at === undefined) return undefined;
  const { block, offset } = at;
  const analysis = analysisOf(note, block);
  if (offset === undefined) {
    const lastOfFence = note.lines.positionAt(block.fenceSpan.end).line;
    if (position.line > lastOfFence) return undefined;
    return { parts: modelCard(block, analysis, link), range: toRange(note.lines, block.fenceSpan) };
  }
  const place = placeIn(block, offset);
  if (place === undefined) return undefined;
  const parts = placeParts(block, place, analysis, link);
  const shown = place.kind === 'statement' ? span(offset, offset) : place.span;
  return parts.length === 0 ? undefined : { parts, range: bodyRange(note, block, shown) };
}

/** What they say is no part of the findings. */
const furtherStatements: ReadonlySet<Place['statement']['kind']> = new Set(['versus', 'versus-model', 'estimator']);

/** How deep the block must be analyzed for the hover: a divergence is no part of its findings. */
export function hoverDepth(note: NoteSnapshot, position: Position): Depth {
  const at = placeAt(note, position);
  const place = at?.offset === undefined ? undefined : placeIn(at.block, at.offset);
  const isFurther = place !== undefined && furtherStatements.has(place.statement.kind);
  return isFurther && (place.kind === 'statement' || place.kind === 'keyword') ? 'full' : 'findings';
}

function placeParts(
  block: BlockSyntax,
  place: Place,
  analysis: BlockAnalysis | undefined,
  link: CommandLink,
): readonly HoverPart[] {
  switch (place.kind) {
    case 'family':
      return isObserved(place) ? modelCard(block, analysis, link) : familyParts(place.law.name);
    case 'argument':
      return argumentParts(place);
    case 'function':
      return functionParts(place.name, place.statement.kind === 'estimator');
    case 'name':
      return nameParts(block, place, analysis, link);
    case 'keyword':
      // What the engine found comes first, what the word means after it.
      return [...statementParts(block, place, analysis, link), ...wordParts(place.word)];
    case 'statement':
      return statementParts(block, place, analysis, link);
  }
}

/** Whether a family is the law of the observation itself, so that the model's card speaks of it. */
function isObserved({ statement, ...place }: Place): boolean {
  return statement.kind === 'observation' && place.kind === 'family' && statement.law === place.law;
}

function familyParts(name: string): readonly HoverPart[] {
  const family = familyNamed(name);
  if (family === undefined) return [];
  const forms = family.parametrizations.map((each) => markdownCode(signatureLabel(family, each)));
  return [markdown(`**${escapeMarkdown(family.title)}** · ${forms.join(' · ')}`)];
}

function argumentParts(place: Extract<Place, { kind: 'argument' }>): readonly HoverPart[] {
  const family = familyNamed(place.law.name);
  const chosen = family === undefined ? undefined : chosenParametrization(family, place.law);
  const spec = chosen?.parameters.find((candidate) => candidate.name === place.name);
  if (family === undefined || chosen === undefined || spec === undefined) return [];
  return [
    markdown(
      `**${escapeMarkdown(spec.name)}** · ${escapeMarkdown(spec.role)} · ${escapeMarkdown(specDomainText(spec))}\n\n` +
        markdownCode(signatureLabel(family, chosen)),
    ),
  ];
}

function functionParts(name: string, isInEstimator: boolean): readonly HoverPart[] {
  const found = findFunction(name);
  const ofSample = sampleFunctionHelp.find(({ word }) => word === name);
  if (ofSample !== undefined && (isInEstimator || found === undefined))
    return [markdown(`${markdownCode(ofSample.form)} · ${escapeMarkdown(ofSample.meaning)}`)];
  if (found === undefined) return [];
  return [markdown(`${markdownCode(`${name}(${found.parameters.join(', ')})`)} · ${escapeMarkdown(found.summary)}`)];
}

function nameParts(
  block: BlockSyntax,
  place: Extract<Place, { kind: 'name' }>,
  analysis: BlockAnalysis | undefined,
  link: CommandLink,
): readonly HoverPart[] {
  const scoped = namesInScope(block).find((candidate) => candidate.name === place.name);
  if (scoped?.role === 'observation') return modelCard(block, analysis, link);
  const card = parameterCard(analysis, place.name);
  if (card !== undefined) return card;
  if (scoped === undefined) return [];
  const declaration =
    scoped.statement === undefined ? '' : block.text.slice(scoped.statement.span.start, scoped.statement.span.end);
  const shown = declaration === '' ? '' : ` · ${markdownCode(declaration)}`;
  const waiting = scoped.role === 'parameter' && analysis === undefined ? ' · being computed …' : '';
  return [markdown(`**${escapeMarkdown(unicodeName(place.name))}** · ${scoped.role}${shown}${waiting}`)];
}

function wordParts(word: string): readonly HoverPart[] {
  const help = wordHelp(word);
  return help === undefined ? [] : [markdown(`${markdownCode(help.form)} · ${escapeMarkdown(help.meaning)}`)];
}

/** What a statement as a whole says, with the numbers that follow from it. */
function statementParts(
  block: BlockSyntax,
  { kind, statement }: Place,
  analysis: BlockAnalysis | undefined,
  link: CommandLink,
): readonly HoverPart[] {
  const model = analysis?.model ?? undefined;
  const help = kind === 'statement' ? wordParts(statementWord(statement.kind)) : [];
  switch (statement.kind) {
    case 'observation':
    case 'at':
    case 'samples':
      return [...modelCard(block, analysis, link), ...(statement.kind === 'observation' ? [] : help)];
    case 'param':
      return parameterCard(analysis, statement.name.name) ?? help;
    case 'versus':
    case 'versus-model':
      return [...(model === undefined ? [] : divergenceParts(model)), ...help];
    case 'estimand':
      return [...estimandParts(model, statement.name.name), ...help];
    case 'estimator':
      return [...estimatorParts(model, statement.name.name), ...help];
    default:
      return help;
  }
}

function statementWord(kind: Place['statement']['kind']): string {
  if (kind === 'versus-model') return 'versus';
  return statementHelp.some((help) => help.word === kind) ? kind : '';
}

function divergenceParts(model: NonNullable<BlockAnalysis['model']>): readonly HoverPart[] {
  const told = (model.divergences ?? []).filter(({ name }) => name in divergenceTitles);
  const lines = told.map(({ name, value, status, reason, expression }) => {
    const shown =
      value !== null
        ? divergenceNumber(value)
        : expression !== null
          ? markdownCode(expression.text)
          : (reason ?? status);
    return `- ${divergenceTitles[name] ?? name}: ${shown}`;
  });
  if (lines.length === 0) return [];
  const at =
    model.point === null || model.versus === null ? '' : `from ${pointText(model.point)} to ${pointText(model.versus)}`;
  return [markdown([escapeMarkdown(at), '', ...lines].join('\n'))];
}

function divergenceNumber(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−');
}

const divergenceTitles: Readonly<Record<string, string>> = {
  kl: 'Kullback–Leibler divergence',
  'kl-reverse': 'reverse Kullback–Leibler divergence',
  'kl-quadratic': 'its quadratic approximation ½δᵀIδ',
};
