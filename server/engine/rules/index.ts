// The rules, in the order in which they are tried: what explains another comes before it.
import { part, WorkExceeded } from '../base/work.ts';
import { makeIssue, type DiagnosticCode, type ModelIssue } from '../model/issue.ts';
import type { Assessment, ModelFacts } from '../regularity/condition.ts';
import { boundNotAttained } from './boundNotAttained.ts';
import { budgetExceeded } from './budgetExceeded.ts';
import { illConditioned } from './illConditioned.ts';
import { improperKernel } from './improperKernel.ts';
import { infiniteInformation } from './infiniteInformation.ts';
import { movingSupport } from './movingSupport.ts';
import { negativeDensity } from './negativeDensity.ts';
import { notDifferentiable } from './notDifferentiable.ts';
import { notNormalised } from './notNormalised.ts';
import { recognizedFamily } from './recognizedFamily.ts';
import type { Rule } from './rule.ts';
import { scoreMeanNonzero } from './scoreMeanNonzero.ts';
import { singularInformation } from './singularInformation.ts';
import { supportDependsOnParameter } from './supportDependsOnParameter.ts';
import { unidentifiable } from './unidentifiable.ts';
import { unstatedDomain } from './unstatedDomain.ts';
import { unstatedSampleSize } from './unstatedSampleSize.ts';

export const rules: readonly Rule[] = [
  improperKernel,
  negativeDensity,
  notNormalised,
  supportDependsOnParameter,
  movingSupport,
  notDifferentiable,
  scoreMeanNonzero,
  infiniteInformation,
  unidentifiable,
  singularInformation,
  illConditioned,
  recognizedFamily,
  boundNotAttained,
  budgetExceeded,
  unstatedDomain,
  unstatedSampleSize,
];

/**
 * What there is to tell the writer of a model, each cause once. `told` are the codes that were already reported for the block.
 * A rule that fails becomes one finding that names it.
 */
export function modelFindings(
  facts: ModelFacts,
  assessments: readonly Assessment[],
  told: readonly DiagnosticCode[] = [],
): readonly ModelIssue[] {
  const input = { facts, assessments: new Map(assessments.map((a) => [a.condition, a])) };
  const codes = new Set<DiagnosticCode>(told);
  const findings: ModelIssue[] = [];
  for (const rule of rules) {
    if (rule.explainedBy.some((code) => codes.has(code))) continue;
    for (const finding of check(rule, input)) {
      codes.add(finding.code);
      findings.push(finding);
    }
  }
  return findings;
}

function check(rule: Rule, input: Parameters<Rule['check']>[0]): readonly ModelIssue[] {
  try {
    return part(
      `the check for “${rule.code}”`,
      () => rule.check(input),
      () => [],
    );
  } catch (error) {
    if (error instanceof WorkExceeded) throw error;
    const what = error instanceof Error ? error.message : String(error);
    const message = `The rule ${rule.code} failed (${what}); the rest of the answer stands.`;
    return [makeIssue('internal-error', input.facts.model.spans.law, message)];
  }
}
