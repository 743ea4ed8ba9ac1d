// negative-density: a density or mass written out is negative, or not defined, at observations of its support.
import { compile } from '../expr/compile.ts';
import { negativeAt } from '../information/negativeDensity.ts';
import { numberText } from '../model/intervals.ts';
import { makeIssue, type Fix } from '../model/issue.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { negativePlace } from '../regularity/normalized.ts';
import { pointWords } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import { domainFix } from './mending.ts';
import type { Rule } from './rule.ts';
import { boundBetween, workingSide } from './workingSide.ts';

export const negativeDensity: Rule = {
  code: 'negative-density',
  explainedBy: [],
  check({ facts }) {
    const { model } = facts;
    const place = negativePlace(facts);
    if (place === undefined) return [];
    const parameters = model.parameters.map((p) => p.symbol);
    const where = parameters.length === 0 ? '' : ` (${pointWords(parameters, place.theta)})`;
    const isNegative = negativeAt(model, closeness);
    const side = workingSide(model, place.theta, (values) => isNegative(values) === undefined);
    const fix = side === undefined ? supportFix(facts, place.theta) : domainFix(facts, side.parameter, side.range);
    const what =
      fix === undefined
        ? 'Narrow the support, or the parameters’ domain by “param”.'
        : `${fix.title.replace(/^State /, 'With ')} it is positive wherever it was tried. State that, or correct its sign.`;
    const message = `${lawText(facts)}: at ${pointWords(model.law.variables, place.x)}${where} it is negative or not defined. Probabilities are not negative, so this is no law. ${what}`;
    return [makeIssue('negative-density', model.spans.law, message, { fixes: fix === undefined ? [] : [fix] })];
  },
};

/** How many times closer than a check is the search for a domain. */
const closeness = 40;
const steps = 2000;

/** The part of the interval in which the density is positive, where that is one interval between plain numbers. */
function supportFix({ model, text }: ModelFacts, theta: readonly number[]): Fix | undefined {
  const { law, known, knownValues, parameters, spans } = model;
  const { support } = law;
  if (support.kind !== 'interval' || spans.support === undefined) return undefined;
  const symbols = [...parameters.map((p) => p.symbol), ...known];
  const values = [...theta, ...known.map((s) => knownValues.get(s) ?? NaN)];
  const out = new Float64Array(2);
  compile([support.lower, support.upper], symbols).bind(values)([], out);
  const [from = NaN, to = NaN] = out;
  if (!Number.isFinite(from) || !Number.isFinite(to) || values.length > 0) return undefined;
  const run = compile([law.logDensity], symbols, law.variables).bind(values);
  const isPositive = (x: number): boolean => {
    run([x], out);
    return !Number.isNaN(out[0]);
  };
  const places = Array.from({ length: steps }, (_, i) => from + ((i + 0.5) / steps) * (to - from));
  const first = places.findIndex(isPositive);
  const last = places.findLastIndex(isPositive);
  if (first < 0 || places.slice(first, last + 1).some((x) => !isPositive(x))) return undefined;
  const ends = [
    first === 0 ? from : boundBetween(places[first - 1] as number, places[first] as number, isPositive),
    last === steps - 1 ? to : boundBetween(places[last + 1] as number, places[last] as number, isPositive),
  ];
  if (ends.includes(undefined)) return undefined;
  const stated = `(${ends.map((end) => numberText(end as number)).join(', ')})`;
  const isOn = /^on\b/.test(text.slice(spans.support.start, spans.support.end));
  return {
    title: `State “on ${stated}”`,
    edits: [{ span: spans.support, replacement: isOn ? `on ${stated}` : stated }],
    preferred: false,
  };
}
