// The information in the coordinates φ(θ) that a note states: Kᵀ I K with K = (∂φ/∂θ)⁻¹, in the new symbols where θ(φ) is known. It is
// shown where the law written in the new coordinates has the same information by quadrature, which differentiates in φ itself.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), section 2.6 (equation 2.6.11).
import { BudgetExceeded, type Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import { differentiate } from '../expr/differentiate.ts';
import { type Expr, type SymbolExpr } from '../expr/expr.ts';
import { determinant, inverse as inverted, product, transpose, type Matrix } from '../expr/matrix.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { isClosed, isSupportFixed } from '../information/closedForm.ts';
import { bestValue } from '../information/fisherInformation.ts';
import { inverseInformation } from '../information/inverse.ts';
import { jeffreysDensity } from '../information/jeffreys.ts';
import { relativeBound } from '../information/relativeError.ts';
import { InformationRoutes } from '../information/routes.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { hasKink, scoreOf } from '../information/score.ts';
import type { NewCoordinate, Reparametrization } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import type { KnownPrior } from '../priors/priorResults.ts';
import { newPrior } from './newPrior.ts';
import type * as numbers from '../numeric/linearAlgebra.ts';
import { solveDense } from '../numeric/linearSystem.ts';

export interface NewCoordinates {
  readonly coordinates: readonly NewCoordinate[];
  /** θ in the new symbols; undefined where it is not solved for: then all is in the parameters. */
  readonly parameters: readonly Expr[] | undefined;
  readonly status: 'closed-form' | 'numeric' | 'unresolved';
  readonly reason: string | undefined;
  readonly matrix: Matrix | undefined;
  readonly inverse: Matrix | undefined;
  readonly jeffreys: KnownPrior | undefined;
  /** At the writer's point: the coordinates there, and the information of one observation. */
  readonly at:
    { readonly point: readonly number[]; readonly value: numbers.Matrix; readonly errorBound: number } | undefined;
}

const largestDense = 4;

/** Undefined where there is no information. */
export function newCoordinates(
  results: ModelResults,
  reparam: Reparametrization,
  budget: Budget,
): NewCoordinates | undefined {
  const { model, information } = results;
  if (information.status !== 'closed-form' && information.status !== 'numeric') return undefined;
  const { coordinates, inverse: parameters } = reparam;
  const symbols = model.parameters.map((p) => p.symbol);
  const jacobian = coordinates.map((c) => symbols.map((s) => differentiate(c.expr, s)));
  const at = atPoint(results, reparam, jacobian);
  const none = { coordinates, parameters, matrix: undefined, inverse: undefined, jeffreys: undefined, at };
  const given = information.status === 'closed-form' ? (information.matrix as Matrix | undefined) : undefined;
  const matrix = given && pulledBack(given, jacobian, reparam, symbols);
  if (matrix?.every((row) => row.every(isClosed)) !== true)
    return {
      ...none,
      status: at === undefined ? 'unresolved' : 'numeric',
      reason: 'No closed form was found in these coordinates.',
    };
  const verdict = confirmed(results, reparam, matrix, budget);
  if (verdict !== 'confirmed')
    return {
      ...none,
      status: 'unresolved',
      reason:
        verdict === 'refuted'
          ? 'A closed form was derived, but numerical integration does not confirm it; it is withheld.'
          : 'A closed form was derived, but no numerical route confirms it; it is withheld.',
      ...(verdict === 'refuted' ? { at: undefined } : {}),
    };
  const density = jeffreysDensity(matrix);
  const fresh = parameters === undefined ? undefined : coordinates.map((c) => c.symbol);
  return {
    ...none,
    status: 'closed-form',
    reason: undefined,
    matrix,
    inverse: inverseInformation(matrix),
    jeffreys: density && newPrior(results, density, matrix, fresh, budget),
  };
}

/** Kᵀ I K, each entry in its shortest shape; undefined where the Jacobian is too large to be inverted. */
function pulledBack(
  matrix: Matrix,
  jacobian: Matrix,
  { coordinates, inverse }: Reparametrization,
  symbols: readonly SymbolExpr[],
): Matrix | undefined {
  const replacements = new Map<Expr, Expr>(inverse === undefined ? [] : symbols.map((s, i) => [s, inverse[i] as Expr]));
  if (inverse === undefined && (symbols.length > largestDense || isZero(determinant(jacobian)))) return undefined;
  const back =
    inverse === undefined
      ? inverted(jacobian)
      : inverse.map((theta) => coordinates.map((c) => differentiate(theta, c.symbol)));
  const own = matrix.map((row) => row.map((entry) => substitute(entry, replacements)));
  const full = product(transpose(back), product(own, back));
  const rows: Expr[][] = [];
  full.forEach((row, i) => rows.push(row.map((entry, j) => (j < i ? (rows[j]?.[i] as Expr) : shape(entry)))));
  return rows;
}

const wanted = 2;
const tolerance = 1e-6;

/** By the score in the new coordinates where the law can be written in them; else by the inverse of the Jacobian in numbers. */
function confirmed(
  { model, information, seed }: ModelResults,
  { coordinates, inverse }: Reparametrization,
  matrix: Matrix,
  budget: Budget,
): 'confirmed' | 'refuted' | 'silent' {
  const symbols = model.parameters.map((p) => p.symbol);
  const { law, isNormalized, positive } = information.normalized;
  const all = [...symbols, ...model.known];
  const places = samplePoints(
    all,
    [...model.positive, ...positive, ...information.regularWhere],
    `${seed}:coordinates`,
    2 * wanted,
  );
  const forward = compile([...coordinates.map((c) => c.expr)], all);
  const fresh = coordinates.map((c) => c.symbol);
  const inNew = new Map<Expr, Expr>(inverse === undefined ? [] : symbols.map((s, i) => [s, inverse[i] as Expr]));
  const logDensity = substitute(law.logDensity, inNew);
  const variables = inverse === undefined ? symbols : fresh;
  if (!isNormalized || !isSupportFixed(law.support, symbols)) return 'silent';
  if (hasKink(logDensity, law.variables, variables) && inverse === undefined) return 'silent';
  const score = scoreOf(logDensity, variables);
  if (score === undefined) return 'silent';
  // without what belongs to the old coordinates
  const { name, measure, variables: observed, support } = law;
  const routes = new InformationRoutes({
    law: { name, measure, variables: observed, support, logDensity },
    isNormalized: true,
    parameters: variables,
    known: model.known,
    score,
    hessian: undefined,
    closed: undefined,
  });
  const program = compile(matrix.flat(), [...variables, ...model.known]);
  const jacobian = compile(
    coordinates.flatMap((c) => symbols.map((s) => differentiate(c.expr, s))),
    all,
  );
  let count = 0;
  try {
    for (const place of places) {
      if (count >= wanted) break;
      const rest = place.slice(symbols.length);
      const phi = new Float64Array(fresh.length);
      forward.bind(place)([], phi);
      const point = inverse === undefined ? place.slice(0, symbols.length) : [...phi];
      const found = routes.at(point, rest, budget, new Set(), false, false);
      if (!found.converged || !(found.errorBound < tolerance)) continue;
      const back = inverse === undefined ? inverseOf(rowsOf(jacobian, place, symbols.length)) : undefined;
      const value = back === undefined ? found.value : congruent(found.value, back);
      if (inverse === undefined && back === undefined) continue;
      const formula = rowsOf(program, [...point, ...rest], symbols.length);
      if (!formula.flat().every(Number.isFinite)) continue;
      const errors = formula.map((row, i) => row.map((v, j) => Math.abs(v - (value[i]?.[j] as number))));
      if (!(relativeBound(errors, value) <= tolerance + 4 * found.errorBound)) return 'refuted';
      count++;
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
  }
  return count > 0 ? 'confirmed' : 'silent';
}

function rowsOf(program: ReturnType<typeof compile>, at: readonly number[], size: number): number[][] {
  const out = new Float64Array(program.outputs);
  program.bind(at)([], out);
  return Array.from({ length: size }, (_, i) => [...out.subarray(i * size, (i + 1) * size)]);
}

/** Column by column. */
function inverseOf(a: numbers.Matrix): number[][] | undefined {
  const columns = a.map((_, j) =>
    solveDense(
      a.map((row) => Float64Array.from(row)),
      Float64Array.from(a, (__, i) => (i === j ? 1 : 0)),
    ),
  );
  return columns.every((c) => c !== undefined) ? a.map((_, i) => columns.map((c) => c[i] as number)) : undefined;
}

/** Kᵀ A K. */
const congruent = (a: numbers.Matrix, k: numbers.Matrix): number[][] =>
  k.map((_, i) =>
    k.map((__, j) =>
      a.reduce(
        (sum, row, r) => sum + row.reduce((part, v, c) => part + (k[r]?.[i] as number) * v * (k[c]?.[j] as number), 0),
        0,
      ),
    ),
  );

function atPoint(
  { model, information }: ModelResults,
  { coordinates }: Reparametrization,
  jacobian: Matrix,
): NewCoordinates['at'] {
  const best = bestValue(information);
  const { point, known, knownValues } = model;
  if (best === undefined || point === undefined || known.some((s) => !knownValues.has(s))) return undefined;
  const all = [...model.parameters.map((p) => p.symbol), ...known];
  const values = [...point, ...known.map((s) => knownValues.get(s) as number)];
  const out = new Float64Array(coordinates.length);
  compile(
    coordinates.map((c) => c.expr),
    all,
  ).bind(values)([], out);
  const slopes = rowsOf(compile(jacobian.flat(), all), values, coordinates.length);
  const back = slopes.flat().every(Number.isFinite) ? inverseOf(slopes) : undefined;
  if (back === undefined || !out.every(Number.isFinite)) return undefined;
  // the bound is relative to √(Iᵢᵢ Iⱼⱼ), which a change of coordinates mixes
  const value = congruent(best.value, back);
  const roots = best.value.map((row, i) => Math.sqrt(Math.abs(row[i] as number)));
  const spread = back.map((_, i) =>
    back.reduce((sum, row, r) => sum + Math.abs(row[i] as number) * (roots[r] as number), 0),
  );
  const worst = Math.max(...spread.map((s, i) => (s * s) / Math.abs(value[i]?.[i] as number)));
  const errorBound = (best.errorBound + 1e-14) * worst;
  return value.flat().every(Number.isFinite) && errorBound < 1e-4 ? { point: [...out], value, errorBound } : undefined;
}
