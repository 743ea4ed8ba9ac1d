// Decides which powers of symbols all terms of a sum share, and takes them out: k − k m is k (1 − m), in the arguments of functions too.
import { Remembered } from '../../base/work.ts';
import { add, divide, fromRational, multiply, one, power } from '../build.ts';
import type { Expr, SumExpr } from '../expr.ts';
import * as Q from '../rational.ts';
import { call } from '../substitute.ts';

const exponentsOf = (term: Expr): ReadonlyMap<Expr, Q.Rational> =>
  new Map(
    (term.kind === 'product' ? term.factors : [term]).flatMap((f): [Expr, Q.Rational][] => {
      const { base, exponent } = f.kind === 'power' ? f : { base: f, exponent: one };
      if (base.kind !== 'symbol' || exponent.kind !== 'number' || Q.sign(exponent.value) < 0) return [];
      return [[base, exponent.value]];
    }),
  );

/** The product of powers of symbols by which all terms can be divided. */
export function commonSymbols({ terms }: SumExpr): Expr {
  let common: ReadonlyMap<Expr, Q.Rational> | undefined;
  for (const term of terms) {
    const own = exponentsOf(term);
    const shared: [Expr, Q.Rational][] = [...(common ?? own)].flatMap(([symbol, exponent]): [Expr, Q.Rational][] => {
      const other = own.get(symbol);
      return other === undefined ? [] : [[symbol, Q.compare(exponent, other) < 0 ? exponent : other]];
    });
    if (shared.length === 0) return one;
    common = new Map(shared);
  }
  return multiply(...[...(common ?? [])].map(([symbol, exponent]) => power(symbol, fromRational(exponent))));
}

const outside = (sum: SumExpr): Expr => {
  const common = commonSymbols(sum);
  return common === one ? sum : multiply(common, add(...sum.terms.map((term) => divide(term, common))));
};

const rewritten = new Remembered<Expr, Expr>();

/** The expression with what the terms of an argument share standing before a bracket: ψ₁(k − k m) as ψ₁(k (1 − m)). */
export function withFactoredArguments(expr: Expr): Expr {
  return rewritten.of(expr, () => {
    switch (expr.kind) {
      case 'sum':
        return add(...expr.terms.map(withFactoredArguments));
      case 'product':
        return multiply(...expr.factors.map(withFactoredArguments));
      case 'power':
        return power(withFactoredArguments(expr.base), expr.exponent);
      case 'apply': {
        const args = expr.args.map((a) => (a.kind === 'sum' ? outside(a) : a));
        return args.every((a, i) => a === expr.args[i]) ? expr : call(expr.fn, args);
      }
      default:
        return expr;
    }
  });
}
