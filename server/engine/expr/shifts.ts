// Whole-number shifts of an argument, by which Γ, ψ and their like are brought to a base argument.
import * as Q from './rational.ts';
import { add, divide, multiply, number, one, subtract } from './build.ts';
import type { Expr } from './expr.ts';

/** u = base + steps with the rational constant of the base in [0, 1). */
export function splitShift(u: Expr): { readonly base: Expr; readonly steps: number } {
  const terms = u.kind === 'sum' ? u.terms : [u];
  const constant = terms.find((t) => t.kind === 'number');
  if (constant?.kind !== 'number' || terms.length < 2) return { base: u, steps: 0 };
  const steps = Number(Q.floor(constant.value));
  return { base: subtract(u, number(steps)), steps };
}

/** Γ(base + steps)/Γ(base). */
export function risingFactorial(base: Expr, steps: number): Expr {
  if (steps > 0) return multiply(...Array.from({ length: steps }, (_, i) => add(base, number(i))));
  return divide(one, multiply(...Array.from({ length: -steps }, (_, i) => add(base, number(-i - 1)))));
}
