// The moments that the estimands and estimators of a note need exist: an information may be finite where a mean is not.
import { isNonNegative } from '../expr/assumptions.ts';
import { divide, infinity, multiply, negate, one, sqrt, subtract } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { dependsOnAny, someNode, type Expr } from '../expr/expr.ts';
import { areEqual, expand, simplify } from '../expr/simplify.ts';
import { gaussianMoments } from '../expectation/gaussianVector.ts';
import { meanOfTerms, meanPolynomials } from '../estimators/meanPolynomial.ts';
import { closedMoment, isPolynomial, strongest } from '../estimators/observationMoments.ts';
import { asMean } from '../estimators/strategies.ts';
import { listed } from '../model/issue.ts';
import { sampleCount } from '../model/sampleSize.ts';
import type { EstimatorStatement, Estimand } from '../model/statisticalModel.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import type { Answer, Condition, ModelFacts } from './condition.ts';
import { endBehaviours, type EndBehaviour } from './endConvergence.ts';
import { valuesAt } from './movingEnds.ts';
import { knownSigns } from './nearEnd.ts';
import { whereAbove } from './regularRegion.ts';

/** What is asked for, and the functions of the observation whose size must have a finite mean for it; undefined where these were not found. */
interface Need {
  readonly what: string;
  readonly of: readonly Expr[] | undefined;
}

export const momentsExist: Condition = {
  id: 'moments-exist',
  title: 'The moments that estimands and estimators need exist',
  source:
    'Lehmann and Casella, Theory of Point Estimation (1998), section 1.4; Feller, volume II (1971), section VIII.8',
  assess(facts) {
    const { model } = facts;
    if (model.estimands.length + model.estimators.length === 0) return undefined;
    const needs = [
      ...model.estimands.flatMap((estimand) => needsOfEstimand(estimand, facts)),
      ...model.estimators.flatMap((estimator) => needsOfEstimator(estimator, facts)),
    ];
    if (needs.length === 0)
      return {
        verdict: 'holds',
        reason: 'What is to be estimated are functions of the parameters that need no moment of the observation.',
      };
    const judged = needs.map((need) => judge(need, facts));
    const failing = judged.find((j) => j.verdict === 'fails');
    const reasons = [...new Set(judged.map((j) => j.reason))].join(' ');
    const verdict = failing?.verdict ?? (judged.some((j) => j.verdict === 'undecided') ? 'undecided' : 'holds');
    return { verdict, reason: reasons, ...(failing?.witness === undefined ? {} : { witness: failing.witness }) };
  },
};

/** Of an estimand that is the mean or the spread of the observation; a parameter by itself needs no moment. */
function needsOfEstimand({ name, expr }: Estimand, { model, information }: ModelFacts): readonly Need[] {
  const { law, isNormalized } = information.normalized;
  const [x, another] = law.variables;
  if (expr.kind === 'symbol' || x === undefined || another !== undefined || !isNormalized) return [];
  const problem = { law, parameters: model.parameters.map((p) => p.symbol), scores: [], scoreMeanIsZero: false };
  const square = multiply(x, x);
  const mean = closedMoment(x, problem)?.value;
  const second = mean === undefined ? undefined : closedMoment(square, problem)?.value;
  if (mean !== undefined && areEqual(expr, mean)) return [{ what: `the mean of ${x.name}, ${name},`, of: [x] }];
  if (mean === undefined || second === undefined) return [];
  const variance = simplify(subtract(second, multiply(mean, mean)));
  const spreads: readonly (readonly [string, Expr])[] = [
    ['variance', variance],
    ['standard deviation', sqrt(variance)],
    ['mean square', second],
    ['coefficient of variation', divide(sqrt(variance), mean)],
  ];
  const found = spreads.find(([, value]) => areEqual(expr, value));
  return found === undefined ? [] : [{ what: `the ${found[0]} of ${x.name}, ${name},`, of: [x, square] }];
}

/** Of the mean and the variance of an estimator: all moments that stand in their formulas, for a polynomial in sample means. */
function needsOfEstimator(
  { name, statistic }: EstimatorStatement,
  { model, information }: ModelFacts,
): readonly Need[] {
  const { variables } = information.normalized.law;
  const sampleSize = sampleCount(model.samples);
  const polynomials = meanPolynomials(asMean(statistic), variables, sampleSize);
  const [mean, variance] = [`the mean of ${name}`, `the variance of ${name}`];
  if (polynomials === undefined) return [{ what: mean, of: undefined }];
  const { first, second } = polynomials;
  const momentsIn = (terms: typeof first): readonly Expr[] => {
    const found = new Set<Expr>();
    meanOfTerms(terms, sampleSize, (f) => {
      if (dependsOnAny(f, variables)) found.add(f);
      return one;
    });
    return [...found];
  };
  return [
    { what: mean, of: momentsIn(first) },
    { what: variance, of: second === undefined ? undefined : momentsIn(second) },
  ];
}

