// Whether one law's support lies inside another's at two parameter points: else the divergence is infinite.
import { compile } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import type { Region, ScalarSupport } from '../distributions/support.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

const factorsOf = (model: StatisticalModel): readonly ScalarSupport[] =>
  model.law.support.kind === 'product' ? model.law.support.factors : [model.law.support];

const regionOf = (model: StatisticalModel): Region | undefined =>
  model.law.support.kind === 'product' ? model.law.support.region : undefined;

function endsOf(support: ScalarSupport, model: StatisticalModel, theta: readonly number[]): Float64Array {
  const exprs =
    support.kind === 'interval'
      ? [support.lower, support.upper]
      : support.kind === 'integers'
        ? [support.from, support.to]
        : support.points;
  return valuesOf(exprs, model, theta);
}

function valuesOf(exprs: readonly Expr[], model: StatisticalModel, theta: readonly number[]): Float64Array {
  const out = new Float64Array(exprs.length);
  compile(exprs, [...model.parameters.map((p) => p.symbol), ...model.known]).bind([
    ...theta,
    ...model.known.map((s) => model.knownValues.get(s) ?? NaN),
  ])([], out);
  return out;
}

/** `outside` where the first support has a set of positive measure outside the second. */
export function supportInclusion(
  first: StatisticalModel,
  theta: readonly number[],
  second: StatisticalModel,
  thetaPrime: readonly number[],
): 'inside' | 'outside' | 'unknown' {
  const [region, around] = [regionOf(first), regionOf(second)];
  if (region !== undefined || around !== undefined) {
    if (region?.kind !== around?.kind || region?.size !== around?.size) return 'unknown';
    if (region?.total === undefined || around?.total === undefined) return 'inside';
    const [n, m] = [valuesOf([region.total], first, theta), valuesOf([around.total], second, thetaPrime)];
    return n[0] === m[0] ? 'inside' : 'outside';
  }
  const [a, b] = [factorsOf(first), factorsOf(second)];
  if (a.length !== b.length) return 'unknown';
  let known = true;
  for (let i = 0; i < a.length; i++) {
    const [inner, outer] = [a[i] as ScalarSupport, b[i] as ScalarSupport];
    const [from, to] = [endsOf(inner, first, theta), endsOf(outer, second, thetaPrime)];
    if (outer.kind === 'finite') {
      if (inner.kind === 'finite') {
        if ([...from].some((x) => !to.includes(x))) return 'outside';
      } else known = false;
      continue;
    }
    const least = Math.min(...from);
    const greatest = Math.max(...from);
    if (least < (to[0] as number) || greatest > (to[1] as number)) return 'outside';
  }
  return known ? 'inside' : 'unknown';
}
