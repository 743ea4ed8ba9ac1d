// Expectations under an elliptical law in closed form, where the law of its quadratic form is recognized.
import { simplify } from '../expr/simplify.ts';
import { dependsOnAny } from '../expr/expr.ts';
import { expectation, expression, Trace } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import type { LogPartition } from './discretePartition.ts';
import { ellipticalOf, radius } from '../model/ellipticalLaw.ts';
import { averaged } from './ellipticalMean.ts';
import { pivotExpectation } from './pivotExpectation.ts';
import { recognizeFamily } from './recognition/recognizeFamily.ts';
import type { RecognizedFamily } from './recognition/recognizedFamily.ts';
import type { ExpectationStrategy } from './strategy.ts';

const known = new WeakMap<Law, RecognizedFamily | 'none'>();

function recognizedOf(radial: Law): RecognizedFamily | undefined {
  const cached = known.get(radial);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const found = recognizeFamily(radial, true);
  known.set(radial, found ?? 'none');
  return found;
}

/** log ∫ of a kernel that is a function of ρ. */
export function ellipticalPartition(law: Law): LogPartition | undefined {
  const elliptical = ellipticalOf(law);
  const recognized = elliptical === undefined ? undefined : recognizedOf(elliptical.radial);
  return recognized === undefined
    ? undefined
    : { value: simplify(recognized.logPartition), positive: recognized.positive };
}

export const ellipticalVector: ExpectationStrategy = {
  id: 'elliptical-vector',
  expectation(f, { law }, trace) {
    const elliptical = ellipticalOf(law);
    const recognized = elliptical === undefined ? undefined : recognizedOf(elliptical.radial);
    if (elliptical === undefined || recognized?.pivot === undefined || recognized.positive.length > 0) return undefined;
    const ofRadius = averaged(f, law.variables, elliptical);
    if (ofRadius === undefined) return undefined;
    const problem = {
      law: { ...elliptical.radial, pivot: recognized.pivot },
      parameters: [],
      scores: [],
      scoreMeanIsZero: false,
    };
    const value = dependsOnAny(ofRadius, [radius])
      ? pivotExpectation.expectation(ofRadius, problem, new Trace())
      : ofRadius;
    if (value === undefined) return undefined;
    const result = simplify(value);
    trace.record({
      from: expectation(f, law.variables),
      relation: '=',
      to: expression(result),
      principle: 'elliptical-law',
    });
    return result;
  },
};
