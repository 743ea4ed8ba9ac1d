// Decides the second coordinates φ(θ) in which descent is repeated: those that the note states, else natural or mean parameters of
// an exponential family, else logarithms and the like. Only those that bend against the writer's own show anything.
import { add, multiply, negate, number, power, subtract } from '../expr/build.ts';
import { compile, type Program } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import { call, substitute } from '../expr/substitute.ts';
import { rank } from '../numeric/linearAlgebra.ts';
import { solveDense } from '../numeric/linearSystem.ts';
import type { ModelResults } from '../modelResults.ts';
import type { OtherCoordinates } from './descentResult.ts';
import { isShort } from './objective.ts';

export interface Chart {
  readonly other: OtherCoordinates;
  from(theta: readonly number[]): readonly number[];
  /** θ by Newton's method from a point nearby; undefined where none is found inside. */
  to(phi: readonly number[], near: readonly number[]): readonly number[] | undefined;
  /** ∂φ/∂θ, by rows. */
  jacobian(theta: readonly number[]): readonly (readonly number[])[];
}

type IsInside = (theta: readonly number[]) => boolean;

/** The chart is one around all the given points; undefined where no candidate is. */
export function secondChart(
  { model, canonicalForm: exponentialFamily }: ModelResults,
  isInside: IsInside,
  points: readonly (readonly number[])[],
): Chart | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  const known = new Map<Expr, Expr>(model.known.map((s) => [s, number(model.knownValues.get(s) ?? Number.NaN)]));
  const usable = (other: OtherCoordinates): Chart | undefined => {
    if (other.values.length !== parameters.length) return undefined;
    if (!other.values.every((v) => parameters.every((p) => isDifferentiable(v, p)))) return undefined;
    const values = other.values.map((v) => substitute(v, known));
    const slopes = values.map((v) => parameters.map((p) => simplify(differentiate(v, p))));
    if (other.kind !== 'stated' && !slopes.flat().some((e) => dependsOnAny(e, parameters))) return undefined;
    const chart = chartOf(other, values, slopes, parameters, isInside);
    return points.every((theta) => isRegular(chart.jacobian(theta))) ? chart : undefined;
  };
  const { reparam } = model;
  if (reparam !== undefined) {
    const names = reparam.coordinates.map((c) => c.symbol.name);
    return usable({ kind: 'stated', names, values: reparam.coordinates.map((c) => c.expr) });
  }
  const { natural = [], mean = [] } = exponentialFamily ?? {};
  const candidates: readonly OtherCoordinates[] = [
    { kind: 'natural', names: undefined, values: natural.every(isShort) ? natural : [] },
    { kind: 'mean', names: undefined, values: mean.every(isShort) ? mean : [] },
    { kind: 'unbounded', names: undefined, values: parameters.map(unbounded) },
  ];
  for (const candidate of candidates) {
    const chart = usable(candidate);
    if (chart !== undefined) return chart;
  }
  return undefined;
}

function isRegular(jacobian: readonly (readonly number[])[]): boolean {
  const gram = jacobian.map((_, i) =>
    jacobian.map((__, j) => jacobian.reduce((sum, row) => sum + (row[i] as number) * (row[j] as number), 0)),
  );
  return rank(gram, 1e-12) === jacobian.length;
}

/** The logarithm of the distance from one end, the log-odds between two, and asinh on the whole line. */
function unbounded(parameter: SymbolExpr): Expr {
  const { lower, upper } = parameter.domain;
  const above = subtract(parameter, number(Number.isFinite(lower) ? lower : 0));
  const below = add(number(Number.isFinite(upper) ? upper : 0), negate(parameter));
  if (lower === -Infinity) return upper === Infinity ? call('asinh', [parameter]) : call('log', [below]);
  return call('log', [upper === Infinity ? above : multiply(above, power(below, number(-1)))]);
}

const mostIterations = 30;
const mostHalvings = 20;
const accuracy = 1e-14;

function chartOf(
  other: OtherCoordinates,
  values: readonly Expr[],
  slopes: readonly (readonly Expr[])[],
  parameters: readonly SymbolExpr[],
  isInside: IsInside,
): Chart {
  const p = parameters.length;
  const run = (program: Program): ((theta: readonly number[]) => Float64Array) => {
    const bound = program.bind([]);
    return (theta) => {
      const out = new Float64Array(program.outputs);
      bound(theta, out);
      return out;
    };
  };
  const valuesAt = run(compile(values, [], parameters));
  const slopesAt = run(compile(slopes.flat(), [], parameters));
  const rowsAt = (theta: readonly number[]): Float64Array[] => {
    const flat = slopesAt(theta);
    return Array.from({ length: p }, (_, i) => flat.slice(i * p, (i + 1) * p));
  };
  return {
    other,
    from: (theta) => Array.from(valuesAt(theta)),
    jacobian: (theta) => rowsAt(theta).map((row) => Array.from(row)),
    to(phi, near) {
      let theta = near;
      let gap = gapOf(phi, valuesAt(theta));
      for (let iteration = 0; iteration < mostIterations; iteration++) {
        const step = solveDense(rowsAt(theta), Float64Array.from(gap));
        if (step === undefined) return undefined;
        const from = theta;
        if (from.every((t, i) => Math.abs(step[i] as number) <= accuracy * (1 + Math.abs(t))))
          return isReached(phi, gap) ? theta : undefined;
        let part = 1;
        for (let halving = 0; ; halving++, part /= 2) {
          const next = from.map((t, i) => t + part * (step[i] as number));
          const left = isInside(next) ? gapOf(phi, valuesAt(next)) : undefined;
          if (left !== undefined && sizeOf(left) < sizeOf(gap)) {
            [theta, gap] = [next, left];
            break;
          }
          // at the limit of rounding no step makes the gap smaller
          if (halving === mostHalvings) return isReached(phi, gap) ? theta : undefined;
        }
      }
      return undefined;
    },
  };
}

const gapOf = (goal: readonly number[], reached: Float64Array): readonly number[] =>
  goal.map((g, i) => g - (reached[i] as number));
/** Near an end of the parameter space the doubles may be too coarse to reach φ. */
const isReached = (phi: readonly number[], gap: readonly number[]): boolean =>
  gap.every((v, i) => Math.abs(v) <= 1e-10 * (1 + Math.abs(phi[i] as number)));
const sizeOf = (v: readonly number[]): number => Math.hypot(...v);
