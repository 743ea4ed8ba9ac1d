// Barankin's bound: the variance of an unbiased estimator of g(θ) is at least ΔᵀB⁻¹Δ for any test points θ₁ … θ_K, where
// Δᵢ = g(θᵢ) − g(θ) and Bᵢⱼ = E[LᵢLⱼ] − 1 with the likelihood ratios Lᵢ of the sample. With one test point it is that of Hammersley,
// Chapman and Robbins. No derivative is asked for. The test points are equidistant, the distance is sought.
// Source: Barankin, Annals of Mathematical Statistics 20 (1949) 477–501; McAulay and Hofstetter, IEEE Transactions on Information
// Theory 17 (1971) 669–676.
import type { Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { includes } from '../expr/range.ts';
import { interior } from '../model/intervals.ts';
import type { ModelResults } from '../modelResults.ts';
import { displayName } from '../text/names.ts';
import { quotientFromBelow } from './barankinQuotient.ts';
import type { BoundResult } from './bound.ts';
import { crossMoments, type CrossMoments } from './crossMoments.ts';
import { furtherTargets } from './furtherTargets.ts';
import { bestDistance, wholeDistances, type Placed } from './testPoints.ts';

/** How many test points are tried: integrals by quadrature are dear. */
const [countsClosed, countsNumeric] = [
  [1, 2, 5, 20],
  [1, 2],
];
/** A bound that is greater than the one before by less than this share is not shown. */
const worthwhile = 1e-6;
/** A bound that is so many times the one before is a sign that there is none. */
const hopeless = 1000;
const outcome = { name: 'barankin', expression: undefined, attained: undefined, estimator: undefined } as const;

interface Question {
  readonly name: string;
  readonly target: SymbolExpr;
  readonly g: Expr;
  /** What is known: the Cramér–Rao bound, or the one with a single test point. */
  readonly least: number;
  readonly isWhole: boolean;
}

export function barankin(
  results: ModelResults,
  budget: Budget,
  before: readonly BoundResult[],
): readonly BoundResult[] {
  const { model } = results;
  const { point, samples } = model;
  const hasNumber = samples.value !== undefined || samples.symbol === undefined;
  if (point === undefined || !hasNumber || (model.covariates ?? []).length > 0) return [];
  const isSettled = ({ name }: Question): boolean =>
    before.some((b) => b.target === name && (b.attained === true || b.isInfinite === true));
  const questions = questionsOf(results).filter((q) => !isSettled(q));
  const moments = new Map<SymbolExpr, CrossMoments | undefined>();
  return questions.flatMap((question) => {
    const { target } = question;
    if (!moments.has(target)) moments.set(target, crossMoments(model, [target], point, budget));
    const found = moments.get(target);
    return found === undefined ? [] : answers(question, found, results, point);
  });
}

/** Parameters where there is no Cramér–Rao bound, or where it is not attained in a model of one parameter; whole numbers. */
function questionsOf(results: ModelResults): readonly Question[] {
  const { model, information, bounds } = results;
  const { status } = information;
  const isIrregular = status === 'undefined' || status === 'infinite';
  const isRegular = status === 'closed-form' || status === 'numeric';
  const single = (name: string): number =>
    bounds.find((b) => b.name === 'chapman-robbins' && b.target === name)?.value ?? 0;
  const [first, ...others] = model.parameters;
  const whole = (model.wholeNumbers ?? []).map((s) => ({
    name: s.name,
    target: s,
    g: s,
    least: single(s.name),
    isWhole: true,
  }));
  if (first === undefined || (others.length > 0 && !isIrregular)) return whole;
  if (others.length > 0)
    return [
      ...model.parameters.map(({ symbol: s }) => ({
        name: s.name,
        target: s,
        g: s,
        least: single(s.name),
        isWhole: false,
      })),
      ...whole,
    ];
  const targets = furtherTargets(results)
    .filter((t) => isIrregular || (isRegular && t.attained !== true && t.value !== undefined))
    .map((t) => ({ name: t.name, target: first.symbol, g: t.expr, least: t.value ?? single(t.name), isWhole: false }));
  return [...targets, ...whole];
}

function answers(
  { name, target, g, least, isWhole }: Question,
  moments: CrossMoments,
  { model, information, bounds }: ModelResults,
  theta: readonly number[],
): readonly BoundResult[] {
  const n = model.samples.value ?? 1;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const values = [...theta, ...model.known.map((s) => model.knownValues.get(s) ?? NaN)];
  const place = symbols.indexOf(target);
  const here = values[place] ?? NaN;
  if (!Number.isFinite(here) || (isWhole && !Number.isInteger(here))) return [];
  const program = compile([g, ...model.positive], symbols);
  const out = new Float64Array(1 + model.positive.length);
  /** NaN where there is no such parameter. */
  const gAt = (value: number): number => {
    if (!includes(interior(target.domain), value)) return NaN;
    program.bind(values.map((v, i) => (i === place ? value : v)))([], out);
    return out.subarray(1).every((v) => v > 0) ? (out[0] ?? NaN) : NaN;
  };
  const own = gAt(here);
  const bound = (points: readonly number[]): number => {
    const delta = points.map((t) => gAt(t) - own);
    if (!delta.every(Number.isFinite)) return 0;
    const errors = points.map(() => points.map(() => 0));
    const b = points.map((s, i) =>
      points.map((t, j) => {
        const { value, error } = moments.rough([s], [t]);
        const entry = Math.expm1(n * value);
        (errors[i] as number[])[j] = n * error * (entry + 1) * 2;
        return entry;
      }),
    );
    return quotientFromBelow(b, errors, delta);
  };

  const isIrregular = information.status === 'undefined' || information.status === 'infinite';
  const hasSingle = bounds.some((b) => b.name === 'chapman-robbins' && b.target === name);
  const found: BoundResult[] = [];
  let before = least;
  let last: Placed | undefined;
  const counts = moments.isClosed ? countsClosed : countsNumeric;
  for (const count of counts.filter((k) => k > 1 || !hasSingle)) {
    const best: Placed = isWhole
      ? wholeDistances(count, here, bound)
      : bestDistance({ count, here, n, bound, last, isCheap: moments.isClosed });
    last = best;
    if (!(best.value > before * (1 + worthwhile))) continue;
    // what is shown is confirmed by other integrals
    const pairs = confirmationPairs(best.points);
    if (!pairs.every(([s, t]) => moments.confirms([s], [t], moments.rough([s], [t])))) continue;
    if (before > 0 && best.value > hopeless * before) {
      const reason = `With ${String(count)} test point${count === 1 ? '' : 's'} it is more than ${String(hopeless)} times the bound before: there is hardly an unbiased estimator with a finite variance.`;
      return [...found, { ...outcome, target: name, value: undefined, reason, testPoints: best.points }];
    }
    before = best.value;
    found.push({
      name: count === 1 ? 'chapman-robbins' : 'barankin',
      target: name,
      expression: undefined,
      value: best.value,
      attained: undefined,
      reason: reasonOf(
        best.points,
        displayName(target.name),
        isIrregular && model.parameters.length + model.known.length > 1,
      ),
      estimator: undefined,
      testPoints: best.points,
    });
  }
  return found;
}

const reasonOf = (points: readonly number[], name: string, othersKnown: boolean): string => {
  const written = [...points].sort((a, b) => a - b).map((t) => String(Number(t.toPrecision(5))).replace('-', '−'));
  const list =
    written.length <= 3 ? written.join(', ') : `${written[0] ?? ''}, ${written[1] ?? ''}, …, ${written.at(-1) ?? ''}`;
  const count = points.length === 1 ? 'one test point' : `${String(points.length)} test points`;
  return `From ${count}, ${name}′ = ${list}${othersKnown ? ', were the other parameters known' : ''}. Any test points give a bound; others may give a greater one.`;
};

/** All pairs of few points, else some; quadrature confirms them. */
const confirmationPairs = (points: readonly number[]): readonly (readonly [number, number])[] => {
  const few = points.length <= 3 ? points : [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  const chosen = few.filter((p) => p !== undefined);
  return chosen.flatMap((s, i) => chosen.slice(i).map((t) => [s, t] as const));
};
