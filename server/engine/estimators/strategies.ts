// The ways to the mean and the second moment of a statistic: as formulas in moments that are had in closed form or by quadrature.
import { add, multiply, one, subtract, symbol } from '../expr/build.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import { expand, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import type { SampleSummary, Statistic } from '../model/statisticalModel.ts';
import { eventMean } from './eventMoments.ts';
import { meanOfExponentials } from './exponentialMeans.ts';
import { meanOfTerms, meanPolynomials } from './meanPolynomial.ts';
import { closedMoment, type DerivedMoment } from './observationMoments.ts';
import { orderCovariance } from './orderCovariance.ts';
import { orderStatistic, samplingLaws } from './samplingLaws.ts';
import type { Setting } from './setting.ts';

/** E[of] under a law, for which the symbol stands in a formula. */
export interface NeededMoment {
  readonly symbol: SymbolExpr;
  readonly of: Expr;
  readonly law: Law;
  readonly closed: Expr | undefined;
  /** What must be positive for it to be finite. */
  readonly conditions: readonly Expr[];
}

/** E[T] and E[T²] in the symbols of the moments. */
export interface MomentFormulas {
  readonly mean: Expr;
  readonly second: Expr | undefined;
  readonly moments: readonly NeededMoment[];
  /** Further derived moments that the formulas rest on. */
  readonly steps: readonly DerivedMoment[];
  /** Whether a moment that is infinite makes that of T infinite: T is affine in one mean, or the moments are its own. */
  readonly isAffine: boolean;
}

class MomentTable {
  readonly entries: NeededMoment[] = [];
  private readonly setting: Setting;

  constructor(setting: Setting) {
    this.setting = setting;
  }

  symbolFor(of: Expr, law: Law): Expr {
    if (!dependsOnAny(of, law.variables)) return of;
    const known = this.entries.find((m) => m.of === of && m.law === law);
    if (known !== undefined) return known.symbol;
    const own = law === this.setting.problem.law;
    const problem = own ? this.setting.problem : { ...this.setting.problem, law, scores: [], scoreMeanIsZero: false };
    const fresh = symbol(`_moment${this.entries.length}`, 'parameter', reals);
    const closed = closedMoment(of, problem);
    const value = closed?.value ?? (own ? eventMean(of, law, this.setting.origin) : undefined);
    this.entries.push({ symbol: fresh, of, law, closed: value, conditions: closed?.conditions ?? [] });
    return fresh;
  }
}

/** By sums of moments: the statistic is a polynomial in means. */
export function byMeans(statistic: Statistic, setting: Setting): MomentFormulas | undefined {
  const { n, problem } = setting;
  const polynomials = meanPolynomials(statistic, problem.law.variables, n);
  if (polynomials === undefined) return undefined;
  const table = new MomentTable(setting);
  const moment = (f: Expr): Expr => table.symbolFor(f, problem.law);
  const mean = meanOfTerms(polynomials.first, n, moment);
  const second = polynomials.second === undefined ? undefined : meanOfTerms(polynomials.second, n, moment);
  const random = polynomials.first.filter((t) => t.factors.length > 0);
  const isAffine = random.length === 1 && random[0]?.factors.length === 1;
  return { mean, second, moments: table.entries, steps: [], isAffine };
}

/** By the exact laws of the summaries. */
export function bySamplingLaws(statistic: Statistic, setting: Setting): MomentFormulas | undefined {
  const { n, problem, origin } = setting;
  const laws = samplingLaws(statistic.summaries, problem.law, origin, n);
  if (laws === undefined) return undefined;
  const table = new MomentTable(setting);
  const inCoordinates = simplify(substitute(statistic.expr, laws.values));
  const mean = meanOver(inCoordinates, laws.coordinates, table);
  const second =
    mean === undefined ? undefined : meanOver(multiply(inCoordinates, inCoordinates), laws.coordinates, table);
  const isAffine = laws.coordinates.length === 1;
  return mean === undefined ? undefined : { mean, second, moments: table.entries, steps: [], isAffine };
}

