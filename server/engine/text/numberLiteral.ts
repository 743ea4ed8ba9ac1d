/** Decides how a number is written and which rational it is, exactly. */

import type { ExactNumber } from './syntax.ts';

/** Digits and decimal exponents beyond these are no measurement; without a limit `1e999999999` would fill the memory. */
const digitLimit = 400;
const exponentLimit = 400;

/** A number does not take the first point of `1..n`, nor the `e` of `2exp(x)`. */
const literal = /(\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE]([+-]?\d+))?/y;
/** What can't follow a number without making it something else: a second decimal point, or `1_000`. */
const trailing = /(?:\.(?!\.)\d*|_)[\w.]*/y;

/** A number as read: its end, and its value, or why it has none. */
export type NumberLiteral =
  | { readonly end: number; readonly value: ExactNumber }
  | { readonly end: number; readonly value: undefined; readonly message: string };

/** The number that starts at the offset; `undefined` where none does. */
export function readNumber(text: string, start: number): NumberLiteral | undefined {
  literal.lastIndex = start;
  const match = literal.exec(text);
  if (match === null) return undefined;
  const end = literal.lastIndex;
  trailing.lastIndex = end;
  if (trailing.test(text)) {
    return {
      end: trailing.lastIndex,
      value: undefined,
      message: 'This is not a number: digits, and at most one decimal point.',
    };
  }
  const value = exactNumber(match[1] ?? '', match[2] ?? '0');
  return value === undefined
    ? {
        end,
        value: undefined,
        message: `Numbers have at most ${digitLimit} digits, and exponents up to ${exponentLimit}.`,
      }
    : { end, value };
}

/** The rational that a decimal with an exponent stands for, in lowest terms; `undefined` beyond the limits. */
function exactNumber(decimal: string, exponent: string): ExactNumber | undefined {
  const [whole = '', fraction = ''] = decimal.split('.');
  const power = Number(exponent);
  if (whole.length + fraction.length > digitLimit || Math.abs(power) > exponentLimit) return undefined;
  const digits = BigInt(whole + fraction);
  const scale = power - fraction.length;
  return scale >= 0
    ? { numerator: digits * 10n ** BigInt(scale), denominator: 1n }
    : reduce(digits, 10n ** BigInt(-scale));
}

function reduce(numerator: bigint, denominator: bigint): ExactNumber {
  let divisor = denominator;
  let rest = numerator;
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}
