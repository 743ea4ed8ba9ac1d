/** The derivations of a model, and what a check of their steps needs: a point, expectations by quadrature, the definitions. */

import { Budget } from '../../../server/engine/base/budget.ts';
import { boundDerivation } from '../../../server/engine/bounds/boundDerivation.ts';
import {
  checkDerivation,
  type CheckPoint,
  type ExpectationOf,
  type StepCheck,
} from '../../../server/engine/derivation/check.ts';
import type { Derivation } from '../../../server/engine/derivation/step.ts';
import type { Kernel, Law } from '../../../server/engine/distributions/law.ts';
import { prepareExpectation } from '../../../server/engine/expectation/numericExpectation.ts';
import { randomSign } from '../../../server/engine/expectation/pivotForm.ts';
import {
  add,
  half,
  infinity,
  multiply,
  negate,
  number,
  one,
  pi,
  square,
  subtract,
  two,
  zero,
} from '../../../server/engine/expr/build.ts';
import { evaluate } from '../../../server/engine/expr/compile.ts';
import type { Expr, SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { lbeta, lgamma } from '../../../server/engine/expr/functions/gammaFamily.ts';
import { log } from '../../../server/engine/expr/functions/log.ts';
import { substitute } from '../../../server/engine/expr/substitute.ts';
import {
  derivationCoordinates,
  informationDerivation,
  scoreDerivation,
} from '../../../server/engine/information/derivations.ts';
import type { StatisticalModel } from '../../../server/engine/model/statisticalModel.ts';
import { elaborateBody } from '../../../server/engine/model/elaborate.ts';
import { modelResults, type ModelResults } from '../../../server/engine/modelResults.ts';
import { whereEndsAreRegular } from '../../../server/engine/regularity/movingEnds.ts';
import { parseBlock } from '../../../server/engine/text/blockParser.ts';
import type { CheckedModel } from './models.ts';

export interface Derived extends ModelResults {
  readonly model: StatisticalModel;
  readonly derivations: readonly Derivation[];
}

export function derive(line: string): Derived {
  const { model, issues } = elaborateBody(parseBlock(line), 'model', []);
  if (model === undefined) throw new Error(`${line}: ${issues.map((i) => i.message).join(' ')}`);
  const results = modelResults({
    model,
    irregular: undefined,
    regularWhere: whereEndsAreRegular(model),
    isDensity: true,
    seed: line,
    budget: new Budget(5_000_000),
  });
  const { information, inverse, bounds, sampleSize } = results;
  const derivations = [
    scoreDerivation(model, information),
    informationDerivation(model, information),
    boundDerivation(model, information, inverse, bounds, sampleSize),
  ];
  return { ...results, derivations: derivations.filter((d) => d !== undefined) };
}

/** Every step of every derivation at the model's point. */
export function checkSteps(derived: Derived, { point, x }: CheckedModel): readonly StepCheck[] {
  const { model, information, sampleSize } = derived;
  const { law, logPartition } = information.normalized;
  const parameters = model.parameters.map((p) => p.symbol);
  const coordinates = derivationCoordinates(model, information);
  const at = new Map(parameters.map((p, i): [SymbolExpr, number] => [p, point[i] ?? NaN]));
  coordinates?.symbols.forEach((s, i) => at.set(s, evaluate(coordinates.values[i] ?? zero, at)));
  for (const [v, value] of anObservation(law, at, x)) at.set(v, value);
  const expectationOf = remembered(expectationUnderPivot(law));
  const defined = {
    logDensity: law.logDensity,
    parameters,
    variables: law.variables,
    samples: sampleSize,
    ...(coordinates === undefined ? {} : { coordinates }),
    ...(logPartition === undefined ? {} : { logPartition }),
  };
  return derived.derivations.flatMap((d) => checkDerivation(d, [at], expectationOf, defined));
}

/** An observation at which the log-density is finite. */
function anObservation(law: Law, at: CheckPoint, x: readonly number[] | undefined): CheckPoint {
  const { variables } = law;
  const tried = [
    x,
    ...[0.7, 1, 2, 0.3, 1.5, 3, -1].map((v) => variables.map((_, i) => v + 0.1 * i * (v % 1 === 0 ? 0 : 1))),
  ];
  for (const values of tried) {
    if (values?.length !== variables.length) continue;
    const observed = new Map(variables.map((v, i): [SymbolExpr, number] => [v, values[i] ?? NaN]));
    if (Number.isFinite(evaluate(law.logDensity, new Map([...at, ...observed])))) return observed;
  }
  throw new Error('No observation with a finite log-density is known.');
}

/** The same mean is integrated once. */
function remembered(expectationOf: ExpectationOf): ExpectationOf {
  const known = new Map<string, number | undefined>();
  return (f, over, point) => {
    const key = [f, ...over].map((e) => e.id).join();
    if (!known.has(key)) known.set(key, expectationOf(f, over, point));
    return known.get(key);
  };
}

/** Expectations under the law by quadrature; over other variables there are none here. */
export function expectationUnder(law: Law): ExpectationOf {
  return (f, over, point) => {
    if (!over.every((v) => law.variables.includes(v))) return undefined;
    const symbols = [...point.keys()].filter((s) => !law.variables.includes(s));
    const result = prepareExpectation([f], law, symbols).at(
      symbols.map((s) => point.get(s) ?? NaN),
      new Budget(2_000_000),
    );
    return result.converged ? result.values[0] : undefined;
  };
}

/** The same also over the law's pivot, by the density of its kernel; a random sign is ±1 with equal probability. */
function expectationUnderPivot(law: Law): ExpectationOf {
  const direct = expectationUnder(law);
  const { pivot } = law;
  if (pivot === undefined) return direct;
  const { kernel } = pivot;
  const z = kernel.variable;
  const kernelLaw: Law = { ...kernelDensity(kernel), name: 'custom', measure: 'lebesgue', variables: [z] };
  const under = expectationUnder(kernelLaw);
  return (f, over, point) => {
    if (over.every((v) => law.variables.includes(v))) return direct(f, over, point);
    const complement =
      kernel.kind === 'beta' ? new Map([[kernel.complement, subtract(one, z)]]) : new Map<Expr, Expr>();
    const means = [one, number(-1)].map((sign) => {
      const signed = substitute(f, new Map([[randomSign, sign]]));
      return under(substitute(signed, complement), [z], point);
    });
    return means[0] === undefined || means[1] === undefined ? undefined : (means[0] + means[1]) / 2;
  };
}

function kernelDensity(kernel: Kernel): Pick<Law, 'support' | 'logDensity'> {
  const z = kernel.variable;
  const between = (lower: Expr, upper: Expr): Law['support'] => ({
    kind: 'interval',
    lower,
    upper,
    lowerClosed: false,
    upperClosed: false,
  });
  switch (kernel.kind) {
    case 'gamma':
      return {
        support: between(zero, infinity),
        logDensity: subtract(multiply(subtract(kernel.shape, one), log(z)), add(z, lgamma(kernel.shape))),
      };
    case 'beta':
      return {
        support: between(zero, one),
        logDensity: subtract(
          add(multiply(subtract(kernel.a, one), log(z)), multiply(subtract(kernel.b, one), log(subtract(one, z)))),
          lbeta(kernel.a, kernel.b),
        ),
      };
    case 'gaussian':
      return {
        support: between(negate(infinity), infinity),
        logDensity: multiply(negate(half), add(square(z), log(multiply(two, pi)))),
      };
  }
}
