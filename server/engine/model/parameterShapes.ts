// Decides which names of a block are vectors or matrices, and of what size.
import { add, one, subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr, SymbolRole } from '../expr/expr.ts';
import type { Range } from '../expr/range.ts';
import type { Value } from '../distributions/family.ts';
import type { DomainSyntax } from '../text/syntax.ts';
import { wholeNumber, type Reading } from './reading.ts';
import { matrix, scalar, vector } from './values.ts';

export type ParameterShape =
  | { readonly kind: 'scalar' }
  /** The last entry of a simplex is 1 less the others, so that it has one free coordinate less than entries. */
  | { readonly kind: 'vector' | 'simplex'; readonly size: number }
  /** Symmetric; the free coordinates are the upper triangle. */
  | { readonly kind: 'posdef'; readonly size: number };

export const scalarShape: ParameterShape = { kind: 'scalar' };
const largestSize = 64;

/** The shape that a `param` line states; undefined, with the reason reported, where its size is not a known whole number. */
export function shapeOfDomain(reader: Reading, domain: DomainSyntax): ParameterShape | undefined {
  const sizeOf = (
    syntax: Extract<DomainSyntax, { readonly kind: 'simplex' | 'posdef' }>['size'],
  ): number | undefined => {
    const value = reader.scalar(syntax);
    const size = value === undefined ? undefined : wholeNumber(value);
    if (value !== undefined && (size === undefined || size < 1 || size > largestSize)) {
      reader.issues.report(
        'type-mismatch',
        syntax.span,
        `Expected a known whole number from 1 to ${largestSize} here.`,
      );
      return undefined;
    }
    return size;
  };
  switch (domain.kind) {
    case 'simplex':
    case 'posdef': {
      const size = sizeOf(domain.size);
      return size === undefined ? undefined : { kind: domain.kind, size };
    }
    case 'power': {
      const size = sizeOf(domain.exponent);
      return size === undefined ? undefined : { kind: 'vector', size };
    }
    default:
      return scalarShape;
  }
}

/** The names of the free coordinates: `mu`; `p[1]`, `p[2]`; `S[1, 1]`, `S[1, 2]`, `S[2, 2]`. */
export function coordinateNames(name: string, shape: ParameterShape): readonly string[] {
  switch (shape.kind) {
    case 'scalar':
      return [name];
    case 'vector':
    case 'simplex': {
      const count = shape.kind === 'simplex' ? shape.size - 1 : shape.size;
      return Array.from({ length: count }, (_, i) => `${name}[${i + 1}]`);
    }
    case 'posdef':
      return upperTriangle(shape.size).map(([i, j]) => `${name}[${i + 1}, ${j + 1}]`);
  }
}

/** The places of a symmetric matrix that are free, row by row, from 0. */
export const upperTriangle = (size: number): readonly (readonly [number, number])[] =>
  Array.from({ length: size }, (_, i) => Array.from({ length: size - i }, (_unused, j) => [i, i + j] as const)).flat();

/** The value of a name of this shape in its free coordinates. */
export function valueOfCoordinates(shape: ParameterShape, coordinates: readonly Expr[]): Value {
  switch (shape.kind) {
    case 'scalar':
      return scalar(coordinates[0] as Expr);
    case 'vector':
      return vector(coordinates);
    case 'simplex':
      return vector([...coordinates, subtract(one, add(...coordinates))]);
    case 'posdef': {
      const places = upperTriangle(shape.size);
      const entry = (i: number, j: number): Expr =>
        coordinates[places.findIndex(([a, b]) => a === Math.min(i, j) && b === Math.max(i, j))] as Expr;
      const indices = Array.from({ length: shape.size }, (_, i) => i);
      return matrix(indices.map((i) => indices.map((j) => entry(i, j))));
    }
  }
}

/** Symbols for the free coordinates. */
export const coordinateSymbols = (
  name: string,
  shape: ParameterShape,
  role: SymbolRole,
  domainOf: (coordinate: string) => Range,
): readonly SymbolExpr[] =>
  coordinateNames(name, shape).map((coordinate) => symbol(coordinate, role, domainOf(coordinate)));

/** As a message calls it. */
export function shapeWords(shape: ParameterShape): string {
  switch (shape.kind) {
    case 'scalar':
      return 'a number';
    case 'vector':
      return `a list of ${shape.size} numbers`;
    case 'simplex':
      return `a list of ${shape.size} probabilities`;
    case 'posdef':
      return `a ${shape.size} × ${shape.size} matrix`;
  }
}
