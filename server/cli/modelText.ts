// Decides how what is known of a model is printed: a label, and beside it formulas in Unicode, matrices aligned.
import { unicodeMatrix } from '../engine/render/matrix.ts';
import { unicodeName } from '../engine/render/names.ts';
import type { BoundReport, ExpressionReport, ModelReport } from '../engine/report/schema.ts';
import { domainText, setText } from '../service/domainText.ts';
import { boundTitleInFull } from '../service/boundTitle.ts';
import { shownNumber, unicodeMath } from '../service/unicodeMath.ts';
import { brokenConditions, pointText, regularityVerdict, warrantText } from '../service/warrant.ts';
import { indented } from './diagnosticText.ts';
import { entropyLines, estimatorLines, geometryLines, jeffreysLines, naturalGradientLines } from './furtherText.ts';

const labelWidth = 20;

/** The lines beside a label, or beneath a long one; none where there are no lines. */
function labelled(label: string, lines: readonly string[]): readonly string[] {
  if (lines.length > 0 && label.length >= labelWidth) return [`  ${label}`, ...labelled('', lines)];
  return lines.map((line, at) => `  ${(at === 0 ? label : '').padEnd(labelWidth)}${line}`.trimEnd());
}

function expression({ text }: ExpressionReport): string {
  return unicodeMath(text);
}

function expressionMatrix(rows: readonly (readonly (ExpressionReport | null)[])[]): readonly string[] {
  const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  if (single !== undefined) return [single === null ? '?' : expression(single)];
  return unicodeMatrix(rows.map((row) => row.map((entry) => (entry === null ? null : expression(entry)))));
}

function numberMatrix(rows: readonly (readonly number[])[]): readonly string[] {
  const single = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  return single === undefined
    ? unicodeMatrix(rows.map((row) => row.map((entry) => shownNumber(entry, 6))))
    : [shownNumber(single, 6)];
}

function prose(text: string): readonly string[] {
  return indented(text, '')
    .split('\n')
    .map((line) => line.trim());
}

function regularityLines(model: ModelReport): readonly string[] {
  if (model.regularity === undefined) return [];
  const verdict = regularityVerdict(model);
  const told = brokenConditions(model);
  const signs = { holds: '✓', fails: '✗', undecided: '?' };
  return [
    verdict,
    ...told.flatMap((condition) => prose(`${signs[condition.verdict]} ${condition.condition}: ${condition.reason}`)),
  ];
}

function scoreLines(model: ModelReport): readonly string[] {
  return (model.score ?? []).map((component, at) => {
    const name = unicodeName(model.parameters[at]?.name ?? '');
    return `∂${name}: ${expression(component)}`;
  });
}

function fisherLines({ fisher }: ModelReport): readonly string[] {
  if (fisher === undefined) return [];
  const matrix = fisher.matrix === null ? [] : expressionMatrix(fisher.matrix);
  const reason = fisher.reason === null ? [] : prose(fisher.reason);
  return [...matrix, warrantText(fisher), ...reason];
}

function numberLines(model: ModelReport): readonly string[] {
  const { fisher, samples, standardErrors } = model;
  if (fisher?.at === undefined || fisher.at === null) return [];
  const total = fisher.at.total;
  const count = `${samples.symbol ?? 'N'} = ${samples.value === null ? '?' : shownNumber(samples.value)}`;
  const errors = Object.entries(standardErrors ?? {}).map(
    ([name, error]) => `${unicodeName(name)} ± ${shownNumber(error)}`,
  );
  return [
    ...numberMatrix(fisher.at.value),
    ...(total === null ? [] : [`in total, ${count}:`, ...numberMatrix(total)]),
    ...(errors.length === 0 ? [] : [`standard errors: ${errors.join(', ')}`]),
  ];
}

/** Knowing the other parameters does not help, or there are better test points. */
function saysNothingNew(bound: BoundReport, bounds: readonly BoundReport[]): boolean {
  if (bound.name === 'barankin' || bound.name === 'chapman-robbins')
    return bounds.some(
      ({ name, target, value }) => name === bound.name && target === bound.target && (value ?? 0) > (bound.value ?? 0),
    );
  if (bound.name !== 'cramer-rao-known-nuisance') return false;
  return bounds.some(
    ({ name, target, expression: of, value }) =>
      name === 'cramer-rao' && target === bound.target && of?.text === bound.expression?.text && value === bound.value,
  );
}

