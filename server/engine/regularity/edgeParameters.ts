// Decides which parameters lie on the edge of their domains at the writer's point.
import { includes } from '../expr/range.ts';
import { interior } from '../model/intervals.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

/** A parameter on the edge of its domain. */
export interface EdgeParameter {
  readonly index: number;
  readonly side: 'lower' | 'upper';
}

/** None without a point. */
export const edgeParameters = ({ parameters, point }: StatisticalModel): readonly EdgeParameter[] =>
  parameters.flatMap(({ symbol: { domain } }, index) => {
    const value = point?.[index];
    if (value === undefined || includes(interior(domain), value)) return [];
    return [{ index, side: value <= domain.lower ? 'lower' : 'upper' }];
  });
