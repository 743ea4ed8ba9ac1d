// How far from θ the quadratic form stays within 10 % of D(θ‖·), along the line through θ′: the first t with
// |½ (tδ)ᵀI(tδ) / D(θ‖θ + tδ) − 1| = 0.1, as a multiple of δ = θ′ − θ.
// Source: Kullback, Information Theory and Statistics (1959), section 2.6.
import { withinShare, type Budget } from '../base/budget.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { subtract } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import { includes } from '../expr/range.ts';
import { without, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';
import { klQuadratic } from './klQuadratic.ts';
import { kullbackLeibler } from './kullbackLeibler.ts';
import { withLimits } from './limitingLaw.ts';
import { pairOfLaws, type PairOfLaws } from './pairOfLaws.ts';
import { supportInclusion } from './supportInclusion.ts';

const share = 0.1;
/** No nearer is looked. */
const nearest = 2 ** -6;
/** Of a divergence by quadrature, relative. */
const accuracyOfNumbers = 1e-7;
/** Of the steps that are left. */
const shareOfSteps = 1 / 4;
/** Divergences below this are lost in the rounding of their terms. */
const leastDivergence = 1e-11;
/** Of numbers by quadrature, which are sought less closely. */
const leastByQuadrature = 1e-9;
const [fine, coarse] = [
  { perDoubling: 10, rounds: 60, accuracy: 1e-9 },
  { perDoubling: 2, rounds: 22, accuracy: 2e-6 },
];

/** How closely the line is looked at. */
type Search = typeof fine;

/** The first of the places past which the ratio is off by more than the share; Infinity where none is. */
function firstCrossing(
  excess: (t: number) => number,
  isInside: (t: number) => boolean,
  { perDoubling, rounds }: Search,
): number | 'edge' {
  let before = 0;
  for (let i = 0; i <= 12 * perDoubling; i++) {
    const t = nearest * 2 ** (i / perDoubling);
    if (!isInside(t)) return 'edge';
    const here = excess(t);
    if (Number.isNaN(here)) return NaN;
    if (here > 0) return bisected(excess, before, t, rounds);
    before = t;
  }
  return Infinity;
}

function bisected(excess: (t: number) => number, from: number, to: number, rounds: number): number {
  let [a, b] = [from, to];
  for (let round = 0; round < rounds; round++) {
    const middle = (a + b) / 2;
    const there = excess(middle);
    if (Number.isNaN(there)) return NaN;
    if (there > 0) b = middle;
    else a = middle;
  }
  return b;
}

function evaluate(problem: DivergenceProblem): DivergenceResult | undefined {
  const { model, other, theta, thetaPrime } = problem;
  if (other !== model || theta === undefined || thetaPrime === undefined) return undefined;
  const quadratic = klQuadratic.evaluate(problem);
  if (quadratic?.status === 'undefined') return without('undefined', quadratic.reason ?? 'There is no quadratic form.');
  const forth = kullbackLeibler.evaluate(problem);
  const pair = pairOfLaws(problem);
  const isClosed = forth?.expression !== undefined && forth.status === 'closed-form';
  if (quadratic?.value === undefined) return without('unresolved', 'The quadratic form has no value here.');
  if (pair?.point === undefined || !(quadratic.value > 0))
    return without('undefined', 'The two points have the same quadratic form as one point with itself.');
  const half = quadratic.value;
  const delta = thetaPrime.map((v, i) => v - (theta[i] as number));
  const at = (t: number): readonly number[] => theta.map((v, i) => v + t * (delta[i] as number));
  const constraints = compile(
    model.positive,
    model.parameters.map((p) => p.symbol),
  );
  const sides = new Float64Array(constraints.outputs);
  const isInside = (t: number): boolean => {
    const there = at(t);
    constraints.bind(there)([], sides);
    return model.parameters.every((p, i) => includes(p.symbol.domain, there[i] as number)) && sides.every((v) => v > 0);
  };
  const excessOf = (divergence: Along, t: number): number => {
    // so near to θ the divergence has no digits left, and the form is right to first order
    if (!(half * t * t > (isClosed ? leastDivergence : leastByQuadrature))) return -share;
    return Math.abs((half * t * t) / divergence(at(t)) - 1) - share;
  };
  const search = isClosed ? fine : coarse;
  const crossings = withinShare(problem.budget, shareOfSteps, (budget) => {
    const divergence = isClosed ? byFormula(forth.expression, pair, problem) : byQuadrature(problem, at, budget);
    return (
      divergence &&
      [1, -1].map((side) =>
        firstCrossing(
          (t) => excessOf(divergence, side * t),
          (t) => isInside(side * t),
          search,
        ),
      )
    );
  });
  const [forward = NaN, backward = NaN] = crossings ?? [];
  if (Number.isNaN(forward) || Number.isNaN(backward))
    return without('unresolved', 'The divergence was not found at all places of the line.');
  const word = (t: number | 'edge'): string =>
    t === 'edge'
      ? 'up to the edge of the parameter space'
      : t < nearest
        ? 'less than 1/64 of the distance'
        : t === Infinity
          ? 'as far as was looked, to 64 times the distance'
          : `up to ${t.toPrecision(4)} times the distance`;
  const reason = `Within 10 %: from θ towards θ′ ${word(forward)}, and away from θ′ ${word(backward)}.`;
  const value = typeof forward === 'number' && Number.isFinite(forward) && forward >= nearest ? forward : undefined;
  return { status: 'numeric', reason, expression: undefined, value, errorBound: value && search.accuracy * value };
}

/** D(θ‖·) at a point; not a number where it is not found. */
type Along = (there: readonly number[]) => number;

function byFormula(formula: Expr, { symbols, point = [] }: PairOfLaws, { theta = [] }: DivergenceProblem): Along {
  const program = compile([formula], symbols);
  const out = new Float64Array(program.outputs);
  const known = point.slice(2 * theta.length);
  return (there) => {
    program.bind([...theta, ...there, ...known])([], out);
    return out[0] as number;
  };
}

/** By integrals over the law at θ, which may be a limit; infinite where its support leaves that of the other. */
function byQuadrature(
  problem: DivergenceProblem,
  at: (t: number) => readonly number[],
  budget: Budget,
): Along | undefined {
  const { model, other, theta = [] } = problem;
  const generic = { ...problem, thetaPrime: at(0.77) };
  const own = withLimits(generic) ?? generic;
  const pair = pairOfLaws(own);
  if (own.other !== other || pair?.point === undefined || !pair.isNormalized) return undefined;
  const { p, q, symbols, point } = pair;
  const before = own.theta ?? [];
  const known = point.slice(before.length + theta.length);
  const ratio = prepareExpectation([subtract(p.logDensity, q.logDensity)], p, symbols);
  return (there) => {
    if (supportInclusion(own.model, before, model, there) !== 'inside') return Infinity;
    const { values, errorBounds, diverges } = ratio.at([...before, ...there, ...known], budget);
    const value = values[0] as number;
    if (diverges) return Infinity;
    return (errorBounds[0] as number) <= accuracyOfNumbers * Math.abs(value) ? value : NaN;
  };
}

export const klQuadraticRegion: Divergence = {
  name: 'kl-quadratic-region',
  title: 'Multiple of δ up to which the quadratic approximation is within 10 %',
  evaluate,
  source: 'Kullback, Information Theory and Statistics (1959), section 2.6',
};
