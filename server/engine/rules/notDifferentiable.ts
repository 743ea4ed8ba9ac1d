// not-differentiable: the log-density has a kink, a cusp or a jump in a parameter at observations that occur.
import type { Span } from '../base/span.ts';
import { freeSymbols } from '../expr/expr.ts';
import { makeIssue, type ModelIssue } from '../model/issue.ts';
import { differentiable, realBreaks } from '../regularity/differentiable.ts';
import { breakPlace, type Break } from '../regularity/breaks.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { lawText } from './lawText.ts';
import { parameterSpan } from './offendingSpan.ts';
import type { Rule } from './rule.ts';

export const notDifferentiable: Rule = {
  code: 'not-differentiable',
  explainedBy: ['support-depends-on-parameter'],
  check({ facts }) {
    const breaks = realBreaks(facts);
    const joint = breaks.filter((b) => b.isJoint && b.kind !== 'unknown');
    const worst = joint.find((b) => b.kind === 'jump') ?? joint.find((b) => b.kind === 'cusp') ?? joint[0];
    if (worst !== undefined) return [jointIssue(facts, worst)];
    const own = breaks.find((b) => !b.isJoint);
    return own === undefined ? [] : ownIssue(facts, own);
  },
};

/** The parameter that the break moves with, where it is one. */
function breakSpan({ model }: ModelFacts, { place }: Break): Span {
  const free = freeSymbols(place);
  return parameterSpan(
    model,
    model.parameters.map((p) => p.symbol).filter((p) => free.has(p)),
  );
}

function jointIssue(facts: ModelFacts, b: Break): ModelIssue {
  const { model, write } = facts;
  const place = breakPlace(b, write);
  const span = breakSpan(facts, b);
  const start = `${lawText(facts)}: `;
  if (b.kind === 'jump')
    return makeIssue(
      'not-differentiable',
      span,
      `${start}the density jumps ${place}, a place that moves with the parameters. The score misses the jump, so Fisher information and the Cramér–Rao bound do not apply.`,
    );
  if (b.kind === 'cusp')
    return makeIssue(
      'not-differentiable',
      span,
      `${start}the log-density has a cusp ${place}. Only where its exponent exceeds 1/2 is the model differentiable in quadratic mean, with E[score²] as its information; the Hessian form needs an exponent above 1.`,
      model.point === undefined ? { severity: 'information' } : {},
    );
  if (model.law.measure === 'counting')
    return makeIssue(
      'not-differentiable',
      span,
      `${start}the log-density has a kink ${place}. At parameters where that is a possible observation the derivative does not exist; elsewhere it does.`,
      { severity: 'information' },
    );
  return makeIssue(
    'not-differentiable',
    span,
    `${start}the log-density has a kink ${place}, so minus the expected Hessian is not the information. The model is differentiable in quadratic mean: the variance of the score is the information, and is what is shown.`,
  );
}

function ownIssue(facts: ModelFacts, b: Break): readonly ModelIssue[] {
  const { write } = facts;
  const verdict = differentiable.assess(facts)?.verdict;
  if (verdict === 'holds') return [];
  const message = `${lawText(facts)}: the log-density has a break in the parameters ${breakPlace(b, write)}. What is shown holds elsewhere; there, no derivative exists.`;
  return [
    makeIssue(
      'not-differentiable',
      breakSpan(facts, b),
      message,
      verdict === 'fails' ? {} : { severity: 'information' },
    ),
  ];
}
