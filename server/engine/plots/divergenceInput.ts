// The Kullback–Leibler divergence between laws of a model as a function of numbers: its closed form where an integral confirms it,
// else integrals.
import { Budget, unlessSpent } from '../base/budget.ts';
import type { Law } from '../distributions/law.ts';
import { primedSymbol } from '../divergences/commonFamily.ts';
import { divergenceExpression } from '../divergences/kullbackLeibler.ts';
import { subtract } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { includes } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import type { FurtherResults } from '../furtherResults.ts';
import { isSupportFixed } from '../information/closedForm.ts';
import { bestValue } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import { fixedNodes } from './fixedNodes.ts';
import type { PlotDivergence, PlotInput } from './plotProblem.ts';

/** Of all integrals together. */
const steps = 400_000;
/** An integral less exact than this, relative to itself, is not drawn. */
const leastAccuracy = 1e-3;
const agreement = 1e-6;
/** The place of confirmation, in units of 1/√I₁₁; and of the comparison with the quadratic form. */
const [away, near] = [0.3, 0.005];

type Between = PlotDivergence['between'];

/** Undefined where the support moves, where there is no information, or where neither way is confirmed. */
export function divergenceInput(
  { model, information }: ModelResults,
  { divergences }: FurtherResults,
  observation: PlotInput['observation'],
): PlotDivergence | undefined {
  const { point } = model;
  const matrix = bestValue(information)?.value;
  const parameters = model.parameters.map((p) => p.symbol);
  if (point === undefined || matrix === undefined || !isSupportFixed(model.law.support, parameters)) return undefined;
  const primed = parameters.map(primedSymbol);
  const known = model.known.map((s) => model.knownValues.get(s) ?? NaN);
  const symbols = [...parameters, ...primed, ...model.known];
  const isInside = insideOf(model);
  const only =
    (f: Between): Between =>
    (theta, other) =>
      isInside(theta) && isInside(other) ? f(theta, other) : NaN;
  const { law, isNormalized } = information.normalized;
  if (!isNormalized) return undefined;
  const second = substitute(law.logDensity, new Map<Expr, Expr>(parameters.map((p, i) => [p, primed[i] as Expr])));
  const integral = only(numeric(subtract(law.logDensity, second), law, symbols, known));
  const expression = divergenceExpression(model, model, primed);
  const closed = expression && only(evaluator(expression, symbols, known));
  const moved = (r: number): readonly number[] =>
    point.map((v, i) => v + (i === 0 ? r / Math.sqrt(matrix[0]?.[0] ?? NaN) : 0));
  const places = [moved(away), moved(-away)].filter(isInside);
  const agrees = (f: Between): boolean =>
    places.some((there) => Math.abs(f(point, there) - integral(point, there)) <= agreement * integral(point, there));
  const isQuadratic = (f: Between): boolean => Math.abs(f(point, moved(near)) / (near ** 2 / 2) - 1) < 0.1;
  const fixed =
    closed === undefined && observation ? only(onNodes(model, law, observation, integral, known)) : undefined;
  const between = [closed, fixed].find((f) => f !== undefined && agrees(f)) ?? integral;
  if (!isQuadratic(between)) return undefined;
  return {
    between,
    isDear: between === integral,
    isClosed: between === closed,
    third: thirdOrder(model, divergences, symbols, known),
  };
}

function insideOf({ parameters, positive }: StatisticalModel): (theta: readonly number[]) => boolean {
  const program = compile(
    positive,
    parameters.map((p) => p.symbol),
  );
  const out = new Float64Array(positive.length);
  return (theta) => {
    if (!parameters.every((p, i) => includes(p.symbol.domain, theta[i] ?? NaN))) return false;
    program.bind(theta)([], out);
    return out.every((v) => v > 0);
  };
}

function evaluator(e: Expr, symbols: readonly SymbolExpr[], known: readonly number[]): Between {
  const program = compile([e], symbols);
  const out = new Float64Array(1);
  return (theta, other) => {
    program.bind([...theta, ...other, ...known])([], out);
    return out[0] as number;
  };
}

function numeric(logRatio: Expr, law: Law, symbols: readonly SymbolExpr[], known: readonly number[]): Between {
  const budget = new Budget(steps);
  const prepared = prepareExpectation([logRatio], law, symbols);
  return (theta, other) => {
    const found = unlessSpent(() => prepared.at([...theta, ...other, ...known], budget));
    if (found === undefined) return NaN;
    const { values, errorBounds, diverges } = found;
    if (diverges) return Infinity;
    const [value, error] = [values[0] as number, errorBounds[0] as number];
    return error <= leastAccuracy * Math.abs(value) ? value : NaN;
  };
}

/** E[log p − log q] over fixed nodes of the law at the point; from elsewhere, the integral. */
function onNodes(
  { point = [], parameters, known: knownSymbols }: StatisticalModel,
  law: Law,
  observation: NonNullable<PlotInput['observation']>,
  integral: Between,
  known: readonly number[],
): Between {
  const [x] = law.variables;
  const nodes = x === undefined ? undefined : fixedNodes(observation);
  if (nodes === undefined || x === undefined) return integral;
  const program = compile([law.logDensity], [...parameters.map((p) => p.symbol), ...knownSymbols], [x]);
  const out = new Float64Array(1);
  const own = nodes.map((n) => observation.logDensity(n.x));
  return (theta, other) => {
    if (theta.some((t, i) => t !== point[i])) return integral(theta, other);
    const logDensity = program.bind([...other, ...known]);
    return nodes.reduce((sum, n, i) => {
      logDensity([n.x], out);
      return sum + n.weight * ((own[i] ?? NaN) - (out[0] as number));
    }, 0);
  };
}

/** From the cubic approximation: its formula, or its value at the second point, which scales with the third power. */
function thirdOrder(
  model: StatisticalModel,
  divergences: FurtherResults['divergences'],
  symbols: readonly SymbolExpr[],
  known: readonly number[],
): PlotDivergence['third'] {
  const { point = [], versus } = model;
  const [quadratic, cubic] = ['kl-quadratic', 'kl-cubic'].map((name) => divergences.find((d) => d.name === name));
  const formula =
    cubic?.expression === undefined || quadratic?.expression === undefined
      ? undefined
      : evaluator(subtract(cubic.expression, quadratic.expression), symbols, known);
  return (delta) => {
    if (model.other !== undefined) return undefined;
    if (formula !== undefined) {
      const value = formula(
        point,
        point.map((v, i) => v + (delta[i] ?? NaN)),
      );
      return Number.isFinite(value) ? value : undefined;
    }
    if (versus === undefined || cubic?.value === undefined || quadratic?.value === undefined) return undefined;
    const isWhole = delta.every((d, i) => d === (versus[i] ?? NaN) - (point[i] ?? NaN));
    return isWhole ? cubic.value - quadratic.value : undefined;
  };
}
