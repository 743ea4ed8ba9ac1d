// The total variation distance ½ ∫ |p − q| = sup |P(A) − Q(A)|: the difference of the probabilities of where p is above q.
// Source: Tsybakov, Introduction to Nonparametric Estimation (2009), section 2.4.
import {
  abs,
  add,
  exp,
  half,
  multiply,
  negate,
  number,
  one,
  piecewise,
  subtract,
  symbol,
  zero,
} from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import { call } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import type { IntegerSupport } from '../distributions/support.ts';
import { isInfinite } from '../model/supports.ts';
import { boundedDivergence } from './boundedDivergence.ts';
import { crossingsOf, crossingsOfSums } from './crossings.ts';
import { without, type Divergence, type DivergenceProblem } from './divergence.ts';
import { variationFormula, variationRoutes } from './gaussianVariation.ts';
import { finiteDivergence } from './finiteDivergence.ts';
import { outside, overSum, sharesOf, totals, type Bounded, type Together } from './mixtureIntegrals.ts';
import { agreed } from './twoRoutes.ts';

interface Routes {
  readonly first: Bounded | undefined;
  readonly second: () => Bounded | undefined;
}

const none: Routes = { first: undefined, second: () => undefined };

/** ½ ∫ |p − q| over what is shared, and half of what each has outside. */
function overBoth(
  both: Together,
  problem: DivergenceProblem,
  breaks: readonly SymbolExpr[],
  at: readonly number[],
): Bounded | undefined {
  const { pair, point } = both;
  const [w, v] = sharesOf(pair);
  // a function with a jump at each crossing, so that quadrature has its pieces between them
  const signs = breaks.map((c) => call('sign', [subtract(pair.p.variables[0] as Expr, c)]));
  const found = overSum(
    [w, v, abs(subtract(w, v)), ...signs],
    both,
    problem,
    [...pair.symbols, ...breaks],
    [...point, ...at],
  );
  if (found === undefined) return undefined;
  const [ofFirst, ofSecond, distance] = found as unknown as [Bounded, Bounded, Bounded];
  const left = [outside(both.firstInside, ofFirst), outside(both.secondInside, ofSecond)] as const;
  return {
    value: (distance.value + left[0].value + left[1].value) / 2,
    error: (distance.error + left[0].error + left[1].error) / 2,
  };
}

/** On a line: P − Q of where p is above q, from the probabilities between the crossings. */
function onLine(both: Together, problem: DivergenceProblem): Routes {
  const { pair, point, support } = both;
  const crossings = support?.kind === 'interval' ? crossingsOf(pair, support, point) : undefined;
  if (crossings === undefined || support === undefined) return none;
  const breaks = crossings.at.map((_, i) => symbol(`_crossing${String(i)}`, 'constant', reals));
  const [x] = pair.p.variables as readonly [SymbolExpr];
  const product = multiply(one, ...breaks.map((c) => call('sign', [subtract(x, c)])));
  // below all crossings every factor is −1
  const isFlipped = crossings.sign < 0 !== (breaks.length % 2 === 1);
  const side = isFlipped ? negate(product) : product;
  const [[all, first], [others, second]] = [pair.p, pair.q].map((law) =>
    totals(
      [one, side],
      { ...law, support },
      [...pair.symbols, ...breaks],
      [...point, ...crossings.at],
      pair.massError,
      problem,
    ),
  ) as unknown as [[Bounded, Bounded], [Bounded, Bounded]];
  const left = [outside(both.firstInside, all), outside(both.secondInside, others)] as const;
  return {
    first: {
      value: (first.value - second.value + left[0].value + left[1].value) / 2,
      error: (first.error + second.error + left[0].error + left[1].error) / 2,
    },
    second: () => overBoth(both, problem, breaks, crossings.at),
  };
}

