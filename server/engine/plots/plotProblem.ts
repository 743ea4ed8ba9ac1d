// What plots are made from: a model at a point, as functions of numbers, and what was derived from it.
import type { PlotSpec } from './plotSpec.ts';

export interface PlotParameter {
  /** As the writer named it. */
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
}

type Matrix = readonly (readonly number[])[];

export interface PlotInput {
  readonly parameters: readonly PlotParameter[];
  /** One number for each parameter, inside the parameter space. */
  readonly point: readonly number[];
  /** A second point of the same model. */
  readonly versus?: readonly number[];
  /** I(θ) of one observation, by rows; undefined where it does not exist or is not known. */
  readonly information: (theta: readonly number[]) => Matrix | undefined;
  /** Whether each of its values is an integral, so that only few can be had. */
  readonly isDear?: boolean;
  /** I⁻¹ of one observation at the point. */
  readonly inverse?: Matrix | undefined;
  /** The number of observations, where it is stated as a number. */
  readonly observations?: number | undefined;
  /** At the point; absent where the observation is a vector. */
  readonly observation?: {
    readonly name: string;
    readonly measure: 'lebesgue' | 'counting';
    readonly lower: number;
    readonly upper: number;
    /** A finite support that is no run of whole numbers. */
    readonly points?: readonly number[];
    readonly logDensity: (x: number) => number;
    /** One entry for each parameter. */
    readonly score: (x: number) => readonly number[];
  };
  readonly divergence?: PlotDivergence | undefined;
  readonly jeffreys?: PlotPrior;
  readonly ladder?: Ladder | undefined;
  readonly geodesics?: readonly PlotPath[];
  /** From the point towards the second one, on D(θ′‖θ). */
  readonly descent?: readonly PlotPath[];
}

/** The Kullback–Leibler divergence between laws of the model. */
export interface PlotDivergence {
  /** D(θ‖θ′); NaN where it is not had, ∞ where it is infinite. */
  readonly between: (theta: readonly number[], thetaPrime: readonly number[]) => number;
  /** Whether each of its values is an integral of its own, so that only few can be had. */
  readonly isDear: boolean;
  /** Whether it is a formula, as quick from any other point as from this one. */
  readonly isClosed: boolean;
  /** The term of third order of D(point‖point + δ); undefined where it is not had for this δ. */
  readonly third: (delta: readonly number[]) => number | undefined;
}

/** What is known of the variance with which one quantity is estimated. */
export interface Ladder {
  /** The parameter or estimand. */
  readonly target: string;
  readonly rungs: readonly Rung[];
}

export interface Rung {
  readonly name: string;
  readonly value: number;
  readonly kind: 'bound' | 'estimator';
  /** Of the mean squared error, or of an asymptotic variance, in place of the variance. */
  readonly of?: string;
  /** Half of the interval that a simulated value stands for. */
  readonly error?: number;
}

export interface PlotPath {
  readonly name: string;
  readonly points: readonly (readonly number[])[];
}

/** Jeffreys' prior, √det I up to its constant. */
export interface PlotPrior {
  /** Whether its integral is finite; undefined where that is not known. */
  readonly isProper: boolean | undefined;
  /** Divided by its integral, at the point. */
  readonly atPoint: number | undefined;
}

export interface PlotDefinition {
  readonly id: string;
  /** The plot, or undefined where it does not apply to the model or shows nothing. Deterministic. */
  make(input: PlotInput): PlotSpec | undefined;
}
