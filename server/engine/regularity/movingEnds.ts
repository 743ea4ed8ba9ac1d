// Decides what an end of the support that moves with a parameter does to the model, from how the density vanishes there.
// Source: as for the order of the end; van der Vaart, Asymptotic Statistics (1998), section 9.4.
import { rangeOf } from '../expr/assumptions.ts';
import { evaluate } from '../expr/compile.ts';
import { add, infinity, multiply, negate, number, one, piecewise, subtract, zero } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import type { Range } from '../expr/range.ts';
import { isInfinite } from '../model/supports.ts';
import type { Law } from '../distributions/law.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { hiddenEdges } from './breaks.ts';
import { endCases, outOfCase, withinCase, type EndCase } from './endCases.ts';
import { endOrder, type EndOrder } from './endOrder.ts';
import { knownSigns, type SignOf } from './nearEnd.ts';
import { isWeightlessEnd } from './weightless.ts';

/**
 * With the density like z^(a − 1) at the moving end:
 * unbounded: a < 1, the likelihood has no maximum · jump: a = 1, E[score] ≠ 0 · infinite: 1 < a ≤ 2, the information is
 * infinite · regular: a > 2, or flat · depends: on the parameter · unknown.
 */
export type EndKind = 'unbounded' | 'jump' | 'infinite' | 'regular' | 'depends' | 'unknown';

export interface MovingEnd {
  readonly side: 'lower' | 'upper';
  readonly end: Expr;
  readonly parameters: readonly SymbolExpr[];
  /** The component of a vector whose interval it ends. */
  readonly component?: SymbolExpr;
  readonly order: EndOrder | undefined;
  readonly kind: EndKind;
  /** Whether it is an end by a condition in the density, not by the stated support. */
  readonly isHidden: boolean;
  /** Whether what ends there has no weight at the writer's point: the support at the point itself ends before. */
  readonly isWeightless?: boolean;
}

/** The kind of an end whose order has these values. */
function kindOfRange(order: Range): EndKind {
  if (order.lower > 2 || (order.lower === 2 && order.lowerOpen)) return 'regular';
  if (order.upper < 1 || (order.upper === 1 && order.upperOpen)) return 'unbounded';
  if (order.lower === 1 && order.upper === 1) return 'jump';
  if ((order.lower > 1 || (order.lower === 1 && order.lowerOpen)) && order.upper <= 2) return 'infinite';
  return 'depends';
}

/** The kind for the whole parameter space, or at the point where one is given and the order depends on the parameter. */
function kindOf(order: EndOrder | undefined, at: ReadonlyMap<SymbolExpr, number> | undefined): EndKind {
  if (order === undefined) return 'unknown';
  if (order.kind === 'flat') return 'regular';
  const everywhere = kindOfRange(rangeOf(order.order));
  if (everywhere !== 'depends' || at === undefined) return withLogarithm(everywhere, order, rangeOf(order.order));
  const value = evaluate(order.order, at);
  if (!Number.isFinite(value)) return 'depends';
  const here = { lower: value, upper: value, lowerOpen: false, upperOpen: false, integer: false };
  return withLogarithm(kindOfRange(here), order, here);
}

/** What |log z|^q does beside z^(a − 1): it matters at a = 1, and at a = 2, where ∫ dz/(z |log z|^q′) decides. */
function withLogarithm(kind: EndKind, order: EndOrder, { lower, upper }: Range): EndKind {
  if (order.kind === 'flat' || order.logPower === undefined) return kind;
  const sign = Q.sign(order.logPower);
  if (lower === 1 && upper === 1) return sign > 0 ? 'unbounded' : 'infinite';
  if (lower === 2 && upper === 2) return Q.compare(order.logPower, Q.rational(-1n)) < 0 ? 'regular' : 'infinite';
  return kind;
}

/** The values of all symbols at the writer's point. */
export function valuesAt(model: StatisticalModel): ReadonlyMap<SymbolExpr, number> | undefined {
  const { point } = model;
  if (point === undefined) return undefined;
  return new Map([...model.parameters.map((p, i) => [p.symbol, point[i] as number] as const), ...model.knownValues]);
}

/** The order of the end in the case in which it is one; in symbols of the case's own domains. */
function orderInCase(law: Law, side: 'lower' | 'upper', place: EndCase, signOf: SignOf): EndOrder | undefined {
  const [x] = law.variables;
  if (x === undefined) return undefined;
  const signInCase: SignOf = (u) => knownSigns([], undefined)(u) ?? signOf(outOfCase(u, place));
  return endOrder(withinCase(law.logDensity, place), x, side, withinCase(place.end, place), signInCase);
}

/**
 * The order at an end of one component's interval, where it is the same beside all values of the others: the density is that of
 * the component times one of the others, or does not vanish there.
 */
function orderAtFace(law: Law, i: number, side: 'lower' | 'upper', end: Expr, signOf: SignOf): EndOrder | undefined {
  const x = law.variables[i];
  const others = law.variables.filter((v) => v !== x);
  if (x === undefined || !isDifferentiable(law.logDensity, x)) return undefined;
  const isSeparate = !dependsOnAny(simplify(differentiate(law.logDensity, x)), others);
  const order = endOrder(law.logDensity, x, side, end, signOf);
  if (order?.kind !== 'power') return isSeparate ? order : undefined;
  if (dependsOnAny(order.order, law.variables)) return undefined;
  const isJump = order.order === one && order.logPower === undefined;
  return isSeparate || isJump ? { ...order, limit: undefined } : undefined;
}

