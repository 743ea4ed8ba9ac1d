// What all estimators of a model are judged with: its law, N, and the points at which closed forms are held against numbers.
import type { Budget } from '../base/budget.ts';
import { evaluate } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { ExpectationProblem } from '../expectation/strategy.ts';
import { samplePoints } from '../information/samplePoints.ts';
import type { LawOrigin } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import { agreesAt, numericMoment, type DerivedMoment, type NumericMoment } from './observationMoments.ts';

/** Where N stays a symbol, closed forms are checked at this number. */
const trialSize = 11;
const trialPoints = 6;
const fartherPoints = 3;
const stretch = 6;
/** So many of them that confirm are enough; at others a moment may not exist. */
const enough = 2;

export interface Setting {
  readonly problem: ExpectationProblem;
  readonly origin: LawOrigin;
  readonly n: Expr;
  /** Parameters, known symbols, and N where it is a symbol. */
  readonly symbols: readonly SymbolExpr[];
  readonly trials: readonly (readonly number[])[];
  /** Values of `symbols` at the writer's point; undefined where there is none, or N has no value. */
  readonly at: readonly number[] | undefined;
  /** N at the writer's point. */
  readonly size: number | undefined;
  readonly seed: string;
  readonly budget: Budget;
  /** Numbers that were had before. */
  readonly known: WeakMap<Law, Map<string, NumericMoment>>;
}

/** Undefined where the law is not normalized. */
export function settingOf(results: ModelResults, budget: Budget): Setting | undefined {
  const { model, information, sampleSize, seed } = results;
  const { law, isNormalized, recognized } = information.normalized;
  if (!isNormalized || !results.isDensity) return undefined;
  const own = model.parameters.map((p) => p.symbol);
  const ofModel = [...own, ...model.known];
  const symbols = sampleSize.kind === 'symbol' && !ofModel.includes(sampleSize) ? [...ofModel, sampleSize] : ofModel;
  const regular = information.status === 'closed-form' || information.status === 'numeric';
  const known = model.known.map((s) => model.knownValues.get(s) ?? NaN);
  const isSized = sampleSize.kind !== 'symbol';
  const at = model.point === undefined || !isSized ? undefined : [...model.point, ...known];
  const size = (point: readonly number[]): readonly number[] =>
    point.map((v, i) => (symbols[i] === sampleSize ? trialSize : v));
  const positive = [...model.positive, ...(recognized?.positive ?? [])];
  return {
    problem: { law, parameters: own, scores: information.score ?? [], scoreMeanIsZero: regular },
    origin: model.origin,
    n: sampleSize,
    symbols,
    trials: [
      ...samplePoints(symbols, positive, seed, trialPoints),
      ...fartherOut(samplePoints(symbols, positive, seed, fartherPoints), symbols, positive),
    ].map(size),
    at: at?.every(Number.isFinite) === true ? at : undefined,
    size: isSized ? (model.samples.value ?? 1) : undefined,
    seed,
    budget,
    known: new WeakMap(),
  };
}

/** The points with positive parameters made greater: moments that do not exist for small ones may exist there. */
function fartherOut(
  points: readonly (readonly number[])[],
  symbols: readonly SymbolExpr[],
  positive: readonly Expr[],
): readonly (readonly number[])[] {
  const far = points.map((point) =>
    point.map((v, i) => (symbols[i]?.domain.lower === 0 && symbols[i].domain.upper === Infinity ? stretch * v : v)),
  );
  return far.filter((point) => {
    const values = new Map(symbols.map((s, i) => [s, point[i] ?? NaN]));
    return positive.every((p) => evaluate(p, values) > 0);
  });
}

/** What numbers say of derived moments. */
export interface Verdict {
  /** Every one confirmed at some point, refuted at none. */
  readonly isConfirmed: boolean;
  /** At some point a moment does not exist. */
  readonly isConditional: boolean;
  readonly existsAtPoint: boolean;
}

export function judged(steps: readonly DerivedMoment[], setting: Setting): Verdict {
  const points = [...setting.trials, ...(setting.at === undefined ? [] : [setting.at])];
  let [isConfirmed, isConditional, existsAtPoint] = [true, false, true];
  for (const { of, law, closed } of steps) {
    let confirmed = 0;
    for (const point of points) {
      if (confirmed >= enough && point !== setting.at) continue;
      const numeric = numericAt(of, law, point, setting);
      const agrees = agreesAt(closed, setting.symbols, point, numeric);
      if (agrees === false) isConfirmed = false;
      if (agrees === true) confirmed++;
      if (numeric.exists === false) {
        isConditional = true;
        if (point === setting.at) existsAtPoint = false;
      }
    }
    if (confirmed === 0) isConfirmed = false;
  }
  return { isConfirmed, isConditional, existsAtPoint };
}

/** E[of] in numbers at a point of the setting's symbols. */
export function numericAt(of: Expr, law: Law, point: readonly number[], setting: Setting): NumericMoment {
  let ofLaw = setting.known.get(law);
  if (ofLaw === undefined) setting.known.set(law, (ofLaw = new Map<string, NumericMoment>()));
  const key = `${of.id} ${point.join()}`;
  const known = ofLaw.get(key);
  if (known !== undefined) return known;
  const moment = numericMoment(of, law, setting.symbols, point, setting.budget);
  ofLaw.set(key, moment);
  return moment;
}
