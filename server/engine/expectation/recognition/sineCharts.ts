// A law of an angle on a quarter or a half turn by y = sin² φ, φ in (0, π/2): beta laws for products of powers of sine and
// cosine, exponential ones for a field against a polar angle. Source: NIST DLMF 5.12.2.
import {
  add,
  divide,
  half,
  multiply,
  negate,
  number,
  one,
  pi,
  power as raise,
  ratio,
  sqrt,
  square,
  subtract,
  symbol,
  two,
  zero,
} from '../../expr/build.ts';
import { differentiate } from '../../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { asin, cos, sin } from '../../expr/functions/trigonometric.ts';
import { log } from '../../expr/functions/log.ts';
import * as Q from '../../expr/rational.ts';
import { unitInterval } from '../../expr/range.ts';
import { areEqual, simplify } from '../../expr/simplify.ts';
import { mapOperands, sharedMap, substitute } from '../../expr/substitute.ts';
import { unitIntervalSupport } from '../../distributions/support.ts';
import type { Law } from '../../distributions/law.ts';
import type { LogPartition } from '../discretePartition.ts';
import { logPartition } from '../logPartition.ts';
import { compose, ownChart, type Chart } from './charts.ts';

const y = symbol('_y', 'observation', unitInterval);
const [sine, cosine] = [sqrt(y), sqrt(subtract(one, y))];
const doubled = { sin: multiply(two, sine, cosine), cos: subtract(one, multiply(two, y)) };

/** An interval with φ as a multiple of x plus a constant, and functions of x by those of φ. */
interface Turn {
  readonly from: Expr;
  readonly to: Expr;
  readonly slope: Expr;
  readonly shift: Expr;
  readonly values: (x: SymbolExpr) => readonly (readonly [Expr, Expr])[];
}

const quarter = divide(pi, two);
const turns: readonly Turn[] = [
  {
    from: zero,
    to: pi,
    slope: half,
    shift: zero,
    values: (x) => [
      [sin(multiply(half, x)), sine],
      [cos(multiply(half, x)), cosine],
      [sin(x), doubled.sin],
      [cos(x), doubled.cos],
      [cos(multiply(two, x)), subtract(multiply(two, square(doubled.cos)), one)],
    ],
  },
  {
    from: zero,
    to: quarter,
    slope: one,
    shift: zero,
    values: (x) => [
      [sin(x), sine],
      [cos(x), cosine],
      [sin(multiply(two, x)), doubled.sin],
      [cos(multiply(two, x)), doubled.cos],
    ],
  },
  {
    from: negate(quarter),
    to: quarter,
    slope: half,
    shift: divide(pi, number(4)),
    values: (x) => [
      [cos(x), doubled.sin],
      [sin(x), negate(doubled.cos)],
      [cos(multiply(two, x)), subtract(one, multiply(two, square(doubled.cos)))],
    ],
  },
];

/** Even powers of the sine and cosine of half the angle by the cosine of the angle: 2 sin² (x/2) = 1 − cos x. */
export function withWholeAngles(own: Chart): Chart {
  const halved = (u: Expr): boolean => areEqual(square(differentiate(u, own.y)), ratio(1, 4));
  const visit = sharedMap((node, within) => {
    const { base, exponent } = node.kind === 'power' ? node : { base: node, exponent: one };
    const power = exponent.kind === 'number' ? Q.toNumber(exponent.value) / 2 : NaN;
    const isWave = base.kind === 'apply' && (base.fn === 'sin' || base.fn === 'cos');
    if (!Number.isInteger(power) || !isWave || !halved(base.args[0] as Expr)) return mapOperands(node, within);
    const wave = cos(multiply(two, base.args[0] as Expr));
    return raise(multiply(half, add(one, base.fn === 'cos' ? wave : negate(wave))), number(power));
  });
  return { ...own, logDensity: visit(own.logDensity) };
}

/** The chart of a law that depends on its angle by such functions alone. */
export function sineCharts(own: Chart): readonly Chart[] {
  const { y: x, support } = own;
  const turn = turns.find((t) => areEqual(t.from, support.lower) && areEqual(t.to, support.upper));
  if (turn === undefined) return [];
  const values = new Map(turn.values(x));
  const chart = compose(own, {
    y,
    support: unitIntervalSupport,
    inverse: divide(subtract(asin(sine), turn.shift), turn.slope),
    of: square(sin(add(multiply(turn.slope, x), turn.shift))),
    // dφ = dy/(2 √y √(1 − y))
    logSlope: simplify(negate(log(multiply(two, turn.slope, sine, cosine)))),
    rewrite: (f) => substitute(f, values),
  });
  return dependsOn(chart.logDensity, x) ? [] : [chart];
}

/** log ∫ of a kernel on such an interval, by that of the kernel of y. */
export function sinePartition({ variables, support, logDensity, measure }: Law): LogPartition | undefined {
  const [x, other] = variables;
  if (x === undefined || other !== undefined || support.kind !== 'interval') return undefined;
  const [chart] = sineCharts(ownChart(x, support, logDensity));
  if (chart === undefined) return undefined;
  return logPartition({
    name: 'custom',
    measure,
    variables: [chart.y],
    support: chart.support,
    logDensity: chart.logDensity,
  });
}
