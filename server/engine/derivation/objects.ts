// What is done with the objects of a derivation as a whole: telling equal ones apart from others, and putting other symbols into them.
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import type { MathObject, Quantity, Step, StepCondition } from './step.ts';

const ids = (symbols: readonly SymbolExpr[]): string => symbols.map((s) => s.id).join();

export const quantityKey = (q: Quantity): string =>
  [
    q.name,
    'parameter' in q ? q.parameter.id : '',
    'row' in q ? `${String(q.row.id)},${String(q.column.id)}` : '',
    'coordinates' in q ? ids(q.coordinates) : '',
  ].join(':');

/** Equal for objects of equal structure. */
export function objectKey(object: MathObject): string {
  switch (object.kind) {
    case 'expression':
      return `e${String(object.expression.id)}`;
    case 'quantity':
      return `q${quantityKey(object.quantity)}`;
    case 'expectation':
      return `E(${objectKey(object.of)};${ids(object.over)})`;
    case 'product':
      return `*(${object.factors.map(objectKey).join()})`;
    case 'combination':
      return `+(${object.terms.map((t) => `${String(t.coefficient.id)}${objectKey(t.of)}`).join()};${String(object.constant.id)})`;
    case 'matrix':
      return `[${object.rows.map((row) => row.map(objectKey).join()).join(';')}]`;
    case 'inverse':
    case 'transpose':
    case 'trace':
      return `${object.kind}(${objectKey(object.of)})`;
    case 'sum':
      return `S(${String(object.of.id)};${ids(object.over)};${String(object.points.length)})`;
  }
}

/** Equal for steps that say the same. */
export const stepKey = ({ from, relation, to }: Step): string => `${objectKey(from)}${relation}${objectKey(to)}`;

/**
 * The steps with symbols replaced by expressions. A symbol that quantities and expectations name becomes the one that `named`
 * gives, or its replacement where that is a symbol.
 */
export function substituteSteps(
  steps: readonly Step[],
  replacements: ReadonlyMap<Expr, Expr>,
  named: ReadonlyMap<SymbolExpr, SymbolExpr>,
): readonly Step[] {
  const inExpr = (e: Expr): Expr => substitute(e, replacements);
  const inSymbol = (s: SymbolExpr): SymbolExpr => {
    const replaced = named.get(s) ?? replacements.get(s);
    return replaced?.kind === 'symbol' ? replaced : s;
  };
  const inQuantity = (q: Quantity): Quantity => {
    if ('parameter' in q) return { ...q, parameter: inSymbol(q.parameter) };
    if ('row' in q) return { ...q, row: inSymbol(q.row), column: inSymbol(q.column) };
    return 'coordinates' in q ? { ...q, coordinates: q.coordinates.map(inSymbol) } : q;
  };
  const inObject = (object: MathObject): MathObject => {
    switch (object.kind) {
      case 'expression':
        return { kind: 'expression', expression: inExpr(object.expression) };
      case 'quantity':
        return { kind: 'quantity', quantity: inQuantity(object.quantity) };
      case 'expectation':
        return { kind: 'expectation', of: inObject(object.of), over: object.over.map(inSymbol) };
      case 'product':
        return { kind: 'product', factors: object.factors.map(inObject) };
      case 'combination':
        return {
          kind: 'combination',
          terms: object.terms.map((t) => ({ coefficient: inExpr(t.coefficient), of: inObject(t.of) })),
          constant: inExpr(object.constant),
        };
      case 'matrix':
        return { kind: 'matrix', rows: object.rows.map((row) => row.map(inObject)) };
      case 'inverse':
      case 'transpose':
      case 'trace':
        return { kind: object.kind, of: inObject(object.of) };
      case 'sum':
        return {
          kind: 'sum',
          of: inExpr(object.of),
          over: object.over.map(inSymbol),
          points: object.points.map((point) => point.map(inExpr)),
        };
    }
  };
  const inCondition = (c: StepCondition): StepCondition =>
    c.kind === 'positive' ? { kind: 'positive', expression: inExpr(c.expression) } : c;
  const inSubject = (subject: MathObject | string): MathObject | string =>
    typeof subject === 'string' ? subject : inObject(subject);
  return steps.map((step) => ({
    ...step,
    from: inObject(step.from),
    to: inObject(step.to),
    ...(step.conditions === undefined ? {} : { conditions: step.conditions.map(inCondition) }),
    ...(step.subjects === undefined
      ? {}
      : { subjects: Object.fromEntries(Object.entries(step.subjects).map(([name, s]) => [name, inSubject(s)])) }),
  }));
}
