// Decides how it is said why the Fisher information shown can be relied on: its form, the routes, how far they agree.
import type { ConditionReport, FisherReport, ModelAnalysis, RouteReport } from '../engine/report/schema.ts';
import { unicodeName } from '../engine/render/names.ts';
import { shownNumber } from './unicodeMath.ts';

const counts = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

/** A count in words where it is small. */
export function countWord(count: number): string {
  return counts[count] ?? String(count);
}

/** The largest difference of an entry between two values of the matrix, relative to sqrt(I_ii I_jj). */
function difference(reference: RouteReport['value'], value: RouteReport['value']): number {
  let largest = 0;
  for (const [i, row] of value.entries()) {
    for (const [j, entry] of row.entries()) {
      const scale = Math.sqrt(Math.abs((reference[i]?.[i] ?? 0) * (reference[j]?.[j] ?? 0)));
      const distance = Math.abs(entry - (reference[i]?.[j] ?? 0));
      largest = Math.max(largest, distance === 0 ? 0 : distance / (scale > 0 ? scale : 1));
    }
  }
  return largest;
}

/** How far the first route is from the route that is closest to it: its tightest confirmation. Infinite for one route. */
export function closestAgreement([first, ...others]: readonly RouteReport[]): number {
  if (first === undefined) return Infinity;
  return Math.min(Infinity, ...others.map((route) => difference(first.value, route.value)));
}

/** The warrant in a few words: `closed form, three routes agree, the closest two to 1e−13`. */
export function warrantText(fisher: FisherReport): string {
  switch (fisher.status) {
    case 'undefined':
      return 'not defined';
    case 'infinite':
      return 'infinite';
    case 'unresolved':
      return 'not found';
    case 'closed-form':
    case 'numeric': {
      const form = fisher.status === 'closed-form' ? 'closed form' : 'numeric';
      const checks = [...fisher.verification, ...(fisher.at === null ? [] : [fisher.at])];
      const routes = checks.reduce((most, check) => Math.max(most, check.routes.length), 0);
      if (routes < 2) return fisher.status === 'closed-form' ? `${form}, not verified` : form + boundText(fisher);
      const agree = checks.every((check) => check.routes.every((route) => route.agrees));
      if (!agree) return `${form}, but the routes do not agree`;
      const closest = Math.max(...checks.map((check) => closestAgreement(check.routes)));
      const within = closest === 0 ? 'exactly' : `to ${roundedUp(closest)}`;
      const bound = fisher.status === 'numeric' ? boundText(fisher) : '';
      const agreement = routes === 2 ? within : `, the closest two ${within}`;
      return `${form}, ${countWord(routes)} routes agree${routes === 2 ? ' ' : ''}${agreement}${bound}`;
    }
  }
}

/** A small number as the power of ten above it: 1e−13. Below the unit roundoff of doubles a difference says nothing. */
function roundedUp(value: number): string {
  return shownNumber(10 ** Math.max(-15, Math.ceil(Math.log10(value))), 1);
}

function boundText(fisher: FisherReport): string {
  return fisher.at === null ? '' : `, relative error at most ${shownNumber(fisher.at.errorBound, 2)}`;
}

/** What kind of model it is, and nothing that regularity needs. */
const descriptive: ReadonlySet<string> = new Set([
  'exponential-family',
  'bound-attained',
  'domains-wide',
  'moments-exist',
]);

function requiredConditions(model: ModelAnalysis): readonly ConditionReport[] {
  return (model.regularity ?? []).filter(({ condition }) => !descriptive.has(condition));
}

/** Without these there is no Fisher information, or no bound by it. */
const essential: ReadonlySet<string> = new Set([
  'normalized',
  'support-fixed',
  'score-mean-zero',
  'information-finite',
]);

/** What the failure of one of the other conditions leaves. */
const weaker: Readonly<Record<string, string>> = {
  differentiable: 'regular in quadratic mean',
  'forms-agree': 'regular in quadratic mean',
  'information-nonsingular': 'regular, with singular information',
  'interior-point': 'regular, but the point is on the edge',
  'well-conditioned': 'regular, but nearly singular here',
};

export type RegularityVerdict =
  'not regular' | 'regularity not decided' | 'regularity not examined' | `regular${string}`;

/** Whether the model is regular, in words. */
export function regularityVerdict(model: ModelAnalysis): RegularityVerdict {
  const conditions = requiredConditions(model);
  if (conditions.length === 0) return 'regularity not examined';
  const needed = conditions.filter(({ condition }) => essential.has(condition));
  if (needed.some((condition) => condition.verdict === 'fails')) return 'not regular';
  if (needed.some((condition) => condition.verdict === 'undecided')) return 'regularity not decided';
  const failing = conditions.find((condition) => condition.verdict === 'fails');
  return (weaker[failing?.condition ?? ''] ?? 'regular') as RegularityVerdict;
}

/** Of a model whose information and bounds stand. */
export const isRegular = (verdict: RegularityVerdict): boolean =>
  verdict !== 'not regular' && verdict !== 'regularity not decided' && verdict !== 'regularity not examined';

/** The conditions that fail, or where none does, those that are not decided; none for a regular model. */
export function brokenConditions(model: ModelAnalysis): readonly ConditionReport[] {
  const conditions = requiredConditions(model);
  const failing = conditions.filter((condition) => condition.verdict === 'fails');
  return failing.length > 0 ? failing : conditions.filter((condition) => condition.verdict === 'undecided');
}

/** The point, as it is written in a note: k = 2, b = 1. */
export function pointText(point: NonNullable<ModelAnalysis['point']>): string {
  const show = (value: number | readonly number[] | readonly (readonly number[])[]): string => {
    if (typeof value === 'number') return shownNumber(value, 6);
    return `[${value.map((entry) => (typeof entry === 'number' ? shownNumber(entry, 6) : show(entry))).join(', ')}]`;
  };
  return Object.entries(point)
    .map(([name, value]) => `${unicodeName(name)} = ${show(value)}`)
    .join(', ');
}
