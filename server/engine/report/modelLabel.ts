// A model's one-line name in formulas, as in x ~ Gamma(k, b): the family with its arguments, or the observation and its support.
import type { Expr } from '../expr/expr.ts';
import type { LawOrigin, MixturePart, StatisticalModel } from '../model/statisticalModel.ts';
import type { Support } from '../distributions/support.ts';
import { supportLatex, supportText } from '../render/domains.ts';
import { familyLatex, lawLatex, mixtureLatex, tupleLatex } from '../render/modelLatex.ts';
import { toText } from '../render/text.ts';

/** In LaTeX and in text. The arguments are the family's canonical ones. */
export function modelLabel(model: StatisticalModel): { readonly latex: string; readonly text: string } {
  const { origin, law } = model;
  const names = law.variables.map((v) => v.name);
  const family = origin.kind === 'family' ? origin : origin.kind === 'truncated' ? origin.parent : undefined;
  const text = names.length === 1 ? (names[0] as string) : `(${names.join(', ')})`;
  if (origin.kind === 'mixture') {
    const support = origin.logKernel === undefined ? undefined : law.support;
    return {
      latex: mixtureLatex(names, origin.components.map(partLatex), support),
      text: `${text} ~ mixture(${origin.components.map(partText).join(', ')})${restriction(support)}`,
    };
  }
  if (family === undefined)
    return {
      latex: `${tupleLatex(names)} \\in ${supportLatex(law.support)}`,
      text: `${text} on ${supportText(law.support)}`,
    };
  const support = origin.kind === 'truncated' ? law.support : undefined;
  return {
    latex: familyLatex(names, family.family.name, family.coordinates, support),
    text: `${text} ~ ${familyText(family)}${restriction(support)}`,
  };
}

type FamilyOrigin = LawOrigin & { readonly kind: 'family' };

const restriction = (support: Support | undefined): string =>
  support === undefined ? '' : ` on ${supportText(support)}`;
const familyText = ({ family, coordinates }: FamilyOrigin): string =>
  `${family.name}(${coordinates.map(toText).join(', ')})`;

/** A component's family with, where it is truncated, its support; undefined for a mixture inside a mixture. */
function familyOf({ origin, support }: MixturePart): readonly [FamilyOrigin, Support | undefined] | undefined {
  if (origin.kind === 'family') return [origin, undefined];
  return origin.kind === 'truncated' ? [origin.parent, support] : undefined;
}

function partText(part: MixturePart): string {
  const found = familyOf(part);
  const law =
    found === undefined
      ? `${part.origin.kind === 'kernel' ? 'kernel' : 'mixture'}(…)`
      : `${familyText(found[0])}${restriction(found[1])}`;
  return `${toText(part.weight)}: ${law}`;
}

function partLatex(part: MixturePart): { readonly weight: Expr; readonly law: string } {
  const found = familyOf(part);
  if (found === undefined) return { weight: part.weight, law: '\\cdots' };
  return { weight: part.weight, law: lawLatex(found[0].family.name, found[0].coordinates, found[1]) };
}
