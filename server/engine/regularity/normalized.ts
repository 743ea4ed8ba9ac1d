// A law written out is a probability law: not negative, with total probability 1, or a kernel with a finite integral.
import { exp, multiply, one, subtract, two } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { Budget, BudgetExceeded } from '../base/budget.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { prepareExpectation } from '../expectation/numericExpectation.ts';
import { negativeAt } from '../information/negativeDensity.ts';
import { logTotal } from '../information/normalizedLaw.ts';
import { samplePoints } from '../information/samplePoints.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { snapped } from '../model/intervals.ts';
import { checkedPoints, type Condition, type ModelFacts } from './condition.ts';
import { pointWords, roundedText } from './words.ts';

/** What a total may differ from 1 by, beside its error bound. */
const tolerance = 1e-7;

interface Total {
  readonly theta: readonly number[];
  readonly total: number;
  readonly errorBound: number;
}

const totals = new WeakMap<StatisticalModel, readonly Total[]>();

/** The total probability of a density written out, at the writer's point and at others where it is positive throughout. */
function totalsOf(facts: ModelFacts): readonly Total[] {
  const { model, information } = facts;
  const known = totals.get(model);
  if (known !== undefined) return known;
  const parameters = model.parameters.map((p) => p.symbol);
  const symbols = [...parameters, ...model.known];
  const stated =
    model.point === undefined ? [] : [[...model.point, ...model.known.map((s) => model.knownValues.get(s) ?? NaN)]];
  const drawn =
    parameters.length === 0 && model.known.length === 0
      ? [[]]
      : samplePoints(symbols, model.positive, 'total', drawnPoints);
  const found: Total[] = [];
  try {
    const program = prepareExpectation([], information.normalized.law, symbols);
    const budget = new Budget(stepLimit);
    const isNegative = negativeAt(model);
    for (const theta of [...stated, ...drawn]) {
      if (found.length >= wantedPoints || isNegative(theta) !== undefined) continue;
      const { mass, massErrorBound, converged } = program.at(theta, budget);
      if (converged && Number.isFinite(mass))
        found.push({ theta: theta.slice(0, parameters.length), total: mass, errorBound: massErrorBound });
    }
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
  }
  totals.set(model, found);
  return found;
}
const drawnPoints = 8;
const wantedPoints = 3;
const stepLimit = 300_000;

/** The total probability at a point where it clearly differs from 1. */
export function wrongTotal(facts: ModelFacts): Total | undefined {
  if (facts.model.origin.kind !== 'density') return undefined;
  return totalsOf(facts).find((t) => Math.abs(t.total - 1) > tolerance + 20 * t.errorBound && t.errorBound < 0.01);
}

/** The total probability, where it is the same simple fraction at all points at which it was computed. */
export function simpleTotal(facts: ModelFacts): number | undefined {
  const found = totalsOf(facts);
  const [first] = found;
  if (first === undefined || (facts.model.parameters.length > 0 && found.length < 2)) return undefined;
  const simple = snapped(first.total);
  const isSimple = Number.isInteger(simple * 360) || Number.isInteger(360 / simple);
  const isThatOf = ({ total, errorBound }: Total): boolean => Math.abs(total - simple) <= 1e-9 * simple + errorBound;
  return simple > 0 && isSimple && found.every((t) => isThatOf(t) && t.errorBound < 1e-6) ? simple : undefined;
}

/** An observation of the support at which a density written out is negative, or not a number, at the writer's point. */
export function negativePlace({
  model,
}: ModelFacts): { readonly theta: readonly number[]; readonly x: readonly number[] } | undefined {
  const { point } = model;
  const isWritten = model.origin.kind === 'density' || model.origin.kind === 'kernel';
  if (!isWritten || (point === undefined && model.parameters.length > 0)) return undefined;
  const theta = [...(point ?? []), ...model.known.map((s) => model.knownValues.get(s) ?? NaN)];
  if (theta.some(Number.isNaN)) return undefined;
  const x = negativeAt(model)(theta);
  return x === undefined ? undefined : { theta: point ?? [], x };
}

