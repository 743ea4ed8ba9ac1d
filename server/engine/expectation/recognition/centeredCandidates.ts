// Which families on the line have a log-density of the distance from a center alone: powers of |x − m|, log(1 + (x − m)²/s²),
// cos(x − m) and log(A + B cos(x − m)) on a turn.
import {
  add,
  divide,
  half,
  multiply,
  negate,
  number,
  one,
  pi,
  power,
  square,
  subtract,
  symbol,
  two,
  zero,
} from '../../expr/build.ts';
import { differentiate } from '../../expr/differentiate.ts';
import { dependsOn, eachNode, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { positiveReals } from '../../expr/range.ts';
import * as Q from '../../expr/rational.ts';
import { simplify } from '../../expr/simplify.ts';
import { call, mapOperands, substitute } from '../../expr/substitute.ts';
import { cauchy } from '../../distributions/cauchy.ts';
import { laplace } from '../../distributions/laplace.ts';
import { studentT } from '../../distributions/studentT.ts';
import { vonMises } from '../../distributions/vonMises.ts';
import { coefficientOf, linearForm } from '../linearForm.ts';
import { isNumber, isOne, type Candidate } from './candidate.ts';
import { exponentialShape, root } from './exponentialShape.ts';
import { exponentialPower, powerOfCosine, twoSidedGeneralizedGamma, wrappedCauchy } from './namelessLaws.ts';

/** The zeros of the affine functions of x that stand in calls of a function. */
function zerosWithin(expr: Expr, fn: string, x: SymbolExpr): readonly Expr[] {
  const found = new Set<Expr>();
  eachNode(expr, (node) => {
    if (node.kind === 'apply' && node.fn === fn && dependsOn(node, x)) {
      const argument = node.args[0] as Expr;
      const slope = simplify(differentiate(argument, x));
      if (!dependsOn(slope, x)) {
        const start = substitute(argument, new Map([[x, zero]]));
        found.add(simplify(negate(divide(start, slope))));
      }
    }
  });
  return [...found];
}

const distance = symbol('_t', 'observation', positiveReals);

/** The m of −(x − m)^p/s^p with an even p: minus the second coefficient by p times the first. */
function centerOfPolynomial(logDensity: Expr, x: SymbolExpr): readonly Expr[] {
  const form = linearForm(logDensity, [x]);
  const degrees = form?.terms.map(({ atom }) => (atom === x ? 1 : degreeOf(atom, x))) ?? [];
  if (form === undefined || degrees.length === 0 || degrees.some((d) => Number.isNaN(d))) return [];
  const degree = Math.max(...degrees);
  if (degree < 4 || degree > 12 || degree % 2 !== 0) return [];
  const [leading, next] = [degree, degree - 1].map((d) => coefficientOf(form, power(x, number(d))));
  return [simplify(divide(next as Expr, multiply(number(-degree), leading as Expr)))];
}

const degreeOf = (atom: Expr, x: SymbolExpr): number =>
  atom.kind === 'power' && atom.base === x && atom.exponent.kind === 'number' ? Q.toNumber(atom.exponent.value) : NaN;

/** −|x − m|^p/s^p + (d − 1) log|x − m|. */
export function twoSidedCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const [location, other] = [...zerosWithin(logDensity, 'abs', x), ...centerOfPolynomial(logDensity, x)];
  if (location === undefined || other !== undefined) return [];
  const right = substitute(logDensity, new Map<Expr, Expr>([[x, add(location, distance)]]));
  const shape = exponentialShape(simplifiedWithin(right), distance, 'half-line');
  const [part, second] = shape?.exponentials ?? [];
  if (shape === undefined || part === undefined || second !== undefined) return [];
  if (shape.quadratic !== zero || shape.logSums.length > 0) return [];
  const p = part.rate;
  const scale = root(negate(part.coefficient), divide(number(-1), p));
  const center = add(location, one);
  if (shape.linear !== zero)
    return [
      {
        family: twoSidedGeneralizedGamma,
        coordinates: [location, scale, simplify(add(shape.linear, one)), p],
        center,
      },
    ];
  return isOne(p)
    ? [{ family: laplace, coordinates: [location, scale], center }]
    : [{ family: exponentialPower, coordinates: [location, scale, p], center }];
}

