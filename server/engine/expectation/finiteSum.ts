// Expectations over a finite support: the sum over its points, simplified.
import { add, exp, multiply, number, one } from '../expr/build.ts';
import { operands, type Expr } from '../expr/expr.ts';
import { withoutExponentialSums } from '../expr/exponentialSums.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { expectation, expression } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import type { ScalarSupport, Support } from '../distributions/support.ts';
import type { ExpectationStrategy } from './strategy.ts';

/** More points than this are summed in numbers only. */
export const mostSymbolicPoints = 128;

function scalarPoints(support: ScalarSupport, most: number): readonly Expr[] | undefined {
  if (support.kind === 'finite') return support.points.length <= most ? support.points : undefined;
  if (support.kind !== 'integers' || support.from.kind !== 'number' || support.to.kind !== 'number') return undefined;
  const [from, to] = [Number(support.from.value.numerator), Number(support.to.value.numerator)];
  if (to - from + 1 > most) return undefined;
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => number(from + i));
}

/** Every point of the support, component by component, where there are at most `most` of them. */
export function supportPoints(support: Support, most: number): readonly (readonly Expr[])[] | undefined {
  const factors = support.kind === 'product' ? support.factors : [support];
  let points: (readonly Expr[])[] = [[]];
  for (const factor of factors) {
    const choices = scalarPoints(factor, most);
    if (choices === undefined || choices.length * points.length > most) return undefined;
    points = points.flatMap((head) => choices.map((c) => [...head, c]));
  }
  return points;
}

/** Σ over the support's points of f at the point; undefined where there are too many. */
export function sumOverSupport(f: Expr, law: Law): Expr | undefined {
  const points = supportPoints(law.support, mostSymbolicPoints);
  if (points === undefined) return undefined;
  return add(...points.map((point) => substitute(f, new Map(law.variables.map((x, i) => [x, point[i] ?? one])))));
}

/** Terms with gamma functions of the parameters do not gather: more of them are no closed form. */
const mostGammas = 40;

/** The gamma functions and their like in the sum, each as often as it is written. */
function gammasIn(e: Expr, known = new Map<Expr, number>()): number {
  const before = known.get(e);
  if (before !== undefined) return before;
  const own = e.kind === 'apply' && (e.fn === 'gamma' || e.fn === 'lgamma' || e.fn === 'polygamma') ? 1 : 0;
  const count = operands(e).reduce((total, operand) => total + gammasIn(operand, known), own);
  known.set(e, count);
  return count;
}

export const finiteSum: ExpectationStrategy = {
  id: 'finite-sum',
  expectation(f, { law }, trace) {
    const total = law.measure === 'counting' ? sumOverSupport(multiply(exp(law.logDensity), f), law) : undefined;
    if (total === undefined || gammasIn(total) > mostGammas) return undefined;
    const value = simplify(withoutExponentialSums(total));
    trace.record({
      from: expectation(f, law.variables),
      relation: '=',
      to: expression(value),
      principle: 'finite-sum',
    });
    return value;
  },
};
