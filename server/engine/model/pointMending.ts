// Decides what is said of a value outside its domain or on its edge: what holds there, where the domain is stated, a value inside.
import { number } from '../expr/build.ts';
import { freeSymbols, type SymbolExpr } from '../expr/expr.ts';
import { includes, type Range } from '../expr/range.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { displayName } from '../text/names.ts';
import { domainWords, interior, intersection } from './intervals.ts';
import { listed, type IssueDetails } from './issue.ts';
import type { LawDemand } from './lawDraft.ts';
import type { Assigned, PointContext } from './pointContext.ts';
import type { MixturePart } from './statisticalModel.ts';
import { boundsOf } from './supports.ts';

/** What holds on the edge in place of the usual theory, and what to do. */
export function edgeWords(context: PointContext, s: SymbolExpr, value: number): string {
  const interiorOnly =
    'The distribution exists there, but the Cramér–Rao bound and the normal limit of estimators are for interior points';
  const absent = absentThere(context, s, value).map((p) => displayName(p.name));
  if (absent.length > 0)
    return `${interiorOnly}. Since ${listed(absent)} ${absent.length === 1 ? 'has' : 'have'} no effect there, the likelihood-ratio statistic has in general neither a chi-squared limit nor a mixture of them (Davies 1977). Choose an interior point, or find the limit by simulation.`;
  return `${interiorOnly}. Where one parameter is on its edge and the information there is finite and nonsingular, the likelihood-ratio statistic has the limit ½χ²₀ + ½χ²₁ (Self and Liang 1987). Choose an interior point, or use that limit where it holds.`;
}

/** The parameters of components of a mixture whose weight is 0 where the symbol has the value, and that occur nowhere else. */
function absentThere({ origin, parameters }: PointContext, s: SymbolExpr, value: number): readonly SymbolExpr[] {
  if (origin.kind !== 'mixture') return [];
  const at = new Map([[s, number(value)]]);
  const isAbsent = origin.components.map(({ weight }) => isZero(simplify(substitute(weight, at))));
  const held = origin.components.map(symbolsOf);
  if (!held.every((own) => own !== undefined)) return [];
  const weights = new Set(origin.components.flatMap(({ weight }) => [...freeSymbols(weight)]));
  return parameters
    .flatMap((p) => p.symbols)
    .filter((p) => !weights.has(p) && held.every((own, i) => !own.has(p) || isAbsent[i] === true))
    .filter((p) => held.some((own) => own.has(p)));
}

/** The symbols that a component's law depends on; undefined where that is not known. */
function symbolsOf({ origin, support }: MixturePart): ReadonlySet<SymbolExpr> | undefined {
  const exprs =
    origin.kind === 'family'
      ? origin.coordinates
      : origin.kind === 'truncated'
        ? [...origin.parent.coordinates, ...boundsOf(support)]
        : origin.kind === 'kernel'
          ? [origin.logKernel, ...boundsOf(support)]
          : undefined;
  return exprs && new Set(exprs.flatMap((e) => [...freeSymbols(e)]));
}

/** What a point does not meet, and what is there instead. */
export function failedWords({ purpose, constraint, written, subject, range }: LawDemand, is: string): string {
  if (purpose !== undefined)
    return `At this point ${purpose.name} is ${purpose.none}: what must be ${domainWords(range)} for that is ${is}.`;
  if (constraint !== undefined) return `This point is outside the parameter space: ${constraint} must hold.`;
  const what = written === undefined ? subject : `${subject}, ${written},`;
  return `At this point ${what} is ${is}, but must be ${domainWords(range)}.`;
}

/** Where the domain is stated and the parameter first stands, and the nearest plain value inside the domain. */
export function mending(
  context: PointContext,
  s: SymbolExpr,
  value: number,
  assigned: ReadonlyMap<string, Assigned>,
): IssueDetails {
  const name = s.name.replace(/\[.*$/, '');
  const own = context.declared.get(name);
  const within = own === undefined ? s.domain : (intersection(own, s.domain) ?? s.domain);
  const place = assigned.get(s.name)?.valueSpan;
  const inner = place === undefined ? undefined : innerValue(within, value);
  const stated = context.names.parameters.get(name);
  const first = context.parameters.find((p) => p.symbols.includes(s));
  return {
    related: [
      ...(stated === undefined ? [] : [{ span: stated.span, message: 'Its domain is stated here.' }]),
      ...(first === undefined ? [] : [{ span: first.span, message: `${s.name} is first used here.` }]),
    ],
    fixes:
      place === undefined || inner === undefined
        ? []
        : [
            {
              title: `Write “${s.name} = ${inner}”`,
              edits: [{ span: place, replacement: String(inner) }],
              preferred: false,
            },
          ],
  };
}

/** A plain number inside the range near one that is not: without its sign, or a hundredth of the range away from the edge. */
function innerValue(range: Range, value: number): number | undefined {
  const inside = interior(range);
  const step = range.integer ? 1 : 0.01 * Math.min(1, range.upper - range.lower);
  const edge = value <= range.lower ? range.lower + step : range.upper - step;
  const candidates = [-value, edge].map((x) => Number(x.toPrecision(12)));
  return candidates.find((x) => x !== value && Number.isFinite(x) && includes(inside, x));
}
