// Decides what an expression of a note means: its names resolved, definitions expanded in place, in canonical form.
import type { Span } from '../base/span.ts';
import { add, constant, fromRational, infinity, one, piecewise, subtract, symbol, zero } from '../expr/build.ts';
import type { Condition, Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { integers } from '../expr/range.ts';
import { sum } from '../expr/substitute.ts';
import type { Value } from '../distributions/family.ts';
import type {
  BinarySyntax,
  ComparisonSyntax,
  ExpressionSyntax,
  IndexSyntax,
  NameSyntax,
  SumSyntax,
} from '../text/syntax.ts';
import { readArithmetic, readNegation } from './arithmetic.ts';
import { readCall } from './calls.ts';
import { entryAt } from './indexing.ts';
import type { IssueList } from './issue.ts';
import { constantNames, isBound, type BlockNames } from './names.ts';
import { wholeNumber, type Leaves, type Reading } from './reading.ts';
import { matrix, nameOfKind, scalar, vector, type Meaning } from './values.ts';

/** The longest sum that is written out because its terms need the index as a number. */
const longestSum = 400;

/** Definitions that name definitions: longer chains exhaust the stack of whoever walks the expression. */
const deepestDefinition = 100;

export class ExpressionReader implements Reading {
  readonly names: BlockNames;
  readonly issues: IssueList;
  /** Every name that was looked up. */
  readonly used: Set<string>;
  private readonly leaves: Leaves;
  private readonly expanding = new Set<string>();
  /** What the definitions mean: each is read once, however often it is named. */
  private readonly expanded = new Map<string, { readonly meaning: Meaning | undefined }>();
  private readonly indices = new Map<string, Expr>();

  constructor(names: BlockNames, leaves: Leaves, issues: IssueList, used = new Set<string>()) {
    this.names = names;
    this.leaves = leaves;
    this.issues = issues;
    this.used = used;
  }

  /** The number that the expression is; undefined, with the reason reported, where it is none. */
  scalar(syntax: ExpressionSyntax): Expr | undefined {
    const meaning = this.meaning(syntax);
    if (meaning === undefined || meaning.kind === 'scalar') return meaning?.value;
    this.mismatch(syntax.span, 'a number', meaning);
    return undefined;
  }

  /** The number, list or matrix that the expression is. */
  value(syntax: ExpressionSyntax): Value | undefined {
    const meaning = this.meaning(syntax);
    if (meaning?.kind !== 'condition') return meaning;
    this.mismatch(syntax.span, 'a number', meaning);
    return undefined;
  }

  mismatch(span: Span, expected: string, found: Meaning): void {
    const hint = found.kind === 'condition' ? '; [CONDITION] in square brackets is 1 where it holds, else 0' : '';
    this.issues.report('type-mismatch', span, `Expected ${expected} here, found ${nameOfKind(found.kind)}${hint}.`);
  }

  meaning(syntax: ExpressionSyntax): Meaning | undefined {
    switch (syntax.kind) {
      case 'error':
        return undefined;
      case 'number':
        return scalar(fromRational(Q.rational(syntax.value.numerator, syntax.value.denominator)));
      case 'name':
        return this.name(syntax);
      case 'negate':
        return readNegation(this, syntax.operand);
      case 'binary':
        return syntax.operator === 'and' || syntax.operator === 'or'
          ? this.junction(syntax)
          : readArithmetic(this, syntax);
      case 'not': {
        const part = this.condition(syntax.operand);
        return part === undefined ? undefined : { kind: 'condition', condition: { kind: 'not', part } };
      }
      case 'comparison': {
        const condition = this.comparison(syntax);
        return condition === undefined ? undefined : { kind: 'condition', condition };
      }
      case 'call':
        return readCall(this, syntax);
      case 'if': {
        const condition = this.condition(syntax.condition);
        const [then, otherwise] = [this.scalar(syntax.then), this.scalar(syntax.otherwise)];
        if (condition === undefined || then === undefined || otherwise === undefined) return undefined;
        return scalar(piecewise([{ condition, value: then }], otherwise));
      }
      case 'indicator': {
        const condition = this.condition(syntax.condition);
        return condition === undefined ? undefined : scalar(piecewise([{ condition, value: one }], zero));
      }
      case 'list':
        return this.list(syntax.elements);
      case 'matrix': {
        const rows = syntax.rows.map((row) => row.map((entry) => this.scalar(entry)));
        if (rows.some((row) => row.includes(undefined))) return undefined;
        return matrix(rows as readonly (readonly Expr[])[]);
      }
      case 'sum':
        return this.sum(syntax);
      case 'index':
        return this.index(syntax);
    }
  }

  private list(elements: readonly ExpressionSyntax[]): Meaning | undefined {
    const entries = elements.map((element) => this.scalar(element));
    return entries.includes(undefined) ? undefined : vector(entries as readonly Expr[]);
  }

  private name(syntax: NameSyntax): Meaning | undefined {
    const { name, span } = syntax;
    if (name === '') return undefined;
    const index = this.indices.get(name);
    if (index !== undefined) return scalar(index);
    this.used.add(name);
    if (this.names.observations.has(name)) return this.leaves.observation(name, span);
    const definition = this.names.definitions.get(name);
    if (definition !== undefined) return this.definition(name, definition.value, span);
    const known = this.names.constants.get(name);
    if (known?.value !== undefined) return this.definition(name, known.value, span);
    if (known !== undefined || this.names.covariates.has(name)) return this.leaves.known(name, span);
    if (!isBound(this.names, name)) {
      const builtIn = constantNames.find((constantName) => constantName === name);
      if (builtIn === 'inf') return scalar(infinity);
      if (builtIn !== undefined) return scalar(constant(builtIn));
    }
    if (name.includes("'")) {
      const message = `A prime marks the second point, which “versus” states: ${name} cannot stand in the model.`;
      this.issues.report('undefined-symbol', span, message);
      return undefined;
    }
    return this.leaves.free(name, span);
  }

  private definition(name: string, value: ExpressionSyntax, span: Span): Meaning | undefined {
    if (this.expanding.has(name)) {
      this.issues.report('undefined-symbol', span, `“${name}” is defined by itself; a definition needs other names.`);
      return undefined;
    }
    const before = this.expanded.get(name);
    if (before !== undefined) return before.meaning;
    if (this.expanding.size >= deepestDefinition) {
      const message = `“${name}” stands at the end of more than ${String(deepestDefinition)} definitions that name one another; that is too long a chain.`;
      this.issues.report('undefined-symbol', span, message);
      return undefined;
    }
    this.expanding.add(name);
    // an index of a sum around the place of use means nothing inside the definition
    const outer = [...this.indices];
    this.indices.clear();
    const result = this.meaning(value);
    for (const [key, expr] of outer) this.indices.set(key, expr);
    this.expanding.delete(name);
    this.expanded.set(name, { meaning: result });
    return result;
  }

  condition(syntax: ExpressionSyntax): Condition | undefined {
    const meaning = this.meaning(syntax);
    if (meaning === undefined || meaning.kind === 'condition') return meaning?.condition;
    this.issues.report(
      'type-mismatch',
      syntax.span,
      `Expected a condition, as x > 0, found ${nameOfKind(meaning.kind)}.`,
    );
    return undefined;
  }

  private junction(syntax: BinarySyntax): Meaning | undefined {
    const [left, right] = [this.condition(syntax.left), this.condition(syntax.right)];
    if (left === undefined || right === undefined) return undefined;
    return {
      kind: 'condition',
      condition: { kind: syntax.operator === 'and' ? 'all' : 'any', parts: [left, right] },
    };
  }

  private comparison(syntax: ComparisonSyntax): Condition | undefined {
    const parts: Condition[] = [];
    let left = this.scalar(syntax.first);
    for (const link of syntax.rest) {
      const right = this.scalar(link.operand);
      if (left === undefined || right === undefined) return undefined;
      const flipped = link.operator === '>' || link.operator === '>=';
      const difference = flipped ? subtract(right, left) : subtract(left, right);
      const relation = link.operator === '>' ? '<' : link.operator === '>=' ? '<=' : link.operator;
      parts.push({ kind: 'comparison', difference, relation });
      left = right;
    }
    const [only] = parts;
    return parts.length === 1 ? only : { kind: 'all', parts };
  }

  private sum(syntax: SumSyntax): Meaning | undefined {
    const [from, to] = [this.scalar(syntax.from), this.scalar(syntax.to)];
    if (from === undefined || to === undefined) return undefined;
    const { name } = syntax.index;
    const outer = this.indices.get(name);
    const within = (value: Expr): Expr | undefined => {
      this.indices.set(name, value);
      const term = this.scalar(syntax.body);
      if (outer === undefined) this.indices.delete(name);
      else this.indices.set(name, outer);
      return term;
    };
    const [first, last] = [wholeNumber(from), wholeNumber(to)];
    if (first !== undefined && last !== undefined && last - first < longestSum) {
      const terms: Expr[] = [];
      for (let i = first; i <= last; i++) {
        const term = within(fromRational(Q.integer(i)));
        if (term === undefined) return undefined;
        terms.push(term);
      }
      return scalar(add(...terms));
    }
    const index = symbol(name, 'index', integers);
    const body = within(index);
    return body === undefined ? undefined : scalar(sum(body, index, from, to));
  }

  private index(syntax: IndexSyntax): Meaning | undefined {
    const places = syntax.indices.map((index) => this.scalar(index));
    if (places.includes(undefined)) return undefined;
    const numbers = (places as readonly Expr[]).map(wholeNumber);
    const { target } = syntax;
    if (target.kind === 'name' && !this.indices.has(target.name) && !this.isExpanded(target.name)) {
      if (!numbers.includes(undefined)) {
        const component = this.leaves.component(target.name, numbers as readonly number[], syntax.span);
        if (component !== undefined) {
          this.used.add(target.name);
          return scalar(component);
        }
      }
    }
    const whole = this.value(target);
    if (whole === undefined) return undefined;
    return entryAt(this, syntax, whole, places as readonly Expr[]);
  }

  private isExpanded(name: string): boolean {
    return this.names.definitions.has(name) || this.names.constants.get(name)?.value !== undefined;
  }
}
