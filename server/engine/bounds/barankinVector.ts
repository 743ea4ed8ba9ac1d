// Barankin's bound where several parameters are unknown: test points differ from θ in all of them. They are placed one after the other,
// each where it makes the bound great, so that more of them never make it less. With one it is that of Hammersley, Chapman and Robbins;
// as that point comes near θ along I⁻¹∇g, it is that of Cramér and Rao.
// Source: Barankin, Annals of Mathematical Statistics 20 (1949) 477–501; McAulay and Hofstetter, IEEE Transactions on Information
// Theory 17 (1971) 669–676.
import type { Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { includes } from '../expr/range.ts';
import { interior } from '../model/intervals.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import { displayName } from '../text/names.ts';
import { quotientFromBelow } from './barankinQuotient.ts';
import type { BoundResult } from './bound.ts';
import { crossMoments, type CrossMoments } from './crossMoments.ts';
import { furtherTargets } from './furtherTargets.ts';
import { best, starts, unitsOf } from './testVectors.ts';

type Point = readonly number[];

/** How many test points are shown; integrals by quadrature are dear. */
const [countsClosed, countsNumeric] = [
  [1, 2, 4, 8],
  [1, 2],
];
/** A bound that is greater than the one before by less than this share is not shown. */
const worthwhile = 1e-4;
/** A bound that is so many times the one before is a sign that there is none. */
const hopeless = 1000;
const outcome = { expression: undefined, attained: undefined, estimator: undefined } as const;

/** For models in which more than one number is unknown. */
export function barankinVector(
  results: ModelResults,
  budget: Budget,
  before: readonly BoundResult[],
): readonly BoundResult[] {
  const { model, information } = results;
  const { point, samples } = model;
  const hasNumber = samples.value !== undefined || samples.symbol === undefined;
  const moved = unknownsOf(model);
  if (point === undefined || !hasNumber || (model.covariates ?? []).length > 0 || moved.length < 2) return [];
  const here = valuesOf(model);
  if (!here.every(Number.isFinite)) return [];
  const isRegular = information.status === 'closed-form' || information.status === 'numeric';
  const isIrregular = information.status === 'undefined' || information.status === 'infinite';
  const whole: readonly { readonly name: string; readonly expr: Expr }[] = (model.wholeNumbers ?? []).map((s) => ({
    name: s.name,
    expr: s,
  }));
  const own = furtherTargets(results).filter((t) => isIrregular || (isRegular && t.attained !== true));
  const all = [...results.bounds, ...before].filter((b) => b.bounded === undefined);
  const open = [...own, ...whole].filter(
    ({ name, expr }) =>
      dependsOnAny(expr, moved) &&
      !all.some((b) => b.target === name && (b.attained === true || b.isInfinite === true)),
  );
  const moments = open.length === 0 ? undefined : crossMoments(model, moved, point, budget);
  if (moments === undefined) return [];
  return open.flatMap(({ name, expr }) => {
    // what Bhattacharyya's bounds say stands beside
    const least = all.filter((b) => b.target === name && b.name !== 'bhattacharyya').map((b) => b.value ?? 0);
    return answers({ name, g: expr, moved, here, least: Math.max(0, ...least) }, moments, results);
  });
}

interface Question {
  readonly name: string;
  readonly g: Expr;
  readonly moved: readonly SymbolExpr[];
  readonly here: Point;
  readonly least: number;
}

function answers(
  { name, g, moved, here, least }: Question,
  moments: CrossMoments,
  results: ModelResults,
): readonly BoundResult[] {
  const { model } = results;
  const gAt = valueOf(g, model, moved);
  const origin = gAt(here);
  const n = model.samples.value ?? 1;
  let placed: Placed = { points: [], entries: [] };
  let sketch = placed;
  const objective = (p: Point): number =>
    Number.isFinite(gAt(p)) ? boundOf(extended(sketch, p, moments.near, n), gAt, origin) : 0;

  const found: BoundResult[] = [];
  let before = least;
  const counts = moments.isClosed ? countsClosed : countsNumeric;
  for (let count = 1; count <= (counts.at(-1) ?? 0); count++) {
    const tries = starts(results, moved, here, placed.points, moments.isCheap);
    const next = best(objective, tries, moved, here, unitsOf(results, here), moments.isCheap);
    if (next === undefined) return found;
    placed = extended(placed, next, moments.rough, n);
    sketch = extended(sketch, next, moments.near, n);
    const { points } = placed;
    const value = boundOf(placed, gAt, origin);
    if (!counts.includes(count) || !(value > before * (1 + worthwhile))) continue;
    // what is shown is confirmed by other integrals
    if (!confirmationPairs(points).every(([s, t]) => moments.confirms(s, t, moments.rough(s, t)))) return found;
    const result = {
      ...outcome,
      name: count === 1 ? 'chapman-robbins' : 'barankin',
      target: name,
      testVectors: points,
    };
    if (before > 0 && value > hopeless * before) {
      const reason = `With ${count === 1 ? 'one test point' : `${String(count)} test points`} it is more than ${String(hopeless)} times the bound before: there is hardly an unbiased estimator with a finite variance.`;
      return [...found, { ...result, value: undefined, reason }];
    }
    before = value;
    found.push({ ...result, value, reason: reasonOf(points, moved) });
  }
  return found;
}

/** The bound of given test points; 0 where it is not had. */
export function barankinAt({ model }: ModelResults, g: Expr, points: readonly Point[], budget: Budget): number {
  const moved = unknownsOf(model);
  const moments = crossMoments(model, moved, model.point ?? [], budget);
  if (moments === undefined) return 0;
  const none: Placed = { points: [], entries: [] };
  const placed = points.reduce((all, p) => extended(all, p, moments.rough, model.samples.value ?? 1), none);
  const gAt = valueOf(g, model, moved);
  return boundOf(placed, gAt, gAt(valuesOf(model)));
}

const unknownsOf = (model: StatisticalModel): readonly SymbolExpr[] => [
  ...model.parameters.map((p) => p.symbol),
  ...(model.wholeNumbers ?? []),
];

const valuesOf = (model: StatisticalModel): Point => [
  ...(model.point ?? []),
  ...(model.wholeNumbers ?? []).map((s) => model.knownValues.get(s) ?? NaN),
];

const boundOf = ({ points, entries }: Placed, gAt: (there: Point) => number, origin: number): number =>
  quotientFromBelow(
    entries.map((row) => row.map(([value]) => value)),
    entries.map((row) => row.map(([, error]) => error)),
    points.map((t) => gAt(t) - origin),
  );

/** Test points, and the matrix B with bounds on the errors of its entries. */
interface Placed {
  readonly points: readonly Point[];
  readonly entries: readonly (readonly (readonly [value: number, error: number])[])[];
}

/** With one more test point. */
function extended({ points, entries }: Placed, p: Point, moment: CrossMoments['rough'], n: number): Placed {
  const entry = (t: Point): readonly [number, number] => {
    const { value, error } = moment(p, t);
    const found = Math.expm1(n * value);
    return [found, n * error * (found + 1) * 2];
  };
  const last = points.map(entry);
  const own = entry(p);
  return { points: [...points, p], entries: [...entries.map((row, i) => [...row, last[i] ?? own]), [...last, own]] };
}

/** g at values of the unknown numbers; NaN where there are no such parameters. */
function valueOf(g: Expr, model: StatisticalModel, moved: readonly SymbolExpr[]): (there: Point) => number {
  const rest = model.known.filter((s) => !moved.includes(s));
  const fixed = rest.map((s) => model.knownValues.get(s) ?? NaN);
  const program = compile([g, ...model.positive], [...moved, ...rest]);
  const out = new Float64Array(1 + model.positive.length);
  return (there) => {
    if (!moved.every((s, i) => includes(interior(s.domain), there[i] ?? NaN))) return NaN;
    program.bind([...there, ...fixed])([], out);
    return out.subarray(1).every((v) => v > 0) ? (out[0] ?? NaN) : NaN;
  };
}

function reasonOf(points: readonly Point[], moved: readonly SymbolExpr[]): string {
  const number = (v: number): string => String(Number(v.toPrecision(5))).replace('-', '−');
  const written = points.map((p) => `(${p.map(number).join(', ')})`);
  const list =
    written.length <= 3 ? written.join(', ') : `${written.slice(0, 2).join(', ')}, …, ${written.at(-1) ?? ''}`;
  const names = moved.map((s) => `${displayName(s.name)}′`).join(', ');
  const count = points.length === 1 ? 'one test point' : `${String(points.length)} test points`;
  return `From ${count}, (${names}) = ${list}, with all parameters unknown. Any test points give a bound; others may give a greater one.`;
}

/** All pairs of few points, else some; quadrature confirms them. */
function confirmationPairs(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  const few = points.length <= 3 ? points : [points[0], points[Math.floor(points.length / 2)], points.at(-1)];
  const chosen = few.filter((p) => p !== undefined);
  return chosen.flatMap((s, i) => chosen.slice(i).map((t) => [s, t] as const));
}
