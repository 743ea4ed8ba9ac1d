// Counts of very many trials cannot be summed over. Their closed form, which holds for every number of trials, is then
// confirmed at small numbers: the model with its number of trials as a known symbol.
import { symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { positiveIntegers } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import type { Law } from '../distributions/law.ts';
import { isSummable } from '../expectation/countsSum.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { mapSupport } from '../model/supports.ts';
import { closedInformation } from './closedForm.ts';
import { normalizedLaw } from './normalizedLaw.ts';
import type { RouteProblem } from './route.ts';
import { hessianOf, scoreOf } from './score.ts';

/** What stands for the model where its number of trials is too large; undefined where it is not, or no symbol can replace it. */
export function fewTrials(model: StatisticalModel): RouteProblem | undefined {
  const { law, origin } = model;
  const total = law.support.kind === 'product' ? law.support.region?.total : undefined;
  if (total?.kind !== 'number' || origin.kind !== 'family' || isSummable(total, law)) return undefined;
  const { canonical, coordinates } = origin;
  const trials = symbol('#trials', 'constant', positiveIntegers);
  const place = canonical.parameters.findIndex((p, i) => p.domain.integer && coordinates[i] === total);
  if (place < 0) return undefined;
  const own = coordinates.map((c, i) => (i === place ? trials : c));
  const replacements = new Map<Expr, Expr>(canonical.parameters.map((p, i) => [p, own[i] as Expr]));
  canonical.variables.forEach((x, i) => replacements.set(x, law.variables[i] as Expr));
  const into = (e: Expr): Expr => substitute(e, replacements);
  const general: Law = { ...law, logDensity: into(canonical.logDensity), support: mapSupport(canonical.support, into) };
  const known: readonly SymbolExpr[] = [...model.known, trials];
  const parameters = model.parameters.map((p) => p.symbol);
  const stand: StatisticalModel = { ...model, law: general, origin: { ...origin, coordinates: own }, known };
  const score = scoreOf(general.logDensity, parameters);
  if (score === undefined) return undefined;
  const closed = closedInformation(stand, normalizedLaw(stand))?.matrix;
  return { law: general, isNormalized: true, parameters, known, score, hessian: hessianOf(score, parameters), closed };
}
