// Decides the law of a block at given domains: read once with every name on the whole line, and again with the domains found.
import { subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import type { Range } from '../expr/range.ts';
import type { Law } from '../distributions/law.ts';
import type { Value } from '../distributions/family.ts';
import type { Support } from '../distributions/support.ts';
import type { BlockBody, DomainSyntax, ObservationStatement } from '../text/syntax.ts';
import { componentsOf, customLaw } from './customLaw.ts';
import { ExpressionReader } from './expressionReader.ts';
import { checkShapes, checkWholeNumbers, familyLaw, readArguments, type FamilyArgument } from './familyLaw.ts';
import type { IssueList } from './issue.ts';
import type { LawDraft } from './lawDraft.ts';
import type { CustomForm, FamilyForm, LawForm, MixtureForm } from './lawForm.ts';
import { ComponentLeaves, LawLeaves } from './leaves.ts';
import { mixtureLaw } from './mixtureLaw.ts';
import { lacksConstant } from './statisticalModel.ts';
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
  readonly logConstant: LogConstant | undefined;
}

/**
 * log of the integral of a law's log-density, as a function of the parameters; undefined where none is had. `label` tells the
 * kernels of one law apart. Who reads models gives it, since integrals are no matter of reading.
 */
export type LogConstant = (law: Law, label: string) => Expr | undefined;

interface LawPart {
  readonly draft: LawDraft;
  /** Of the families in it; empty for a law written out. */
  readonly arguments: readonly FamilyArgument[];
}

export interface LawReading extends LawPart {
  readonly leaves: LawLeaves;
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
  const fresh = (): LawLeaves => new LawLeaves({ shapes, domains, known, issues });
  const leaves = fresh();
  const readerOn = (own: LawLeaves, observations: ReadonlyMap<string, Value>): ExpressionReader =>
    new ExpressionReader(names, new ComponentLeaves(own, observations), issues, used);
  const part = (at: LawForm): LawPart | undefined => {
    switch (at.kind) {
      case 'family':
        return familyPart(at);
      case 'custom':
        return customPart(at);
      case 'mixture':
        return mixturePart(at);
    }
  };
  const customPart = ({ syntax }: CustomForm): LawPart | undefined => {
    const { on } = syntax;
    if (on === undefined) return undefined;
    // the support decides what the observation's name stands for, but its parameters come after those of the formula
    const stated = observation.variables.map((v) => v.name);
    const ahead = readSupport(readerOn(fresh(), new Map()), on, stated);
    const components = ahead === undefined ? undefined : componentsOf(observation.variables, ahead, issues);
    if (components === undefined) return undefined;
    const reader = readerOn(leaves, components.values);
    const draft = customLaw(reader, syntax, components, () => readSupport(reader, on, stated), body.text);
    return draft === undefined ? undefined : { draft, arguments: [] };
  };
  const familyPart = ({ family, matched, syntax }: FamilyForm): LawPart | undefined => {
    const reader = readerOn(leaves, new Map());
    const args = readArguments(reader, family, matched, body.text);
    const support = syntax.on === undefined ? undefined : supportOf(reader, syntax.on);
    if (args === undefined || (syntax.on !== undefined && support === undefined)) return undefined;
    if (!checkShapes(family, args, issues) || !checkWholeNumbers(args, issues)) return undefined;
    const whole = familyLaw(family, matched, args, observation.variables, body.text, issues);
    if (whole === undefined) return undefined;
    const draft = support === undefined ? whole : truncated(whole, syntax, support, issues);
    return draft === undefined ? undefined : { draft, arguments: args };
  };
  const mixturePart = ({ syntax, components: forms }: MixtureForm): LawPart | undefined => {
    const parts = forms.flatMap((c) => {
      const weight = readerOn(leaves, new Map()).scalar(c.syntax.weight);
      const read = part(c.form);
      return weight === undefined || read === undefined ? [] : [{ weight, ...read }];
    });
    if (parts.length < forms.length) return undefined;
    const support = syntax.on === undefined ? undefined : supportOf(readerOn(leaves, new Map()), syntax.on);
    if (syntax.on !== undefined && support === undefined) return undefined;
    const isRough = domains.size === 0;
    const components = isRough ? parts : parts.map((part) => ({ ...part, draft: normalized(part.draft) }));
    const draft = mixtureLaw(syntax, components, body.text, issues, support, isRough);
    return draft === undefined ? undefined : { draft, arguments: parts.flatMap((p) => p.arguments) };
  };
  // a kernel that occurs twice has one constant
  const labels = new Map<Expr, string>();
  const normalized = (draft: LawDraft): LawDraft => {
    const { law, origin } = draft;
    if (!lacksConstant(law, origin)) return draft;
    const label = labels.get(law.logDensity) ?? String(labels.size + 1);
    labels.set(law.logDensity, label);
    const constant = context.logConstant?.(law, label);
    if (constant === undefined) return draft;
    return { ...draft, law: { ...law, logDensity: subtract(law.logDensity, constant) } };
  };
  const read = part(form);
  return read === undefined ? undefined : { ...read, leaves };
}

const supportOf = (reader: ExpressionReader, on: DomainSyntax): Support | undefined => readSupport(reader, on);
