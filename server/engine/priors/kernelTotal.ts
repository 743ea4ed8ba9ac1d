// The integral of a positive function of one parameter, or of the fractions of a whole: finite, with its closed form and the family that
// it is a multiple of; infinite, with the end at which it is; or not decided.
import { unlessSpent, type Budget } from '../base/budget.ts';
import { add, exp, number, one, subtract, symbol, zero } from '../expr/build.ts';
import { evaluateAt } from '../expr/compile.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { range, positiveReals } from '../expr/range.ts';
import { shape } from '../expr/shape/shape.ts';
import { samplePoint } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { simplexSupport } from '../distributions/regions.ts';
import { openInterval } from '../distributions/support.ts';
import { linearForm } from '../expectation/linearForm.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { recognizeFamily } from '../expectation/recognition/recognizeFamily.ts';
import { logTotal } from '../information/normalizedLaw.ts';
import { boundExpr, endDecay } from './endDecay.ts';

/** A law that notes can name, with its arguments. */
export interface NamedLaw {
  readonly family: string;
  readonly coordinates: readonly Expr[];
}

export interface KernelTotal {
  readonly status: 'finite' | 'infinite' | 'undecided';
  /** Where it diverges: a parameter that goes to an end of its interval. */
  readonly end: { readonly parameter: SymbolExpr; readonly value: number } | undefined;
  /** The integral, which a quadrature confirms. */
  readonly expression: Expr | undefined;
  /** In numbers, where nothing but the parameter is in it. */
  readonly value: number | undefined;
  readonly errorBound: number | undefined;
  readonly law: NamedLaw | undefined;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

const undecided: KernelTotal = {
  status: 'undecided',
  end: undefined,
  expression: undefined,
  value: undefined,
  errorBound: undefined,
  law: undefined,
};

/** ∫ f dθ over the interval. */
export function kernelTotal(f: Expr, parameter: SymbolExpr, { lower, upper }: Interval, budget: Budget): KernelTotal {
  const ends = [['lower', lower] as const, ['upper', upper] as const];
  const decays = ends.map(([side, end]) => endDecay(f, parameter, side, end));
  const place = decays.indexOf('diverges');
  const end = ends[place];
  if (end !== undefined) return { ...undecided, status: 'infinite', end: { parameter, value: end[1] } };
  const x = symbol(parameter.name, 'observation', range(lower, upper, { lowerOpen: true, upperOpen: true }));
  const law: Law = {
    name: 'custom',
    measure: 'lebesgue',
    variables: [x],
    support: openInterval(boundExpr(lower), boundExpr(upper)),
    logDensity: log(substitute(f, new Map([[parameter, x]]))),
  };
  const found = recognizeFamily(law, true);
  const named =
    uniform(f, law, parameter) ??
    (found?.isNamed === true ? { family: found.family.name, coordinates: found.coordinates } : undefined);
  const total = totalOf(law, named, budget);
  return total.status === 'undecided' &&
    decays.every((d) => d === 'integrable') &&
    isFiniteWithin(law, { lower, upper }, budget)
    ? { ...undecided, status: 'finite' }
    : total;
}

/** A constant on a bounded interval. */
const uniform = (f: Expr, { support }: Law, parameter: SymbolExpr): NamedLaw | undefined =>
  support.kind === 'interval' && !freeSymbols(f).has(parameter)
    ? { family: 'Uniform', coordinates: [support.lower, support.upper] }
    : undefined;

/** ∫ f over the fractions θ₁, …, θₖ with Σ θᵢ < 1. */
export function simplexTotal(f: Expr, parameters: readonly SymbolExpr[], budget: Budget): KernelTotal {
  const x = parameters.map((p) => symbol(p.name, 'observation', p.domain));
  const rest = symbol('#rest', 'observation', positiveReals);
  const places = new Map<Expr, Expr>(parameters.map((p, i) => [p, x[i] as Expr]));
  places.set(subtract(one, add(...parameters)), rest);
  const logKernel = log(substitute(f, places));
  const form = linearForm(logKernel, [...x, rest]);
  const atoms = [...x, rest].map(log);
  if (form?.terms.some((t) => !atoms.includes(t.atom)) !== false) return undecided;
  const shapes = atoms.map((atom) => add(one, form.terms.find((t) => t.atom === atom)?.coefficient ?? zero));
  const law: Law = {
    name: 'custom',
    measure: 'lebesgue',
    variables: x,
    support: simplexSupport(x),
    logDensity: substitute(logKernel, new Map([[rest, subtract(one, add(...x))]])),
  };
  return totalOf(law, { family: 'Dirichlet', coordinates: shapes }, budget);
}

const tolerance = 1e-8;

function totalOf(law: Law, named: NamedLaw | undefined, budget: Budget): KernelTotal {
  const symbols = [...freeSymbols(law.logDensity)].filter((s) => !law.variables.includes(s));
  const point = symbols.map((s, i) => samplePoint(s.domain, i));
  const mass = massAt(law, symbols, point, budget);
  if (mass === undefined) return undecided;
  const closed = logTotal(law);
  const expression = closed?.positive.length === 0 ? shape(exp(closed.value), 'brief') : undefined;
  const isConfirmed =
    expression !== undefined &&
    Math.abs(evaluateAt(expression, symbols, point) - mass.value) <= tolerance * mass.value + 4 * mass.errorBound;
  const isAlone = symbols.length === 0;
  return {
    status: 'finite',
    end: undefined,
    expression: isConfirmed ? expression : undefined,
    value: isAlone ? (isConfirmed ? evaluateAt(expression, [], []) : mass.value) : undefined,
    errorBound: isAlone ? mass.errorBound : undefined,
    law: isConfirmed ? named : undefined,
  };
}

/** A larger error says that the integral was not found, or that there is none. */
const leastAccuracy = 1e-9;
/** Enough where both ends are known to be integrable. */
const roughAccuracy = 1e-3;

function massAt(
  law: Law,
  symbols: readonly SymbolExpr[],
  point: readonly number[],
  budget: Budget,
  accuracy = leastAccuracy,
): { readonly value: number; readonly errorBound: number } | undefined {
  return unlessSpent(() => {
    const { mass, massErrorBound, converged, diverges } = prepareExpectation([], law, symbols).at(point, budget);
    const isReached = converged || accuracy === roughAccuracy;
    return isReached && !diverges && mass > 0 && massErrorBound <= accuracy * mass
      ? { value: mass, errorBound: massErrorBound }
      : undefined;
  });
}

const farAway = 1000;

/** Has f a finite integral as far as doubles tell its values? It may lose its digits far out. */
function isFiniteWithin(law: Law, { lower, upper }: Interval, budget: Budget): boolean {
  const support = openInterval(
    number(Number.isFinite(lower) ? lower : Math.min(-farAway, upper - farAway)),
    number(Number.isFinite(upper) ? upper : Math.max(farAway, lower + farAway)),
  );
  const symbols = [...freeSymbols(law.logDensity)].filter((s) => !law.variables.includes(s));
  const point = symbols.map((s, i) => samplePoint(s.domain, i));
  return massAt({ ...law, support }, symbols, point, budget, roughAccuracy) !== undefined;
}
