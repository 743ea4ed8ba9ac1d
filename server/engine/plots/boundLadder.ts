// The bounds on the variance with which one quantity is estimated, as a ladder, and the variances of the note's estimators beside.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import type { PlotDefinition } from './plotProblem.ts';
import type { Mark, PlotSpec } from './plotSpec.ts';
import { textWidth } from './svgText.ts';

const mostRungs = 9;
/** Values whose ratio is greater stand on a logarithmic axis. */
const largestRatio = 30;

export const boundLadder: PlotDefinition = {
  id: 'bound-ladder',
  make({ ladder, observations }): PlotSpec | undefined {
    if (ladder === undefined || ladder.rungs.length < 2) return undefined;
    // bounds from the lowest, estimators after them
    const rungs = [...ladder.rungs]
      .sort((a, b) => (a.kind === b.kind ? a.value - b.value : a.kind === 'bound' ? -1 : 1))
      .slice(0, mostRungs);
    const values = rungs.map((r) => r.value);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const isLogarithmic = most > largestRatio * least;
    const target = unicodeName(ladder.target);
    const of = observations === undefined ? '' : ` from ${String(observations)} observations`;
    const words = (v: number): string => formatNumber(v, 'unicode', 4);
    const marks = rungs.map((r, i): Mark => ({
      kind: 'rung',
      series: r.kind === 'bound' ? 1 : 2,
      at: [r.value, i + 1],
      text: [words(r.value) + (r.error === undefined ? '' : ` ± ${formatNumber(r.error, 'unicode', 1)}`)],
    }));
    const share = Math.min(
      0.6,
      (12 + Math.max(...marks.map((m) => (m.kind === 'rung' ? textWidth(m.text) : 0)))) / 155,
    );
    const nameOf = (r: (typeof rungs)[number]): string =>
      r.of === undefined ? r.name : `${r.name.replace(/, [^,]*$/, '')} (${r.of})`;
    return {
      id: this.id,
      title: `Bounds for ${target}`,
      description: `Bounds on the variance of estimators of ${target}${of}: ${rungs.map((r) => `${nameOf(r)} ${words(r.value)}`).join(', ')}.`,
      x: {
        label: [
          'variance',
          ...(observations === undefined ? [] : [', ', { italic: 'N' }, ` = ${String(observations)}`]),
        ],
        extent: isLogarithmic
          ? [least / 2, most * (most / least) ** (share / (1 - share)) * 1.1]
          : [0, most / (1 - share)],
        logarithmic: isLogarithmic,
      },
      panels: [
        {
          y: {
            label: [],
            extent: [0.4, rungs.length + 0.6],
            names: rungs.map((r) => (r.kind === 'bound' ? [r.name] : [{ italic: r.name }])),
          },
          marks,
          share: 1,
        },
      ],
      table: {
        columns: ['', 'value', 'of'],
        rows: rungs.map((r) => [r.name, r.value, r.of ?? 'variance']),
      },
      reading: 'name',
    };
  },
};
