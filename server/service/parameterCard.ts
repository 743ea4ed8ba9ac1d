// Decides what a hover says of a parameter: its role and domain, its row of the information, its bounds.
import { informationRowLatex, varianceBoundLatex } from '../engine/render/reportLatex.ts';
import type { BlockAnalysis } from '../engine/report/blockAnalysis.ts';
import type { ModelAnalysis, ParameterReport } from '../engine/report/schema.ts';
import { escapeMarkdown, markdownCode } from './convert.ts';
import { domainText } from './domainText.ts';
import { formula, markdown } from './hoverContent.ts';
import type { HoverPart } from './hoverContent.ts';
import { parametersNamed } from './namesInScope.ts';
import { unicodeName } from '../engine/render/names.ts';
import { shownNumber, unicodeMath } from './unicodeMath.ts';
import { pointText } from './warrant.ts';

function headline(model: ModelAnalysis, parameter: ParameterReport): string {
  const { name, role, domain, declared } = parameter;
  const { distribution } = model.observation;
  const law = distribution === 'custom' ? 'the law' : distribution === 'mixture' ? 'the mixture' : distribution;
  const whole = distribution === 'mixture' ? 'a component' : distribution;
  const source = declared ? 'stated' : `inferred from ${law}`;
  const parts = [
    `**${escapeMarkdown(unicodeName(name))}**`,
    ...(role === null ? [] : [escapeMarkdown(distribution === 'custom' ? role : `${role} of ${whole}`)]),
    `${escapeMarkdown(domainText(name, domain))} (${escapeMarkdown(source)})`,
  ];
  return parts.join(' · ');
}

function sampleWords(model: ModelAnalysis): string {
  const { symbol, value } = model.samples;
  if (value !== null) return `${shownNumber(value)} observations`;
  return symbol === null ? 'one observation' : `${unicodeName(symbol)} observations`;
}

/** The bound of a parameter when the others need not be estimated. */
const knownNuisance = 'cramer-rao-known-nuisance';

function boundParts(model: ModelAnalysis, parameter: ParameterReport): readonly HoverPart[] {
  const bound = model.bounds?.find(({ name, target }) => name === 'cramer-rao' && target === parameter.name);
  if (bound === undefined) return [];
  const name = unicodeName(parameter.name);
  const others = model.parameters.filter((other) => other !== parameter).map((other) => unicodeName(other.name));
  const parts: HoverPart[] = [];
  const unknown = others.length === 0 ? '' : `, ${others.join(', ')} unknown`;
  if (bound.expression === null && bound.value === null) {
    return bound.reason === null ? [] : [markdown(escapeMarkdown(bound.reason))];
  }
  const value =
    bound.value === null || model.point === null ? '' : ` = ${shownNumber(bound.value)} at ${pointText(model.point)}`;
  parts.push(markdown(escapeMarkdown(`Cramér–Rao bound for ${name}, ${sampleWords(model)}${unknown}${value}`)));
  if (bound.expression !== null) {
    parts.push(
      formula(varianceBoundLatex(parameter.latex, bound.expression), [
        `Var(${name}̂) ≥ ${unicodeMath(bound.expression.text)}`,
      ]),
    );
  }
  const known = model.bounds?.find(({ name: of, target }) => of === knownNuisance && target === parameter.name);
  if (others.length > 0 && known !== undefined) {
    const shown = [
      ...(known.expression === null ? [] : [markdownCode(unicodeMath(known.expression.text))]),
      ...(known.value === null ? [] : [escapeMarkdown(shownNumber(known.value))]),
    ];
    if (shown.length > 0) parts.push(markdown(`${escapeMarkdown(others.join(', '))} known: ${shown.join(' = ')}`));
  }
  if (bound.attained === false && bound.reason !== null) parts.push(markdown(escapeMarkdown(bound.reason)));
  return parts;
}

/** The card of a name that is a parameter; undefined where the analysis knows no such parameter. */
export function parameterCard(analysis: BlockAnalysis | undefined, name: string): readonly HoverPart[] | undefined {
  const model = analysis?.model;
  if (model === undefined || model === null) return undefined;
  const named = parametersNamed(model, name);
  const [only] = named;
  if (only === undefined) return undefined;
  if (named.length > 1) return [markdown(named.map(({ parameter }) => headline(model, parameter)).join('  \n'))];
  const { index, parameter } = only;
  const parts: HoverPart[] = [markdown(headline(model, parameter))];
  const row = model.fisher?.matrix?.[index];
  if (row?.some((entry) => entry !== null) === true) {
    const lines = model.parameters.flatMap((other, at) => {
      const entry = row[at];
      if (entry === undefined || entry === null) return [];
      return [`I(${unicodeName(parameter.name)}, ${unicodeName(other.name)}) = ${unicodeMath(entry.text)}`];
    });
    parts.push(formula(informationRowLatex(parameter, model.parameters, row), lines));
  } else if (model.fisher?.reason !== undefined && model.fisher.reason !== null) {
    parts.push(markdown(escapeMarkdown(model.fisher.reason)));
  }
  return [...parts, ...boundParts(model, parameter)];
}
