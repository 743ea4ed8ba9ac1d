// A divergence that is a function of one affinity ∫ p^(1−s) q^s: Rényi's, Amari's, Hellinger's, χ², Bhattacharyya's.
import type { Expr } from '../expr/expr.ts';
import { isClosed } from '../information/closedForm.ts';
import { affinityAt } from './affinityAt.ts';
import { readable } from './readable.ts';
import { without, type Divergence, type DivergenceResult } from './divergence.ts';
import { notFound } from './twoRoutes.ts';

export interface AffinityDivergence extends Omit<Divergence, 'evaluate'> {
  readonly s: number;
  /** The divergence as a function of L = log ∫ p^(1−s) q^s, with its derivative; `expression` is the same in symbols. */
  readonly expression: (logarithm: Expr) => Expr;
  readonly value: (logarithm: number) => number;
  readonly slope: (logarithm: number) => number;
}

export function fromAffinity({ s, expression, value, slope, ...rest }: AffinityDivergence): Divergence {
  return {
    ...rest,
    evaluate(problem): DivergenceResult {
      const affinity = affinityAt(problem, s);
      const { logarithm, where } = affinity;
      const form = logarithm === undefined ? undefined : readable(expression(logarithm));
      const shown = form !== undefined && isClosed(form) ? { expression: form, where } : { expression: undefined };
      switch (affinity.status) {
        case 'formula':
          return shown.expression === undefined
            ? without('unresolved', 'The closed form is too long, and there are no two points to compute it at.')
            : { ...shown, status: 'closed-form', reason: undefined, value: undefined, errorBound: undefined };
        case 'zero': {
          const limit = value(-Infinity);
          const reason = 'The two distributions have no value in common.';
          if (!Number.isFinite(limit)) return without('infinite', reason);
          return { status: 'numeric', reason, expression: undefined, value: limit, errorBound: 0 };
        }
        case 'infinite':
        case 'undefined':
        case 'unresolved':
          return { ...without(affinity.status, affinity.reason), ...(affinity.status === 'infinite' ? shown : {}) };
        default: {
          const signed = value(affinity.value);
          const result = Math.max(0, signed);
          if (!Number.isFinite(result))
            return { ...shown, ...without('unresolved', 'The number is too large to be written.', shown.expression) };
          const errorBound = Math.abs(slope(affinity.value)) * affinity.errorBound + 4 * Number.EPSILON * result;
          // no divergence is negative
          if (signed < -1e-9 - 4 * errorBound) return without('unresolved', notFound);
          return {
            ...shown,
            status: shown.expression === undefined ? 'numeric' : 'closed-form',
            reason:
              shown.expression === undefined
                ? 'No closed form in the functions of the language was found.'
                : affinity.reason,
            value: result,
            errorBound,
          };
        }
      }
    },
  };
}
