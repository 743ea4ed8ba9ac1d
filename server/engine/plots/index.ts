// The plots, in the order in which they are shown, and the report of one.
import type { PlotReport } from '../report/blockAnalysis.ts';
import { densityAndScore } from './densityAndScore.ts';
import { drawSvg } from './drawSvg.ts';
import { fisherBalls } from './fisherBalls.ts';
import { informationCurve } from './informationCurve.ts';
import type { PlotDefinition, PlotInput } from './plotSpec.ts';

export const plots: readonly PlotDefinition[] = [densityAndScore, fisherBalls, informationCurve];

/** Every plot that applies, drawn; none where there is nothing to draw. */
export function plotReports(input: PlotInput | undefined): readonly PlotReport[] {
  if (input === undefined) return [];
  return plots.flatMap((plot): readonly PlotReport[] => {
    const spec = plot.make(input);
    if (spec === undefined) return [];
    const { id, title, description, table } = spec;
    return [{ id, title, description, svg: drawSvg(spec), table }];
  });
}
