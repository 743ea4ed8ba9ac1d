// In which monotone transforms y of the observation a density is looked at for a family: the distance from an end of its
// support, the place between both ends, the logarithm, the log-odds, an angle in radians.
import {
  add,
  divide,
  exp,
  fromRational,
  infinity,
  multiply,
  negate,
  number,
  one,
  pi,
  power,
  subtract,
  symbol,
  two,
  zero,
} from '../../expr/build.ts';
import { rangeOf } from '../../expr/assumptions.ts';
import { differentiate } from '../../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { log } from '../../expr/functions/log.ts';
import { positiveReals, reals, unitInterval } from '../../expr/range.ts';
import * as Q from '../../expr/rational.ts';
import { areEqual, simplify } from '../../expr/simplify.ts';
import { mapOperands, sharedMap, substitute } from '../../expr/substitute.ts';
import {
  openInterval,
  positiveHalfLine,
  realLine,
  unitIntervalSupport,
  type IntervalSupport,
} from '../../distributions/support.ts';

/** The law of a transform y of the observation x. */
export interface Chart {
  readonly y: SymbolExpr;
  readonly support: IntervalSupport;
  /** Of y. */
  readonly logDensity: Expr;
  /** x as a function of y; y as a function of x. */
  readonly inverse: Expr;
  readonly of: Expr;
  /** log |dx/dy|, as a function of y. */
  readonly logSlope: Expr;
}

const line = symbol('_y', 'observation', reals);
const positive = symbol('_y', 'observation', positiveReals);
const unit = symbol('_y', 'observation', unitInterval);
const minusInfinity = negate(infinity);
const turn = multiply(two, pi);
const isFinite = (bound: Expr): boolean => bound !== infinity && bound !== minusInfinity;

type Transform = Pick<Chart, 'y' | 'support' | 'inverse' | 'of' | 'logSlope'> & {
  /** The old variable's functions in terms of the new one, where putting in the inverse does not give them. */
  readonly rewrite?: (logDensity: Expr) => Expr;
};

/** The law of x in its own variable. */
export const ownChart = (x: SymbolExpr, support: IntervalSupport, logDensity: Expr): Chart => ({
  y: x,
  support,
  logDensity: withoutPowersInLogs(logDensity, x),
  inverse: x,
  of: x,
  logSlope: zero,
});

/**
 * log u^c as c log u: where a density holds u^c, u is positive, except at an even whole c. For a c with parameters these are
 * single points of the parameter space.
 */
function withoutPowersInLogs(e: Expr, x: SymbolExpr): Expr {
  if (!dependsOn(e, x)) return e;
  const inside = e.kind === 'apply' && e.fn === 'log' ? (e.args[0] as Expr) : undefined;
  if (inside?.kind === 'power' && !isEven(inside.exponent))
    return multiply(inside.exponent, log(withoutPowersInLogs(inside.base, x)));
  // (a − x)³ is held as −(x − a)³
  const turned = inside?.kind === 'product' ? negate(inside) : undefined;
  if (turned?.kind === 'power' && isOdd(turned.exponent))
    return multiply(turned.exponent, log(withoutPowersInLogs(negate(turned.base), x)));
  return mapOperands(e, (o) => withoutPowersInLogs(o, x));
}

const isOdd = (c: Expr): boolean => c.kind === 'number' && Q.isInteger(c.value) && c.value.numerator % 2n !== 0n;
const isEven = (c: Expr): boolean =>
  c.kind === 'number' ? Q.isInteger(c.value) && c.value.numerator % 2n === 0n : rangeOf(c).integer;

/** The law of a transform of the chart's variable. */
export function compose(chart: Chart, next: Transform): Chart {
  const into = new Map([[chart.y, next.inverse]]);
  const density = next.rewrite === undefined ? substitute(chart.logDensity, into) : next.rewrite(chart.logDensity);
  return {
    y: next.y,
    support: next.support,
    logDensity: simplify(add(density, next.logSlope)),
    inverse: substitute(chart.inverse, into),
    of: substitute(next.of, new Map([[chart.y, chart.of]])),
    logSlope: add(substitute(chart.logSlope, into), next.logSlope),
  };
}

/** The support brought to (0, ∞) or (0, 1) by the distance from its ends; the chart itself where it lies there, or on ℝ. */
export function standardSupport(chart: Chart): Chart {
  const { y: x, support } = chart;
  const { lower, upper } = support;
  const found = ((): Transform | undefined => {
    if (isFinite(lower) && isFinite(upper)) {
      const width = simplify(subtract(upper, lower));
      return {
        y: unit,
        support: unitIntervalSupport,
        inverse: add(lower, multiply(width, unit)),
        of: divide(subtract(x, lower), width),
        logSlope: log(width),
      };
    }
    if (isFinite(lower))
      return {
        y: positive,
        support: positiveHalfLine,
        inverse: add(lower, positive),
        of: subtract(x, lower),
        logSlope: zero,
      };
    if (isFinite(upper))
      return {
        y: positive,
        support: positiveHalfLine,
        inverse: subtract(upper, positive),
        of: subtract(upper, x),
        logSlope: zero,
      };
    return undefined;
  })();
  const isStandard = found === undefined || (found.inverse === found.y && x.domain.lower >= 0);
  return isStandard ? chart : compose(chart, found);
}