/** Of sums: ½ Σ |p − q|, and Σ p (1 − q/p)₊ with what p has outside. */
function ofSums(both: Together, problem: DivergenceProblem): Routes {
  const { pair, point, support } = both;
  if (support === undefined) return none;
  const gap = subtract(pair.q.logDensity, pair.p.logDensity);
  const excess = piecewise(
    [{ condition: { kind: 'comparison', difference: gap, relation: '<' }, value: subtract(one, exp(gap)) }],
    zero,
  );
  const [all, above] = totals([one, excess], { ...pair.p, support }, pair.symbols, point, pair.massError, problem) as [
    Bounded,
    Bounded,
  ];
  const left = outside(both.firstInside, all);
  return {
    first: { value: above.value + left.value, error: above.error + left.error },
    second: () => overBoth(both, problem, [], []),
  };
}

/** On whole numbers without end: ½ Σ |P(K) − Q(K)| over the runs K between the crossings, whose terms are smooth. */
function ofRuns(both: Together, problem: DivergenceProblem, support: IntegerSupport): Routes {
  const { pair, point } = both;
  const crossings = crossingsOfSums(pair, support, point);
  if (crossings === undefined) return none;
  const starts = crossings.at.map((k) => number(k));
  const runs = [support.from, ...starts].map((from, i): IntegerSupport => {
    const next = crossings.at[i];
    return { kind: 'integers', from, to: next === undefined ? support.to : number(next - 1) };
  });
  const probability = (law: Law, run: IntegerSupport): Bounded =>
    totals([one], { ...law, support: run }, pair.symbols, point, pair.massError, problem)[0] as Bounded;
  const of = runs.map((run) => [probability(pair.p, run), probability(pair.q, run)] as const);
  const shared = (side: 0 | 1): Bounded => sumOf(of.map((both) => both[side]));
  const left = [outside(both.firstInside, shared(0)), outside(both.secondInside, shared(1))];
  const gaps = of.map(([a, b]) => ({ value: Math.abs(a.value - b.value), error: a.error + b.error }));
  return {
    first: halved(sumOf([...gaps, ...left])),
    second: () => {
      const [w, v] = sharesOf(pair);
      const found = runs.map(
        (run) => overSum([abs(subtract(w, v))], { ...both, support: run }, problem, pair.symbols, point)?.[0],
      );
      return found.includes(undefined) ? undefined : halved(sumOf([...(found as readonly Bounded[]), ...left]));
    },
  };
}

const sumOf = (parts: readonly Bounded[]): Bounded => ({
  value: parts.reduce((sum, part) => sum + part.value, 0),
  error: parts.reduce((sum, part) => sum + part.error, 0),
});
const halved = ({ value, error }: Bounded): Bounded => ({ value: value / 2, error: error / 2 });

function routesOf(both: Together, problem: DivergenceProblem): Routes {
  const { pair, support } = both;
  if (pair.p.measure !== 'counting') return onLine(both, problem);
  const isLong = support?.kind === 'integers' && (isInfinite(support.to) || isInfinite(support.from));
  return isLong ? ofRuns(both, problem, support) : ofSums(both, problem);
}

const inSpace =
  'In more than one dimension it is computed for Gaussian vectors of two components or of equal covariances: elsewhere the set where one density is above the other is not looked for.';

const evaluate = boundedDivergence({
  formula(problem, pair) {
    const ofAny = (): Expr | undefined =>
      finiteDivergence(problem, pair, (p, q) => multiply(half, abs(add(p, negate(q)))));
    return variationFormula(problem) ?? ofAny();
  },
  greatest: {
    value: 1,
    errorBound: 0,
    reason: 'The two distributions have no value in common: the distance is 1.',
  },
  at(both, problem, formula) {
    const { p } = both.pair;
    const inSeveral = p.measure !== 'counting' && p.variables.length > 1;
    const routes = inSeveral ? variationRoutes(problem) : routesOf(both, problem);
    if (routes === undefined) return without('unresolved', inSpace);
    return agreed(routes.first, routes.second, formula, both.pair);
  },
});

export const totalVariation: Divergence = {
  name: 'total-variation',
  title: 'Total variation distance',
  isSymmetric: true,
  evaluate,
  source: 'Tsybakov, Introduction to Nonparametric Estimation (2009), section 2.4',
};
