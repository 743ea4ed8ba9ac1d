// Checks a derivation numerically: the two sides of every step, at points of the parameter space, against the definitions.
import { add, multiply, zero } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { definitionOf, type DefinedModel } from './definitions.ts';
import { principleOf } from './principles.ts';
import type { Derivation, MathObject, Step, StepRelation } from './step.ts';

/** Values of the parameters, of known symbols, and of the observation where steps speak of one. */
export type CheckPoint = ReadonlyMap<SymbolExpr, number>;

/** E[f] over the law of these variables at a point, by integration or summation; undefined where it can't be had. */
export type ExpectationOf = (f: Expr, over: readonly SymbolExpr[], point: CheckPoint) => number | undefined;

/** Rows of numbers; a scalar is one row of one entry. */
type Values = readonly (readonly number[])[];

export interface StepCheck {
  readonly step: Step;
  readonly point: CheckPoint;
  readonly left: Values | undefined;
  readonly right: Values | undefined;
  /** `unchecked` where a side has no value: it introduces a name, or is bounded and not known. */
  readonly verdict: 'agrees' | 'differs' | 'unchecked';
}

const tolerances: Readonly<Record<StepRelation, number>> = { '=': 1e-8, '≥': 1e-8, '≈': 1e-4, '≔': Infinity };

const leastScale = 1e-2;

/**
 * A verdict on every step, and on the claim, at every point. Equality is to 1e-8 of the larger side's largest entry (1e-4
 * for ≈), since expectations are integrated numerically. Cost: the expectations of the steps, once for each point.
 */
export function checkDerivation(
  derivation: Derivation,
  points: readonly CheckPoint[],
  expectationOf: ExpectationOf,
  model: DefinedModel,
): readonly StepCheck[] {
  const { claim } = derivation;
  const whole: Step = { from: claim.of, relation: claim.relation, to: claim.is, principle: 'gathering', depth: 0 };
  return points.flatMap((point) =>
    [...derivation.steps, whole].map((step): StepCheck => {
      if (step.relation === '≔' || 'introduces' in principleOf(step.principle))
        return { step, point, left: undefined, right: undefined, verdict: 'unchecked' };
      const left = valueOf(step.from, point, expectationOf, model);
      const right = valueOf(step.to, point, expectationOf, model);
      if (left === undefined || right === undefined) return { step, point, left, right, verdict: 'unchecked' };
      return { step, point, left, right, verdict: compare(left, step.relation, right) ? 'agrees' : 'differs' };
    }),
  );
}

function compare(left: Values, relation: StepRelation, right: Values): boolean {
  const [a, b] = [left.flat(), right.flat()];
  if (a.length !== b.length || left.length !== right.length) return false;
  // a mean of zero comes out as rounding of terms of ordinary size
  const scale = Math.max(...a.map(Math.abs), ...b.map(Math.abs), leastScale);
  const slack = tolerances[relation] * scale;
  return a.every((value, i) => {
    const other = b[i] as number;
    return relation === '≥' ? value >= other - slack : Math.abs(value - other) <= slack;
  });
}

