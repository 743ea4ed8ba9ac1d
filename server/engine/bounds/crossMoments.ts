// E_θ[p_a p_b/p_θ²] for laws that differ in some parameters, where P_a, P_b ≪ P_θ: the constant of the kernel p_a p_b/p_θ, in closed
// form where one is derived, else by quadrature; confirmed by a second integral at the points that are used.
import { type Budget, unlessSpent } from '../base/budget.ts';
import { add, negate, subtract, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import { supportInclusion } from '../divergences/supportInclusion.ts';
import type { Law } from '../distributions/law.ts';
import type { ScalarSupport, Support } from '../distributions/support.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { PreparedExpectation } from '../expectation/preparedExpectation.ts';
import { isClosed } from '../information/closedForm.ts';
import { logTotal, normalizedLaw } from '../information/normalizedLaw.ts';
import { holdsLogOfZero } from '../model/growth.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { boundsOf, isInfinite, mapSupport } from '../model/supports.ts';
import { ratioGrid } from './ratioGrid.ts';

/** The logarithm of a moment, and a bound on its error; Infinity where the moment is not known to be finite. */
export interface LogMoment {
  readonly value: number;
  readonly error: number;
}

export interface CrossMoments {
  readonly isClosed: boolean;
  /** Whether `near` costs little. */
  readonly isCheap: boolean;
  /** By the closed form, or by one integral. */
  readonly rough: (a: readonly number[], b: readonly number[]) => LogMoment;
  /** About that, cheaply, for a search. */
  readonly near: (a: readonly number[], b: readonly number[]) => LogMoment;
  /** By another integral, for what is shown. */
  readonly confirms: (a: readonly number[], b: readonly number[], found: LogMoment) => boolean;
}

const rounding = 4e-15;
const tolerance = 1e-8;
/** The total probability of a density written out may differ from 1 by this. */
const massTolerance = 1e-7;
const none: LogMoment = { value: Infinity, error: Infinity };

/**
 * `targets` are the parameters that differ; a and b are their values. Undefined for a law whose density is not had, or is 0 by a
 * condition within its support: then P_a ≪ P_θ is not known.
 */
export function crossMoments(
  model: StatisticalModel,
  targets: readonly SymbolExpr[],
  theta: readonly number[],
  budget: Budget,
): CrossMoments | undefined {
  const { law, isNormalized } = normalizedLaw(model);
  if (!isNormalized || law.inMatrices === true || holdsLogOfZero(law.logDensity)) return undefined;
  // on a circle a parameter far away may be the same one again
  const turns = (node: Expr): boolean =>
    node.kind === 'apply' &&
    (node.fn === 'sin' || node.fn === 'cos' || node.fn === 'tan') &&
    dependsOnAny(node, targets);
  if (someNode(law.logDensity, turns)) return undefined;
  const own = [...model.parameters.map((p) => p.symbol), ...model.known];
  const places = targets.map((t) => own.indexOf(t));
  const values = [...theta, ...model.known.map((s) => model.knownValues.get(s) ?? NaN)];
  const [a, b] = ['a', 'b'].map((name) => targets.map((t) => symbol(`${t.name}_${name}`, t.role, t.domain))) as [
    SymbolExpr[],
    SymbolExpr[],
  ];
  const at = (e: Expr, moved: readonly SymbolExpr[]): Expr =>
    substitute(e, new Map<Expr, Expr>(targets.map((t, i) => [t, moved[i] ?? t])));
  const support = common(
    law.support,
    targets,
    (e) => at(e, a),
    (e) => at(e, b),
  );
  if (support === undefined) return undefined;
  const logKernel = simplify(add(at(law.logDensity, a), at(law.logDensity, b), negate(law.logDensity)));
  const kernel: Law = {
    name: 'custom',
    measure: law.measure,
    variables: law.variables,
    support,
    logDensity: logKernel,
  };
  const symbols = [...own, ...a, ...b];
  const ownMass = prepareExpectation([], law, own);
  const moved = (there: readonly number[]): number[] => {
    const all = [...values];
    places.forEach((place, i) => (all[place] = there[i] ?? NaN));
    return all;
  };
  const laws = new Map<string, boolean>();
  /** Whether the total probability is 1 with the targets at the values. */
  const isLaw = (there: readonly number[]): boolean => {
    const key = there.join();
    let found = laws.get(key);
    if (found === undefined) {
      const { mass, massErrorBound } = ownMass.at(moved(there), budget);
      laws.set(key, (found = Math.abs(mass - 1) <= massTolerance + massErrorBound && massErrorBound < 1e-4));
    }
    return found;
  };
  const closed = closedLogTotal(kernel, symbols);
  if (closed === undefined && law.variables.length > 1) return undefined;

  const isDominated = dominated(model, theta, targets, moved);
  const point = (x: readonly number[], y: readonly number[]): number[] => [...values, ...x, ...y];
  const known = new Map<string, LogMoment>();
  const tilted: Law = {
    ...kernel,
    logDensity: at(law.logDensity, a),
    support: mapSupport(law.support, (e) => at(e, a)),
  };
  let integral: PreparedExpectation | undefined;
  let second: PreparedExpectation | undefined;
  const integrate = (x: readonly number[], y: readonly number[]): LogMoment => {
    integral ??= prepareExpectation([], kernel, symbols);
    const { mass, massErrorBound, diverges } = integral.at(point(x, y), budget);
    if (diverges || !(mass > 0)) return none;
    return { value: Math.log(mass), error: massErrorBound / mass + rounding };
  };
  const rough = (x: readonly number[], y: readonly number[]): LogMoment => {
    if (!isDominated(x) || !isDominated(y)) return none;
    if (closed !== undefined) return closed(point(x, y));
    const key = [x.join(), y.join()].sort().join(' ');
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = integrate(x, y)));
    return found;
  };
  const grid = closed === undefined ? unlessSpent(() => ratioGrid(law, targets, own, values, budget)) : undefined;
  return {
    isClosed: closed !== undefined,
    isCheap: closed !== undefined || grid !== undefined,
    rough: (x, y) => unlessSpent(() => rough(x, y)) ?? none,
    near: (x, y) =>
      unlessSpent(() => (grid === undefined ? rough(x, y) : { value: Math.log1p(grid(x, y)), error: 0 })) ?? none,
    confirms(x, y, found) {
      const again = unlessSpent(() => {
        if (![places.map((place) => values[place] ?? NaN), x, y].every(isLaw)) return none;
        if (closed !== undefined) return integrate(x, y);
        second ??= prepareExpectation(
          [call('exp', [subtract(at(law.logDensity, b), law.logDensity)])],
          { ...tilted, support },
          symbols,
        );
        const { values: means, errorBounds, mass, massErrorBound, diverges } = second.at(point(x, y), budget);
        const mean = (means[0] as number) * mass;
        return diverges
          ? none
          : { value: Math.log(mean), error: (errorBounds[0] as number) / mean + massErrorBound / mass };
      });
      return again !== undefined && Math.abs(again.value - found.value) <= tolerance + 4 * (again.error + found.error);
    },
  };
}

