// Decides what a finding about some parameters marks: the support or the parameter itself rather than the whole law.
import type { Span } from '../base/span.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { MovingEnd } from '../regularity/movingEnds.ts';

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
