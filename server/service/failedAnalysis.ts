// Decides what is told of a block whose analysis did not come to an end: what is missing, and that the rest still answers.
import type { AnalysisRequest } from '../engine/analysis.ts';
import { span } from '../engine/base/span.ts';
import type { BlockAnalysis, FindingReport } from '../engine/report/blockAnalysis.ts';

export type AnalysisFailure =
  /** It took longer than the guard allows. */
  | { readonly kind: 'overtime'; readonly milliseconds: number }
  /** The engine threw, or its thread died. */
  | { readonly kind: 'failure'; readonly reason: string };

/** The analysis that stands for none, in either depth: one finding, at the block's first statement. */
export function failedAnalysis({ block }: AnalysisRequest, failure: AnalysisFailure): BlockAnalysis {
  const place = block.statements[0]?.span ?? span(0, block.text.length);
  const told = failure.kind === 'overtime' ? overtime(failure.milliseconds) : failed(failure.reason);
  const findings = [{ ...told, span: place, related: [], fixes: [] }];
  return { key: block.key, depth: 'full', model: null, findings, derivations: [], plots: [], steps: 0 };
}

/** What stands for a full analysis that did not come to an end: the findings, and that there is no more. */
export function withoutMore(findings: BlockAnalysis): BlockAnalysis {
  const { model } = findings;
  return { ...findings, depth: 'full', model: model === null ? null : { ...model, notReached: ['further results'] } };
}

type Told = Pick<FindingReport, 'code' | 'severity' | 'message'>;

function overtime(milliseconds: number): Told {
  return {
    code: 'budget-exceeded',
    severity: 'information',
    message:
      `The analysis of this model was stopped after ${milliseconds / 1000} seconds, so that score, information and ` +
      'bounds are missing here; other models are not affected. A simpler law or a smaller support brings them within reach.',
  };
}

function failed(reason: string): Told {
  const firstLine = /^.*$/m.exec(reason)?.[0] ?? reason;
  return {
    code: 'internal-error',
    severity: 'error',
    message:
      `The analysis of this model failed (${firstLine}), so that nothing is said of it; other models are not ` +
      'affected. Please report it with the text of this block.',
  };
}
