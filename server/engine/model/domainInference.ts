// Decides the domain of each free name of a model from what its distribution asks of the expressions it stands in.
import { compile } from '../expr/compile.ts';
import { negate, symbol } from '../expr/build.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { includes, range, type Range } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import { intersection, snapped } from './intervals.ts';
import { invertCondition, type SymbolBound } from './invertCondition.ts';

/** The expression must lie in the interval. */
export interface Demand {
  readonly expr: Expr;
  readonly range: Range;
  /** A symbol is taken so where the writer states nothing else of it. */
  readonly isConvention?: true;
}

export interface InferredDomains<D extends Demand> {
  /** By the symbol that was given. */
  readonly domains: ReadonlyMap<SymbolExpr, Range>;
  /** What the domains do not imply: conditions on several symbols jointly, in the given symbols. */
  readonly remaining: readonly D[];
  /** Demands that no value can meet. */
  readonly impossible: readonly D[];
  /** A demand together with the symbol whose domain it would empty. */
  readonly conflicts: readonly { readonly demand: D; readonly symbol: SymbolExpr; readonly range: Range }[];
}

/** What is known of the signs of symbols beyond the demands. */
export interface LawSigns {
  /** All expressions of the law: one that they keep under a change of sign has a positive half that says all. */
  readonly expressions: readonly Expr[];
  /** Names that the writer gives a negative value. */
  readonly negative: ReadonlySet<string>;
  isSingularAtZero(symbol: SymbolExpr): boolean;
}

const rounds = 8;

/**
 * The widest domains, one interval for each symbol, that meet the demands, as far as they can be found: operations are
 * undone symbolically; what then still depends on one symbol is solved numerically. `initial` holds the domains to
 * start from (the whole line where absent).
 */
export function inferDomains<D extends Demand>(
  symbols: readonly SymbolExpr[],
  initial: ReadonlyMap<SymbolExpr, Range>,
  demands: readonly D[],
  context: LawSigns,
): InferredDomains<D> {
  const domains = new Map<SymbolExpr, Range>(symbols.map((s) => [s, initial.get(s) ?? s.domain]));
  const impossible: D[] = [];
  const conflicts: { demand: D; symbol: SymbolExpr; range: Range }[] = [];
  let remaining = [...demands];

  const narrow = (demand: D, bounds: readonly SymbolBound[], origin: ReadonlyMap<SymbolExpr, SymbolExpr>): void => {
    for (const bound of bounds) {
      const s = origin.get(bound.symbol);
      const known = s === undefined ? undefined : domains.get(s);
      if (s === undefined || known === undefined) continue;
      const both = intersection(known, bound.range);
      if (both === undefined) conflicts.push({ demand, symbol: s, range: bound.range });
      else domains.set(s, both);
    }
  };

  const pass = (solve: (expr: Expr, demand: D, origin: ReadonlyMap<SymbolExpr, SymbolExpr>) => boolean): boolean => {
    let progress = false;
    const kept: D[] = [];
    for (const demand of remaining) {
      const { refined, origin } = refine(domains);
      if (solve(substitute(demand.expr, refined), demand, origin)) progress = true;
      else kept.push(demand);
    }
    remaining = kept;
    return progress;
  };

  const symbolically = (expr: Expr, demand: D, origin: ReadonlyMap<SymbolExpr, SymbolExpr>): boolean => {
    const result = invertCondition(expr, demand.range, {
      isFree: (s) => origin.has(s),
      takesPositive: (s) => !context.negative.has(s.name),
    });
    if (result === undefined) return false;
    if (result === 'impossible') impossible.push(demand);
    else narrow(demand, result.bounds, origin);
    return result === 'impossible' || result.complete;
  };

  const numerically = (expr: Expr, demand: D, origin: ReadonlyMap<SymbolExpr, SymbolExpr>): boolean => {
    const free = [...freeSymbols(expr)];
    const [only] = free;
    if (only === undefined || free.length !== 1 || !origin.has(only)) return false;
    const even = isEven(origin.get(only) ?? only, context.expressions);
    const solved = solveForOne(expr, only, demand.range, even);
    if (solved === undefined) return false;
    narrow(demand, [{ symbol: only, range: solved.range }], origin);
    return solved.complete;
  };

  for (let round = 0; round < rounds && remaining.length > 0; round++) {
    const before = [...domains.values()];
    if (pass(symbolically)) continue;
    if ([...domains.values()].some((d, i) => d !== before[i])) continue;
    if (!pass(numerically)) break;
  }
  for (const [s, domain] of domains)
    if (domain.lower < 0 && domain.upper > 0 && !context.negative.has(s.name) && context.isSingularAtZero(s))
      if (isEven(s, context.expressions)) domains.set(s, { ...domain, lower: 0, lowerOpen: true });
  return { domains, remaining, impossible, conflicts };
}

