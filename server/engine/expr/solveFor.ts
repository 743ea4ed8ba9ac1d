// Solves an equation for one symbol, by undoing operations from outside, and by linear equations in one generator.
import { isNonNegative, isPositive } from './assumptions.ts';
import { abs, add, divide, e, exp, multiply, negate, number, one, power, subtract } from './build.ts';
import { dependsOn, type Expr, type SymbolExpr } from './expr.ts';
import { NormalForms } from './normalForm.ts';
import { exponentKey, exponentUnit, TooLarge, type Polynomial } from './polynomial.ts';
import * as Q from './rational.ts';
import { simplify } from './simplify.ts';
import { call } from './substitute.ts';
import { withTermSteps } from './termSteps.ts';

/**
 * The symbol for which `expr = value`, where one solution is found by the rules; undefined where none is, or where more
 * than one value of the symbol may solve it. The answer may be one only where a solution exists.
 */
export function solveFor(unknown: SymbolExpr, expr: Expr, value: Expr): Expr | undefined {
  if (expr === unknown) return value;
  if (!dependsOn(expr, unknown) || dependsOn(value, unknown)) return undefined;
  switch (expr.kind) {
    case 'sum':
      return solveSum(unknown, expr.terms, value);
    case 'product':
      return solveProduct(unknown, expr, value);
    case 'power':
      return solvePower(unknown, expr.base, expr.exponent, value);
    case 'apply':
      return solveCall(unknown, expr.fn, expr.args, value);
    default:
      return undefined;
  }
}

function solveSum(unknown: SymbolExpr, terms: readonly Expr[], value: Expr): Expr | undefined {
  const own = terms.filter((t) => dependsOn(t, unknown));
  const rest = subtract(value, add(...terms.filter((t) => !own.includes(t))));
  const [only] = own;
  if (own.length === 1 && only !== undefined) return solveFor(unknown, only, rest);
  const merged = mergedLogarithms(own);
  if (merged !== undefined) return solveFor(unknown, merged, exp(rest));
  return solveByGenerator(unknown, subtract(add(...own), rest));
}

/** Π uᵢ^cᵢ, where the terms are cᵢ log uᵢ. */
function mergedLogarithms(terms: readonly Expr[]): Expr | undefined {
  const factors = terms.map((term) => {
    const parts = term.kind === 'product' ? term.factors : [term];
    const logarithm = parts.find((p) => p.kind === 'apply' && p.fn === 'log');
    if (logarithm?.kind !== 'apply' || logarithm.args[0] === undefined) return undefined;
    const others = parts.filter((p) => p !== logarithm);
    return others.every((p) => p.kind === 'number') ? power(logarithm.args[0], multiply(...others)) : undefined;
  });
  return factors.includes(undefined) ? undefined : simplify(multiply(...(factors as readonly Expr[])));
}

function solveProduct(unknown: SymbolExpr, expr: Expr & { kind: 'product' }, value: Expr): Expr | undefined {
  const own = expr.factors.filter((f) => dependsOn(f, unknown));
  const rest = divide(value, multiply(...expr.factors.filter((f) => !own.includes(f))));
  const [only] = own;
  if (own.length === 1 && only !== undefined) return solveFor(unknown, only, rest);
  return solveByGenerator(unknown, subtract(multiply(...own), rest));
}

function solvePower(unknown: SymbolExpr, base: Expr, exponent: Expr, value: Expr): Expr | undefined {
  if (!dependsOn(base, unknown)) {
    const logarithm = call('log', [value]);
    return solveFor(unknown, exponent, base === e ? logarithm : divide(logarithm, call('log', [base])));
  }
  if (dependsOn(exponent, unknown)) return undefined;
  const root = power(value, divide(one, exponent));
  if (isNonNegative(base)) return solveFor(unknown, base, root);
  if (exponent.kind !== 'number') return undefined;
  if (!Q.isInteger(exponent.value)) return solveFor(unknown, base, root);
  if (isNonNegative(negate(base)) && exponent.value.numerator % 2n === 0n) return solveFor(unknown, base, negate(root));
  if (exponent.value.numerator % 2n === 0n) return undefined;
  const signed = multiply(call('sign', [value]), power(abs(value), divide(one, exponent)));
  return solveFor(
    unknown,
    base,
    isNonNegative(value) ? root : exponent.value.numerator === -1n ? divide(one, value) : signed,
  );
}

const arcs: Readonly<Record<string, string>> = { asin: 'sin', acos: 'cos', atan: 'tan' };

function solveCall(unknown: SymbolExpr, fn: string, args: readonly Expr[], value: Expr): Expr | undefined {
  const [argument] = args;
  if (argument === undefined || args.length !== 1) return undefined;
  if (fn === 'log') return solveFor(unknown, argument, exp(value));
  if (fn === 'abs' && isPositive(argument)) return solveFor(unknown, argument, value);
  const inverse = arcs[fn];
  return inverse === undefined ? undefined : solveFor(unknown, argument, call(inverse, [value]));
}

/** Of `difference = 0`, where it is linear in a power of one generator that holds the symbol. */
function solveByGenerator(unknown: SymbolExpr, difference: Expr): Expr | undefined {
  try {
    return withTermSteps(() => {
      const forms = new NormalForms();
      const { numerator } = forms.of(difference);
      const own = forms.generators.flatMap((g, i) => (dependsOn(g, unknown) && occurs(numerator, i) ? [i] : []));
      const [place] = own;
      const generator = place === undefined ? undefined : forms.generators[place];
      if (own.length !== 1 || place === undefined || generator === undefined) return undefined;
      const powers = [...new Set([...numerator.values()].map((t) => t.exponents[place] ?? 0))].sort((a, b) => a - b);
      const [low, high] = powers;
      if (powers.length !== 2 || low === undefined || high === undefined) return undefined;
      const part = (exponent: number): Expr => forms.polynomialExpr(coefficientOf(numerator, place, exponent));
      const quotient = simplify(negate(divide(part(low), part(high))));
      const exponent = divide(number(high - low), number(exponentUnit));
      return solveFor(unknown, power(generator, exponent), quotient);
    });
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

const occurs = (polynomial: Polynomial, place: number): boolean =>
  [...polynomial.values()].some((t) => (t.exponents[place] ?? 0) !== 0);

/** What multiplies this power of the generator. */
function coefficientOf(polynomial: Polynomial, place: number, exponent: number): Polynomial {
  const result = new Map<string, { exponents: readonly number[]; coefficient: Q.Rational }>();
  for (const { exponents, coefficient } of polynomial.values()) {
    if ((exponents[place] ?? 0) !== exponent) continue;
    const rest = exponents.map((value, i) => (i === place ? 0 : value));
    while (rest.at(-1) === 0) rest.pop();
    result.set(exponentKey(rest), { exponents: rest, coefficient });
  }
  return result;
}
