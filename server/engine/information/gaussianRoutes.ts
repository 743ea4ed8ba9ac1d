// The information of a Gaussian vector in numbers, from its mean μ and covariance Σ and their derivatives at a point: nothing is
// written out, so that it takes milliseconds where entries of Σ⁻¹ would fill pages. Three routes: the formula in matrices
// I_ij = ∂ᵢμᵀ Σ⁻¹ ∂ⱼμ + ½ tr(Σ⁻¹ ∂ᵢΣ Σ⁻¹ ∂ⱼΣ), the score at the nodes of a cubature, and differences of the divergence.
// Source: Kay, Fundamentals of Statistical Signal Processing 1 (1993), section 3.9; Kullback (1959), section 9.1.
import type { Budget } from '../base/budget.ts';
import { zero } from '../expr/build.ts';
import { compile, type Program } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law, StatedGaussian } from '../distributions/law.ts';
import { gaussianLattice, type Lattice } from '../expectation/gaussianLattice.ts';
import {
  divergence,
  dot,
  gaussianPoint,
  product,
  symmetric,
  times,
  traceOfProduct,
  transposed,
  upper,
  type GaussianPoint,
} from './gaussianPoint.ts';
import { klDirections, klHessian, type KlDirections } from './klHessian.ts';
import { distance } from './relativeError.ts';
import type { PointInformation, PointRoutes, Route } from './route.ts';

type Rows = GaussianPoint['covariance'];

/** Of the formula, and of the cubature, which are exact but for rounding. */
const roundingOf = (size: number): number => 64 * size * Number.EPSILON;
/** Nudges of the last digits: by how much the numbers then move says how well they can be had there. */
const nudges = [4e-16, -8e-16] as const;
const noiseFactor = 3;
/** With more parameters the divergence is not differenced: the directions grow with their square. */
const mostForDifferences = 20;

/** The routes of a law whose mean and covariance are stated; undefined where these have no derivatives in the language. */
export function gaussianRoutes(
  law: Law,
  parameters: readonly SymbolExpr[],
  known: readonly SymbolExpr[],
): PointRoutes | undefined {
  const { gaussian } = law;
  const stated = gaussian === undefined ? [] : [...gaussian.mean, ...upper(gaussian.covariance)];
  if (gaussian === undefined || parameters.some((p) => stated.some((e) => !isDifferentiable(e, p)))) return undefined;
  const symbols = [...parameters, ...known];
  const lattice = gaussianLattice(law, symbols);
  return lattice && new GaussianRoutes(gaussian, stated, parameters, symbols, lattice);
}

class GaussianRoutes implements PointRoutes {
  private readonly dimension: number;
  private readonly parameters: readonly SymbolExpr[];
  private readonly lattice: Lattice;
  private readonly law: Program;
  private readonly slopes: Program;
  private readonly directions: KlDirections | undefined;

  constructor(
    gaussian: StatedGaussian,
    stated: readonly Expr[],
    parameters: readonly SymbolExpr[],
    symbols: readonly SymbolExpr[],
    lattice: Lattice,
  ) {
    this.dimension = gaussian.mean.length;
    this.parameters = parameters;
    this.lattice = lattice;
    this.law = compile(stated, symbols);
    this.slopes = compile(
      parameters.flatMap((p) => stated.map((e) => (e.kind === 'number' ? zero : differentiate(e, p)))),
      symbols,
    );
    if (parameters.length <= mostForDifferences) this.directions = klDirections(parameters.length, true);
  }

  at(
    theta: readonly number[],
    knownValues: readonly number[],
    budget: Budget,
    _vanishing?: ReadonlySet<number>,
    nudged = false,
  ): PointInformation {
    const point = [...theta, ...knownValues];
    const p = theta.length;
    const size = this.dimension * p;
    budget.spend(p * p);
    const here = this.gaussianAt(point);
    const formula = this.formula(point, here);
    const moved = nudged
      ? nudges
          .map((by) => point.map((t, i) => t * (1 + (i % 2 === 0 ? by : -by))))
          .map((near) => this.formula(near, this.gaussianAt(near)))
      : [];
    const noise = noiseFactor * Math.max(0, ...moved.map((value) => distance(formula, value)));
    const { mean, covariance, mass } = this.scores(point, here);
    const errorBound = roundingOf(size) + Math.abs(mass - 1) + noise;
    const routes: Route[] = [
      { name: 'score-covariance', value: covariance, errorBound },
      { name: 'closed-form', value: formula, errorBound: roundingOf(size) + noise },
    ];
    const differences = this.differences(theta, knownValues, formula, here);
    if (differences !== undefined) routes.push({ name: 'kl-hessian', ...differences });
    const deviations = mean.map(
      (m, i) => Math.abs(m) / Math.sqrt(Math.max(covariance[i]?.[i] as number, Number.MIN_VALUE)),
    );
    return {
      theta,
      routes,
      value: covariance,
      errorBound,
      scoreMean: mean,
      scoreMeanSize: Math.max(0, ...deviations),
      mass,
      massErrorBound: errorBound,
      diverges: false,
      converged: Number.isFinite(mass),
    };
  }

