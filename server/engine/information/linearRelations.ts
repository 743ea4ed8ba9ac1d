// Decides which of several functions are combinations of a constant and of those before them, with rational coefficients, from values.
import * as Q from '../expr/rational.ts';

/** What is left of a function above it is no rounding. */
const dependent = 1e-9;
const closest = 1e-7;
const mostDenominator = 60;

/** The function at `index` is constant + Σ coefficients[i]·(the function at i). */
export interface LinearRelation {
  readonly index: number;
  readonly constant: number;
  readonly coefficients: ReadonlyMap<number, Q.Rational>;
}

/** The relations, one for each function that adds nothing to those before it; `rows` are values of all of them at one place each. */
export function linearRelations(rows: readonly (readonly number[])[]): readonly LinearRelation[] {
  const columns = (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] as number));
  const one = rows.map(() => 1);
  const basis: Basis[] = [{ index: -1, unit: scaled(one, 1 / norm(one)), in: new Map([[-1, 1 / norm(one)]]) }];
  const found: LinearRelation[] = [];
  for (const [index, column] of columns.entries()) {
    const along = new Map<number, number>();
    let rest = column;
    for (let pass = 0; pass < 2; pass++)
      for (const { unit, in: weights } of basis) {
        const part = dot(unit, rest);
        rest = rest.map((v, i) => v - part * (unit[i] as number));
        for (const [i, weight] of weights) along.set(i, (along.get(i) ?? 0) + part * weight);
      }
    const left = norm(rest);
    if (left > dependent * norm(column)) {
      const weights = new Map([...along].map(([i, weight]) => [i, -weight / left] as const)).set(index, 1 / left);
      basis.push({ index, unit: scaled(rest, 1 / left), in: weights });
      continue;
    }
    const constant = along.get(-1) ?? 0;
    along.delete(-1);
    const coefficients = new Map([...along].map(([i, weight]) => [i, rationalNear(weight)] as const));
    if ([...coefficients.values()].includes(undefined)) continue;
    const known = [...(coefficients as ReadonlyMap<number, Q.Rational>)].filter(([, c]) => !Q.isZero(c));
    found.push({ index, constant, coefficients: new Map(known) });
  }
  return found;
}

/** An orthonormal column, and the weights of the functions in it. */
interface Basis {
  readonly index: number;
  readonly unit: readonly number[];
  readonly in: ReadonlyMap<number, number>;
}

/** The fraction with a small denominator near the number. */
export function rationalNear(value: number): Q.Rational | undefined {
  for (let denominator = 1; denominator <= mostDenominator; denominator++) {
    const numerator = Math.round(value * denominator);
    if (Math.abs(numerator / denominator - value) <= closest * Math.max(1, Math.abs(value)))
      return Q.rational(BigInt(numerator), BigInt(denominator));
  }
  return undefined;
}

const scaled = (a: readonly number[], factor: number): readonly number[] => a.map((v) => v * factor);
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, v, i) => sum + v * (b[i] as number), 0);
const norm = (a: readonly number[]): number => Math.sqrt(dot(a, a));
