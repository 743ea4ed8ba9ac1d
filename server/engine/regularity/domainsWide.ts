// The domains that a note states are as wide as its distribution allows: a narrower one has edges that the distribution does not have.
import { negate, primitivePart, symbol } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { includes, type Range } from '../expr/range.ts';
import { substitute } from '../expr/substitute.ts';
import { samplePoints } from '../information/samplePoints.ts';
import { lawExistsAt } from '../model/edgeLaw.ts';
import { listed } from '../model/issue.ts';
import { domainText, interior } from '../model/intervals.ts';
import type { Parameter, UndeclaredSpace } from '../model/statisticalModel.ts';
import { displayName } from '../text/names.ts';
import type { Answer, Condition, ModelFacts } from './condition.ts';
import { pointWords } from './words.ts';

const draws = 40;
const examined = 4;

export const domainsWide: Condition = {
  id: 'domains-wide',
  title: 'The stated domains are as wide as the distribution allows',
  source: 'Brown, Fundamentals of Statistical Exponential Families (1986), sections 1.1 and 3.1',
  assess(facts) {
    const { model, write } = facts;
    if (model.parameters.length === 0) return undefined;
    const space = model.undeclared?.();
    if (model.undeclared === undefined)
      return { verdict: 'holds', reason: 'No domain is stated: each is what the distribution asks for.' };
    if (space === undefined)
      return { verdict: 'undecided', reason: 'What the distribution asks for by itself was not found.' };
    const own = new Map(space.parameters.map((s) => [s.name, s]));
    const narrowed = model.parameters.flatMap((p): readonly Narrowed[] => {
      const wide = own.get(p.symbol.name);
      return wide === undefined || !p.declared ? [] : gapsOf(p, wide);
    });
    const joint = model.positive
      .map((condition) => inSymbolsOf(space, condition))
      .filter((condition) => !isAskedFor(condition, space))
      .map((condition): Narrowed => ({ stated: `${write(condition)} > 0`, asked: undefined, condition }));
    const all = [...narrowed, ...joint];
    if (all.length === 0)
      return { verdict: 'holds', reason: 'The stated domains are those that the distribution asks for.' };
    return answer(all, facts, space);
  },
};

/** What a statement leaves out of what the law asks for. */
interface Narrowed {
  readonly stated: string;
  readonly asked: string | undefined;
  /** The parameter with the part of its domain that is left out. */
  readonly gap?: { readonly of: SymbolExpr; readonly left: Range };
  /** Stated to be positive. */
  readonly condition?: Expr;
}

const domainAsWritten = (text: string): string => text.replaceAll('-', '−').replaceAll('inf', '∞').replace(/^R$/, 'ℝ');

function gapsOf({ symbol: { domain, name }, domainText: text }: Parameter, wide: SymbolExpr): readonly Narrowed[] {
  const shared = {
    stated: `${displayName(name)} in ${domainAsWritten(text)}`,
    asked: domainAsWritten(domainText(wide.domain)),
  };
  const { lower, upper } = wide.domain;
  const open = { lowerOpen: true, upperOpen: true, integer: false };
  return [
    ...(domain.lower > lower ? [{ ...shared, gap: { of: wide, left: { ...open, lower, upper: domain.lower } } }] : []),
    ...(domain.upper < upper ? [{ ...shared, gap: { of: wide, left: { ...open, lower: domain.upper, upper } } }] : []),
  ];
}

function inSymbolsOf(space: UndeclaredSpace, expr: Expr): Expr {
  const own = new Map([...space.parameters, ...space.known].map((s) => [s.name, s]));
  return substitute(expr, new Map([...freeSymbols(expr)].map((s) => [s, own.get(s.name) ?? s] as const)));
}

function isAskedFor(condition: Expr, { positive }: UndeclaredSpace): boolean {
  const { primitive } = primitivePart(condition);
  return positive.some((p) => primitivePart(p).primitive === primitive);
}

function answer(all: readonly Narrowed[], facts: ModelFacts, space: UndeclaredSpace): Answer {
  const stated = listed([...new Set(all.map((n) => n.stated))]);
  const asked = [...new Set(all.map((n) => n.asked))];
  const whole = asked.length === 1 && asked[0] !== undefined ? `, where the distribution asks for ${asked[0]}` : '';
  const found = all.map((narrowed) => placeBeyond(narrowed, space)).find((point) => point !== undefined);
  if (found === undefined)
    return {
      verdict: 'undecided',
      reason: `The note states ${stated}${whole}; that the distribution exists beyond it was not seen.`,
    };
  const text = pointWords(space.parameters, found);
  const notFull = goesOn(facts, found) ? ' As stated, the exponential family is not full.' : '';
  return {
    verdict: 'fails',
    reason: `The note states ${stated}${whole}: it exists beyond the stated part, as at ${text}. What is said of all parameters is said of that part; where it ends before the distribution does, it has an edge by statement only.${notFull}`,
    witness: { kind: 'point', text },
  };
}

/** Whether the one natural parameter of an exponential family takes a value there that is beyond those of the stated part. */
function goesOn({ model, exponentialFamily: form }: ModelFacts, found: readonly number[]): boolean {
  const [eta, another] = form?.natural ?? [];
  const [parameter, second] = model.parameters.map((p) => p.symbol);
  if (eta === undefined || another !== undefined || parameter === undefined || second !== undefined) return false;
  const at = (value: number): number => evaluate(eta, new Map([[parameter, value]]));
  const inside = samplePoints([parameter], model.positive, 'stated', draws).map(([value = NaN]) => at(value));
  const beyond = at(found[0] ?? NaN);
  return inside.every((value) => value < beyond) || inside.every((value) => value > beyond);
}

/** Values of the parameters outside what is stated at which the law exists. */
function placeBeyond(
  { gap, condition }: Narrowed,
  { parameters, known, positive, law, origin }: UndeclaredSpace,
): readonly number[] | undefined {
  const places = parameters.map((s) => (s === gap?.of ? symbol(s.name, s.role, gap.left) : s));
  const symbols = [...places, ...known];
  const renamed = new Map<Expr, Expr>(parameters.map((s, i) => [s, places[i] as SymbolExpr]));
  const beyond = condition === undefined ? [] : [negate(condition)];
  const must = [...positive, ...beyond].map((p) => substitute(p, renamed));
  const isMet = (point: readonly number[]): boolean => {
    const values = new Map(symbols.map((s, i) => [s, point[i] as number]));
    const isInside = symbols.every((s, i) => includes(interior(s.domain), point[i] as number));
    return isInside && must.every((p) => evaluate(p, values) > 0);
  };
  const points = samplePoints(symbols, must, 'beyond', draws).map((point) => {
    const plain = point.map((v) => Number(v.toPrecision(2)));
    return isMet(plain) ? plain : point;
  });
  const found = points.slice(0, examined).find((point) => {
    const values = new Map([...parameters, ...known].map((s, i) => [s, point[i] as number]));
    // what a family asks of its arguments defines it
    return origin.kind === 'family' || lawExistsAt(law, origin, values);
  });
  return found?.slice(0, parameters.length);
}
