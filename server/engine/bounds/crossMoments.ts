// E_θ[p_a p_b/p_θ²] for laws that differ in one parameter, where P_a, P_b ≪ P_θ: the constant of the kernel p_a p_b/p_θ, in closed
// form where one is derived, else by quadrature; confirmed by a second integral at the points that are used.
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import { add, negate, subtract, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOn, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
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

/** The logarithm of a moment, and a bound on its error; Infinity where the moment is not known to be finite. */
export interface LogMoment {
  readonly value: number;
  readonly error: number;
}

export interface CrossMoments {
  readonly isClosed: boolean;
  /** By the closed form, or by one integral. */
  rough(a: number, b: number): LogMoment;
  /** By another integral, for what is shown. */
  confirms(a: number, b: number, found: LogMoment): boolean;
}

const rounding = 4e-15;
const tolerance = 1e-8;
/** The total probability of a density written out may differ from 1 by this. */
const massTolerance = 1e-7;
const none: LogMoment = { value: Infinity, error: Infinity };

/** Undefined for a law whose density is not had, or is 0 by a condition within its support: then P_a ≪ P_θ is not known. */
export function crossMoments(
  model: StatisticalModel,
  target: SymbolExpr,
  theta: readonly number[],
  budget: Budget,
): CrossMoments | undefined {
  const { law, isNormalized } = normalizedLaw(model);
  if (!isNormalized || law.inMatrices === true || holdsLogOfZero(law.logDensity)) return undefined;
  // on a circle a parameter far away may be the same one again
  const turns = (node: Expr): boolean =>
    node.kind === 'apply' && (node.fn === 'sin' || node.fn === 'cos' || node.fn === 'tan') && dependsOn(node, target);
  if (someNode(law.logDensity, turns)) return undefined;
  const own = [...model.parameters.map((p) => p.symbol), ...model.known];
  const place = own.indexOf(target);
  const values = [...theta, ...model.known.map((s) => model.knownValues.get(s) ?? NaN)];
  const [a, b] = ['a', 'b'].map((name) => symbol(`${target.name}_${name}`, target.role, target.domain)) as [
    SymbolExpr,
    SymbolExpr,
  ];
  const at = (e: Expr, s: SymbolExpr): Expr => substitute(e, new Map([[target, s]]));
  const support = common(law.support, target, a, b);
  if (support === undefined) return undefined;
  const logKernel = simplify(add(at(law.logDensity, a), at(law.logDensity, b), negate(law.logDensity)));
  const kernel: Law = {
    name: 'custom',
    measure: law.measure,
    variables: law.variables,
    support,
    logDensity: logKernel,
  };
  const symbols = [...own, a, b];
  const ownMass = prepareExpectation([], law, own);
  const laws = new Map<number, boolean>();
  /** Whether the total probability is 1 with the target at the value. */
  const isLaw = (value: number): boolean => {
    let found = laws.get(value);
    if (found === undefined) {
      const there = values.map((v, i) => (i === place ? value : v));
      const { mass, massErrorBound } = ownMass.at(there, budget);
      laws.set(value, (found = Math.abs(mass - 1) <= massTolerance + massErrorBound && massErrorBound < 1e-4));
    }
    return found;
  };
  const closed = closedLogTotal(kernel, symbols);
  if (closed === undefined && law.variables.length > 1) return undefined;

  const isDominated = dominated(model, theta, target, place);
  const point = (x: number, y: number): number[] => [...values, x, y];
  const known = new Map<string, LogMoment>();
  const tilted: Law = {
    ...kernel,
    logDensity: at(law.logDensity, a),
    support: mapSupport(law.support, (e) => at(e, a)),
  };
  let integral: PreparedExpectation | undefined;
  let second: PreparedExpectation | undefined;
  const integrate = (x: number, y: number): LogMoment => {
    integral ??= prepareExpectation([], kernel, symbols);
    const { mass, massErrorBound, diverges } = integral.at(point(x, y), budget);
    if (diverges || !(mass > 0)) return none;
    return { value: Math.log(mass), error: massErrorBound / mass + rounding };
  };
  const rough = (x: number, y: number): LogMoment => {
    if (!isDominated(x) || !isDominated(y)) return none;
    if (closed !== undefined) return closed(point(x, y));
    const key = `${String(Math.min(x, y))} ${String(Math.max(x, y))}`;
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = integrate(x, y)));
    return found;
  };
  return {
    isClosed: closed !== undefined,
    rough: (x, y) => unlessSpent(() => rough(x, y)) ?? none,
    confirms(x, y, found) {
      const again = unlessSpent(() => {
        if (![values[place] ?? NaN, x, y].every(isLaw)) return none;
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
function common(support: Support, target: SymbolExpr, a: SymbolExpr, b: SymbolExpr): Support | undefined {
  if (!boundsOf(support).some((end) => dependsOn(end, target))) return support;
  if (support.kind === 'product' || support.kind === 'finite') return undefined;
  const ends = (end: Expr, which: 'min' | 'max'): Expr =>
    isInfinite(end) || !dependsOn(end, target)
      ? end
      : call(which, [substitute(end, new Map([[target, a]])), substitute(end, new Map([[target, b]]))]);
  const moved: ScalarSupport =
    support.kind === 'interval'
      ? { ...support, lower: ends(support.lower, 'max'), upper: ends(support.upper, 'min') }
      : { ...support, from: ends(support.from, 'max'), to: ends(support.to, 'min') };
  return moved;
}

/** Whether the law with the target at a value is absolutely continuous with respect to that at θ. */
function dominated(
  model: StatisticalModel,
  theta: readonly number[],
  target: SymbolExpr,
  place: number,
): (value: number) => boolean {
  if (!boundsOf(model.law.support).some((end) => dependsOn(end, target))) return () => true;
  const known = new Map<number, boolean>();
  return (value) => {
    const cached = known.get(value);
    if (cached !== undefined) return cached;
    const there = theta.map((t, i) => (i === place ? value : t));
    const isKnown = target.role === 'constant' || place >= theta.length;
    const moved = isKnown ? { ...model, knownValues: new Map([...model.knownValues, [target, value]]) } : model;
    const isInside = supportInclusion(moved, there, model, theta) === 'inside';
    known.set(value, isInside);
    return isInside;
  };
}

function unlessSpent<T>(f: () => T): T | undefined {
  try {
    return f();
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return undefined;
  }
}
