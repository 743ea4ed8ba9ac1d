// Decides, at generic points, which parameters new coordinates replace, and whether a coordinate of one parameter is one-to-one.
import { compile } from '../../expr/compile.ts';
import { differentiate } from '../../expr/differentiate.ts';
import { dependsOn, freeSymbols, someNode, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { samplePoint } from '../../expr/simplify.ts';
import { rank, type Matrix } from '../../numeric/linearAlgebra.ts';

const trials = [0, 1, 2, 3, 5, 8, 13];
const tolerance = 1e-9;

export interface Replacement {
  /** By the place of a coordinate, that of the parameter which it replaces; the last that it may. */
  readonly replaced: readonly number[];
  /** The first coordinate that depends on those before it, if one does. */
  readonly dependent: number | undefined;
}

/** Which parameters the coordinates can stand in for, so that the Jacobian is not singular everywhere. */
export function replacedParameters(exprs: readonly Expr[], parameters: readonly SymbolExpr[]): Replacement {
  const jacobians = jacobiansAt(exprs, parameters);
  const isIndependent = (rows: number, columns: readonly number[]): boolean =>
    jacobians.some((jacobian) => {
      const minor = jacobian.slice(0, rows).map((row) => columns.map((c) => row[c] ?? NaN));
      return minor.flat().every(Number.isFinite) && rank(scaled(minor), tolerance) === rows;
    });
  const replaced: number[] = [];
  for (const [i] of exprs.entries()) {
    const free = parameters.map((_, c) => c).filter((c) => !replaced.includes(c));
    const found = free.reverse().find((c) => isIndependent(i + 1, [...replaced, c]));
    if (found === undefined) return { replaced, dependent: i };
    replaced.push(found);
  }
  return { replaced, dependent: undefined };
}

const scaled = (minor: Matrix): Matrix =>
  minor.map((row) => {
    const size = Math.max(...row.map(Math.abs));
    return size > 0 ? row.map((v) => v / size) : row;
  });

function jacobiansAt(exprs: readonly Expr[], parameters: readonly SymbolExpr[]): readonly Matrix[] {
  const entries = exprs.flatMap((expr) => parameters.map((p) => differentiate(expr, p)));
  const symbols = [...new Set([...parameters, ...exprs.flatMap((expr) => [...freeSymbols(expr)])])];
  const program = compile(entries, symbols);
  const out = new Float64Array(entries.length);
  return trials.map((shift) => {
    program.bind(symbols.map((s, i) => samplePoint(s.domain, i + shift)))([], out);
    const values = Array.from(out);
    return exprs.map((_, i) => values.slice(i * parameters.length, (i + 1) * parameters.length));
  });
}

/**
 * False where a function of one parameter alone clearly rises at one value and falls at another: then it takes a value
 * twice. A function by cases may jump, and is not judged.
 */
export function isOneToOneOnALine(expr: Expr, parameters: readonly SymbolExpr[]): boolean {
  const own = parameters.filter((p) => dependsOn(expr, p));
  const [parameter] = own;
  if (own.length !== 1 || parameter === undefined || freeSymbols(expr).size !== 1) return true;
  if (someNode(expr, (node) => node.kind === 'piecewise' || (node.kind === 'apply' && node.fn === 'floor')))
    return true;
  const program = compile([differentiate(expr, parameter)], [parameter]);
  const out = new Float64Array(1);
  const slopes = trials.flatMap((shift) => {
    program.bind([samplePoint(parameter.domain, shift)])([], out);
    const [slope = NaN] = out;
    return Number.isFinite(slope) && Math.abs(slope) > tolerance ? [Math.sign(slope)] : [];
  });
  return !slopes.includes(1) || !slopes.includes(-1);
}
