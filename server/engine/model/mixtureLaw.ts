// Decides the law of a finite mixture: Σ wᵢ pᵢ(x) for components over one measure, as log Σ exp(log wᵢ + log pᵢ).
// Source: McLachlan and Peel, Finite Mixture Models (2000), section 1.4.
import { add, one, piecewise, subtract, symbol, zero } from '../expr/build.ts';
import { isNonNegative } from '../expr/assumptions.ts';
import { evaluate } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { logSumExp } from '../expr/functions/logSumExp.ts';
import { closedUnitInterval, reals, unitInterval } from '../expr/range.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import type { Support } from '../distributions/support.ts';
import type { MixtureSyntax } from '../text/syntax.ts';
import { definednessDemands } from './argumentDefinedness.ts';
import { commonSupport } from './commonSupport.ts';
import { replaceFix, type IssueList } from './issue.ts';
import type { LawDemand, LawDraft } from './lawDraft.ts';
import { lacksConstant } from './statisticalModel.ts';
import { boundsOf, factorsOf, hullOf, isInfinite } from './supports.ts';
import { numberText } from './intervals.ts';
import { withOwnEnds } from './truncation.ts';
import { toNumber } from '../expr/rational.ts';

export interface MixtureComponent {
  readonly weight: Expr;
  readonly draft: LawDraft;
}

/** The mixture of components that are read, in the order in which they are written; undefined, with the reason reported, where there is none. */
export function mixtureLaw(
  syntax: MixtureSyntax,
  components: readonly MixtureComponent[],
  text: string,
  issues: IssueList,
  stated: Support | undefined,
  isRough = false,
): LawDraft | undefined {
  const [first] = components;
  if (first === undefined || !checkWeights(syntax, components, text, issues)) return undefined;
  if (!checkMeasures(syntax, components, issues)) return undefined;
  if (!isRough && !checkNormalized(syntax, components, issues)) return undefined;
  const names = first.draft.law.variables.map((v) => v.name);
  const odd = components.findIndex((c) => c.draft.law.variables.length !== names.length);
  if (odd > 0) {
    const message = `The components of a mixture describe one observation; this one has ${String(components[odd]?.draft.law.variables.length)} numbers, the first ${String(names.length)}.`;
    issues.report('type-mismatch', syntax.components[odd]?.law.span ?? syntax.span, message);
    return undefined;
  }
  const common = commonSupport(
    components.map((c) => c.draft.law.support),
    isRough,
    components.every((c) => c.draft.origin.kind === 'family' || c.draft.origin.kind === 'truncated'),
  );
  if (typeof common === 'string') {
    const message = `Mixtures of components with different supports are computed in part only: ${common}.`;
    issues.report('not-computed', syntax.keywordSpan, message);
    return undefined;
  }
  const on = stated === undefined ? undefined : withOwnEnds(stated, common.support);
  const why =
    on === undefined
      ? undefined
      : (outsideOf(on, common.support) ??
        (missesAll(
          on,
          components.map((c) => c.draft.law.support),
        )
          ? 'it lies in a gap of it'
          : undefined));
  if (on === undefined ? syntax.on !== undefined : why !== undefined) {
    const message = `“on” restricts a mixture to a part of its support: ${why ?? 'it is not read'}.`;
    issues.report('type-mismatch', syntax.on?.span ?? syntax.span, message);
    return undefined;
  }
  const support = on ?? common.support;
  const factors = factorsOf(support);
  const variables = names.map((name, i) => {
    const factor = factors[i];
    return symbol(name, 'observation', factor === undefined ? reals : hullOf(factor));
  });
  const [x] = variables;
  const conditions = x === undefined ? [] : common.conditions(x);
  const terms = components.map(({ weight, draft }, k): Term => {
    const own = new Map<Expr, Expr>(draft.law.variables.map((v, i) => [v, variables[i] as Expr]));
    const ownDensity = substitute(draft.law.logDensity, own);
    const condition = conditions[k];
    const within = (value: Expr): Expr =>
      condition === undefined ? value : piecewise([{ condition, value }], log(zero));
    return { weight, draft, ownDensity: within(ownDensity), joint: (w) => within(add(log(w), ownDensity)) };
  });
  const distinct = withoutRepetition(terms);
  const logDensity = logSumExp(distinct.map(({ weight, joint }) => joint(weight)));
  const parts = distinct.map(({ weight, draft }) => ({ weight, origin: draft.origin, support: draft.law.support }));
  const isWritten = components.some((c) => c.draft.origin.kind === 'density');
  return {
    law: {
      name: 'custom',
      measure: first.draft.law.measure,
      variables,
      support,
      logDensity,
      ...(components.some((c) => c.draft.law.inMatrices) ? { inMatrices: true } : {}),
    },
    origin: isWritten
      ? on === undefined
        ? { kind: 'density' }
        : { kind: 'kernel', logKernel: logDensity }
      : { kind: 'mixture', components: parts, logKernel: on === undefined ? undefined : logDensity },
    demands: components.flatMap(({ weight, draft }, k) => {
      const own = weightDemand(weight, syntax, k, text);
      return [own, ...definednessDemands([weight], own.span, 'the weight'), ...draft.demands];
    }),
    context: components.flatMap(({ weight, draft }) => [weight, ...draft.context]),
  };
}

