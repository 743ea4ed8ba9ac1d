// The Hammersley–Chapman–Robbins bound: Var T ≥ (θ′ − θ)²/((1 + χ²(P_θ′‖P_θ))^N − 1) for every θ′ with P_θ′ ≪ P_θ. It asks for no
// derivative, and so holds where the support moves and for whole-number parameters.
// Source: Hammersley, Journal of the Royal Statistical Society B 12 (1950) 192–240; Chapman and Robbins, Annals of Mathematical
// Statistics 22 (1951) 581–586.
import { Budget } from '../base/budget.ts';
import { evaluate } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { includes } from '../expr/range.ts';
import { interior } from '../model/intervals.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { displayName } from '../text/names.ts';
import type { Bound, BoundProblem, BoundResult } from './bound.ts';
import { ratioMoment } from './ratioMoment.ts';

const stepLimit = 400_000;
/** Distances that are tried on either side, as powers of 4 times the size of θ. */
const [nearest, farthest] = [-14, 6];
const refinements = 24;
/** The distances of whole numbers that are tried on either side. */
const wholeSteps = [1, 2, 3, 4, 5, 6, 8, 12, 16, 32, 64];
const goldenShare = (Math.sqrt(5) - 1) / 2;

/** The parameters of which the bound speaks: all where there is no Cramér–Rao bound, else those that are whole numbers. */
function targetsOf({ model, information }: BoundProblem): readonly SymbolExpr[] {
  const { status } = information;
  const irregular = status === 'undefined' || status === 'infinite';
  return [...(irregular ? model.parameters.map((p) => p.symbol) : []), ...(model.wholeNumbers ?? [])];
}

/** Whether the parameter space holds the point with the target at the value. */
function isParameter(model: StatisticalModel, theta: readonly number[], target: SymbolExpr, value: number): boolean {
  if (!includes(interior(target.domain), value)) return false;
  const values = new Map<SymbolExpr, number>([
    ...model.parameters.map((p, i) => [p.symbol, theta[i] as number] as const),
    ...model.knownValues,
    [target, value],
  ]);
  return model.positive.every((p) => evaluate(p, values) > 0);
}

/** A distance on one side at which the objective is great: the best of a geometric grid, refined by golden section. */
function greatest(objective: (distance: number) => number, size: number): number {
  const grid = Array.from({ length: farthest - nearest + 1 }, (_, i) => size * 4 ** (nearest + i));
  const heights = grid.map(objective);
  const best = heights.reduce((at, height, i) => (height > (heights[at] as number) ? i : at), 0);
  const place = grid[best] as number;
  if (heights[best] === 0) return place;
  let [low, high] = [Math.log(place / 4), Math.log(place * 4)];
  const inner = (share: number): number => low + share * (high - low);
  let [a, b] = [inner(1 - goldenShare), inner(goldenShare)];
  let [atA, atB] = [objective(Math.exp(a)), objective(Math.exp(b))];
  for (let round = 0; round < refinements; round++)
    if (atA > atB) {
      [high, b, atB] = [b, a, atA];
      a = inner(1 - goldenShare);
      atA = objective(Math.exp(a));
    } else {
      [low, a, atA] = [a, b, atB];
      b = inner(goldenShare);
      atB = objective(Math.exp(b));
    }
  return Math.exp(0.5 * (low + high));
}

function boundOf(problem: BoundProblem, target: SymbolExpr, theta: readonly number[]): readonly BoundResult[] {
  const { model } = problem;
  const n = model.samples.value ?? 1;
  const index = model.parameters.findIndex((p) => p.symbol === target);
  const here = index < 0 ? model.knownValues.get(target) : theta[index];
  const moment = here === undefined ? undefined : ratioMoment(model, target, theta);
  const isWhole = model.wholeNumbers?.includes(target) === true;
  if (here === undefined || moment === undefined || (isWhole && !Number.isInteger(here))) return [];
  const budget = new Budget(stepLimit);
  const value = (delta: number, of: 'rough' | 'certified'): number => {
    const there = here + delta;
    if (there === here || !isParameter(model, theta, target, there)) return 0;
    const squared = Math.expm1(n * Math.log(moment[of](there, budget)));
    return Number.isFinite(squared) ? (there - here) ** 2 / squared : 0;
  };
  const size = here === 0 ? 1 : Math.abs(here);
  const deltas = isWhole
    ? wholeSteps.flatMap((step) => [step, -step])
    : [1, -1].map((side) =>
        Number((side * greatest((distance) => value(side * distance, 'rough'), size)).toPrecision(6)),
      );
  const heights = deltas.map((delta) => value(delta, 'rough'));
  const best = heights.reduce((at, height, i) => (height > (heights[at] as number) ? i : at), 0);
  const delta = deltas[best] ?? 0;
  const bound = (heights[best] as number) > 0 ? value(delta, 'certified') : 0;
  if (!(bound > 0)) return [];
  const name = displayName(target.name);
  const others = model.parameters.length + model.known.length > 1 ? ', were the other parameters known' : '';
  return [
    {
      name: 'chapman-robbins',
      target: target.name,
      expression: undefined,
      value: bound,
      attained: undefined,
      reason: `From ${name}′ = ${name} ${delta < 0 ? '−' : '+'} ${Math.abs(delta)}: the variance is at least (${name}′ − ${name})²/((1 + χ²)^N − 1)${others}. No derivative is asked for.`,
      estimator: undefined,
    },
  ];
}

export const chapmanRobbins: Bound = {
  id: 'chapman-robbins',
  title: 'Hammersley–Chapman–Robbins bound',
  needsInformation: false,
  evaluate(problem) {
    const { model } = problem;
    const { point, samples } = model;
    const hasNumber = samples.value !== undefined || samples.symbol === undefined;
    if (point === undefined || !hasNumber || (model.covariates ?? []).length > 0) return [];
    return targetsOf(problem).flatMap((target) => boundOf(problem, target, point));
  },
  source: 'Chapman and Robbins, Annals of Mathematical Statistics 22 (1951) 581–586',
};

/** Whether some value of the parameter near that at the point gives a bound. */
export function chapmanRobbinsApplies(model: StatisticalModel, target: SymbolExpr, theta: readonly number[]): boolean {
  const moment = ratioMoment(model, target, theta);
  const here = theta[model.parameters.findIndex((p) => p.symbol === target)];
  if (moment === undefined || here === undefined) return false;
  const budget = new Budget(stepLimit);
  return [-0.25, 0.25].some((delta) => {
    const there = here + delta;
    return isParameter(model, theta, target, there) && Number.isFinite(moment.certified(there, budget));
  });
}
