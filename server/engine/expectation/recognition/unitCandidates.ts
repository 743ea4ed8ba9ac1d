// Which families have a log-density in log u and log(1 − u^c): powers of a beta variable u = x on (0, 1), and u = e^(−x) on (0, ∞).
import { add, divide, half, multiply, negate, number, one, subtract, two } from '../../expr/build.ts';
import type { SymbolExpr, Expr } from '../../expr/expr.ts';
import { log } from '../../expr/functions/log.ts';
import { areEqual, simplify } from '../../expr/simplify.ts';
import { beta } from '../../distributions/beta.ts';
import { kumaraswamy } from '../../distributions/kumaraswamy.ts';
import { hasSign, isBelowZero, isOne, type Candidate } from './candidate.ts';
import { exponentialShape } from './exponentialShape.ts';
import { generalizedBeta, logBeta } from './namelessPositiveLaws.ts';

const center = half;

/** x^(c a − 1) (1 − x^c)^(b − 1). */
export function unitCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const shape = exponentialShape(logDensity, x, 'half-line');
  if (shape === undefined || shape.exponentials.length > 0 || shape.logSums.length > 1) return [];
  const first = simplify(add(shape.linear, one));
  const [logSum] = shape.logSums;
  if (logSum === undefined) return [{ family: beta, coordinates: [first, one], center }];
  const { coefficient, parts } = logSum;
  const [constant, rising] = parts[0].rate === number(0) ? parts : [parts[1], parts[0]];
  if (constant.rate !== number(0) || !areEqual(rising.coefficient, negate(constant.coefficient))) return [];
  const power = rising.rate;
  const a = simplify(divide(first, power));
  const b = simplify(add(coefficient, one));
  if (isOne(power)) return [{ family: beta, coordinates: [first, b], center }];
  if (isOne(a)) return [{ family: kumaraswamy, coordinates: [power, b], center }];
  return [{ family: generalizedBeta, coordinates: [power, a, b], center }];
}

/** e^(−a x/s) (1 − e^(−x/s))^(b − 1) on (0, ∞). */
export function decayCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const shape = exponentialShape(logDensity, x, 'line');
  const [logSum, other] = shape?.logSums ?? [];
  if (shape === undefined || logSum === undefined || other !== undefined || shape.exponentials.length > 0) return [];
  const { coefficient, parts } = logSum;
  if (!areEqual(parts[0].coefficient, negate(parts[1].coefficient))) return [];
  const gap = simplify(subtract(parts[1].rate, parts[0].rate));
  if (!hasSign(gap)) return [];
  // log(e^(r x) − e^(q x)) = r x + log(1 − e^(−(r − q) x)), r the larger of the two
  const [low, high] = isBelowZero(gap) ? [parts[1], parts[0]] : parts;
  const scale = simplify(divide(one, subtract(high.rate, low.rate)));
  const linear = add(shape.linear, multiply(coefficient, high.rate));
  return [
    {
      family: logBeta,
      coordinates: [scale, simplify(negate(multiply(linear, scale))), simplify(add(coefficient, one))],
      center: multiply(scale, log(two)),
    },
  ];
}
