// Expectations in numbers at one parameter point: quadrature, series or sums over the support, with error bounds.
import { compile, type Program } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Budget } from '../base/budget.ts';
import { Replayed } from '../base/replayed.ts';
import type { Law } from '../distributions/law.ts';
import type { IntegerSupport, IntervalSupport } from '../distributions/support.ts';
import { locate, type Location } from '../numeric/locate.ts';
import { integrate, type VectorIntegrand } from '../numeric/quadrature.ts';
import { sumSeries } from '../numeric/series.ts';
import { atEndpoints, endpointSymbols, kinks } from './endpoints.ts';
import { overCounts } from './countsSum.ts';
import { overRadius } from './ellipticalMean.ts';
import { supportPoints } from './finiteSum.ts';
import { gaussianLattice, type Lattice } from './gaussianLattice.ts';
import { nestedIntegral } from './nestedIntegral.ts';
import { hasCases, overCases } from './supportCases.ts';
import { onLogarithm } from './logarithmChart.ts';
import { overComponents } from './independentComponents.ts';
import { onCube } from './simplexChart.ts';
import { withUncertainValues } from './uncertainValues.ts';
import { overVectorPivot } from './vectorPivotSum.ts';
import { normalize, type NumericExpectations, type PreparedExpectation } from './preparedExpectation.ts';

/** More points than this are not enumerated. */
const mostPoints = 1 << 16;

/** f₁ … fₘ of the observation of the law, to be averaged at points of the given symbols; m ≥ 0. */
export const prepareExpectation = (
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
): PreparedExpectation => withUncertainValues(fs, law, symbols, prepareExact) ?? prepareExact(fs, law, symbols);

function prepareExact(fs: readonly Expr[], law: Law, symbols: readonly SymbolExpr[]): PreparedExpectation {
  const [x] = law.variables;
  const points = law.measure === 'counting' ? supportPoints(law.support, mostPoints) : undefined;
  if (points !== undefined) return overPoints(fs, law, symbols, points);
  if (law.variables.length === 1 && x !== undefined) {
    if (law.support.kind === 'interval') {
      const inLogarithm = onLogarithm(fs, law);
      if (inLogarithm !== undefined) return prepareExact(inLogarithm.fs, inLogarithm.law, symbols);
      const over = (support: IntervalSupport): PreparedExpectation => overInterval(fs, law, symbols, x, support);
      return hasCases(law.support) ? overCases(law.support, symbols, over) : over(law.support);
    }
    if (law.support.kind === 'integers') return overIntegers(fs, law, symbols, x, law.support);
  }
  const total = law.support.kind === 'product' ? law.support.region?.total : undefined;
  if (total !== undefined && law.measure === 'counting') return overCounts(fs, law, symbols, total);
  const own = law.vectorPivot === undefined ? undefined : overVectorPivot(fs, law, symbols, law.vectorPivot);
  if (own !== undefined) return own;
  const charted = onCube(law);
  if (charted !== undefined) return prepareExact(fs.map(charted.into), charted.law, symbols);
  const apart = overComponents(fs, law, symbols, prepareExact);
  if (apart !== undefined) return apart;
  const radial = overRadius(fs, law);
  if (radial !== undefined) return prepareExpectation(radial.fs, radial.law, symbols);
  const lattice = gaussianLattice(law, symbols);
  if (lattice !== undefined) return overLattice(fs, law, symbols, lattice);
  return nestedIntegral(fs, law, symbols);
}

const bounds = (support: IntervalSupport | IntegerSupport, symbols: readonly SymbolExpr[]): Program =>
  compile(support.kind === 'interval' ? [support.lower, support.upper] : [support.from, support.to], symbols);

function valuesAt(program: Program, theta: readonly number[]): Float64Array {
  const out = new Float64Array(program.outputs);
  program.bind(theta)([], out);
  return out;
}

/** Where the bulk of a density is at a point, for all that is integrated over it there. */
const located = new Replayed<Expr, Location>(16);

/** Writes [p, p f₁, …] with p = exp(log-density − peak), zero where p underflows. */
function weigh(values: Float64Array, peak: number, out: Float64Array): void {
  const density = Math.exp((values[0] as number) - peak);
  out[0] = density;
  for (let i = 1; i < values.length; i++) out[i] = density === 0 ? 0 : density * (values[i] as number);
}

/** An infinite log-density so far out is no pole: a power in it, as in log(1 + x²) − x, is beyond the largest double. */
const overflows = (at: number, logDensity: number): boolean => logDensity === Infinity && Math.abs(at) > 1e20;

