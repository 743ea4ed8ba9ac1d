// The logarithm of the integral of a kernel q(x)ⁿ·k(x), q a sum of powers of a positive observation: the sum of the integrals of
// xᵖ·k(x), where these are known.
import { add, exp, infinity, multiply, negate, power } from '../expr/build.ts';
import { isPositive, rangeOf } from '../expr/assumptions.ts';
import type { Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import type { LogPartition } from './discretePartition.ts';
import { linearForm } from './linearForm.ts';

/** More terms than these are not added up. */
const mostTerms = 8;
const largestPower = 4;

/** log ∫ or log Σ of the kernel by `partition` of its parts; undefined where one of these is not known. */
export function polynomialPartition(
  law: Law,
  partition: (part: Law) => LogPartition | undefined,
): LogPartition | undefined {
  const { measure, variables, support } = law;
  const [x, other] = variables;
  if (x === undefined || other !== undefined || support.kind === 'product') return undefined;
  if (rangeOf(x).lower < 0) return undefined;
  const form = linearForm(law.logDensity, [x]);
  for (const { atom, coefficient } of form?.terms ?? []) {
    if (atom.kind !== 'apply' || atom.fn !== 'log' || (atom.args[0] as Expr).kind !== 'sum') continue;
    if (coefficient.kind !== 'number' || !Q.isInteger(coefficient.value)) continue;
    const n = Q.toNumber(coefficient.value);
    if (n < 1 || n > largestPower) continue;
    const expanded = linearForm(power(atom.args[0] as Expr, coefficient), [x]);
    if (expanded === undefined || expanded.terms.length > mostTerms) continue;
    const rest = add(law.logDensity, negate(multiply(coefficient, atom)));
    const isPower = (e: Expr): boolean => e === x || (e.kind === 'power' && e.base === x);
    if (!expanded.terms.every((t) => isPower(t.atom))) continue;
    const parts = [
      ...expanded.terms.map((t) => ({ factor: t.coefficient, logDensity: add(rest, log(t.atom)) })),
      ...(expanded.constant.kind === 'number' && Q.isZero(expanded.constant.value)
        ? []
        : [{ factor: expanded.constant, logDensity: rest }]),
    ];
    const sums = parts.map((part) =>
      partition({ name: 'custom', measure, variables, support, logDensity: part.logDensity }),
    );
    if (sums.includes(undefined)) continue;
    const found = sums as readonly LogPartition[];
    if (found.some((f) => f.value === infinity)) continue;
    const total = simplify(add(...found.map((f, i) => multiply((parts[i] as { factor: Expr }).factor, exp(f.value)))));
    const positive = [...new Set([...found.flatMap((f) => f.positive), total])].filter((e) => !isPositive(e));
    return { value: simplify(log(total)), positive };
  }
  return undefined;
}
