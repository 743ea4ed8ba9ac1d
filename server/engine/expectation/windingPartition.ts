// The integral over a whole turn of a kernel in n x alone, n whole: that of the kernel in x, as n periods fill the turn.
// Source: Mardia and Jupp, Directional Statistics (2000), section 3.6.1, on the distributions of multiples of an angle.
import type { Law } from '../distributions/law.ts';
import type { LogPartition } from './discretePartition.ts';
import { ownChart, windings } from './recognition/charts.ts';
import { recognizeFamily } from './recognition/recognizeFamily.ts';

/** log ∫ of such a kernel; undefined where it has not a period that is a whole part of a turn. */
export function windingPartition(law: Law): LogPartition | undefined {
  const [x, other] = law.variables;
  const { support } = law;
  if (x === undefined || other !== undefined || support.kind !== 'interval') return undefined;
  const [once] = windings(ownChart(x, support, law.logDensity));
  if (once === undefined) return undefined;
  const unwound: Law = {
    name: 'custom',
    measure: law.measure,
    variables: [once.y],
    support: once.support,
    logDensity: once.logDensity,
  };
  const recognized = recognizeFamily(unwound, true);
  return recognized === undefined ? undefined : { value: recognized.logPartition, positive: recognized.positive };
}