function overInterval(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  x: SymbolExpr,
  support: IntervalSupport,
): PreparedExpectation {
  const { distanceLower, distanceUpper, logarithm } = endpointSymbols;
  const all = [law.logDensity, ...fs].map((f) => atEndpoints(f, x, support));
  const inputs = [x, distanceLower, distanceUpper, logarithm];
  const program = compile(all, symbols, inputs);
  const density = compile(all.slice(0, 1), symbols, inputs);
  const limits = bounds(support, symbols);
  const corners = kinks([law.logDensity, ...fs], x);
  const breaks = compile(corners, symbols);
  // what the density does not depend on says nothing of where it lies
  const own = symbols.flatMap((s, i) => (law.logDensity.symbols.has(s) ? [i] : []));
  const ids = [x, ...own.map((i) => symbols[i] as SymbolExpr)].map((s) => s.id).join();
  return {
    at(theta, budget) {
      const [lower, upper] = valuesAt(limits, theta) as unknown as readonly [number, number];
      const breakpoints = [...valuesAt(breaks, theta)];
      const [run, runDensity] = [program.bind(theta), density.bind(theta)];
      const input = new Float64Array(4);
      const values = new Float64Array(all.length);
      const enter = (at: number, below: number, above: number): void => {
        input[0] = at;
        input[1] = below;
        input[2] = above;
        input[3] = above < 0.5 ? Math.log1p(-above) : Math.log(at);
      };
      const one = new Float64Array(1);
      const interval = { lower, upper };
      const hints = [...breakpoints, ...own.map((i) => theta[i] as number)];
      const name = `${ids} ${String(lower)} ${String(upper)} ${hints.join()}`;
      const place = located.of(all[0] as Expr, name, budget, () =>
        locate(
          (at, below, above) => {
            enter(at, below, above);
            runDensity(input, one);
            return overflows(at, one[0] as number) ? -Infinity : (one[0] as number);
          },
          interval,
          { budget, hints },
        ),
      );
      const peak = Number.isFinite(place.logDensity) ? place.logDensity : 0;
      const integrand: VectorIntegrand = (at, below, above, out) => {
        enter(at, below, above);
        run(input, values);
        if (overflows(at, values[0] as number)) out.fill(0);
        else weigh(values, peak, out);
      };
      const result = integrate(integrand, all.length, interval, {
        budget,
        center: place.center,
        scale: place.scale,
        breakpoints: [...place.breakpoints, ...breakpoints],
      });
      return normalize(result, peak);
    },
  };
}

function overIntegers(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  x: SymbolExpr,
  support: IntegerSupport,
): PreparedExpectation {
  const program = compile([law.logDensity, ...fs], symbols, [x]);
  const density = compile([law.logDensity], symbols, [x]);
  const limits = bounds(support, symbols);
  return {
    at(theta, budget) {
      const [from, to] = valuesAt(limits, theta) as unknown as readonly [number, number];
      const [run, runDensity] = [program.bind(theta), density.bind(theta)];
      const input = new Float64Array(1);
      const values = new Float64Array(fs.length + 1);
      const one = new Float64Array(1);
      const logWeight = (k: number): number => {
        input[0] = k;
        runDensity(input, one);
        return one[0] as number;
      };
      const term = (k: number, out: Float64Array): void => {
        input[0] = k;
        run(input, values);
        weigh(values, 0, out);
      };
      return normalize(
        sumSeries(term, fs.length + 1, from, to, { budget, weightIndex: 0, logWeight, hints: theta }),
        0,
      );
    },
  };
}

function overPoints(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  points: readonly (readonly Expr[])[],
): PreparedExpectation {
  const program = compile([law.logDensity, ...fs], symbols, law.variables);
  const coordinates = compile(points.flat(), symbols);
  const dimension = law.variables.length;
  return {
    at(theta, budget) {
      const flat = valuesAt(coordinates, theta);
      return sumNodes(program, theta, budget, points.length, (i, x) => {
        for (let d = 0; d < dimension; d++) x[d] = flat[i * dimension + d] as number;
        return 0;
      });
    },
  };
}

/** By how much the error of a rule may exceed its difference from another that errs to the same side: twice for |z|⁶. */
const bothErr = 3;

function overLattice(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  lattice: Lattice,
): PreparedExpectation {
  const program = compile([law.logDensity, ...fs], symbols, law.variables);
  return {
    at(theta, budget) {
      const sums = lattice.at(theta).map((rule) =>
        sumNodes(
          program,
          theta,
          budget,
          rule.count,
          (i, x) => rule.place(i, x),
          (i) => rule.sign(i),
        ),
      );
      const [first, second = first] = sums as [NumericExpectations, NumericExpectations?];
      const errorBounds = first.errorBounds.map(
        (bound, k) => bound + bothErr * Math.abs((first.values[k] as number) - (second.values[k] as number)),
      );
      const massErrorBound = first.massErrorBound + bothErr * Math.abs(first.mass - second.mass);
      return { ...first, errorBounds, massErrorBound };
    },
  };
}

/** Σ exp(log-density + weight)·[1, f₁, …] over nodes; `place` writes a node and returns its log-weight. */
function sumNodes(
  program: Program,
  theta: readonly number[],
  budget: Budget,
  count: number,
  place: (i: number, x: Float64Array) => number,
  sign: (i: number) => number = () => 1,
): NumericExpectations {
  const m = program.outputs;
  const run = program.bind(theta);
  const x = new Float64Array(16);
  const values = new Float64Array(m);
  const term = new Float64Array(m);
  const [sums, sizes] = [new Float64Array(m), new Float64Array(m)];
  const logDensities = new Float64Array(count);
  let peak = -Infinity;
  budget.spend(2 * count);
  for (let i = 0; i < count; i++) {
    const weight = place(i, x);
    run(x, values);
    logDensities[i] = (values[0] as number) + weight;
    peak = Math.max(peak, logDensities[i] as number);
  }
  if (!Number.isFinite(peak)) peak = 0;
  for (let i = 0; i < count; i++) {
    if ((logDensities[i] as number) - peak < -745) continue;
    place(i, x);
    run(x, values);
    values[0] = logDensities[i] as number;
    weigh(values, peak, term);
    const side = sign(i);
    for (let k = 0; k < m; k++) {
      sums[k] = (sums[k] as number) + side * (term[k] as number);
      sizes[k] = (sizes[k] as number) + Math.abs(term[k] as number);
    }
  }
  const errorBounds = sizes.map((s) => s * 16 * Number.EPSILON);
  return normalize({ values: sums, errorBounds, converged: sums.every(Number.isFinite), diverges: false }, peak);
}
