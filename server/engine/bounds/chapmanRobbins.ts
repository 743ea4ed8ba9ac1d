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
/** Distances that are tried on either side, as powers of 4 times the size of θ; nearer ones for many observations. */
const [nearest, farthest] = [-10, 4];
const refinements = 18;
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

/** A difference at which the objective is great: the best of a geometric grid on both sides, refined by golden section. */
function greatest(objective: (delta: number) => number, size: number, n: number): number {
  const first = nearest - Math.ceil(Math.log(n) / Math.log(4));
  const distances = Array.from({ length: farthest - first + 1 }, (_, i) => size * 4 ** (first + i));
  const grid = distances.flatMap((distance) => [distance, -distance]);
  const heights = grid.map(objective);
  const best = grid[indexOfGreatest(heights)] as number;
  const at = (logDistance: number): number => Math.sign(best) * Math.exp(logDistance);
  let [low, high] = [Math.log(Math.abs(best) / 4), Math.log(Math.abs(best) * 4)];
  const inner = (share: number): number => low + share * (high - low);
  let [a, b] = [inner(1 - goldenShare), inner(goldenShare)];
  let [atA, atB] = [objective(at(a)), objective(at(b))];
  for (let round = 0; round < refinements; round++)
    if (atA > atB) {
      [high, b, atB] = [b, a, atA];
      a = inner(1 - goldenShare);
      atA = objective(at(a));
    } else {
      [low, a, atA] = [a, b, atB];
      b = inner(goldenShare);
      atB = objective(at(b));
    }
  return at(0.5 * (low + high));
}

const indexOfGreatest = (heights: readonly number[]): number =>
  heights.reduce((best, height, i) => (height > (heights[best] as number) ? i : best), 0);

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
  const rough = (difference: number): number => value(difference, 'rough');
  const steps = wholeSteps.flatMap((step) => [step, -step]);
  const best = isWhole
    ? (steps[indexOfGreatest(steps.map(rough))] as number)
    : Number(greatest(rough, size, n).toPrecision(6));
  // far from θ the integrals may not agree, and every difference gives a bound
  const candidates = isWhole ? [best] : [best, best / 4, best / 16, best / 64];
  const delta = candidates.find((difference) => value(difference, 'certified') > 0) ?? best;
  const bound = value(delta, 'certified');
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
