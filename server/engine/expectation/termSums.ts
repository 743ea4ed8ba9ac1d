// Expectations on whole numbers by sums in closed form: of a statistic that is a product of powers of affine functions of the
// observation, whose terms have again a ratio that is a rational function.
import { add, exp } from '../expr/build.ts';
import { isNonNegative } from '../expr/assumptions.ts';
import type { Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { discretePartition, discreteTerms } from './discretePartition.ts';
import { linearForm } from './linearForm.ts';
import { fromMeans } from './meansOfStatistics.ts';
import type { ExpectationStrategy } from './strategy.ts';

const mostAtoms = 8;

const isRational = (atom: Expr): boolean =>
  (atom.kind === 'product' ? atom.factors : [atom]).every((f) => {
    const base = f.kind === 'power' ? f.base : f;
    return (base.kind === 'symbol' || base.kind === 'sum') && isNonNegative(base);
  });

/** E of the atom, as the sum of its products with the probabilities. */
function meanOf(atom: Expr, law: Law): Expr | undefined {
  const sum = isRational(atom) ? discretePartition({ ...law, logDensity: add(law.logDensity, log(atom)) }) : undefined;
  return sum === undefined || sum.positive.length > 0 ? undefined : simplify(exp(sum.value));
}

export const termSums: ExpectationStrategy = {
  id: 'term-sums',
  expectation(f, { law }, trace) {
    if (law.measure !== 'counting' || discreteTerms(law) === undefined) return undefined;
    const form = linearForm(f, law.variables);
    if (form === undefined || form.terms.length > mostAtoms) return undefined;
    const means: Expr[] = [];
    for (const { atom } of form.terms) {
      const mean = meanOf(atom, law);
      if (mean === undefined) return undefined;
      means.push(mean);
    }
    return fromMeans(f, form, means, 'term-sums', law.variables, trace);
  },
};
