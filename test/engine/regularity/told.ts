// What the program says of a block, as tests of statements ask for it.
import type { FindingReport } from '../../../server/engine/report/blockAnalysis.ts';
import type { BoundReport, DivergenceReport, ModelAnalysis } from '../../../server/engine/report/schema.ts';
import { pedanticCodes, type DiagnosticCode } from '../../../server/engine/model/issue.ts';
import { beginAnalysis } from '../../../server/engine/analysis.ts';
import { blockOf, foundIn } from '../modelOf.ts';

export interface Told {
  /** In the depth of findings, which says the same as the full one (depths.test.ts) of all but what `full` adds to. */
  readonly model: ModelAnalysis;
  /** In full depth: further bounds, divergences, geometry, priors, estimators; computed where it is asked for. */
  readonly full: () => ModelAnalysis;
  readonly findings: readonly FindingReport[];
  /** The codes told, without those that are asked for only. */
  readonly codes: readonly string[];
  /** The derivations as Markdown, one after another. */
  readonly derived: string;
  /** All of it, in full depth, as text. */
  readonly everything: () => string;
  readonly message: (code: DiagnosticCode) => string;
  readonly verdict: (condition: string) => string | undefined;
  readonly bound: (name: string, target: string) => BoundReport | undefined;
  readonly divergence: (name: string) => DivergenceReport | undefined;
  /** The information at the point; empty where there is none. */
  readonly at: readonly (readonly number[])[];
}

export function told(...lines: readonly string[]): Told {
  const begun = beginAnalysis({ block: blockOf(...lines), others: [], budget: 5e6 });
  const { model, findings, derivations } = begun.findings;
  if (model === null) throw new Error(findings.map((f) => f.message).join('\n'));
  let further: ModelAnalysis | undefined;
  const full = (): ModelAnalysis => (further ??= begun.full().model ?? model);
  const pedantic: ReadonlySet<string> = pedanticCodes;
  const shown = findings.filter((f) => !pedantic.has(f.code));
  return {
    model,
    full,
    findings: shown,
    codes: shown.map((f) => f.code).filter((code) => code !== 'bound-not-attained'),
    derived: derivations.map((d) => d.markdown).join('\n'),
    everything: () => JSON.stringify({ model: full(), findings: shown, derivations }),
    message: (code) => shown.find((f) => f.code === code)?.message ?? '',
    verdict: (condition) => model.regularity?.find((c) => c.condition === condition)?.verdict,
    bound: (name, target) => {
      const sought = (b: BoundReport): boolean => b.name === name && b.target === target;
      return model.bounds?.find(sought) ?? full().bounds?.find(sought);
    },
    divergence: (name) => full().divergences?.find((d) => d.name === name),
    at: model.fisher?.at?.value ?? [],
  };
}

/** The codes of a block that states no model that can be read. */
export const codesOf = (...lines: readonly string[]): readonly string[] =>
  foundIn(...lines).findings.map((f) => f.code);
