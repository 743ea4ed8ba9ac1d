// The Fisher–Rao distance in closed form, from the shape of the metric alone: lines, flat space, the hyperbolic half-plane, the
// sphere of square roots, and products of these.
// Source: Atkinson and Mitchell, Sankhyā A 43 (1981), 345–365; Miyamoto et al., On closed-form expressions for the Fisher–Rao
// distance (2024).
import { isPositive } from '../expr/assumptions.ts';
import {
  abs,
  add,
  divide,
  exp,
  multiply,
  negate,
  number,
  one,
  sqrt,
  square,
  subtract,
  two,
  zero,
} from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { compile } from '../expr/compile.ts';
import { dependsOn, dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { asinh } from '../expr/functions/asinh.ts';
import { call, substitute } from '../expr/substitute.ts';
import { shape } from '../expr/shape/shape.ts';
import { areEqual, simplify } from '../expr/simplify.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { antiderivative } from './antiderivative.ts';
import { reachOver, type Reach } from './reach.ts';
import type { Metric } from './tensor.ts';

/** Coordinates of the metric, what they are called at the second point, and what they are in the model's parameters. */
export interface Ends {
  readonly coordinates: readonly SymbolExpr[];
  readonly primed: readonly SymbolExpr[];
  /** The box of coordinates in which paths may lie. */
  readonly box: ReadonlyMap<Expr, Reach>;
}

/** d(θ, θ′) in the coordinates; undefined where the metric has none of the shapes. */
export function closedDistance(metric: Metric, ends: Ends): Expr | undefined {
  const blocks = independentBlocks(metric, ends.coordinates);
  const distances: Expr[] = [];
  for (const block of blocks) {
    const part = block.map((i) => block.map((j) => metric[i]?.[j] as Expr));
    const own: Ends = {
      coordinates: block.map((i) => ends.coordinates[i] as SymbolExpr),
      primed: block.map((i) => ends.primed[i] as SymbolExpr),
      box: ends.box,
    };
    const distance = flat(part, own) ?? line(part, own) ?? halfPlane(part, own) ?? sphere(part, own);
    if (distance === undefined) return undefined;
    distances.push(distance);
  }
  const [only] = distances;
  // in a product of spaces the squares add up
  return distances.length === 1 ? only : sqrt(add(...distances.map(square)));
}

/** Sets of coordinates such that the metric is a sum of metrics, each in the coordinates of one set. */
function independentBlocks(metric: Metric, coordinates: readonly SymbolExpr[]): readonly (readonly number[])[] {
  const block = coordinates.map((_, i) => i);
  const join = (i: number, j: number): void => {
    const [from, to] = [block[i], block[j]];
    block.forEach((b, k) => {
      if (b === from) block[k] = to as number;
    });
  };
  metric.forEach((row, i) => {
    row.forEach((entry, j) => {
      if (entry === zero) return;
      join(i, j);
      coordinates.forEach((s, k) => {
        if (dependsOn(entry, s)) join(k, i);
      });
    });
  });
  return [...new Set(block)].map((b) => block.flatMap((own, i) => (own === b ? [i] : [])));
}

/** The values of a function of one coordinate. */
function reachOf(e: Expr, coordinate: SymbolExpr, { box }: Ends): Reach | undefined {
  const interval = box.get(coordinate);
  const others = [...freeSymbols(e)].filter((s) => s !== coordinate);
  const [point] = samplePoints(others, [], 'constants', 1);
  if (interval === undefined || point === undefined) return undefined;
  const run = compile([e], others, [coordinate]).bind(point);
  const out = new Float64Array(1);
  return reachOver((t) => {
    run([t], out);
    return out[0] as number;
  }, interval);
}

const moved = (e: Expr, { coordinates, primed }: Ends): Expr =>
  substitute(e, new Map<Expr, Expr>(coordinates.map((s, i) => [s, primed[i] as Expr])));
const gap = (e: Expr, ends: Ends): Expr => shape(subtract(moved(e, ends), e), 'brief');

/** A constant metric: √(δᵀ G δ). */
function flat(metric: Metric, ends: Ends): Expr | undefined {
  if (metric.some((row) => row.some((entry) => dependsOnAny(entry, ends.coordinates)))) return undefined;
  const delta = ends.coordinates.map((s) => gap(s, ends));
  const form = add(...metric.flatMap((row, i) => row.map((g, j) => multiply(g, delta[i] as Expr, delta[j] as Expr))));
  return delta.length === 1 ? multiply(sqrt(metric[0]?.[0] as Expr), abs(delta[0] as Expr)) : sqrt(form);
}

/** One coordinate: |∫ √g|. */
function line(metric: Metric, ends: Ends): Expr | undefined {
  const [x, g] = [ends.coordinates[0], metric[0]?.[0]];
  if (metric.length !== 1 || x === undefined || g === undefined) return undefined;
  const length = antiderivative(sqrt(g), x);
  return length && abs(gap(length, ends));
}

function halfPlane(metric: Metric, ends: Ends): Expr | undefined {
  if (metric.length !== 2) return undefined;
  return inHalfPlane(metric, ends, 0, 1) ?? inHalfPlane(metric, ends, 1, 0);
}

/**
 * (dx² + 2c dx ds + b ds²)/s² for functions x of the i-th and s of the j-th coordinate: with y = x + c s it is
 * (dy² + (b − c²) ds²)/s², a half-plane of curvature −1/(b − c²).
 */
function inHalfPlane(metric: Metric, ends: Ends, i: 0 | 1, j: 0 | 1): Expr | undefined {
  const [place, level] = [ends.coordinates[i], ends.coordinates[j]];
  const [own, mixed, height] = [metric[i]?.[i], metric[i]?.[j], metric[j]?.[j]];
  if (!place || !level || !own || !mixed || !height || dependsOn(height, place)) return undefined;
  const isFree = (e: Expr): boolean => !dependsOnAny(e, ends.coordinates);
  // along a line of constant x, √b d(log s) = √g dθ, and the metric across it falls like s⁻²
  const speed = sqrt(height);
  const rate = simplify(divide(negate(differentiate(own, level)), multiply(two, own, speed)));
  if (rate === zero || !isFree(rate)) return undefined;
  const rise = antiderivative(speed, level);
  if (rise === undefined) return undefined;
  const s = simplify(exp(multiply(rate, rise)));
  const across = simplify(multiply(own, square(s)));
  const x = dependsOn(across, level) ? undefined : antiderivative(sqrt(across), place);
  if (x === undefined) return undefined;
  const slopes = multiply(differentiate(x, place), differentiate(s, level));
  const shear = simplify(divide(multiply(mixed, square(s)), slopes));
  if (!isFree(shear)) return undefined;
  // the shortest path rises above both ends, and with a shear it may leave a strip
  const [heights, widths] = [reachOf(s, level, ends), reachOf(x, place, ends)];
  if (heights?.upper !== Infinity) return undefined;
  if (shear !== zero && !(widths?.lower === -Infinity && widths.upper === Infinity)) return undefined;
  const scale = simplify(subtract(divide(one, square(rate)), square(shear)));
  const y = add(x, multiply(shear, s));
  if (!isPositive(scale)) return undefined;
  // arcosh(1 + |z − z′|²/(2 s s′)) = 2 arsinh √(|z − z′|²/(4 s s′)), which keeps its digits where z is near z′
  const apart = add(divide(square(gap(y, ends)), scale), square(gap(s, ends)));
  const argument = shape(divide(apart, multiply(number(4), s, moved(s, ends))), 'brief');
  return multiply(two, sqrt(scale), asinh(sqrt(argument)));
}

/** n (Σ dpᵢ²/pᵢ + (Σ dpᵢ)²/(1 − Σ pᵢ)): a part of the sphere of radius 2√n, whose points are √p. */
function sphere(metric: Metric, ends: Ends): Expr | undefined {
  const [first, second] = [metric[0]?.[0], metric[0]?.[1]];
  if (metric.length < 2 || first === undefined || second === undefined) return undefined;
  const total = add(...ends.coordinates);
  const rest = subtract(one, total);
  const count = simplify(multiply(second, rest));
  if (dependsOnAny(count, ends.coordinates) || !isPositive(count)) return undefined;
  const isSphere = metric.every((row, i) =>
    row.every((entry, j) => {
      const own = i === j ? divide(count, ends.coordinates[i] as Expr) : zero;
      return areEqual(entry, add(divide(count, rest), own));
    }),
  );
  const isWhole = ends.coordinates.every((s) => {
    const reach = ends.box.get(s);
    return reach?.lower === 0 && reach.upper === 1;
  });
  if (!isSphere || !isWhole) return undefined;
  const affinity = add(
    ...ends.coordinates.map((s, i) => sqrt(multiply(s, ends.primed[i] as Expr))),
    sqrt(multiply(rest, moved(rest, ends))),
  );
  return multiply(two, sqrt(count), call('acos', [affinity]));
}
