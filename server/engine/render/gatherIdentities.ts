// Gathers terms of a sum by an identity: c + c sin² u/cos² u as c/cos² u, and ψ₁(z) + ψ₁(1 − z) as π²/sin²(πz) (DLMF 5.15.6).
import { add, multiply, number, one, pi, power, square, subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { cos, sin } from '../expr/functions/trigonometric.ts';
import { nothingGathered, type Entry, type Gathered } from './gatherTerms.ts';
import { signed, type Arrange } from './notation.ts';

const minusTwo = number(-2);

/** The first pair of terms that one of the identities writes as one. */
export function gatherIdentities(terms: readonly Expr[], recur: Arrange): Gathered {
  for (const term of terms)
    for (const other of terms) {
      if (other === term) continue;
      const whole = secant(term, other) ?? reflection(term, other);
      if (whole === undefined) continue;
      const entry: Entry = { ...signed(recur(whole)), expr: whole };
      return { rest: terms.filter((t) => t !== term && t !== other), entries: [entry] };
    }
  return nothingGathered(terms);
}

const factorsOf = (term: Expr): readonly Expr[] => (term.kind === 'product' ? term.factors : [term]);

/** c sin² u/cos² u + c, or with sine and cosine exchanged. */
function secant(term: Expr, other: Expr): Expr | undefined {
  for (const factor of factorsOf(term)) {
    const below = factor.kind === 'power' && factor.exponent === minusTwo ? factor.base : undefined;
    if (below?.kind !== 'apply' || (below.fn !== 'cos' && below.fn !== 'sin')) continue;
    const angle = below.args[0] as Expr;
    const above = square(below.fn === 'cos' ? sin(angle) : cos(angle));
    if (factorsOf(term).includes(above) && multiply(other, factor, above) === term) return multiply(other, factor);
  }
  return undefined;
}

/** c ψ₁(z) + c ψ₁(1 − z). */
function reflection(term: Expr, other: Expr): Expr | undefined {
  const found = factorsOf(term).find((f) => f.kind === 'apply' && f.fn === 'polygamma' && f.args[0] === one);
  const mirrored = factorsOf(other).find((f) => f.kind === 'apply' && f.fn === 'polygamma' && f.args[0] === one);
  if (found?.kind !== 'apply' || mirrored?.kind !== 'apply') return undefined;
  const z = found.args[1] as Expr;
  const coefficient = multiply(...factorsOf(term).filter((f) => f !== found));
  if (coefficient !== multiply(...factorsOf(other).filter((f) => f !== mirrored))) return undefined;
  if (subtract(one, z) !== mirrored.args[1] && add(z, mirrored.args[1] as Expr) !== one) return undefined;
  return multiply(coefficient, square(pi), power(sin(expandedTurn(z)), minusTwo));
}

/** πz, multiplied out, so that half turns in it are seen. */
const expandedTurn = (z: Expr): Expr =>
  z.kind === 'sum' ? add(...z.terms.map((t) => multiply(pi, t))) : multiply(pi, z);