interface Term extends MixtureComponent {
  /** In the mixture's variable, on the mixture's support. */
  readonly ownDensity: Expr;
  /** The logarithm of a weight times the component's density. */
  readonly joint: (weight: Expr) => Expr;
}

/** Components that are the same distribution are one, with the sum of their weights: the share of each is lost. */
function withoutRepetition(terms: readonly Term[]): readonly Term[] {
  return terms.flatMap((term, k) => {
    const same = terms.filter((t) => t.ownDensity === term.ownDensity);
    return same[0] === terms[k] ? [{ ...term, weight: simplify(add(...same.map((t) => t.weight))) }] : [];
  });
}

/** Why a support is no part of that of the mixture; undefined where it is one. */
function outsideOf(part: Support, whole: Support): string | undefined {
  if (part.kind === 'product' || whole.kind === 'product') return 'only a distribution of one number is truncated';
  if ((part.kind === 'interval') !== (whole.kind === 'interval'))
    return part.kind === 'interval' ? 'whole numbers are written as {a..b}' : 'an interval is written as (a, b)';
  if (whole.kind === 'finite') {
    if (part.kind === 'finite' && part.points.every((p) => whole.points.includes(p))) return undefined;
    return 'it holds a value that the mixture never takes';
  }
  const [from, to] = whole.kind === 'interval' ? [whole.lower, whole.upper] : [whole.from, whole.to];
  const isWithin = (end: Expr): boolean =>
    isInfinite(end)
      ? end === from || end === to
      : (isInfinite(from) || isNonNegative(subtract(end, from))) &&
        (isInfinite(to) || isNonNegative(subtract(to, end)));
  return boundsOf(part).every(isWithin) ? undefined : 'it reaches beyond';
}

/** Does the part lie between supports with numeric ends, where no component has probability? */
function missesAll(part: Support, supports: readonly Support[]): boolean {
  const endsOf = (s: Support): readonly number[] => boundsOf(s).map((bound) => evaluate(bound, new Map()));
  const [own, ...others] = [part, ...supports].map(endsOf);
  if (own === undefined || [own, ...others].flat().some(Number.isNaN)) return false;
  const isApart = (ends: readonly number[]): boolean => {
    const [from, to] = [Math.max(Math.min(...own), Math.min(...ends)), Math.min(Math.max(...own), Math.max(...ends))];
    return from > to || (from === to && part.kind === 'interval');
  };
  return others.every(isApart);
}

function weightDemand(weight: Expr, syntax: MixtureSyntax, k: number, text: string): LawDemand {
  const span = syntax.components[k]?.weight.span ?? syntax.span;
  return {
    expr: weight,
    range: unitInterval,
    closure: closedUnitInterval,
    span,
    subject: 'a weight of the mixture',
    written: text.slice(span.start, span.end),
  };
}

function checkWeights(
  syntax: MixtureSyntax,
  components: readonly MixtureComponent[],
  text: string,
  issues: IssueList,
): boolean {
  const total = add(...components.map((c) => c.weight));
  if (isZero(subtract(total, one))) return true;
  const places = syntax.components.map((c) => c.weight.span);
  const [start, last] = [places[0], places[places.length - 1]];
  if (start === undefined || last === undefined) return false;
  const written = places.map((span) => text.slice(span.start, span.end));
  if (total.kind === 'number') {
    const message = `The weights of a mixture sum to 1; these sum to ${numberText(toNumber(total.value))}.`;
    issues.report('type-mismatch', last, message);
    return false;
  }
  const others = written.slice(0, -1);
  const rest = `1 - ${others.length === 1 && /^[\p{L}\p{N}_]+$/u.test(others[0] ?? '') ? (others[0] as string) : `(${others.join(' + ')})`}`;
  const message = `The weights of a mixture sum to 1 for all values of the names in them; ${written.join(' + ')} does not. Write the last as ${rest}.`;
  issues.report('type-mismatch', last, message, {
    fixes: others.length === 0 ? [] : [{ ...replaceFix(last, rest), preferred: true }],
  });
  return false;
}

function checkMeasures(syntax: MixtureSyntax, components: readonly MixtureComponent[], issues: IssueList): boolean {
  const [first] = components;
  const odd = components.findIndex((c) => c.draft.law.measure !== first?.draft.law.measure);
  if (odd < 0) return true;
  const words = { lebesgue: 'continuous', counting: 'discrete' } as const;
  const [leading, other] = [components[0], components[odd]].map((c) => words[c?.draft.law.measure ?? 'lebesgue']);
  const message = `The components of a mixture are all continuous or all discrete; the first is ${String(leading)}, this one ${String(other)}.`;
  issues.report('type-mismatch', syntax.components[odd]?.law.span ?? syntax.span, message);
  return false;
}

function checkNormalized(syntax: MixtureSyntax, components: readonly MixtureComponent[], issues: IssueList): boolean {
  const open = components.findIndex((c) => lacksConstant(c.draft.law, c.draft.origin));
  if (open < 0) return true;
  const message =
    'A kernel is computed with as a component of a mixture where it is of one number, or its integral has a closed form; this one is neither.';
  issues.report('not-computed', syntax.components[open]?.law.span ?? syntax.span, message);
  return false;
}
