// recognized-family: a density that is written out is proved to be one that has a name, for the parameters that the name asks for.
import { isPositive } from '../expr/assumptions.ts';
import { multiply } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { makeIssue } from '../model/issue.ts';
import type { ModelFacts } from '../regularity/condition.ts';
import { valuesAt } from '../regularity/movingEnds.ts';
import type { Write } from '../regularity/words.ts';
import { lawText } from './lawText.ts';
import type { Rule } from './rule.ts';

const pointsTried = 32;

export const recognizedFamily: Rule = {
  code: 'recognized-family',
  explainedBy: ['not-normalised', 'negative-density', 'improper-kernel'],
  check({ facts }) {
    const { recognized } = facts.information.normalized;
    const where = recognized?.isNamed === true ? conditionWords(facts) : undefined;
    if (recognized === undefined || where === undefined) return [];
    const [parametrization] = recognized.family.parametrizations;
    const specs = parametrization?.parameters ?? [];
    const call = (write: Write): string =>
      `${recognized.family.name}(${recognized.coordinates.map((c, i) => `${specs[i]?.name ?? ''} = ${write(c)}`).join(', ')})`;
    const message = `${lawText(facts)} is ${call(facts.write)}, the ${recognized.family.title}${where}.`;
    const replacement = where === '' && facts.source !== undefined ? call(facts.source) : undefined;
    const span = facts.model.spans.law;
    const fixes =
      replacement === undefined
        ? []
        : [{ title: `Write “${replacement}”`, edits: [{ span, replacement }], preferred: false }];
    return [makeIssue('recognized-family', span, message, { fixes })];
  },
};

/**
 * Where the family's own parameters lie in their domains: empty if at every point tried; undefined if not at the writer's
 * point. A hurdle at 0 is a zero-inflated law only where it has no fewer zeros than the law beside it.
 */
function conditionWords({ model, information, write }: ModelFacts): string | undefined {
  const open = information.normalized.recognized?.positive ?? [];
  const at = valuesAt(model);
  if (at !== undefined && open.some((p) => !(evaluate(p, at) > 0))) return undefined;
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const points = samplePoints(symbols, model.positive, 'recognized', pointsTried);
  const broken = open.filter((p) =>
    points.some((point) => !(evaluate(p, new Map(symbols.map((s, i) => [s, point[i] as number]))) > 0)),
  );
  return broken.length === 0 ? '' : `, where ${broken.map((p) => `${write(withoutPositive(p))} > 0`).join(' and ')}`;
}

/** What decides the sign: k of k/2. */
const withoutPositive = (e: Expr): Expr =>
  e.kind === 'product' ? multiply(...e.factors.filter((f) => !isPositive(f))) : e;
