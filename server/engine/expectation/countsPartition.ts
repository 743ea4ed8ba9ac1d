// The logarithm of the sum of a mass over vectors of counts with a given total, by the multinomial theorem:
// Σ n!/(x₁! … x_k!) w₁^x₁ … w_k^x_k = (w₁ + … + w_k)^n.
// Source: NIST DLMF 26.4.9.
import { add, exp, multiply, one, subtract, zero } from '../expr/build.ts';
import { dependsOnAny, type Expr } from '../expr/expr.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { log } from '../expr/functions/log.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import type { LogPartition } from './discretePartition.ts';
import { linearForm } from './linearForm.ts';

/** Undefined unless the support is one of counts and the log-mass the multinomial coefficient's with a linear form in the counts. */
export function countsPartition({ variables, support, logDensity }: Law): LogPartition | undefined {
  const region = support.kind === 'product' ? support.region : undefined;
  const total = region?.total;
  if (region?.kind !== 'counts' || total === undefined) return undefined;
  const factorial = (count: Expr): Expr => lgamma(add(count, one));
  const last = subtract(total, add(...variables));
  const coefficient = subtract(factorial(total), add(...[...variables, last].map(factorial)));
  const form = linearForm(simplify(subtract(logDensity, coefficient)), variables);
  if (form === undefined || dependsOnAny(form.constant, variables)) return undefined;
  if (form.terms.some(({ atom }) => !variables.some((x) => x === atom))) return undefined;
  const weights = variables.map((x) => exp(form.terms.find((t) => t.atom === x)?.coefficient ?? zero));
  return { value: add(form.constant, multiply(total, log(simplify(add(one, ...weights))))), positive: [] };
}
