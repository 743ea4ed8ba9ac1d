// Decides that a Jeffreys prior is improper from symmetries alone, without its formula.
// Source: Hartigan, Annals of Mathematical Statistics 35 (1964), 836–845: √det I is invariant where the model is.
import { add, divide, multiply, one, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import type { ModelResults } from '../modelResults.ts';

/** A parameter that goes to an end of its domain. */
export interface End {
  readonly parameter: SymbolExpr;
  readonly value: number;
}

/**
 * Where ∫ √det I diverges for a location m of an observation on the whole line, on which √det I does not depend; and for a scale s,
 * in which it is a multiple of 1/s.
 */
export function divergenceBySymmetry({ model, information }: ModelResults): End | undefined {
  const { score, normalized } = information;
  const { law } = normalized;
  const { support, logDensity } = law;
  const [x] = law.variables;
  if (score === undefined || x === undefined || law.variables.length !== 1 || law.measure !== 'lebesgue')
    return undefined;
  if (support.kind !== 'interval' || !isDifferentiable(logDensity, x)) return undefined;
  if (freeSymbols(support.lower).size > 0 || freeSymbols(support.upper).size > 0) return undefined;
  const slope = differentiate(logDensity, x);
  const conditions = [...model.positive, ...normalized.positive, ...information.regularWhere];
  for (const [i, { symbol: s }] of model.parameters.entries()) {
    const own = score[i];
    const { lower, upper } = s.domain;
    if (own === undefined || conditions.some((c) => dependsOn(c, s)) || upper !== Infinity) continue;
    if (lower === -Infinity && isWhole(support.lower, support.upper) && isZero(add(own, slope)))
      return { parameter: s, value: -Infinity };
    const isCone = [support.lower, support.upper].every((end) => end === zero || isInfinity(end));
    if (lower === 0 && isCone && isZero(add(multiply(s, own), multiply(x, slope), one)))
      return { parameter: s, value: 0 };
  }
  return undefined;
}

const isInfinity = (end: Expr): boolean =>
  (end.kind === 'constant' && end.name === 'infinity') || (end.kind === 'product' && end.factors.some(isInfinity));
const isWhole = (lower: Expr, upper: Expr): boolean => isInfinity(lower) && isInfinity(upper);

/**
 * The degree of a homogeneous function of these parameters on a cone: over every ray, so that its integral diverges at 0 or at
 * infinity whatever the degree is.
 */
export function degreeOnCone(
  density: Expr,
  parameters: readonly SymbolExpr[],
  positive: readonly Expr[],
): Expr | undefined {
  const isCone = parameters.every(({ domain }) =>
    [domain.lower, domain.upper].every((v) => v === 0 || Math.abs(v) === Infinity),
  );
  if (!isCone || positive.some((c) => degreeOf(c, parameters) === undefined)) return undefined;
  return degreeOf(density, parameters);
}

/** By Euler: Σ θᵢ ∂ᵢf = h f. */
function degreeOf(f: Expr, parameters: readonly SymbolExpr[]): Expr | undefined {
  const own = parameters.filter((p) => dependsOn(f, p));
  if (!own.every((p) => isDifferentiable(f, p))) return undefined;
  const degree = simplify(divide(add(...own.map((p) => multiply(p, differentiate(f, p)))), f));
  return dependsOnAny(degree, parameters) ? undefined : degree;
}
