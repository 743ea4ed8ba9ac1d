// support-depends-on-parameter: the support moves with a parameter, and the model is not regular there, or that is not decided.
import type { SymbolExpr } from '../expr/expr.ts';
import { two } from '../expr/build.ts';
import { isZero } from '../expr/simplify.ts';
import { listed, makeIssue, type Fix } from '../model/issue.ts';
import type { Parameter } from '../model/statisticalModel.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { movingSupportWords } from '../regularity/irregularity.ts';
import { endsAreRegular, movingEnds, type MovingEnd } from '../regularity/movingEnds.ts';
import { regularRegion, regularSides } from '../regularity/regularRegion.ts';
import { exactScoreMean, weightlessWords } from '../regularity/scoreMeanZero.ts';
import { nameList } from '../regularity/words.ts';
import { displayName } from '../text/names.ts';
import { differenceBoundFix, differenceBoundWords } from './differenceBound.ts';
import { lawText } from './lawText.ts';
import { above, below, constantFix, domainFix } from './mending.ts';
import { endPlaces, movingSpan } from './offendingSpan.ts';
import type { Rule } from './rule.ts';

export const supportDependsOnParameter: Rule = {
  code: 'support-depends-on-parameter',
  explainedBy: [],
  check({ facts }) {
    const { model, write } = facts;
    const ends = movingEnds(model);
    if (ends.length === 0 || endsAreRegular(ends)) return [];
    const broken = ends.filter((end) => end.kind !== 'regular');
    const words = movingSupportWords(broken, model.law, write);
    if (broken.every((end) => end.isWeightless)) {
      const weightless = `${lawText(facts)}: ${words}. ${weightlessWords} Fisher information and the Cramér–Rao bound do not apply. Choose a point at which all components have weight.`;
      return [makeIssue('support-depends-on-parameter', movingSpan(model, broken), weightless)];
    }
    const region = model.point === undefined && broken.every((end) => end.kind === 'depends');
    const moving = [...new Set(broken.flatMap((end) => end.parameters))];
    const message = `${lawText(facts)}: ${words}${consequence(facts, broken)}${remedy(facts, broken, moving)}`;
    const issue = makeIssue('support-depends-on-parameter', movingSpan(model, broken), message, {
      related: endPlaces(facts, broken),
      fixes: fixesFor(facts, broken),
      ...(region ? { severity: 'information' } : {}),
    });
    return [issue];
  },
};

/** What follows from the worst of the ends, and what can be done instead. */
function consequence(facts: ModelFacts, ends: readonly MovingEnd[]): string {
  const kinds = new Set(ends.map((end) => end.kind));
  const places = [...new Set(ends.map(({ end }) => facts.write(end)))];
  const ended = `the end${places.length > 1 ? 's' : ''} ${listed(places)}`;
  const none = 'Fisher information and the Cramér–Rao bound do not apply';
  if (facts.model.law.measure === 'counting')
    return `, so the laws at two values live on different points, and there is no score. ${none}: the observed points settle the support, faster than any bound of order 1/N on the variance would allow.`;
  if (kinds.has('unbounded'))
    return `. The likelihood has no maximum, and ${ended} can be estimated closer than order 1/N; ${none}.`;
  if (kinds.has('jump'))
    return `${scoreMeanWords(facts)}. ${none}: ${extremeWords(facts, ends)}, faster than any bound of order 1/N on the variance would allow.`;
  if (kinds.has('infinite'))
    return `. The score has mean 0, but its variance is infinite: there is no Fisher information, and ${ended} can be estimated ${rateWords(facts, ends)}.`;
  if (kinds.has('depends')) {
    const order = ends.find((end) => end.kind === 'depends')?.order;
    const regular = regularRegion(facts.model, facts.write);
    const shown = regular === undefined ? '' : `What is shown holds where ${regular}. `;
    const a = order?.kind === 'power' ? facts.write(order.order) : 'a';
    return `. Where ${a} > 2 the model is regular; where 1 < ${a} ≤ 2 the information is infinite; at ${a} = 1 the score has not mean 0, and where 0 < ${a} < 1 the likelihood is unbounded. ${shown}State ${regular === undefined ? `a domain that keeps ${a} above 2` : 'such a domain'}, or a point: that settles it.`;
  }
  return '. Regularity, and with it the Fisher information, is therefore not asserted.';
}