/** In closed form, with an error of rounding that grows with the terms that may cancel. */
function closedLogTotal(
  kernel: Law,
  symbols: readonly SymbolExpr[],
): ((point: readonly number[]) => LogMoment) | undefined {
  const total = logTotal(kernel);
  if (total === undefined || !isClosed(total.value)) return undefined;
  const value = simplify(total.value);
  const terms = value.kind === 'sum' ? value.terms : [value];
  const program = compile([value, ...terms, ...total.positive], symbols);
  const out = new Float64Array(1 + terms.length + total.positive.length);
  return (point) => {
    program.bind(point)([], out);
    if (out.subarray(1 + terms.length).some((v) => !(v > 0))) return none;
    const size = out.subarray(1, 1 + terms.length).reduce((sum, v) => sum + Math.abs(v), 0);
    return { value: out[0] ?? NaN, error: rounding * (size + 1) };
  };
}

/** The intersection of the supports at a and b. */
function common(
  support: Support,
  targets: readonly SymbolExpr[],
  atA: (e: Expr) => Expr,
  atB: (e: Expr) => Expr,
): Support | undefined {
  if (!boundsOf(support).some((end) => dependsOnAny(end, targets))) return support;
  if (support.kind === 'product' || support.kind === 'finite') return undefined;
  const ends = (end: Expr, which: 'min' | 'max'): Expr =>
    isInfinite(end) || !dependsOnAny(end, targets) ? end : call(which, [atA(end), atB(end)]);
  const both: ScalarSupport =
    support.kind === 'interval'
      ? { ...support, lower: ends(support.lower, 'max'), upper: ends(support.upper, 'min') }
      : { ...support, from: ends(support.from, 'max'), to: ends(support.to, 'min') };
  return both;
}

/** Whether the law with the targets at values is absolutely continuous with respect to that at θ. */
function dominated(
  model: StatisticalModel,
  theta: readonly number[],
  targets: readonly SymbolExpr[],
  moved: (there: readonly number[]) => readonly number[],
): (there: readonly number[]) => boolean {
  if (!boundsOf(model.law.support).some((end) => dependsOnAny(end, targets))) return () => true;
  const known = new Map<string, boolean>();
  return (there) => {
    const key = there.join();
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    const all = moved(there);
    const ofKnown = model.known.map((s, i) => [s, all[theta.length + i] ?? NaN] as const);
    const other = { ...model, knownValues: new Map([...model.knownValues, ...ofKnown]) };
    const isInside = supportInclusion(other, all.slice(0, theta.length), model, theta) === 'inside';
    known.set(key, isInside);
    return isInside;
  };
}
