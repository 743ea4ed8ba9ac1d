// What is said of descent on D(θ′‖θ): gradients as formulas and at the point, the paths, and how they compare in two coordinates.
import type { Expr } from '../expr/expr.ts';

/** A curve or a sequence of steps from `at` towards `versus`. */
export interface DescentPath {
  /** Flows are solutions of dθ/dt = −I⁻¹∇L and dθ/dt = −∇L/λ; descents are steps of stated size. */
  readonly name: 'natural-flow' | 'gradient-flow' | 'natural-descent' | 'gradient-descent';
  /** In which coordinates it was computed: the writer's own, or the other ones. */
  readonly coordinates: 'own' | 'other';
  /** Always in the writer's parameters, in their order; the first is `at`. */
  readonly points: readonly (readonly number[])[];
  /** D(θ′‖θ) at the last point. */
  readonly lastObjective: number;
  /** Of flows: the greatest difference of a coordinate between two tolerances of integration. */
  readonly errorBound: number | undefined;
  /** Of descents: the step size, and how many steps were halved since they left the parameter space or raised the objective. */
  readonly stepSize: number | undefined;
  readonly halvedSteps: number | undefined;
}

/** The second coordinates, as functions of the parameters. */
export interface OtherCoordinates {
  readonly kind: 'stated' | 'natural' | 'mean' | 'unbounded';
  /** As the writer names them; undefined for those that were not stated. */
  readonly names: readonly string[] | undefined;
  readonly values: readonly Expr[];
}

/** How the inverse of a singular information was replaced. */
export interface Regularization {
  readonly kind: 'pseudo-inverse' | 'levenberg';
  readonly rank: number;
  /** What is added to the diagonal, for Levenberg. */
  readonly added: number | undefined;
}

/** Descent from `at` on D(θ′‖θ), θ′ = `versus`: the expected negative log-likelihood up to a constant where the data come from θ′. */
export interface Descent {
  readonly status: 'closed-form' | 'numeric' | 'unresolved';
  readonly reason: string | undefined;
  /** D(θ′‖θ), ∂D/∂θᵢ and −I⁻¹∇D in θ and θ′, where short. */
  readonly objective: Expr | undefined;
  readonly gradient: readonly Expr[] | undefined;
  readonly naturalStep: readonly Expr[] | undefined;
  /** At the writer's point: ∇D and −I⁻¹∇D with one absolute error bound. */
  readonly at:
    | {
        readonly objective: number;
        readonly gradient: readonly number[];
        readonly naturalStep: readonly number[];
        readonly errorBound: number;
      }
    | undefined;
  readonly regularization: Regularization | undefined;
  readonly paths: readonly DescentPath[];
  readonly other: OtherCoordinates | undefined;
  /** The greatest difference of a parameter between the two coordinates, at equal times. */
  readonly naturalDifference: number | undefined;
  readonly gradientDifference: number | undefined;
  /** How long the flows run. */
  readonly duration: number | undefined;
  /** Whether the natural flow was confirmed to be m(t) = m′ + (m − m′) e^(−t) in the mean parameters of an exponential family. */
  readonly isStraightInMeans: boolean;
}

export interface DescentResults {
  /** I(θ)⁻¹ s(x): the natural gradient of the log-likelihood of one observation. */
  readonly naturalScore: readonly Expr[] | undefined;
  /** Undefined without two points. */
  readonly descent: Descent | undefined;
}
