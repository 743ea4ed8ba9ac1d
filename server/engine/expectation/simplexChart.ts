// A law on fractions of a whole as one on the unit cube, by breaking a stick: xᵢ = uᵢ (1 − u₁) … (1 − uᵢ₋₁), with the Jacobian
// Π (1 − uᵢ)^(k−1−i). What is a product of powers of the fractions falls apart into its coordinates there.
// Source: Kotz, Balakrishnan & Johnson, Continuous Multivariate Distributions 1 (2000), section 49.1.
import { add, multiply, number, one, subtract, symbol } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { unitInterval } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { unitIntervalSupport } from '../distributions/support.ts';

export interface ChartedLaw {
  /** Of the coordinates, with the Jacobian. */
  readonly law: Law;
  /** A function of the observation in the coordinates. */
  readonly into: (f: Expr) => Expr;
}

/** Undefined where the support is no simplex. */
export function onCube({ measure, variables, support, logDensity }: Law): ChartedLaw | undefined {
  if (support.kind !== 'product' || support.region?.kind !== 'simplex') return undefined;
  const u = variables.map((x) => symbol(`#${x.name}`, 'observation', unitInterval));
  const rest = u.map((v) => subtract(one, v));
  const place = new Map<Expr, Expr>(variables.map((x, i) => [x, multiply(u[i] as Expr, ...rest.slice(0, i))]));
  place.set(subtract(one, add(...variables)), multiply(...rest));
  const into = (f: Expr): Expr => substitute(f, place);
  const jacobian = add(...rest.map((r, i) => multiply(number(u.length - 1 - i), log(r))));
  const cube = { kind: 'product', factors: u.map(() => unitIntervalSupport) } as const;
  return {
    law: { name: 'custom', measure, variables: u, support: cube, logDensity: add(into(logDensity), jacobian) },
    into,
  };
}
