// Decides which set a support or domain of a note is, and the numeric hull that its elements lie in.
import { infinity, isZeroNumber, negate, subtract, symbol } from '../expr/build.ts';
import { isNegative, rangeOf } from '../expr/assumptions.ts';
import type { Expr } from '../expr/expr.ts';
import * as Q from '../expr/rational.ts';
import { range, unitInterval, type Range } from '../expr/range.ts';
import { simplexSupport } from '../distributions/regions.ts';
import {
  closedInterval,
  openInterval,
  wholeNumbers,
  type ScalarSupport,
  type Support,
} from '../distributions/support.ts';
import type { DomainSyntax } from '../text/syntax.ts';
import { wholeNumber, type Reading } from './reading.ts';

const minusInfinity = negate(infinity);
const largestPower = 64;
export const isInfinite = (bound: Expr): boolean => bound === infinity || bound === minusInfinity;

/**
 * The support that the syntax states; undefined, with the reason reported, where it is none. `names` are those of the
 * observation, which the ends of a simplex hold; without them a simplex is none.
 */
export function readSupport(reader: Reading, syntax: DomainSyntax, names: readonly string[] = []): Support | undefined {
  switch (syntax.kind) {
    case 'error':
      return undefined;
    case 'reals':
      return openInterval(minusInfinity, infinity);
    case 'interval': {
      const [lower, upper] = [reader.scalar(syntax.lower), reader.scalar(syntax.upper)];
      if (lower === undefined || upper === undefined) return undefined;
      if (
        lower === infinity ||
        upper === minusInfinity ||
        isZeroNumber(subtract(upper, lower)) ||
        isNegative(subtract(upper, lower))
      ) {
        reader.issues.report(
          'type-mismatch',
          syntax.span,
          'This interval is empty: its lower end is not below its upper end.',
        );
        return undefined;
      }
      const whole = closedInterval(lower, upper);
      return {
        ...whole,
        lowerClosed: syntax.lowerClosed && lower !== minusInfinity,
        upperClosed: syntax.upperClosed && upper !== infinity,
      };
    }
    case 'integers':
      return readIntegers(reader, syntax);
    case 'finite': {
      const points = syntax.elements.map((element) => reader.scalar(element));
      if (points.includes(undefined)) return undefined;
      const distinct = [...new Set(points as readonly Expr[])];
      return { kind: 'finite', points: distinct };
    }
    case 'power': {
      const base = readSupport(reader, syntax.base);
      const exponent = reader.scalar(syntax.exponent);
      const size = exponent === undefined ? undefined : wholeNumber(exponent);
      if (base === undefined || exponent === undefined) return undefined;
      if (size === undefined || size < 1 || size > largestPower || base.kind === 'product') {
        reader.issues.report(
          'type-mismatch',
          syntax.exponent.span,
          `The power of a support is a whole number from 1 to ${largestPower}.`,
        );
        return undefined;
      }
      return { kind: 'product', factors: Array.from({ length: size }, () => base) };
    }
    case 'product': {
      const factors = syntax.factors.map((factor) => readSupport(reader, factor));
      const read = factors.filter((factor) => factor !== undefined);
      return read.length < factors.length ? undefined : productOf(reader, syntax, read);
    }
    case 'simplex': {
      if (names.length > 0) return readSimplex(reader, syntax, names);
      refuse(reader, syntax);
      return undefined;
    }
    case 'posdef':
    case 'inequality':
      refuse(reader, syntax);
      return undefined;
  }
}

function productOf(reader: Reading, syntax: DomainSyntax, sets: readonly Support[]): Support | undefined {
  const factors = sets.flatMap(factorsOf);
  if (factors.length > largestPower) {
    const message = `A support has at most ${largestPower} components.`;
    reader.issues.report('type-mismatch', syntax.span, message);
    return undefined;
  }
  return { kind: 'product', factors };
}

function refuse(reader: Reading, syntax: DomainSyntax): void {
  const message = `A support is R, an interval, {a..b}, a finite set, a power or product of these, or, of a density or kernel, simplex(k); ${syntax.kind === 'inequality' ? 'an inequality' : `${syntax.kind}(…)`} stands in “param” lines only.`;
  reader.issues.report('type-mismatch', syntax.span, message);
}

const largestSimplex = 12;

