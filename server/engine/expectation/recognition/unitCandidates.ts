// Which families on (0, 1) have a log-density in log x and log(1 − x^c): powers of a beta variable.
import { add, divide, negate, number, one, ratio } from '../../expr/build.ts';
import type { SymbolExpr, Expr } from '../../expr/expr.ts';
import { areEqual, simplify } from '../../expr/simplify.ts';
import { beta } from '../../distributions/beta.ts';
import { kumaraswamy } from '../../distributions/kumaraswamy.ts';
import { isOne, type Candidate } from './candidate.ts';
import { exponentialShape } from './exponentialShape.ts';
import { generalizedBeta } from './namelessLaws.ts';

const center = ratio(1, 2);

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
