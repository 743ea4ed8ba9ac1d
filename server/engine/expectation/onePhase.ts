// Means of cosines and sines in another phase than that of the density: by the addition theorems they are means in its own.
// Sources: NIST DLMF 4.21.1 and 4.21.2; Mardia and Jupp, Directional Statistics (2000), section 3.5.4.
import { expectation, Trace } from '../derivation/step.ts';
import { kernelMoment } from './kernelMoment.ts';
import { inPhase, phaseOf } from './phase.ts';
import { scoreEquations } from './scoreEquations.ts';
import type { ExpectationStrategy } from './strategy.ts';

export const onePhase: ExpectationStrategy = {
  id: 'one-phase',
  expectation(f, problem, trace) {
    const [x, other] = problem.law.variables;
    const angle = x === undefined || other !== undefined ? undefined : phaseOf(problem.law.logDensity, x);
    if (x === undefined || angle === undefined) return undefined;
    const turned = inPhase(f, x, angle);
    if (turned === f) return undefined;
    for (const strategy of [scoreEquations, kernelMoment]) {
      const rest = new Trace();
      const value = strategy.expectation(turned, problem, rest);
      if (value === undefined) continue;
      trace.record({ from: expectation(f, [x]), relation: '=', to: expectation(turned, [x]), principle: 'algebra' });
      trace.append(rest.steps);
      return value;
    }
    return undefined;
  },
};
