// The covariances of the ratios ∂^α p/p at the writer's point: from closed forms, else by two quadratures that agree.
import type { Budget } from '../base/budget.ts';
import { add, divide, multiply, one, square, symbol } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import { positiveReals } from '../expr/range.ts';
import { call } from '../expr/substitute.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { ModelResults } from '../modelResults.ts';
import type { Bounded } from './bhattacharyyaRings.ts';

const tolerance = 1e-7;
/** Of closed forms. */
const rounding = 1e-14;
/** The variances are finite beside the point as well: the parameters are moved by this share. */
const shift = 1e-3;

/** Of as many of the first ratios as are confirmed; empty where there is no point. */
export function ratioNumbers(
  { model, information }: ModelResults,
  ratios: readonly Expr[],
  closed: readonly (readonly Expr[])[],
  budget: Budget,
): readonly (readonly Bounded[])[] {
  const { law } = information.normalized;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const point = [...(model.point ?? []), ...model.known.map((s) => model.knownValues.get(s) ?? NaN)];
  if (model.point === undefined || !point.every(Number.isFinite) || information.noneAtPoint !== undefined) return [];
  const fromClosed = (): readonly (readonly Bounded[])[] => {
    const out = new Float64Array(closed.length ** 2);
    compile(closed.flat(), symbols).bind(point)([], out);
    return closed.map((_, i) =>
      closed.map((_c, j) => {
        const value = out[i * closed.length + j] ?? NaN;
        return { value, error: rounding * Math.abs(value) };
      }),
    );
  };
  if (closed.length === ratios.length || law.variables.length > 1) return fromClosed();

  const pairs = ratios.flatMap((_, i) => ratios.slice(i).map((_u, k) => [i, i + k] as const));
  const product = ([i, j]: readonly [number, number]): Expr => multiply(ratios[i] as Expr, ratios[j] as Expr);
  const prepared = prepareExpectation([...pairs.map(product), ...ratios], law, symbols);
  const moved = point.map((v, i) => (i < model.parameters.length ? v * (1 + shift) + (v === 0 ? shift : 0) : v));
  const first = prepared.at(point, budget);
  if (first.diverges || prepared.at(moved, budget).diverges) return fromClosed();
  const entry = new Map(pairs.map(([i, j], k) => [`${String(i)} ${String(j)}`, k]));
  const at = (i: number, j: number): number => entry.get(`${String(Math.min(i, j))} ${String(Math.max(i, j))}`) ?? -1;
  const deviations = ratios.map((_, i) => Math.sqrt(first.values[at(i, i)] ?? NaN));
  if (!deviations.every((d) => d > 0 && Number.isFinite(d))) return fromClosed();

  // the same integrals with the nodes where the squares have their mass
  const units = ratios.map((_, i) => symbol(`_unit${String(i)}`, 'constant', positiveReals));
  const weight = add(one, ...ratios.map((u, i) => square(divide(u, units[i] as Expr))));
  const tilted = { ...law, logDensity: add(law.logDensity, call('log', [weight])) };
  const shares = pairs.map((pair) => divide(product(pair), weight));
  const second = prepareExpectation(shares, tilted, [...symbols, ...units]).at([...point, ...deviations], budget);
  const isRight = pairs.every(([i, j], k) => {
    const scale = (deviations[i] as number) * (deviations[j] as number);
    const gap = Math.abs((first.values[k] ?? NaN) - (second.values[k] ?? NaN) * second.mass);
    const error = (second.errorBounds[k] ?? NaN) * second.mass;
    return gap <= tolerance * scale && error <= 1e-4 * scale && (first.errorBounds[k] ?? NaN) <= tolerance * scale;
  });
  const areScores = ratios.every((_, i) => {
    const error = first.errorBounds[pairs.length + i] ?? NaN;
    return Math.abs(first.values[pairs.length + i] ?? NaN) <= tolerance * (deviations[i] as number) + 4 * error;
  });
  if (second.diverges || !isRight || !areScores) return fromClosed();
  return ratios.map((_, i) =>
    ratios.map((_u, j) => {
      const k = at(i, j);
      const scale = (deviations[i] as number) * (deviations[j] as number);
      return { value: first.values[k] ?? NaN, error: (first.errorBounds[k] ?? NaN) + 1e-13 * scale };
    }),
  );
}
