// The pivots that families state: x as a function of a variable whose law is a kernel.
import { range, positiveReals, unitInterval } from '../expr/range.ts';
import { symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { CoordinateKernel, Pivot, VectorPivot } from './law.ts';

/** x = inverse(z) with z ~ Gamma(shape, 1). */
export function gammaPivot(shape: Expr, inverse: (z: SymbolExpr) => Expr): Pivot {
  const variable = symbol('z', 'pivot', positiveReals);
  return { kernel: { kind: 'gamma', variable, shape }, inverse: inverse(variable) };
}

/** x = inverse(u, v) with u ~ Beta(a, b) and v = 1 − u. */
export function betaPivot(a: Expr, b: Expr, inverse: (u: SymbolExpr, v: SymbolExpr) => Expr): Pivot {
  const variable = symbol('u', 'pivot', unitInterval);
  const complement = symbol('v', 'pivot', unitInterval);
  return { kernel: { kind: 'beta', variable, complement, a, b }, inverse: inverse(variable, complement) };
}

/** x = inverse(z) with z ~ N(0, 1). */
export function gaussianPivot(inverse: (z: SymbolExpr) => Expr): Pivot {
  const variable = symbol('z', 'pivot', range(-Infinity, Infinity));
  return { kernel: { kind: 'gaussian', variable }, inverse: inverse(variable) };
}

/** The pivot made by `build` with a sign of its own, 1 or −1 with equal probability. */
export function twoSided(build: (sign: SymbolExpr) => Pivot): Pivot {
  const sign = symbol('s', 'pivot', range(-1, 1, { integer: true }));
  return { ...build(sign), sign };
}

/** The pivot with its inverse and the parameters of its kernel mapped. */
export function mapPivot(pivot: Pivot, f: (expr: Expr) => Expr): Pivot {
  const { kernel } = pivot;
  const inverse = f(pivot.inverse);
  if (kernel.kind === 'gamma') return { ...pivot, inverse, kernel: { ...kernel, shape: f(kernel.shape) } };
  if (kernel.kind === 'beta') return { ...pivot, inverse, kernel: { ...kernel, a: f(kernel.a), b: f(kernel.b) } };
  return { ...pivot, inverse };
}

/** The same of a vector's pivot. */
export function mapVectorPivot(pivot: VectorPivot, f: (expr: Expr) => Expr): VectorPivot {
  const mapped = (kernel: CoordinateKernel): CoordinateKernel => {
    if (kernel.kind === 'gamma') return { ...kernel, shape: f(kernel.shape) };
    return kernel.kind === 'beta' ? { ...kernel, a: f(kernel.a), b: f(kernel.b) } : kernel;
  };
  return {
    coordinates: pivot.coordinates.map(({ variable, kernel }) => ({ variable, kernel: mapped(kernel) })),
    inverse: pivot.inverse.map(f),
    logJacobian: f(pivot.logJacobian),
  };
}
