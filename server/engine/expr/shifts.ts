// Whole-number shifts of an argument, by which Γ, ψ and their like are brought to a base argument.
import * as Q from './rational.ts';
import { isNonZero, isPositive } from './assumptions.ts';
import { add, divide, fromRational, multiply, number, one, power, subtract } from './build.ts';
import type { Expr } from './expr.ts';

/** u = base + steps with the rational constant of the base in [0, 1). */
export function splitShift(u: Expr): { readonly base: Expr; readonly steps: number } {
  const terms = u.kind === 'sum' ? u.terms : [u];
  const constant = terms.find((t) => t.kind === 'number');
  if (constant?.kind !== 'number' || terms.length < 2) return { base: u, steps: 0 };
  const steps = Number(Q.floor(constant.value));
  return { base: subtract(u, number(steps)), steps };
}

/** A base may stand so many steps higher to be positive. */
const mostRaised = 4;

/** The same for functions whose poles no shift may cross: the base stands above the least one as far as it must to have none. */
export function splitShiftAbovePoles(u: Expr): { readonly base: Expr; readonly steps: number } {
  const { base, steps } = splitShift(u);
  if (steps <= 0 || isNonZero(base)) return { base, steps };
  for (let raised = 1; raised <= Math.min(steps, mostRaised); raised++) {
    const higher = add(base, number(raised));
    if (isPositive(higher)) return { base: higher, steps: steps - raised };
  }
  return { base, steps };
}

/** Γ(base + steps)/Γ(base). */
export function risingFactorial(base: Expr, steps: number): Expr {
  if (steps > 0) return multiply(...Array.from({ length: steps }, (_, i) => add(base, number(i))));
  return divide(one, multiply(...Array.from({ length: -steps }, (_, i) => add(base, number(-i - 1)))));
}

/** ψ⁽ᵏ⁾(base + steps) − ψ⁽ᵏ⁾(base) (DLMF 5.15.5); undefined without steps, and where one of them may cross a pole. */
export function polygammaShift(k: bigint, base: Expr, steps: number): Expr | undefined {
  const from = Math.min(0, steps);
  const passed = Array.from({ length: Math.abs(steps) }, (_, i) => add(base, number(from + i)));
  if (steps === 0 || !passed.every(isNonZero)) return undefined;
  let factor = (k % 2n === 0n) === steps > 0 ? Q.one : Q.minusOne;
  for (let i = 2n; i <= k; i++) factor = Q.multiply(factor, Q.rational(i));
  return add(...passed.map((u) => multiply(fromRational(factor), power(u, number(-Number(k) - 1)))));
}
