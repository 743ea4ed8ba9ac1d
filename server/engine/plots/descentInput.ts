// Which paths of descent are drawn: the flows, and the plain one in the other coordinates too; steps where there are no flows.
import type { Descent, DescentPath } from '../descent/descentResult.ts';
import type { PlotPath } from './plotProblem.ts';

const others = {
  stated: 'new coordinates',
  natural: 'natural parameters',
  mean: 'mean parameters',
  unbounded: 'unbounded coordinates',
} as const;

export function descentInput(descent: Descent | undefined): readonly PlotPath[] {
  if (descent === undefined) return [];
  const found = (name: DescentPath['name'], coordinates: DescentPath['coordinates'], word: string): PlotPath[] =>
    descent.paths
      .filter((p) => p.name === name && p.coordinates === coordinates)
      .map(({ points }) => ({ name: word, points }));
  const hasFlows = descent.paths.some((p) => p.name === 'natural-flow');
  const [natural, plain] = hasFlows
    ? (['natural-flow', 'gradient-flow'] as const)
    : (['natural-descent', 'gradient-descent'] as const);
  const elsewhere = descent.other === undefined ? '' : `gradient in ${others[descent.other.kind]}`;
  return [
    ...found(natural, 'own', 'natural gradient'),
    ...found(plain, 'own', 'gradient'),
    ...found(plain, 'other', elsewhere),
  ];
}
