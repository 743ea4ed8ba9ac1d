// Decides what a finding about some parameters marks: the support or the parameter itself rather than the whole law.
import type { Span } from '../base/span.ts';
import { freeSymbols, type SymbolExpr } from '../expr/expr.ts';
import type { Related } from '../model/issue.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import type { MovingEnd } from '../regularity/movingEnds.ts';
import { placesOf } from './mending.ts';

/** The first appearance of the parameter where there is one alone, else the law. */
export function parameterSpan({ spans }: StatisticalModel, parameters: Iterable<SymbolExpr>): Span {
  const [only, another] = new Set(parameters);
  return (only !== undefined && another === undefined ? spans.parameters.get(only.name) : undefined) ?? spans.law;
}

/** The stated support where its ends move, else the parameter that moves them, or the law. */
export function movingSpan(model: StatisticalModel, ends: readonly MovingEnd[]): Span {
  const { support } = model.spans;
  if (support !== undefined && ends.every((end) => !end.isHidden)) return support;
  return parameterSpan(
    model,
    ends.flatMap((end) => end.parameters),
  );
}

/** The parameter beside a stated support, the support beside a parameter, and the point that settles what holds. */
export function endPlaces(facts: ModelFacts, ends: readonly MovingEnd[]): readonly Related[] {
  const { model } = facts;
  const moving = new Set(ends.flatMap((end) => end.parameters));
  const { support, at } = model.spans;
  const dependsOnPoint = ends.some((end) => end.order?.kind === 'power' && freeSymbols(end.order.order).size > 0);
  return [
    ...placesOf(
      facts,
      model.parameters.filter((p) => moving.has(p.symbol)),
    ),
    ...(support === undefined ? [] : [{ span: support, message: 'The support is stated here.' }]),
    ...(at === undefined || !dependsOnPoint ? [] : [{ span: at, message: 'This point decides what holds.' }]),
  ];
}
