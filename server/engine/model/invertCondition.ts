// Decides which intervals of single symbols an expression's lying in an interval comes down to, by undoing operations from outside.
import { isNegative, isPositive, rangeOf } from '../expr/assumptions.ts';
import { add, divide, multiply, negate, splitCoefficient } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { freeSymbols } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { isNonNegative, monotoneImage, powerRange, range, type Range } from '../expr/range.ts';
import { affineImage, intersection, isWithin } from './intervals.ts';

export interface SymbolBound {
  readonly symbol: SymbolExpr;
  readonly range: Range;
}
export interface Inversion {
  readonly bounds: readonly SymbolBound[];
  /** Whether the bounds imply the condition; else it stands beside them. */
  readonly complete: boolean;
}
export type InversionResult = Inversion | 'impossible' | undefined;

export interface InversionContext {
  /** Whether the symbol is one whose domain is sought. */
  isFree(symbol: SymbolExpr): boolean;
  /** Whether a square of the symbol that must be positive is read as that of a positive number. */
  takesPositive(symbol: SymbolExpr): boolean;
}

const satisfied: Inversion = { bounds: [], complete: true };
const above = range(0, Infinity, { lowerOpen: true });
const below = range(-Infinity, 0, { upperOpen: true });

/**
 * The bounds on free symbols under which `expr` lies in `target`; `impossible` where it never does, undefined where no
 * rule applies. A product of several free symbols that must be positive is read as each of them positive, and an even
 * power as that of a positive number unless the context knows better: what writers mean by such models.
 */
export function invertCondition(expr: Expr, target: Range, context: InversionContext): InversionResult {
  const values = rangeOf(expr);
  const wanted = { ...target, integer: false };
  const mustBeWhole = target.integer && expr.kind === 'symbol' && !expr.domain.integer;
  if (isWithin({ ...values, integer: false }, wanted) && !mustBeWhole) return satisfied;
  if (intersection({ ...values, integer: false }, wanted) === undefined) return 'impossible';
  switch (expr.kind) {
    case 'symbol':
      return context.isFree(expr) ? { bounds: [{ symbol: expr, range: target }], complete: true } : undefined;
    case 'sum':
      return invertSum(expr.terms, wanted, context);
    case 'product':
      return invertProduct(expr, wanted, context);
    case 'power':
      return invertPower(expr.base, expr.exponent, wanted, context);
    case 'apply': {
      const argument = expr.args[0];
      if (expr.fn !== 'log' || argument === undefined) return undefined;
      return invertCondition(argument, monotoneImage(wanted, Math.exp), context);
    }
    default:
      return undefined;
  }
}

function invertSum(terms: readonly Expr[], target: Range, context: InversionContext): InversionResult {
  const [first, second] = terms;
  if (terms.length !== 2 || first?.kind !== 'number' || second === undefined) {
    const common = commonFactors(terms);
    if (common.length === 0) return undefined;
    const factor = multiply(...common);
    const rest = add(...terms.map((term) => divide(term, factor)));
    return rest.kind === 'sum' ? invertFactors([...common, rest], target, context) : undefined;
  }
  return invertCondition(second, affineImage(target, 1, -Q.toNumber(first.value)), context);
}

/** The factors that stand in every term. */
function commonFactors(terms: readonly Expr[]): readonly Expr[] {
  const [first, ...others] = terms.map((term) => (term.kind === 'product' ? term.factors : [term]));
  return (first ?? []).filter((f) => f.kind !== 'number' && others.every((factors) => factors.includes(f)));
}

function invertProduct(expr: Expr & { kind: 'product' }, target: Range, context: InversionContext): InversionResult {
  const { coefficient, rest } = splitCoefficient(expr);
  if (!Q.isOne(coefficient)) return invertCondition(rest, affineImage(target, 1 / Q.toNumber(coefficient), 0), context);
  return invertFactors(expr.factors, target, context);
}

