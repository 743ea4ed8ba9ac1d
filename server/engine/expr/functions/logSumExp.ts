// log(e^(u₁) + … + e^(uₙ)), the log-density of a mixture in the log-densities of its components, and the share of one term in
// that sum, a component's posterior probability. Each is kept as one node, so that it neither overflows nor is 0/0 in the
// tails. They are no words of the language: they are written as logarithm and quotient.
import { add, divide, exp, multiply, negate, one, piecewise, rawApply, subtract, zero } from '../build.ts';
import { someNode, type Expr } from '../expr.ts';
import { closedUnitInterval, reals } from '../range.ts';
import type { FunctionDefinition } from './definition.ts';
import { log } from './log.ts';

const sumName = 'logSumExp';
const shareName = 'softmax';
const logOfZero = log(zero);

/** Whether e^u is 0: u is log 0, or a sum with it. */
const vanishes = (u: Expr): boolean => u === logOfZero || (u.kind === 'sum' && u.terms.includes(logOfZero));

/** log Σ e^(uᵢ); terms that are 0 are left out. */
export function logSumExp(args: readonly Expr[]): Expr {
  const alive = args.filter((u) => !vanishes(u));
  const [first] = alive;
  if (first === undefined) return logOfZero;
  return alive.length === 1 ? first : rawApply(sumName, alive, reals);
}

/** e^u/(e^u + Σ e^(vᵢ)). */
function share([u, ...others]: readonly Expr[]): Expr {
  if (u === undefined || vanishes(u)) return zero;
  const alive = others.filter((v) => !vanishes(v));
  return alive.length === 0 ? one : rawApply(shareName, [u, ...alive], closedUnitInterval);
}

/** In doubles: the greatest term stands before the logarithm, so that only negligible terms underflow. */
function valueOfSum(...args: number[]): number {
  let greatest = -Infinity;
  for (const u of args) {
    if (Number.isNaN(u)) return NaN;
    if (u > greatest) greatest = u;
  }
  if (!Number.isFinite(greatest)) return greatest;
  let rest = 0;
  let isCounted = false;
  for (const u of args) {
    if (u === greatest && !isCounted) isCounted = true;
    else rest += Math.exp(u - greatest);
  }
  return greatest + Math.log1p(rest);
}

function valueOfShare(u: number, ...others: number[]): number {
  if (u === -Infinity) return 0;
  let ratio = 1;
  for (const v of others) ratio += Math.exp(v - u);
  return 1 / ratio;
}

/** The arguments with that of one place first. */
const withFirst = (args: readonly Expr[], place: number): readonly Expr[] => [
  args[place] as Expr,
  ...args.filter((_, i) => i !== place),
];

export const logSumExpFunction: FunctionDefinition = {
  name: sumName,
  parameters: ['u', 'v'],
  summary: 'logarithm of a sum of exponentials',
  call: logSumExp,
  node: { partial: (args, place) => share(withFirst(args, place)), evaluate: valueOfSum },
};

export const softmaxFunction: FunctionDefinition = {
  name: shareName,
  parameters: ['u', 'v'],
  summary: 'share of an exponential in a sum of them',
  call: share,
  node: {
    partial: (args, place) => {
      const own = share(args);
      return multiply(own, place === 0 ? subtract(one, own) : negate(share(withFirst(args, place))));
    },
    evaluate: valueOfShare,
  },
};

/** Whether the name is that of one of the two: their arguments stay as they are, for an expanded square loses its digits. */
export const isOfExponentials = (fn: string): boolean => fn === sumName || fn === shareName;

/** Whether the expression holds such a node. */
export const holdsExponentialSum = (expr: Expr): boolean =>
  someNode(expr, (node) => node.kind === 'apply' && isOfExponentials(node.fn));

/** The node as the logarithm or quotient that it stands for; undefined for every other expression. */
export function writtenOut(node: Expr): Expr | undefined {
  if (node.kind !== 'apply' || !isOfExponentials(node.fn)) return undefined;
  if (node.fn === sumName) return rawApply('log', [add(...node.args.map(exponential))], reals);
  const [own, ...others] = withoutCommonTerms(node.args).map(exponential);
  return divide(own ?? zero, add(own ?? zero, ...others));
}

/** The arguments less the terms that all of them have: their exponentials cancel in a quotient. */
function withoutCommonTerms(args: readonly Expr[]): readonly Expr[] {
  const terms = args.map((u) => (u.kind === 'sum' ? u.terms : [u]));
  const common = new Set((terms[0] ?? []).filter((term) => terms.every((others) => others.includes(term))));
  return terms.map((own) => add(...own.filter((term) => !common.has(term))));
}

/** e^u, taken inside the branches of u. */
function exponential(u: Expr): Expr {
  if (vanishes(u)) return zero;
  if (u.kind !== 'piecewise') return exp(u);
  const branches = u.branches.map((b) => ({ condition: b.condition, value: exponential(b.value) }));
  return piecewise(branches, exponential(u.otherwise));
}
