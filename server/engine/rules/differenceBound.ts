// Decides what a finding says of the Chapman–Robbins bound where the Cramér–Rao bound does not apply, and how it comes into sight.
import { chapmanRobbinsApplies } from '../bounds/chapmanRobbins.ts';
import { evaluate } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { includes } from '../expr/range.ts';
import { numberText } from '../model/intervals.ts';
import type { Edit, Fix } from '../model/issue.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { parseBlock } from '../text/blockParser.ts';
import { writtenName } from './mending.ts';
import { statementAfterLaw } from './statementAfterLaw.ts';

/** Numbers that one would write first. */
const plainValues = [1, 0, 2, 3, 0.5, -1, 5, 10, 0.1, 0.25, 0.75];

/** A plain point of the parameter space, each parameter after the other. */
export function plainPoint({ model }: ModelFacts): readonly number[] | undefined {
  const symbols = model.parameters.map((p) => p.symbol);
  const extend = (values: readonly number[]): readonly number[] | undefined => {
    const next = symbols[values.length];
    if (next === undefined) {
      const at = new Map<SymbolExpr, number>(symbols.map((s, i) => [s, values[i] as number]));
      return model.positive.every((p) => evaluate(p, at) > 0) ? values : undefined;
    }
    for (const value of plainValues)
      if (includes(next.domain, value)) {
        const found = extend([...values, value]);
        if (found !== undefined) return found;
      }
    return undefined;
  };
  return symbols.length > 4 ? undefined : extend([]);
}

/** “Chapman–Robbins … for θ: 0.0056”, or how to have it; empty where it is not known to apply. */
export function differenceBoundWords(facts: ModelFacts, parameters: readonly SymbolExpr[]): string {
  const names = new Set(parameters.map((p) => p.name));
  const shown = facts.bounds.filter((b) => b.name === 'chapman-robbins' && names.has(b.target));
  if (shown.length > 0)
    return ' The Chapman–Robbins bound, which asks for no derivative, holds: it stands among the bounds.';
  const missing = missingStatements(facts, parameters);
  return missing === undefined
    ? ''
    : ` The Chapman–Robbins bound, which asks for no derivative, holds: state ${missing.what}, and it stands among the bounds.`;
}

/** Adds the statements without which the bound has no number. */
export function differenceBoundFix(facts: ModelFacts, parameters: readonly SymbolExpr[]): Fix | undefined {
  const missing = missingStatements(facts, parameters);
  if (missing === undefined) return undefined;
  const lines = missing.statements.map((line) => `“${line}”`).join(' and ');
  return { title: `Use the Chapman–Robbins bound: state ${lines}`, edits: missing.edits, preferred: false };
}

interface Missing {
  readonly what: string;
  readonly statements: readonly string[];
  readonly edits: readonly Edit[];
}

/** What the block lacks for the bound of one of the parameters to be shown; undefined where it is not known to apply. */
function missingStatements(facts: ModelFacts, parameters: readonly SymbolExpr[]): Missing | undefined {
  const { model, text } = facts;
  const { samples, spans } = model;
  // a point with mistakes is mended first
  if (model.known.length > 0 || (model.point === undefined && spans.at !== undefined)) return undefined;
  const point = model.point ?? plainPoint(facts);
  const isSymbol = samples.symbol !== undefined && samples.value === undefined;
  const needsPoint = model.point === undefined;
  if (point === undefined || (!needsPoint && !isSymbol)) return undefined;
  if (!parameters.some((p) => chapmanRobbinsApplies(model, p, point))) return undefined;
  const at = model.parameters.map((p, i) => `${writtenName(p, text)} = ${numberText(point[i] as number)}`).join(', ');
  const stated = parseBlock(text).statements.find((s) => s.kind === 'samples');
  const count = isSymbol ? `samples ${samples.symbol} = 10` : 'samples 10';
  const needsCount = samples.value === undefined;
  const lines = [...(needsPoint ? [`at ${at}`] : []), ...(needsCount && stated === undefined ? [count] : [])];
  return {
    what: [
      ...(needsPoint ? ['a point by “at”'] : []),
      ...(needsCount ? ['the number of observations by “samples”'] : []),
    ].join(' and '),
    statements: [...(needsPoint ? [`at ${at}`] : []), ...(needsCount ? [count] : [])],
    edits: [
      ...(lines.length > 0 ? [statementAfterLaw(text, model, lines.join('\n'))] : []),
      ...(needsCount && stated !== undefined ? [{ span: stated.span, replacement: count }] : []),
    ],
  };
}
