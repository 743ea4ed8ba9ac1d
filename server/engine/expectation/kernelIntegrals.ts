// The logarithm of a kernel's integral, and the joint cumulants of statistics under the kernel, as functions of the parameters
// whose values are had in numbers. They are closed under differentiation: ∂ log Z = E[∂u] for a kernel e^u, and
// ∂κ(g, …) = κ(∂g, …) + … + κ(g, …, ∂u), with what flows over ends that move.
// Source: Brown, Fundamentals of Statistical Exponential Families (1986), chapter 2; cumulants by McCullagh, Tensor Methods in
// Statistics (1987), section 2.3.
import { Budget, unlessSpent } from '../base/budget.ts';
import { Remembered } from '../base/work.ts';
import { contentHash } from '../numeric/hash.ts';
import { add, exp, isZeroNumber, multiply, one, rawApply, subtract, symbol, zero } from '../expr/build.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import {
  conditionOperands,
  dependsOn,
  dependsOnAny,
  freeSymbols,
  someNode,
  type Expr,
  type SymbolExpr,
} from '../expr/expr.ts';
import type { FunctionDefinition } from '../expr/functions/definition.ts';
import { log } from '../expr/functions/log.ts';
import { functionOfNode } from '../expr/functions/index.ts';
import { ownFunctionOf } from '../expr/functions/ownFunctions.ts';
import { compareExprs } from '../expr/order.ts';
import { nonNegativeReals, positiveReals, range, reals, type Range } from '../expr/range.ts';
import { structureHash } from '../expr/structureHash.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { boundsOf, isInfinite, mapSupport } from '../model/supports.ts';
import { CumulantValues, type Value } from './cumulantValues.ts';
import { linearForm, type LinearForm } from './linearForm.ts';

/** A kernel, that is a law whose log-density is known up to a constant, and the parameters that occur in it. */
export interface Kernel {
  readonly law: Law;
  readonly parameters: readonly SymbolExpr[];
  /** Tells the kernels of one model apart for readers: `1`; empty for the only one. */
  readonly label: string;
}

/** The integral of a kernel, or a cumulant under it, that a function of an expression stands for. */
export interface KernelIntegral {
  readonly kernel: Kernel;
  /** None for log Z. */
  readonly statistics: readonly Expr[];
}

const integrals = new WeakMap<FunctionDefinition, KernelIntegral>();

/** What the node stands for, where it is such an integral. */
export function kernelIntegralOf(node: Expr): KernelIntegral | undefined {
  const definition = node.kind === 'apply' ? functionOfNode(node.fn) : undefined;
  return definition === undefined ? undefined : integrals.get(definition);
}

export const holdsKernelIntegral = (expr: Expr): boolean =>
  someNode(expr, (node) => node.kind === 'apply' && functionOfNode(node.fn)?.node?.errorBound !== undefined);

/** log Z of the law's log-density; undefined where it is not had as one integral or sum. */
export function logIntegral(law: Law, label = ''): Expr | undefined {
  if (law.variables.length !== 1 || law.support.kind === 'product') return undefined;
  const symbols = new Set<SymbolExpr>();
  for (const e of [law.logDensity, ...boundsOf(law.support)]) for (const s of freeSymbols(e)) symbols.add(s);
  const parameters = [...symbols].filter((s) => !law.variables.includes(s)).sort(compareExprs);
  return atoms({ law, parameters, label }, []);
}

/** The joint cumulant of statistics under the kernel, by multilinearity in those that hold no parameters. */
function cumulant(kernel: Kernel, statistics: readonly Expr[]): Expr {
  const { law, parameters } = kernel;
  const split = statistics.map((g) => {
    const form = linearForm(g, law.variables);
    return form?.terms.every((t) => !dependsOnAny(t.atom, parameters)) === true
      ? form
      : { terms: [withoutFactors(g, law.variables)], constant: zero };
  });
  const products = split.reduce<readonly { factor: Expr; of: readonly Expr[] }[]>(
    (all, { terms }) =>
      all.flatMap(({ factor, of }) =>
        terms.map((t) => ({ factor: multiply(factor, t.coefficient), of: [...of, t.atom] })),
      ),
    [{ factor: one, of: [] }],
  );
  const constant = split.length === 1 ? (split[0]?.constant ?? zero) : zero;
  return add(constant, ...products.map(({ factor, of }) => multiply(factor, atoms(kernel, of))));
}

/** A product by its factors that are free of the observation, and the rest. */
function withoutFactors(g: Expr, variables: readonly SymbolExpr[]): LinearForm['terms'][number] {
  const factors = g.kind === 'product' ? g.factors : [g];
  const isFree = (factor: Expr): boolean => !dependsOnAny(factor, variables);
  return { atom: multiply(...factors.filter((f) => !isFree(f))), coefficient: multiply(...factors.filter(isFree)) };
}

/** The function of the kernel's own parameters. */
function atoms(kernel: Kernel, unsorted: readonly Expr[]): Expr {
  const statistics = [...unsorted].sort(compareExprs);
  const { law, parameters, label } = kernel;
  const { support, measure } = law;
  const shape =
    support.kind === 'interval' ? `${String(support.lowerClosed)}${String(support.upperClosed)}` : support.kind;
  const content = [
    label,
    measure,
    shape,
    ...[...law.variables, law.logDensity, ...boundsOf(support), ...parameters].map(structureHash),
    'of',
    ...statistics.map(structureHash),
  ];
  const definition = ownFunctionOf(contentHash(content.join(' ')), () => {
    const values = new CumulantValues(law, parameters, statistics);
    const known = new Remembered<CumulantValues, Value>();
    const at = (theta: readonly number[]): Value =>
      known.of(values, () => unlessSpent(() => values.at(theta, new Budget(mostSteps))) ?? none, theta.join());
    return {
      summary: statistics.length === 0 ? 'logarithm of the integral of a kernel' : 'cumulant under a kernel',
      parameters: parameters.map((p) => p.name),
      range: rangeOfCumulant(statistics),
      node: {
        partial: (args, place) => partial(kernel, statistics, args, place),
        evaluate: (...theta) => at(theta).value,
        errorBound: (...theta) => at(theta).errorBound,
      },
      written: (args) => written(kernel, statistics, args),
      instead: (args) => atNumbers(kernel, statistics, args),
    };
  });
  integrals.set(definition, { kernel, statistics });
  return definition.call(parameters);
}

