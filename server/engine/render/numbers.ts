// Decides how numbers are written: exact ones as digits or fractions, measured ones to a few significant digits.
import { isInteger, type Rational } from '../expr/rational.ts';
import { digits, quotientOf, type Notation } from './notation.ts';

/** Denominators up to this are written as fractions also where a decimal would end. */
const largestPlainDenominator = 1000n;
const longestDecimal = 15;

/** A nonnegative rational: whole, a fraction, or, where it was most likely written so, a decimal. Always exact. */
export function rationalDigits(value: Rational): Notation {
  if (isInteger(value)) return digits(String(value.numerator));
  const decimal = terminatingDecimal(value);
  if (decimal !== undefined) return digits(decimal);
  return quotientOf(digits(String(value.numerator)), digits(String(value.denominator)));
}

/** The decimal that equals the rational, where it ends soon and its denominator is no power of 2 (those come from mathematics). */
export function terminatingDecimal(value: Rational): string | undefined {
  if (value.denominator <= largestPlainDenominator) return undefined;
  let rest = value.denominator;
  let [twos, fives] = [0, 0];
  while (rest % 2n === 0n && twos <= longestDecimal) {
    rest /= 2n;
    twos++;
  }
  while (rest % 5n === 0n && fives <= longestDecimal) {
    rest /= 5n;
    fives++;
  }
  const places = Math.max(twos, fives);
  if (rest !== 1n || fives === 0 || places > longestDecimal) return undefined;
  const scaled = String((value.numerator * 10n ** BigInt(places)) / value.denominator).padStart(places + 1, '0');
  if (scaled.length > longestDecimal) return undefined;
  return `${scaled.slice(0, -places)}.${scaled.slice(-places)}`;
}

export type NumberStyle = 'text' | 'unicode' | 'latex';

const superscriptDigits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A number to so many significant digits, without needless zeros; with a power of ten below 1e-4 and from 1e6. Whole
 * numbers below 1e6 keep all their digits. `text` is plain ASCII that programs read; the others have a true minus sign.
 */
export function formatNumber(value: number, style: NumberStyle, significant = 5): string {
  if (Number.isNaN(value)) return '?';
  if (!Number.isFinite(value)) return sign(value, style) + { text: 'inf', unicode: '∞', latex: '\\infty' }[style];
  if (value === 0) return '0';
  const magnitude = Math.abs(value);
  if (Number.isInteger(value) && magnitude < 1e6) return sign(value, style) + String(magnitude);
  const [mantissa = '', exponent = '0'] = magnitude.toExponential(significant - 1).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6)
    return (
      sign(value, style) +
      trimZeros(Number(magnitude.toPrecision(significant)).toFixed(Math.max(0, significant - 1 - power)))
    );
  return sign(value, style) + scientific(trimZeros(mantissa), power, style);
}

function scientific(mantissa: string, power: number, style: NumberStyle): string {
  const lead = mantissa === '1' ? '' : mantissa;
  switch (style) {
    case 'text':
      return `${mantissa}e${String(power)}`;
    case 'unicode':
      return `${lead === '' ? '' : `${lead}×`}10${superscriptInteger(power)}`;
    case 'latex':
      return `${lead === '' ? '' : `${lead} \\times `}10^{${String(power)}}`;
  }
}

/** The whole number in superscript digits. */
export const superscriptInteger = (value: number): string =>
  Array.from(String(value), (d) => (d === '-' ? '⁻' : (superscriptDigits[Number(d)] ?? d))).join('');

const sign = (value: number, style: NumberStyle): string => (value < 0 ? (style === 'unicode' ? '−' : '-') : '');

const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
