// How far from θ the quadratic form stays within 10 % of D(θ‖·), along the line through θ′: the first t with
// |½ (tδ)ᵀI(tδ) / D(θ‖θ + tδ) − 1| = 0.1, as a multiple of δ = θ′ − θ.
// Source: Kullback, Information Theory and Statistics (1959), section 2.6.
import { compile } from '../expr/compile.ts';
import { includes } from '../expr/range.ts';
import { without, type Divergence, type DivergenceProblem, type DivergenceResult } from './divergence.ts';
import { klQuadratic } from './klQuadratic.ts';
import { kullbackLeibler } from './kullbackLeibler.ts';
import { pairOfLaws } from './pairOfLaws.ts';

const share = 0.1;
/** Divergences below this are lost in the rounding of their terms. */
const leastDivergence = 1e-11;
/** Multiples of δ at which the line is looked at. */
const places = Array.from({ length: 121 }, (_, i) => 2 ** (-6 + i / 10));

/** The first of the places past which the ratio is off by more than the share; Infinity where none is. */
function firstCrossing(excess: (t: number) => number, isInside: (t: number) => boolean): number | 'edge' {
  let before = 0;
  for (const t of places) {
    if (!isInside(t)) return 'edge';
    if (excess(t) > 0) return bisected(excess, before, t);
    before = t;
  }
  return Infinity;
}

function bisected(excess: (t: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  for (let round = 0; round < 60; round++) {
    const middle = (a + b) / 2;
    if (excess(middle) > 0) b = middle;
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
  if (forth?.expression === undefined || forth.status !== 'closed-form' || quadratic?.value === undefined)
    return without('unresolved', 'It is looked for where the divergence has a closed form.');
  if (pair?.point === undefined || !(quadratic.value > 0))
    return without('undefined', 'The two points have the same quadratic form as one point with itself.');
  const half = quadratic.value;
  const delta = thetaPrime.map((v, i) => v - (theta[i] as number));
  const program = compile([forth.expression], pair.symbols);
  const out = new Float64Array(program.outputs);
  const at = (t: number): readonly number[] => theta.map((v, i) => v + t * (delta[i] as number));
  const known = pair.point.slice(2 * theta.length);
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
  const excess = (t: number): number => {
    // so near to θ the divergence has no digits left, and the form is right to first order
    if (!(half * t * t > leastDivergence)) return -share;
    program.bind([...theta, ...at(t), ...known])([], out);
    return Math.abs((half * t * t) / (out[0] as number) - 1) - share;
  };
  const forward = firstCrossing(excess, isInside);
  const backward = firstCrossing(
    (t) => excess(-t),
    (t) => isInside(-t),
  );
  const word = (t: number | 'edge'): string =>
    t === 'edge'
      ? 'up to the edge of the parameter space'
      : t === Infinity
        ? 'as far as was looked, to 64 times the distance'
        : `up to ${t.toPrecision(4)} times the distance`;
  const reason = `Within 10 %: from θ towards θ′ ${word(forward)}, and away from θ′ ${word(backward)}.`;
  const value = typeof forward === 'number' && Number.isFinite(forward) ? forward : undefined;
  return { status: 'numeric', reason, expression: undefined, value, errorBound: value && 1e-9 * value };
}

export const klQuadraticRegion: Divergence = {
  name: 'kl-quadratic-region',
  title: 'Multiple of δ up to which the quadratic approximation is within 10 %',
  evaluate,
  source: 'Kullback, Information Theory and Statistics (1959), section 2.6',
};