/** For ends like z^(a − 1) with 1 < a ≤ 2 (Woodroofe 1972). */
function rateWords({ write }: ModelFacts, ends: readonly MovingEnd[]): string {
  const orders = ends.flatMap(({ kind, order }) =>
    kind === 'infinite' && order?.kind === 'power' && order.logPower === undefined ? [order.order] : [],
  );
  const [order, another] = new Set(orders);
  if (order === undefined || another !== undefined) return 'faster than 1/√N';
  if (order === two) return 'at rate √(N log N), faster than √N';
  return `at rate N^(1/a) with a = ${write(order)}, faster than √N`;
}

function scoreMeanWords(facts: ModelFacts): string {
  const means = exactScoreMean(facts);
  const i = means?.findIndex((mean) => !isZero(mean)) ?? -1;
  const mean = means?.[i];
  if (means !== undefined && mean === undefined)
    return '. The score has mean 0 only because what the two ends contribute cancels, and it misses what the ends tell';
  if (mean === undefined) return ', so differentiation and integration of the density cannot be exchanged';
  const several = facts.model.parameters.length > 1;
  const component = several ? ` in ${displayName(facts.model.parameters[i]?.symbol.name ?? '')}` : '';
  return `, so the score${component} has mean ${facts.write(mean)}, not 0`;
}

/** What to do: the bound that holds, or a known end. */
function remedy(facts: ModelFacts, ends: readonly MovingEnd[], moving: readonly SymbolExpr[]): string {
  if (ends.some((end) => end.kind === 'depends')) return '';
  const bound = differenceBoundWords(facts, moving);
  const names = nameList(moving);
  const several = facts.model.parameters.length > moving.length;
  const known = several
    ? ` If ${names} ${moving.length > 1 ? 'are' : 'is'} known, state so by “const”: the rest is then judged without.`
    : '';
  const none =
    bound === '' && known === '' ? ` Judge estimators of ${names} by their exact variance, or by simulation.` : '';
  return `${bound}${known}${none}`;
}

/** How close the extreme observation comes to the end: 1/(N·density there). */
function extremeWords({ model, write }: ModelFacts, ends: readonly MovingEnd[]): string {
  const end = ends.find((e) => e.kind === 'jump');
  if (end?.order === undefined) return 'the extreme observations settle the end of the support';
  const extreme = end.side === 'upper' ? 'maximum' : 'minimum';
  const { support } = model.law;
  // an end by cases is the largest, or smallest, of several
  const isOneOf = ends.some((e) => e.side === end.side && e.end !== end.end) && support.kind === 'interval';
  return `the ${extreme} of N observations is within order 1/N of ${write(isOneOf ? support[end.side] : end.end)}`;
}

/** What can be done: state the region in which the model is regular, see the bound that holds, make the moving end known. */
function fixesFor(facts: ModelFacts, ends: readonly MovingEnd[]): readonly Fix[] {
  const { model } = facts;
  const parameterOf = (s: SymbolExpr): Parameter | undefined => model.parameters.find((p) => p.symbol === s);
  const regions = (regularSides(model) ?? []).map(({ symbol, side, bound }) => {
    const parameter = parameterOf(symbol);
    return parameter && domainFix(facts, parameter, side === 'above' ? above(bound) : below(bound));
  });
  const moving = new Set(ends.flatMap((end) => end.parameters));
  const movers = model.parameters.filter((p) => moving.has(p.symbol));
  // with all of them known nothing would be left to judge
  const constant = model.parameters.length > movers.length ? constantFix(facts, ...movers) : undefined;
  // where it depends on the parameters, a point may lie where the Cramér–Rao bound applies
  const isSettled = ends.every((end) => end.kind !== 'depends');
  const others = isSettled ? differenceBoundFix(facts, [...moving]) : undefined;
  const all = [...regions, others, constant].filter((fix) => fix !== undefined);
  return all.filter((fix, i) => all.findIndex((other) => other.title === fix.title) === i);
}
