// Likelihood ratios at the nodes of one rule for the law at θ: E_θ[(p_a/p_θ − 1)(p_b/p_θ − 1)] is a sum of products over them, so that a
// test point costs one pass over the nodes, and a pair of them no integral. It serves the search for test points; what is shown is integrated.
import type { Budget } from '../base/budget.ts';
import { compile } from '../expr/compile.ts';
import { dependsOnAny, type SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { boundsOf } from '../model/supports.ts';
import { emptyNode, parameterRange, placeNode } from '../numeric/doubleExponential.ts';
import { locate } from '../numeric/locate.ts';
import { piecesOf } from '../numeric/quadraturePieces.ts';

const step = 1 / 8;
/** Nodes at which the law has less than e^(−depth) of its greatest weight are left out; ratios may be as great as its reciprocal's root. */
const depth = 200;

const vanishing = 1e-7;
const unseen = 1e-3;

/** The covariance of two ratios, about; Infinity where it seems to be that. */
export type NearCovariance = (a: readonly number[], b: readonly number[]) => number;

/** Undefined where the support moves with the targets, or is no interval. `values` are those of the symbols at θ, among them the targets. */
export function ratioGrid(
  law: Law,
  targets: readonly SymbolExpr[],
  symbols: readonly SymbolExpr[],
  values: readonly number[],
  budget: Budget,
): NearCovariance | undefined {
  const { support, measure, variables } = law;
  if (measure !== 'lebesgue' || support.kind !== 'interval' || variables.length !== 1) return undefined;
  if (boundsOf(support).some((end) => dependsOnAny(end, targets))) return undefined;
  const program = compile([law.logDensity], symbols, variables);
  const ends = new Float64Array(2);
  compile([support.lower, support.upper], symbols).bind(values)([], ends);
  const interval = { lower: ends[0] as number, upper: ends[1] as number };
  const out = new Float64Array(1);
  const input = new Float64Array(1);
  const densityAt = (point: readonly number[]): ((x: number) => number) => {
    const run = program.bind(point);
    return (x) => {
      input[0] = x;
      run(input, out);
      return out[0] as number;
    };
  };
  const own = densityAt(values);
  const place = locate(own, interval, { budget, hints: values, sparse: true });
  if (!place.found) return undefined;

  const nodes: { readonly x: number; readonly log: number; readonly weight: number }[] = [];
  const node = emptyNode();
  for (const piece of piecesOf(interval, place)) {
    const { first, last } = parameterRange(piece);
    for (let k = Math.ceil(first / step); k <= last / step; k++) {
      placeNode(piece, k * step, node);
      const log = own(node.x);
      if (Number.isFinite(log)) nodes.push({ x: node.x, log, weight: log + Math.log(step * node.weight) });
    }
  }
  const greatest = nodes.reduce((most, { weight }) => Math.max(most, weight), -Infinity);
  const kept = nodes.filter(({ weight }) => weight > greatest - depth);
  const roots = Float64Array.from(kept, ({ weight }) => Math.exp(weight / 2));
  const places = targets.map((t) => symbols.indexOf(t));
  const known = new Map<string, Float64Array>();
  /** √weight·(p_a/p_θ − 1). */
  const excess = (there: readonly number[]): Float64Array => {
    const key = there.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const point = [...values];
    places.forEach((at, i) => (point[at] = there[i] ?? NaN));
    const density = densityAt(point);
    const row = Float64Array.from(kept, ({ x, log }, k) => (roots[k] as number) * Math.expm1(density(x) - log));
    budget.spend(kept.length);
    // a law that the nodes do not see has another total than 1
    const total = row.reduce((sum, v, k) => sum + (roots[k] as number) * v, 0);
    if (!(Math.abs(total) <= unseen)) row.fill(NaN);
    known.set(key, row);
    return row;
  };
  return (a, b) => {
    const [u, v] = [excess(a), excess(b)];
    const term = (k: number): number => (u[k] as number) * (v[k] as number);
    let [sum, size] = [0, 0];
    for (let k = 0; k < u.length; k++) {
      sum += term(k);
      size += Math.abs(term(k));
    }
    // what does not vanish at the ends goes on beyond them
    const atEnds = Math.max(Math.abs(term(0)), Math.abs(term(u.length - 1)));
    return atEnds <= vanishing * size ? sum : Infinity;
  };
}
