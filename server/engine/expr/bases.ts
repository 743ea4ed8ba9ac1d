// To which of the arguments that differ by whole numbers Γ and ψ are brought in a normal form.
import { eachNode, type Expr } from './expr.ts';
import { splitShift, splitShiftAbovePoles } from './shifts.ts';

/** By function and argument, how far above the least one the argument stands to which Γ and ψ are brought. */
export type Bases = ReadonlyMap<string, number>;

export const keyOf = (fn: string, base: Expr): string => `${fn} ${String(base.id)}`;

/** Γ and ψ as they stand, at the first of their arguments that differ by whole numbers. */
export function basesOf(expr: Expr): Bases {
  const bases = new Map<string, number>();
  eachNode(expr, (node) => {
    if (node.kind !== 'apply' || (node.fn !== 'gamma' && node.fn !== 'polygamma')) return;
    const [order] = node.args;
    const ofOrder = order?.kind === 'number' ? ` ${String(order.value.numerator)}` : '';
    const isGamma = node.fn === 'gamma';
    const { base, steps } = (isGamma ? splitShift : splitShiftAbovePoles)(node.args.at(-1) as Expr);
    const key = keyOf(isGamma ? 'gamma' : `polygamma${ofOrder}`, base);
    if (!bases.has(key)) bases.set(key, steps);
  });
  return bases;
}
