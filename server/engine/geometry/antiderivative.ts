// Antiderivatives in one symbol, found by a few substitutions and proved by differentiation: what the lengths of one-parameter
// models need, whose integrand √I is a product of powers of linear functions and exponentials.
import { isNegative, isPositive, rangeOf } from '../expr/assumptions.ts';
import {
  add,
  divide,
  exp,
  half,
  multiply,
  negate,
  number,
  one,
  power,
  ratio,
  sqrt,
  square,
  subtract,
  symbol,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, operands, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { asinh } from '../expr/functions/asinh.ts';
import { log } from '../expr/functions/log.ts';
import { asin, atan } from '../expr/functions/trigonometric.ts';
import { toNumber } from '../expr/rational.ts';
import { areEqual, expand, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';

const mostSubstitutions = 3;

/** F with F′ = f, which is proved; undefined where none is found. */
export function antiderivative(f: Expr, x: SymbolExpr): Expr | undefined {
  const found = search(simplify(f), x, mostSubstitutions);
  return found !== undefined && areEqual(differentiate(found, x), f) ? found : undefined;
}

function search(f: Expr, x: SymbolExpr, left: number): Expr | undefined {
  if (!dependsOn(f, x)) return multiply(f, x);
  if (f.kind === 'sum') {
    const parts = f.terms.map((t) => search(t, x, left));
    return parts.every((part) => part !== undefined) ? add(...parts) : undefined;
  }
  const factors = f.kind === 'product' ? f.factors : [f];
  const constant = multiply(...factors.filter((g) => !dependsOn(g, x)));
  const varying = factors.filter((g) => dependsOn(g, x)).map(asPower);
  const direct = fromTable(varying, x);
  if (direct !== undefined) return multiply(constant, direct);
  if (left === 0) return undefined;
  for (const { from, to } of substitutions(multiply(...varying.map((g) => power(g.base, g.exponent))), x)) {
    const u = symbol(`#${String(left)}`, 'parameter', rangeOf(to));
    const place = from(u);
    const inner = simplify(multiply(substitute(f, new Map([[x, place]])), differentiate(place, u)));
    const found = dependsOn(inner, x) ? undefined : search(inner, u, left - 1);
    if (found !== undefined) return substitute(found, new Map<Expr, Expr>([[u, to]]));
  }
  const parts = expand(f);
  return parts.kind === 'sum' ? search(parts, x, left - 1) : undefined;
}

interface PowerOf {
  readonly base: Expr;
  readonly exponent: Expr;
}
const asPower = (f: Expr): PowerOf =>
  f.kind === 'power' ? { base: f.base, exponent: f.exponent } : { base: f, exponent: one };

/** x = from(u) for the u = to that may make f rational: roots of linear functions, exponentials. */
function substitutions(f: Expr, x: SymbolExpr): readonly { readonly from: (u: Expr) => Expr; readonly to: Expr }[] {
  const found: { from: (u: Expr) => Expr; to: Expr }[] = [];
  const seen = new Set<Expr>();
  const visit = (g: Expr): void => {
    if (!dependsOn(g, x) || seen.has(g)) return;
    seen.add(g);
    if (g.kind === 'power' && g.base.kind === 'constant') {
      const slope = differentiate(g.exponent, x);
      // e^(cx) and, since half of it may occur, its root
      if (!dependsOn(slope, x))
        for (const rate of [slope, multiply(half, slope)])
          found.push({ from: (u) => divide(log(u), rate), to: exp(multiply(rate, x)) });
    } else if (g.kind === 'power' && g.exponent.kind === 'number' && g.exponent.value.denominator === 2n) {
      const line = linear(g.base, x);
      if (line !== undefined)
        found.push({ from: (u) => divide(subtract(square(u), line.at0), line.slope), to: sqrt(g.base) });
    }
    operands(g).forEach(visit);
  };
  visit(f);
  if (isPositive(x)) found.push({ from: sqrt, to: square(x) });
  return found;
}

function linear(f: Expr, x: SymbolExpr): { readonly slope: Expr; readonly at0: Expr } | undefined {
  const slope = differentiate(f, x);
  if (dependsOn(slope, x)) return undefined;
  return { slope, at0: simplify(subtract(f, multiply(slope, x))) };
}

/** a + c x². */
function evenQuadratic(f: Expr, x: SymbolExpr): { readonly a: Expr; readonly c: Expr } | undefined {
  const c = multiply(half, differentiate(differentiate(f, x), x));
  if (dependsOn(c, x)) return undefined;
  const a = simplify(subtract(f, multiply(c, square(x))));
  return dependsOn(a, x) ? undefined : { a, c };
}

const exponentOf = ({ exponent }: PowerOf): number | undefined =>
  exponent.kind === 'number' ? toNumber(exponent.value) : undefined;

function fromTable(factors: readonly PowerOf[], x: SymbolExpr): Expr | undefined {
  const [first, second] = factors;
  if (first === undefined || factors.length > 2) return undefined;
  if (second === undefined) return ofOne(first, x);
  // 1/((a + bx)(c + dx)) = (b/(a + bx) − d/(c + dx))/(bc − ad)
  const [left, right] = [linear(first.base, x), linear(second.base, x)];
  if (left === undefined || right === undefined || exponentOf(first) !== -1 || exponentOf(second) !== -1)
    return undefined;
  const across = subtract(multiply(left.slope, right.at0), multiply(right.slope, left.at0));
  return divide(subtract(log(first.base), log(second.base)), across);
}

function ofOne({ base, exponent }: PowerOf, x: SymbolExpr): Expr | undefined {
  const n = exponentOf({ base, exponent });
  if (base.kind === 'constant') {
    const slope = differentiate(exponent, x);
    return dependsOn(slope, x) ? undefined : divide(power(base, exponent), slope);
  }
  const line = linear(base, x);
  if (line !== undefined) {
    if (dependsOn(exponent, x)) return undefined;
    if (n === -1) return divide(log(base), line.slope);
    const raised = add(exponent, one);
    return divide(power(base, raised), multiply(raised, line.slope));
  }
  const quadratic = evenQuadratic(base, x);
  if (quadratic === undefined || (n !== -1 && n !== -0.5)) return undefined;
  const { a, c } = quadratic;
  const size = (e: Expr): Expr => (isNegative(e) ? negate(e) : e);
  const isKnown = [a, c].every((e) => isPositive(e) || isNegative(e));
  if (!isKnown) return undefined;
  const isAlike = isPositive(a) === isPositive(c);
  const [rootA, rootC] = [sqrt(size(a)), sqrt(size(c))];
  if (n === -1 && isAlike)
    return divide(
      multiply(isPositive(a) ? one : number(-1), atan(divide(multiply(rootC, x), rootA))),
      multiply(rootA, rootC),
    );
  if (n === -1) {
    const [sum, gap] = [add(rootA, multiply(rootC, x)), subtract(rootA, multiply(rootC, x))];
    const turned = isPositive(a) ? one : number(-1);
    // below and above the pole at x = √(−a/c) the logarithm is of a positive ratio
    const across = isPositive(gap) ? gap : isNegative(gap) ? negate(gap) : undefined;
    if (across === undefined || !isPositive(sum)) return undefined;
    return divide(multiply(turned, ratio(1, 2), log(divide(sum, across))), multiply(rootA, rootC));
  }
  if (isPositive(a) && isNegative(c)) return divide(asin(divide(multiply(rootC, x), rootA)), rootC);
  if (isPositive(a) && isPositive(c)) return divide(asinh(divide(multiply(rootC, x), rootA)), rootC);
  if (isPositive(c)) return divide(log(add(multiply(rootC, x), sqrt(base))), rootC);
  return undefined;
}