/** At numbers the names of the parameters are lost: kernels that differ by these alone have one constant there. */
function atNumbers(kernel: Kernel, statistics: readonly Expr[], args: readonly Expr[]): Expr | undefined {
  const { law, parameters } = kernel;
  const plain = parameters.map((p, i) => symbol(`#${String(i)}`, p.role, p.domain));
  if (parameters.length === 0 || !args.every((a) => a.kind === 'number') || plain[0] === parameters[0])
    return undefined;
  const names = new Map<Expr, Expr>(parameters.map((p, i) => [p, plain[i] as Expr]));
  const into = (e: Expr): Expr => substitute(e, names);
  const renamed: Law = { ...law, logDensity: into(law.logDensity), support: mapSupport(law.support, into) };
  const own = atoms({ law: renamed, parameters: plain, label: '' }, statistics.map(into));
  return own.kind === 'apply' ? functionOfNode(own.fn)?.call(args) : undefined;
}

/** What one value may take, in evaluations. */
const mostSteps = 300_000;
const none: Value = { value: NaN, errorBound: Infinity };

function rangeOfCumulant(statistics: readonly Expr[]): Range {
  const [first, second] = statistics;
  if (first === undefined) return reals;
  if (second === undefined) {
    const { lower, upper } = rangeOf(first);
    return range(lower, upper, { lowerOpen: !Number.isFinite(lower), upperOpen: !Number.isFinite(upper) });
  }
  return statistics.length === 2 && first === second ? nonNegativeReals : reals;
}

/** Does the statistic jump in the parameter at places that depend on the observation? Then the mean's derivative misses the jumps. */
const jumps = (g: Expr, p: SymbolExpr, variables: readonly SymbolExpr[]): boolean =>
  someNode(g, (node) => {
    const isJoint = (e: Expr): boolean => dependsOn(e, p) && dependsOnAny(e, variables);
    return (
      (node.kind === 'apply' && (node.fn === 'sign' || node.fn === 'floor') && isJoint(node.args[0] as Expr)) ||
      (node.kind === 'piecewise' && node.branches.some((b) => conditionOperands(b.condition).some(isJoint)))
    );
  });

function partial(kernel: Kernel, statistics: readonly Expr[], args: readonly Expr[], place: number): Expr | undefined {
  const { law, parameters } = kernel;
  const p = parameters[place];
  const u = law.logDensity;
  if (p === undefined) return undefined;
  if ([u, ...statistics].some((g) => !isDifferentiable(g, p) || jumps(g, p, law.variables))) return undefined;
  const flow = overEnds(kernel, statistics, p);
  if (flow === undefined) return undefined;
  const slope = differentiate(u, p);
  const own = statistics.flatMap((g, i) => {
    const moved = differentiate(g, p);
    return isZeroNumber(moved)
      ? []
      : [
          cumulant(
            kernel,
            statistics.map((h, j) => (j === i ? moved : h)),
          ),
        ];
  });
  const tilt = isZeroNumber(slope) ? zero : cumulant(kernel, [...statistics, slope]);
  const at = new Map<Expr, Expr>(parameters.map((s, i) => [s, args[i] as Expr]));
  return substitute(add(...own, tilt, flow), at);
}

/** What the derivative owes to ends of the support that move; undefined where that is not worked out. */
function overEnds(kernel: Kernel, statistics: readonly Expr[], p: SymbolExpr): Expr | undefined {
  const { law } = kernel;
  const { support } = law;
  const [x] = law.variables;
  if (x === undefined || !boundsOf(support).some((end) => dependsOn(end, p))) return zero;
  if (support.kind !== 'interval' || statistics.length > 1) return undefined;
  const [g] = statistics;
  const logZ = atoms(kernel, []);
  const over = (end: Expr): Expr => {
    if (isInfinite(end) || !dependsOn(end, p)) return zero;
    const there = (e: Expr): Expr => substitute(e, new Map([[x, end]]));
    const density = exp(subtract(there(law.logDensity), logZ));
    return multiply(differentiate(end, p), density, g === undefined ? one : subtract(there(g), atoms(kernel, [g])));
  };
  return subtract(over(support.upper), over(support.lower));
}

/** log Z(θ), E[g], Cov[g, h], κ[g, h, k]; the parameters are written where they are not the kernel's own. */
function written({ parameters, label }: Kernel, statistics: readonly Expr[], args: readonly Expr[]): Expr {
  const name = (word: string): string => (label === '' ? word : `${word}_${label}`);
  if (statistics.length === 0) return log(rawApply(name('Z'), args, positiveReals));
  const at = new Map<Expr, Expr>(parameters.map((s, i) => [s, args[i] as Expr]));
  const isOwn = parameters.every((s, i) => s === args[i]);
  const [first, second] = statistics;
  const isVariance = statistics.length === 2 && first === second;
  const word = second === undefined ? 'E' : isVariance ? 'Var' : statistics.length === 2 ? 'Cov' : 'kappa';
  const of = (isVariance ? statistics.slice(1) : statistics).map((g) => substitute(g, at));
  return rawApply(name(word), isOwn ? of : [...of, ...args], reals);
}
