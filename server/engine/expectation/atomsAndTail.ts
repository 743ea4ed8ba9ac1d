// Expectations of discrete laws that are given apart at their first few points (zero-inflated and hurdle laws): the points are
// taken out one by one, and what is left is part of a kernel whose sum and means are known,
// E f = Σ_{x in A} p(x) f(x) + Σ_x t(x) g(x) − Σ_{x in A} t(x) g(x), with p = t and f = g beyond A.
// Source: Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), section 8.2.
import { add, exp, multiply, number, subtract, symbol } from '../expr/build.ts';
import { dependsOn, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { withoutExponentialSums } from '../expr/exponentialSums.ts';
import { range } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { combination, expectation, expression, Trace } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import { kernelMoment } from './kernelMoment.ts';
import { logPartition } from './logPartition.ts';
import type { ExpectationStrategy } from './strategy.ts';

/** More points than this are not taken out. */
const mostAtoms = 6;

interface Tail {
  /** The number of points before it; they are counted from `from`. */
  readonly atoms: number;
  readonly from: number;
  /** The formula of the log-density beyond the points, less the logarithm of its sum over the whole support. */
  readonly law: Law;
  readonly logTotal: Expr;
}

export const holdsCases = (e: Expr, x: SymbolExpr): boolean =>
  someNode(e, (node) => node.kind === 'piecewise' && dependsOn(node, x));

/** The expression as it reads for x from `first` on: the domain decides its conditions. */
export function beyond(e: Expr, x: SymbolExpr, first: number): Expr {
  const far = symbol(`${x.name}_`, 'observation', range(first, Infinity, { integer: true, upperOpen: true }));
  return substitute(substitute(e, new Map([[x, far]])), new Map([[far, x]]));
}

const tails = new WeakMap<Law, Tail | 'none'>();

function tailOf(law: Law, x: SymbolExpr): Tail | undefined {
  const known = tails.get(law);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const found = findTail(law, x);
  tails.set(law, found ?? 'none');
  return found;
}

function findTail(law: Law, x: SymbolExpr): Tail | undefined {
  const { support } = law;
  if (support.kind !== 'integers' || support.from.kind !== 'number' || !holdsCases(law.logDensity, x)) return undefined;
  const from = Number(support.from.value.numerator);
  for (let atoms = 1; atoms <= mostAtoms; atoms++) {
    const logDensity = beyond(law.logDensity, x, from + atoms);
    if (holdsCases(logDensity, x)) continue;
    const kernel: Law = { name: 'custom', measure: law.measure, variables: law.variables, support, logDensity };
    const partition = logPartition(kernel);
    if (partition === undefined || partition.positive.length > 0) return undefined;
    const { value } = partition;
    return { atoms, from, law: { ...kernel, logDensity: simplify(subtract(logDensity, value)) }, logTotal: value };
  }
  return undefined;
}

export const atomsAndTail: ExpectationStrategy = {
  id: 'atoms-and-tail',
  expectation(f, problem, trace) {
    const { law } = problem;
    const [x] = law.variables;
    if (law.measure !== 'counting' || law.variables.length !== 1 || x === undefined) return undefined;
    const tail = tailOf(law, x);
    if (tail === undefined) return undefined;
    const rest = beyond(f, x, tail.from + tail.atoms);
    if (holdsCases(rest, x)) return undefined;
    const mean = dependsOn(rest, x) ? kernelMoment.expectation(rest, { ...problem, law: tail.law }, new Trace()) : rest;
    if (mean === undefined) return undefined;
    const points = Array.from({ length: tail.atoms }, (_, i) => new Map<Expr, Expr>([[x, number(tail.from + i)]]));
    const total = exp(tail.logTotal);
    const tailWeighted = multiply(exp(tail.law.logDensity), rest);
    const plain = (e: Expr): Expr => simplify(withoutExponentialSums(e));
    const atoms = points.map((point) => ({
      coefficient: plain(substitute(exp(law.logDensity), point)),
      of: expression(plain(substitute(f, point))),
    }));
    const tailPart = multiply(total, subtract(mean, add(...points.map((point) => substitute(tailWeighted, point)))));
    const value = plain(add(...points.map((point) => substitute(multiply(exp(law.logDensity), f), point)), tailPart));
    const split = combination(atoms, plain(tailPart));
    trace.record({ from: expectation(f, [x]), relation: '=', to: split, principle: 'atoms-and-tail' });
    trace.record({ from: split, relation: '=', to: expression(value), principle: 'algebra' });
    return value;
  },
};
