// A model's one-line name in formulas, as in x ~ Gamma(k, b): the family with its arguments, or the observation and its support.
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { supportLatex, supportText } from '../render/domains.ts';
import { familyLatex, tupleLatex } from '../render/modelLatex.ts';
import { toText } from '../render/text.ts';

/** In LaTeX and in text. The arguments are the family's canonical ones. */
export function modelLabel(model: StatisticalModel): { readonly latex: string; readonly text: string } {
  const { origin, law } = model;
  const names = law.variables.map((v) => v.name);
  const family = origin.kind === 'family' ? origin : origin.kind === 'truncated' ? origin.parent : undefined;
  const text = names.length === 1 ? (names[0] as string) : `(${names.join(', ')})`;
  if (family === undefined)
    return {
      latex: `${tupleLatex(names)} \\in ${supportLatex(law.support)}`,
      text: `${text} on ${supportText(law.support)}`,
    };
  const support = origin.kind === 'truncated' ? law.support : undefined;
  return {
    latex: familyLatex(names, family.family.name, family.coordinates, support),
    text: `${text} ~ ${family.family.name}(${family.coordinates.map(toText).join(', ')})${support === undefined ? '' : ` on ${supportText(support)}`}`,
  };
}
