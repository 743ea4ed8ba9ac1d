// Decides, from how score² p behaves at the ends of the support, for which parameters the information is finite.
// Source: comparison with ∫ z^(a − 1) dz, finite at 0 just for a > 0.
import { negate, number } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { isNonNegative } from '../expr/assumptions.ts';
import { expand, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { strongest } from '../estimators/observationMoments.ts';
import type { ModelFacts } from './condition.ts';
import { endBehaviours, type EndBehaviour } from './endConvergence.ts';
import { valuesAt } from './movingEnds.ts';
import { ObservationDraws } from './observationDraws.ts';
import { knownSigns, type SignOf } from './nearEnd.ts';

export type EndFinding =
  | { readonly kind: 'finite' }
  /** Finite where all of these are positive. */
  | { readonly kind: 'where'; readonly positive: readonly Expr[] }
  /** The mean of the square of the score in the parameter diverges at the end. */
  | { readonly kind: 'infinite'; readonly parameter: SymbolExpr; readonly at: EndBehaviour };

/** At the writer's point, else for all parameters; undefined where the score may be unbounded within the support, or an end is not seen. */
export function finiteAtEnds({ model, information }: ModelFacts): EndFinding | undefined {
  const { law } = information.normalized;
  const { score } = information;
  if (score === undefined || law.inMatrices === true) return undefined;
  const at = valuesAt(model);
  // at the point itself a leading term may vanish that does not vanish beside it
  const values = at === undefined ? undefined : new Map<Expr, Expr>([...at].map(([s, v]) => [s, number(v)]));
  const here = (expr: Expr): Expr => (values === undefined ? expr : simplify(substitute(expr, values)));
  if (at !== undefined && !isSame(score, score.map(here), law, at)) return undefined;
  const lawHere: Law =
    values === undefined ? law : { ...law, logDensity: here(law.logDensity), support: supportAt(law, here) };
  const signOf = knownSigns(model.positive, at);
  const positive: Expr[] = [];
  for (const [i, s] of score.entries()) {
    const own = here(s);
    const parameter = model.parameters[i]?.symbol;
    const ends = endBehaviours(own, 2, lawHere, signOf);
    // (Σ sⱼ)² ≤ n Σ sⱼ²: where the squares of all its terms have finite means, so has that of the score
    if (ends === undefined && termsAreFinite(own, lawHere, signOf)) continue;
    if (ends === undefined || parameter === undefined) return undefined;
    for (const end of ends) {
      if (end.where === undefined) continue;
      if (isNonNegative(negate(end.where))) return { kind: 'infinite', parameter, at: end };
      positive.push(end.where);
    }
  }
  return positive.length === 0 ? { kind: 'finite' } : { kind: 'where', positive: strongest(positive) };
}

const compared = 6;

/** Whether what is left at the point has the values there: a factor of 0 may have taken a pole with it. */
function isSame(score: readonly Expr[], here: readonly Expr[], law: Law, at: ReadonlyMap<SymbolExpr, number>): boolean {
  const symbols = [...at.keys()];
  const values = [...at.values()];
  const draw = new ObservationDraws(law, symbols).at(values);
  const run = compile([...score, ...here], symbols, law.variables).bind(values);
  const out = new Float64Array(2 * score.length);
  return Array.from({ length: compared }, (_, k) => draw(k)).every((x) => {
    run(x, out);
    return score.every((_, i) => {
      const [own = NaN, left = NaN] = [out[i], out[score.length + i]];
      return Math.abs(own - left) <= 1e-9 * (1 + Math.abs(own));
    });
  });
}

const termsAreFinite = (score: Expr, law: Law, signOf: SignOf): boolean => {
  const expanded = expand(score);
  return (expanded.kind === 'sum' ? expanded.terms : [expanded]).every(
    (term) => endBehaviours(term, 2, law, signOf)?.every((end) => end.where === undefined) === true,
  );
};

function supportAt({ support }: Law, here: (expr: Expr) => Expr): Law['support'] {
  if (support.kind === 'interval') return { ...support, lower: here(support.lower), upper: here(support.upper) };
  return support.kind === 'integers' ? { ...support, from: here(support.from), to: here(support.to) } : support;
}
