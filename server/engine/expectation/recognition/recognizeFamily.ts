// Which family a density is that was written out: a guess from the shape of its log-density, then a proof that the two
// log-densities differ by nothing that depends on the observation, and for a normalized density by nothing at all.
import { infinity, multiply, negate, number, one, pi, subtract, two, zero } from '../../expr/build.ts';
import { rangeOf } from '../../expr/assumptions.ts';
import { differentiate } from '../../expr/differentiate.ts';
import { dependsOn, nodeCount, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import type { Range } from '../../expr/range.ts';
import { areEqual, isZero, simplify } from '../../expr/simplify.ts';
import { substitute } from '../../expr/substitute.ts';
import { findFamily } from '../../distributions/index.ts';
import type { CanonicalLaw, DistributionFamily } from '../../distributions/family.ts';
import type { Law, Pivot } from '../../distributions/law.ts';
import { mapPivot } from '../../distributions/pivots.ts';
import type { IntervalSupport } from '../../distributions/support.ts';
import type { Candidate } from './candidate.ts';
import { circularCandidates, quadraticCandidates, twoSidedCandidates } from './centeredCandidates.ts';
import { exponentialCandidates } from './exponentialCandidates.ts';
import { exponentialShape, type Chart } from './exponentialShape.ts';
import { decayCandidates, oddsCandidates, unitCandidates } from './unitCandidates.ts';

export interface RecognizedFamily {
  readonly family: DistributionFamily;
  /** Whether the family is one that notes may name, on the same support. */
  readonly isNamed: boolean;
  readonly canonical: CanonicalLaw;
  /** One expression for each of `canonical.parameters`, in the symbols of the written law. */
  readonly coordinates: readonly Expr[];
  readonly pivot: Pivot | undefined;
  /** log ∫ of the written kernel: its logarithm less the family's log-density; 0 for a density. */
  readonly logPartition: Expr;
  /** What must be positive for the coordinates to lie in the family's domains, where that is not known. */
  readonly positive: readonly Expr[];
}

/** Longer log-densities are not looked at: the proofs would cost more than they give. */
const longest = 300;

/**
 * The family of a law on an interval that is written out; `isKernel` where it is known only up to a constant factor.
 * Undefined where none is found, or where no proof is.
 */
export function recognizeFamily(law: Law, isKernel: boolean): RecognizedFamily | undefined {
  const { support, variables, logDensity } = law;
  const [x, other] = variables;
  if (x === undefined || other !== undefined || support.kind !== 'interval') return undefined;
  if (nodeCount(logDensity) > longest) return undefined;
  for (const candidate of candidates(logDensity, x, support)) {
    const found = prove(candidate, logDensity, x, support, isKernel);
    if (found !== undefined) return found;
  }
  return undefined;
}

function candidates(logDensity: Expr, x: SymbolExpr, { lower, upper }: IntervalSupport): readonly Candidate[] {
  const exponentials = (chart: Chart): readonly Candidate[] => {
    const shape = exponentialShape(logDensity, x, chart);
    return shape === undefined ? [] : exponentialCandidates(shape, chart);
  };
  if (lower === zero && upper === infinity) return [...exponentials('half-line'), ...decayCandidates(logDensity, x)];
  if (lower === zero && upper === one) return [...unitCandidates(logDensity, x), ...oddsCandidates(logDensity, x)];
  if (lower === negate(infinity) && upper === infinity) {
    const found = exponentials('line');
    if (found.length > 0) return found;
    return [...quadraticCandidates(logDensity, x), ...twoSidedCandidates(logDensity, x)];
  }
  return isTurn(lower, upper) ? circularCandidates(logDensity, x) : [];
}

const isTurn = (lower: Expr, upper: Expr): boolean => areEqual(subtract(upper, lower), multiply(two, pi));

function prove(
  { family, coordinates, center }: Candidate,
  logDensity: Expr,
  x: SymbolExpr,
  support: IntervalSupport,
  isKernel: boolean,
): RecognizedFamily | undefined {
  const canonical = family.law(1);
  const [own] = canonical.variables;
  const fits = coordinates.every((c, i) => !isOutside(rangeOf(c), (canonical.parameters[i] as SymbolExpr).domain));
  if (!fits || own === undefined || coordinates.some((c) => dependsOn(c, x))) return undefined;
  const replacements = new Map<Expr, Expr>(canonical.parameters.map((p, i) => [p, coordinates[i] as Expr]));
  replacements.set(own, x);
  const into = (e: Expr): Expr => substitute(e, replacements);
  const difference = subtract(logDensity, into(canonical.logDensity));
  const result = (logPartition: Expr): RecognizedFamily => ({
    family,
    isNamed: findFamily(family.name) === family && isSameSupport(canonical, support),
    canonical,
    coordinates,
    pivot: canonical.pivot === undefined ? undefined : mapPivot(canonical.pivot, into),
    logPartition,
    positive: coordinates.flatMap((c, i) => conditions(rangeOf(c), c, (canonical.parameters[i] as SymbolExpr).domain)),
  });
  if (isZero(difference)) return result(zero);
  const isConstant = !dependsOn(difference, x) || isZero(differentiate(difference, x));
  if (!isConstant) return undefined;
  const atCenter = simplify(substitute(difference, new Map([[x, center]])));
  if (!isKernel) return isZero(atCenter) ? result(zero) : undefined;
  return result(atCenter);
}

/** Does no value lie in the domain? */
const isOutside = (values: Range, domain: Range): boolean =>
  values.upper < domain.lower ||
  values.lower > domain.upper ||
  (values.upper === domain.lower && (values.upperOpen || domain.lowerOpen)) ||
  (values.lower === domain.upper && (values.lowerOpen || domain.upperOpen));

/** Positive expressions that hold the value in the domain, where its range does not. */
function conditions(values: Range, value: Expr, { lower, upper }: Range): readonly Expr[] {
  return [
    ...(lower > values.lower ? [subtract(value, number(lower))] : []),
    ...(upper < values.upper ? [subtract(number(upper), value)] : []),
    ...(lower === 0 && values.lower === 0 && !values.lowerOpen ? [value] : []),
  ];
}

/** Equal ends; whether they belong to it does not matter to a density. */
const isSameSupport = ({ support }: CanonicalLaw, { lower, upper }: IntervalSupport): boolean =>
  support.kind === 'interval' && support.lower === lower && support.upper === upper;
