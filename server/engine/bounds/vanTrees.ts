// Van Trees' inequality: under a prior, the mean squared error of any estimator from N observations is at least
// E[∇g]ᵀ(N·E[I(θ)] + J)⁻¹E[∇g], where J is the information of the prior.
// Source: Van Trees, Detection, Estimation, and Modulation Theory I (1968), section 2.4; Gill and Levit, Bernoulli 1 (1995) 59–79.
import { unlessSpent, type Budget } from '../base/budget.ts';
import { add, multiply, zero } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOn, dependsOnAny, freeSymbols, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { solve } from '../numeric/linearAlgebra.ts';
import type { Prior } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import type { BoundResult } from './bound.ts';
import { solveClosed } from './informationSystem.ts';
import { meanUnderPrior, type PriorMean } from './meanUnderPrior.ts';
import { priorInformation, type PriorInformation } from './priorInformation.ts';

interface Setting {
  readonly results: ModelResults;
  readonly priors: readonly Prior[];
  readonly parameters: readonly SymbolExpr[];
  readonly found: readonly PriorInformation[];
  /** What stays beside the parameters with priors: other parameters, constants. */
  readonly symbols: readonly SymbolExpr[];
  readonly values: readonly number[] | undefined;
  readonly budget: Budget;
}

const outcome = {
  name: 'van-trees',
  bounded: 'mean-squared-error',
  attained: undefined,
  estimator: undefined,
} as const;
const leastAccuracy = 1e-4;

export function vanTrees(results: ModelResults, budget: Budget): readonly BoundResult[] {
  const { model, information, seed } = results;
  const { priors } = model;
  const { status, matrix, regularWhere } = information;
  if (priors.length === 0 || (status !== 'closed-form' && status !== 'numeric')) return [];
  const parameters = priors.flatMap((p) => p.parameters);
  const without = (reason: string): readonly BoundResult[] =>
    parameters.map((p) => ({ ...outcome, target: p.name, expression: undefined, value: undefined, reason }));
  const symbols = [
    ...model.parameters.map((p) => p.symbol).filter((s) => !parameters.includes(s)),
    ...model.known,
    ...priors.flatMap((p) => p.model.known).filter((s) => !model.known.includes(s)),
  ];
  const values = symbols.map((s) => {
    const own = model.parameters.findIndex((p) => p.symbol === s);
    const stated =
      model.knownValues.get(s) ?? priors.map((p) => p.model.knownValues.get(s)).find((v) => v !== undefined);
    return own < 0 ? stated : model.point?.[own];
  });
  const known = values.every((v) => v !== undefined) ? values : undefined;
  const found = priors.map(
    (prior) => unlessSpent(() => priorInformation(prior, symbols, known, seed, budget)) ?? notReached,
  );
  const failure = found.find((f) => typeof f === 'string');
  if (failure !== undefined) return without(failure);
  if (matrix === undefined || regularWhere.length > 0) return [];
  const own = found.filter((f) => typeof f !== 'string');
  const setting = { results, priors, parameters, found: own, symbols, values: known, budget };
  const bounds = unlessSpent(() => boundsUnder(setting) ?? notFound) ?? notReached;
  return typeof bounds === 'string' ? without(bounds) : bounds;
}

const notReached = 'The means under the prior were not found in the steps that there are for them.';
const notFound = 'The mean of the information under the prior was not found, or is infinite.';

/** E[f] over all priors, one after the other; numbers only where f holds the parameter of one. */
function mean(f: Expr, { priors, found, symbols, values, results, budget }: Setting): PriorMean {
  let rest = f;
  for (const [i, prior] of priors.entries()) {
    const own = prior.parameters;
    const law = found[i]?.law;
    if (law === undefined || !dependsOnAny(rest, own)) continue;
    const others = priors.flatMap((p) => p.parameters).filter((s) => !own.includes(s) && dependsOn(rest, s));
    const inVariable = substitute(rest, new Map<Expr, Expr>(own.map((s, k) => [s, law.variables[k] ?? s])));
    // other parameters with priors are free here, and confirmed at drawn values
    const place = others.length === 0 ? { symbols, values } : { symbols: [...symbols, ...others], values: undefined };
    const next = meanUnderPrior(inVariable, { law, ...place, seed: results.seed }, budget);
    if (next.kind !== 'closed') return next;
    rest = next.expr;
  }
  return { kind: 'closed', expr: rest };
}

