// Decides how products of gamma functions are evaluated: by logarithms where a factor overflows though the product may not.
import { gamma } from '../special/gamma.ts';
import { logAbsGamma } from '../special/logGamma.ts';
import type { Expr } from './expr.ts';
import { toNumber } from './rational.ts';

/** A factor Γ(argument)^power. */
export interface GammaFactor {
  readonly factor: Expr;
  readonly argument: Expr;
  readonly power: number;
}

export function gammaFactors(factors: readonly Expr[]): readonly GammaFactor[] {
  return factors.flatMap((factor) => {
    const [base, exponent] = factor.kind === 'power' ? [factor.base, factor.exponent] : [factor, undefined];
    if (base.kind !== 'apply' || base.fn !== 'gamma') return [];
    if (exponent !== undefined && exponent.kind !== 'number') return [];
    const power = exponent === undefined ? 1 : toNumber(exponent.value);
    return [{ factor, argument: base.args[0] as Expr, power }];
  });
}

/** Beyond this argument Γ overflows in products although the product itself may not. */
const largestPlainGamma = 150;

/** The product times the gamma functions whose arguments stand in registers. */
export function timesGammas(
  product: number,
  gammas: readonly { readonly argument: number; readonly power: number }[],
  registers: Float64Array,
): number {
  let plain = product;
  let logarithm = 0;
  const isLarge = gammas.some((g) => Math.abs(registers[g.argument] as number) > largestPlainGamma);
  for (const { argument, power } of gammas) {
    const x = registers[argument] as number;
    if (isLarge && x > 0) logarithm += power * logAbsGamma(x);
    else plain *= gamma(x) ** power;
  }
  return logarithm === 0 ? plain : plain * Math.exp(logarithm);
}
