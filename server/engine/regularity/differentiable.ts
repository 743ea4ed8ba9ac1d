// The log-density is differentiable in the parameters at almost every observation, with a second derivative that misses nothing.
import { evaluate } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { range } from '../expr/range.ts';
import type { Law } from '../distributions/law.ts';
import type { NormalizedLaw } from '../information/normalizedLaw.ts';
import { listed } from '../model/issue.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { breakPlace, breaksOf, kindOfExponent, type Break } from './breaks.ts';
import type { Condition, Witness } from './condition.ts';
import { lawExistsAt } from './lawExistsAt.ts';
import { movingEnds, valuesAt } from './movingEnds.ts';
import { knownSigns } from './nearEnd.ts';
import { withoutWeightless } from './weightless.ts';
import type { Write } from './words.ts';

/** A model, and the law that is worked with. */
interface LawFacts {
  readonly model: StatisticalModel;
  readonly information: { readonly normalized: Pick<NormalizedLaw, 'law'> };
}

export const breakWitness = (b: Break, write: Write): Witness => ({
  kind: 'boundary',
  text:
    b.at === undefined ? breakPlace(b, write).replace(/^where /, '') : `${b.at.variable.name} = ${write(b.at.value)}`,
});

interface WeighedBreak {
  readonly break: Break;
  /** Whether it is one of what has no weight at the writer's point, and so none of the law there. */
  readonly isWeightless: boolean;
}

/** The breaks of the law, weighed at the writer's point. */
export function weighedBreaks(model: StatisticalModel, law: Law): readonly WeighedBreak[] {
  const parameters = model.parameters.map((p) => p.symbol);
  const at = valuesAt(model);
  const signOf = knownSigns(model.positive, at);
  const breaks = breaksOf(law, parameters, signOf);
  const without = at === undefined || breaks.length === 0 ? law : withoutWeightless(law, at);
  if (at === undefined || without.logDensity === law.logDensity)
    return breaks.map((b) => ({ break: b, isWeightless: false }));
  const left = breaksOf(without, parameters, signOf);
  return breaks.map((b) => {
    // where a place is no single observation at the point, the weight does not outweigh it
    const isSingle = b.isJoint && b.at !== undefined && Number.isFinite(evaluate(b.at.value, at));
    const own = left.find((other) => other.place === b.place);
    // where nothing else has weight beyond the place, it is an end of the support; a smooth place stays one, though its cases, each
    // less its own weightless terms, do not meet
    const isOwn =
      own !== undefined && own.kind !== 'edge' && b.kind !== 'smooth' && (own.kind !== 'jump' || b.kind === 'jump');
    return { break: isSingle && isOwn ? own : b, isWeightless: isSingle && own === undefined };
  });
}

/** The breaks of the model's law that are none of the smooth kind. */
export function realBreaks({ model, information }: LawFacts): readonly Break[] {
  const { law } = information.normalized;
  const at = valuesAt(model);
  const breaks = weighedBreaks(model, law).flatMap((b) => (b.isWeightless ? [] : [b.break]));
  // at the writer's point the exponent of a cusp is a number
  const settled = breaks.map((b) => {
    const value = b.exponent === undefined || at === undefined ? NaN : evaluate(b.exponent, at);
    if (Number.isNaN(value)) return b;
    const isJump = b.isEndOfComponent === true && value === 0;
    return { ...b, kind: isJump ? ('jump' as const) : kindOfExponent(range(value, value)) };
  });
  const real = settled.filter((b) => b.kind !== 'smooth' && b.kind !== 'edge');
  return real.filter((b) =>
    b.isJoint ? isObserved(b, law, at) : b.isPeriodic === true || lawExistsAt(b.place, law, model),
  );
}

/** Whether the place of a break is an observation at the writer's point: it is none beyond the ends of the support. */
function isObserved({ at: place }: Break, { support }: Law, at: ReadonlyMap<SymbolExpr, number> | undefined): boolean {
  if (place === undefined || at === undefined || support.kind !== 'interval') return true;
  const value = evaluate(place.value, at);
  return !(value < evaluate(support.lower, at) || value > evaluate(support.upper, at));
}

/** Whether a place that depends on the parameters alone is met at the writer's point. */
function isMet({ place, isPeriodic }: Break, model: StatisticalModel): boolean {
  const at = valuesAt(model);
  const value = at === undefined ? NaN : evaluate(place, at);
  return Math.abs(isPeriodic === true ? value - Math.round(value) : value) < 1e-12;
}

/** A break in the parameters alone that the writer's point meets: no derivative at that point is one of the model. */
export const breakAtPoint = (facts: LawFacts): Break | undefined =>
  realBreaks(facts).find((b) => !b.isJoint && isMet(b, facts.model));

