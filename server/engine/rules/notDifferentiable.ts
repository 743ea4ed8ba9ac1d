// not-differentiable: the log-density has a kink, a cusp or a jump in a parameter at observations that occur.
import type { Span } from '../base/span.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { evaluate } from '../expr/compile.ts';
import { freeSymbols, type SymbolExpr } from '../expr/expr.ts';
import { makeIssue, type ModelIssue, type Related } from '../model/issue.ts';
import { breakAtPoint, kinksOf, kinkWords, ownBreakWords, realBreaks } from '../regularity/differentiable.ts';
import { breakPlace, type Break } from '../regularity/breaks.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { valuesAt } from '../regularity/movingEnds.ts';
import { nameList } from '../regularity/words.ts';
import { differenceBoundFix, differenceBoundWords } from './differenceBound.ts';
import { lawText } from './lawText.ts';
import { placesOf } from './mending.ts';
import { parameterSpan } from './offendingSpan.ts';
import type { Rule } from './rule.ts';

export const notDifferentiable: Rule = {
  code: 'not-differentiable',
  explainedBy: ['support-depends-on-parameter'],
  check({ facts }) {
    const met = breakAtPoint(facts);
    if (met !== undefined) return ownIssue(facts, met);
    const breaks = realBreaks(facts);
    const joint = breaks.filter((b) => b.isJoint && b.kind !== 'unknown');
    const worst = joint.find((b) => b.kind === 'jump') ?? joint.find((b) => b.kind === 'cusp') ?? joint[0];
    if (worst !== undefined) return [jointIssue(facts, worst)];
    const own = breaks.find((b) => !b.isJoint);
    return own === undefined ? [] : ownIssue(facts, own);
  },
};

/** The parameter that the break moves with, where it is one. */
function breakSpan(facts: ModelFacts, b: Break): Span {
  return parameterSpan(facts.model, movedBy(facts, b));
}

function jointIssue(facts: ModelFacts, b: Break): ModelIssue {
  const { model, write } = facts;
  const place = breakPlace(b, write);
  const moving = movedBy(facts, b);
  const names = nameList(b.kind === 'kink' ? movedBy(facts, ...kinksOf(facts)) : moving);
  const related = relatedPlaces(facts, b);
  const issue = (words: string, severity?: 'information'): ModelIssue =>
    makeIssue('not-differentiable', breakSpan(facts, b), `${lawText(facts)}: ${words}`, {
      related,
      fixes: settles(b.kind) ? [differenceBoundFix(facts, moving)].filter((fix) => fix !== undefined) : [],
      ...(severity === undefined ? {} : { severity }),
    });
  const settles = (kind: Break['kind']): boolean => kind === 'jump' || (kind === 'cusp' && isInfiniteCusp(facts, b));
  const holds = (): string => differenceBoundWords(facts, moving) || otherwise(names);
  if (b.kind === 'jump')
    return issue(
      `the density jumps ${place}, a place that moves with the parameters. The score misses the jump, so Fisher information and the Cramér–Rao bound do not apply, and ${b.at === undefined ? 'the place of the jump' : `the place ${write(b.at.value)}`} can be estimated at rate N.${holds()}`,
    );
  if (b.kind === 'cusp' && isInfiniteCusp(facts, b))
    return issue(
      `the log-density has a cusp ${place}, like |z|^p with p ≤ 1/2 in the distance z. The Fisher information of ${names} is infinite, so no bound of order 1/N on the variance follows; for p < 1/2 the rate of estimation is N^(1/(1 + 2p)).${holds()}`,
    );
  if (b.kind === 'cusp')
    return issue(
      `the log-density has a cusp ${place}. Only where its exponent exceeds 1/2 is the model differentiable in quadratic mean, with E[score²] as its information; the Hessian form needs an exponent above 1. Keep the exponent there by “param”, or give a point by “at”.`,
      model.point === undefined ? 'information' : undefined,
    );
  if (model.law.measure === 'counting')
    return issue(
      `the log-density has a kink ${place}. At parameters where that is a possible observation the derivative does not exist; elsewhere it does. Choose a point where it is none.`,
      'information',
    );
  return issue(
    `the log-density has ${kinkWords(facts, kinksOf(facts))}, so minus the expected Hessian is not the information. The model is differentiable in quadratic mean: the variance of the score is the information, and is what is shown. Use no Hessian or observed information for ${names}.`,
  );
}

const otherwise = (names: string): string => ` Judge estimators of ${names} by their exact variance, or by simulation.`;

function movedBy({ model }: ModelFacts, ...breaks: readonly Break[]): readonly SymbolExpr[] {
  const free = new Set(breaks.flatMap(({ place }) => [...freeSymbols(place)]));
  return model.parameters.map((p) => p.symbol).filter((p) => free.has(p));
}

/** Whether the exponent of a cusp is known to be 1/2 at most. */
export function isInfiniteCusp({ model }: ModelFacts, { kind, exponent }: Break): boolean {
  if (kind !== 'cusp' || exponent === undefined || model.law.measure !== 'lebesgue') return false;
  const at = valuesAt(model);
  const value = at === undefined ? NaN : evaluate(exponent, at);
  return (Number.isNaN(value) ? rangeOf(exponent).upper : value) <= 0.5;
}

/** The parameters of the place, and the point that settles a cusp. */
function relatedPlaces(facts: ModelFacts, b: Break): readonly Related[] {
  const { model } = facts;
  const moving = new Set(movedBy(facts, b));
  const { at } = model.spans;
  const isSettled = b.exponent !== undefined && freeSymbols(b.exponent).size > 0;
  return [
    ...placesOf(
      facts,
      model.parameters.filter((p) => moving.has(p.symbol)),
    ),
    ...(at === undefined || !isSettled ? [] : [{ span: at, message: 'This point gives the exponent.' }]),
  ];
}

function ownIssue(facts: ModelFacts, b: Break): readonly ModelIssue[] {
  const { model, write } = facts;
  const met = breakAtPoint(facts);
  if (met === undefined && model.point !== undefined) return [];
  const words = ownBreakWords(met ?? b, write);
  const rest =
    met === undefined
      ? `What is shown holds elsewhere; there, ${b.kind === 'unknown' ? 'that a derivative exists was not shown' : 'no derivative exists'}. Choose a point away from it.`
      : met.kind === 'unknown'
        ? 'That there is a derivative at this point, and an information, was not shown. Choose a point away from it.'
        : 'At this point it has no derivative, and so there is no score, no information and no Cramér–Rao bound; the closed forms hold elsewhere. Choose a point away from it.';
  const issue = `${lawText(facts)}: ${words}. ${rest}`;
  return [
    makeIssue(
      'not-differentiable',
      breakSpan(facts, met ?? b),
      issue,
      met === undefined ? { severity: 'information' } : {},
    ),
  ];
}
