// Decides what a hover says of a whole model: verdict and matrix first, then the numbers, then why they can be trusted.
import { informationEntryLatex, informationLatex } from '../engine/render/reportLatex.ts';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';
import type { FisherReport, ModelAnalysis } from '../engine/report/schema.ts';
import type { BlockSyntax } from '../engine/text/syntax.ts';
import { boundTitleInFull } from './boundTitle.ts';
import { escapeMarkdown, markdownCode } from './convert.ts';
import { formula, markdown } from './hoverContent.ts';
import type { HoverPart } from './hoverContent.ts';
import { unicodeMatrix } from '../engine/render/matrix.ts';
import { unicodeName } from '../engine/render/names.ts';
import { inlineMatrix, shownNumber, unicodeMath } from './unicodeMath.ts';
import { pointText, brokenConditions, regularityVerdict, warrantText } from './warrant.ts';

/** A matrix with more rows is left to the panel: a hover is about 250 pixels high. */
const largestMatrix = 5;
/** A wider matrix would be made small by the editor, or wrapped; its entries are shown one by one. */
const widestLine = 130;
const mostEntries = 6;

/** What a hover's links call; undefined for clients without the commands. */
export type CommandLink = ((title: string, command: 'openPanel' | 'insertDerivation') => string) | undefined;

/** Gamma(shape k, rate b), in Markdown. */
export function modelTitle(model: ModelAnalysis): string {
  const { distribution } = model.observation;
  const parameters = model.parameters.map(({ name, role }) => {
    const shown = escapeMarkdown(unicodeName(name));
    return role === null ? shown : `${escapeMarkdown(role)} ${shown}`;
  });
  const title = distribution === 'custom' ? 'Custom model' : distribution === 'mixture' ? 'Mixture' : distribution;
  return `**${escapeMarkdown(title)}**(${parameters.join(', ')})`;
}

/** The information matrix as lines of Unicode text: on one line where it is 1×1. */
export function informationLines(model: ModelAnalysis, fisher: FisherReport): readonly string[] {
  if (fisher.matrix === null) return [];
  const entries = fisher.matrix.map((row) => row.map((entry) => (entry === null ? null : unicodeMath(entry.text))));
  const left = `I(${model.parameters.map(({ name }) => unicodeName(name)).join(', ')}) = `;
  if (entries.length === 1) return [left + inlineMatrix(entries)];
  return unicodeMatrix(entries).map((line, at) => (at === 0 ? left : ' '.repeat(left.length)) + line);
}

function matrixParts(model: ModelAnalysis, fisher: FisherReport): readonly HoverPart[] {
  const { matrix } = fisher;
  if (matrix === null || matrix.every((row) => row.every((entry) => entry === null))) {
    return fisher.reason === null ? [] : [markdown(escapeMarkdown(fisher.reason))];
  }
  if (matrix.length > largestMatrix) {
    return [markdown(`The information is a ${matrix.length} × ${matrix.length} matrix; the panel shows it.`)];
  }
  const lines = informationLines(model, fisher);
  if (lines.some((line) => line.length > widestLine)) return entryParts(model, matrix);
  return [formula(informationLatex(model.parameters, fisher), lines)];
}

/** The entries one by one, those above the diagonal standing for those below, where a matrix would be too wide. */
function entryParts(model: ModelAnalysis, matrix: NonNullable<FisherReport['matrix']>): readonly HoverPart[] {
  const parts = model.parameters.flatMap((parameter, i) =>
    model.parameters.flatMap((other, j) => {
      const entry = matrix[i]?.[j];
      if (j < i || entry === undefined || entry === null || entry.text === '0') return [];
      const left = `I(${unicodeName(parameter.name)}, ${unicodeName(other.name)})`;
      return [formula(informationEntryLatex(parameter, other, entry), [`${left} = ${unicodeMath(entry.text)}`])];
    }),
  );
  const more = parts.length > mostEntries ? [markdown('The panel shows the other entries.')] : [];
  return [...parts.slice(0, mostEntries), ...more];
}