function boundLines(model: ModelReport): readonly string[] {
  const bounds = model.bounds ?? [];
  const told = bounds.filter((bound) => !saysNothingNew(bound, bounds));
  return told.map((bound) => {
    const { target, expression: formula, value, reason } = bound;
    const shown = [
      ...(formula === null ? [] : [expression(formula)]),
      ...(value === null ? [] : [shownNumber(value, 6)]),
    ];
    const said = shown.length === 0 ? (reason ?? 'not known') : [...new Set(shown)].join(' = ');
    return `${unicodeName(target)}: ${said} (${boundTitleInFull(bound)})`;
  });
}

/** Divergences that are told with their formulas; of the others the numbers, so many on a line. */
const toldInFull = new Set(['kl', 'kl-reverse', 'kl-quadratic']);
const numbersOnLine = 4;

function divergenceLines(model: ModelReport): readonly string[] {
  const divergences = model.divergences ?? [];
  const told = divergences
    .filter(({ name }) => toldInFull.has(name))
    .map(({ name, value, expression: form, status, reason }) => {
      const shown = [...(form === null ? [] : [expression(form)]), ...(value === null ? [] : [shownNumber(value, 6)])];
      if (shown.length === 0) return `${name}: ${reason ?? status}`;
      // of a number the reason says how it was had, of a formula when it holds
      const when = form === null || reason === null ? '' : ` (${reason})`;
      return `${name}: ${[...new Set(shown)].join(' = ')}${when}`;
    });
  const numbers = divergences
    .filter(({ name, value, status }) => !toldInFull.has(name) && (value !== null || status === 'infinite'))
    .map(({ name, order, value }) => {
      const title = order === null ? name : `${name} ${shownNumber(order)}`;
      return `${title}: ${value === null ? '∞' : shownNumber(value, 6)}`;
    });
  const lines = numbers.flatMap((_, i) =>
    i % numbersOnLine === 0 ? [numbers.slice(i, i + numbersOnLine).join(', ')] : [],
  );
  return [...told, ...lines];
}

/** x ~ Gamma(k, b) on (0, ∞); a truncated law states its support itself. */
function statementText({ statement, support }: ModelReport['observation']): string {
  const stated = expression(statement);
  return stated.includes(' on ') ? stated : `${stated} on ${setText(support)}`;
}

/** The model as a block of lines, with those parts that its report has. */
export function modelText(path: string, model: ModelReport): string {
  const { observation, parameters, point } = model;
  const line = model.range.start.line + 1;
  const law =
    observation.distribution === 'custom'
      ? `${unicodeName(observation.name)} ~ a custom law on ${setText(observation.support)}`
      : statementText(observation);
  const domains = parameters.map(({ name, domain }) => domainText(name, domain)).join(', ');
  const out = [
    `${path}:${line}: ${model.name}: ${law}`,
    ...labelled('parameters', [domains === '' ? 'none' : domains, ...model.constraints]),
    ...labelled('regularity', regularityLines(model)),
    ...labelled(
      'log-density',
      model.logDensity === undefined || model.logDensity === null ? [] : [expression(model.logDensity)],
    ),
    ...labelled('where', (model.constants ?? []).map(expression)),
    ...labelled('score', scoreLines(model)),
    ...labelled('Fisher information', fisherLines(model)),
    ...labelled(
      'inverse',
      model.inverse === undefined || model.inverse === null ? [] : expressionMatrix(model.inverse),
    ),
    ...(point === null ? [] : labelled(`at ${pointText(point)}`, numberLines(model))),
    ...labelled('bounds', boundLines(model)),
    ...labelled('estimators', estimatorLines(model)),
    ...labelled('divergences', divergenceLines(model)),
    ...labelled('entropy', entropyLines(model)),
    ...labelled('Jeffreys prior', jeffreysLines(model)),
    ...labelled('geometry', geometryLines(model)),
    ...labelled('natural gradient', naturalGradientLines(model)),
  ];
  return out.join('\n');
}
