// What one function of the language is: how it is spelled, how it simplifies, its derivative and its value.
import type { Expr } from '../expr.ts';

export interface FunctionDefinition {
  /** As written in notes. */
  readonly name: string;
  readonly parameters: readonly string[];
  /** The number of arguments that may be left out, from the end. */
  readonly optional?: number;
  /** One phrase for completion and hover. */
  readonly summary: string;
  /** The function of canonical arguments, itself canonical; possibly in terms of other functions. */
  call(args: readonly Expr[]): Expr;
  /** Present where expressions hold the function as a node of its own, not rewritten by `call`. */
  readonly node?: FunctionNode;
  /** How it is written down, where its name is none for readers: an expression to be printed, not to be computed with. */
  written?(args: readonly Expr[]): Expr;
}

export interface FunctionNode {
  /** The partial derivative in the argument of this place (from 0); undefined where there is none in the language. */
  partial(args: readonly Expr[], place: number): Expr | undefined;
  /** The value in doubles; NaN outside the domain. */
  readonly evaluate: (...args: number[]) => number;
  /** Of a value that is had by quadrature or summation: the bound of its error; 0 where it is absent, but for rounding. */
  readonly errorBound?: (...args: number[]) => number;
}
