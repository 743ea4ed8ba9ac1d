// The standard gamma, beta and normal laws as densities on the whole line that fall off on both sides faster than any
// exponential, so that the trapezoidal rule averages smooth functions under them: coordinates t of the line, and their logarithms kept
// where the coordinate itself has no digits left.
// Source: Takahasi and Mori, Publ. RIMS 9 (1974) 721–741; Trefethen and Weideman, SIAM Review 56 (2014), theorem 5.1.
import { digamma, trigamma } from '../special/polygamma.ts';
import { logBeta } from '../special/logBeta.ts';
import { logAbsGamma } from '../special/logGamma.ts';

export interface LineChart {
  /** A step of y at which the rule begins to be exact. */
  readonly step: number;
  /** Terms below e^this part of the greatest are left out. */
  readonly negligible: number;
  /** Writes the coordinate's inputs at y, and returns the logarithm of the density of y; `logDensity` is that of the coordinate. */
  at(y: number, inputs: Float64Array): { readonly logWeight: number; readonly logDensity: number };
}

/** From this exponent on an end falls off fast enough in the logarithm itself. */
const fastEnough = 4;
/** Of a law that is bent, and of one that is not, in its standard deviations. */
const [bentStep, plainStep] = [0.4, 0.9];
/** A bent end costs little to follow far: there, unbounded functions of it have means too. */
const [bentReach, plainReach] = [-100, -50];

/** t = center + k·y − [slow below]·e^(−y) + [slow above]·e^y, and the logarithm of its derivative. */
function bend(center: number, scale: number, below: boolean, above: boolean) {
  const isBent = below || above;
  const k = isBent ? 1 : scale;
  return {
    step: isBent ? bentStep : plainStep,
    negligible: isBent ? bentReach : plainReach,
    place: (y: number): readonly [number, number] => {
      const [left, right] = [below ? Math.exp(-y) : 0, above ? Math.exp(y) : 0];
      return [center + k * y - left + right, Math.log(k + left + right)];
    },
  };
}

/** c ~ Gamma(shape); the inputs are c and log c. */
export function gammaLine(shape: number): LineChart {
  const isSlow = shape < fastEnough;
  const normalizer = logAbsGamma(shape);
  const center = isSlow ? Math.max(0, Math.log(shape)) : digamma(shape);
  const { step, negligible, place } = bend(center, Math.sqrt(trigamma(shape)), isSlow, false);
  return {
    step,
    negligible,
    at(y, inputs) {
      const [t, logSlope] = place(y);
      const c = Math.exp(t);
      inputs[0] = c;
      inputs[1] = t;
      const logDensity = (shape - 1) * t - c - normalizer;
      return { logWeight: logDensity + t + logSlope, logDensity };
    },
  };
}

/** u ~ Beta(a, b); the inputs are u, 1 − u and the logarithms of both. */
export function betaLine(a: number, b: number): LineChart {
  const normalizer = logBeta(a, b);
  const [isSlowBelow, isSlowAbove] = [a < fastEnough, b < fastEnough];
  const isBent = isSlowBelow || isSlowAbove;
  const center = isBent ? Math.log(a / b) : digamma(a) - digamma(b);
  const { step, negligible, place } = bend(center, Math.sqrt(trigamma(a) + trigamma(b)), isSlowBelow, isSlowAbove);
  return {
    step,
    negligible,
    at(y, inputs) {
      const [t, logSlope] = place(y);
      const tail = Math.log1p(Math.exp(-Math.abs(t)));
      const [logU, logV] = [-Math.max(-t, 0) - tail, -Math.max(t, 0) - tail];
      inputs[0] = Math.exp(logU);
      inputs[1] = Math.exp(logV);
      inputs[2] = logU;
      inputs[3] = logV;
      const logDensity = (a - 1) * logU + (b - 1) * logV - normalizer;
      return { logWeight: logDensity + logU + logV + logSlope, logDensity };
    },
  };
}

/** z ~ N(0, 1); the input is z. */
export const gaussianLine: LineChart = {
  step: plainStep,
  negligible: plainReach,
  at(y, inputs) {
    inputs[0] = y;
    const logDensity = -(y * y + Math.log(2 * Math.PI)) / 2;
    return { logWeight: logDensity, logDensity };
  },
};

/** The nodes of the trapezoidal rule: for each its inputs, its weight, and the logarithm of the coordinate's density. */
export interface LineNodes {
  readonly inputs: readonly Float64Array[];
  readonly weights: readonly number[];
  readonly logDensities: readonly number[];
}

/** The nodes at multiples of `step`, from one side to the other, out to where nothing is left of the density. */
export function lineNodes(chart: LineChart, inputCount: number, step: number): LineNodes {
  const found: { readonly y: number; readonly inputs: Float64Array; logWeight: number; logDensity: number }[] = [];
  let peak = -Infinity;
  const along = (sign: 1 | -1): void => {
    for (let i = sign === 1 ? 0 : 1; i < mostNodes; i++) {
      const inputs = new Float64Array(inputCount);
      const y = sign * i * step;
      const own = chart.at(y, inputs);
      if (!Number.isFinite(own.logWeight)) return;
      peak = Math.max(peak, own.logWeight);
      found.push({ y, inputs, ...own });
      if (own.logWeight < peak + chart.negligible) return;
    }
  };
  along(1);
  along(-1);
  const nodes = found.sort((p, q) => p.y - q.y);
  return {
    inputs: nodes.map((n) => n.inputs),
    weights: nodes.map((n) => step * Math.exp(n.logWeight)),
    logDensities: nodes.map((n) => n.logDensity),
  };
}
const mostNodes = 2000;
