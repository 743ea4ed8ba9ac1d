// What the program says of a block, as tests of statements ask for it.
import type { FindingReport } from '../../../server/engine/report/blockAnalysis.ts';
import type { BoundReport, DivergenceReport, ModelAnalysis } from '../../../server/engine/report/schema.ts';
import { pedanticCodes, type DiagnosticCode } from '../../../server/engine/model/issue.ts';
import { analysisOf } from '../modelOf.ts';

export interface Told {
  readonly model: ModelAnalysis;
  readonly findings: readonly FindingReport[];
  /** The codes told, without those that are asked for only. */
  readonly codes: readonly string[];
  /** The derivations as Markdown, one after another. */
  readonly derived: string;
  /** All of it as text. */
  readonly everything: string;
  readonly message: (code: DiagnosticCode) => string;
  readonly verdict: (condition: string) => string | undefined;
  readonly bound: (name: string, target: string) => BoundReport | undefined;
  readonly divergence: (name: string) => DivergenceReport | undefined;
  /** The information at the point; empty where there is none. */
  readonly at: readonly (readonly number[])[];
}

export function told(...lines: readonly string[]): Told {
  const { model, findings, derivations } = analysisOf(...lines);
  if (model === null) throw new Error(findings.map((f) => f.message).join('\n'));
  const pedantic: ReadonlySet<string> = pedanticCodes;
  const shown = findings.filter((f) => !pedantic.has(f.code));
  return {
    model,
    findings: shown,
    codes: shown.map((f) => f.code).filter((code) => code !== 'bound-not-attained'),
    derived: derivations.map((d) => d.markdown).join('\n'),
    everything: JSON.stringify({ model, findings: shown, derivations }),
    message: (code) => shown.find((f) => f.code === code)?.message ?? '',
    verdict: (condition) => model.regularity?.find((c) => c.condition === condition)?.verdict,
    bound: (name, target) => model.bounds?.find((b) => b.name === name && b.target === target),
    divergence: (name) => model.divergences?.find((d) => d.name === name),
    at: model.fisher?.at?.value ?? [],
  };
}

/** The codes of a block that states no model that can be read. */
export const codesOf = (...lines: readonly string[]): readonly string[] =>
  analysisOf(...lines).findings.map((f) => f.code);
