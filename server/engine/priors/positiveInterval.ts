// The interval of one symbol on which a function of it is positive: from the places where it can change its sign.
import { zero } from '../expr/build.ts';
import { compile, evaluate } from '../expr/compile.ts';
import { dependsOn, freeSymbols, type Condition, type Expr, type SymbolExpr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { solveFor } from '../expr/solveFor.ts';
import type { Interval } from './kernelTotal.ts';

/** Within the interval given; undefined where it is none, or where the places are not known. `e` depends on `s` alone. */
export function positiveInterval(e: Expr, s: SymbolExpr, { lower, upper }: Interval): Interval | undefined {
  const places = signChanges(e, s);
  if (places === undefined) return undefined;
  const inner = [...new Set(places)].filter((t) => t > lower && t < upper).sort((a, b) => a - b);
  const ends = [lower, ...inner, upper];
  const run = compile([e], [], [s]).bind([]);
  const out = new Float64Array(1);
  const signs = ends.slice(1).map((end, i) => {
    run([between(ends[i] as number, end)], out);
    return out[0] as number;
  });
  if (signs.some(Number.isNaN)) return undefined;
  const first = signs.findIndex((v) => v > 0);
  const last = signs.findLastIndex((v) => v > 0);
  if (first < 0 || signs.slice(first, last + 1).some((v) => !(v > 0))) return undefined;
  return { lower: ends[first] as number, upper: ends[last + 1] as number };
}

const between = (a: number, b: number): number =>
  Number.isFinite(a) && Number.isFinite(b) ? (a + b) / 2 : Number.isFinite(a) ? a + 1 : Number.isFinite(b) ? b - 1 : 0;

/** Every zero, pole and jump is among them. */
function signChanges(e: Expr, s: SymbolExpr): readonly number[] | undefined {
  if (!dependsOn(e, s)) return [];
  if (e === s) return [0];
  switch (e.kind) {
    case 'product':
      return allOf(e.factors.map((f) => signChanges(f, s)));
    case 'power':
      return dependsOn(e.exponent, s) ? undefined : signChanges(e.base, s);
    case 'sum':
      return allOf([zeroOf(e, s), ...e.terms.map((t) => poles(t, s))]);
    case 'piecewise':
      return allOf([
        ...e.branches.flatMap((b) => [edges(b.condition, s), signChanges(b.value, s)]),
        signChanges(e.otherwise, s),
      ]);
    default:
      return undefined;
  }
}

function allOf(found: readonly (readonly number[] | undefined)[]): readonly number[] | undefined {
  const known = found.flatMap((places) => (places === undefined ? [] : [places]));
  return known.length === found.length ? known.flat() : undefined;
}

function zeroOf(e: Expr, s: SymbolExpr): readonly number[] | undefined {
  const found = solveFor(s, e, zero);
  return found === undefined || freeSymbols(found).size > 0 ? undefined : [evaluate(found, new Map())];
}

/** Of a sum's term: where the base of a negative power vanishes. */
function poles(e: Expr, s: SymbolExpr): readonly number[] | undefined {
  if (!dependsOn(e, s) || e.kind === 'symbol') return [];
  if (e.kind === 'sum') return allOf(e.terms.map((t) => poles(t, s)));
  if (e.kind === 'product') return allOf(e.factors.map((f) => poles(f, s)));
  if (e.kind !== 'power' || e.exponent.kind !== 'number') return undefined;
  return Q.sign(e.exponent.value) > 0 ? poles(e.base, s) : signChanges(e.base, s);
}

function edges(condition: Condition, s: SymbolExpr): readonly number[] | undefined {
  if (condition.kind === 'not') return edges(condition.part, s);
  if (condition.kind === 'comparison') return signChanges(condition.difference, s);
  return allOf(condition.parts.map((part) => edges(part, s)));
}
