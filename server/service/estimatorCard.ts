// What a hover says of an estimand and of an estimator: the bound for the one; mean, variance and efficiency of the other.
import { unicodeName } from '../engine/render/names.ts';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';
import { markdown, type HoverPart } from './hoverContent.ts';
import { boundTitleInFull, efficiencyTitle } from './boundTitle.ts';
import { escapeMarkdown, markdownCode } from './convert.ts';
import { shownNumber, unicodeMath } from './unicodeMath.ts';

type Model = NonNullable<BlockAnalysis['model']>;
type Estimator = NonNullable<Model['estimators']>[number];

/** The bounds for an estimand, a line each. */
export function estimandParts(model: Model | undefined, name: string): readonly HoverPart[] {
  const lines = (model?.bounds ?? [])
    .filter((bound) => bound.target === name)
    .map((bound) => {
      const { expression, value, reason } = bound;
      const formula = expression === null ? '' : markdownCode(unicodeMath(expression.text));
      const number = value === null ? '' : `${formula === '' ? '' : ' = '}${shownNumber(value)}`;
      const why = reason === null ? '' : ` ${escapeMarkdown(reason)}`;
      return `- ${boundTitleInFull(bound)} for ${escapeMarkdown(unicodeName(name))}: ${formula}${number}${why}`;
    });
  return lines.length === 0 ? [] : [markdown(lines.join('\n'))];
}

/** Mean, bias, variance and efficiencies, a line each. */
export function estimatorParts(model: Model | undefined, name: string): readonly HoverPart[] {
  const report = (model?.estimators ?? []).find((each) => each.name === name);
  if (report === undefined) return [];
  const { target, unbiased } = report;
  const judged = unbiased === null ? '' : unbiased ? 'unbiased' : 'biased';
  const lines = [
    `- mean: ${quantity(report.mean)}${target === null || judged === '' ? '' : `, ${judged} for ${escapeMarkdown(unicodeName(target))}`}`,
    ...(unbiased === false ? [`- bias: ${quantity(report.bias)}`] : []),
    `- variance: ${quantity(report.variance)}`,
    ...report.efficiencies.map((e) => `- efficiency, ${efficiencyTitle(e)}: ${efficiency(e)}`),
  ];
  return [markdown(lines.join('\n'))];
}

function quantity({ status, expression, value, errorBound, reason }: Estimator['mean']): string {
  const formula = expression === null ? '' : markdownCode(unicodeMath(expression.text));
  const error = errorBound === null || status !== 'simulated' ? '' : ` ± ${shownNumber(errorBound, 2)}`;
  const number = value === null ? '' : `${formula === '' ? '' : ' = '}${shownNumber(value)}${error}`;
  const shown = `${formula}${number}`;
  if (shown === '') return escapeMarkdown(reason ?? status);
  return reason === null ? shown : `${shown} (${escapeMarkdown(reason.replace(/\.$/, ''))})`;
}

function efficiency({ expression, value, errorBound }: Estimator['efficiencies'][number]): string {
  const formula = expression === null ? '' : markdownCode(unicodeMath(expression.text));
  return value === null
    ? formula
    : `${formula}${formula === '' ? '' : ' = '}${shownNumber(value)}${errorBound === undefined ? '' : ` ± ${shownNumber(errorBound, 2)}`}`;
}
