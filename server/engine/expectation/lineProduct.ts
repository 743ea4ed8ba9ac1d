// Expectations of smooth functions under a law with independent coordinates, by a product of trapezoidal rules on the line. The rule
// is refined until two steps, neither a multiple of the other, agree; without that, and without terms that vanish at
// the edges, nothing is said.
import { multiply, number, one, subtract, symbol } from '../expr/build.ts';
import type { Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { positiveReals, reals } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import type { CoordinateKernel, VectorPivot } from '../distributions/law.ts';
import { betaLine, gammaLine, gaussianLine, lineNodes, type LineChart } from '../numeric/lineCharts.ts';
import type { RawExpectations } from './preparedExpectation.ts';

/** The steps, as parts of the first. */
const refinements = [1.4, 1, 0.7, 0.5, 0.36] as const;
/**
 * The change from one step to the next that is accepted, as a part of ∫|p f|; with more steps to come a lesser one is wanted. The
 * error falls like exp(−c/step): what the last step has changed is far more than what it has left.
 */
const [accepted, wanted] = [1e-4, 1e-11];
/** What the terms at the edges may be of the sum of all. */
const vanishing = 1e-12;
/** A rule of more nodes is not applied. */
const mostNodes = 1 << 18;

/** Of one coordinate: the symbols that stand for it and for what has more digits than it. */
interface Line {
  readonly inputs: readonly SymbolExpr[];
  readonly rewrite: readonly (readonly [Expr, Expr])[];
  readonly chart: (parameters: readonly number[]) => LineChart;
}

function lineOf(variable: SymbolExpr, kernel: CoordinateKernel): Line {
  const { name } = variable;
  if (kernel.kind === 'gaussian') return { inputs: [variable], rewrite: [], chart: () => gaussianLine };
  const logarithm = symbol(`log ${name}`, 'pivot', reals);
  if (kernel.kind === 'gamma')
    return {
      inputs: [variable, logarithm],
      rewrite: [[log(variable), logarithm]],
      chart: ([shape = NaN]) => gammaLine(shape),
    };
  const rest = subtract(one, variable);
  const [other, logOther] = [symbol(`1 - ${name}`, 'pivot', positiveReals), symbol(`log 1 - ${name}`, 'pivot', reals)];
  return {
    inputs: [variable, other, logarithm, logOther],
    rewrite: [
      [log(variable), logarithm],
      [log(rest), logOther],
      [rest, other],
      [subtract(variable, one), multiply(number(-1), other)],
    ],
    chart: ([a = NaN, b = NaN]) => betaLine(a, b),
  };
}

/**
 * Σ of the functions' terms with their error bounds: `inside` holds the log-density of the coordinates and f₁ … fₘ in their
 * variables; `kernels` gives the parameters of each coordinate's kernel.
 */
export function lineProduct(
  inside: readonly Expr[],
  { coordinates }: VectorPivot,
  symbols: readonly SymbolExpr[],
): (theta: readonly number[], kernels: readonly (readonly number[])[], budget: Budget) => RawExpectations {
  const lines = coordinates.map(({ variable, kernel }) => lineOf(variable, kernel));
  const place = new Map<Expr, Expr>(lines.flatMap((l) => l.rewrite));
  const program = compile(
    inside.map((f) => substitute(f, place)),
    symbols,
    lines.flatMap((l) => l.inputs),
  );
  const offsets = lines.map((_, i) => lines.slice(0, i).reduce((sum, l) => sum + l.inputs.length, 0));
  const m = inside.length;
  return (theta, kernels, budget) => {
    const charts = lines.map((line, i) => line.chart(kernels[i] ?? []));
    const run = program.bind(theta);
    const input = new Float64Array(lines.reduce((sum, l) => sum + l.inputs.length, 0));
    const out = new Float64Array(m);
    const apply = (part: number): Sums | undefined => {
      const axes = charts.map((chart, i) => lineNodes(chart, lines[i]?.inputs.length ?? 0, chart.step * part));
      if (axes.reduce((product, { weights }) => product * weights.length, 1) > mostNodes) return undefined;
      const sums: Sums = { values: new Float64Array(m), sizes: new Float64Array(m), edges: new Float64Array(m) };
      const visit = (depth: number, weight: number, reference: number, isEdge: boolean): void => {
        const axis = axes[depth];
        if (axis === undefined) {
          budget.spend(1);
          run(input, out);
          // the density over that of the coordinates: 1 for a density that is what it should be
          const share = weight * Math.exp((out[0] as number) - reference);
          out[0] = 1;
          for (let k = 0; k < m; k++) addTerm(sums, k, share === 0 ? 0 : share * (out[k] as number), isEdge);
          return;
        }
        const last = axis.weights.length - 1;
        axis.inputs.forEach((values, i) => {
          input.set(values, offsets[depth]);
          const [own, density] = [axis.weights[i] as number, axis.logDensities[i] as number];
          visit(depth + 1, weight * own, reference + density, isEdge || i === 0 || i === last);
        });
      };
      visit(0, 1, 0, false);
      return sums;
    };
    return settled(apply, m);
  };
}

interface Sums {
  readonly values: Float64Array;
  readonly sizes: Float64Array;
  /** Of the terms at the edges. */
  readonly edges: Float64Array;
}

function addTerm({ values, sizes, edges }: Sums, k: number, term: number, isEdge: boolean): void {
  values[k] = (values[k] as number) + term;
  sizes[k] = (sizes[k] as number) + Math.abs(term);
  if (isEdge) edges[k] = (edges[k] as number) + Math.abs(term);
}

/** The finest rule with what its last refinement has changed as the bound; without agreement the bound is infinite. */
function settled(apply: (part: number) => Sums | undefined, m: number): RawExpectations {
  let [before, last]: (Sums | undefined)[] = [];
  const changes = new Float64Array(m).fill(Infinity);
  for (const part of refinements) {
    const next = apply(part);
    if (next === undefined) break;
    [before, last] = [last, next];
    if (before === undefined) continue;
    for (let k = 0; k < m; k++) changes[k] = Math.abs((next.values[k] as number) - (before.values[k] as number));
    if (changes.every((change, k) => change <= wanted * (next.sizes[k] as number))) break;
  }
  const values = last?.values ?? new Float64Array(m).fill(NaN);
  const errorBounds = values.map((_, k) => {
    const [size, edge] = [last?.sizes[k] ?? NaN, last?.edges[k] ?? NaN];
    const change = changes[k] as number;
    return change <= accepted * size && edge <= vanishing * size ? 2 * change + edge + size * roundingShare : Infinity;
  });
  return { values, errorBounds, converged: errorBounds.every(Number.isFinite), diverges: false };
}
const roundingShare = 64 * Number.EPSILON;

/** Whether a function is not analytic in the coordinates: then steps that agree prove little. */
export const hasCorner = (f: Expr, variables: readonly SymbolExpr[]): boolean =>
  someNode(
    f,
    (n) => (n.kind === 'piecewise' || (n.kind === 'apply' && cornered.has(n.fn))) && dependsOnAny(n, variables),
  );
const cornered: ReadonlySet<string> = new Set(['abs', 'sign', 'floor', 'min', 'max']);
