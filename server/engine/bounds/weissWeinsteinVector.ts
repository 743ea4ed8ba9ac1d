// The Weiss–Weinstein bound of two parameters under independent priors, with s = ½ and a shift hᵢ along each: the mean squared error of
// any estimator of θₖ is at least (hₖEₖ)²[G⁻¹]ₖₖ, with Eᵢ = A(hᵢ, 0), Gᵢᵢ = 2(1 − A(2hᵢ, 0)),
// Gᵢⱼ = A(hᵢ, hⱼ) − A(hᵢ, −hⱼ) − A(−hᵢ, hⱼ) + A(−hᵢ, −hⱼ) and A(a, b) = ∫ √(π(θ + a)π(θ + b)) ρ(θ + a, θ + b)ᴺ dθ over all θ at which
// π(θ), π(θ + a) and π(θ + b) are positive; ρ is the affinity of the laws of one observation.
// Source: Weiss and Weinstein, IEEE Transactions on Information Theory 34 (1988) 338–342.
import { unlessSpent, type Budget } from '../base/budget.ts';
import { add, divide, multiply, number, subtract, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import { call, substitute } from '../expr/substitute.ts';
import { closedAffinity } from '../divergences/affinity.ts';
import { primedSymbol } from '../divergences/commonFamily.ts';
import { pairOfLaws } from '../divergences/pairOfLaws.ts';
import type { Law } from '../distributions/law.ts';
import { openInterval, type IntervalSupport } from '../distributions/support.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { normalizedLaw } from '../information/normalizedLaw.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import type { ModelResults } from '../modelResults.ts';
import { displayName } from '../text/names.ts';
import { quotientFromBelow } from './barankinQuotient.ts';
import type { BoundResult } from './bound.ts';
import { PriorGrid } from './priorGrid.ts';

type Shift = readonly number[];
/** A(a, b) with a bound on its error. */
type Overlap = (a: Shift, b: Shift) => readonly [value: number, error: number];

/** Shifts that are tried: the priors' widths divided by powers of 2, then each by itself. */
const halvings = 9;
const rounds = 2;
const worthwhile = 1e-4;
/** The sums over a grid, by which shifts are sought, and the integrals agree within this. */
const agreement = 1e-4;

export function weissWeinsteinVector(
  results: ModelResults,
  budget: Budget,
  before: readonly BoundResult[],
): readonly BoundResult[] {
  const { parameters } = results.model;
  const known = before.filter((b) => b.name === 'van-trees');
  const open = parameters.flatMap((p, k) =>
    known.some((b) => b.target === p.symbol.name && b.attained === true) ? [] : [{ name: p.symbol.name, k }],
  );
  const bound = open.length === 0 ? undefined : unlessSpent(() => weissWeinsteinOfTwo(results, budget));
  if (bound === undefined) return [];
  return open.flatMap(({ name, k }): readonly BoundResult[] => {
    const shifts = greatest((h) => bound.near(h, k), bound.widths);
    const value = shifts && (unlessSpent(() => bound.at(shifts, k)) ?? 0);
    const least = known.find((b) => b.target === name)?.value ?? 0;
    if (shifts === undefined || value === undefined || !(value > least * (1 + worthwhile))) return [];
    const along = parameters.map((p, i) => `${String(shifts[i])} along ${displayName(p.symbol.name)}`).join(' and ');
    return [
      {
        name: 'weiss-weinstein',
        target: name,
        expression: undefined,
        value,
        attained: undefined,
        reason: `With s = ½ and the shifts ${along}. Any shifts give a bound; others may give a greater one.`,
        estimator: undefined,
        bounded: 'mean-squared-error',
      },
    ];
  });
}

export interface WeissWeinsteinOfTwo {
  /** The bound for the k-th parameter from shifts along both, never above the true one; 0 where it is not had. */
  readonly at: (h: Shift, k: number) => number;
  /** The same from sums over a grid, about. */
  readonly near: (h: Shift, k: number) => number;
  readonly widths: Shift;
}

/** For models of two parameters whose support does not move, each with a prior on an interval. */
export function weissWeinsteinOfTwo(results: ModelResults, budget: Budget): WeissWeinsteinOfTwo | undefined {
  const { model, information } = results;
  const { samples, known } = model;
  const targets = model.parameters.map((p) => p.symbol);
  const values = known.map((s) => model.knownValues.get(s) ?? NaN);
  const n = samples.value ?? (samples.symbol === undefined ? 1 : NaN);
  if (targets.length !== 2 || ![...values, n].every(Number.isFinite)) return undefined;
  if (boundsOf(model.law.support).some((end) => dependsOnAny(end, targets))) return undefined;
  const priors = targets.flatMap((s) => {
    const stated = model.priors.find((p) => p.parameters.length === 1 && p.parameters[0] === s);
    if (stated?.model.known.every((c) => known.includes(c)) !== true) return [];
    const { law, isNormalized } = normalizedLaw(stated.model);
    const [x] = law.variables;
    return isNormalized && x !== undefined && law.support.kind === 'interval'
      ? [{ ...law, x, support: law.support }]
      : [];
  });
  if (priors.length !== 2) return undefined;
  const primed = targets.map(primedSymbol);
  const problem = { model, information, other: model, primed, theta: undefined, thetaPrime: undefined, budget };
  const pair = pairOfLaws(problem);
  const affinity = pair === undefined ? undefined : closedAffinity(problem, pair, 0.5);
  if (affinity === undefined || affinity.inside.length > 0) return undefined;

  const shifts = (name: string): readonly SymbolExpr[] =>
    targets.map((_, i) => symbol(`_${name}${String(i)}`, 'constant', reals));
  const [as, bs] = [shifts('a'), shifts('b')];
  const apart = priors.map((_, i) => add(as[i] as Expr, bs[i] as Expr));
  const logAffinity = multiply(
    number(n),
    substitute(
      affinity.logarithm,
      new Map<Expr, Expr>([
        ...targets.map((s, i) => [s, add(priors[i]?.x as Expr, as[i] as Expr)] as const),
        ...primed.map((s, i) => [s, add(priors[i]?.x as Expr, bs[i] as Expr)] as const),
      ]),
    ),
  );
  const ofPriors = priors.map(({ x, logDensity }, i) =>
    divide(add(logDensity, substitute(logDensity, new Map([[x, add(x, apart[i] as Expr)]]))), number(2)),
  );
  const law: Law = {
    name: 'custom',
    measure: 'lebesgue',
    variables: priors.map((p) => p.x),
    support: { kind: 'product', factors: priors.map(({ support }, i) => common(support, apart[i] as Expr)) },
    logDensity: add(...ofPriors, logAffinity),
  };
  const integral = prepareExpectation([], law, [...known, ...as, ...bs]);
  const grids = priors.map((p) => PriorGrid.of(p, p.x, p.support, known, values, budget));
  const [first, second] = grids;
  if (first === undefined || second === undefined) return undefined;
  const sum = compile([logAffinity], [...known, ...as, ...bs], law.variables);

  const summed: Overlap = (a, b) => {
    const run = sum.bind([...values, ...a, ...b]);
    const out = new Float64Array(1);
    const [u, v] = [first.shifted((a[0] ?? 0) + (b[0] ?? 0)), second.shifted((a[1] ?? 0) + (b[1] ?? 0))];
    const place = new Float64Array(2);
    let total = 0;
    for (const [x, wx] of u)
      for (const [y, wy] of v) {
        place[0] = x;
        place[1] = y;
        run(place, out);
        total += wx * wy * Math.exp(out[0] as number);
      }
    budget.spend(u.length * v.length);
    return [total, 0];
  };
  const integrated: Overlap = (a, b) => {
    const { mass, massErrorBound, converged } = integral.at([...values, ...a, ...b], budget);
    const [rough] = summed(a, b);
    return converged && Math.abs(mass - rough) <= agreement ? [mass, massErrorBound] : [NaN, NaN];
  };
  return {
    at: boundFrom(remembered(integrated)),
    near: boundFrom(remembered(summed)),
    widths: grids.map((g) => g?.width ?? NaN),
  };
}

/** Where both θ and θ + shift are. */
function common({ lower, upper }: IntervalSupport, shift: Expr): IntervalSupport {
  const end = (which: 'max' | 'min', e: Expr): Expr => (isInfinite(e) ? e : call(which, [e, subtract(e, shift)]));
  return openInterval(end('max', lower), end('min', upper));
}

function boundFrom(overlap: Overlap): (h: Shift, k: number) => number {
  return (h, k) => {
    const along = (i: number, factor: number): Shift => h.map((v, j) => (i === j ? factor * v : 0));
    const none = h.map(() => 0);
    const [own, ownError] = overlap(along(k, 1), none);
    const cells = h.map((_, i) =>
      h.map((_v, j): readonly (readonly [number, number])[] => {
        if (i === j) return [overlap(along(i, 2), none)].map(([v, e]) => [2 * (1 - v), 2 * e]);
        const [a, b] = [Math.min(i, j), Math.max(i, j)];
        return [1, -1].flatMap((s) =>
          [1, -1].map((t) => {
            const [v, e] = overlap(along(a, s), along(b, t));
            return [s * t * v, e] as const;
          }),
        );
      }),
    );
    const total = (place: 0 | 1): number[][] =>
      cells.map((row) => row.map((parts) => parts.reduce((sum, part) => sum + part[place], 0)));
    const delta = h.map((v, i) => (i === k ? v * Math.max(0, own - ownError) : 0));
    return quotientFromBelow(total(0), total(1), delta);
  };
}

function remembered(overlap: Overlap): Overlap {
  const known = new Map<string, readonly [number, number]>();
  return (a, b) => {
    const key = `${a.join()};${b.join()}`;
    const found = known.get(key) ?? overlap(a, b);
    known.set(key, found);
    return found;
  };
}

/** The best of shifts in proportion to the priors' widths, then of each by itself. */
function greatest(at: (h: Shift) => number, widths: Shift): Shift | undefined {
  const short = (v: number): number => Number(v.toPrecision(3));
  let best: { readonly h: Shift; readonly value: number } = { h: widths, value: 0 };
  const see = (h: Shift): boolean => {
    const value = unlessSpent(() => at(h)) ?? 0;
    if (!(value > best.value)) return false;
    best = { h, value };
    return true;
  };
  for (let k = 1; k <= halvings; k++) see(widths.map((w) => short(w * 2 ** -k)));
  if (best.value === 0) return undefined;
  for (let round = 1; round <= rounds; round++)
    for (const i of widths.keys())
      for (const factor of [2, 0.5].map((f) => f ** (1 / round)))
        while (see(best.h.map((v, j) => (i === j ? short(v * factor) : v))));
  return best.h;
}
