// Jeffreys' symmetrized divergence D(p‖q) + D(q‖p) = ∫ (p − q) log p/q.
// Source: Jeffreys, Proceedings of the Royal Society A 186 (1946).
import { add } from '../expr/build.ts';
import { shape } from '../expr/shape/shape.ts';
import { isClosed } from '../information/closedForm.ts';
import { without, type Divergence, type DivergenceResult } from './divergence.ts';
import { kullbackLeibler } from './kullbackLeibler.ts';
import { reverseKullbackLeibler } from './reverseKullbackLeibler.ts';

export const jeffreysDivergence: Divergence = {
  name: 'jeffreys',
  title: 'Jeffreys divergence',
  curvature: 1,
  isSymmetric: true,
  evaluate(problem): DivergenceResult | undefined {
    const forth = kullbackLeibler.evaluate(problem);
    const back = reverseKullbackLeibler.evaluate(problem);
    if (forth === undefined || back === undefined) return undefined;
    const formula =
      forth.expression === undefined || back.expression === undefined
        ? undefined
        : shape(add(forth.expression, back.expression), 'brief');
    const expression = formula !== undefined && isClosed(formula) ? formula : undefined;
    const infinite = [forth, back].find((r) => r.status === 'infinite');
    if (infinite?.reason !== undefined) return without('infinite', infinite.reason, expression);
    const lacking = [forth, back].find((r) => r.status === 'undefined' || r.status === 'unresolved');
    if (lacking !== undefined) return { ...lacking, expression: undefined, value: undefined, errorBound: undefined };
    const hasValue = forth.value !== undefined && back.value !== undefined;
    return {
      status: expression === undefined ? 'numeric' : 'closed-form',
      reason: forth.reason ?? back.reason,
      expression,
      value: hasValue ? forth.value + back.value : undefined,
      errorBound: hasValue ? (forth.errorBound ?? 0) + (back.errorBound ?? 0) : undefined,
    };
  },
  source: 'Jeffreys, Proceedings of the Royal Society A 186 (1946)',
};
