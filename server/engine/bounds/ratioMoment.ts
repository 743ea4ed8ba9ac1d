// E_θ[(p_θ′/p_θ)²] = 1 + χ²(P_θ′‖P_θ) for laws that differ in one parameter, by two integrals, where P_θ′ ≪ P_θ.
import { unlessSpent, type Budget } from '../base/budget.ts';
import { multiply, number, subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { call, substitute } from '../expr/substitute.ts';
import { supportInclusion } from '../divergences/supportInclusion.ts';
import type { Law } from '../distributions/law.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { normalizedLaw } from '../information/normalizedLaw.ts';
import { holdsLogOfZero } from '../model/growth.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { mapSupport } from '../model/supports.ts';

/** Two integrals of the moment agree within this, relative to it, beside their error bounds. */
const tolerance = 1e-8;
/** What rounding in the log-densities may take from the moment: near θ it is 1 but for little, and that little decides. */
const rounding = 1e-12;
/** The total probability of a density written out may differ from 1 by this. */
const massTolerance = 1e-7;

/** The second moment at a value θ′ of the one parameter, never below the true one; Infinity where it is not known to be finite. */
export interface RatioMoment {
  /** By one integral. */
  readonly rough: (target: number, budget: Budget) => number;
  /** By two integrals that agree, of laws that are probability laws. */
  readonly certified: (target: number, budget: Budget) => number;
}

/** Undefined for a law whose density is not had, or is 0 by a condition within its support: then P_θ′ ≪ P_θ is not known. */
export function ratioMoment(
  model: StatisticalModel,
  target: SymbolExpr,
  theta: readonly number[],
): RatioMoment | undefined {
  const { law, isNormalized } = normalizedLaw(model);
  if (!isNormalized || law.variables.length !== 1 || holdsLogOfZero(law.logDensity)) return undefined;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const place = symbols.indexOf(target);
  const known = model.known.map((s) => model.knownValues.get(s) ?? NaN);
  const values = [...theta, ...known];
  const other = symbol(`${target.name}'`, target.role, target.domain);
  const moved = (expr: Expr): Expr => substitute(expr, new Map([[target, other]]));
  const plain: Law = {
    name: 'custom',
    measure: law.measure,
    variables: law.variables,
    support: mapSupport(law.support, moved),
    logDensity: moved(law.logDensity),
  };
  const ratio = subtract(plain.logDensity, law.logDensity);
  const tilted = { ...plain, logDensity: subtract(multiply(number(2), plain.logDensity), law.logDensity) };
  const all = [...symbols, other];
  const squared = prepareExpectation([], tilted, all);
  const mean = prepareExpectation([call('exp', [ratio])], plain, all);
  const own = prepareExpectation([], law, symbols);

  const at = (value: number): StatisticalModel => ({
    ...model,
    knownValues: new Map([...model.knownValues, ...(target.role === 'constant' ? [[target, value] as const] : [])]),
  });
  const isDominated = (value: number): boolean => {
    const there = theta.map((t, i) => (i === place ? value : t));
    return supportInclusion(at(value), there, model, theta) === 'inside';
  };
  const rough = (value: number, budget: Budget): number => {
    if (!isDominated(value)) return Infinity;
    const { mass, massErrorBound, diverges } = squared.at([...values, value], budget);
    const upper = mass * (1 + rounding) + massErrorBound;
    return diverges || !(upper > 1) ? Infinity : upper;
  };
  const certified = (value: number, budget: Budget): number => {
    const first = rough(value, budget);
    const second = mean.at([...values, value], budget);
    const here = own.at(values, budget);
    const moment = second.values[0] as number;
    const bound = second.errorBounds[0] as number;
    const areLaws = [second, here].every(
      ({ mass, massErrorBound }) => Math.abs(mass - 1) <= massTolerance + massErrorBound && massErrorBound < 1e-4,
    );
    const agrees = Math.abs(first - moment) <= tolerance * first + 4 * bound;
    return areLaws && agrees && !second.diverges ? Math.max(first, moment * (1 + rounding) + bound) : Infinity;
  };
  // what the budget does not reach is not known to be finite
  return {
    rough: (value, budget) => unlessSpent(() => rough(value, budget)) ?? Infinity,
    certified: (value, budget) => unlessSpent(() => certified(value, budget)) ?? Infinity,
  };
}
