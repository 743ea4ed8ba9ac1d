// What is found of descent for a block given by its lines, once for each block.
import { Budget } from '../../../server/engine/base/budget.ts';
import type { Descent, DescentPath, DescentResults } from '../../../server/engine/descent/descentResult.ts';
import { descentResults } from '../../../server/engine/descent/descentResults.ts';
import type { Expr } from '../../../server/engine/expr/expr.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { resultsOf } from '../modelOf.ts';

const known = new Map<string, DescentResults | undefined>();

export function naturalGradientOf(...lines: readonly string[]): DescentResults | undefined {
  const key = lines.join('\n');
  if (!known.has(key)) known.set(key, descentResults(resultsOf(...lines), new Budget(3e6)));
  return known.get(key);
}

export function descentOf(...lines: readonly string[]): Descent {
  const found = naturalGradientOf(...lines)?.descent;
  if (found === undefined) throw new Error('No descent was found.');
  return found;
}

export const pathOf = (
  found: Descent,
  name: DescentPath['name'],
  coordinates: DescentPath['coordinates'],
): DescentPath | undefined => found.paths.find((path) => path.name === name && path.coordinates === coordinates);

export const textsOf = (expressions: readonly Expr[] | undefined): readonly string[] | undefined =>
  expressions?.map(toText);
