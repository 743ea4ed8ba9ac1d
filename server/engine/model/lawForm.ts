// Decides what kind of law the `~` line states, with the families that its names mean.
import type { DistributionFamily } from '../distributions/family.ts';
import type {
  CustomLawSyntax,
  DistributionSyntax,
  LawSyntax,
  MixtureComponentSyntax,
  MixtureSyntax,
} from '../text/syntax.ts';
import { matchArguments, type MatchedArguments } from './arguments.ts';
import { familyOf } from './familyNames.ts';
import type { IssueList } from './issue.ts';
import { hintLikelyMeant } from './likelyMeant.ts';

export interface FamilyForm {
  readonly kind: 'family';
  readonly syntax: DistributionSyntax;
  readonly family: DistributionFamily;
  readonly matched: MatchedArguments;
}
export interface CustomForm {
  readonly kind: 'custom';
  readonly syntax: CustomLawSyntax;
}
export interface MixtureForm {
  readonly kind: 'mixture';
  readonly syntax: MixtureSyntax;
  readonly components: readonly { readonly syntax: MixtureComponentSyntax; readonly form: LawForm }[];
}
/** What the law's syntax is, once its families are known. */
export type LawForm = FamilyForm | CustomForm | MixtureForm;

/** The form of a law; undefined, with the reason reported, where it cannot be computed with. `text` is the block's own. */
export function lawForm(law: LawSyntax, text: string, issues: IssueList): LawForm | undefined {
  switch (law.kind) {
    case 'error':
      return undefined;
    case 'mixture': {
      const components = law.components.map((syntax) => ({ syntax, form: lawForm(syntax.law, text, issues) }));
      const read = components.flatMap(({ syntax, form }) => (form === undefined ? [] : [{ syntax, form }]));
      return read.length === components.length ? { kind: 'mixture', syntax: law, components: read } : undefined;
    }
    case 'distribution': {
      const family = familyOf(law, issues);
      const matched = family === undefined ? undefined : matchArguments(family, law, issues);
      if (family === undefined || matched === undefined) return undefined;
      hintLikelyMeant(family, law, matched, text, issues);
      return { kind: 'family', syntax: law, family, matched };
    }
    default:
      return { kind: 'custom', syntax: law };
  }
}

/** The named families of a law, in the order in which they are written. */
export const familiesIn = (form: LawForm): readonly FamilyForm[] =>
  form.kind === 'family' ? [form] : form.kind === 'custom' ? [] : form.components.flatMap((c) => familiesIn(c.form));
