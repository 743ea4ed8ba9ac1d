// A log-density read as a combination of y, y², exponentials e^(ry) and logarithms of sums of two exponentials, where y is
// the observation on the line and its logarithm on (0, ∞): the kernels of gamma and beta variables in one shape.
import { add, exp, multiply, negate, one, power, square, subtract, zero, e } from '../../expr/build.ts';
import { isNegative, isPositive } from '../../expr/assumptions.ts';
import { differentiate } from '../../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { log } from '../../expr/functions/log.ts';
import { areEqual, simplify } from '../../expr/simplify.ts';
import { mapOperands, sharedMap, substitute } from '../../expr/substitute.ts';
import { linearForm } from '../linearForm.ts';

/** Which variable is read as y: the observation itself, or its logarithm. */
export type Chart = 'line' | 'half-line';

/** coefficient · e^(rate · y). */
export interface Exponential {
  readonly rate: Expr;
  readonly coefficient: Expr;
}

/** coefficient · log(Σ parts), with two parts. */
export interface LogSum {
  readonly coefficient: Expr;
  readonly parts: readonly [Exponential, Exponential];
}

export interface ExponentialShape {
  /** Of y and of y². */
  readonly linear: Expr;
  readonly quadratic: Expr;
  readonly exponentials: readonly Exponential[];
  readonly logSums: readonly LogSum[];
}

/** An atom as a multiple of e^(ry); undefined where it is none. */
function exponentialOf(atom: Expr, x: SymbolExpr, chart: Chart): Exponential | undefined {
  if (!dependsOn(atom, x)) return { rate: zero, coefficient: atom };
  if (atom.kind === 'product') {
    const factors = atom.factors.map((f) => exponentialOf(f, x, chart));
    const found = factors.filter((f) => f !== undefined);
    if (found.length < factors.length) return undefined;
    return {
      rate: simplify(add(...found.map((f) => f.rate))),
      coefficient: multiply(...found.map((f) => f.coefficient)),
    };
  }
  if (chart === 'half-line') {
    if (atom === x) return { rate: one, coefficient: one };
    if (atom.kind === 'power' && atom.base === x && !dependsOn(atom.exponent, x))
      return { rate: atom.exponent, coefficient: one };
    return undefined;
  }
  if (atom.kind !== 'power' || atom.base !== e) return undefined;
  const rate = simplify(differentiate(atom.exponent, x));
  if (dependsOn(rate, x)) return undefined;
  return { rate, coefficient: exp(simplify(substitute(atom.exponent, new Map([[x, zero]])))) };
}

/** A sum as exponentials in y, those of one rate together. */
export function exponentialsIn(sum: Expr, x: SymbolExpr, chart: Chart): readonly Exponential[] | undefined {
  const form = linearForm(sum, [x]);
  if (form === undefined) return undefined;
  const found: Exponential[] = form.constant === zero ? [] : [{ rate: zero, coefficient: form.constant }];
  for (const { atom, coefficient } of form.terms) {
    const part = exponentialOf(atom, x, chart);
    if (part === undefined) return undefined;
    found.push({ rate: part.rate, coefficient: multiply(coefficient, part.coefficient) });
  }
  return found;
}

/** The shape of the law's log-density; undefined where it holds anything else. */
export function exponentialShape(logDensity: Expr, x: SymbolExpr, chart: Chart): ExponentialShape | undefined {
  const form = linearForm(logDensity, [x]);
  if (form === undefined) return undefined;
  const y = chart === 'line' ? x : log(x);
  const exponentials: Exponential[] = [];
  const logSums: LogSum[] = [];
  let [linear, quadratic]: Expr[] = [zero, zero];
  for (const { atom, coefficient } of form.terms) {
    if (atom === y) linear = coefficient;
    else if (atom === square(y)) quadratic = coefficient;
    else if (atom.kind === 'apply' && atom.fn === 'log') {
      const parts = exponentialsIn(atom.args[0] as Expr, x, chart);
      const [first, second] = parts ?? [];
      if (first === undefined || second === undefined || parts?.length !== 2) return undefined;
      logSums.push({ coefficient, parts: [first, second] });
    } else {
      const part = exponentialOf(atom, x, chart);
      if (part === undefined) return undefined;
      exponentials.push({ rate: part.rate, coefficient: simplify(multiply(coefficient, part.coefficient)) });
    }
  }
  return { linear: linear as Expr, quadratic: quadratic as Expr, exponentials, logSums };
}

/** log(c e^(ry) − c e^(qy)) as log c + ry + log(1 − e^((q − r)y)), where r is known to be the larger rate. */
export function withLeadingExponentials(logDensity: Expr, y: SymbolExpr): Expr {
  const visit = sharedMap((node, within) => {
    const parts = node.kind === 'apply' && node.fn === 'log' ? exponentialsIn(node.args[0] as Expr, y, 'line') : [];
    const [first, second] = parts ?? [];
    if (first === undefined || second === undefined || parts?.length !== 2) return mapOperands(node, within);
    const [high, low] = isPositive(first.coefficient) ? [first, second] : [second, first];
    const gap = simplify(subtract(low.rate, high.rate));
    if (!isPositive(high.coefficient) || !isNegative(gap) || !areEqual(low.coefficient, negate(high.coefficient)))
      return mapOperands(node, within);
    return add(log(high.coefficient), multiply(high.rate, y), log(subtract(one, exp(multiply(gap, y)))));
  });
  return visit(logDensity);
}

/** v^exponent of a simplified v. */
export const root = (value: Expr, exponent: Expr): Expr => simplify(power(simplify(value), exponent));
