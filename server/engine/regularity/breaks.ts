// Decides where a log-density has a kink or a jump in a parameter at observations that occur: at u(x, θ) = 0 for what stands in
// absolute values, signs and conditions.
import { divide, isZeroNumber, negate, number, piecewise, primitivePart, subtract, zero } from '../expr/build.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import {
  conditionOperands,
  dependsOn,
  dependsOnAny,
  operands,
  someNode,
  type Condition,
  type Expr,
  type SymbolExpr,
} from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { mapOperands, substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';

export interface Break {
  /** Vanishes where the break is. */
  readonly place: Expr;
  /** The observation at which it is, where it can be solved for. */
  readonly at: { readonly variable: SymbolExpr; readonly value: Expr } | undefined;
  /**
   * smooth: no break in a first derivative · kink: continuous, with slopes that differ · cusp: like |u|^p with p not known to
   * exceed 1/2 · jump: the density itself jumps · unknown.
   */
  readonly kind: 'smooth' | 'kink' | 'cusp' | 'jump' | 'unknown';
  /** Whether it depends on the observation; else it sits at a parameter value of its own. */
  readonly isJoint: boolean;
}

/** The breaks that depend on a parameter, jointly with the observation or alone. */
export function breaksOf(law: Law, parameters: readonly SymbolExpr[]): readonly Break[] {
  const places = placesIn(law.logDensity).filter((u) => dependsOnAny(u, parameters));
  return places.map((place) => {
    const isJoint = dependsOnAny(place, law.variables);
    const variable = law.variables.find((x) => dependsOn(place, x));
    const at = variable === undefined ? undefined : rootIn(place, variable);
    if (!isJoint) return { place, at: undefined, isJoint, kind: 'kink' };
    if (at === undefined || variable === undefined) return { place, at: undefined, isJoint, kind: 'unknown' };
    return { place, at: { variable, value: at }, isJoint, kind: kindAt(law, place, variable, at, parameters) };
  });
}

/** What stands in |·|, sign, and comparisons, each up to a factor that is a number. */
function placesIn(expr: Expr): readonly Expr[] {
  const places = new Set<Expr>();
  const visit = (node: Expr): void => {
    if (node.kind === 'apply' && (node.fn === 'abs' || node.fn === 'sign' || node.fn === 'floor')) {
      const [argument] = node.args;
      if (argument !== undefined) places.add(primitivePart(argument).primitive);
    }
    if (node.kind === 'piecewise')
      for (const branch of node.branches)
        for (const difference of conditionOperands(branch.condition)) places.add(primitivePart(difference).primitive);
    operands(node).forEach(visit);
  };
  visit(expr);
  return [...places];
}

/** The value of x at which an expression affine in x vanishes. */
function rootIn(place: Expr, x: SymbolExpr): Expr | undefined {
  if (!isDifferentiable(place, x)) return undefined;
  const slope = differentiate(place, x);
  if (dependsOn(slope, x) || isZeroNumber(slope)) return undefined;
  return simplify(divide(negate(substitute(place, new Map([[x, zero]]))), slope));
}

function kindAt(law: Law, place: Expr, x: SymbolExpr, root: Expr, parameters: readonly SymbolExpr[]): Break['kind'] {
  const cusp = exponentOf(law.logDensity, place);
  if (cusp === 'unknown') return 'unknown';
  if (cusp !== undefined) {
    const values = rangeOf(cusp);
    if (values.lower > 1 || (values.lower === 1 && values.lowerOpen)) return 'smooth';
    return values.lower > 0.5 || (values.lower === 0.5 && values.lowerOpen) ? 'kink' : 'cusp';
  }
  const [above, below] = [sideOf(law.logDensity, place, 1), sideOf(law.logDensity, place, -1)];
  if (above === undefined || below === undefined) return 'unknown';
  if ([above, below].some((side) => someNode(side, isLogOfZero))) return 'jump';
  const here = new Map<Expr, Expr>([[x, root]]);
  if (!isZero(simplify(substitute(subtract(above, below), here)))) return 'jump';
  const slopes = parameters
    .filter((p) => dependsOn(place, p))
    .map((p) => simplify(substitute(subtract(differentiate(above, p), differentiate(below, p)), here)));
  return slopes.every(isZero) ? 'smooth' : 'kink';
}

const isLogOfZero = (node: Expr): boolean => node.kind === 'apply' && node.fn === 'log' && node.args[0] === zero;

/** The exponent of |u| where it stands in one power, and nowhere else. */
function exponentOf(expr: Expr, place: Expr): Expr | 'unknown' | undefined {
  const exponents = new Set<Expr>();
  let plain = false;
  let singular = false;
  const isAbsOfPlace = (node: Expr | undefined): boolean =>
    node?.kind === 'apply' &&
    node.fn === 'abs' &&
    node.args[0] !== undefined &&
    primitivePart(node.args[0]).primitive === place;
  const visit = (node: Expr): void => {
    if (node.kind === 'power' && isAbsOfPlace(node.base)) {
      exponents.add(node.exponent);
      visit(node.exponent);
      return;
    }
    if (node.kind === 'apply' && node.fn === 'log' && isAbsOfPlace(node.args[0])) singular = true;
    if (isAbsOfPlace(node)) plain = true;
    operands(node).forEach(visit);
  };
  visit(expr);
  const [exponent] = exponents;
  if (singular || exponents.size > 1 || (plain && exponents.size > 0)) return 'unknown';
  return exponent;
}

/** The expression on the side of the place where u is positive (1) or negative (−1); undefined where a condition stays open. */
function sideOf(expr: Expr, place: Expr, sign: 1 | -1): Expr | undefined {
  let open = false;
  const signOf = (u: Expr): -1 | 0 | 1 => {
    const { content, primitive } = primitivePart(u);
    return primitive === place ? (Q.sign(content) * sign === 1 ? 1 : -1) : 0;
  };
  const holds = (condition: Condition): boolean | undefined => {
    if (condition.kind !== 'comparison') {
      if (conditionOperands(condition).some((u) => signOf(u) !== 0)) open = true;
      return undefined;
    }
    const side = signOf(condition.difference);
    if (side === 0) return undefined;
    return condition.relation === '!=' || (condition.relation !== '=' && side < 0);
  };
  const visit = (node: Expr): Expr => {
    const [argument] = node.kind === 'apply' ? node.args : [];
    if (node.kind === 'apply' && argument !== undefined && signOf(argument) !== 0) {
      const inner = signOf(argument) > 0 ? argument : negate(argument);
      if (node.fn === 'abs') return inner;
      if (node.fn === 'sign') return number(signOf(argument));
      if (node.fn === 'floor') open = true;
    }
    if (node.kind !== 'piecewise') return mapOperands(node, visit);
    const branches = node.branches.flatMap((branch) => {
      const truth = holds(branch.condition);
      return truth === false ? [] : [{ truth, condition: branch.condition, value: visit(branch.value) }];
    });
    const decided = branches.findIndex((branch) => branch.truth === true);
    const otherwise = decided < 0 ? visit(node.otherwise) : (branches[decided]?.value ?? node.otherwise);
    return piecewise(decided < 0 ? branches : branches.slice(0, decided), otherwise);
  };
  const result = visit(expr);
  return open ? undefined : result;
}