/** Positive where the ends of the support that move are regular, as far as that depends on the parameters. */
export function whereEndsAreRegular(model: StatisticalModel): readonly Expr[] {
  const { law } = model;
  const { support } = law;
  if (support.kind !== 'interval') return [];
  const parameters = model.parameters.map((p) => p.symbol);
  const margin = (side: 'lower' | 'upper', bound: Expr): Expr => {
    if (bound.kind === 'piecewise')
      return piecewise(
        bound.branches.map((branch) => {
          const [place] = endCases(piecewise([branch], infinity), undefined);
          return { condition: branch.condition, value: place === undefined ? one : marginInCase(side, place) };
        }),
        margin(side, bound.otherwise),
      );
    const [place] = endCases(bound, undefined);
    return place === undefined ? one : marginInCase(side, place);
  };
  const marginInCase = (side: 'lower' | 'upper', place: EndCase): Expr => {
    if (!dependsOnAny(place.end, parameters)) return one;
    const order = orderInCase(law, side, place, knownSigns(model.positive, undefined));
    return order?.kind === 'power' && kindOf(order, undefined) === 'depends'
      ? outOfCase(subtract(order.order, number(2)), place)
      : one;
  };
  return [margin('lower', support.lower), margin('upper', support.upper)].filter((m) => m !== one);
}

/** The ends of the support that move with a parameter. */
export function movingEnds(model: StatisticalModel, law: Law = model.law): readonly MovingEnd[] {
  const at = valuesAt(model);
  const found = endsThatMove(model, law);
  return at === undefined
    ? found
    : found.map((end) => (isWeightlessEnd(law, end, at) ? { ...end, isWeightless: true } : end));
}

function endsThatMove(model: StatisticalModel, law: Law): readonly MovingEnd[] {
  const parameters = model.parameters.map((p) => p.symbol);
  const { support } = law;
  const at = valuesAt(model);
  const signOf = knownSigns(model.positive, at);
  const describe = (side: 'lower' | 'upper', end: Expr, order: EndOrder | undefined): MovingEnd => {
    const free = freeSymbols(end);
    return {
      side,
      end,
      parameters: parameters.filter((p) => free.has(p)),
      order,
      kind: kindOf(order, at),
      isHidden: false,
    };
  };
  const describeCase = (side: 'lower' | 'upper', place: EndCase, order: EndOrder | undefined): MovingEnd => {
    const wide =
      order?.kind === 'power'
        ? {
            ...order,
            order: outOfCase(order.order, place),
            limit: order.limit === undefined ? undefined : outOfCase(order.limit, place),
          }
        : order;
    const described = describe(side, place.end, wide);
    const narrow = kindOf(order, undefined);
    return described.kind === 'depends' ? { ...described, kind: narrow } : described;
  };
  const moves = (end: Expr): boolean => dependsOnAny(end, parameters) && !isInfinite(end);
  const firstOf = ({ parameters: [first] }: MovingEnd): number =>
    first === undefined ? -1 : parameters.indexOf(first);
  if (support.kind === 'interval') {
    const ends = [['lower', support.lower] as const, ['upper', support.upper] as const];
    const stated = ends.flatMap(([side, bound]) =>
      endCases(bound, at)
        .filter(({ end }) => moves(end))
        .map((place) => describeCase(side, place, orderInCase(law, side, place, signOf)))
        // the cases of one end, in the order of the parameters that move it
        .sort((a, b) => firstOf(a) - firstOf(b)),
    );
    const isStated = (end: Expr): boolean => stated.some((s) => isZero(subtract(s.end, end)));
    const edges = hiddenEdges(law, parameters, signOf).filter(({ end }) => !isStated(end));
    const hidden = edges.map(({ side, end, inside, variable }) => ({
      ...describe(side, end, endOrder(inside, variable, side, end, signOf)),
      isHidden: true,
    }));
    return [...stated, ...hidden];
  }
  const factors = support.kind === 'product' ? support.factors : [support];
  return factors.flatMap((factor, i) => {
    if (factor.kind === 'interval')
      return [['lower', factor.lower] as const, ['upper', factor.upper] as const]
        .filter(([, end]) => moves(end))
        .map(([side, end]) => {
          const component = law.variables.length > 1 ? law.variables[i] : undefined;
          const described = describe(side, end, orderAtFace(law, i, side, end, signOf));
          return component === undefined ? described : { ...described, component };
        });
    const ends =
      factor.kind === 'finite'
        ? factor.points.map((point) => ['upper', point] as const)
        : [['lower', factor.from] as const, ['upper', factor.to] as const];
    return ends
      .filter(([, end]) => moves(end))
      .map(([side, end]) => ({ ...describe(side, end, undefined), kind: 'jump' as const }));
  });
}

/**
 * E[∂ log p/∂θᵢ] for a normalized density that jumps at its moving ends: differentiating ∫ p = 1 leaves the ends' terms,
 * E[sᵢ] = −p(b)·∂b/∂θᵢ + p(a)·∂a/∂θᵢ. Undefined where an end is not a jump or vanishes like z^(a − 1) with a > 1.
 */
export function scoreMeanFromEnds(
  ends: readonly MovingEnd[],
  parameters: readonly SymbolExpr[],
): readonly Expr[] | undefined {
  const limits = ends.map(({ kind, order }) => {
    if (kind === 'infinite' || kind === 'regular') return zero;
    return kind === 'jump' && order?.kind === 'power' ? order.limit : undefined;
  });
  if (limits.includes(undefined)) return undefined;
  return parameters.map((p) =>
    simplify(
      add(
        ...ends.map(({ side, end }, i) => {
          const flow = multiply(limits[i] as Expr, differentiate(end, p));
          return side === 'upper' ? negate(flow) : flow;
        }),
      ),
    ),
  );
}

/** Whether the model is regular as far as its moving ends go. */
export const endsAreRegular = (ends: readonly MovingEnd[]): boolean => ends.every((end) => end.kind === 'regular');
