// Which families have a log-density in log u and log(1 − u^c): powers of a beta variable u = x on (0, 1), and u = e^(−x) on (0, ∞).
import { add, divide, half, multiply, negate, one, subtract, two, zero } from '../../expr/build.ts';
import type { SymbolExpr, Expr } from '../../expr/expr.ts';
import { log } from '../../expr/functions/log.ts';
import { areEqual, simplify } from '../../expr/simplify.ts';
import { beta } from '../../distributions/beta.ts';
import { kumaraswamy } from '../../distributions/kumaraswamy.ts';
import { hasSign, isBelowZero, isOne, type Candidate } from './candidate.ts';
import { exponentialShape, type LogSum } from './exponentialShape.ts';
import { generalizedBeta, logBeta } from './namelessPositiveLaws.ts';

const center = half;

/** x^(c a − 1) (1 − x^c)^(b − 1). */
export function unitCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const shape = exponentialShape(logDensity, x, 'half-line');
  if (shape === undefined || shape.exponentials.length > 0 || shape.logSums.length > 1) return [];
  const [logSum] = shape.logSums;
  const low = logSum === undefined ? zero : lowerRate(logSum);
  // log(c x^r − d x^q) = r log x + log(c − d x^(q − r))
  const first = simplify(add(shape.linear, one, multiply(logSum?.coefficient ?? zero, low)));
  if (logSum === undefined) return [{ family: beta, coordinates: [first, one], center }];
  const { coefficient, parts } = logSum;
  const [constant, rising] = parts[0].rate === low ? parts : [parts[1], parts[0]];
  if (!areEqual(rising.coefficient, negate(constant.coefficient))) return [];
  const power = simplify(subtract(rising.rate, low));
  const a = simplify(divide(first, power));
  const b = simplify(add(coefficient, one));
  if (isOne(power)) return [{ family: beta, coordinates: [first, b], center }];
  if (isOne(a)) return [{ family: kumaraswamy, coordinates: [power, b], center }];
  return [{ family: generalizedBeta, coordinates: [power, a, b], center }];
}

/** The smaller of two rates where that is known; 0 where it is one of them. */
function lowerRate({ parts: [a, b] }: LogSum): Expr {
  if (a.rate === zero || b.rate === zero) return zero;
  return isBelowZero(simplify(subtract(a.rate, b.rate))) ? a.rate : b.rate;
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
