// Numeric expectations under Dirichlet, Wishart and multinomial laws of functions that are no products of two scores, against exact moments from
// gamma and polygamma functions (mpmath): the value is right, and within its own error bound. What has no mean, or more
// coordinates than the rules have nodes for, has no bound.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../server/engine/base/budget.ts';
import { findFamily } from '../../../server/engine/distributions/index.ts';
import type { CanonicalLaw } from '../../../server/engine/distributions/family.ts';
import { prepareExpectation } from '../../../server/engine/expectation/numericExpectation.ts';
import { add, multiply, number, power, sqrt, subtract } from '../../../server/engine/expr/build.ts';
import { differentiate } from '../../../server/engine/expr/differentiate.ts';
import type { Expr, SymbolExpr } from '../../../server/engine/expr/expr.ts';
import { log } from '../../../server/engine/expr/functions/log.ts';
import { determinant, inverse } from '../../../server/engine/expr/matrix.ts';

interface Case {
  readonly family: string;
  readonly parameters: readonly number[];
  readonly size?: number;
  readonly dimension?: number;
  readonly 'logdet mean'?: string;
  readonly moments: Readonly<Record<string, string>>;
}

const cases = JSON.parse(
  readFileSync(new URL('../../reference/multivariate/moments.json', import.meta.url), 'utf8'),
) as readonly Case[];

const to = (base: Expr, k: number): Expr => power(base, number(k));

function scoreFunction(name: string, law: CanonicalLaw): Expr {
  const [x, y] = law.variables;
  const score = (a: SymbolExpr | undefined): Expr => (a === undefined ? x : differentiate(law.logDensity, a)) as Expr;
  const first = (): Expr => score(law.parameters[0]);
  const last = (): Expr => score(law.parameters.at(-1));
  const functions: Readonly<Record<string, () => Expr>> = {
    'score[p1]^3': () => to(score(law.parameters[1]), 3),
    'score[p1]^4': () => to(score(law.parameters[1]), 4),
    'score[1]^3': () => to(first(), 3),
    'score[1]^4': () => to(first(), 4),
    'score[last]^3': () => to(last(), 3),
    'score[1]^2*score[last]': () => multiply(to(first(), 2), last()),
    'x[1]^2*x[2]': () => multiply(to(x as Expr, 2), y as Expr),
    '1/x[1]': () => to(x as Expr, -1),
    'sqrt(x[1])': () => sqrt(x as Expr),
  };
  return functions[name]?.() as Expr;
}

function wishartFunction(name: string, law: CanonicalLaw, size: number, mean: string): Expr {
  const at = (i: number, j: number): Expr => {
    const [row, column] = [Math.min(i, j), Math.max(i, j)];
    return law.variables[row * size - (row * (row - 1)) / 2 + column - row] as Expr;
  };
  const x = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => at(i, j)));
  const centered = add(log(determinant(x)), number(-Number(mean)));
  const functions: Readonly<Record<string, () => Expr>> = {
    'logdet^3': () => to(centered, 3),
    'logdet^4': () => to(centered, 4),
    'x11^3': () => to(at(0, 0), 3),
    'x11^5': () => to(at(0, 0), 5),
    'det^2': () => to(determinant(x), 2),
    inverse11: () => inverse(x)[0]?.[0] as Expr,
  };
  return functions[name]?.() as Expr;
}

const lawOf = (family: string, dimension: number): CanonicalLaw => {
  const law = findFamily(family)?.law(dimension);
  if (law === undefined) throw new Error(family);
  return law;
};

describe.each(cases)('$family $parameters', (own) => {
  const law = lawOf(own.family, own.size ?? own.dimension ?? own.parameters.length);
  it.each(Object.entries(own.moments))('%s', (name, exact) => {
    const f =
      own.size === undefined
        ? scoreFunction(name, law)
        : wishartFunction(name, law, own.size, own['logdet mean'] ?? '');
    const found = prepareExpectation([f], law, law.parameters).at(own.parameters, new Budget(1e7));
    const [value = NaN, bound = NaN] = [found.values[0], found.errorBounds[0]];
    const rounding = 1e-12 * (1 + Math.abs(Number(exact)));
    expect(Math.abs(value - Number(exact)), `${String(value)} ± ${String(bound)}`).toBeLessThanOrEqual(
      bound + rounding,
    );
    expect(bound).toBeLessThan(1e-6 * (1 + Math.abs(Number(exact))));
  });
});

describe('what is not known has no bound', () => {
  it('1/x[1] has no mean where a[1] ≤ 1', () => {
    const law = lawOf('Dirichlet', 3);
    const f = to(law.variables[0] as Expr, -1);
    const found = prepareExpectation([f], law, law.parameters).at([0.8, 2, 3], new Budget(1e7));
    expect(found.errorBounds[0]).toBe(Infinity);
    expect(found.converged).toBe(false);
  });
  it('the third power of a score in five coordinates', () => {
    const law = lawOf('Dirichlet', 6);
    const score = differentiate(law.logDensity, law.parameters[0] as SymbolExpr);
    const at = [1, 2, 3, 1.5, 0.7, 2.5];
    const found = prepareExpectation([subtract(to(score, 3), number(1)), to(score, 2)], law, law.parameters).at(
      at,
      new Budget(1e7),
    );
    expect(found.errorBounds[0]).toBe(Infinity);
    expect(found.errorBounds[1]).toBeLessThan(1e-7);
  });
});
