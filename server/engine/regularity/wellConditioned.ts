// At the point, the data determine every combination of the parameters about as well as each parameter: I(θ) is not nearly singular.
import { conditionNumber } from '../numeric/linearAlgebra.ts';
import { displayName } from '../text/names.ts';
import type { Condition, ModelFacts } from './condition.ts';
import { pointWords, roundedText } from './words.ts';

/** Above it, I(θ) in units in which its diagonal is 1 counts as nearly singular. */
const limit = 1e8;

/** κ of the information at the point, scaled to unit diagonal: it does not depend on the units of the parameters. */
export function scaledCondition({ information, algebra }: ModelFacts): number | undefined {
  const value = information.at?.value;
  if (value === undefined || algebra === undefined || algebra.rank < value.length) return undefined;
  const condition = conditionNumber(value);
  return Number.isFinite(condition) ? condition : undefined;
}

interface Correlation {
  readonly between: readonly [string, string];
  /** In (−1, 1), of the efficient estimators of the two. */
  readonly value: number;
}

/** The two parameters whose efficient estimators are correlated most, from I⁻¹; undefined for one parameter. */
export function strongestCorrelation({ model, algebra }: ModelFacts): Correlation | undefined {
  const inverse = algebra?.inverse;
  if (inverse === undefined) return undefined;
  const names = model.parameters.map((p) => displayName(p.symbol.name));
  let strongest: Correlation | undefined;
  inverse.forEach((row, i) => {
    row.slice(0, i).forEach((entry, j) => {
      const value = entry / Math.sqrt((inverse[i]?.[i] ?? NaN) * (inverse[j]?.[j] ?? NaN));
      if (Number.isFinite(value) && Math.abs(value) > Math.abs(strongest?.value ?? 0))
        strongest = { between: [names[j] ?? '', names[i] ?? ''], value };
    });
  });
  return strongest;
}

/** `The estimators of k and b have correlation 1 − 2·10⁻⁹.` */
export function correlationSentence(facts: ModelFacts): string {
  const strongest = strongestCorrelation(facts);
  if (strongest === undefined || Math.abs(strongest.value) < 0.99) return '';
  const [a, b] = strongest.between;
  const size = Math.min(1, Math.abs(strongest.value));
  const near = size > 0.999999 ? 'within one millionth of ' : '';
  const shown = near === '' ? roundedText(strongest.value) : strongest.value > 0 ? '1' : '−1';
  return ` Efficient estimators of ${a} and ${b} have a correlation ${near === '' ? 'of ' : near}${shown.replace('-', '−')}.`;
}

export const wellConditioned: Condition = {
  id: 'well-conditioned',
  title: 'The data determine every combination of the parameters, practically as well',
  source:
    'van der Sluis, Numerische Mathematik 14 (1969) 14–23; Golub and Van Loan, Matrix Computations (2013), section 2.6',
  assess(facts) {
    const { model } = facts;
    const condition = scaledCondition(facts);
    if (condition === undefined || model.point === undefined || model.parameters.length < 2) return undefined;
    const place = pointWords(
      model.parameters.map((p) => p.symbol),
      model.point,
    );
    const number = `At ${place} the information, scaled to unit diagonal, has condition number ${roundedText(condition)}.`;
    return condition <= limit
      ? { verdict: 'holds', reason: number }
      : { verdict: 'fails', reason: `${number}${correlationSentence(facts)}` };
  },
};
