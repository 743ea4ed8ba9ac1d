// The logarithm of a kernel's integral or sum, where the kernel is one of those with a known integral.
import {
  abs,
  add,
  divide,
  exp,
  half,
  infinity,
  multiply,
  negate,
  number,
  one,
  pi,
  sqrt,
  square,
  subtract,
  two,
  zero,
} from '../expr/build.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { besselI } from '../expr/functions/bessel.ts';
import { lbeta, lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { cos, sin } from '../expr/functions/trigonometric.ts';
import { determinant } from '../expr/matrix.ts';
import * as ranges from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { areEqual, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import type { IntervalSupport } from '../distributions/support.ts';
import { isInfinite } from '../model/supports.ts';
import { countsPartition } from './countsPartition.ts';
import { discretePartition, type LogPartition } from './discretePartition.ts';
import { sumOverSupport } from './finiteSum.ts';
import { gaussianMoments } from './gaussianVector.ts';
import { componentLaws } from './independentComponents.ts';
import { logHalfOrderIntegral } from './halfOrder.ts';
import { linearForm, type LinearForm } from './linearForm.ts';
import { lawInPhase, phaseOf } from './phase.ts';
import { onCube } from './simplexChart.ts';

/** One integral of the table: the coefficients of its statistics, in their order. */
interface KernelIntegral {
  readonly statistics: readonly Expr[];
  logIntegral(coefficients: readonly Expr[]): LogPartition | undefined;
}

const isFree = (e: Expr, variables: readonly SymbolExpr[]): boolean => !dependsOnAny(e, variables);
const isNegativeInfinity = (bound: Expr): boolean => bound === negate(infinity);

/** log ∫ (or Σ) over the support of the law's kernel, given as the law's log-density. */
export function logPartition(law: Law): LogPartition | undefined {
  const { variables, support, logDensity } = law;
  if (law.measure === 'counting') {
    const sum = discretePartition(law);
    if (sum !== undefined) return sum;
    const counts = countsPartition(law);
    if (counts !== undefined) return counts;
    const total = sumOverSupport(exp(logDensity), law);
    if (total !== undefined) return { value: log(simplify(total)), positive: [] };
  }
  const charted = onCube(law);
  if (charted !== undefined) return logPartition(charted.law);
  if (support.kind === 'product' || variables.length > 1) return gaussianPartition(law) ?? productPartition(law);
  const [x] = variables;
  const form = linearForm(isTurn(support) ? lawInPhase(law).logDensity : logDensity, variables);
  if (form === undefined || x === undefined) return undefined;
  const candidates = support.kind === 'interval' ? intervalIntegrals(x, support, form) : [];
  for (const candidate of candidates) {
    const rest = form.terms.filter((t) => !candidate.statistics.includes(t.atom));
    if (rest.length > 0) continue;
    const coefficients = candidate.statistics.map((s) => form.terms.find((t) => t.atom === s)?.coefficient ?? zero);
    const result = candidate.logIntegral(coefficients);
    if (result !== undefined)
      return {
        value: simplify(add(result.value, form.constant)),
        positive: result.positive.filter((p) => !ranges.isPositive(rangeOf(p))),
      };
  }
  return undefined;
}

/** Of independent components: the sum over them. */
function productPartition(law: Law): LogPartition | undefined {
  const parts = componentLaws(law)?.map(logPartition);
  if (parts === undefined || parts.includes(undefined)) return undefined;
  const found = parts as readonly LogPartition[];
  return { value: add(...found.map((p) => p.value)), positive: found.flatMap((p) => p.positive) };
}

/** exp(c − ½ xᵀPx + bᵀx) over ℝᵏ: (2π)^(k/2) |P|^(−½) exp(c + ½ bᵀP⁻¹b). */
function gaussianPartition(law: Law): LogPartition | undefined {
  const moments = gaussianMoments(law);
  if (moments === undefined) return undefined;
  const size = law.variables.length;
  const peak = substituteAll(law.logDensity, law.variables, moments.mean);
  const spread = log(simplify(determinant(moments.covariance)));
  const value = add(multiply(number(size / 2), log(multiply(two, pi))), multiply(half, spread), simplify(peak));
  const minors = moments.covariance.map((_, k) =>
    simplify(determinant(moments.covariance.slice(0, k + 1).map((row) => row.slice(0, k + 1)))),
  );
  return { value: simplify(value), positive: minors.filter((m) => !ranges.isPositive(rangeOf(m))) };
}

function intervalIntegrals(x: SymbolExpr, support: IntervalSupport, form: LinearForm): readonly KernelIntegral[] {
  const { lower, upper } = support;
  const fromZero = lower === zero;
  if (isNegativeInfinity(lower) && upper === infinity) return [gaussianIntegral(x), ...powerIntegrals(x, form, true)];
  if (fromZero && upper === infinity) return [...powerIntegrals(x, form, false), ...balancedIntegrals(x, form)];
  if (fromZero && upper === one) return [betaIntegral(x), exponentialIntegral(x, lower, upper)];
  if (isTurn(support)) return circularIntegrals(x, form);
  return [exponentialIntegral(x, lower, upper)];
}

/** ∫ exp(ax² + bx) = √(π/(−a)) exp(b²/(−4a)), a < 0. */
const gaussianIntegral = (x: SymbolExpr): KernelIntegral => ({
  statistics: [square(x), x],
  logIntegral([a, b]) {
    const curvature = negate(a as Expr);
    if (ranges.isNonPositive(rangeOf(curvature))) return undefined;
    return {
      value: add(
        multiply(half, subtract(log(pi), log(curvature))),
        divide(square(b as Expr), multiply(number(4), curvature)),
      ),
      positive: [curvature],
    };
  },
});

/**
 * ∫₀^∞ x^c e^(−b x^p) dx = Γ((c+1)/p)/(|p| b^((c+1)/p)), b > 0 and (c+1)/p > 0; on the whole line with |x| twice that.
 * Source: NIST DLMF 5.9.1.
 */
function powerIntegrals(x: SymbolExpr, form: LinearForm, wholeLine: boolean): readonly KernelIntegral[] {
  const base = wholeLine ? absoluteOf(x) : x;
  return form.terms.flatMap(({ atom }): KernelIntegral[] => {
    const p = atom === base ? one : atom.kind === 'power' && atom.base === base ? atom.exponent : undefined;
    const evenPower = wholeLine && atom.kind === 'power' && atom.base === x ? atom.exponent : undefined;
    const exponent = p ?? evenPower;
    if (exponent === undefined || !isFree(exponent, [x])) return [];
    if (evenPower?.kind === 'number' && (evenPower.value.denominator !== 1n || evenPower.value.numerator % 2n !== 0n))
      return [];
    return [
      {
        statistics: [log(base), atom],
        logIntegral([c, b]) {
          const rate = negate(b as Expr);
          const shape = simplify(divide(add(c as Expr, one), exponent));
          const magnitude = rangeOf(exponent).upper <= 0 ? negate(exponent) : exponent;
          if (ranges.isNonPositive(rangeOf(rate)) || ranges.isNonPositive(rangeOf(shape))) return undefined;
          return {
            value: add(
              lgamma(shape),
              negate(log(magnitude)),
              negate(multiply(shape, log(rate))),
              wholeLine ? log(two) : zero,
            ),
            positive: [rate, shape, magnitude],
          };
        },
      },
    ];
  });
}

/** ∫₀^∞ x^c e^(−a x^q − b x^(−q)) dx with (c + 1)/q half of an odd number. */
function balancedIntegrals(x: SymbolExpr, form: LinearForm): readonly KernelIntegral[] {
  return form.terms.flatMap(({ atom }): KernelIntegral[] => {
    const exponent = atom === x ? one : atom.kind === 'power' && atom.base === x ? atom.exponent : undefined;
    if (exponent?.kind !== 'number' || Q.sign(exponent.value) < 0) return [];
    return [
      {
        statistics: [log(x), atom, divide(one, atom)],
        logIntegral([c, a, b]) {
          const [rising, falling] = [negate(a as Expr), negate(b as Expr)];
          if ([rising, falling].some((rate) => ranges.isNonPositive(rangeOf(rate)))) return undefined;
          const order = simplify(divide(add(c as Expr, one), exponent));
          const whole = logHalfOrderIntegral(order, rising, falling);
          return whole && { value: subtract(whole, log(exponent)), positive: [rising, falling] };
        },
      },
    ];
  });
}

const absoluteOf = (x: SymbolExpr): Expr => abs(x);

/** ∫₀¹ x^c (1−x)^d dx = B(c+1, d+1). */
const betaIntegral = (x: SymbolExpr): KernelIntegral => ({
  statistics: [log(x), log(subtract(one, x))],
  logIntegral([c, d]) {
    const [a, b] = [add(c as Expr, one), add(d as Expr, one)];
    if (ranges.isNonPositive(rangeOf(a)) || ranges.isNonPositive(rangeOf(b))) return undefined;
    return { value: lbeta(a, b), positive: [a, b] };
  },
});

/** ∫ e^(bx) from lower to upper, either end possibly infinite. */
const exponentialIntegral = (x: SymbolExpr, lower: Expr, upper: Expr): KernelIntegral => ({
  statistics: [x],
  logIntegral([b]) {
    const rate = b as Expr;
    if (upper === infinity && !isNegativeInfinity(lower))
      return { value: subtract(multiply(rate, lower), log(negate(rate))), positive: [negate(rate)] };
    if (isNegativeInfinity(lower) && upper !== infinity)
      return { value: subtract(multiply(rate, upper), log(rate)), positive: [rate] };
    if (upper === infinity) return undefined;
    if (rate === zero) return { value: log(subtract(upper, lower)), positive: [] };
    const width = simplify(subtract(upper, lower));
    return {
      value: add(multiply(rate, lower), log(divide(subtract(exp(multiply(rate, width)), one), rate))),
      positive: [],
    };
  },
});

/** Whether the ends are a whole turn apart. */
function isTurn(support: Law['support']): support is IntervalSupport {
  if (support.kind !== 'interval' || isInfinite(support.lower) || isInfinite(support.upper)) return false;
  return areEqual(subtract(support.upper, support.lower), multiply(two, pi));
}

/** ∫ over a whole turn of exp(a cos u + b sin u) = 2π I₀(√(a² + b²)), u = nx + φ with n whole; DLMF 10.32.1. */
function circularIntegrals(x: SymbolExpr, { terms }: LinearForm): readonly KernelIntegral[] {
  const angle = phaseOf(add(...terms.map((t) => t.atom)), x);
  const winding = angle && simplify(differentiate(angle, x));
  if (angle === undefined || winding?.kind !== 'number' || !Q.isInteger(winding.value)) return [];
  return [
    {
      statistics: [cos(angle), sin(angle)],
      logIntegral([a, b]) {
        const length = b === zero ? (a as Expr) : sqrt(simplify(add(square(a as Expr), square(b as Expr))));
        return { value: add(log(multiply(two, pi)), log(besselI(zero, length))), positive: [] };
      },
    },
  ];
}

const substituteAll = (f: Expr, variables: readonly SymbolExpr[], values: readonly Expr[]): Expr =>
  substitute(f, new Map(variables.map((v, i) => [v, values[i] as Expr])));
