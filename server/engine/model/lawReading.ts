// Decides the law of a block at given domains: read once with every name on the whole line, and again with the domains found.
import type { Range } from '../expr/range.ts';
import type { DistributionFamily, Value } from '../distributions/family.ts';
import type { Support } from '../distributions/support.ts';
import type {
  BlockBody,
  CustomLawSyntax,
  DistributionSyntax,
  DomainSyntax,
  ObservationStatement,
} from '../text/syntax.ts';
import type { MatchedArguments } from './arguments.ts';
import { componentsOf, customLaw } from './customLaw.ts';
import { ExpressionReader } from './expressionReader.ts';
import { checkShapes, checkWholeNumbers, familyLaw, readArguments, type FamilyArgument } from './familyLaw.ts';
import type { IssueList } from './issue.ts';
import type { LawDraft } from './lawDraft.ts';
import { LawLeaves } from './leaves.ts';
import type { BlockNames } from './names.ts';
import type { ParameterShape } from './parameterShapes.ts';
import { readSupport } from './supports.ts';
import { truncated } from './truncatedLaw.ts';

export interface LawContext {
  readonly body: BlockBody;
  readonly observation: ObservationStatement;
  readonly names: BlockNames;
  readonly shapes: ReadonlyMap<string, ParameterShape>;
  readonly used: Set<string>;
}
/** What the law's syntax is, once its family is known. */
export type LawForm =
  | {
      readonly kind: 'family';
      readonly syntax: DistributionSyntax;
      readonly family: DistributionFamily;
      readonly matched: MatchedArguments;
    }
  | { readonly kind: 'custom'; readonly syntax: CustomLawSyntax };

export interface LawReading {
  readonly draft: LawDraft;
  readonly leaves: LawLeaves;
  /** Empty for a law written out. */
  readonly arguments: readonly FamilyArgument[];
}

/** The law with the domains (by coordinate) and the names that are known; undefined, with the reasons reported. */
export function readLaw(
  context: LawContext,
  form: LawForm,
  domains: ReadonlyMap<string, Range>,
  known: ReadonlySet<string>,
  issues: IssueList,
): LawReading | undefined {
  const { names, used, shapes, body, observation } = context;
  const leavesWith = (observations: ReadonlyMap<string, Value>): LawLeaves =>
    new LawLeaves({ shapes, domains, known, observations, issues });
  if (form.kind === 'custom') {
    const { on } = form.syntax;
    if (on === undefined) return undefined;
    // the support decides what the observation's name stands for, but its parameters come after those of the formula
    const ahead = supportOf(new ExpressionReader(names, leavesWith(new Map()), issues, used), on);
    const components = ahead === undefined ? undefined : componentsOf(observation.variables, ahead, issues);
    if (components === undefined) return undefined;
    const leaves = leavesWith(components.values);
    const reader = new ExpressionReader(names, leaves, issues, used);
    const draft = customLaw(reader, form.syntax, components, () => supportOf(reader, on), body.text);
    return draft === undefined ? undefined : { draft, leaves, arguments: [] };
  }
  const leaves = leavesWith(new Map());
  const reader = new ExpressionReader(names, leaves, issues, used);
  const { family, matched, syntax } = form;
  const args = readArguments(reader, family, matched, body.text);
  const support = syntax.on === undefined ? undefined : supportOf(reader, syntax.on);
  if (args === undefined || (syntax.on !== undefined && support === undefined)) return undefined;
  if (!checkShapes(family, args, issues) || !checkWholeNumbers(args, issues)) return undefined;
  const whole = familyLaw(family, matched, args, observation.variables, body.text, issues);
  if (whole === undefined) return undefined;
  const draft = support === undefined ? whole : truncated(whole, syntax, support, issues);
  return draft === undefined ? undefined : { draft, leaves, arguments: args };
}

const supportOf = (reader: ExpressionReader, on: DomainSyntax): Support | undefined => readSupport(reader, on);