/** On (0, ∞): the power c of x of which alone the log-density is a function, but for log x; 1 where there is none. */
function commonPower({ y: x, logDensity }: Chart): Q.Rational {
  const exponents: Q.Rational[] = [];
  const visit = sharedMap((node, within) => {
    if (node.kind === 'power' && node.base === x && node.exponent.kind === 'number') {
      exponents.push(node.exponent.value);
      return zero;
    }
    return node.kind === 'apply' && node.fn === 'log' && node.args[0] === x ? zero : mapOperands(node, within);
  });
  return dependsOn(visit(logDensity), x) || exponents.length < 2 ? Q.one : Q.content(exponents);
}

function inPower(chart: Chart): readonly Chart[] {
  const c = commonPower(chart);
  if (Q.isOne(c)) return [];
  const [exponent, root] = [fromRational(c), fromRational(Q.invert(c))];
  return [
    compose(chart, {
      y: positive,
      support: positiveHalfLine,
      inverse: power(positive, root),
      of: power(chart.y, exponent),
      logSlope: subtract(multiply(subtract(root, one), log(positive)), log(exponent)),
    }),
  ];
}

/** Further charts of a law on (0, ∞), on (0, 1), or on ℝ. */
export function furtherCharts(chart: Chart): readonly Chart[] {
  const { y: x, support } = chart;
  const { lower, upper } = support;
  if (lower === zero && upper === infinity)
    return [
      compose(chart, { y: line, support: realLine, inverse: exp(line), of: log(x), logSlope: line }),
      ...inPower(chart),
    ];
  if (lower === zero && upper === one) {
    const minusLog: Transform = {
      y: positive,
      support: positiveHalfLine,
      inverse: exp(negate(positive)),
      of: negate(log(x)),
      logSlope: negate(positive),
    };
    const odds = divide(positive, add(one, positive));
    // by way of the odds, so that log x and log(1 − x) come out in the log-odds
    const fromOdds = compose(chart, {
      y: positive,
      support: positiveHalfLine,
      inverse: odds,
      of: divide(x, subtract(one, x)),
      logSlope: multiply(number(-2), log(add(one, positive))),
      rewrite: (f) => {
        const complement = symbol('_complement', 'observation', unitInterval);
        const apart = substitute(f, new Map([[subtract(one, x), complement]]));
        return substitute(
          apart,
          new Map([
            [x, odds],
            [complement, divide(one, add(one, positive))],
          ]),
        );
      },
    });
    return [compose(chart, minusLog), ...furtherCharts(fromOdds), fromOdds];
  }
  return [];
}

/** A law on an interval (a, ∞) with a > 0 by the logarithm of x/a. */
export function logarithmAboveEnd(chart: Chart): readonly Chart[] {
  const { y: x, support } = chart;
  const { lower, upper } = support;
  if (lower === zero || !isFinite(lower) || isFinite(upper) || log(lower).kind === 'apply') return [];
  return [
    compose(chart, {
      y: positive,
      support: positiveHalfLine,
      inverse: multiply(lower, exp(positive)),
      of: subtract(log(x), log(lower)),
      logSlope: add(log(lower), positive),
    }),
  ];
}

/** n x for a whole n > 1, where a kernel on a whole turn is one of n x alone: up to a constant factor, n x modulo a turn has its law. */
export function windings(chart: Chart): readonly Chart[] {
  const { y: x, logDensity, support } = chart;
  if (!isFinite(support.lower) || !isFinite(support.upper)) return [];
  if (!areEqual(subtract(support.upper, support.lower), turn)) return [];
  const waves = new Set<Expr>();
  const visit = sharedMap((node, within) => {
    if (node.kind !== 'apply' || (node.fn !== 'cos' && node.fn !== 'sin')) return mapOperands(node, within);
    waves.add(differentiate(node.args[0] as Expr, x));
    return zero;
  });
  if (dependsOn(visit(logDensity), x)) return [];
  const slopes = [...waves].filter((slope) => slope !== zero);
  const sizes = slopes.map((e) => (e.kind === 'number' && Q.isInteger(e.value) ? Math.abs(Q.toNumber(e.value)) : 0));
  const n = Math.min(...sizes);
  if (sizes.length === 0 || n < 2 || sizes.some((size) => size % n !== 0)) return [];
  const unwound = divide(line, number(n));
  return [
    {
      ...chart,
      y: line,
      support: openInterval(zero, turn),
      logDensity: simplify(substitute(logDensity, new Map([[x, unwound]]))),
      inverse: substitute(chart.inverse, new Map([[x, unwound]])),
      of: multiply(number(n), chart.of),
    },
  ];
}

/** An angle in radians on (0, 2π), for a law on an interval of another length. */
export function angle(chart: Chart): readonly Chart[] {
  const { y: x, support } = chart;
  const { lower, upper } = support;
  if (!isFinite(lower) || !isFinite(upper)) return [];
  const width = simplify(subtract(upper, lower));
  if (areEqual(width, turn)) return [chart];
  const stretch = divide(width, turn);
  return [
    compose(chart, {
      y: line,
      support: openInterval(zero, turn),
      inverse: add(lower, multiply(stretch, line)),
      of: divide(subtract(x, lower), stretch),
      logSlope: log(stretch),
    }),
  ];
}
