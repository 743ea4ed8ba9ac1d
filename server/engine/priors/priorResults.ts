// What is known of priors on the parameters of a model: Jeffreys' one, the reference prior, the volume of the parameter space, message lengths.
import type { Budget } from '../base/budget.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { informationDeterminant } from '../information/inverse.ts';
import { pointAlgebra } from '../information/pointAlgebra.ts';
import type { ModelResults } from '../modelResults.ts';
import { divergenceBySymmetry } from './invariance.ts';
import { conditionsOf, priorFacts, undecided, type PriorFacts } from './jeffreysFacts.ts';
import type { Interval } from './kernelTotal.ts';
import { messageLength, type MessageLength } from './messageLength.ts';
import { referencePrior } from './referencePrior.ts';
import { regionOf, type Region } from './region.ts';
import { distinguishable, type Distinguishable } from './volume.ts';

export interface KnownPrior {
  readonly density: Expr;
  readonly facts: PriorFacts;
}

/** √det I, or why its formula is absent. */
export interface JeffreysPrior {
  readonly density: Expr | undefined;
  readonly facts: PriorFacts;
  readonly absent?: string;
  /** Where the formula is the prior, if that is not the whole space of the parameters. */
  readonly region: readonly { readonly parameter: SymbolExpr; readonly interval: Interval }[] | undefined;
}

export interface PriorResults {
  readonly jeffreys: JeffreysPrior;
  /** Where it is known, and differs from Jeffreys' prior. */
  readonly reference: KnownPrior | undefined;
  readonly distinguishable: Distinguishable | undefined;
  /** Under the note's priors. */
  readonly messageLength: MessageLength | undefined;
}

/** Undefined where the model has no unknown parameter, or is no density. */
export function priorResults(results: ModelResults, budget: Budget): PriorResults | undefined {
  const { model, information, isDensity } = results;
  if (!isDensity || model.parameters.length === 0) return undefined;
  const { matrix, status } = information;
  const jeffreys = information.continuedAt === undefined ? results.jeffreys : undefined;
  if (status !== 'closed-form' || matrix === undefined || jeffreys === undefined) return withoutFormula(results);
  const parameters = model.parameters.map((p) => p.symbol);
  const positive = conditionsOf(results);
  const region = regionOf(parameters, positive);
  const known = (density: Expr): KnownPrior => ({
    density,
    facts: priorFacts(density, parameters, positive, budget),
  });
  const own = known(jeffreys);
  const determinant = informationDeterminant(matrix);
  const isFree = region?.simplices.length === 0;
  const reference = isFree ? referencePrior(matrix as readonly (readonly Expr[])[], parameters, jeffreys) : undefined;
  return {
    jeffreys: { ...own, region: region && narrowed(parameters, region) },
    reference: reference === undefined ? undefined : known(reference),
    distinguishable: determinant && distinguishable(results, determinant, jeffreys, own.facts, budget),
    messageLength: messageLength(results),
  };
}

/** What symmetries say; a reason in words where they are silent. */
function withoutFormula(results: ModelResults): PriorResults {
  const { information } = results;
  const { status } = information;
  const isKnown = status === 'closed-form' || status === 'numeric';
  // √det I is not 0 everywhere, for any route to it: differences have a rank of their own
  const found = matricesOf(results);
  const isPrior = isKnown && found.length > 0 && found.every((matrix) => pointAlgebra(matrix).rank === matrix.length);
  const isSingular = isKnown && found.length > 0 && !isPrior;
  const end = isPrior ? divergenceBySymmetry(results) : undefined;
  const facts = end === undefined ? undecided : { ...undecided, isProper: false, end };
  const absent =
    isKnown && !isSingular
      ? 'the formula √det I is not told: it has no closed form in the functions of the language, or too long a one'
      : `there is none, since ${isSingular ? 'the information is singular' : status === 'infinite' ? 'the information is infinite' : 'the model has no Fisher information'}`;
  return {
    jeffreys: { density: undefined, facts, absent, region: undefined },
    reference: undefined,
    distinguishable: undefined,
    messageLength: undefined,
  };
}

/** The information in numbers, at the points at which it was computed. */
const matricesOf = ({ information: { verification, at } }: ModelResults): readonly (readonly (readonly number[])[])[] =>
  [...verification, ...(at === undefined ? [] : [at])].flatMap(({ routes }) =>
    routes.map(({ value }) => value).filter((m) => m.flat().every(Number.isFinite)),
  );

/** The parameters that lie in less than their domain. */
const narrowed = (parameters: readonly SymbolExpr[], { intervals }: Region): JeffreysPrior['region'] =>
  parameters.flatMap((parameter) => {
    const interval = intervals.get(parameter);
    const { lower, upper } = parameter.domain;
    const isLess = interval !== undefined && (interval.lower > lower || interval.upper < upper);
    return isLess ? [{ parameter, interval }] : [];
  });
