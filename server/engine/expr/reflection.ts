// Γ and ψ at n − w by those at w: Γ(1 − w) = π/(Γ(w) sin πw), ψ(1 − w) = ψ(w) + π cot πw (DLMF 5.5.3, 5.15.6).
import { add, divide, minusOne, multiply, number, one, pi, splitCoefficient, square, subtract, zero } from './build.ts';
import { eachNode, type Expr } from './expr.ts';
import { gamma, lgamma, polygamma } from './functions/gammaFamily.ts';
import { log } from './functions/log.ts';
import { cos, sin } from './functions/trigonometric.ts';
import * as Q from './rational.ts';
import { polygammaShift, risingFactorial } from './shifts.ts';
import { mapOperands, sharedMap } from './substitute.ts';

/** n ± w with a whole n, where every term of w has a plus sign. */
interface Mirrored {
  readonly n: number;
  readonly w: Expr;
  readonly isMinus: boolean;
}

function mirrored(node: Expr): Mirrored | undefined {
  if (node.kind !== 'apply' || !['gamma', 'lgamma', 'polygamma'].includes(node.fn)) return undefined;
  const u = node.args.at(-1);
  const terms = u?.kind === 'sum' ? u.terms : u === undefined ? [] : [u];
  const constant = terms.find((t) => t.kind === 'number');
  const n = constant?.kind === 'number' ? constant.value : Q.zero;
  const signs = terms.filter((t) => t !== constant).map((t) => Q.sign(splitCoefficient(t).coefficient));
  const [sign] = signs;
  if (!Q.isInteger(n) || sign === undefined || signs.some((s) => s !== sign)) return undefined;
  const rest = add(...terms.filter((t) => t !== constant));
  return { n: Q.toNumber(n), w: sign < 0 ? multiply(minusOne, rest) : rest, isMinus: sign < 0 };
}

/** Do functions stand at n − w with their like at m + w, or with a sine? */
export function mayReflect(e: Expr): boolean {
  const sides: [Set<Expr>, Set<Expr>] = [new Set(), new Set()];
  let hasSine = false;
  eachNode(e, (node) => {
    if (node.kind === 'apply' && node.fn === 'sin') hasSine = true;
    const found = mirrored(node);
    if (found !== undefined) sides[found.isMinus ? 0 : 1].add(found.w);
  });
  return [...sides[0]].some((w) => hasSine || sides[1].has(w));
}

/** The expression with Γ(n − w) and ψ(n − w) written by those of w; logarithms of Γ up to the sign of what stands in them. */
export function reflected(e: Expr): Expr {
  const visit = sharedMap((node, within): Expr => {
    const found = mirrored(node);
    const other = found?.isMinus === true && node.kind === 'apply' ? atMirror(node.fn, node.args, found) : undefined;
    return other ?? mapOperands(node, within);
  });
  return visit(e);
}

function atMirror(fn: string, [order]: readonly Expr[], { n, w }: Mirrored): Expr | undefined {
  const [base, wave] = [subtract(one, w), multiply(pi, w)];
  if (fn === 'polygamma') {
    const k = order?.kind === 'number' ? order.value.numerator : -1n;
    const shift = n === 1 ? zero : polygammaShift(k, base, n - 1);
    if (shift === undefined || (k !== 0n && k !== 1n)) return undefined;
    const own = polygamma(number(Number(k)), w);
    if (k === 0n) return add(own, divide(multiply(pi, cos(wave)), sin(wave)), shift);
    return add(divide(square(pi), square(sin(wave))), multiply(minusOne, own), shift);
  }
  // Γ(n − w) = Γ(1 − w) (1 − w)_(n−1)
  const factor = n === 1 ? pi : multiply(pi, risingFactorial(base, n - 1));
  return fn === 'gamma'
    ? divide(factor, multiply(sin(wave), gamma(w)))
    : subtract(log(factor), add(log(sin(wave)), lgamma(w)));
}