/** A break beside the writer's point that is none at it, since what breaks has no weight there. */
const weightlessBreak = ({ model, information }: LawFacts): Break | undefined =>
  weighedBreaks(model, information.normalized.law).find((b) => b.isWeightless && b.break.kind !== 'smooth')?.break;

/** The kinks in the observation. */
export const kinksOf = (facts: LawFacts): readonly Break[] =>
  realBreaks(facts).filter((b) => b.isJoint && b.kind === 'kink');

/** `a kink at x = m`, `kinks at x = m and at x = −m, as far as these are observations`: which are may turn on the parameters. */
export function kinkWords({ model, write }: LawFacts & { readonly write: Write }, kinks: readonly Break[]): string {
  const places = listed(kinks.map((kink) => breakPlace(kink, write)));
  if (kinks.length === 1) return `a kink ${places}`;
  const isEverywhere = boundsOf(model.law.support).every(isInfinite);
  return `kinks ${places}${isEverywhere ? '' : ', as far as these are observations'}`;
}

/** What such a break is. */
export function ownBreakWords(b: Break, write: Write): string {
  const where = breakPlace(b, write);
  switch (b.kind) {
    case 'jump':
      return `the density jumps, as a function of the parameters, ${where}`;
    case 'isolated':
      return `the density is another one ${where} than beside it`;
    case 'kink':
      return `the log-density has a kink in the parameters ${where}`;
    default:
      return `the log-density may have a break in the parameters ${where}`;
  }
}

/** Why there is neither score nor information at the writer's point; undefined where no such reason is seen. */
export function withoutDerivative(facts: LawFacts, write: Write): string | undefined {
  const met = breakAtPoint(facts);
  if (met === undefined) return undefined;
  const words = ownBreakWords(met, write);
  return met.kind === 'unknown'
    ? `At this point ${words}: that it has a derivative there, and an information, was not shown.`
    : `At this point ${words}: it has no derivative there, and so there is no score and no information.`;
}

export const differentiable: Condition = {
  id: 'differentiable',
  title: 'The log-density is twice differentiable in the parameters',
  source: 'van der Vaart, Asymptotic Statistics (1998), lemma 7.6 and section 7.1',
  assess(facts) {
    const { model, write, information } = facts;
    const met = withoutDerivative(facts, write);
    if (met !== undefined)
      return { verdict: breakAtPoint(facts)?.kind === 'unknown' ? 'undecided' : 'fails', reason: met };
    const breaks = realBreaks(facts);
    const joint = breaks.filter((b) => b.isJoint);
    const jump = joint.find((b) => b.kind === 'jump');
    if (jump !== undefined)
      return {
        verdict: 'fails',
        reason: `The density jumps ${breakPlace(jump, write)}, a place that moves with the parameters.`,
        witness: breakWitness(jump, write),
      };
    const kink = joint.find((b) => b.kind === 'kink');
    if (kink !== undefined && model.law.measure === 'lebesgue')
      return {
        verdict: 'fails',
        reason: `The log-density has ${kinkWords(facts, kinksOf(facts))}: its second derivative misses what happens there. It is differentiable in quadratic mean, so the score form of the information stands.`,
        witness: breakWitness(kink, write),
      };
    const [open] = joint;
    if (open?.kind === 'cusp' && model.point !== undefined)
      return {
        verdict: 'fails',
        reason: `The log-density has a cusp ${breakPlace(open, write)}, whose exponent is at most 1/2 at this point: the model is not differentiable there in quadratic mean either.`,
        witness: breakWitness(open, write),
      };
    if (open !== undefined)
      return {
        verdict: 'undecided',
        reason:
          open.kind === 'cusp'
            ? `The log-density has a cusp ${breakPlace(open, write)}; it is differentiable in quadratic mean only where the exponent of the cusp exceeds 1/2.`
            : `The log-density may have a break ${breakPlace(open, write)}; whether it has is not decided.`,
      };
    const weightless = weightlessBreak(facts);
    if (weightless !== undefined)
      return {
        verdict: 'undecided',
        reason: `At this point what breaks ${breakPlace(weightless, write)} has no weight, and does the first derivative no harm; beside the point there is a break.`,
      };
    const own = breaks.find((b) => !b.isJoint);
    if (own !== undefined) {
      const words = ownBreakWords(own, write);
      return model.point === undefined
        ? { verdict: 'undecided', reason: `${words.charAt(0).toUpperCase()}${words.slice(1)}; it is smooth elsewhere.` }
        : {
            verdict: 'holds',
            reason: `The log-density is smooth in the parameters near this point; ${words} only.`,
          };
    }
    if (information.score === undefined && model.parameters.length > 0 && information.status === 'unresolved')
      return {
        verdict: 'undecided',
        reason: 'The derivative in the parameters is not had in the functions of the language.',
      };
    const where = movingEnds(model).length > 0 ? 'within its support' : 'at every observation';
    return { verdict: 'holds', reason: `The log-density is smooth in the parameters ${where}.` };
  },
};
