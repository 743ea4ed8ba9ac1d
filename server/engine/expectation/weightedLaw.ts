// Expectations under a density q(x)·k(x), q a power of a sum and k a kernel with a pivot: E f = E₀ f q/E₀ q with E₀ the mean
// under k alone, where both are sums of known moments. So is the integral, that of k times E₀ q.
// Source: Patil and Rao, Biometrics 34 (1978), 179–189, on weighted distributions.
import { add, divide, multiply, number, power, subtract } from '../expr/build.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isPositive, rangeOf } from '../expr/assumptions.ts';
import { log } from '../expr/functions/log.ts';
import * as Q from '../expr/rational.ts';
import { simplify } from '../expr/simplify.ts';
import { expectation, expression, Trace } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import type { LogPartition } from './discretePartition.ts';
import { linearForm } from './linearForm.ts';
import { pivotExpectation } from './pivotExpectation.ts';
import { recognizeFamily } from './recognition/recognizeFamily.ts';
import type { ExpectationStrategy } from './strategy.ts';

const largestPower = 6;

/** The weight q, and the law of density proportional to k with its normalizing constant's logarithm. */
interface Weighted {
  readonly x: SymbolExpr;
  readonly weight: Expr;
  readonly base: Law;
  readonly logPartition: Expr;
  readonly positive: readonly Expr[];
}

const known = new WeakMap<Law, Weighted | 'none'>();

function weightedOf(law: Law): Weighted | undefined {
  const cached = known.get(law);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const found = split(law);
  known.set(law, found ?? 'none');
  return found;
}

function split(law: Law): Weighted | undefined {
  const { variables, support, logDensity } = law;
  const [x, other] = variables;
  if (x === undefined || other !== undefined || support.kind !== 'interval') return undefined;
  const weights = (linearForm(logDensity, [x])?.terms ?? []).flatMap(({ atom, coefficient }) => {
    const weight = weightIn(atom, coefficient, x);
    return weight === undefined ? [] : [{ weight, part: multiply(coefficient, atom) }];
  });
  if (weights.length === 0) return undefined;
  const rest = simplify(subtract(logDensity, add(...weights.map((w) => w.part))));
  if (!dependsOn(rest, x)) return undefined;
  const base: Law = { name: 'custom', measure: law.measure, variables, support, logDensity: rest };
  const recognized = recognizeFamily(base, true);
  if (recognized?.pivot === undefined) return undefined;
  return {
    x,
    weight: multiply(...weights.map((w) => w.weight)),
    base: { ...base, pivot: recognized.pivot },
    logPartition: recognized.logPartition,
    positive: recognized.positive,
  };
}

/** (u)ⁿ of n log u, or of n log |u| with n even, where u is a sum. */
function weightIn(atom: Expr, coefficient: Expr, x: SymbolExpr): Expr | undefined {
  if (atom.kind !== 'apply' || atom.fn !== 'log' || !dependsOn(atom, x)) return undefined;
  if (coefficient.kind !== 'number' || !Q.isInteger(coefficient.value)) return undefined;
  const n = Q.toNumber(coefficient.value);
  if (n < 1 || n > largestPower) return undefined;
  const [inside] = atom.args as readonly [Expr];
  const isModulus = inside.kind === 'apply' && inside.fn === 'abs';
  if (isModulus && n % 2 === 1) return undefined;
  const u = isModulus ? (inside.args[0] as Expr) : inside;
  // of x alone it is a power, which kernels have themselves where x is positive
  return u.kind === 'sum' || (u === x && rangeOf(x).lower < 0) ? power(u, number(n)) : undefined;
}

/** E₀ f. */
const meanUnderBase = (f: Expr, { base }: Weighted): Expr | undefined =>
  pivotExpectation.expectation(
    simplify(f),
    { law: base, parameters: [], scores: [], scoreMeanIsZero: false },
    new Trace(),
  );

/** log ∫ of such a kernel. */
export function weightedPartition(law: Law): LogPartition | undefined {
  const weighted = law.measure === 'lebesgue' ? weightedOf(law) : undefined;
  const mean = weighted === undefined ? undefined : meanUnderBase(weighted.weight, weighted);
  if (weighted === undefined || mean === undefined) return undefined;
  const total = simplify(mean);
  return {
    value: simplify(add(weighted.logPartition, log(total))),
    positive: [...weighted.positive, ...(isPositive(total) ? [] : [total])],
  };
}

export const weightedLaw: ExpectationStrategy = {
  id: 'weighted-law',
  expectation(f, { law }, trace) {
    const weighted = weightedOf(law);
    if (weighted === undefined) return undefined;
    const [above, below] = [
      meanUnderBase(multiply(f, weighted.weight), weighted),
      meanUnderBase(weighted.weight, weighted),
    ];
    if (above === undefined || below === undefined) return undefined;
    const value = simplify(divide(above, below));
    trace.record({
      from: expectation(f, [weighted.x]),
      relation: '=',
      to: expression(value),
      principle: 'weighted-law',
    });
    return value;
  },
};
