// The leaves of expressions: numbers, constants, symbols; products, powers and functions as they stand.
import { withoutCharge } from '../base/work.ts';
import * as Q from './rational.ts';
import { type Rational } from './rational.ts';
import type { ConstantName, Expr, SymbolExpr, SymbolRole } from './expr.ts';
import { intern } from './interning.ts';
import type { Range } from './range.ts';

/** Small whole numbers, found without a key. */
const wholes: Expr[] = [];
const largestWhole = 60n;

export function fromRational(value: Rational): Expr {
  const { numerator, denominator } = value;
  const isSmall = denominator === 1n && numerator <= largestWhole && numerator >= -largestWhole;
  const place = isSmall ? Number(numerator + largestWhole) : -1;
  const known = wholes[place];
  if (known !== undefined) return known;
  const result = intern({ kind: 'number', value });
  if (isSmall) wholes[place] = result;
  return result;
}
/** A number: whole, or a decimal taken exactly as written (0.1 is 1/10). */
export const number = (value: number): Expr =>
  fromRational(Number.isSafeInteger(value) ? Q.integer(value) : Q.fromDecimal(value));
export const ratio = (numerator: number, denominator: number): Expr =>
  fromRational(Q.rational(BigInt(numerator), BigInt(denominator)));
export const constant = (name: ConstantName): Expr => intern({ kind: 'constant', name });
export const zero = number(0);
export const one = number(1);
export const two = number(2);
export const half = ratio(1, 2);
export const minusOne = number(-1);
export const pi = constant('pi');
export const e = constant('e');
export const eulerGamma = constant('eulerGamma');
export const infinity = constant('infinity');

export const symbol = (name: string, role: SymbolRole, domain: Range): SymbolExpr =>
  intern({ kind: 'symbol', name, role, domain }) as SymbolExpr;

/** A function applied, as it stands: the function's own file has put the arguments into canonical form. */
export const rawApply = (fn: string, args: readonly Expr[], values: Range): Expr =>
  intern({ kind: 'apply', fn, args, range: values });

interface SplitTerm {
  readonly coefficient: Rational;
  readonly rest: Expr;
}
const splits = new WeakMap<Expr, SplitTerm>();

/** A term as a rational coefficient times the rest; the rest of a number is 1. */
export function splitCoefficient(term: Expr): SplitTerm {
  if (term.kind === 'number') return { coefficient: term.value, rest: one };
  if (term.kind !== 'product') return { coefficient: Q.one, rest: term };
  const [first, ...others] = term.factors;
  if (first?.kind !== 'number') return { coefficient: Q.one, rest: term };
  const known = splits.get(term);
  if (known !== undefined) return known;
  const rest = others.length === 1 ? (others[0] as Expr) : withoutCharge(() => rawProduct(others));
  const split = { coefficient: first.value, rest };
  splits.set(term, split);
  return split;
}

export const rawProduct = (factors: readonly Expr[]): Expr => intern({ kind: 'product', factors });
export const rawPower = (base: Expr, exponent: Expr): Expr => intern({ kind: 'power', base, exponent });
