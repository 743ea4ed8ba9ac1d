// The point lies inside the parameter space, not on its edge.
import { evaluate } from '../expr/compile.ts';
import type { Condition } from './condition.ts';
import { edgeLimitWords } from './edgeLimit.ts';
import { edgeParameters } from './edgeParameters.ts';
import { valuesAt } from './movingEnds.ts';
import { nameList, pointWords } from './words.ts';

export const interiorPoint: Condition = {
  id: 'interior-point',
  title: 'The point is inside the parameter space',
  source: 'Self and Liang, Journal of the American Statistical Association 82 (1987) 605–610',
  assess(facts) {
    const { model } = facts;
    const parameters = model.parameters.map((p) => p.symbol);
    if (parameters.length === 0) return undefined;
    const { point } = model;
    const at = valuesAt(model);
    if (point === undefined || at === undefined)
      return { verdict: 'holds', reason: 'What is shown holds for the inner points of the parameter space.' };
    const edges = edgeParameters(model);
    const outer = parameters.filter((_, i) => edges.some((edge) => edge.index === i));
    if (outer.length > 0)
      return {
        verdict: 'fails',
        reason: `${nameList(outer)} ${outer.length === 1 ? 'lies' : 'lie'} on the edge of the parameter space: two-sided derivatives, the Cramér–Rao bound and the normal limit are for interior points. ${edgeLimitWords(facts, edges)}`,
        witness: { kind: 'point', text: pointWords(parameters, point) },
      };
    if (model.positive.some((p) => !(evaluate(p, at) > 0)))
      return { verdict: 'fails', reason: 'The parameters jointly lie on the edge of their space.' };
    return { verdict: 'holds', reason: `The point ${pointWords(parameters, point)} is an inner point.` };
  },
};
