// Whether a function with Γ and exponentials in it goes to infinity faster than every power: from the term of each sum that outgrows the others.
import { isPositive } from '../expr/assumptions.ts';
import { add, e, multiply, subtract, zero } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOn, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { lgamma } from '../expr/functions/gammaFamily.ts';
import { samplePoint } from '../expr/simplify.ts';
import * as Q from '../expr/rational.ts';
import { leadingGrowth } from '../model/growth.ts';

/** As y → ∞; true only where it is shown, and the values agree. */
export function growsFasterThanPowers(f: Expr, y: SymbolExpr): boolean {
  const size = logSize(f, y);
  return size !== undefined && isSteep(size, y) && rises(f, y);
}

/** Does it go to infinity at least like y? */
function isSteep(logarithm: Expr, y: SymbolExpr): boolean {
  const growth = leadingGrowth(logarithm, y);
  if (growth === undefined || growth.symbolic !== undefined || !isPositive(growth.coefficient)) return false;
  return growth.exponential || Q.compare(growth.power, Q.one) >= 0;
}

/** log |f|, but for what is of the order of log y. */
function logSize(f: Expr, y: SymbolExpr): Expr | undefined {
  if (!dependsOn(f, y) || f.kind === 'symbol') return zero;
  switch (f.kind) {
    case 'product': {
      const sizes = f.factors.map((g) => logSize(g, y));
      return sizes.every((s) => s !== undefined) ? add(...sizes) : undefined;
    }
    case 'power': {
      if (f.base === e) return f.exponent;
      const size = dependsOn(f.exponent, y) ? undefined : logSize(f.base, y);
      return size && multiply(f.exponent, size);
    }
    case 'sum': {
      const sizes = f.terms.map((g) => logSize(g, y));
      if (!sizes.every((s) => s !== undefined)) return undefined;
      if (sizes.every((s) => s === zero)) return zero;
      return sizes.find((s, i) => sizes.every((t, j) => i === j || isSteep(subtract(s, t), y)));
    }
    case 'apply': {
      const [u] = f.args;
      if (u === undefined) return undefined;
      if (f.fn === 'gamma') return lgamma(u);
      const isSlow = f.fn === 'digamma' || f.fn === 'log' || f.fn === 'polygamma' || f.fn === 'abs';
      return isSlow && leadingGrowth(f.args.at(-1) as Expr, y)?.exponential === false ? zero : undefined;
    }
    default:
      return undefined;
  }
}

const places = [10, 20, 40] as const;

/** Do the logarithms of its values rise by ever more between places that double? */
function rises(f: Expr, y: SymbolExpr): boolean {
  const others = [...freeSymbols(f)].filter((s) => s !== y);
  const run = compile([f], others, [y]).bind(others.map((s, i) => samplePoint(s.domain, i)));
  const out = new Float64Array(1);
  const [a, b, c] = places.map((t) => {
    run([t], out);
    return Math.log(out[0] as number);
  }) as [number, number, number];
  return b > a && c - b > b - a;
}