function invertFactors(factors: readonly Expr[], target: Range, context: InversionContext): InversionResult {
  const sign = target.lower >= 0 ? 1 : target.upper <= 0 ? -1 : 0;
  if (sign === 0) return undefined;
  const open = factors.filter((factor) => !isPositive(factor) && !isNegative(factor));
  const negatives = factors.filter(isNegative).length;
  const remainder = negatives % 2 === 0 ? sign : -sign;
  const complete = isWithin(sign > 0 ? above : below, target);
  if (open.length === 0) return complete ? satisfied : undefined;
  if (open.length > 1 && remainder < 0) return undefined;
  const parts = open.map((factor) => invertCondition(factor, remainder > 0 ? above : below, context));
  // where one factor says nothing yet, what the others say may decide it in a later round
  const known = parts.filter((part) => part !== undefined);
  return known.length === 0 ? undefined : together(known, complete && known.length === parts.length);
}

function together(parts: readonly (Inversion | 'impossible')[], complete: boolean): InversionResult {
  const bounds: SymbolBound[] = [];
  let whole = complete;
  for (const part of parts) {
    if (part === 'impossible') return undefined;
    bounds.push(...part.bounds);
    whole &&= part.complete;
  }
  return { bounds, complete: whole };
}

function invertPower(base: Expr, exponent: Expr, target: Range, context: InversionContext): InversionResult {
  const nonNegative = intersection(target, range(0, Infinity));
  if (base.kind === 'constant') {
    const log = (v: number): number => (v <= 0 ? -Infinity : Math.log(v));
    if (base.name !== 'e' || nonNegative === undefined) return undefined;
    return invertCondition(exponent, monotoneImage(nonNegative, log), context);
  }
  if (exponent.kind !== 'number') return invertSymbolicPower(base, exponent, target, context);
  const n = Q.toNumber(exponent.value);
  if (Q.isInteger(exponent.value) && exponent.value.numerator % 2n !== 0n) {
    if (nonNegative !== undefined && target.lower >= 0) return invertCondition(base, root(nonNegative, n), context);
    if (target.upper <= 0) {
      const mirrored = invertCondition(negate(base), root(affineImage(target, -1, 0), n), context);
      return mirrored;
    }
    if (n < 0) return undefined;
    return invertCondition(
      base,
      monotoneImage(target, (v) => Math.sign(v) * Math.abs(v) ** (1 / n)),
      context,
    );
  }
  if (nonNegative === undefined) return 'impossible';
  if (!Q.isInteger(exponent.value)) return invertCondition(base, root(nonNegative, n), context);
  if (isNonNegative(rangeOf(base))) return invertCondition(base, root(nonNegative, n), context);
  const includesZero = target.lower < 0 || (target.lower === 0 && !target.lowerOpen);
  if (includesZero && Number.isFinite(target.upper) && n > 0) {
    const bound = target.upper ** (1 / n);
    const { upperOpen } = target;
    return invertCondition(base, range(-bound, bound, { lowerOpen: upperOpen, upperOpen }), context);
  }
  const symbols = [...freeSymbols(base)].filter((s) => context.isFree(s));
  const [only] = symbols;
  if (symbols.length !== 1 || only === undefined || base !== only || !context.takesPositive(only)) return undefined;
  return invertCondition(base, root(nonNegative, n), context);
}

const root = (r: Range, n: number): Range => ({ ...powerRange(r, 1 / n), integer: false });

/** uᵃ with an exponent that is no number: u is taken to be positive. */
function invertSymbolicPower(base: Expr, exponent: Expr, target: Range, context: InversionContext): InversionResult {
  const positiveBase = invertCondition(base, above, context);
  if (target.lower <= 0 && target.upper === Infinity) return positiveBase;
  const unit = range(0, 1, { lowerOpen: true, upperOpen: true });
  const steep = range(1, Infinity, { lowerOpen: true });
  if (isPositive(exponent)) {
    if (isWithin(unit, target) && target.lower === 0 && target.upper === 1) return invertCondition(base, unit, context);
    if (target.lower === 1 && target.upper === Infinity) return invertCondition(base, steep, context);
  }
  return positiveBase === undefined || positiveBase === 'impossible'
    ? positiveBase
    : { ...positiveBase, complete: false };
}