function boundsUnder(setting: Setting): readonly BoundResult[] | undefined {
  const { results, parameters, found, values } = setting;
  const { model, information, sampleSize } = results;
  const places = parameters.map((p) => model.parameters.findIndex((own) => own.symbol === p));
  const entries = places.map((i) =>
    places.map((j) => {
      const entry = information.matrix?.[Math.min(i, j)]?.[Math.max(i, j)];
      return entry === undefined ? undefined : mean(entry, setting);
    }),
  );
  if (entries.flat().some((m) => m === undefined || m.kind === 'unknown' || m.kind === 'infinite')) return undefined;
  const ofPriors = blocks(found);
  const isClosed = [...entries.flat(), ...ofPriors.flat()].every((m) => m?.kind === 'closed');
  const closedOf = (m: PriorMean | undefined): Expr => (m?.kind === 'closed' ? m.expr : zero);
  const matrix = isClosed
    ? entries.map((row, i) => row.map((m, j) => add(multiply(sampleSize, closedOf(m)), closedOf(ofPriors[i]?.[j]))))
    : undefined;
  const numbers = numericMatrix(entries, ofPriors, setting);
  const targets = [
    ...parameters.map((p): { readonly name: string; readonly expr: Expr } => ({ name: p.name, expr: p })),
    ...model.estimands.filter((e) => dependsOnAny(e.expr, parameters)),
  ];
  return targets.flatMap(({ name, expr }): readonly BoundResult[] => {
    if (!parameters.every((p) => isDifferentiable(expr, p))) return [];
    const gradient = parameters.map((p) => mean(simplify(differentiate(expr, p)), setting));
    if (gradient.some((g) => g.kind !== 'closed')) return [];
    const slopes = gradient.map(closedOf);
    const weights = matrix === undefined ? undefined : solveClosed(matrix, slopes);
    const form =
      weights === undefined || weights === 'none'
        ? undefined
        : simplify(add(...weights.map((w, i) => multiply(w, slopes[i] ?? zero))));
    const value = form === undefined ? numericBound(numbers, slopes, setting) : evaluated(form, setting);
    if ((form === undefined && value === undefined) || form === zero) return [];
    const attained = parameters.includes(expr as SymbolExpr) ? isAttained(setting) : undefined;
    const reasons = [
      ...(attained === true ? ['Attained by the mean of the posterior.'] : []),
      ...(model.parameters.length > parameters.length ? ['Were the other parameters known.'] : []),
    ];
    return [
      {
        ...outcome,
        target: name,
        expression: form === undefined ? undefined : shape(form, 'brief'),
        value,
        attained,
        reason: reasons.length === 0 ? undefined : reasons.join(' '),
      },
    ];

    function evaluated(e: Expr, { symbols }: Setting): number | undefined {
      const free = [...freeSymbols(e)];
      const at = (s: SymbolExpr): number | undefined => values?.[symbols.indexOf(s)];
      const numbersOf = free.map(at);
      if (numbersOf.includes(undefined)) return undefined;
      const number = evaluate(e, new Map(free.map((s, i) => [s, numbersOf[i] ?? NaN])));
      return Number.isFinite(number) ? number : undefined;
    }
  });
}

