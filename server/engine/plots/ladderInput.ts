// What the ladder of bounds shows: for the parameter or estimand of which most is known, its bounds in numbers and its estimators.
import type { BoundResult } from '../bounds/bound.ts';
import type { FurtherResults } from '../furtherResults.ts';
import type { ModelResults } from '../modelResults.ts';
import type { Ladder, Rung } from './plotProblem.ts';

/** A report's names as they stand at an axis; a name that is new here is still readable. */
const names: Readonly<Record<string, string>> = {
  'cramer-rao': 'Cramér–Rao',
  'cramer-rao-estimand': 'Cramér–Rao',
  'cramer-rao-known-nuisance': 'Cramér–Rao, rest known',
  bhattacharyya: 'Bhattacharyya',
  'chapman-robbins': 'Chapman–Robbins',
  barankin: 'Barankin',
  'van-trees': 'Van Trees',
  'weiss-weinstein': 'Weiss–Weinstein',
  constrained: 'constrained',
  misspecified: 'misspecified',
};
const quantities = {
  'mean-squared-error': 'mean squared error',
  'asymptotic-variance': 'asymptotic variance',
} as const;

const short = { 'mean-squared-error': ', MSE', 'asymptotic-variance': ', large N' } as const;

/** Undefined where no quantity has two numbers to compare. */
export function ladderInput(results: ModelResults, further: FurtherResults): Ladder | undefined {
  const bounds = [...results.bounds, ...further.bounds];
  const targets = [...new Set(bounds.map((b) => b.target))];
  const ladders = targets.map((target): Ladder => {
    const own = bounds.filter((b) => b.target === target).flatMap(rungOf);
    const estimators = further.estimators.flatMap((e): readonly Rung[] => {
      const { value, status, errorBound } = e.variance;
      if (e.target?.name !== target || value === undefined || !(value > 0)) return [];
      return [
        {
          name: e.isUnbiased === false ? `${e.name} (biased)` : e.name,
          value,
          kind: 'estimator',
          ...(status === 'simulated' && errorBound !== undefined ? { error: errorBound } : {}),
        },
      ];
    });
    // where knowing the rest changes nothing it is said once
    const rungs = [...own, ...estimators].filter(
      (r) => r.name !== names['cramer-rao-known-nuisance'] || !own.some((o) => o !== r && isSame(o.value, r.value)),
    );
    return { target, rungs };
  });
  // where parameters have equally many, the first
  const best = ladders.reduce<Ladder | undefined>(
    (most, l) => (most === undefined || l.rungs.length > most.rungs.length ? l : most),
    undefined,
  );
  return results.isDensity && best !== undefined && best.rungs.length > 1 ? best : undefined;
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * b;

function rungOf({ name, order, value, bounded, isInfinite, testPoints, testVectors }: BoundResult): readonly Rung[] {
  if (value === undefined || !(value > 0) || !Number.isFinite(value) || isInfinite === true) return [];
  const points = (testPoints ?? testVectors ?? []).length;
  const kind =
    order !== undefined
      ? `, order ${String(order)}`
      : points > 1
        ? `, ${String(points)} points`
        : bounded === undefined
          ? ''
          : short[bounded];
  const word = (names[name] ?? name.replaceAll('-', ' ')) + kind;
  return [{ name: word, value, kind: 'bound', ...(bounded === undefined ? {} : { of: quantities[bounded] }) }];
}
