// The values of closed forms to double precision wherever they exist: with as many digits as cancellation takes, and at removable
// singularities as the limit from both sides, in two directions.
import { Arithmetic, fromDouble, isFiniteReal, toDouble, type Real } from '../special/precise/real.ts';
import type { SymbolExpr } from './expr.ts';
import type { PreciseProgram } from './precise.ts';

/** Digits with which evaluation begins, and beyond which it is given up. */
const [fewestBits, mostBits] = [128, 2048];
/** Where a value does not exist, it is taken so far beside the point (relatively), on both sides. */
const asideBits = 96;
/** The second distance, and by how much less a value is at the first than at it that goes to 0 with the distance. */
const [furtherBits, vanishing] = [48, 2 ** -20];
/** A value so much smaller than the others beside the point is 0 at it. */
const negligible = 2 ** -72;

/** θ moved by about 2^(−bits) in a direction of its own, which no singular line through θ has; whole numbers stay. */
export const beside = (
  theta: readonly number[],
  symbols: readonly SymbolExpr[],
  side: 1 | -1,
  bits = asideBits,
  turned = false,
): readonly Real[] =>
  theta.map((t, i) => {
    const at = fromDouble(t);
    if (symbols[i]?.domain.integer === true) return at;
    const size = t === 0 ? 0 : Math.max(0, Math.ceil(Math.log2(Math.abs(t))));
    const along = 1000 + 37 * (i + 1) * (i + 1);
    const step = turned ? (i % 2 === 0 ? 1 : -1) * (1400 - (along % 701)) : along;
    const by: Real = { m: BigInt(side * step), e: size - bits - 10 };
    return new Arithmetic(mostBits).add(at, by);
  });

/**
 * The values at θ: with digits doubled until they no longer change, and where they are 0/0 as the common limit from both sides.
 * Undefined where there is no such limit, or not within the digits.
 */
export function preciseValues(
  program: PreciseProgram,
  theta: readonly number[],
  symbols: readonly SymbolExpr[],
): readonly number[] | undefined {
  const there = settled(program, theta.map(fromDouble), fewestBits);
  if (there !== undefined) return there;
  const above = settled(program, beside(theta, symbols, 1), 4 * fewestBits);
  const below = above === undefined ? undefined : settled(program, beside(theta, symbols, -1), 4 * fewestBits);
  if (above === undefined || below === undefined) return undefined;
  // what has a limit hardly moves between two distances, or goes to 0
  const further = settled(program, beside(theta, symbols, 1, furtherBits), 4 * fewestBits);
  if (further === undefined) return undefined;
  // what depends on the direction has no limit, as a²/(a² + b²) at 0
  const across = settled(program, beside(theta, symbols, 1, asideBits, true), 4 * fewestBits);
  if (across === undefined) return undefined;
  const size = Math.max(...above.map(Math.abs));
  const limit = above.map((v, i) => {
    const other = below[i] ?? Number.NaN;
    const turned = across[i] ?? Number.NaN;
    if (Math.max(...[v, other, turned].map(Math.abs)) <= negligible * size) return 0;
    const far = Math.abs(further[i] ?? Number.NaN);
    if (Math.max(Math.abs(v), Math.abs(turned)) <= vanishing * far) return 0;
    if (Math.abs(v - turned) > 1e-14 * Math.abs(v)) return Number.NaN;
    return Math.abs(v - other) <= 1e-14 * Math.abs(v) && Math.abs(Math.abs(v) - far) <= 1e-9 * far ? v : Number.NaN;
  });
  return limit.some(Number.isNaN) ? undefined : limit;
}

/** The values once doubling the digits changes them by less than a double shows; undefined where one of them is not finite. */
function settled(program: PreciseProgram, theta: readonly Real[], from: number): readonly number[] | undefined {
  let last: readonly number[] | undefined;
  for (let bits = from; bits <= mostBits; bits *= 2) {
    const values = program.bind(bits, theta)([]);
    if (!values.every(isFiniteReal)) return undefined;
    const next = values.map(toDouble);
    if (last?.every((v, i) => Math.abs(v - (next[i] ?? Number.NaN)) <= 2e-16 * Math.abs(v)) === true) return next;
    last = next;
  }
  return undefined;
}
