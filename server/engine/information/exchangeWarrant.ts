// Decides what may be said for exchanging derivative and integral, on which the Hessian form of the information rests.
// Source: Brown, Fundamentals of Statistical Exponential Families (1986), theorem 2.2; Lehmann and Casella, section 2.5.
import type { Step } from '../derivation/step.ts';
import type { ClosedInformation } from './closedForm.ts';
import { isSupportFixed } from './closedForm.ts';
import { isExponentialFamily } from './exponentialForm.ts';
import type { FisherInformation } from './fisherInformation.ts';

/** What a step by the second Bartlett identity says of its hypothesis: in words, and what must be positive. */
export function exchangeWarrant(
  { normalized, verification, regularWhere }: FisherInformation,
  source: ClosedInformation['source'],
): Pick<Step, 'subjects' | 'conditions'> {
  const law = source.kind === 'family' ? source.canonical : normalized.law;
  const parameters = source.kind === 'family' ? source.active.map((a) => a.symbol) : source.parameters;
  const operation = law.measure === 'counting' ? 'sum' : 'integral';
  if (isExponentialFamily(law, parameters))
    return {
      subjects: {
        warrant: `which holds in an exponential family, since its density may be differentiated under the ${operation}`,
      },
    };
  const confirmed = verification.some(
    (v) => v.agrees && ['score-covariance', 'negative-hessian'].every((name) => v.routes.some((r) => r.name === name)),
  );
  const moving = isSupportFixed(law.support, parameters)
    ? ''
    : ' where the density vanishes fast enough at the end of the support that moves';
  // a condition by cases is not for reading; the moments state what they need
  const conditions = regularWhere.flatMap((e) =>
    e.kind === 'piecewise' ? [] : [{ kind: 'positive', expression: e } as const],
  );
  return {
    subjects: {
      warrant: confirmed
        ? `which holds${moving} here, as numerical integration of both of its sides confirms`
        : `which needs that the density may be differentiated twice under the ${operation}`,
    },
    ...(conditions.length === 0 ? {} : { conditions }),
  };
}