/** k ± 0.42, b ± 0.24. */
function standardErrorText(model: ModelAnalysis): string | undefined {
  const entries = Object.entries(model.standardErrors ?? {});
  if (entries.length === 0) return undefined;
  const errors = entries.map(([name, error]) => `${unicodeName(name)} ± ${shownNumber(error, 3)}`).join(', ');
  const { symbol, value } = model.samples;
  const count = value === null ? 'one observation' : `${symbol ?? 'N'} = ${shownNumber(value)}`;
  return `standard errors for ${count}: ${errors}`;
}

function numberLine(model: ModelAnalysis): string | undefined {
  const at = model.fisher?.at;
  if (at === undefined || at === null || model.point === null || at.value.length > largestMatrix) return undefined;
  const value = inlineMatrix(at.value.map((row) => row.map((entry) => shownNumber(entry))));
  const parts = [`at ${pointText(model.point)}: I = ${value} per observation`, standardErrorText(model)];
  return escapeMarkdown(parts.filter((part) => part !== undefined).join(' · '));
}

/** What can still be said of a model to which the Cramér–Rao bound does not apply. */
function otherBounds(model: ModelAnalysis): readonly string[] {
  return (model.bounds ?? []).flatMap((each) => {
    const { name, target, expression, value } = each;
    if (name.startsWith('cramer-rao') || (expression === null && value === null)) return [];
    const bound = expression === null ? shownNumber(value ?? 0) : unicodeMath(expression.text);
    return [`${boundTitleInFull(each)} for ${escapeMarkdown(unicodeName(target))}: ${markdownCode(bound)}`];
  });
}

/** Curved: it has more natural parameters than parameters of its own. */
function familyKind({ exponentialFamily: form, parameters }: ModelAnalysis): string {
  if (form === undefined || form === null) return '';
  return form.natural.length > parameters.length ? ' · curved exponential family' : ' · exponential family';
}

function verdictLine(model: ModelAnalysis): string {
  const verdict = regularityVerdict(model);
  const title = modelTitle(model);
  const family = familyKind(model);
  if (verdict !== 'not regular') return `${title} · ${verdict}${family}`;
  const reasons = brokenConditions(model).map(({ reason }) => escapeMarkdown(reason));
  return `**Not regular** · ${title}\n\n${reasons.join(' ')}`;
}

/** The card of a block's model: what the distribution, the observation, the `~` line and the fence answer to a hover. */
export function modelCard(
  block: BlockSyntax,
  analysis: BlockAnalysis | undefined,
  link: CommandLink,
): readonly HoverPart[] {
  if (analysis === undefined) return [markdown(`**${escapeMarkdown(block.name)}** · being computed …`)];
  const { model } = analysis;
  if (model === null) {
    const stopped = analysis.findings.find((finding) => ['budget-exceeded', 'internal-error'].includes(finding.code));
    if (stopped !== undefined) return [markdown(escapeMarkdown(stopped.message))];
    const stated = block.statements.some((statement) => statement.kind === 'observation');
    const missing = stated
      ? 'Its distribution cannot be read yet; the marked place says why.'
      : `It states no distribution yet. The least model is ${markdownCode('x ~ Normal(mu, sigma)')}.`;
    return [markdown(`**${escapeMarkdown(block.name)}** · ${missing}`)];
  }
  const { fisher } = model;
  const parts: HoverPart[] = [markdown(verdictLine(model))];
  if (fisher !== undefined) parts.push(...matrixParts(model, fisher));
  const numbers = numberLine(model);
  if (numbers !== undefined) parts.push(markdown(numbers));
  if (regularityVerdict(model) === 'not regular') parts.push(...otherBounds(model).map(markdown));
  const actions = [
    ...(fisher === undefined || fisher.matrix === null ? [] : [escapeMarkdown(warrantText(fisher))]),
    ...(link === undefined ? [] : [link('Open panel', 'openPanel')]),
    ...(link === undefined || analysis.derivations.length === 0 ? [] : [link('Insert derivation', 'insertDerivation')]),
  ];
  if (actions.length > 0) parts.push(markdown(actions.join(' · ')));
  return parts;
}
