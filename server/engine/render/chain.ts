// Decides how the steps of a derivation are told: E[…] = A, A = B, B = C of a quantity I become I = A, I = B, I = C.
import { multiply } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { objectKey, quantityKey } from '../derivation/objects.ts';
import { expectation, expression, type MathObject, type Step } from '../derivation/step.ts';

/** What is no name of a quantity, and so may be a link. */
const links: ReadonlySet<MathObject['kind']> = new Set(['expectation', 'combination', 'product', 'trace', 'sum']);

/**
 * The steps with the quantity that a chain of equations began with on the left of each of its links, by transitivity; links
 * that then say what the line before says are left out. Every equation told follows from those recorded.
 */
export function chained(steps: readonly Step[]): readonly Step[] {
  const heads = new Map<string, Pick<Step, 'from' | 'relation'>>();
  const scores = new Map<string, Expr>();
  const told: Step[] = [];
  let previous = '';
  let pivot: Step['subjects'];
  for (const step of steps) {
    const { from, to } = step;
    if (from.kind === 'quantity' && from.quantity.name === 'score' && to.kind === 'expression')
      scores.set(quantityKey(from.quantity), to.expression);
    const isLink = links.has(from.kind);
    const head = isLink ? heads.get(objectKey(from)) : undefined;
    const left = head?.from ?? from;
    // A ≥ B and B = C give A ≥ C
    const relation = step.relation === '=' ? (head?.relation ?? '=') : step.relation;
    if (relation !== '≔' && (left.kind === 'quantity' || left.kind === 'expectation')) {
      const begun = { from: left, relation };
      heads.set(objectKey(to), begun);
      const written = asIntegrand(to, scores);
      if (written !== undefined) heads.set(objectKey(written), begun);
    }
    // one calculation after the other is told as one
    const last = told.at(-1);
    if (step.principle === 'algebra' && from.kind === 'expression' && last !== undefined && isSame(last.to, from)) {
      told[told.length - 1] = { ...last, to };
      heads.set(objectKey(to), { from: last.from, relation: last.relation });
      previous = `${objectKey(last.from)}${last.relation}${objectKey(to)}`;
      continue;
    }
    const line = `${objectKey(left)}${relation}${objectKey(to)}`;
    if (step.principle.endsWith('-pivot')) pivot = step.subjects;
    const subjects = step.principle === 'pivot-substitution' ? { ...pivot, ...step.subjects } : step.subjects;
    if (line !== previous)
      told.push({ ...step, from: left, relation, ...(subjects === undefined ? {} : { subjects }) });
    previous = line;
  }
  return told;
}

const isSame = (a: MathObject, b: MathObject): boolean => objectKey(a) === objectKey(b);

/** The expectation of a product of scores with the scores written out. */
function asIntegrand(object: MathObject, scores: ReadonlyMap<string, Expr>): MathObject | undefined {
  if (object.kind !== 'expectation' || object.of.kind !== 'product') return undefined;
  const factors = object.of.factors.map((f) =>
    f.kind === 'quantity' ? scores.get(quantityKey(f.quantity)) : undefined,
  );
  if (factors.some((f) => f === undefined)) return undefined;
  return expectation(expression(multiply(...factors.filter((f) => f !== undefined))), object.over);
}
