// Decides how a block is changed where its information is singular at the writer's point: a parameter of the lost direction is known, or
// the power that stands still there becomes the parameter.
import type { Fix } from '../model/issue.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { powerFix } from './combinationFix.ts';
import { constantFix } from './mending.ts';

/** Components of a null vector below this part of its greatest are rounding. */
const rounding = 1e-6;

/** None where nothing would be left to judge. */
export function singularFixes(facts: ModelFacts): readonly Fix[] {
  const { model, algebra } = facts;
  const { parameters } = model;
  const moved = parameters.filter((_, i) =>
    (algebra?.nullspace ?? []).some((v) => Math.abs(v[i] ?? 0) > rounding * Math.max(...v.map(Math.abs))),
  );
  const powers = moved.map((p) => powerFix(facts, p));
  const constants = (algebra?.rank ?? 0) > 0 ? moved.map((p) => constantFix(facts, p)) : [];
  return [...powers, ...constants].filter((fix) => fix !== undefined);
}
