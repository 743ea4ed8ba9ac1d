// Decides what the free names of a law are: parameters in the order of their first appearance, and what is known.
import type { Span } from '../base/span.ts';
import { symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { reals, type Range } from '../expr/range.ts';
import type { Value } from '../distributions/family.ts';
import type { Leaves } from './reading.ts';
import type { IssueList } from './issue.ts';
import { coordinateSymbols, scalarShape, valueOfCoordinates, type ParameterShape } from './parameterShapes.ts';
import { scalar } from './values.ts';

/** A free name of the law. */
export interface FreeName {
  readonly name: string;
  /** Where it first appears. */
  readonly span: Span;
  readonly shape: ParameterShape;
  /** Its free coordinates. */
  readonly symbols: readonly SymbolExpr[];
  readonly value: Value;
}

export interface LawLeavesOptions {
  readonly shapes: ReadonlyMap<string, ParameterShape>;
  /** The domain of a coordinate; the whole line where absent. */
  readonly domains: ReadonlyMap<string, Range>;
  /** Free names that are taken as known. */
  readonly known: ReadonlySet<string>;
  readonly issues: IssueList;
}

/** What the names of a law stand for; keeps the order in which free names are met. */
export class LawLeaves implements Leaves {
  private readonly met = new Map<string, FreeName>();
  private readonly knownSymbols = new Map<string, SymbolExpr>();
  private readonly options: LawLeavesOptions;

  constructor(options: LawLeavesOptions) {
    this.options = options;
  }

  /** The free names that are parameters, in the order of their first appearance. */
  get parameters(): readonly FreeName[] {
    return [...this.met.values()].filter((entry) => !this.options.known.has(entry.name));
  }

  /** The free names that are taken as known. */
  get takenAsKnown(): readonly FreeName[] {
    return [...this.met.values()].filter((entry) => this.options.known.has(entry.name));
  }

  /** Constants without a value, covariates, and free names taken as known. */
  get knowns(): readonly SymbolExpr[] {
    return [...this.knownSymbols.values(), ...this.takenAsKnown.flatMap((entry) => entry.symbols)];
  }

  free(name: string, span: Span): Value | undefined {
    const earlier = this.met.get(name);
    if (earlier !== undefined) return earlier.value;
    return this.register(name, span, this.options.shapes.get(name) ?? scalarShape).value;
  }

  component(name: string, indices: readonly number[], span: Span): Expr | undefined {
    if (this.options.shapes.has(name)) return undefined;
    const coordinate = `${name}[${indices.join(', ')}]`;
    const earlier = this.met.get(coordinate);
    return (earlier ?? this.register(coordinate, span, scalarShape)).symbols[0];
  }

  observation(name: string, span: Span): undefined {
    this.options.issues.report(
      'type-mismatch',
      span,
      `“${name}” is the observation; the arguments of its distribution hold parameters and known values.`,
    );
  }

  known(name: string): Value {
    const earlier = this.knownSymbols.get(name);
    const known = earlier ?? symbol(name, 'constant', this.domainOf(name));
    this.knownSymbols.set(name, known);
    return scalar(known);
  }

  private domainOf(coordinate: string): Range {
    return this.options.domains.get(coordinate) ?? reals;
  }

  private register(name: string, span: Span, shape: ParameterShape): FreeName {
    const role = this.options.known.has(name) ? 'constant' : 'parameter';
    const symbols = coordinateSymbols(name, shape, role, (coordinate) => this.domainOf(coordinate));
    const entry = { name, span, shape, symbols, value: valueOfCoordinates(shape, symbols) };
    this.met.set(name, entry);
    return entry;
  }
}

/** The same names as one law sees them: written out, it may hold the observation's names, which have these values. */
export class ComponentLeaves implements Leaves {
  private readonly shared: LawLeaves;
  private readonly observations: ReadonlyMap<string, Value>;

  constructor(shared: LawLeaves, observations: ReadonlyMap<string, Value>) {
    this.shared = shared;
    this.observations = observations;
  }

  free(name: string, span: Span): Value | undefined {
    return this.shared.free(name, span);
  }
  component(name: string, indices: readonly number[], span: Span): Expr | undefined {
    return this.observations.has(name) ? undefined : this.shared.component(name, indices, span);
  }
  observation(name: string, span: Span): Value | undefined {
    const value = this.observations.get(name);
    if (value === undefined) this.shared.observation(name, span);
    return value;
  }
  known(name: string): Value {
    return this.shared.known(name);
  }
}

/** Where only numbers may stand: every other name is reported. */
export class ConstantLeaves implements Leaves {
  private readonly where: string;
  private readonly issues: IssueList;

  /** `where`: the statement, as a message names it. */
  constructor(where: string, issues: IssueList) {
    this.where = where;
    this.issues = issues;
  }

  free(name: string, span: Span): undefined {
    this.reject(name, span, 'has no value here');
  }
  component(name: string, _indices: readonly number[], span: Span): undefined {
    this.reject(name, span, 'has no value here');
  }
  observation(name: string, span: Span): undefined {
    this.reject(name, span, 'is the observation');
  }
  known(name: string, span: Span): undefined {
    this.reject(name, span, 'has no value');
  }

  private reject(name: string, span: Span, why: string): void {
    const message = `“${this.where}” takes numbers and constants with a value; “${name}” ${why}.`;
    this.issues.report('undefined-symbol', span, message);
  }
}