/** Symbols with the domains found so far, and back. */
function refine(domains: ReadonlyMap<SymbolExpr, Range>): {
  readonly refined: ReadonlyMap<Expr, Expr>;
  readonly origin: ReadonlyMap<SymbolExpr, SymbolExpr>;
} {
  const refined = new Map<Expr, Expr>();
  const origin = new Map<SymbolExpr, SymbolExpr>();
  for (const [s, domain] of domains) {
    const replacement = symbol(s.name, s.role, domain);
    if (replacement !== s) refined.set(s, replacement);
    origin.set(replacement, s);
  }
  return { refined, origin };
}

/** Whether all the expressions keep their values when the symbol changes its sign. */
const isEven = (s: SymbolExpr, context: readonly Expr[]): boolean => {
  const mirrored = new Map<Expr, Expr>([[s, negate(s)]]);
  return context.every((expr) => substitute(expr, mirrored) === expr);
};

/** Places that sample the whole line, dense near 0. */
const grid: readonly number[] = Array.from({ length: 801 }, (_, i) => Math.sinh((i - 400) * 0.03 + 1e-4));

/** Beyond it exponentials are seldom numbers. */
const overflow = 300;

/** Where one symbol makes the expression lie in the target: one interval, complete where it is all and holds throughout. */
function solveForOne(
  expr: Expr,
  s: SymbolExpr,
  target: Range,
  even: boolean,
): { readonly range: Range; readonly complete: boolean } | undefined {
  const out = new Float64Array(1);
  const program = compile([expr], [s]);
  const inside = (t: number): boolean => {
    program.bind([t])([], out);
    const value = out[0] as number;
    if (Number.isFinite(value) && includes({ ...target, integer: false }, value)) return true;
    // far out a value may be too large for a number, or too small
    return Math.abs(t) > overflow && (!Number.isFinite(value) || value === 0);
  };
  const places = gridWithin(s.domain);
  const runs: { from: number; to: number }[] = [];
  places.forEach((t, i) => {
    if (!inside(t)) return;
    const last = runs[runs.length - 1];
    if (last?.to === i - 1) last.to = i;
    else runs.push({ from: i, to: i });
  });
  if (runs.length === 0) return undefined;
  const ends = runs.map(({ from, to }) => ({
    lower: from === 0 ? s.domain.lower : edge(inside, places[from] as number, places[from - 1] as number),
    upper: to === places.length - 1 ? s.domain.upper : edge(inside, places[to] as number, places[to + 1] as number),
  }));
  const chosen = even ? ends[ends.length - 1] : ends.length === 1 ? ends[0] : undefined;
  if (chosen === undefined) {
    const lower = ends[0]?.lower ?? -Infinity;
    return { range: openRange(s.domain, lower, ends[ends.length - 1]?.upper ?? Infinity), complete: false };
  }
  return { range: openRange(s.domain, chosen.lower, chosen.upper), complete: true };
}

const openRange = (domain: Range, lower: number, upper: number): Range =>
  range(lower, upper, {
    lowerOpen: lower !== domain.lower || domain.lowerOpen,
    upperOpen: upper !== domain.upper || domain.upperOpen,
    integer: domain.integer,
  });

/** The sample places moved into the domain. */
function gridWithin(domain: Range): readonly number[] {
  const { lower, upper } = domain;
  if (domain.integer) {
    const first = Number.isFinite(lower) ? lower : Math.max(-50, upper - 100);
    return Array.from({ length: 100 }, (_, i) => first + i).filter((t) => includes(domain, t));
  }
  if (Number.isFinite(lower) && Number.isFinite(upper))
    return Array.from({ length: 400 }, (_, i) => lower + ((i + 0.5) / 400) * (upper - lower));
  const origin = Number.isFinite(lower) ? lower : Number.isFinite(upper) ? upper : 0;
  return grid.map((t) => origin + t).filter((t) => includes(domain, t));
}

/** The place between a point where the condition holds and one where it does not at which it changes. */
function edge(inside: (t: number) => boolean, holds: number, fails: number): number {
  let [good, bad] = [holds, fails];
  for (let i = 0; i < 100; i++) {
    const middle = (good + bad) / 2;
    if (middle === good || middle === bad) break;
    if (inside(middle)) good = middle;
    else bad = middle;
  }
  return snapped((good + bad) / 2);
}
