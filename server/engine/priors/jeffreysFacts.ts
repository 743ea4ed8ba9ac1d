// What is known of a Jeffreys prior √det I as a measure on the parameters: whether its integral is finite, the constant that normalizes
// it, and the law that it is then.
// Source: Jeffreys, Proc. R. Soc. A 186 (1946), 453–461; Kass and Wasserman, J. Amer. Statist. Assoc. 91 (1996), 1343–1370.
import type { Budget } from '../base/budget.ts';
import { multiply } from '../expr/build.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import type { ModelResults } from '../modelResults.ts';
import { endDecay } from './endDecay.ts';
import { degreeOnCone } from './invariance.ts';
import { kernelBlocks, type KernelBlock } from './kernelBlocks.ts';
import { kernelTotal, simplexTotal, type KernelTotal, type NamedLaw } from './kernelTotal.ts';
import { regionOf, type Region } from './region.ts';

export interface PriorFacts {
  readonly isProper: boolean | undefined;
  /** Where the integral diverges. */
  readonly end: KernelTotal['end'];
  /** Whether it diverges along every ray of a cone. */
  readonly isHomogeneous?: boolean;
  /** The integral of the density as it is given, in closed form. */
  readonly total: Expr | undefined;
  readonly value: number | undefined;
  /** Absolute. */
  readonly errorBound: number | undefined;
  /** The laws whose product it is, each with its parameters; undefined where one has no name. */
  readonly laws: readonly { readonly parameters: readonly SymbolExpr[]; readonly law: NamedLaw }[] | undefined;
}

/** Beyond the parameters' domains. */
export const conditionsOf = ({ model, information }: ModelResults): readonly Expr[] => [
  ...model.positive,
  ...information.normalized.positive,
  ...information.regularWhere,
];

export const undecided: PriorFacts = {
  isProper: undefined,
  end: undefined,
  total: undefined,
  value: undefined,
  errorBound: undefined,
  laws: undefined,
};

/** Of a density on the parameters that is positive where `positive` are. */
export function priorFacts(
  density: Expr,
  parameters: readonly SymbolExpr[],
  positive: readonly Expr[],
  budget: Budget,
): PriorFacts {
  const read = positive.filter((c) => regionOf(parameters, [c]) !== undefined);
  const region = regionOf(parameters, read);
  if (region === undefined) return undecided;
  const unread = positive.filter((c) => !read.includes(c));
  const { constant, blocks } = kernelBlocks(density, parameters, region.simplices);
  // those that vary freely, whatever the conditions that are not read say of the others
  const free = blocks.filter((b) => !b.parameters.some((p) => unread.some((c) => dependsOn(c, p))));
  const totals = free.map((block) => blockTotal(block, region, budget));
  const infinite = totals.find((t) => t.status === 'infinite');
  if (infinite !== undefined) return { ...undecided, isProper: false, end: infinite.end };
  if (unread.length > 0 || totals.some((t) => t.status !== 'finite'))
    return degreeOnCone(density, parameters, positive) === undefined
      ? undecided
      : { ...undecided, isProper: false, isHomogeneous: true };
  const closed = totals.map((t) => t.expression);
  const values = totals.map((t) => t.value);
  const total = closed.every((e) => e !== undefined) ? shape(multiply(constant, ...closed), 'brief') : undefined;
  const factor = constant.kind === 'number' ? numberOf(constant) : undefined;
  const isKnown = factor !== undefined && values.every((v) => v !== undefined);
  const value = isKnown ? values.reduce((product, v) => product * v, factor) : undefined;
  const relative = totals.reduce((sum, t) => sum + (t.errorBound ?? 0) / (t.value ?? 1), 0);
  return {
    isProper: true,
    end: undefined,
    total,
    value,
    errorBound: value === undefined ? undefined : Math.abs(value) * relative,
    laws: totals.every((t) => t.law !== undefined)
      ? totals.map(({ law }, i) => ({ parameters: blocks[i]?.parameters ?? [], law: law as NamedLaw }))
      : undefined,
  };
}

const numberOf = (e: Expr & { kind: 'number' }): number => Number(e.value.numerator) / Number(e.value.denominator);

function blockTotal({ parameters, factor }: KernelBlock, region: Region, budget: Budget): KernelTotal {
  const [own, other] = parameters as readonly [SymbolExpr, SymbolExpr?];
  const isSimplex = region.simplices.some(
    (s) => s.length === parameters.length && s.every((p) => parameters.includes(p)),
  );
  if (isSimplex) return simplexTotal(factor, parameters, budget);
  const none = { expression: undefined, value: undefined, errorBound: undefined, law: undefined } as const;
  const interval = region.intervals.get(own);
  if (other === undefined && interval !== undefined) return kernelTotal(factor, own, interval, budget);
  if (region.simplices.some((s) => s.some((p) => parameters.includes(p))))
    return { ...none, status: 'undecided', end: undefined };
  // an integral over one parameter that diverges for almost all values of the others makes the whole infinite (Tonelli)
  for (const parameter of parameters) {
    const { lower, upper } = region.intervals.get(parameter) as { lower: number; upper: number };
    for (const [side, value] of [['lower', lower] as const, ['upper', upper] as const])
      if (endDecay(factor, parameter, side, value) === 'diverges')
        return { ...none, status: 'infinite', end: { parameter, value } };
  }
  return { ...none, status: 'undecided', end: undefined };
}
