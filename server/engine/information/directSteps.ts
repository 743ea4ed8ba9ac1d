// The steps from a law to its information by the definition: scores, second derivatives, an expectation for each entry.
import { negate } from '../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { stepKey } from '../derivation/objects.ts';
import {
  expectation,
  expression,
  hessian as hessianQuantity,
  information as informationQuantity,
  product,
  score as scoreQuantity,
  type MathObject,
  type Trace,
} from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import { inPivot } from '../expectation/pivotForm.ts';
import { slepianBangsStrategy, type DirectInformation } from './closedForm.ts';

/** One step for each component of the score. */
export function scoreSteps(score: DirectInformation['score'], parameters: readonly SymbolExpr[], trace: Trace): void {
  score.forEach((s, i) => {
    const parameter = parameters[i] as SymbolExpr;
    trace.record({
      from: scoreQuantity(parameter),
      relation: '=',
      to: expression(s),
      principle: 'differentiation',
      subjects: { parameter: expression(parameter) },
    });
  });
}

/** Scores, the pivot where one is used, and every entry with i ≤ j; a mean that was had before is not told again. */
export function directSteps(
  law: Law,
  parameters: readonly SymbolExpr[],
  direct: DirectInformation,
  trace: Trace,
): void {
  const { entries } = direct;
  const isGaussian = entries.some((row) => row.some((e) => e.expectation?.strategy === slepianBangsStrategy));
  if (!isGaussian) scoreSteps(direct.score, parameters, trace);
  pivotStep(law, direct, trace);
  const told = new Set<string>();
  parameters.forEach((_, i) => {
    for (let j = i; j < parameters.length; j++) entrySteps(law, parameters, direct, [i, j], told, trace);
  });
}

/** One entry: the integrand, and the steps of its expectation. */
function entrySteps(
  { variables }: Law,
  parameters: readonly SymbolExpr[],
  direct: DirectInformation,
  [i, j]: readonly [number, number],
  told: Set<string>,
  trace: Trace,
): void {
  const [row, col] = [parameters[i] as SymbolExpr, parameters[j] as SymbolExpr];
  const entry = direct.entries[i]?.[j];
  const second = direct.hessian?.[i]?.[j];
  if (entry?.expectation === undefined) return;
  const { value, strategy, trace: inner } = entry.expectation;
  const target = informationQuantity(row, col);
  const isRandom = dependsOnAny(entry.integrand, variables);
  if (strategy !== slepianBangsStrategy)
    if (second === undefined) {
      const scores: MathObject = product(scoreQuantity(row), scoreQuantity(col));
      trace.record({ from: target, relation: '=', to: expectation(scores, variables), principle: 'score-covariance' });
      trace.record({
        from: expectation(scores, variables),
        relation: '=',
        to: isRandom ? expectation(entry.integrand, variables) : expression(entry.integrand),
        principle: 'insertion',
      });
    } else {
      trace.record({
        from: hessianQuantity(row, col),
        relation: '=',
        to: expression(second),
        principle: 'second-differentiation',
        subjects: { parameter: expression(col) },
      });
      const integrand = negate(second);
      trace.record({
        from: target,
        relation: '=',
        to: isRandom ? expectation(integrand, variables) : expression(integrand),
        principle: 'negative-hessian',
      });
    }
  trace.detail(() => {
    trace.append(
      inner.steps.filter((step) => {
        const key = stepKey(step);
        if (step.depth > 0 && told.has(key)) return false;
        told.add(key);
        return true;
      }),
    );
  });
  if (isRandom) trace.record({ from: target, relation: '=', to: expression(value), principle: 'algebra' });
}

/** The pivot, where an entry was had by one. */
function pivotStep({ pivot, variables }: Law, direct: DirectInformation, trace: Trace): void {
  const [x] = variables;
  const used = direct.entries.some((row) => row.some((e) => e.expectation?.strategy === 'pivot'));
  if (!used || pivot === undefined || x === undefined) return;
  const { kernel, sign } = pivot;
  const named: Readonly<Record<string, Expr>> = {
    pivot: kernel.variable,
    ...(kernel.kind === 'gamma' ? { shape: kernel.shape } : {}),
    ...(kernel.kind === 'beta' ? { a: kernel.a, b: kernel.b, complement: kernel.complement } : {}),
  };
  trace.record({
    from: expression(x),
    relation: '≔',
    to: expression(inPivot(x, x, pivot)),
    principle: `${kernel.kind}-pivot`,
    subjects: {
      ...Object.fromEntries(Object.entries(named).map(([name, e]) => [name, expression(e)])),
      sign: sign === undefined ? '' : ', and let sgn(w) be 1 or −1 with equal probability, independent of it',
    },
  });
}
