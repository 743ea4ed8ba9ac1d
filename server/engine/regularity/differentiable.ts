// The log-density is differentiable in the parameters at almost every observation, with a second derivative that misses nothing.
import type { Expr } from '../expr/expr.ts';
import { evaluate } from '../expr/compile.ts';
import { range } from '../expr/range.ts';
import { breakPlace, breaksOf, kindOfExponent, type Break } from './breaks.ts';
import type { Condition, ModelFacts, Witness } from './condition.ts';
import { lawExistsAt } from './lawExistsAt.ts';
import { movingEnds, valuesAt } from './movingEnds.ts';
import type { Write } from './words.ts';

export const breakWitness = (b: Break, write: Write): Witness => ({
  kind: 'boundary',
  text:
    b.at === undefined ? breakPlace(b, write).replace(/^where /, '') : `${b.at.variable.name} = ${write(b.at.value)}`,
});

/** The breaks of the model's law that are none of the smooth kind. */
export function realBreaks(facts: ModelFacts): readonly Break[] {
  const { model, information } = facts;
  const at = valuesAt(model);
  const breaks = breaksOf(
    information.normalized.law,
    model.parameters.map((p) => p.symbol),
  );
  // at the writer's point the exponent of a cusp is a number
  const settled = breaks.map((b) => {
    const value = b.exponent === undefined || at === undefined ? NaN : evaluate(b.exponent, at);
    return Number.isNaN(value) ? b : { ...b, kind: kindOfExponent(range(value, value)) };
  });
  const real = settled.filter((b) => b.kind !== 'smooth' && b.kind !== 'edge');
  return real.filter((b) => b.isJoint || lawExistsAt(b.place, information.normalized.law, model));
}

/** Whether a place that depends on the parameters alone is met at the writer's point. */
const isMet = (place: Expr, facts: ModelFacts): boolean => {
  const at = valuesAt(facts.model);
  return at !== undefined && Math.abs(evaluate(place, at)) < 1e-12;
};

/** A break in the parameters alone that the writer's point meets: no derivative at that point is one of the model. */
export const breakAtPoint = (facts: ModelFacts): Break | undefined =>
  realBreaks(facts).find((b) => !b.isJoint && isMet(b.place, facts));

export const differentiable: Condition = {
  id: 'differentiable',
  title: 'The log-density is twice differentiable in the parameters',
  source: 'van der Vaart, Asymptotic Statistics (1998), lemma 7.6 and section 7.1',
  assess(facts) {
    const { model, write, information } = facts;
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
        reason: `The log-density has a kink ${breakPlace(kink, write)}: its second derivative misses what happens there. It is differentiable in quadratic mean, so the score form of the information stands.`,
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
    const own = breaks.find((b) => !b.isJoint);
    if (own !== undefined) {
      if (isMet(own.place, facts))
        return {
          verdict: 'fails',
          reason: `The log-density has a break in the parameters ${breakPlace(own, write)}, which is so at this point.`,
        };
      return model.point === undefined
        ? {
            verdict: 'undecided',
            reason: `The log-density has a break in the parameters ${breakPlace(own, write)}; it is smooth elsewhere.`,
          }
        : {
            verdict: 'holds',
            reason: `The log-density is smooth in the parameters near this point; it has a break ${breakPlace(own, write)} only.`,
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