/** Why the total is 1 for all parameters; undefined where it is not proved. */
function proofOf({ model, information }: ModelFacts): string | undefined {
  const { recognized } = information.normalized;
  const isMass = model.law.measure === 'counting';
  if (recognized?.isNamed === true)
    return isMass
      ? `The mass is that of ${recognized.family.name}, term by term: it sums to 1.`
      : `The density is that of ${recognized.family.name}: it integrates to 1.`;
  const total = logTotal(model.law);
  // e^(2t) is free of the square roots that half a logarithm leaves
  const isUnit = (t: Expr): boolean => isZero(t) || isZero(subtract(exp(multiply(two, t)), one));
  if (total?.positive.length !== 0 || !isUnit(total.value)) return undefined;
  return isMass
    ? 'The series of the probabilities has a closed form: its sum is 1.'
    : 'The integral of the density has a closed form: it is 1.';
}

/** The total in closed form, where it is known and has the number that was found. */
function closedTotalWords({ model, write }: ModelFacts, { theta, total }: Total): string {
  const closed = logTotal(model.law);
  if (closed === undefined) return '';
  const value = simplify(exp(closed.value));
  if (nodeCount(value) > mostWords) return '';
  const at = new Map<SymbolExpr, number>(model.knownValues);
  model.parameters.forEach((p, i) => at.set(p.symbol, theta[i] ?? NaN));
  const agrees = Math.abs(evaluate(value, at) - total) <= 1e-6 * Math.abs(total);
  return agrees ? ` In closed form it is ${write(value)}.` : '';
}
const mostWords = 40;

export const normalized: Condition = {
  id: 'normalized',
  title: 'The law is a probability law',
  source: 'Billingsley, Probability and Measure (1995), section 16',
  assess(facts) {
    const { model, information } = facts;
    const parameters = model.parameters.map((p) => p.symbol);
    if (['family', 'truncated', 'mixture'].includes(model.origin.kind)) return undefined;
    const negative = negativePlace(facts);
    if (negative !== undefined) {
      const where = parameters.length === 0 ? '' : ` for ${pointWords(parameters, negative.theta)}`;
      return {
        verdict: 'fails',
        reason: `At ${pointWords(model.law.variables, negative.x)}${where} the density is negative or not defined.`,
        witness: { kind: 'point', text: pointWords(model.law.variables, negative.x) },
      };
    }
    const wrong = wrongTotal(facts);
    if (wrong !== undefined) {
      const where = parameters.length === 0 ? '' : ` for ${pointWords(parameters, wrong.theta)}`;
      return {
        verdict: 'fails',
        reason: `The total probability is ${roundedText(wrong.total)}${where}, not 1.${closedTotalWords(facts, wrong)}`,
        witness: { kind: 'integral', text: roundedText(wrong.total) },
      };
    }
    if (model.origin.kind === 'density') {
      const proof = proofOf(facts);
      if (proof !== undefined) return { verdict: 'holds', reason: proof };
    }
    const points = checkedPoints(information);
    if (model.origin.kind === 'kernel') {
      if (information.normalized.isNormalized && information.normalized.kernel === undefined)
        return { verdict: 'holds', reason: 'The integral of the kernel is finite, and known in closed form.' };
      return points.length > 0 && points.every((p) => p.converged && Number.isFinite(p.mass))
        ? { verdict: 'holds', reason: 'The integral of the kernel is finite, by numerical integration.' }
        : { verdict: 'undecided', reason: 'Whether the integral of the kernel is finite was not decided.' };
    }
    const known = totalsOf(facts);
    return known.length > 0 && known.every((t) => t.errorBound < 1e-4)
      ? { verdict: 'holds', reason: 'The total probability is 1, by numerical integration at several parameters.' }
      : { verdict: 'undecided', reason: 'The total probability was not computed.' };
  },
};
