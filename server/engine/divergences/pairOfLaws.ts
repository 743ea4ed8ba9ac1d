// The two laws of a divergence as densities of one observation: in the same symbols, each with total mass 1.
import { subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { normalizedLaw } from '../information/normalizedLaw.ts';
import { mapSupport } from '../model/supports.ts';
import type { DivergenceProblem } from './divergence.ts';
import { integrals } from './integrals.ts';

export interface PairOfLaws {
  readonly p: Law;
  /** In the observation symbols of p and in primed parameters. */
  readonly q: Law;
  /** Of both log-densities: θ, θ′, known symbols, and the masses of laws that are had as kernels only. */
  readonly symbols: readonly SymbolExpr[];
  /** Their values; undefined where a point is missing. */
  readonly point: readonly number[] | undefined;
  /** Whether both log-densities have their normalizing constants in closed form. */
  readonly isNormalized: boolean;
  /** Of both masses together, relative. */
  readonly massError: number;
}

const pairs = new WeakMap<DivergenceProblem, PairOfLaws | 'none'>();

/** The pair of the problem, found once; undefined where the observations are not of one kind. */
export function pairOfLaws(problem: DivergenceProblem): PairOfLaws | undefined {
  const cached = pairs.get(problem);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const pair = paired(problem);
  pairs.set(problem, pair ?? 'none');
  return pair;
}

function paired(problem: DivergenceProblem): PairOfLaws | undefined {
  const { model, other, primed, theta, thetaPrime } = problem;
  const first = normalizedLaw(model);
  const second = normalizedLaw(other);
  const { variables, measure } = first.law;
  if (second.law.variables.length !== variables.length || second.law.measure !== measure) return undefined;
  const replacements = new Map<Expr, Expr>(other.parameters.map((p, i) => [p.symbol, primed[i] as Expr]));
  second.law.variables.forEach((x, i) => replacements.set(x, variables[i] as Expr));
  const q: Law = {
    name: 'custom',
    measure,
    variables,
    support: mapSupport(second.law.support, (bound) => substitute(bound, replacements)),
    logDensity: substitute(second.law.logDensity, replacements),
  };
  const known = [...new Set([...model.known, ...other.known])];
  const symbols = [...model.parameters.map((s) => s.symbol), ...primed, ...known];
  const values = known.map((s) => model.knownValues.get(s) ?? other.knownValues.get(s));
  const point =
    theta === undefined || thetaPrime === undefined || values.includes(undefined)
      ? undefined
      : [...theta, ...thetaPrime, ...(values as readonly number[])];
  const isNormalized = first.isNormalized && second.isNormalized;
  const pair = { p: first.law, q, symbols, isNormalized, massError: 0 };
  if (isNormalized || point === undefined) return { ...pair, point };
  return divided({ ...pair, point }, first.isNormalized, second.isNormalized, problem);
}

/** A kernel whose integral is had in numbers is divided by it: its logarithm is a symbol with that value. */
function divided(
  pair: PairOfLaws & { readonly point: readonly number[] },
  firstIsNormalized: boolean,
  secondIsNormalized: boolean,
  { budget }: DivergenceProblem,
): PairOfLaws {
  const symbols = [...pair.symbols];
  const point = [...pair.point];
  let massError = 0;
  const dividedBy = (law: Law, name: string): Law => {
    const { mass, massErrorBound } = integrals([], law, pair.symbols, pair.point, budget);
    const logMass = symbol(name, 'constant', reals);
    symbols.push(logMass);
    point.push(Math.log(mass));
    massError += massErrorBound / mass;
    return { ...law, logDensity: subtract(law.logDensity, logMass) };
  };
  const p = firstIsNormalized ? pair.p : dividedBy(pair.p, '_logMass');
  const q = secondIsNormalized ? pair.q : dividedBy(pair.q, "_logMass'");
  return { p, q, symbols, point, isNormalized: false, massError };
}
