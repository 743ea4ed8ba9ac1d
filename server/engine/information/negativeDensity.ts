// Looks for observations at which a density that is written out is negative or not defined: there the parameters give no law.
import { compile } from '../expr/compile.ts';
import type { ScalarSupport } from '../distributions/support.ts';
import { boundsOf, factorsOf } from '../model/supports.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

/** Tried in one component, and in several. */
const [places, placesOfVectors] = [41, 96];

/**
 * The first of some observations at which the log-density is not a number, as a function of the values of the parameters and the
 * known symbols; undefined where there is none, and always for laws that are not written out. With a greater closeness as many
 * times the observations are tried.
 */
export function negativeAt(
  model: StatisticalModel,
  closeness = 1,
): (values: readonly number[]) => readonly number[] | undefined {
  const { law, origin } = model;
  const factors = factorsOf(law.support);
  const isRegion = law.support.kind === 'product' && law.support.region !== undefined;
  if ((origin.kind !== 'density' && origin.kind !== 'kernel') || isRegion) return () => undefined;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const limits = factors.map((factor) => compile(boundsOf(factor), symbols));
  const density = compile([law.logDensity], symbols, law.variables);
  const count = closeness * (factors.length === 1 ? places : placesOfVectors);
  const ratio = generalizedGolden(factors.length);
  return (values) => {
    const bounds = limits.map((program) => {
      const out = new Float64Array(program.outputs);
      program.bind(values)([], out);
      return out;
    });
    const run = density.bind(values);
    const out = new Float64Array(1);
    for (let i = 0; i < count; i++) {
      const at = factors.map((factor, k) => {
        const u = factors.length === 1 ? (i + 0.5) / count : ((i + 1) / ratio ** (k + 1)) % 1;
        return placeIn(factor, bounds[k] ?? out, u, count);
      });
      if (!at.every(Number.isFinite)) continue;
      run(at, out);
      if (Number.isNaN(out[0])) return at;
    }
    return undefined;
  };
}

/** The root of r^(d + 1) = r + 1: multiples of its inverse powers spread evenly over a cube (Roberts, 2018). */
function generalizedGolden(dimension: number): number {
  let r = 2;
  for (let i = 0; i < 40; i++) r = (1 + r) ** (1 / (dimension + 1));
  return r;
}

/** A place at the fraction u of a support; NaN where it has none there. */
function placeIn(factor: ScalarSupport, bounds: Float64Array, u: number, count: number): number {
  if (factor.kind === 'finite') return bounds[Math.floor(u * bounds.length)] ?? NaN;
  const [lower, upper] = bounds as unknown as readonly [number, number];
  if (factor.kind === 'interval') return within(lower, upper, u);
  const place = lower + Math.floor(u * count);
  return place <= upper ? place : NaN;
}

/** A place at the fraction u of an interval, which may be infinite. */
function within(lower: number, upper: number, u: number): number {
  if (Number.isFinite(lower) && Number.isFinite(upper)) return lower + u * (upper - lower);
  const stretched = Math.sinh(8 * (u - 0.5));
  if (Number.isFinite(lower)) return lower + Math.exp(8 * (u - 0.5));
  return Number.isFinite(upper) ? upper - Math.exp(8 * (u - 0.5)) : stretched;
}
