// Decides where a log-density has a kink or a jump in a parameter at observations that occur: at u(x, θ) = 0 for what stands in
// absolute values, signs and conditions, or under a root without a sign of its own.
import { one, primitivePart, subtract, symbol, zero } from '../expr/build.ts';
import { isNonZero, isPositive, rangeOf } from '../expr/assumptions.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import {
  conditionOperands,
  dependsOn,
  dependsOnAny,
  freeSymbols,
  eachNode,
  operands,
  someNode,
  type Expr,
  type SymbolExpr,
} from '../expr/expr.ts';
import { logSumExpFunction } from '../expr/functions/logSumExp.ts';
import { integers, isNonNegative, negativeReals, positiveReals, type Range } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { mapOperands, sharedMap, substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { intersection } from '../model/intervals.ts';
import { affineRoot } from './affineRoot.ts';
import { alternatives, settledAt, turnsOnParameters } from './atPlace.ts';
import { endOrder } from './endOrder.ts';
import { kindInParameters } from './kindInParameters.ts';
import { knownSigns, type SignOf } from './nearEnd.ts';
import { sideOf } from './sides.ts';
import type { Write } from './words.ts';

export type BreakKind = 'smooth' | 'kink' | 'cusp' | 'jump' | 'isolated' | 'edge' | 'unknown';

export interface Break {
  /** Vanishes where the break is. */
  readonly place: Expr;
  /** The observation at which it is, where it can be solved for. */
  readonly at: { readonly variable: SymbolExpr; readonly value: Expr } | undefined;
  /**
   * smooth: no break in a first derivative · kink: continuous, with slopes that differ · cusp: like |u|^p with p not known to
   * exceed 1/2 · jump: the density itself jumps · isolated: it is another one on the place alone · edge: it is zero on one side,
   * an end of the support · unknown.
   */
  readonly kind: BreakKind;
  /** Whether it depends on the observation; else it sits at a parameter value of its own. */
  readonly isJoint: boolean;
  /** p where the break is that of |u|^p, in the log-density, or in the density where a component of a mixture ends. */
  readonly exponent?: Expr;
  readonly isEndOfComponent?: boolean;
  /** Whether it is where `place` is a whole number, not where it vanishes. */
  readonly isPeriodic?: boolean;
}

/** Where a break is, in words: `at x = m`. */
export function breakPlace(b: Break, write: Write): string {
  if (b.isPeriodic === true) return `where ${write(b.place)} is a whole number`;
  if (b.at !== undefined) return `at ${b.at.variable.name} = ${write(b.at.value)}`;
  return `where ${equation(b.place, write)}`;
}

/** An expression that vanishes, as an equation: `s = 1`, `a = b`, `u² − v = 0`. */
function equation(place: Expr, write: Write): string {
  const [symbol, another] = freeSymbols(place);
  const root = symbol === undefined ? undefined : affineRoot(place, symbol);
  const isPlain = root?.kind === 'number' || root?.kind === 'symbol';
  if (symbol === undefined || root === undefined || !(another === undefined || isPlain)) return `${write(place)} = 0`;
  return `${write(symbol)} = ${write(root)}`;
}

/** The breaks that depend on a parameter, jointly with the observation or alone; `signOf` knows signs in the parameters. */
export function breaksOf(
  law: Law,
  parameters: readonly SymbolExpr[],
  signOf: SignOf = knownSigns([], undefined),
): readonly Break[] {
  const places = placesIn(law.logDensity).filter((u) => dependsOnAny(u, parameters));
  const steps = floorsIn(law.logDensity).filter((u) => dependsOnAny(u, parameters));
  return [...steps.map((u) => stepAt(law, u, parameters)), ...places.map(single)];

  function single(place: Expr): Break {
    const isJoint = dependsOnAny(place, law.variables);
    const variable = law.variables.find((x) => dependsOn(place, x));
    const at = variable === undefined ? undefined : affineRoot(place, variable);
    if (!isJoint) return { place, at: undefined, isJoint, kind: kindInParameters(law, place, parameters) };
    if (at === undefined || variable === undefined) return { place, at: undefined, isJoint, kind: 'unknown' };
    const exponent = exponentOf(law.logDensity, place);
    const joint = { place, at: { variable, value: at }, isJoint };
    if (exponent === 'unknown') return { ...joint, kind: 'unknown' };
    if (exponent !== undefined) return { ...joint, exponent, kind: kindOfExponent(rangeOf(exponent)) };
    const found = kindAt(law, place, variable, at, parameters, signOf);
    return typeof found === 'string' ? { ...joint, kind: found } : { ...joint, ...found };
  }
}

/** What stands in ⌊·⌋. */
function floorsIn(expr: Expr): readonly Expr[] {
  const found = new Set<Expr>();
  someNode(expr, (node) => {
    if (node.kind === 'apply' && node.fn === 'floor' && node.args[0] !== undefined) found.add(node.args[0]);
    return false;
  });
  return [...found];
}

const whole = symbol('n', 'pivot', integers);

/** What ⌊u⌋ does where u is a whole number n: it is n above, and n − 1 below. */
function stepAt(law: Law, u: Expr, parameters: readonly SymbolExpr[]): Break {
  const isJoint = dependsOnAny(u, law.variables);
  const base = { place: u, at: undefined, isJoint, isPeriodic: true };
  const x = (isJoint ? law.variables : parameters).find((v) => dependsOn(u, v));
  const root = x === undefined ? undefined : affineRoot(subtract(u, whole), x);
  if (x === undefined || root === undefined) return { ...base, kind: 'unknown' };
  const withFloor = (value: Expr): Expr =>
    sharedMap((node, within) =>
      node.kind === 'apply' && node.fn === 'floor' && node.args[0] === u ? value : mapOperands(node, within),
    )(law.logDensity);
  const gap = subtract(withFloor(whole), withFloor(subtract(whole, one)));
  const here = (expr: Expr): Expr => simplify(substitute(expr, new Map([[x, root]])));
  if (!isZero(here(gap))) return { ...base, kind: 'jump' };
  const slopes = parameters.map((p) => (isDifferentiable(gap, p) ? here(differentiate(gap, p)) : one));
  return { ...base, kind: slopes.every(isZero) ? 'smooth' : 'kink' };
}

/** What stands in |·|, sign, and comparisons, or is never negative under a root, each up to a factor that is a number. */
function placesIn(expr: Expr): readonly Expr[] {
  const places = new Set<Expr>();
  eachNode(expr, (node) => {
    if (node.kind === 'apply' && (node.fn === 'abs' || node.fn === 'sign')) {
      const [argument] = node.args;
      if (argument !== undefined) places.add(primitivePart(argument).primitive);
    }
    if (isRootThatMayVanish(node)) places.add(primitivePart(node.base).primitive);
    if (node.kind === 'piecewise')
      for (const branch of node.branches)
        for (const difference of conditionOperands(branch.condition)) places.add(primitivePart(difference).primitive);
  });
  return [...places];
}

/** √(a² + b²) has no derivative where its radicand is 0, inside of the parameter space; where a radicand changes its sign the space ends. */
const isRootThatMayVanish = (node: Expr): node is Expr & { kind: 'power' } =>
  node.kind === 'power' &&
  node.base.kind === 'sum' &&
  node.exponent.kind === 'number' &&
  !Q.isInteger(node.exponent.value) &&
  isNonNegative(rangeOf(node.base)) &&
  !isPositive(node.base);

/** What |u|^p does at u = 0 for p in the range: the model is differentiable in quadratic mean where p > 1/2. */
export function kindOfExponent(values: Range): BreakKind {
  if (values.lower > 1 || (values.lower === 1 && values.lowerOpen)) return 'smooth';
  return values.lower > 0.5 || (values.lower === 0.5 && values.lowerOpen) ? 'kink' : 'cusp';
}

function kindAt(
  law: Law,
  place: Expr,
  x: SymbolExpr,
  root: Expr,
  parameters: readonly SymbolExpr[],
  signOf: SignOf,
): BreakKind | Omit<Break, 'place' | 'at' | 'isJoint'> {
  const here = new Map<Expr, Expr>([[x, root]]);
  const near = settledAt(law.logDensity, here, signOf);
  const [above, below] = [sideOf(near, place, 1), sideOf(near, place, -1)];
  if (above === undefined || below === undefined || turnsOnParameters(near, place, law.variables)) return 'unknown';
  if ([above, below].some(isNothing)) return 'edge';
  const ended = endOfTerms(above, below, place, x, root, signOf);
  if (ended !== undefined) return ended;
  const gaps = alternatives(substitute(subtract(above, below), here))?.map((gap) => isZero(simplify(gap)));
  if (gaps?.every((isGap) => isGap) !== true) return gaps?.includes(true) === false ? 'jump' : 'unknown';
  const slopes = parameters
    .filter((p) => dependsOn(place, p))
    .map((p) => simplify(substitute(subtract(differentiate(above, p), differentiate(below, p)), here)));
  return slopes.every(isZero) ? 'smooth' : 'kink';
}

/**
 * Where components of a mixture end inside the support of others, with a density like z^(a − 1) in the distance z: what z^p with
 * p = a − 1 does, which a jump is at p = 0; undefined where that is not what the place is.
 */
function endOfTerms(
  above: Expr,
  below: Expr,
  place: Expr,
  x: SymbolExpr,
  end: Expr,
  signOf: SignOf,
): Omit<Break, 'place' | 'at' | 'isJoint'> | undefined {
  const [own, others] = [termsOf(above), termsOf(below)];
  const [beginning, ending] = [own.filter((t) => !others.includes(t)), others.filter((t) => !own.includes(t))];
  const slope = signOf(differentiate(place, x));
  if (slope === undefined || beginning.length > 0 === ending.length > 0) return undefined;
  const side = beginning.length > 0 === slope > 0 ? 'lower' : 'upper';
  const terms = [...beginning, ...ending];
  const { narrowed, widened } = withSigns([...terms, end], signOf);
  const here = substitute(end, narrowed);
  const orders = terms.map((term) => endOrder(substitute(term, narrowed), x, side, here, signOf));
  if (orders.every((order) => order?.kind === 'flat')) return { kind: 'smooth' };
  const [order, another] = orders.filter((o) => o?.kind !== 'flat');
  if (order?.kind !== 'power' || order.logPower !== undefined || another !== undefined) return { kind: 'unknown' };
  const exponent = subtract(substitute(order.order, widened), one);
  return isZero(exponent)
    ? { kind: 'jump' }
    : { kind: kindOfExponent(rangeOf(exponent)), exponent, isEndOfComponent: true };
}

/** Symbols that have the sign of the parameters in their domains, and back. */
function withSigns(
  exprs: readonly Expr[],
  signOf: SignOf,
): { readonly narrowed: ReadonlyMap<Expr, Expr>; readonly widened: ReadonlyMap<Expr, Expr> } {
  const [narrowed, widened] = [new Map<Expr, Expr>(), new Map<Expr, Expr>()];
  for (const s of new Set(exprs.flatMap((e) => [...freeSymbols(e)]))) {
    const sign = s.role === 'parameter' ? signOf(s) : undefined;
    const domain = sign === undefined ? undefined : intersection(s.domain, sign > 0 ? positiveReals : negativeReals);
    if (domain === undefined) continue;
    const narrow = symbol(s.name, s.role, domain);
    narrowed.set(s, narrow);
    widened.set(narrow, s);
  }
  return { narrowed, widened };
}

const termsOf = (logDensity: Expr): readonly Expr[] =>
  logDensity.kind === 'apply' && logDensity.fn === logSumExpFunction.name ? logDensity.args : [logDensity];

/** Whether it is the logarithm of 0, whatever conditions are left in it: of a mixture, that of every component. */
function isNothing(expr: Expr): boolean {
  const known = new Map<Expr, boolean>();
  const look = (node: Expr): boolean => {
    const result = known.get(node) ?? found(node);
    known.set(node, result);
    return result;
  };
  const found = (node: Expr): boolean => {
    if (node.kind === 'piecewise') return [...node.branches.map((b) => b.value), node.otherwise].every(look);
    if (node.kind === 'apply' && node.fn === 'log' && node.args[0] === zero) return true;
    if (node.kind === 'apply' && node.fn === logSumExpFunction.name) return node.args.every(look);
    return operands(node).some(look);
  };
  return look(expr);
}

/** An end of the support that a condition in the density makes. */
export interface HiddenEdge {
  readonly side: 'lower' | 'upper';
  readonly end: Expr;
  readonly variable: SymbolExpr;
  /** The log-density within. */
  readonly inside: Expr;
}

/** The places at which the density begins or ceases to be positive, where they depend on a parameter. */
export function hiddenEdges(law: Law, parameters: readonly SymbolExpr[], signOf?: SignOf): readonly HiddenEdge[] {
  return breaksOf(law, parameters, signOf).flatMap((b): HiddenEdge[] => {
    if (b.kind !== 'edge' || b.at === undefined) return [];
    const { variable, value } = b.at;
    const slope = differentiate(b.place, variable);
    if (!isNonZero(slope)) return [];
    const here = new Map<Expr, Expr>([[variable, value]]);
    const near = settledAt(law.logDensity, here, signOf ?? knownSigns([], undefined));
    const [above, below] = [sideOf(near, b.place, 1), sideOf(near, b.place, -1)];
    if (above === undefined || below === undefined || isNothing(above) === isNothing(below)) return [];
    const alive = isNothing(above) ? below : above;
    // the living side is that of greater x where u grows with x and is positive there, or falls and is negative
    const isLower = (alive === above) === isPositive(slope);
    return [{ side: isLower ? 'lower' : 'upper', end: value, variable, inside: alive }];
  });
}

/** The exponent of |u| where it stands in one power, and nowhere else; unknown where it stands otherwise as well, or in a logarithm. */
function exponentOf(expr: Expr, place: Expr): Expr | 'unknown' | undefined {
  const isAbsOfPlace = (node: Expr | undefined): boolean =>
    node?.kind === 'apply' &&
    node.fn === 'abs' &&
    node.args[0] !== undefined &&
    primitivePart(node.args[0]).primitive === place;
  // the density itself is 0 or infinite there
  const vanishes = (node: Expr | undefined): boolean =>
    isAbsOfPlace(node) ||
    (node?.kind === 'power' && vanishes(node.base)) ||
    (node?.kind === 'product' && node.factors.some(vanishes));
  const [uses, seen] = [new Set<Expr | 'plain' | 'singular'>(), new Set<Expr>()];
  const collect = (node: Expr): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'power' && isAbsOfPlace(node.base)) {
      uses.add(node.exponent);
      collect(node.exponent);
    } else if (node.kind === 'apply' && node.fn === 'log' && vanishes(node.args[0])) uses.add('singular');
    else if (isAbsOfPlace(node)) uses.add('plain');
    else operands(node).forEach(collect);
  };
  collect(expr);
  const [use, another] = uses;
  if (use === undefined || (use === 'plain' && another === undefined)) return undefined;
  return another !== undefined || typeof use === 'string' ? 'unknown' : use;
}
