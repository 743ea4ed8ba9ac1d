// The Fisher information of one parameter over its domain, with the point marked: where one observation tells most.
import { unicodeName } from '../render/names.ts';
import { formatNumber } from '../render/numbers.ts';
import { windowAround } from './parameterGrid.ts';
import type { PlotDefinition } from './plotProblem.ts';
import type { PlotSpec, Point } from './plotSpec.ts';

const gridPoints = { closed: 121, dear: 41 } as const;
const tableRows = 31;

export const informationCurve: PlotDefinition = {
  id: 'information-curve',
  make({ parameters, point, information, isDear }): PlotSpec | undefined {
    const [parameter] = parameters;
    const [at] = point;
    if (parameters.length !== 1 || parameter === undefined || at === undefined) return undefined;
    const value = (theta: number): number => information([theta])?.[0]?.[0] ?? NaN;
    const here = value(at);
    if (!(here > 0) || !Number.isFinite(here)) return undefined;
    const [from, to] = windowAround(parameter, at, 1.5 / Math.sqrt(here));
    const count = isDear === true ? gridPoints.dear : gridPoints.closed;
    const points = Array.from({ length: count }, (_, i): Point => {
      const theta = from + ((to - from) * i) / (count - 1);
      return [theta, value(theta)];
    });
    const finite = points.map((p) => p[1]).filter(Number.isFinite);
    if (finite.length < 2) return undefined;
    const name = unicodeName(parameter.name);
    const sorted = [...finite].sort((a, b) => a - b);
    const most = sorted[Math.floor(0.93 * (sorted.length - 1))] as number;
    const top = 1.15 * Math.max(here, Math.min(sorted.at(-1) as number, 1.5 * most));
    const step = Math.max(1, Math.floor(count / tableRows));
    const [low, high] = [sorted[0] as number, sorted.at(-1) as number];
    const isConstant = high - low <= 1e-9 * high;
    return {
      id: this.id,
      title: 'Information',
      description: isConstant
        ? `The Fisher information of one observation in ${name} is ${formatNumber(here, 'unicode')} for all values shown.`
        : `The Fisher information of one observation as a function of ${name}, between ${formatNumber(low, 'unicode', 3)} and ` +
          `${formatNumber(high, 'unicode', 3)} over the values shown; at ${name} = ${formatNumber(at, 'unicode')} it is ${formatNumber(here, 'unicode')}.`,
      x: { label: [{ italic: name }], extent: [from, to] },
      panels: [
        {
          y: { label: ['information in ', { italic: name }], extent: [0, top] },
          marks: [
            { kind: 'line', series: 1, points },
            { kind: 'note', at: [at, here], text: [formatNumber(here, 'unicode', 4)] },
          ],
          share: 1,
        },
      ],
      table: {
        columns: [name, 'information'],
        rows: points.filter((p, i) => i % step === 0 && p.every(Number.isFinite)).map((p) => [...p]),
      },
      reading: 'column',
    };
  },
};
