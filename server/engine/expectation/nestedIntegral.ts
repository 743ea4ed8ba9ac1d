// Expectations over a product of two or more supports, one inside the other: the inner mean as a function of the outer variable.
import { compile } from '../expr/compile.ts';
import { dependsOnAny, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import type { Budget } from '../base/budget.ts';
import type { Law } from '../distributions/law.ts';
import { locate } from '../numeric/locate.ts';
import { integrate, type VectorIntegrand } from '../numeric/quadrature.ts';
import type { Interval } from '../numeric/quadraturePieces.ts';
import { sumSeries } from '../numeric/series.ts';
import { gaussianMoments } from './gaussianVector.ts';
import { componentLaws } from './independentComponents.ts';
import { normalize, type PreparedExpectation } from './preparedExpectation.ts';
import { onCube } from './simplexChart.ts';
import { tensorIntegral } from './tensorIntegral.ts';

const innerTolerance = 1e-10;
/** A point with many functions costs more than one step. */
const outputsOfStep = 16;

/** Whether expectations of a law are integrals one inside the other, for want of coordinates that are independent. */
export function isNested(law: Law): boolean {
  return (
    law.measure === 'lebesgue' &&
    law.variables.length > 1 &&
    law.vectorPivot === undefined &&
    componentLaws(onCube(law)?.law ?? law) === undefined &&
    gaussianMoments(law) === undefined
  );
}

/** ∫ … ∫ exp(log-density)·[1, f₁, …] over the product of the supports of the components. */
export function nestedIntegral(fs: readonly Expr[], law: Law, symbols: readonly SymbolExpr[]): PreparedExpectation {
  const factors = law.support.kind === 'product' ? law.support.factors : [law.support];
  const m = fs.length + 1;
  const program = compile([law.logDensity, ...fs], symbols, law.variables);
  // in a region the ends of a component hold those before it
  const limits = factors.map((f) =>
    compile(
      f.kind === 'interval' ? [f.lower, f.upper] : f.kind === 'integers' ? [f.from, f.to] : [...f.points],
      symbols,
      law.variables,
    ),
  );
  const plane = planeOf(law, symbols);
  return {
    at(theta, budget) {
      const bound = limits.map((program) => program.bind(theta));
      const run = program.bind(theta);
      const box = plane?.(theta);
      const smooth = box === undefined ? undefined : tensorIntegral(run, m, box, budget, theta);
      if (smooth !== undefined) return normalize(smooth.raw, smooth.peak);
      const x = new Float64Array(law.variables.length);
      const values = new Float64Array(m);
      let converged = true;
      let diverges = false;
      /** Integrates over the components from `depth` on, with those before it fixed in x. */
      const over = (depth: number, out: Float64Array, work: Budget): Float64Array => {
        const factor = factors[depth];
        if (factor === undefined) {
          work.spend(Math.ceil(m / outputsOfStep));
          run(x, values);
          const density = Math.exp(values[0] as number);
          out[0] = density;
          for (let i = 1; i < m; i++) out[i] = density === 0 ? 0 : density * (values[i] as number);
          return new Float64Array(m);
        }
        const ends = new Float64Array(limits[depth]?.outputs ?? 0);
        bound[depth]?.(x, ends);
        const [lower, upper] = ends as unknown as readonly [number, number];
        if (factor.kind === 'finite') {
          const term = new Float64Array(m);
          const errors = new Float64Array(m);
          out.fill(0);
          for (let k = 0; k < factor.points.length; k++) {
            x[depth] = ends[k] as number;
            const inner = over(depth + 1, term, work);
            for (let i = 0; i < m; i++) {
              out[i] = (out[i] as number) + (term[i] as number);
              errors[i] = (errors[i] as number) + (inner[i] as number);
            }
          }
          return errors;
        }
        const integrand: VectorIntegrand = (at, _below, _above, result) => {
          x[depth] = at;
          over(depth + 1, result, work);
        };
        const result =
          factor.kind === 'integers'
            ? sumSeries(
                (k, r) => {
                  integrand(k, 0, 0, r);
                },
                m,
                lower,
                upper,
                { budget: work, weightIndex: 0 },
              )
            : integrate(
                integrand,
                m,
                { lower, upper },
                {
                  budget: work,
                  relativeTolerance: innerTolerance,
                  maxLevels: 6,
                  ...centerOf(depth, lower, upper, work),
                },
              );
        converged &&= result.converged;
        diverges ||= result.diverges;
        out.set(result.values);
        return result.errorBounds;
      };
      /** Where the marginal of the component has its bulk, judged by the density with the later components at their centers. */
      const centerOf = (
        depth: number,
        lower: number,
        upper: number,
        work: Budget,
      ): { center?: number; scale?: number } => {
        if (depth + 1 < factors.length) return {};
        const place = locate(
          (at) => {
            x[depth] = at;
            run(x, values);
            return values[0] as number;
          },
          { lower, upper },
          { budget: work },
        );
        return place.found ? { center: place.center, scale: place.scale } : {};
      };
      const totals = new Float64Array(m);
      const errorBounds = over(0, totals, budget).slice();
      const innerShare = factors.length > 1 ? innerTolerance * 10 : 0;
      for (let i = 0; i < m; i++)
        errorBounds[i] = (errorBounds[i] as number) + innerShare * Math.abs(totals[i] as number);
      return normalize({ values: totals, errorBounds, converged, diverges }, 0);
    },
  };
}

/** The box of a law of two components on intervals whose ends are the same for all observations, without corners inside. */
function planeOf(
  { support, variables, logDensity }: Law,
  symbols: readonly SymbolExpr[],
): ((theta: readonly number[]) => readonly [Interval, Interval]) | undefined {
  if (support.kind !== 'product' || variables.length !== 2) return undefined;
  const ends = support.factors.flatMap((f) => (f.kind === 'interval' ? [f.lower, f.upper] : []));
  const hasCorners = someNode(
    logDensity,
    (n) => (n.kind === 'piecewise' || (n.kind === 'apply' && cornered.has(n.fn))) && dependsOnAny(n, variables),
  );
  if (ends.length < 4 || hasCorners || ends.some((end) => dependsOnAny(end, variables))) return undefined;
  const program = compile(ends, symbols);
  return (theta) => {
    const out = new Float64Array(4);
    program.bind(theta)([], out);
    const [a, b, c, d] = out as unknown as readonly [number, number, number, number];
    return [
      { lower: a, upper: b },
      { lower: c, upper: d },
    ];
  };
}
const cornered: ReadonlySet<string> = new Set(['abs', 'sign', 'floor']);
