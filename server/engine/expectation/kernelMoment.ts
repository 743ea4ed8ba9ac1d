// Means of the statistics of an exponential family whose normalizing integral is known: the derivatives of log Z in the
// coefficients (E T = ∇A). It reaches curved families, for which E[score] = 0 gives too few equations.
// Source: Brown, Fundamentals of Statistical Exponential Families (1986), chapter 2.
import { add, multiply, symbol } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import type { Expr } from '../expr/expr.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { linearForm } from './linearForm.ts';
import { logPartition } from './logPartition.ts';
import { fromMeans } from './meansOfStatistics.ts';
import type { ExpectationStrategy } from './strategy.ts';

const known = new WeakMap<Law, ReadonlyMap<Expr, Expr> | 'none'>();

/** E T for each statistic T of the log-density. */
function statisticMeans(law: Law): ReadonlyMap<Expr, Expr> | undefined {
  const cached = known.get(law);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const result = compute(law);
  known.set(law, result ?? 'none');
  return result;
}

function compute(law: Law): ReadonlyMap<Expr, Expr> | undefined {
  const form = linearForm(law.logDensity, law.variables);
  if (form === undefined || form.terms.length === 0 || law.variables.length > 1) return undefined;
  // the coefficients as free natural parameters, of which each has the range of what stands in its place
  const naturals = form.terms.map((t, i) =>
    t.coefficient.kind === 'number' ? t.coefficient : symbol(`_eta${String(i)}`, 'parameter', rangeOf(t.coefficient)),
  );
  const kernel = add(...form.terms.map((t, i) => multiply(naturals[i] as Expr, t.atom)));
  const partition = logPartition({ ...law, logDensity: kernel });
  if (partition === undefined) return undefined;
  const values = new Map(naturals.map((n, i) => [n, form.terms[i]?.coefficient as Expr]));
  return new Map(
    form.terms.flatMap((t, i): [Expr, Expr][] => {
      const natural = naturals[i] as Expr;
      if (natural.kind !== 'symbol') return [];
      return [[t.atom, simplify(substitute(differentiate(partition.value, natural), values))]];
    }),
  );
}

export const kernelMoment: ExpectationStrategy = {
  id: 'log-partition',
  expectation(f, { law }, trace) {
    const form = linearForm(f, law.variables);
    const means = form === undefined ? undefined : statisticMeans(law);
    if (form === undefined || means === undefined) return undefined;
    const values = form.terms.map((t) => means.get(t.atom)).filter((v) => v !== undefined);
    if (values.length < form.terms.length) return undefined;
    return fromMeans(f, form, values, 'log-partition-derivative', law.variables, trace);
  },
};
