// Sets of numbers as one interval: intersection, inclusion, and how one is written in the language.
import * as Q from '../expr/rational.ts';
import { range, type Range } from '../expr/range.ts';

const lowerIsInside = (inner: Range, outer: Range): boolean =>
  inner.lower > outer.lower || (inner.lower === outer.lower && (inner.lowerOpen || !outer.lowerOpen));
const upperIsInside = (inner: Range, outer: Range): boolean =>
  inner.upper < outer.upper || (inner.upper === outer.upper && (inner.upperOpen || !outer.upperOpen));

/** Whether every number of `inner` is one of `outer`; infinite ends count as open. */
export function isWithin(inner: Range, outer: Range): boolean {
  if (outer.integer && !inner.integer) return false;
  return lowerIsInside(opened(inner), opened(outer)) && upperIsInside(opened(inner), opened(outer));
}

/** With infinite ends open. */
const opened = (r: Range): Range => ({
  ...r,
  lowerOpen: r.lowerOpen || r.lower === -Infinity,
  upperOpen: r.upperOpen || r.upper === Infinity,
});

/** The numbers in both; undefined where there are none. */
export function intersection(a: Range, b: Range): Range | undefined {
  const lowest = lowerIsInside(a, b) ? a : b;
  const highest = upperIsInside(a, b) ? a : b;
  const { lower, lowerOpen } = lowest;
  const { upper, upperOpen } = highest;
  if (lower > upper || (lower === upper && (lowerOpen || upperOpen))) return undefined;
  return { lower, upper, lowerOpen, upperOpen, integer: a.integer || b.integer };
}

/** The interval without its ends; whole numbers keep theirs. */
export const interior = (r: Range): Range => (r.integer ? r : { ...r, lowerOpen: true, upperOpen: true });

/** The image under t ↦ scale·t + shift, with scale ≠ 0. */
export function affineImage(r: Range, scale: number, shift: number): Range {
  const at = (value: number): number => (Number.isFinite(value) ? value * scale + shift : value * Math.sign(scale));
  const straight = scale > 0;
  const [lower, upper] = straight ? [r.lower, r.upper] : [r.upper, r.lower];
  const [lowerOpen, upperOpen] = straight ? [r.lowerOpen, r.upperOpen] : [r.upperOpen, r.lowerOpen];
  return range(at(lower), at(upper), { lowerOpen, upperOpen });
}

/** A number as one would write it: 1/3 for what is 1/3 to the last bit, else a decimal. */
export function numberText(value: number): string {
  if (value === Infinity) return 'inf';
  if (value === -Infinity) return '-inf';
  if (Number.isInteger(value)) return String(value);
  const decimal = String(value);
  if (decimal.length <= 6) return decimal;
  for (let denominator = 2; denominator <= 64; denominator++) {
    const numerator = Math.round(value * denominator);
    if (numerator / denominator === value) return `${numerator}/${denominator}`;
  }
  return decimal;
}

/** The interval in the model language: `R`, `(0, inf)`, `[0, 1]`, `{0..}`. */
export function domainText(r: Range): string {
  if (r.integer) return `{${numberText(r.lower)}..${r.upper === Infinity ? '' : numberText(r.upper)}}`;
  if (r.lower === -Infinity && r.upper === Infinity) return 'R';
  const { lowerOpen, upperOpen } = opened(r);
  return `${lowerOpen ? '(' : '['}${numberText(r.lower)}, ${numberText(r.upper)}${upperOpen ? ')' : ']'}`;
}

/** In words: `positive`, `between 0 and 1`. */
export function domainWords(r: Range): string {
  const kind = r.integer ? 'a whole number' : 'a number';
  const { lowerOpen, upperOpen } = opened(r);
  if (r.lower === -Infinity && r.upper === Infinity) return kind;
  if (r.upper === Infinity) {
    if (!r.integer && r.lower === 0) return lowerOpen ? 'positive' : 'not negative';
    return `${kind} ${lowerOpen ? 'above' : 'from'} ${numberText(r.lower)}${lowerOpen ? '' : ' on'}`;
  }
  if (r.lower === -Infinity) {
    if (!r.integer && r.upper === 0) return upperOpen ? 'negative' : 'not positive';
    return `${kind} ${upperOpen ? 'below' : 'up to'} ${numberText(r.upper)}`;
  }
  return lowerOpen && upperOpen
    ? `${kind} between ${numberText(r.lower)} and ${numberText(r.upper)}`
    : `${kind} in ${domainText(r)}`;
}

/** The simple fraction within rounding of a number, else the number itself. */
export function snapped(value: number): number {
  if (!Number.isFinite(value)) return value;
  for (let denominator = 1; denominator <= 360; denominator++) {
    const numerator = Math.round(value * denominator);
    const candidate = Q.toNumber(Q.rational(BigInt(numerator), BigInt(denominator)));
    if (Math.abs(candidate - value) <= 1e-9 * Math.max(1, Math.abs(value))) return candidate;
  }
  return value;
}