/** −q log(A x² + B x + C). */
export function quadraticCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const form = linearForm(logDensity, [x]);
  const [term, other] = form?.terms ?? [];
  if (term === undefined || other !== undefined) return [];
  const { atom, coefficient } = term;
  if (atom.kind !== 'apply' || atom.fn !== 'log') return [];
  const inside = linearForm(atom.args[0] as Expr, [x]);
  if (inside === undefined || inside.terms.some((t) => t.atom !== x && t.atom !== square(x))) return [];
  const [leading, middle] = [coefficientOf(inside, square(x)), coefficientOf(inside, x)];
  if (leading === zero) return [];
  const location = simplify(divide(middle, multiply(number(-2), leading)));
  const spread = simplify(subtract(divide(inside.constant, leading), square(location)));
  const q = simplify(negate(coefficient));
  const scale = root(spread, half);
  if (isOne(q)) return [{ family: cauchy, coordinates: [location, scale], center: location }];
  const df = simplify(subtract(multiply(two, q), one));
  return [{ family: studentT, coordinates: [df, location, multiply(scale, root(df, negate(half)))], center: location }];
}

/** κ cos(x − m), or a cos x + b sin x. */
export function circularCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const form = linearForm(logDensity, [x]);
  const [term, other] = form?.terms ?? [];
  if (term === undefined || other !== undefined) return [];
  const { atom, coefficient } = term;
  if (atom.kind !== 'apply' || atom.fn !== 'cos') return [];
  const argument = atom.args[0] as Expr;
  const slope = simplify(differentiate(argument, x));
  if (!isOne(slope) && !isNumber(slope, -1)) return [];
  const [mean] = zerosWithin(atom, 'cos', x);
  if (mean === undefined) return [];
  return [{ family: vonMises, coordinates: [mean, coefficient], center: mean }];
}

/** −log(A + B cos(x − m)). */
export function wrappedCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const [term, other] = linearForm(logDensity, [x])?.terms ?? [];
  if (term === undefined || other !== undefined || !isNumber(term.coefficient, -1)) return [];
  const { atom } = term;
  if (atom.kind !== 'apply' || atom.fn !== 'log') return [];
  const inside = linearForm(atom.args[0] as Expr, [x]);
  const [wave, further] = inside?.terms ?? [];
  if (inside === undefined || wave === undefined || further !== undefined) return [];
  const [mean] = zerosWithin(wave.atom, 'cos', x);
  if (mean === undefined) return [];
  const size = simplify(divide(negate(wave.coefficient), inside.constant));
  return [{ family: wrappedCauchy, coordinates: [mean, size], center: mean }];
}

/** a log(A ± A cos(x − m)). */
export function powerOfCosineCandidates(logDensity: Expr, x: SymbolExpr): readonly Candidate[] {
  const [term, other] = linearForm(logDensity, [x])?.terms ?? [];
  if (term === undefined || other !== undefined) return [];
  const { atom, coefficient } = term;
  if (atom.kind !== 'apply' || atom.fn !== 'log') return [];
  const inside = linearForm(atom.args[0] as Expr, [x]);
  const [wave, further] = inside?.terms ?? [];
  if (inside === undefined || wave === undefined || further !== undefined) return [];
  const [crest] = zerosWithin(wave.atom, 'cos', x);
  const size = simplify(divide(wave.coefficient, inside.constant));
  if (crest === undefined || !(isOne(size) || isNumber(size, -1))) return [];
  const mean = isOne(size) ? crest : add(crest, pi);
  return [{ family: powerOfCosine, coordinates: [mean, coefficient], center: mean }];
}

/** With the arguments of functions in their shortest form: |a(m + t) − a m| is |a| t. */
function simplifiedWithin(expr: Expr): Expr {
  if (!dependsOn(expr, distance)) return expr;
  if (expr.kind === 'apply') return call(expr.fn, expr.args.map(simplify));
  return mapOperands(expr, simplifiedWithin);
}
