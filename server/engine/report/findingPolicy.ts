// Decides which findings a reader sees, and how grave they are to them: severities by code, and the pedantic tier.
import { pedanticCodes } from '../model/issue.ts';
import type { FindingReport } from './blockAnalysis.ts';
import type { Severity } from './schema.ts';

export interface FindingPolicy {
  /** By code, in place of its usual severity; findings with `off` are not shown. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** Whether findings are shown that only a careful writer asks for. */
  readonly pedantic: boolean;
}

export const usualPolicy: FindingPolicy = { severities: new Map(), pedantic: false };

/** The findings as the reader sees them. A pedantic code with a severity of its own is shown in any case. */
export function underPolicy(findings: readonly FindingReport[], policy: FindingPolicy): readonly FindingReport[] {
  return findings.flatMap((finding) => {
    const asked = policy.severities.get(finding.code);
    if (asked === 'off') return [];
    if (asked !== undefined) return [{ ...finding, severity: asked }];
    return policy.pedantic || !pedanticCodes.has(finding.code) ? [finding] : [];
  });
}
