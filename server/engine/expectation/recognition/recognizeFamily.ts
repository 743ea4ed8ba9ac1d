// Which family a density is that was written out: a guess from the shape of its log-density, then a proof that the two
// log-densities differ by nothing that depends on the observation, and for a normalized density by nothing at all.
import { exp, multiply, number, one, subtract, two, zero } from '../../expr/build.ts';
import { rangeOf } from '../../expr/assumptions.ts';
import { dependsOn, nodeCount, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import type { Range } from '../../expr/range.ts';
import { mayReflect, reflected } from '../../expr/reflection.ts';
import { isZero, simplify } from '../../expr/simplify.ts';
import { substitute } from '../../expr/substitute.ts';
import { findFamily } from '../../distributions/index.ts';
import type { Law } from '../../distributions/law.ts';
import { mapPivot } from '../../distributions/pivots.ts';
import type { ScalarSupport } from '../../distributions/support.ts';
import { mapSupport } from '../../model/supports.ts';
import { hasCases } from '../supportCases.ts';
import type { Candidate } from './candidate.ts';
import { ownChart } from './charts.ts';
import { discreteCandidates } from './discreteCandidates.ts';
import { isConstantOver, isSameSupport } from './sameLaw.ts';
import type { RecognizedFamily } from './recognizedFamily.ts';
import { waysToLook } from './waysToLook.ts';

/** Longer log-densities are not looked at: the proofs would cost more than they give. */
const longest = 300;

/**
 * The family of a law of one number that is written out; `isKernel` where it is known only up to a constant factor.
 * Undefined where none is found, or where no proof is.
 */
export function recognizeFamily(law: Law, isKernel: boolean): RecognizedFamily | undefined {
  const { support, variables, logDensity } = law;
  const [x, other] = variables;
  if (x === undefined || other !== undefined || support.kind === 'product') return undefined;
  if (nodeCount(logDensity) > longest) return undefined;
  if (support.kind !== 'interval')
    return firstOf(discreteCandidates(law), (candidate) => prove(candidate, x, support, logDensity, isKernel));
  if (hasCases(support)) return undefined;
  return firstOf(waysToLook(ownChart(x, support, logDensity)), ({ charts, find, adapt }) =>
    firstOf(charts(), (chart) =>
      firstOf(find(chart), (candidate) => {
        const proved = prove(candidate, chart.y, chart.support, chart.logDensity, isKernel);
        return proved === undefined ? undefined : adapt(proved, chart);
      }),
    ),
  );
}

function firstOf<T, R>(items: readonly T[], f: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = f(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function prove(
  { family, coordinates, center }: Candidate,
  y: SymbolExpr,
  support: ScalarSupport,
  logDensity: Expr,
  isKernel: boolean,
): RecognizedFamily | undefined {
  const canonical = family.law(1);
  const [own] = canonical.variables;
  const fits = coordinates.every((c, i) => !isOutside(rangeOf(c), (canonical.parameters[i] as SymbolExpr).domain));
  if (!fits || own === undefined || coordinates.some((c) => dependsOn(c, y))) return undefined;
  const replacements = new Map<Expr, Expr>(canonical.parameters.map((p, i) => [p, coordinates[i] as Expr]));
  replacements.set(own, y);
  const into = (e: Expr): Expr => substitute(e, replacements);
  const difference = subtract(logDensity, into(canonical.logDensity));
  const result = (logPartition: Expr): RecognizedFamily => ({
    family,
    isNamed: findFamily(family.name) === family && isSameSupport(mapSupport(canonical.support, into), support),
    canonical,
    coordinates,
    pivot: canonical.pivot === undefined ? undefined : mapPivot(canonical.pivot, into),
    logPartition,
    positive: coordinates.flatMap((c, i) => conditions(rangeOf(c), c, (canonical.parameters[i] as SymbolExpr).domain)),
  });
  if (isZero(difference)) return result(zero);
  if (!isConstantOver(difference, y, support)) return undefined;
  const atCenter = simplify(substitute(difference, new Map([[y, center]])));
  // e^(2d) is free of square roots where d holds half a logarithm
  const isOne = (logarithm: Expr): boolean => isZero(subtract(exp(multiply(two, logarithm)), one));
  const isEqual = isZero(atCenter) || isOne(atCenter) || (mayReflect(atCenter) && isOne(reflected(atCenter)));
  if (!isKernel) return isEqual ? result(zero) : undefined;
  return result(atCenter);
}

/** Does no value lie in the domain? */
const isOutside = (values: Range, domain: Range): boolean =>
  values.upper < domain.lower ||
  values.lower > domain.upper ||
  (values.upper === domain.lower && (values.upperOpen || domain.lowerOpen)) ||
  (values.lower === domain.upper && (values.lowerOpen || domain.upperOpen));

/** Positive expressions that hold the value in the domain, where its range does not. */
function conditions(values: Range, value: Expr, { lower, upper, integer }: Range): readonly Expr[] {
  // the ends of whole numbers belong to them
  const beyond = integer ? 1 : 0;
  return [
    ...(lower > values.lower ? [subtract(value, number(lower - beyond))] : []),
    ...(upper < values.upper ? [subtract(number(upper + beyond), value)] : []),
    ...(lower === 0 && values.lower === 0 && !values.lowerOpen ? [value] : []),
  ];
}
