// A model with all that was found of it, as conditions and rules are given it.
import { Budget } from '../../../server/engine/base/budget.ts';
import { normalizedLaw } from '../../../server/engine/information/normalizedLaw.ts';
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import { modelResults } from '../../../server/engine/modelResults.ts';
import type { Assessment, ModelFacts } from '../../../server/engine/regularity/condition.ts';
import { withoutDerivative } from '../../../server/engine/regularity/differentiable.ts';
import { assess } from '../../../server/engine/regularity/index.ts';
import { irregularity } from '../../../server/engine/regularity/irregularity.ts';
import { whereEndsAreRegular } from '../../../server/engine/regularity/movingEnds.ts';
import { toUnicode } from '../../../server/engine/render/unicode.ts';
import { modelFindings } from '../../../server/engine/rules/index.ts';
import { pedanticCodes, type ModelIssue } from '../../../server/engine/model/issue.ts';
import { blockOf } from '../modelOf.ts';

export function factsOf(...lines: readonly string[]): ModelFacts {
  const block = blockOf(...lines);
  const { model, issues } = elaborate(block, []);
  if (model === undefined) throw new Error(issues.map((i) => i.message).join('\n'));
  const irregular = irregularity(model, toUnicode);
  const regularWhere = whereEndsAreRegular(model);
  const budget = new Budget(3e6);
  const without = withoutDerivative({ model, information: { normalized: normalizedLaw(model) } }, toUnicode);
  const shared = { model, regularWhere, withoutDerivative: without, seed: block.key, budget };
  const results = modelResults({ ...shared, irregular, isDensity: true });
  return { ...results, text: block.text, write: toUnicode };
}

/** The verdict of each condition that says something of the model. */
export const verdictsOf = (facts: ModelFacts): Readonly<Record<string, Assessment['verdict']>> =>
  Object.fromEntries(assess(facts).map((a) => [a.condition, a.verdict]));

/** The codes of the errors and warnings, those of reading the block first. */
export function alarmsOf(...lines: readonly string[]): readonly string[] {
  const { issues } = elaborate(blockOf(...lines), []);
  const facts = factsOf(...lines);
  const told = issues.map((i) => i.code);
  const all = [...issues, ...modelFindings(facts, assess(facts), told)];
  return all.filter(({ severity }) => severity === 'error' || severity === 'warning').map(({ code }) => code);
}

/** What is told unless one asks for more. */
export const findingsOf = (facts: ModelFacts): readonly ModelIssue[] =>
  modelFindings(facts, assess(facts)).filter(({ code }) => !pedanticCodes.has(code));
