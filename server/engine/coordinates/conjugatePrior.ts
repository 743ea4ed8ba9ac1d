// The conjugate prior of a one-parameter exponential family, a density in the parameter ∝ exp(χ η(θ) − ν A(θ)): after an observation χ is
// χ + T(x) and ν is ν + 1. The law that it is where that has a name.
// Source: Diaconis and Ylvisaker, Annals of Statistics 7 (1979), 269–281.
import { isPositive, rangeOf } from '../expr/assumptions.ts';
import { multiply, subtract, symbol } from '../expr/build.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { positiveReals, reals } from '../expr/range.ts';
import { simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { openInterval } from '../distributions/support.ts';
import { recognizeFamily } from '../expectation/recognition/recognizeFamily.ts';
import type { ExponentialForm } from '../information/exponentialForm.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { boundExpr } from '../priors/endDecay.ts';
import type { NamedLaw } from '../priors/kernelTotal.ts';

export interface ConjugatePrior {
  readonly parameter: SymbolExpr;
  /** Its weight of an imagined sample, and the sum of the statistic there. */
  readonly weight: SymbolExpr;
  readonly sum: SymbolExpr;
  /** log of the kernel. */
  readonly logKernel: Expr;
  readonly law: NamedLaw | undefined;
  /** What must be positive beyond the symbols' domains. */
  readonly positive: readonly Expr[];
}

/** A name that the model does not have. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let own = name;
  for (let i = 0; taken.has(own); i++) own = `${name}_${String(i)}`;
  return own;
}

export function conjugatePrior(model: StatisticalModel, form: ExponentialForm): ConjugatePrior | undefined {
  const [own, other] = model.parameters;
  const [natural, second] = form.natural;
  const statistic = form.sufficient[0];
  if (own === undefined || other !== undefined || natural === undefined || second !== undefined || !statistic)
    return undefined;
  const parameter = own.symbol;
  const taken = new Set([...freeSymbols(model.law.logDensity)].map((s) => s.name));
  // χ/ν is a mean of the statistic
  const { lower, upper } = rangeOf(statistic);
  const isPositiveSum = lower >= 0 && upper > 0;
  const weight = symbol(freeName('nu', taken), 'constant', positiveReals);
  const sum = symbol(freeName('chi', taken), 'constant', isPositiveSum ? positiveReals : reals);
  const logKernel = simplify(subtract(multiply(sum, natural), multiply(weight, form.logPartition)));
  const x = symbol(parameter.name, 'observation', parameter.domain);
  const found =
    model.positive.every(isPositive) &&
    recognizeFamily(
      {
        name: 'custom',
        measure: 'lebesgue',
        variables: [x],
        support: openInterval(boundExpr(parameter.domain.lower), boundExpr(parameter.domain.upper)),
        logDensity: substitute(logKernel, new Map([[parameter, x]])),
      },
      true,
    );
  const isNamed = found !== undefined && found !== false && found.isNamed;
  return {
    parameter,
    weight,
    sum,
    logKernel,
    law: isNamed ? { family: found.family.name, coordinates: found.coordinates } : undefined,
    positive: isNamed ? found.positive : [],
  };
}
