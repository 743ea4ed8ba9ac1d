// Turns a derivation into what is read: steps with their reasons for the panel, and Markdown in full sentences for a note.
import type { DerivationReport, StepReport } from '../report/blockAnalysis.ts';
import { principleOf, type Principle } from '../derivation/principles.ts';
import type { Derivation, MathObject, Step } from '../derivation/step.ts';
import { isPositive } from '../expr/assumptions.ts';
import { chained } from './chain.ts';
import { printObject, relationSigns, type Naming, type ObjectStyle } from './mathObject.ts';

export interface DerivationContext extends Naming {
  /** The model, as in `x \sim \mathrm{Gamma}(k, b)`, in LaTeX and in text. */
  readonly model: { readonly latex: string; readonly text: string };
}

const titles: Readonly<Record<Derivation['id'], string>> = {
  score: 'Score',
  information: 'Fisher information',
  bound: 'Cramér–Rao bound',
};

/** The derivation for reading. The same derivation gives the same text, character by character. */
export function renderDerivation(derivation: Derivation, context: DerivationContext): DerivationReport {
  return {
    id: derivation.id,
    title: titles[derivation.id],
    steps: chained(derivation.steps).map((step) => stepReport(step, context)),
    markdown: markdown(derivation, context),
  };
}

function stepReport(step: Step, context: DerivationContext): StepReport {
  const reason = filled(principleOf(step.principle).reason, step, (subject) =>
    printObject(subject, 'unicode', context),
  );
  return {
    reason: reason + conditions(step, 'unicode', context),
    expression: { text: equation(step, 'text', context), latex: equation(step, 'latex', context) },
    depth: step.depth,
  };
}

const equation = (
  { from, relation, to }: Pick<Step, 'from' | 'relation' | 'to'>,
  style: ObjectStyle,
  context: Naming,
): string =>
  `${printObject(from, style, context)} ${relationSigns[style][relation]} ${printObject(to, style, context)}`;

/** What stands for a subject that the step does not name. */
const unnamed: Readonly<Record<string, string>> = {
  pivot: 'the pivot',
  parameter: 'the parameter',
  samples: 'N',
  law: 'its law',
  distribution: 'stated distribution',
  warrant: 'where it holds',
  sign: '',
  transform: 'a function of the observation',
};

/** The template with the step's subjects in place of their names. */
function filled(template: string, step: Step, print: (subject: MathObject) => string): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const subject = step.subjects?.[name];
    return subject === undefined ? (unnamed[name] ?? 'it') : typeof subject === 'string' ? subject : print(subject);
  });
}

function conditions(step: Step, style: 'unicode' | 'latex', context: Naming): string {
  const positive = (step.conditions ?? []).flatMap((c) => {
    if (c.kind !== 'positive' || isPositive(c.expression)) return [];
    const printed = printObject({ kind: 'expression', expression: c.expression }, style, context);
    return [style === 'latex' ? `$${printed} \\gt 0$` : `${printed} > 0`];
  });
  return positive.length === 0 ? '' : ` (for ${positive.join(' and ')})`;
}

/*
 * What keeps the Markdown the same in GitHub, Obsidian, Pandoc and VS Code's preview: display formulas between $$ on lines
 * of their own with blank lines around, one line each, no backslash before punctuation but the row ends of matrices;
 * inline formulas that neither begin nor end with a space and are not followed by a digit.
 */
function markdown(derivation: Derivation, context: DerivationContext): string {
  const title = `**${titles[derivation.id]} of $${context.model.latex}$.**`;
  const used = new Set<string>();
  const paragraphs = chained(derivation.steps).map((step, i) => {
    const principle: Principle = principleOf(step.principle);
    const template = used.has(principle.id) ? (principle.again ?? principle.sentence) : principle.sentence;
    used.add(principle.id);
    const sentence = sentenceOf(template, step, context);
    return `${i === 0 ? `${title} ` : ''}${sentence}\n\n${display(equation(step, 'latex', context))}`;
  });
  if (paragraphs.length === 0) {
    const { of, relation, is } = derivation.claim;
    paragraphs.push(`${title}\n\n${display(equation({ from: of, relation, to: is }, 'latex', context))}`);
  }
  return `${[...paragraphs, ...sources(derivation)].join('\n\n')}\n`;
}

const display = (latex: string): string => `$$\n${latex} .\n$$`;

function sentenceOf(template: string, step: Step, context: DerivationContext): string {
  const sentence = filled(template, step, (subject) => `$${printObject(subject, 'latex', context)}$`);
  const when = conditions(step, 'latex', context);
  if (when === '') return sentence;
  return /[:,]$/.test(sentence) ? `${sentence.slice(0, -1)}${when}${sentence.slice(-1)}` : sentence + when;
}

/** Books and papers that the steps rest on, each once, with all its sections. */
function sources(derivation: Derivation): readonly string[] {
  const cited = new Set(derivation.steps.flatMap((step) => principleOf(step.principle).source ?? []));
  const places = new Map<string, string[]>();
  for (const source of cited) {
    const [, book = source, place] = /^(.*\(\d{4}\)), (.*)$/.exec(source) ?? [];
    places.set(book, [...(places.get(book) ?? []), ...(place === undefined ? [] : [place])]);
  }
  const listed = [...places].map(([book, at]) => [book, ...(at.length === 0 ? [] : [at.join(' and ')])].join(', '));
  return listed.length === 0 ? [] : [`Sources: ${listed.join('; ')}.`];
}
