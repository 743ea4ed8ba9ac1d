// A family's law in parameters with new names, so that nothing derived from it can be found in a cache.
import type { CanonicalLaw } from '../../server/engine/distributions/family.ts';
import type { Kernel, Law, Pivot } from '../../server/engine/distributions/law.ts';
import type { ScalarSupport, Support } from '../../server/engine/distributions/support.ts';
import { symbol } from '../../server/engine/expr/build.ts';
import type { Expr, SymbolExpr } from '../../server/engine/expr/expr.ts';
import { substitute } from '../../server/engine/expr/substitute.ts';

let runs = 0;

/** The law and its parameters, in their order, under names that were never there before. */
export function renamedLaw(canonical: CanonicalLaw): { readonly law: Law; readonly parameters: readonly SymbolExpr[] } {
  runs++;
  const parameters = canonical.parameters.map((p) => symbol(`${p.name}_${String(runs)}`, 'parameter', p.domain));
  const names = new Map(canonical.parameters.map((p, i): [Expr, Expr] => [p, parameters[i] ?? p]));
  return { law: renamed(canonical, names), parameters };
}

function renamed(law: Law, names: ReadonlyMap<Expr, Expr>): Law {
  const f = (e: Expr): Expr => substitute(e, names);
  const scalar = (s: ScalarSupport): ScalarSupport => {
    if (s.kind === 'interval') return { ...s, lower: f(s.lower), upper: f(s.upper) };
    if (s.kind === 'integers') return { ...s, from: f(s.from), to: f(s.to) };
    return { ...s, points: s.points.map(f) };
  };
  const support: Support =
    law.support.kind === 'product'
      ? { kind: 'product', factors: law.support.factors.map(scalar) }
      : scalar(law.support);
  const kernel = (k: Kernel): Kernel => {
    if (k.kind === 'gamma') return { ...k, shape: f(k.shape) };
    return k.kind === 'beta' ? { ...k, a: f(k.a), b: f(k.b) } : k;
  };
  const pivot = (p: Pivot): Pivot => ({ ...p, kernel: kernel(p.kernel), inverse: f(p.inverse) });
  const changed = { ...law, support, logDensity: f(law.logDensity) };
  return law.pivot === undefined ? changed : { ...changed, pivot: pivot(law.pivot) };
}
