// Decides at which observations functions of the observation are compared: spread over the support, the same in every run.
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { ScalarSupport } from '../distributions/support.ts';
import { factorsOf } from '../model/supports.ts';

/** Observations of a law, by their number, at values of its symbols. */
export class ObservationDraws {
  readonly #law: Law;
  readonly #factors: readonly ScalarSupport[];
  readonly #ends: readonly ReturnType<typeof compile>[];

  constructor(law: Law, symbols: readonly SymbolExpr[]) {
    this.#law = law;
    this.#factors = factorsOf(law.support);
    // in a region the ends of a component hold the components before it
    this.#ends = this.#factors.map((factor) => compile(endsOf(factor), symbols, law.variables));
  }

  at(values: readonly number[]): (k: number) => readonly number[] {
    const runs = this.#ends.map((program) => program.bind(values));
    return (k) => {
      const x = this.#law.variables.map(() => Number.NaN);
      x.forEach((_, i) => {
        const place = Math.min(i, this.#factors.length - 1);
        const factor = this.#factors[place] as ScalarSupport;
        const ends = new Float64Array(endsOf(factor).length);
        runs[place]?.(x, ends);
        x[i] = observationIn(factor, ends, fraction(k, i));
      });
      return x;
    };
  }
}

const endsOf = (factor: ScalarSupport): readonly Expr[] => {
  if (factor.kind === 'interval') return [factor.lower, factor.upper];
  return factor.kind === 'integers' ? [factor.from, factor.to] : factor.points;
};

/** Spread over (0, 1), differently for each component: a Kronecker sequence. */
const fraction = (k: number, i: number): number => {
  const step = [0.6180339887, 0.7548776662, 0.5698402909, 0.8191725134][i % 4] as number;
  return (0.5 + (k + 1) * step) % 1;
};

function observationIn(factor: ScalarSupport, ends: Float64Array, u: number): number {
  if (factor.kind === 'finite') return ends[Math.floor(u * ends.length)] as number;
  const [lower, upper] = [ends[0] as number, ends[1] as number];
  if (factor.kind === 'integers') {
    if (!Number.isFinite(lower)) return Math.round(Number.isFinite(upper) ? upper - 20 * u : 20 * (u - 0.5));
    return lower + Math.floor(u * (Math.min(upper, lower + 20) - lower + 1));
  }
  if (Number.isFinite(lower) && Number.isFinite(upper)) return lower + u * (upper - lower);
  if (Number.isFinite(lower)) return lower + Math.exp(5 * (u - 0.6));
  return Number.isFinite(upper) ? upper - Math.exp(5 * (u - 0.6)) : Math.tan(2.6 * (u - 0.5));
}
