// Functions that a model has for itself, such as the normalizing constant of its kernel: each is named by the hash of what it
// is, so that equal ones are one, and lives as long as an expression holds it.
import { rawApply } from '../atoms.ts';
import type { Expr } from '../expr.ts';
import type { Range } from '../range.ts';
import type { FunctionDefinition, FunctionNode } from './definition.ts';

/** No name of the language begins with it. */
const mark = '#';

const known = new Map<string, WeakRef<FunctionDefinition>>();
/** What holds a function: the expressions in which it stands. */
const holders = new WeakMap<Expr, FunctionDefinition>();
let sweepAt = 256;

/** The function of this name, while some expression holds it. */
export const ownFunction = (name: string): FunctionDefinition | undefined =>
  name.startsWith(mark) ? known.get(name)?.deref() : undefined;

export interface OwnFunction {
  readonly summary: string;
  readonly parameters: readonly string[];
  /** Where its values lie. */
  readonly range: Range;
  readonly node: FunctionNode;
  written(args: readonly Expr[]): Expr;
  /** The value at these arguments by another function, where that is the form in which equal values are one expression. */
  readonly instead?: (args: readonly Expr[]) => Expr | undefined;
}

/** The function that the hash stands for, made where there is none. */
export function ownFunctionOf(hash: string, make: () => OwnFunction): FunctionDefinition {
  const name = mark + hash;
  const found = ownFunction(name);
  if (found !== undefined) return found;
  const { range, instead, ...own } = make();
  const definition: FunctionDefinition = {
    ...own,
    name,
    call(args) {
      const other = instead?.(args);
      if (other !== undefined) return other;
      const node = rawApply(name, args, range);
      holders.set(node, definition);
      return node;
    },
  };
  if (known.size > sweepAt) sweep();
  known.set(name, new WeakRef(definition));
  return definition;
}

function sweep(): void {
  for (const [name, reference] of known) if (reference.deref() === undefined) known.delete(name);
  sweepAt = Math.max(256, 2 * known.size);
}
