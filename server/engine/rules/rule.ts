// What a rule is given, and what it answers: findings for the writer.
import type { DiagnosticCode, ModelIssue } from '../model/issue.ts';
import type { Assessment, ModelFacts } from '../regularity/condition.ts';

export interface RuleInput {
  readonly facts: ModelFacts;
  /** By the condition's id. */
  readonly assessments: ReadonlyMap<string, Assessment>;
}

export interface Rule {
  readonly code: DiagnosticCode;
  /** Codes whose findings explain this one: then it is silent. */
  readonly explainedBy: readonly DiagnosticCode[];
  check(input: RuleInput): readonly ModelIssue[];
}
