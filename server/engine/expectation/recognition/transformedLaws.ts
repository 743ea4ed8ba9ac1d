// How the family of a transform of the observation becomes a law of the observation: by the inverse of the transform where
// it is fixed, with the ends of the support as coordinates where they move, by the modulus where the law is symmetric.
import { add, infinity, negate, one, subtract, symbol, two, zero } from '../../expr/build.ts';
import { differentiate, isDifferentiable } from '../../expr/differentiate.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { log } from '../../expr/functions/log.ts';
import { reals } from '../../expr/range.ts';
import { isZero } from '../../expr/simplify.ts';
import { substitute } from '../../expr/substitute.ts';
import type { CanonicalLaw } from '../../distributions/family.ts';
import type { Pivot } from '../../distributions/law.ts';
import { mapPivot } from '../../distributions/pivots.ts';
import { openInterval, positiveHalfLine, realLine } from '../../distributions/support.ts';
import { ownChart, standardSupport, type Chart } from './charts.ts';
import type { RecognizedFamily } from './recognizedFamily.ts';

const through = (pivot: Pivot | undefined, chart: Chart): Pivot | undefined =>
  pivot === undefined
    ? undefined
    : { ...pivot, inverse: substitute(chart.inverse, new Map([[chart.y, pivot.inverse]])) };

/** The law of a fixed transform: the information is the same, and the pivot goes back through the transform. */
export function ofObservation(found: RecognizedFamily, chart: Chart, x: SymbolExpr): RecognizedFamily {
  if (chart.y === x) return found;
  return { ...found, isNamed: false, pivot: through(found.pivot, chart), transform: chart.of };
}

/** The family with the ends of its support that move as further coordinates. */
export function onMovingSupport(found: RecognizedFamily, own: Chart): RecognizedFamily | undefined {
  const { canonical, coordinates } = found;
  const [variable] = canonical.variables;
  if (variable === undefined) return undefined;
  const ends = [own.support.lower, own.support.upper].map((end, i) =>
    freeSymbols(end).size === 0 ? { end, coordinate: end } : { end, coordinate: endSymbols[i] as SymbolExpr },
  );
  const moving = ends.flatMap(({ end, coordinate }) => (coordinate.kind === 'symbol' ? [{ end, coordinate }] : []));
  const x = symbol('x', 'observation', reals);
  const [lower, upper] = ends.map((e) => e.coordinate) as [Expr, Expr];
  const support = openInterval(lower, upper);
  const chart = standardSupport(ownChart(x, support, zero));
  const law: CanonicalLaw = {
    ...canonical,
    variables: [x],
    support,
    logDensity: substitute(subtract(canonical.logDensity, chart.logSlope), new Map([[variable, chart.of]])),
    parameters: [...canonical.parameters, ...moving.map((m) => m.coordinate)],
    positive: [...canonical.positive, ...(moving.length === 2 ? [subtract(upper, lower)] : [])],
    ...(canonical.pivot === undefined ? {} : { pivot: through(canonical.pivot, chart) as Pivot }),
  };
  const values = [...coordinates, ...moving.map((m) => m.end)];
  const back = new Map(law.parameters.map((p, i) => [p, values[i] as Expr]));
  return {
    ...found,
    isNamed: false,
    canonical: law,
    coordinates: values,
    pivot: law.pivot === undefined ? undefined : mapPivot(law.pivot, (e) => substitute(e, back)),
  };
}

const endSymbols = [symbol('low', 'parameter', reals), symbol('high', 'parameter', reals)];
const line = symbol('_y', 'observation', reals);

/** Is f(−y) = f(y) proved: as it stands, or because their difference, which is odd, does not depend on y? */
export function isEven(f: Expr, y: SymbolExpr): boolean {
  const difference = subtract(f, substitute(f, new Map([[y, negate(y)]])));
  if (isZero(difference)) return true;
  return isDifferentiable(difference, y) && isZero(differentiate(difference, y));
}

/** A density on (0, ∞) as one half of an even density on ℝ. */
export function unfolded(chart: Chart): readonly Chart[] {
  const { lower, upper } = chart.support;
  if (lower !== zero || upper !== infinity) return [];
  const across = new Map([[chart.y, line]]);
  const logDensity = subtract(substitute(chart.logDensity, across), log(two));
  if (!isEven(logDensity, line)) return [];
  return [{ ...chart, y: line, support: realLine, logDensity, inverse: substitute(chart.inverse, across) }];
}

/** The law of the modulus, of a pivot with a sign of its own: coordinates that are 0 are no coordinates any more. */
export function folded(found: RecognizedFamily): RecognizedFamily | undefined {
  const { canonical, coordinates, pivot } = found;
  const sign = canonical.pivot?.sign;
  if (canonical.pivot === undefined || sign === undefined || pivot === undefined) return undefined;
  const gone = new Map<Expr, Expr>([[sign, one]]);
  canonical.parameters.forEach((p, i) => coordinates[i] === zero && gone.set(p, zero));
  const oneSided = ({ kernel, inverse }: Pivot): Pivot => mapPivot({ kernel, inverse }, (e) => substitute(e, gone));
  return {
    ...found,
    canonical: {
      ...canonical,
      support: positiveHalfLine,
      logDensity: substitute(add(canonical.logDensity, log(two)), gone),
      parameters: canonical.parameters.filter((p) => !gone.has(p)),
      pivot: oneSided(canonical.pivot),
    },
    coordinates: coordinates.filter((c) => c !== zero),
    pivot: oneSided(pivot),
  };
}
