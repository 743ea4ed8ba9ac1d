// Decides how a point of the parameter space is written: the writer's symbols with their values.
import type { ModelAnalysis } from '../../server/engine/report/schema.ts';
import { element } from '../dom.ts';
import { formatNumber } from '../format.ts';
import { typeset } from '../typeset.ts';

type Value = NonNullable<ModelAnalysis['point']>[string];

function written(value: Value): string {
  if (typeof value === 'number') return formatNumber(value, 6);
  return `[${value.map((entry) => written(entry)).join(', ')}]`;
}

/** "k = 2, b = 1" with the symbols typeset; `prime` writes θ′ for θ. */
export function pointOf(model: ModelAnalysis, point: ModelAnalysis['point'], prime = false): HTMLElement {
  const parts = Object.entries(point ?? {}).flatMap(([name, value], i) => {
    const parameter = model.parameters.find((each) => each.name === name);
    const symbol = typeset({ text: name, latex: parameter?.latex ?? name });
    return [i === 0 ? '' : ', ', symbol, `${prime ? '\u2032' : ''} = ${written(value)}`];
  });
  return element('span', { class: 'point' }, ...parts);
}
