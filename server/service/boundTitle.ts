// Decides what a bound is called in a sentence or a line.
import type { BoundReport } from '../engine/report/schema.ts';

const titles: Readonly<Record<string, string>> = {
  'cramer-rao': 'Cramér–Rao bound',
  'cramer-rao-known-nuisance': 'Cramér–Rao bound, the others known',
  'cramer-rao-estimand': 'Cramér–Rao bound',
  'cramer-rao-biased': 'Cramér–Rao bound for its mean',
  'chapman-robbins': 'Hammersley–Chapman–Robbins bound',
  bhattacharyya: 'Bhattacharyya bound',
  barankin: 'Barankin bound',
  constrained: 'Cramér–Rao bound under the constraint',
  'van-trees': 'van Trees bound',
  'weiss-weinstein': 'Weiss–Weinstein bound',
  misspecified: 'maximum likelihood under the other model',
};

export function boundTitle(name: string): string {
  return titles[name] ?? `${name} bound`;
}

/** Of the bound that an estimator is compared with. */
export function efficiencyTitle(of: {
  readonly bound: string;
  readonly order?: number | undefined;
  readonly testPoints?: number | undefined;
}): string {
  const order = of.order === undefined ? [] : [`of order ${String(of.order)}`];
  const points = of.testPoints === undefined ? [] : [`with ${String(of.testPoints)} test points`];
  return [boundTitle(of.bound), ...order, ...points].join(' ');
}

type Detailed = Pick<BoundReport, 'name' | 'order' | 'testPoints' | 'testVectors' | 'bounded'>;

/** With its order, how many test points it has, and what it bounds if that is not a variance. */
export function boundTitleInFull({ name, order, testPoints, testVectors, bounded }: Detailed): string {
  const points = testPoints ?? testVectors;
  const details = [
    ...(order === undefined ? [] : [`of order ${String(order)}`]),
    ...(name !== 'barankin' || points === undefined ? [] : [`with ${String(points.length)} test points`]),
    ...(bounded === 'mean-squared-error' ? ['for the mean squared error under the prior'] : []),
  ];
  return [boundTitle(name), ...details].join(' ');
}