function judge({ what, of }: Need, facts: ModelFacts): Answer {
  const { write } = facts;
  if (of === undefined) return { verdict: 'undecided', reason: `Which moments ${what} needs was not found.` };
  const judged = of.map((f) => ({ f, moment: momentOf(f, facts) }));
  const infinite = judged.find(({ moment }) => moment?.fails !== undefined);
  if (infinite?.moment?.fails !== undefined) {
    const text = `${meanText(infinite.f, facts)} = ∞`;
    return {
      verdict: 'fails',
      reason: `${capitalized(what)} needs ${meanText(infinite.f, facts)}, which is infinite: ${endWords(infinite.f, infinite.moment.fails, facts)}.`,
      witness: { kind: 'integral', text },
    };
  }
  const names = listed(of.map((f) => meanText(f, facts)));
  const verb = of.length === 1 ? 'is' : 'are';
  if (judged.some(({ moment }) => moment === undefined))
    return {
      verdict: 'undecided',
      reason: `${capitalized(what)} needs ${names}; that ${of.length === 1 ? 'it is' : 'they are'} finite was not shown.`,
    };
  const regions = [
    ...new Set(
      strongest(judged.flatMap(({ moment }) => moment?.where ?? [])).map((need) => whereAbove(need, 0, write)),
    ),
  ];
  if (regions.length > 0)
    return {
      verdict: 'undecided',
      reason: `${capitalized(what)} needs ${names}, which ${verb} finite where ${listed(regions)}.`,
    };
  return { verdict: 'holds', reason: `${capitalized(what)} needs ${names}, which ${verb} finite.` };
}

interface Moment {
  /** The end at which the integral diverges. */
  readonly fails: EndBehaviour | undefined;
  /** What must be positive for it to be finite, where that depends on the parameters. */
  readonly where: readonly Expr[];
}

/** Whether E|f| is finite: at the writer's point, or for all parameters; undefined where that is not seen. */
function momentOf(f: Expr, { model, information }: ModelFacts): Moment | undefined {
  const { law } = information.normalized;
  const isBounded = boundsOf(law.support).every((bound) => !someNode(bound, (node) => node === infinity));
  const terms = expand(f);
  const polynomial = (terms.kind === 'sum' ? terms.terms : [terms]).every((term) => isPolynomial(term, law.variables));
  if (polynomial && (isBounded || gaussianMoments(law) !== undefined)) return { fails: undefined, where: [] };
  const at = valuesAt(model);
  const ends = endBehaviours(f, 1, law, knownSigns(model.positive, at));
  if (ends === undefined) return undefined;
  const open = ends.filter((end) => end.where !== undefined);
  const never = open.find(({ where }) => where !== undefined && isNonNegative(negate(where)));
  if (never !== undefined || at === undefined) return { fails: never, where: open.flatMap((end) => end.where ?? []) };
  const valueOf = ({ where }: EndBehaviour): number => (where === undefined ? 1 : evaluate(where, at));
  if (open.some((end) => Number.isNaN(valueOf(end)))) return undefined;
  return { fails: open.find((end) => !(valueOf(end) > 1e-12)), where: [] };
}

const meanText = (f: Expr, { write }: ModelFacts): string => (isNonNegative(f) ? `E[${write(f)}]` : `E|${write(f)}|`);

/** How the integrand falls at an end at which its integral diverges. */
function endWords(f: Expr, { side, end, order, where }: EndBehaviour, { model, write }: ModelFacts): string {
  const x = model.law.variables[0]?.name ?? 'x';
  const integrand = isNonNegative(f) ? `${write(f)} p(${x})` : `|${write(f)}| p(${x})`;
  const a = order.kind === 'power' && where !== undefined ? simplify(where) : undefined;
  if (isInfinite(end)) {
    const power = a === undefined ? '' : ` like |${x}|^(${write(simplify(subtract(negate(a), one)))})`;
    return `${integrand} falls only${power} as ${x} → ${side === 'upper' ? '∞' : '−∞'}`;
  }
  const power = a === undefined ? '' : ` like z^(${write(simplify(subtract(a, one)))})`;
  return `${integrand} grows${power} in the distance z to the end ${write(end)}`;
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