/** N·E[I] + J in numbers, each as great as it may be: the bound is then no greater than the true one. */
function numericMatrix(
  entries: readonly (readonly (PriorMean | undefined)[])[],
  own: readonly (readonly PriorMean[])[],
  { results: { model }, symbols, values }: Setting,
): readonly (readonly number[])[] | undefined {
  const { samples } = model;
  if (values === undefined || (samples.value === undefined && samples.symbol !== undefined)) return undefined;
  const n = samples.value ?? 1;
  const at = new Map(symbols.map((s, i) => [s, values[i] ?? NaN]));
  const number = (m: PriorMean | undefined): readonly [value: number, error: number] =>
    m?.kind === 'number' ? [m.value, m.error] : m?.kind === 'closed' ? [evaluate(m.expr, at), 0] : [NaN, NaN];
  const matrix = entries.map((row, i) => row.map((m, j) => n * number(m)[0] + number(own[i]?.[j])[0]));
  const errors = entries.flatMap((row, i) => row.map((m, j) => n * number(m)[1] + number(own[i]?.[j])[1]));
  const slack = errors.reduce((sum, e) => sum + e, 0);
  const least = Math.min(...matrix.map((row, i) => row[i] ?? NaN));
  if (!(slack <= leastAccuracy * least)) return undefined;
  return matrix.map((row, i) => row.map((v, j) => (i === j ? v + slack : v)));
}

function numericBound(
  matrix: readonly (readonly number[])[] | undefined,
  slopes: readonly Expr[],
  { symbols, values }: Setting,
): number | undefined {
  if (matrix === undefined || values === undefined) return undefined;
  const at = new Map(symbols.map((s, i) => [s, values[i] ?? NaN]));
  const g = slopes.map((e) => evaluate(e, at));
  const weights = g.every(Number.isFinite) ? solve(matrix, g) : undefined;
  const value = weights?.reduce((sum, w, i) => sum + w * (g[i] ?? 0), 0);
  return value !== undefined && value > 0 ? value : undefined;
}

/** The priors are independent: J has a block for each. */
function blocks(found: readonly PriorInformation[]): readonly (readonly PriorMean[])[] {
  const none: PriorMean = { kind: 'closed', expr: zero };
  const places = found.flatMap(({ scores }, prior) => scores.map((_, k) => ({ prior, k })));
  return places.map((row) =>
    places.map((column) => (row.prior === column.prior ? (found[row.prior]?.means[row.k]?.[column.k] ?? none) : none)),
  );
}

/** Equality holds if and only if the log-posterior's second derivatives are constants: then the posterior is normal. */
function isAttained({ results, parameters, found }: Setting): boolean | undefined {
  const { model, information, sampleSize } = results;
  // a kink, as at the mode of a Laplace law, is no constant curvature
  const kinks = new Set(['abs', 'sign', 'min', 'max', 'floor']);
  const breaks = (node: Expr): boolean => node.kind === 'piecewise' || (node.kind === 'apply' && kinks.has(node.fn));
  if (information.hasKink || found.some((prior) => someNode(prior.law.logDensity, breaks))) return undefined;
  const all = found.flatMap(({ law, scores }) =>
    scores.map((score, k) => ({ law, score, variable: law.variables[k] })),
  );
  const inParameters = new Map<Expr, Expr>(all.map(({ variable }, k) => [variable as Expr, parameters[k] as Expr]));
  const { variables } = information.normalized.law;
  const isConstant = (e: Expr): boolean =>
    !dependsOnAny(e, [...parameters, ...variables]) ||
    [...parameters, ...variables].every((s) => isDifferentiable(e, s) && isZero(differentiate(e, s)));
  const places = parameters.map((p) => model.parameters.findIndex((own) => own.symbol === p));
  return all.every(({ law, score }, i) =>
    all.every(({ law: other, variable }, j) => {
      const [row, column] = [places[i] ?? -1, places[j] ?? -1];
      const hessian = information.hessian?.[Math.min(row, column)]?.[Math.max(row, column)];
      if (hessian === undefined || variable === undefined || (law === other && !isDifferentiable(score, variable)))
        return false;
      const ofPrior = law === other ? substitute(differentiate(score, variable), inParameters) : zero;
      return isConstant(simplify(add(multiply(sampleSize, hessian), ofPrior)));
    }),
  )
    ? true
    : undefined;
}
