// Decides through which functions of its parameters alone a law depends on them: the coordinates of its families and its supports.
import { add, e, multiply, number, power } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { boundsOf } from '../model/supports.ts';
import type { LawOrigin } from '../model/statisticalModel.ts';
import type { ModelFacts } from './condition.ts';

/** Expressions that determine the law, without those that hold no parameter; undefined where none are known. */
export function modelCoordinates({ model, information, exponentialFamily }: ModelFacts): readonly Expr[] | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  const { recognized } = information.normalized;
  const found = ofOrigin(model.origin) ?? recognized?.coordinates ?? exponentialFamily?.natural;
  if (found === undefined) return undefined;
  // a family's support is a function of its coordinates
  const bounds = model.origin.kind === 'family' ? [] : boundsOf(model.law.support);
  return [...new Set([...found, ...bounds])].filter((c) => dependsOnAny(c, parameters));
}

function ofOrigin(origin: LawOrigin): readonly Expr[] | undefined {
  switch (origin.kind) {
    case 'family':
      return origin.coordinates;
    case 'truncated':
      return origin.parent.coordinates;
    case 'mixture': {
      const parts = origin.components.map((c) => ofOrigin(c.origin));
      if (parts.includes(undefined)) return undefined;
      return [
        ...origin.components.flatMap((c) => [c.weight, ...boundsOf(c.support)]),
        ...(parts as readonly (readonly Expr[])[]).flat(),
      ];
    }
    case 'density':
    case 'kernel':
      return undefined;
  }
}

/** ∂c/∂θ; undefined where a coordinate has no derivative. */
export function jacobianOf(
  coordinates: readonly Expr[],
  parameters: readonly SymbolExpr[],
): readonly (readonly Expr[])[] | undefined {
  if (coordinates.some((c) => parameters.some((p) => !isDifferentiable(c, p)))) return undefined;
  return coordinates.map((c) => parameters.map((p) => simplify(differentiate(c, p))));
}

/** What a one-to-one function is of, with its sign and scale left off: a + b for −2·exp(a + b). */
export function withoutOuter(coordinate: Expr): Expr {
  const isConstant = (term: Expr): boolean => freeSymbols(term).size === 0;
  if (coordinate.kind === 'sum' && coordinate.terms.some(isConstant))
    return withoutOuter(add(...coordinate.terms.filter((term) => !isConstant(term))));
  const rest =
    coordinate.kind === 'product' ? multiply(...coordinate.factors.filter((f) => !isConstant(f))) : coordinate;
  if (rest.kind === 'power') {
    if (rest.base === e) return withoutOuter(rest.exponent);
    const isRoot = rest.exponent.kind === 'number' && rest.exponent.value.numerator % 2n !== 0n;
    return isRoot ? withoutOuter(rest.base) : rest;
  }
  if (rest.kind === 'product') {
    const roots = rest.factors.flatMap((f) =>
      f.kind === 'power' && f.exponent.kind === 'number' ? [f.exponent.value.denominator] : [],
    );
    const greatest = roots.reduce((a, b) => (a > b ? a : b), 1n);
    return greatest > 1n ? multiply(...rest.factors.map((f) => power(f, number(Number(greatest))))) : rest;
  }
  if (rest.kind === 'apply' && rest.fn === 'log' && rest.args[0] !== undefined) return withoutOuter(rest.args[0]);
  return rest;
}
