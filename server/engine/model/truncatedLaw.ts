// Decides the law that a family restricted by `on` to a smaller support has.
import { add, isZeroNumber, negate, symbol, zero } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { positiveReals } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import type { Support } from '../distributions/support.ts';
import type { DistributionSyntax } from '../text/syntax.ts';
import { definednessDemands } from './argumentDefinedness.ts';
import { intersection } from './intervals.ts';
import type { IssueList } from './issue.ts';
import type { LawDemand, LawDraft } from './lawDraft.ts';
import { boundsOf, factorsOf, hullOf, isInfinite } from './supports.ts';
import { truncation, withOwnEnds } from './truncation.ts';

/** The draft restricted to a smaller support; undefined, with the reason reported, where that is impossible. */
export function truncated(
  draft: LawDraft,
  syntax: DistributionSyntax,
  stated: Support,
  issues: IssueList,
): LawDraft | undefined {
  const { law, origin } = draft;
  if (origin.kind !== 'family') return draft;
  const support = withOwnEnds(stated, law.support);
  const result = truncation(law, law.name, origin.coordinates, support);
  const place = syntax.on?.span ?? syntax.span;
  if (result.kind === 'outside') {
    issues.report('type-mismatch', place, `“on” restricts ${law.name} to a part of its support: ${result.why}.`);
    return undefined;
  }
  const hulls = factorsOf(support).map(hullOf);
  const variables = law.variables.map((v, i) => {
    const hull = hulls[i];
    const domain = hull === undefined ? undefined : intersection(v.domain, hull);
    return symbol(v.name, 'observation', domain ?? v.domain);
  });
  const narrowed = new Map<Expr, Expr>(law.variables.map((v, i) => [v, variables[i] as Expr]));
  const logDensity = substitute(law.logDensity, narrowed);
  const { name, measure } = law;
  const demands = [
    ...draft.demands,
    ...definednessDemands(
      boundsOf(support).filter((end) => !isInfinite(end)),
      place,
      'an end of the support',
    ),
    ...result.demands.map((expr) => placeDemand(expr, place)),
  ];
  // where the probability of the support has no closed form, the law is normalized in numbers
  const logProbability = result.kind === 'open' ? zero : result.logProbability;
  if (result.kind === 'closed' && isZeroNumber(logProbability)) return draft;
  return {
    ...draft,
    demands,
    law: {
      name,
      measure,
      variables,
      support,
      logDensity: add(logDensity, negate(logProbability)),
    },
    origin: { kind: 'truncated', parent: origin, logKernel: logDensity },
  };
}

/** That the ends of the support stand as they must. */
const placeDemand = (expr: Expr, span: LawDemand['span']): LawDemand => ({
  expr,
  range: positiveReals,
  closure: positiveReals,
  span,
  subject: 'the distance between the ends of the support',
  written: undefined,
});