/** A sum of products of functions of one coordinate each; with a single coordinate, whatever it is. */
function meanOver(h: Expr, coordinates: readonly Law[], table: MomentTable): Expr | undefined {
  const [only] = coordinates;
  if (coordinates.length === 1 && only !== undefined) return table.symbolFor(simplify(h), only);
  const expanded = expand(h);
  const terms = (expanded.kind === 'sum' ? expanded.terms : [expanded]).map((term) => {
    const factors = term.kind === 'product' ? term.factors : [term];
    const parts = coordinates.map((law) => factors.filter((f) => dependsOnAny(f, law.variables)));
    const all = coordinates.flatMap((law) => law.variables);
    if (factors.some((f) => [...freeSymbols(f)].filter((s) => all.includes(s)).length > 1)) return undefined;
    const rest = factors.filter((f) => !dependsOnAny(f, all));
    const means = parts.map((part, i) => {
      const law = coordinates[i];
      return part.length === 0 || law === undefined ? one : table.symbolFor(multiply(...part), law);
    });
    return multiply(...rest, ...means);
  });
  return terms.includes(undefined) ? undefined : add(...(terms as readonly Expr[]));
}

/** By the law of each extreme or median of an affine combination of them, and their covariances where the rules have these. */
export function byOrderStatistics(statistic: Statistic, setting: Setting): MomentFormulas | undefined {
  const { n, problem, origin } = setting;
  const { expr, summaries } = statistic;
  if (summaries.length < 2 || problem.law.variables.length > 1) return undefined;
  const slopes = summaries.map((s) => simplify(differentiate(expr, s.symbol)));
  if (slopes.some((slope) => summaries.some((s) => dependsOnAny(slope, [s.symbol])))) return undefined;
  const laws = summaries.map((s) => orderStatistic(s, problem.law, origin, n));
  if (!laws.every((l) => l !== undefined)) return undefined;
  const table = new MomentTable(setting);
  const values = laws.map((l, i) => l.values.get((summaries[i] as SampleSummary).symbol) as Expr);
  const means = laws.map((l, i) => table.symbolFor(values[i] as Expr, l.coordinates[0] as Law));
  const own = (i: number): Expr => {
    const value = values[i] as Expr;
    const second = table.symbolFor(multiply(value, value), laws[i]?.coordinates[0] as Law);
    return subtract(second, multiply(means[i] as Expr, means[i] as Expr));
  };
  const mean = substitute(expr, new Map(summaries.map((s, i) => [s.symbol, means[i] as Expr])));
  const covariances = summaries.map((s, i) =>
    summaries.map((t, j) => (i === j ? own(i) : orderCovariance(s, t, problem.law, n))),
  );
  const second = covariances.flat().every((c) => c !== undefined)
    ? add(
        multiply(mean, mean),
        ...covariances.flatMap((row, i) =>
          row.map((c, j) => multiply(slopes[i] as Expr, slopes[j] as Expr, c as Expr)),
        ),
      )
    : undefined;
  return { mean, second, moments: table.entries, steps: [], isAffine: false };
}

/** By products over the observations: the statistic is a sum of exponentials of means. */
export function byExponentials(statistic: Statistic, setting: Setting): MomentFormulas | undefined {
  const { n, problem } = setting;
  const mean = meanOfExponentials(statistic, problem.law, n);
  if (mean === undefined) return undefined;
  const square = simplify(expand(multiply(statistic.expr, statistic.expr)));
  const second = meanOfExponentials({ ...statistic, expr: square }, problem.law, n);
  const steps = [...mean.steps, ...(second?.steps ?? [])];
  return { mean: mean.value, second: second?.value, moments: [], steps, isAffine: false };
}

/** A statistic of one observation as the mean of one. */
export function asMean(statistic: Statistic): Statistic {
  if (statistic.summaries.length > 0) return statistic;
  const own = symbol('_only', 'pivot', reals);
  return { expr: own, summaries: [{ symbol: own, kind: 'mean', of: statistic.expr }] };
}
