// Expectations on a circle under a density q^n, q = A + B cos t over a whole turn, n whole, of what is rational in q and sin t: odd
// powers of the sine have mean 0, sin² = 1 − (q − A)²/B², and the means of the powers of q are Laplace's integrals.
// Sources: NIST DLMF 14.12(ii) and 14.10.3; Mardia and Jupp, Directional Statistics (2000), section 3.5.5, on the cardioid law.
import {
  add,
  divide,
  exp,
  multiply,
  number,
  one,
  pi,
  power,
  ratio,
  sqrt,
  square,
  subtract,
  symbol,
  two,
  zero,
} from '../expr/build.ts';
import { isPositive } from '../expr/assumptions.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { log } from '../expr/functions/log.ts';
import { sin } from '../expr/functions/trigonometric.ts';
import { positiveReals, reals } from '../expr/range.ts';
import * as Q from '../expr/rational.ts';
import { areEqual, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { boundsOf, isInfinite } from '../model/supports.ts';
import { expectation, expression } from '../derivation/step.ts';
import type { Law } from '../distributions/law.ts';
import type { LogPartition } from './discretePartition.ts';
import { linearForm } from './linearForm.ts';
import { ownChart } from './recognition/charts.ts';
import type { ExpectationStrategy } from './strategy.ts';

const q = symbol('_q', 'observation', positiveReals);
const s = symbol('_s', 'observation', reals);

/** Exponents beyond this are not looked at. */
const largest = 8;

/** constant · q^exponent with q = start + size · cosine, on a whole turn of length `turn`. */
interface Wave {
  readonly cosine: Expr;
  readonly start: Expr;
  readonly size: Expr;
  readonly exponent: number;
  readonly constant: Expr;
}

const wholeOf = (e: Expr): number | undefined =>
  e.kind === 'number' && Q.isInteger(e.value) ? Q.toNumber(e.value) : undefined;

function waveOf({ variables, support, logDensity }: Law): Wave | undefined {
  const [x, other] = variables;
  if (x === undefined || other !== undefined || support.kind !== 'interval') return undefined;
  if (boundsOf(support).some(isInfinite)) return undefined;
  if (!areEqual(subtract(support.upper, support.lower), multiply(two, pi))) return undefined;
  const form = linearForm(ownChart(x, support, logDensity).logDensity, [x]);
  const [term, another] = form?.terms ?? [];
  if (form === undefined || term === undefined || another !== undefined) return undefined;
  const exponent = wholeOf(simplify(term.coefficient));
  if (exponent === undefined || term.atom.kind !== 'apply' || term.atom.fn !== 'log') return undefined;
  const inside = linearForm(term.atom.args[0] as Expr, [x]);
  const [wave, further] = inside?.terms ?? [];
  if (inside === undefined || wave === undefined || further !== undefined) return undefined;
  if (wave.atom.kind !== 'apply' || wave.atom.fn !== 'cos') return undefined;
  const winding = wholeOf(simplify(differentiate(wave.atom.args[0] as Expr, x)));
  if (winding === undefined || winding === 0) return undefined;
  return {
    cosine: wave.atom,
    start: inside.constant,
    size: wave.coefficient,
    exponent,
    constant: exp(form.constant),
  };
}

/** ∫ f p over the turn. */
function overTurn(f: Expr, x: SymbolExpr, wave: Wave): Expr | undefined {
  const { cosine, start, size, exponent, constant } = wave;
  if (cosine.kind !== 'apply') return undefined;
  const values = new Map<Expr, Expr>([
    [cosine, divide(subtract(q, start), size)],
    [sin(cosine.args[0] as Expr), s],
  ]);
  const inside = simplify(substitute(f, values));
  const form = dependsOn(inside, x) ? undefined : linearForm(inside, [q, s]);
  if (form === undefined) return undefined;
  const parts: Expr[] = [];
  for (const { atom, coefficient } of [...form.terms, { atom: one, coefficient: form.constant }]) {
    const mean = meanOf(atom, wave, exponent);
    if (mean === undefined) return undefined;
    parts.push(multiply(coefficient, mean));
  }
  return simplify(multiply(two, pi, constant, add(...parts)));
}

/** The mean of q^i sin^j q^exponent over the turn. */
function meanOf(atom: Expr, { start, size }: Wave, exponent: number): Expr | undefined {
  let [i, j] = [exponent, 0];
  for (const factor of atom === one ? [] : atom.kind === 'product' ? atom.factors : [atom]) {
    const [base, power] = factor.kind === 'power' ? [factor.base, wholeOf(factor.exponent)] : [factor, 1];
    if (power === undefined || Math.abs(power) > largest) return undefined;
    if (base === q) i += power;
    else if (base === s && power > 0) j += power;
    else return undefined;
  }
  if (j % 2 === 1) return zero;
  // sin² in powers of q
  const squared = subtract(one, square(divide(subtract(q, start), size)));
  const form = linearForm(power(squared, number(j / 2)), [q]);
  if (form === undefined) return undefined;
  const terms = [...form.terms, { atom: one, coefficient: form.constant }].map(({ atom: a, coefficient }) => {
    const k = a === one ? 0 : a === q ? 1 : a.kind === 'power' ? (wholeOf(a.exponent) ?? 0) : 0;
    return multiply(coefficient, meanOfPower(i + k, start, size));
  });
  return add(...terms);
}

/** The mean of (A + B cos t)^n: by (n + 1) J_{n+1} = (2n + 1) A J_n − n (A² − B²) J_{n−1}, from J₀ = 1 and J₋₁ = (A² − B²)^(−1/2). */
function meanOfPower(n: number, a: Expr, b: Expr): Expr {
  const gap = simplify(subtract(square(a), square(b)));
  if (n < 0) return simplify(multiply(power(gap, ratio(2 * n + 1, 2)), meanOfPower(-n - 1, a, b)));
  let [before, current]: [Expr, Expr] = [divide(one, sqrt(gap)), one];
  for (let k = 0; k < n; k++) {
    const next = subtract(multiply(number(2 * k + 1), a, current), multiply(number(k), gap, before));
    [before, current] = [current, simplify(divide(next, number(k + 1)))];
  }
  return current;
}

export const turnIntegral: ExpectationStrategy = {
  id: 'turn-integral',
  expectation(f, { law }, trace) {
    const [x] = law.variables;
    const wave = waveOf(law);
    const value = x === undefined || wave === undefined ? undefined : overTurn(f, x, wave);
    if (x === undefined || value === undefined) return undefined;
    trace.record({ from: expectation(f, [x]), relation: '=', to: expression(value), principle: 'turn-integral' });
    return value;
  },
};

/** log ∫ of such a kernel; its positivity is asked for beside it. */
export function turnPartition(law: Law): LogPartition | undefined {
  const [x] = law.variables;
  const wave = law.measure === 'lebesgue' ? waveOf(law) : undefined;
  const total = x === undefined || wave === undefined ? undefined : overTurn(one, x, wave);
  if (wave === undefined || total === undefined) return undefined;
  const gap = simplify(subtract(square(wave.start), square(wave.size)));
  return { value: log(total), positive: wave.exponent < 0 && !isPositive(gap) ? [gap] : [] };
}