/** Fractions of a whole: the last component is 1 less the others. */
function readSimplex(
  reader: Reading,
  syntax: Extract<DomainSyntax, { readonly kind: 'simplex' }>,
  names: readonly string[],
): Support | undefined {
  const exponent = reader.scalar(syntax.size);
  const size = exponent === undefined ? undefined : wholeNumber(exponent);
  if (exponent === undefined) return undefined;
  if (size === undefined || size < 2 || size > largestSimplex) {
    const message = `The number of fractions of a simplex is a whole number from 2 to ${largestSimplex}.`;
    reader.issues.report('type-mismatch', syntax.size.span, message);
    return undefined;
  }
  if (names.length > 1 && names.length !== size) {
    const message = `simplex(${size}) is of ${size} fractions; the observation has ${names.length} components.`;
    reader.issues.report('type-mismatch', syntax.span, message);
    return undefined;
  }
  return simplexSupport(
    Array.from({ length: size - 1 }, (_, i) =>
      symbol(names.length > 1 ? (names[i] as string) : `${names[0] ?? ''}[${i + 1}]`, 'observation', unitInterval),
    ),
  );
}

function readIntegers(
  reader: Reading,
  syntax: Extract<DomainSyntax, { readonly kind: 'integers' }>,
): Support | undefined {
  const from = reader.scalar(syntax.from);
  const to = syntax.to === undefined ? infinity : reader.scalar(syntax.to);
  if (from === undefined || to === undefined) return undefined;
  const notWhole = [
    { bound: from, place: syntax.from },
    { bound: to, place: syntax.to },
  ].find(({ bound }) => bound.kind === 'number' && !Q.isInteger(bound.value));
  if (notWhole !== undefined) {
    reader.issues.report('type-mismatch', notWhole.place?.span ?? syntax.span, 'The ends of {a..b} are whole numbers.');
    return undefined;
  }
  if (from === infinity || to === minusInfinity || isNegative(subtract(to, from))) {
    reader.issues.report('type-mismatch', syntax.span, 'This set is empty: its first number is above its last.');
    return undefined;
  }
  return wholeNumbers(from, to);
}

/** The smallest numeric interval that holds the support at every parameter value. Ends of intervals are left out: they carry no mass. */
export function hullOf(support: ScalarSupport): Range {
  switch (support.kind) {
    case 'interval': {
      const [lower, upper] = [rangeOf(support.lower), rangeOf(support.upper)];
      return range(lower.lower, upper.upper, { lowerOpen: true, upperOpen: true });
    }
    case 'integers': {
      const [from, to] = [rangeOf(support.from), rangeOf(support.to)];
      return range(from.lower, to.upper, {
        integer: true,
        lowerOpen: from.lower === -Infinity,
        upperOpen: to.upper === Infinity,
      });
    }
    case 'finite': {
      const ranges = support.points.map(rangeOf);
      const lower = Math.min(...ranges.map((r) => r.lower));
      const upper = Math.max(...ranges.map((r) => r.upper));
      return range(lower, upper, { integer: ranges.every((r) => r.integer) });
    }
  }
}

/** The supports of the components. */
export const factorsOf = (support: Support): readonly ScalarSupport[] =>
  support.kind === 'product' ? support.factors : [support];

/** The support with its bounds mapped. */
export function mapSupport(support: ScalarSupport, f: (bound: Expr) => Expr): ScalarSupport;
export function mapSupport(support: Support, f: (bound: Expr) => Expr): Support;
export function mapSupport(support: Support, f: (bound: Expr) => Expr): Support {
  switch (support.kind) {
    case 'interval':
      return { ...support, lower: f(support.lower), upper: f(support.upper) };
    case 'integers':
      return { ...support, from: f(support.from), to: f(support.to) };
    case 'finite':
      return { ...support, points: support.points.map(f) };
    case 'product': {
      const { region } = support;
      const factors = support.factors.map((factor) => mapSupport(factor, f));
      if (region === undefined) return { kind: 'product', factors };
      return {
        kind: 'product',
        factors,
        region: region.total === undefined ? region : { ...region, total: f(region.total) },
      };
    }
  }
}

/** The bounds of a support that are written in it. */
export function boundsOf(support: Support): readonly Expr[] {
  switch (support.kind) {
    case 'interval':
      return [support.lower, support.upper];
    case 'integers':
      return [support.from, support.to];
    case 'finite':
      return support.points;
    case 'product':
      return support.factors.flatMap(boundsOf);
  }
}
