// The derivations of score and information, put together from the steps that the computation recorded.
import { negate } from '../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { inPivot } from '../expectation/pivotForm.ts';
import {
  column,
  expectation,
  expression,
  hessian as hessianQuantity,
  information as informationQuantity,
  informationMatrix,
  logDensity,
  matrix,
  product,
  quantity,
  score as scoreQuantity,
  Trace,
  type Derivation,
  type MathObject,
} from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { directInformation, slepianBangsStrategy, type DirectInformation } from './closedForm.ts';
import type { FisherInformation } from './fisherInformation.ts';

/** How the log-density came about, and the score as its derivative. */
function scoreSteps(model: StatisticalModel, information: FisherInformation, trace: Trace): void {
  const { origin } = model;
  const { law, logPartition } = information.normalized;
  const density = expression(law.logDensity);
  if (origin.kind === 'family')
    trace.record({
      from: logDensity,
      relation: '=',
      to: density,
      principle: 'family-density',
      subjects: { distribution: origin.family.name },
    });
  else if (origin.kind === 'truncated')
    trace.record({ from: logDensity, relation: '=', to: density, principle: 'truncation' });
  else if (origin.kind === 'kernel') {
    if (logPartition !== undefined)
      trace.record({
        from: quantity({ name: 'logPartition' }),
        relation: '=',
        to: expression(logPartition),
        principle: 'normalizing-constant',
      });
    trace.record({ from: logDensity, relation: '=', to: density, principle: 'normalized-kernel' });
  } else trace.record({ from: logDensity, relation: '=', to: density, principle: 'stated-density' });
  information.score?.forEach((s, i) => {
    const parameter = model.parameters[i]?.symbol as SymbolExpr;
    trace.record({
      from: scoreQuantity(parameter),
      relation: '=',
      to: expression(s),
      principle: 'differentiation',
      subjects: { parameter: expression(parameter) },
    });
  });
}

/** The score: log-density, then one derivative for each parameter. */
export function scoreDerivation(model: StatisticalModel, information: FisherInformation): Derivation | undefined {
  const { score, normalized } = information;
  if (score === undefined || !normalized.isNormalized || score.length === 0) return undefined;
  const trace = new Trace();
  scoreSteps(model, information, trace);
  return {
    id: 'score',
    claim: {
      of: {
        kind: 'matrix',
        rows: model.parameters.map((p) => [scoreQuantity(p.symbol)]),
      },
      relation: '=',
      is: column(score),
    },
    steps: trace.steps,
  };
}

/** One entry: the integrand, and the steps of its expectation. */
function entrySteps(
  direct: DirectInformation,
  parameters: readonly SymbolExpr[],
  variables: readonly SymbolExpr[],
  i: number,
  j: number,
  trace: Trace,
): void {
  const [row, col] = [parameters[i] as SymbolExpr, parameters[j] as SymbolExpr];
  const entry = direct.entries[i]?.[j];
  const second = direct.hessian?.[i]?.[j];
  if (entry?.expectation === undefined) return;
  const { value, trace: inner } = entry.expectation;
  const target = informationQuantity(row, col);
  if (entry.expectation.strategy === slepianBangsStrategy) {
    trace.record({ from: target, relation: '=', to: expression(value), principle: 'gaussian-vector' });
    return;
  }
  if (second === undefined) {
    const scores: MathObject = product(scoreQuantity(row), scoreQuantity(col));
    trace.record({
      from: target,
      relation: '=',
      to: expectation(scores, variables),
      principle: 'score-covariance',
    });
    trace.record({
      from: expectation(scores, variables),
      relation: '=',
      to: expectation(entry.integrand, variables),
      principle: 'algebra',
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
      to: dependsOnAny(integrand, variables) ? expectation(integrand, variables) : expression(integrand),
      principle: 'negative-hessian',
    });
  }
  trace.detail(() => {
    trace.append(inner.steps);
  });
  if (dependsOnAny(entry.integrand, variables))
    trace.record({ from: target, relation: '=', to: expression(value), principle: 'algebra' });
}

const kernelNames = {
  gamma: 'a gamma distribution with scale 1',
  beta: 'a beta distribution',
  gaussian: 'the standard normal distribution',
} as const;

/** The pivot, where an entry was had by one. */
function pivotStep({ pivot, variables }: Law, direct: DirectInformation, trace: Trace): void {
  const [x] = variables;
  const used = direct.entries.some((row) => row.some((e) => e.expectation?.strategy === 'pivot'));
  if (!used || pivot === undefined || x === undefined) return;
  const { kernel, sign } = pivot;
  const signWords = sign === undefined ? '' : ', and sgn(w) be 1 or −1 with equal probability, independently';
  trace.record({
    from: expression(x),
    relation: '≔',
    to: expression(inPivot(x, x, pivot)),
    principle: 'pivot',
    subjects: { pivot: expression(kernel.variable), law: kernelNames[kernel.kind] + signWords },
  });
}

/** The information: score, second derivatives, an expectation for each entry, all entries together. */
export function informationDerivation(model: StatisticalModel, information: FisherInformation): Derivation | undefined {
  const { normalized, status, matrix: closed } = information;
  if (status !== 'closed-form' || closed === undefined) return undefined;
  const parameters = model.parameters.map((p) => p.symbol);
  const direct = directInformation(normalized.law, parameters);
  if (direct === undefined) return undefined;
  const trace = new Trace();
  scoreSteps(model, information, trace);
  const complete = direct.entries.every((row) => row.every((e) => e.expectation !== undefined));
  if (complete) {
    pivotStep(normalized.law, direct, trace);
    parameters.forEach((_, i) => {
      for (let j = i; j < parameters.length; j++) entrySteps(direct, parameters, normalized.law.variables, i, j, trace);
    });
    trace.record({ from: informationMatrix, relation: '=', to: matrix(closed as Expr[][]), principle: 'gathering' });
  } else
    trace.record({ from: informationMatrix, relation: '=', to: matrix(closed as Expr[][]), principle: 'chain-rule' });
  return {
    id: 'information',
    claim: { of: informationMatrix, relation: '=', is: matrix(closed as Expr[][]) },
    steps: trace.steps,
  };
}
