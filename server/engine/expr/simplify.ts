// Zero tests, expansion, and the shape in which a statistician would write a result.
import { Remembered } from '../base/work.ts';
import { add, multiply, number, one, zero } from './build.ts';
import { compile } from './compile.ts';
import { freeSymbols, nodeCount, type Expr, type SymbolExpr } from './expr.ts';
import { cancel, type Fraction } from './fraction.ts';
import { NormalForms } from './normalForm.ts';
import { exponentKey, TooLarge, type Polynomial, type Term } from './polynomial.ts';
import type { Range } from './range.ts';
import * as Q from './rational.ts';
import { withTermSteps } from './termSteps.ts';

/** The computation's result, or undefined where it grew too large. */
function attempt<T>(compute: () => T): T | undefined {
  try {
    return withTermSteps(compute);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

/** Is the expression identically zero? True only where that is proved. */
export function isZero(expr: Expr): boolean {
  if (expr === zero) return true;
  if (expr.kind === 'number') return false;
  if (!vanishesAtSamples(expr)) return false;
  return attempt(() => new NormalForms().of(expr).numerator.size === 0) ?? false;
}

export const areEqual = (a: Expr, b: Expr): boolean => a === b || isZero(add(a, multiply(number(-1), b)));

const irrationals = [0.3819660112501051, 0.7320508075688772, 0.14159265358979312, 0.5671432904097838];

/** A generic point of a domain: the k-th of a fixed irrational sequence, moved into the domain. */
export function samplePoint(domain: Range, k: number): number {
  const u = irrationals[k % irrationals.length] as number;
  const spread = u + 0.01 * k;
  const { lower, upper } = domain;
  if (domain.integer)
    return Number.isFinite(lower) ? lower + 1 + (k % 3) : Number.isFinite(upper) ? upper - 1 - (k % 3) : k;
  if (Number.isFinite(lower) && Number.isFinite(upper)) return lower + (upper - lower) * (0.2 + 0.6 * (spread % 1));
  if (Number.isFinite(lower)) return lower + 0.5 + spread;
  if (Number.isFinite(upper)) return upper - 0.5 - spread;
  return (k % 2 === 0 ? 1 : -1) * (0.4 + spread);
}

/** False where a value that is clearly not zero is found: then no proof need be tried. */
function vanishesAtSamples(expr: Expr): boolean {
  const symbols: SymbolExpr[] = [...freeSymbols(expr)];
  const parts = expr.kind === 'sum' ? expr.terms : [expr];
  const program = compile(parts, symbols);
  const out = new Float64Array(parts.length);
  for (let trial = 0; trial < 2; trial++) {
    program.bind(symbols.map((s, i) => samplePoint(s.domain, i + 3 * trial)))([], out);
    const scale = out.reduce((m, v) => Math.max(m, Math.abs(v)), 0);
    const total = out.reduce((a, b) => a + b, 0);
    if (Number.isFinite(total) && Math.abs(total) > 1e-6 * scale) return false;
  }
  return true;
}

/** The expression multiplied out over its common denominator. */
export function expand(expr: Expr): Expr {
  return (
    attempt(() => {
      const forms = new NormalForms();
      return forms.expanded(forms.of(expr));
    }) ?? expr
  );
}

const simplified = new Remembered<Expr, Expr>();

/** An equal expression, the shortest of: as it stands, over one denominator, gathered by special functions, multiplied out. */
export function simplify(expr: Expr): Expr {
  const result = simplified.of(expr, () => attempt(() => shortest(expr)) ?? expr);
  if (result !== expr) simplified.set(result, result);
  return result;
}

function shortest(expr: Expr): Expr {
  if (isMonomial(expr)) return expr;
  const forms = new NormalForms();
  const fraction = forms.of(expr);
  if (fraction.numerator.size === 0) return zero;
  const isWhole = fraction.denominator.length === 0;
  const candidates = [forms.toExpr(fraction), gathered(forms, fraction, isWhole) ?? expr, expr];
  if (isWhole && fraction.numerator.size > 1) candidates.push(forms.expanded(fraction));
  return candidates.reduce((best, candidate) => (cost(candidate) < cost(best) ? candidate : best));
}

/** A product of powers of symbols and numbers is canonical: there is one way to write it. */
const isMonomial = (expr: Expr): boolean => {
  if (expr.kind === 'product') return expr.factors.every(isMonomial);
  if (expr.kind === 'power')
    return expr.base.kind !== 'power' && isMonomial(expr.base) && expr.exponent.kind === 'number';
  return expr.kind === 'symbol' || expr.kind === 'number' || expr.kind === 'constant';
};

/** The length for a reader: a bracketed sum under a power or in a product weighs a little more than a plain one. */
function cost(expr: Expr): number {
  return nodeCount(expr);
}

/** Σ (product of special functions) × (coefficient over its own denominator); undefined where it is one of the other shapes. */
function gathered(forms: NormalForms, fraction: Fraction, isWhole: boolean): Expr | undefined {
  const functions = forms.generators.map(isFunction);
  const groups = new Map<string, { readonly outer: number[]; readonly terms: Map<string, Term> }>();
  for (const term of fraction.numerator.values()) {
    const outer = term.exponents.map((e, i) => (functions[i] === true ? e : 0));
    const inner = term.exponents.map((e, i) => (functions[i] === true ? 0 : e));
    while (inner.at(-1) === 0) inner.pop();
    while (outer.at(-1) === 0) outer.pop();
    const key = exponentKey(outer);
    const group = groups.get(key) ?? { outer, terms: new Map<string, Term>() };
    group.terms.set(exponentKey(inner), { exponents: inner, coefficient: term.coefficient });
    groups.set(key, group);
  }
  const [first] = groups.values();
  if (first === undefined || (groups.size === 1 && first.outer.length === 0)) return undefined;
  if (isWhole && groups.size === fraction.numerator.size) return undefined;
  return add(
    ...[...groups.values()].map(({ outer, terms }) => {
      const numerator: Polynomial = terms;
      const coefficient = forms.toExpr(cancel({ numerator, denominator: fraction.denominator }));
      return multiply(coefficient, outer.length === 0 ? one : forms.termExpr(outer, Q.one));
    }),
  );
}

const isFunction = (generator: Expr): boolean =>
  generator.kind === 'apply' ||
  generator.kind === 'piecewise' ||
  generator.kind === 'series' ||
  generator.kind === 'power';
