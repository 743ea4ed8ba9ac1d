// What a step of a derivation is: one thing said of another, and the principle by which it may be said. Data, no words.
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import type { PrincipleId } from './principles.ts';

/** A quantity of the model that a derivation speaks of by its name. θ is the vector of all parameters. */
export type Quantity =
  /** p(x | θ), the density or mass of one observation, and its logarithm. */
  | { readonly name: 'density' | 'logDensity' }
  /** log of the factor by which a kernel is divided to become a density. */
  | { readonly name: 'logPartition' }
  /** ∂ log p/∂θᵢ. */
  | { readonly name: 'score'; readonly parameter: SymbolExpr }
  /** ∂² log p/∂θᵢ∂θⱼ. */
  | { readonly name: 'hessian'; readonly row: SymbolExpr; readonly column: SymbolExpr }
  /** I(θ) of one observation, its inverse, and the information of all N observations. */
  | { readonly name: 'informationMatrix' | 'inverseInformation' | 'sampleInformation' }
  /** I(ψ) in the coordinates ψ of a family, and ∂ψ/∂θ, a row for each coordinate. */
  | { readonly name: 'coordinateInformation' | 'jacobian'; readonly coordinates: readonly SymbolExpr[] }
  /** An entry of I(θ), or of its inverse. */
  | { readonly name: 'information' | 'inverseEntry'; readonly row: SymbolExpr; readonly column: SymbolExpr }
  /** The variance of an unbiased estimator of the parameter from N observations. */
  | { readonly name: 'estimatorVariance'; readonly parameter: SymbolExpr };

/** What stands on either side of a step. */
export type MathObject =
  | { readonly kind: 'expression'; readonly expression: Expr }
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  /** E[of] over the law of these random variables (the observation's components, or a pivot), not evaluated. */
  | { readonly kind: 'expectation'; readonly of: MathObject; readonly over: readonly SymbolExpr[] }
  /** Of numbers or of matrices, in this order. */
  | { readonly kind: 'product'; readonly factors: readonly MathObject[] }
  /** Σ coefficient·of + constant. */
  | { readonly kind: 'combination'; readonly terms: readonly Term[]; readonly constant: Expr }
  /** By rows; a column vector has rows of one entry. */
  | { readonly kind: 'matrix'; readonly rows: readonly (readonly MathObject[])[] }
  | { readonly kind: 'inverse' | 'transpose' | 'trace'; readonly of: MathObject }
  /** Σ of over these values of the variables, not evaluated. */
  | {
      readonly kind: 'sum';
      readonly of: Expr;
      readonly over: readonly SymbolExpr[];
      readonly points: readonly (readonly Expr[])[];
    };

export interface Term {
  readonly coefficient: Expr;
  readonly of: MathObject;
}

/** `≔` introduces what stands on its left. */
export type StepRelation = '=' | '≈' | '≥' | '≔';

/** What a step needs beside the domains of the symbols. */
export type StepCondition =
  | { readonly kind: 'positive'; readonly expression: Expr }
  /** A fact about the model, by the name of the regularity condition. */
  | { readonly kind: 'regularity'; readonly condition: string };

export interface Step {
  readonly from: MathObject;
  readonly relation: StepRelation;
  readonly to: MathObject;
  readonly principle: PrincipleId;
  /** What the principle's sentence names: `{parameter}` in it is replaced by the entry `parameter`; a word stands as it is. */
  readonly subjects?: Readonly<Record<string, MathObject | string>>;
  readonly conditions?: readonly StepCondition[];
  /** 0 for the main line, more for a detail of the nearest earlier step with a smaller depth. */
  readonly depth: number;
}

export interface Derivation {
  readonly id: 'score' | 'information' | 'bound';
  /** What the steps lead to, in one equation. */
  readonly claim: { readonly of: MathObject; readonly relation: StepRelation; readonly is: MathObject };
  readonly steps: readonly Step[];
}

/** The steps that a computation records as it goes. */
export class Trace {
  private recorded: (Step | (() => readonly Step[]))[] = [];
  private depth = 0;

  record(step: Omit<Step, 'depth'>): void {
    this.recorded.push({ ...step, depth: this.depth });
  }

  /** Runs the computation; the steps that it records are details of the step recorded last. */
  detail<T>(compute: () => T): T {
    this.depth++;
    try {
      return compute();
    } finally {
      this.depth--;
    }
  }

  /** Details of the step recorded last, worked out only when the steps are asked for. */
  detailsLater(details: () => readonly Omit<Step, 'depth'>[]): void {
    const depth = this.depth + 1;
    this.recorded.push(() => details().map((step) => ({ ...step, depth })));
  }

  /** Steps of another trace, as they stand, at this trace's depth. */
  append(steps: readonly Step[]): void {
    for (const step of steps) this.recorded.push({ ...step, depth: this.depth + step.depth });
  }

  get steps(): readonly Step[] {
    const steps = this.recorded.flatMap((part) => (typeof part === 'function' ? part() : [part]));
    this.recorded = steps;
    return [...steps];
  }
}

export const expression = (value: Expr): MathObject => ({ kind: 'expression', expression: value });
export const quantity = (value: Quantity): MathObject => ({ kind: 'quantity', quantity: value });
export const expectation = (of: Expr | MathObject, over: readonly SymbolExpr[]): MathObject => ({
  kind: 'expectation',
  of: isMathObject(of) ? of : expression(of),
  over,
});
export const combination = (terms: readonly Term[], constant: Expr): MathObject => ({
  kind: 'combination',
  terms,
  constant,
});
export const product = (...factors: readonly MathObject[]): MathObject => ({ kind: 'product', factors });
export const inverse = (of: MathObject): MathObject => ({ kind: 'inverse', of });
export const transpose = (of: MathObject): MathObject => ({ kind: 'transpose', of });
export const traceOf = (of: MathObject): MathObject => ({ kind: 'trace', of });
/** A matrix of expressions, by rows. */
export const matrix = (rows: readonly (readonly Expr[])[]): MathObject => ({
  kind: 'matrix',
  rows: rows.map((row) => row.map(expression)),
});
/** A column vector of expressions. */
export const column = (entries: readonly Expr[]): MathObject => matrix(entries.map((entry) => [entry]));

export const logDensity = quantity({ name: 'logDensity' });
export const informationMatrix = quantity({ name: 'informationMatrix' });
export const inverseInformation = quantity({ name: 'inverseInformation' });
export const sampleInformation = quantity({ name: 'sampleInformation' });
export const score = (parameter: SymbolExpr): MathObject => quantity({ name: 'score', parameter });
export const hessian = (row: SymbolExpr, columnSymbol: SymbolExpr): MathObject =>
  quantity({ name: 'hessian', row, column: columnSymbol });
export const information = (row: SymbolExpr, columnSymbol: SymbolExpr): MathObject =>
  quantity({ name: 'information', row, column: columnSymbol });
export const estimatorVariance = (parameter: SymbolExpr): MathObject =>
  quantity({ name: 'estimatorVariance', parameter });

// expressions are interned: each has an id
const isMathObject = (of: Expr | MathObject): of is MathObject => !('id' in of);