/** The object's value; undefined where a part of it has none. */
function valueOf(
  object: MathObject,
  point: CheckPoint,
  expectationOf: ExpectationOf,
  model: DefinedModel,
): Values | undefined {
  const recur = (part: MathObject): Values | undefined => valueOf(part, point, expectationOf, model);
  switch (object.kind) {
    case 'expression':
      return finite(evaluate(object.expression, point));
    case 'quantity': {
      const definition = definitionOf(object.quantity, model);
      return definition === undefined ? undefined : recur(definition);
    }
    case 'expectation': {
      const integrand = integrandOf(object.of, model);
      const value = integrand === undefined ? undefined : expectationOf(integrand, object.over, point);
      return value === undefined ? undefined : finite(value);
    }
    case 'product': {
      const factors = all(object.factors.map(recur));
      return factors?.reduce(times, [[1]]);
    }
    case 'transpose': {
      const inner = recur(object.of);
      return inner?.[0]?.map((_, j) => inner.map((row) => row[j] ?? NaN));
    }
    case 'trace': {
      const inner = recur(object.of);
      return inner === undefined ? undefined : finite(inner.reduce((total, row, i) => total + (row[i] ?? NaN), 0));
    }
    case 'sum': {
      const values = object.points.map((place) => {
        const at = new Map(point);
        object.over.forEach((v, i) => at.set(v, evaluate(place[i] ?? zero, point)));
        return evaluate(object.of, at);
      });
      return finite(values.reduce((a, b) => a + b, 0));
    }
    case 'combination': {
      const constant = evaluate(object.constant, point);
      const terms = all(
        object.terms.map((t) => {
          const coefficient = evaluate(t.coefficient, point);
          return recur(t.of)?.map((row) => row.map((entry) => coefficient * entry));
        }),
      );
      return terms === undefined ? undefined : addConstant(terms, constant);
    }
    case 'matrix': {
      const rows = all(object.rows.map((row) => all(row.map((entry) => scalar(recur(entry))))));
      return rows;
    }
    case 'inverse': {
      const inner = recur(object.of);
      return inner === undefined ? undefined : invert(inner);
    }
  }
}

const finite = (value: number): Values | undefined => (Number.isFinite(value) ? [[value]] : undefined);

/** The matrix product; a single number multiplies every entry. */
function times(a: Values, b: Values): Values {
  const single = (m: Values): number | undefined => (m.length === 1 && m[0]?.length === 1 ? m[0][0] : undefined);
  const [left, right] = [single(a), single(b)];
  if (left !== undefined) return b.map((row) => row.map((entry) => left * entry));
  if (right !== undefined) return a.map((row) => row.map((entry) => right * entry));
  return a.map((row) =>
    (b[0] ?? []).map((_, j) => row.reduce((total, entry, k) => total + entry * (b[k]?.[j] ?? NaN), 0)),
  );
}

const scalar = (values: Values | undefined): number | undefined => values?.[0]?.[0];

function all<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const present = values.filter((v) => v !== undefined);
  return present.length === values.length ? present : undefined;
}

function addConstant(terms: readonly Values[], constant: number): Values {
  const first = terms[0];
  if (first === undefined) return [[constant]];
  return first.map((row, i) => row.map((_, j) => terms.reduce((total, t) => total + (t[i]?.[j] ?? NaN), constant)));
}

/** What stands under an expectation as one expression; undefined where it holds a quantity that is no function of the observation. */
function integrandOf(object: MathObject, model: DefinedModel): Expr | undefined {
  switch (object.kind) {
    case 'expression':
      return object.expression;
    case 'quantity': {
      const definition = definitionOf(object.quantity, model);
      return definition === undefined ? undefined : integrandOf(definition, model);
    }
    case 'product': {
      const factors = all(object.factors.map((f) => integrandOf(f, model)));
      return factors === undefined ? undefined : multiply(...factors);
    }
    case 'combination': {
      const terms = all(object.terms.map((t) => integrandOf(t.of, model)));
      if (terms === undefined) return undefined;
      return add(
        object.constant,
        ...terms.map((t, i) => multiply((object.terms[i] as (typeof object.terms)[number]).coefficient, t)),
      );
    }
    default:
      return undefined;
  }
}

/** The inverse by elimination with the largest pivot; undefined where the matrix is singular in doubles. */
function invert(matrix: Values): Values | undefined {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...matrix.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < n; column++) {
    const candidates = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivotRow = column + candidates.indexOf(Math.max(...candidates));
    const pivot = rows[pivotRow]?.[column] ?? 0;
    if (pivot === 0) return undefined;
    [rows[column], rows[pivotRow]] = [rows[pivotRow] as number[], rows[column] as number[]];
    const scaled = (rows[column] as number[]).map((entry) => entry / pivot);
    rows[column] = scaled;
    for (let i = 0; i < n; i++) {
      const factor = rows[i]?.[column] ?? 0;
      if (i !== column) rows[i] = (rows[i] as number[]).map((entry, j) => entry - factor * (scaled[j] ?? 0));
    }
  }
  return rows.map((row) => row.slice(n));
}
