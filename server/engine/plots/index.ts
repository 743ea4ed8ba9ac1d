// The plots, in the order in which they are shown, and the report of one.
import { part } from '../base/work.ts';
import type { PlotReport } from '../report/blockAnalysis.ts';
import { densityAndScore } from './densityAndScore.ts';
import { boundLadder } from './boundLadder.ts';
import { confidenceEllipse } from './confidenceEllipse.ts';
import { descentPaths } from './descentPaths.ts';
import { drawSvg } from './drawSvg.ts';
import { fisherBalls } from './fisherBalls.ts';
import { geodesicPaths } from './geodesicPaths.ts';
import { informationCurve } from './informationCurve.ts';
import { jeffreysCurve } from './jeffreysCurve.ts';
import { klApproximation } from './klApproximation.ts';
import { klBalls } from './klBalls.ts';
import type { PlotDefinition, PlotInput } from './plotProblem.ts';
import type { PlotSpec } from './plotSpec.ts';

export const plots: readonly PlotDefinition[] = [
  densityAndScore,
  fisherBalls,
  informationCurve,
  klApproximation,
  klBalls,
  confidenceEllipse,
  boundLadder,
  jeffreysCurve,
  geodesicPaths,
  descentPaths,
];

/** Every plot that applies, drawn; none where there is nothing to draw. */
export function plotReports(input: PlotInput | undefined): readonly PlotReport[] {
  if (input === undefined) return [];
  return plots.flatMap((plot): readonly PlotReport[] => {
    const spec = part<PlotSpec | undefined>(
      'a plot',
      () => plot.make(input),
      () => undefined,
    );
    if (spec === undefined) return [];
    const { id, title, description, table } = spec;
    return [{ id, title, description, svg: drawSvg(spec), table }];
  });
}
