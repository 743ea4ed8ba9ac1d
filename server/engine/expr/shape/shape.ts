// Decides in which of many equal shapes a result is handed on: over one denominator or in parts, factored or gathered, with
// squares completed, Γ and ψ at the arguments that make it shortest. Every candidate is equal to the expression by construction.
import { Remembered } from '../../base/work.ts';
import { add } from '../build.ts';
import { freeSymbols, nodeCount, someNode, type Expr } from '../expr.ts';
import { cancel, type Fraction } from '../fraction.ts';
import { NormalForms } from '../normalForm.ts';
import { contentOf, monomial, multiplyPolynomials } from '../polynomial.ts';
import { mayReflect, reflected } from '../reflection.ts';
import { simplify } from '../simplify.ts';
import { substitute } from '../substitute.ts';
import { TooLarge, withTermSteps } from '../termSteps.ts';
import * as Q from '../rational.ts';
import { withFactoredArguments } from './commonSymbols.ts';
import { divisions } from './divisions.ts';
import { length } from './length.ts';
import { deepest, gatherings, partsBy, PolynomialShapes, shortest } from './polynomialShape.ts';
import { completeSquares } from './squares.ts';

/** Expressions of more nodes, and results of more signs, are simplified only. */
const mostNodes = 500;
const longest = 600;
/** Results of so few signs stay as they are. */
const shortEnough = 4;
/**
 * Operations on terms for all shapes of one expression: the shortest that was found with them is taken. The entries of an
 * information matrix, which a reader compares with a book, are looked at longer than what follows from them.
 */
const searchSteps = { thorough: 20_000, brief: 8_000 } as const;
export type Effort = keyof typeof searchSteps;
/** Numerators of more terms than this are not tried part by part. */
const mostTerms = 60;
const mostParts = 8;
const mostBases = 4;

const shaped: Readonly<Record<Effort, Remembered<Expr, Expr>>> = {
  thorough: new Remembered(),
  brief: new Remembered(),
};

/** An equal expression, in the shape that a textbook would print. */
export function shape(expr: Expr, effort: Effort = 'thorough'): Expr {
  const result = shaped[effort].of(expr, () => {
    if (nodeCount(expr) > mostNodes) return simplify(expr);
    const plain = withBestBases(expr, effort);
    return mayReflect(plain) ? shortest([plain, withBestBases(reflected(plain), effort)]) : plain;
  });
  if (result !== expr) shaped[effort].set(result, result);
  return result;
}

/**
 * The expression with its symbols replaced. Where they are only renamed, one to one, a shape that was found stays what it is, and
 * is not looked for again.
 */
export function substituteShaped(expr: Expr, values: ReadonlyMap<Expr, Expr>, effort: Effort = 'thorough'): Expr {
  const result = substitute(expr, values);
  const known = shaped[effort];
  if (known.known(expr) !== expr) return result;
  const images = [...freeSymbols(expr)].map((s) => values.get(s) ?? s);
  if (images.every((v) => v.kind === 'symbol') && new Set(images).size === images.length) known.set(result, result);
  return result;
}

/** The shortest shape with Γ and ψ at the arguments that they are brought to by default, or a step or two above. */
function withBestBases(expr: Expr, effort: Effort): Expr {
  const plain = simplify(expr);
  if (length(plain) <= shortEnough || length(plain) > longest) return plain;
  // one product of functions without sums is written in one way
  if (!someNode(plain, (node) => node.kind === 'sum')) return plain;
  let best = plain;
  attempt(searchSteps[effort], () => {
    let forms = new NormalForms();
    let fraction = forms.of(plain);
    let writer = new PolynomialShapes(forms);
    const take = (...candidates: readonly Expr[]): void => {
      best = shortest([best, ...candidates]);
    };
    take(forms.toExpr(fraction), writer.product(fraction, deepest));
    let bases: ReadonlyMap<string, number> = new Map<string, number>();
    const keys = shiftsThatMayHelp(fraction, forms).slice(0, mostBases);
    for (const group of [...(keys.length > 1 ? [keys] : []), ...keys.map((key) => [key])])
      for (const offset of [1, 2]) {
        const moved = new Map([...bases, ...group.map((key) => [key, offset] as const)]);
        const others = new NormalForms(moved);
        const other = others.of(plain);
        // a normal form of more terms is not shorter in any shape
        if (other.numerator.size > fraction.numerator.size) break;
        const otherWriter = new PolynomialShapes(others);
        const candidate = shortest([best, others.toExpr(other), otherWriter.product(other, deepest)]);
        if (candidate === best) continue;
        [best, bases, forms, fraction, writer] = [candidate, moved, others, other, otherWriter];
      }
    writer.restart();
    take(writer.product(fraction));
    for (const candidate of inParts(fraction, forms, writer)) take(candidate);
  });
  return shortest([best, withFactoredArguments(best)]);
}

/** A step from Γ(u) to Γ(u + 1), or of ψ, brings in u as a factor: it is to meet all that u is made of outside the functions. */
function shiftsThatMayHelp(fraction: Fraction, forms: NormalForms): readonly string[] {
  if (forms.shiftable.size === 0) return [];
  const outside = new Set<Expr>();
  for (const p of [fraction.numerator, ...fraction.denominator.map((f) => f.polynomial)])
    for (const { exponents } of p.values())
      exponents.forEach((e, i) => {
        const generator = forms.generators[i] as Expr;
        const isShifted = generator.kind === 'apply' && (generator.fn === 'gamma' || generator.fn === 'polygamma');
        if (e !== 0 && !isShifted) for (const s of freeSymbols(generator)) outside.add(s);
      });
  return [...forms.shiftable].flatMap(([key, u]) => ([...freeSymbols(u)].every((s) => outside.has(s)) ? [key] : []));
}

/** What the computation could do before its steps were spent. */
function attempt(steps: number, compute: () => void): void {
  try {
    withTermSteps(compute, steps);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
  }
}

function* inParts(fraction: Fraction, forms: NormalForms, writer: PolynomialShapes): Iterable<Expr> {
  if (fraction.numerator.size === 0 || fraction.numerator.size > mostTerms) return;
  const { coefficient, exponents, primitive } = contentOf(fraction.numerator);
  const completed = completeSquares(forms, primitive);
  const numerators = [fraction.numerator];
  if (completed !== undefined) numerators.push(multiplyPolynomials(completed, monomial(exponents, coefficient)));
  for (const numerator of numerators) {
    const whole = { numerator, denominator: fraction.denominator };
    writer.restart();
    yield* apart(whole, forms, writer);
    writer.restart();
    yield* divisions(whole, forms, writer);
  }
}

/** The sum of parts, each over its own denominator. */
function* apart(fraction: Fraction, forms: NormalForms, writer: PolynomialShapes): Iterable<Expr> {
  const { exponents } = contentOf(fraction.numerator);
  const outside = monomial(exponents, Q.one);
  const inside = multiplyPolynomials(
    fraction.numerator,
    monomial(
      exponents.map((e) => -e),
      Q.one,
    ),
  );
  for (const chosen of gatherings(forms, inside)) {
    const parts = partsBy(inside, chosen);
    if (parts.length > mostParts || writer.isSpent) continue;
    const terms = parts.map((part) => {
      const own = multiplyPolynomials(part.coefficient, monomial(part.exponents, Q.one));
      return writer.product(
        cancel({ numerator: multiplyPolynomials(own, outside), denominator: fraction.denominator }),
        deepest,
      );
    });
    yield add(...terms);
  }
}
