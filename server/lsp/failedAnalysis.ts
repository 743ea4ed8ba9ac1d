// Decides what is told of a block whose analysis did not come to an end: what is missing, and that the rest still answers.
import { span } from '../engine/base/span.ts';
import type { AnalysisRequest } from '../engine/analysis.ts';
import type { BlockAnalysis, FindingReport } from '../engine/report/blockAnalysis.ts';
import type { Outcome } from './workerHost.ts';

/** The analysis that stands for none: one finding at the block's first statement. */
export function failedAnalysis(
  request: AnalysisRequest,
  outcome: Extract<Outcome, { kind: 'overtime' | 'failure' }>,
  guardMilliseconds: number,
): BlockAnalysis {
  const place = request.block.statements[0]?.span ?? span(0, request.block.text.length);
  const told: Pick<FindingReport, 'code' | 'severity' | 'message'> =
    outcome.kind === 'overtime'
      ? {
          code: 'budget-exceeded',
          severity: 'information',
          message:
            `The analysis of this model was stopped after ${guardMilliseconds / 1000} seconds, so that score, ` +
            'information and bounds are missing here; other models are not affected. A simpler law or a smaller ' +
            'support brings them within reach.',
        }
      : {
          code: 'internal-error',
          severity: 'error',
          message:
            `The analysis of this model failed (${firstLine(outcome.reason)}), so that nothing is said of it; ` +
            'other models are not affected. Please report it with the text of this block.',
        };
  return {
    key: request.block.key,
    model: null,
    findings: [{ ...told, span: place, related: [], fixes: [] }],
    derivations: [],
    plots: [],
    steps: 0,
  };
}

function firstLine(text: string): string {
  return /^.*$/m.exec(text)?.[0] ?? text;
}
