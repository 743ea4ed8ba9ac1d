// The logarithm of the sum of a mass over whole numbers, where its terms are those of a known series.
import { rangeOf } from '../expr/assumptions.ts';
import { add, infinity, negate, number, one, subtract } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { dependsOn, freeSymbols, nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { zeta } from '../expr/functions/zeta.ts';
import * as ranges from '../expr/range.ts';
import { samplePoint, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { termRatio, type TermRatio } from '../expr/termRatio.ts';
import type { Law } from '../distributions/law.ts';
import { closedSum, seriesOf } from './hypergeometricSum.ts';
import { linearForm } from './linearForm.ts';

export interface LogPartition {
  readonly value: Expr;
  /** What must be positive for the integral to exist; empty where the domains ensure it. */
  readonly positive: readonly Expr[];
}

/** A mass on whole numbers by the ratio of its terms, from the first that is not 0. */
export interface DiscreteTerms {
  readonly x: SymbolExpr;
  readonly ratio: TermRatio;
  readonly from: Expr;
  readonly to: Expr;
  /** The logarithm of the first term. */
  readonly first: Expr;
}

/** So many points of mass 0 may stand before the first. */
const mostEmpty = 3;
/** Longer log-masses are not looked at. */
const longest = 400;

/** The terms of a law on whole numbers; undefined where their ratio is not seen to be a rational function. */
export function discreteTerms({ variables, support, logDensity }: Law): DiscreteTerms | undefined {
  const [x, other] = variables;
  if (x === undefined || other !== undefined || support.kind !== 'integers' || !isBounded(support.from))
    return undefined;
  if (nodeCount(logDensity) > longest) return undefined;
  const ratio = termRatio(logDensity, x);
  if (ratio === undefined) return undefined;
  for (let empty = 0; empty <= mostEmpty; empty++) {
    const from = simplify(add(support.from, number(empty)));
    const first = substitute(logDensity, new Map([[x, from]]));
    const size = valueSomewhere(first);
    if (size === -Infinity) continue;
    return Number.isFinite(size) ? { x, ratio, from, to: support.to, first } : undefined;
  }
  return undefined;
}

const isBounded = (from: Expr): boolean => from !== negate(infinity);

const valueSomewhere = (e: Expr): number =>
  evaluate(e, new Map([...freeSymbols(e)].map((s, i) => [s, samplePoint(s.domain, i)])));

/** log Σ exp(log-density) over whole numbers. */
export function discretePartition(law: Law): LogPartition | undefined {
  const terms = discreteTerms(law);
  const series = terms === undefined ? undefined : seriesOf(terms.ratio, terms.from, terms.to);
  const sum = series === undefined ? undefined : closedSum(series);
  if (terms !== undefined && sum !== undefined)
    return { value: simplify(add(terms.first, log(simplify(sum.value)))), positive: sum.positive };
  return zetaSum(law);
}

/** Σ x^(−s) = ζ(s) over 1, 2, …, for s > 1 (DLMF 25.2.1). */
function zetaSum({ variables, support, logDensity }: Law): LogPartition | undefined {
  const [x] = variables;
  if (x === undefined || support.kind !== 'integers' || support.from !== one || support.to !== infinity)
    return undefined;
  const form = linearForm(logDensity, variables);
  const [term, other] = form?.terms ?? [];
  if (form === undefined || term === undefined || other !== undefined || term.atom !== log(x)) return undefined;
  const exponent = simplify(negate(term.coefficient));
  if (dependsOn(exponent, x) || rangeOf(exponent).upper <= 1) return undefined;
  const margin = subtract(exponent, one);
  return {
    value: add(log(zeta(exponent)), form.constant),
    positive: ranges.isPositive(rangeOf(margin)) ? [] : [margin],
  };
}