  /** Doubles are enough: nothing is integrated. */
  preciselyAt(): undefined {
    return undefined;
  }

  private gaussianAt(point: readonly number[]): GaussianPoint {
    const out = new Float64Array(this.law.outputs);
    this.law.bind(point)([], out);
    return gaussianPoint(this.dimension, out);
  }

  /** ∂μ and ∂Σ for each parameter. */
  private slopesAt(
    point: readonly number[],
  ): readonly { readonly mean: readonly number[]; readonly covariance: Rows }[] {
    const d = this.dimension;
    const out = new Float64Array(this.slopes.outputs);
    this.slopes.bind(point)([], out);
    const width = this.law.outputs;
    return this.parameters.map((_, i) => ({
      mean: [...out.subarray(i * width, i * width + d)],
      covariance: symmetric(d, out, i * width + d),
    }));
  }

  private formula(point: readonly number[], { precision }: GaussianPoint): number[][] {
    const slopes = this.slopesAt(point);
    const scaled = slopes.map((s) => ({
      mean: times(precision, s.mean),
      covariance: product(precision, s.covariance),
    }));
    const turned = scaled.map((s) => transposed(s.covariance));
    return slopes.map((a, i) =>
      scaled.map((b, j) => dot(a.mean, b.mean) + traceOfProduct(scaled[i]?.covariance ?? [], turned[j] as Rows) / 2),
    );
  }

  /** Mean and covariance of the score, from its values ∂ᵢμᵀu + ½ uᵀ∂ᵢΣ u − ½ tr Σ⁻¹∂ᵢΣ with u = Σ⁻¹(x − μ) at the nodes. */
  private scores(
    point: readonly number[],
    { mean, precision, logDeterminant }: GaussianPoint,
  ): { readonly mean: readonly number[]; readonly covariance: number[][]; readonly mass: number } {
    const d = this.dimension;
    const slopes = this.slopesAt(point);
    const centers = slopes.map((s) => traceOfProduct(precision, s.covariance) / 2);
    const [rule] = this.lattice.at(point);
    const sums = slopes.map(() => 0);
    const squares = slopes.map(() => slopes.map(() => 0));
    const x = new Float64Array(d);
    let mass = 0;
    for (let k = 0; k < (rule?.count ?? 0); k++) {
      const logWeight = rule?.place(k, x) ?? NaN;
      const gap = mean.map((m, i) => (x[i] as number) - m);
      const u = times(precision, gap);
      const logDensity = -(d * Math.log(2 * Math.PI) + logDeterminant + dot(gap, u)) / 2;
      const weight = (rule?.sign(k) ?? NaN) * Math.exp(logDensity + logWeight);
      const score = slopes.map((s, i) => dot(s.mean, u) + dot(u, times(s.covariance, u)) / 2 - (centers[i] as number));
      mass += weight;
      score.forEach((a, i) => {
        sums[i] = (sums[i] as number) + weight * a;
        const row = squares[i] as number[];
        for (let j = 0; j < score.length; j++) row[j] = (row[j] as number) + weight * a * (score[j] as number);
      });
    }
    return { mean: sums, covariance: squares, mass };
  }

  private differences(
    theta: readonly number[],
    knownValues: readonly number[],
    scale: Rows,
    here: GaussianPoint,
  ): ReturnType<typeof klHessian> {
    if (this.directions === undefined) return undefined;
    const domains = this.parameters.map((s) => s.domain);
    return klHessian(this.directions, scale, theta, domains, (perturbed) => {
      const values = Float64Array.from(perturbed, (place) =>
        divergence(here, this.gaussianAt([...place, ...knownValues])),
      );
      const errorBounds = values.map(() => roundingOf(this.dimension));
      return { values, errorBounds, mass: 1, massErrorBound: 0, converged: true, diverges: false };
    });
  }
}
