// Decides from values whether the integral, or sum, of a kernel of one number diverges at an end of its support.
// Source: Cauchy's condensation: where z·k(z) does not fall as z doubles again and again, each doubling adds as much.
import { compile } from '../expr/compile.ts';
import { someNode, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import type { Law } from '../distributions/law.ts';
import { boundsOf } from '../model/supports.ts';

/** Doublings looked at: toward an infinite end, of whole numbers, and toward a finite one, where the distance loses digits. */
const toInfinity = [3, 400] as const;
/** Where logarithms of Γ and the like cancel, digits are lost sooner. */
const toLargeNumbers = [3, 26] as const;
const toEnd = [4, 26] as const;
/** The first ones are not yet the tail. */
const skipped = 5;
/** With smaller powers and rates than these a tail may begin beyond all numbers. */
const [least, most] = [0.05, 50];
/** What rounding may take from one value to the next. */
const rounding = 1e-7;

const isExtreme = (value: number): boolean => value !== 0 && (Math.abs(value) < least || Math.abs(value) > most);
const elementary: ReadonlySet<string> = new Set(['log', 'abs', 'sign', 'cosh', 'sinh', 'tanh', 'atan']);

/** Whether the last steps, before numbers overflow, are large and ever larger, as those of an exponential that grows. */
function growsWithoutEnd(weights: readonly number[]): boolean {
  const steps = weights.slice(1).map((w, k) => w - (weights[k] as number));
  const last = steps.slice(-3);
  return last.length === 3 && last.every((step, k) => step > 5 && (k === 0 || step > 1.5 * (last[k - 1] as number)));
}

/** The end at which it diverges; undefined where that is not seen. */
export function divergentTail(
  law: Law,
  symbols: readonly SymbolExpr[],
  values: readonly number[],
): 'lower' | 'upper' | undefined {
  const { support, variables, measure } = law;
  if (variables.length !== 1 || (support.kind !== 'interval' && support.kind !== 'integers')) return undefined;
  const ends = new Float64Array(2);
  compile(boundsOf(support), symbols).bind(values)([], ends);
  const [from = NaN, to = NaN] = ends;
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  const isElementary = !someNode(law.logDensity, (node) => node.kind === 'apply' && !elementary.has(node.fn));
  const hasExtremes =
    values.some(isExtreme) ||
    someNode(law.logDensity, (node) => node.kind === 'number' && isExtreme(Q.toNumber(node.value)));
  if (hasExtremes) return undefined;
  const run = compile([law.logDensity], symbols, variables).bind(values);
  const out = new Float64Array(1);
  /** log(z·k) at the distance z = 2^j from a finite end, or from 0 or the other end toward an infinite one. */
  const weightAt = (side: 'lower' | 'upper', j: number): number => {
    const [end, other] = side === 'upper' ? [to, from] : [from, to];
    const inward = side === 'upper' ? -1 : 1;
    const origin = Number.isFinite(end) ? end : Number.isFinite(other) ? other : 0;
    const z = 2 ** j;
    run([origin + (Number.isFinite(end) ? inward : -inward) * z], out);
    return (out[0] as number) + j * Math.LN2;
  };
  const diverges = (side: 'lower' | 'upper'): boolean => {
    const end = side === 'upper' ? to : from;
    const isFinite = Number.isFinite(end);
    if (isFinite && measure === 'counting') return false;
    const [first, last] = isFinite ? toEnd : isElementary && measure === 'lebesgue' ? toInfinity : toLargeNumbers;
    if (isFinite && 2 ** -first > (to - from) / 2) return false;
    const weights = Array.from({ length: last - first + 1 }, (_, k) =>
      weightAt(side, (isFinite ? -1 : 1) * (first + k)),
    );
    const lost = weights.findIndex((w) => !Number.isFinite(w));
    if (lost >= 0) return measure === 'lebesgue' && !isFinite && growsWithoutEnd(weights.slice(0, lost));
    const far = weights.slice(isFinite ? 0 : skipped);
    return far.every((w, k) => k === 0 || w >= (far[k - 1] as number) - rounding);
  };
  return diverges('upper') ? 'upper' : diverges('lower') ? 'lower' : undefined;
}
