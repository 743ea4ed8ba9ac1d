// Turns expressions into closures that are evaluated in as many binary digits as are asked for: where doubles lose them all,
// near removable singularities and in small differences of large terms.
import { exp, pi, power } from '../special/precise/elementary.ts';
import { polygamma } from '../special/precise/gamma.ts';
import {
  Arithmetic,
  fromDouble,
  isFiniteReal,
  negateReal,
  notReal,
  signOfReal,
  toDouble,
  type Real,
} from '../special/precise/real.ts';
import { dependsOnAny, type Condition, type Expr, type SymbolExpr } from './expr.ts';
import { preciseFunction } from './preciseFunctions.ts';

type Operation = (a: Arithmetic, r: Real[]) => void;

/** Functions of (θ, x), as a `Program`, in `bits` binary digits. */
export interface PreciseProgram {
  readonly outputs: number;
  bind(bits: number, theta: readonly Real[]): (x: readonly Real[]) => readonly Real[];
}

class Compiler {
  readonly prologue: Operation[] = [];
  readonly body: Operation[] = [];
  /** Whether every node has a value in many digits. */
  isComplete = true;
  private size = 0;
  private readonly slots = new Map<Expr, number>();
  private readonly varying: readonly SymbolExpr[];

  constructor(fixed: readonly SymbolExpr[], varying: readonly SymbolExpr[]) {
    this.varying = varying;
    for (const s of [...fixed, ...varying]) this.slots.set(s, this.size++);
  }

  slot(expr: Expr): number {
    const known = this.slots.get(expr);
    if (known !== undefined) return known;
    const evaluate = this.evaluator(expr);
    const target = this.size++;
    this.slots.set(expr, target);
    const isBody = dependsOnAny(expr, this.varying);
    (isBody ? this.body : this.prologue).push((a, r) => {
      r[target] = evaluate(a, r);
    });
    return target;
  }

  private evaluator(expr: Expr): (a: Arithmetic, r: readonly Real[]) => Real {
    const at = (r: readonly Real[], slot: number): Real => r[slot] ?? notReal;
    switch (expr.kind) {
      case 'number': {
        const { numerator, denominator } = expr.value;
        return (a) => a.ratio(numerator, denominator);
      }
      case 'constant':
        switch (expr.name) {
          case 'pi':
            return pi;
          case 'e':
            return (a) => exp(a, a.integer(1));
          case 'eulerGamma':
            return (a) => negateReal(polygamma(a, 0, a.integer(1)));
          case 'infinity':
            return () => fromDouble(Infinity);
        }
        break;
      case 'sum': {
        const slots = expr.terms.map((t) => this.slot(t));
        return (a, r) => slots.reduce((total, slot) => a.add(total, at(r, slot)), fromDouble(0));
      }
      case 'product': {
        const slots = expr.factors.map((f) => this.slot(f));
        return (a, r) => slots.reduce((product, slot) => a.multiply(product, at(r, slot)), a.integer(1));
      }
      case 'power': {
        const exponent = this.slot(expr.exponent);
        if (expr.base.kind === 'constant' && expr.base.name === 'e') return (a, r) => exp(a, at(r, exponent));
        const base = this.slot(expr.base);
        const isRoot = expr.exponent.kind === 'number' && toDouble(fromRatio(expr.exponent)) === 0.5;
        if (isRoot) return (a, r) => a.sqrt(at(r, base));
        return (a, r) => power(a, at(r, base), at(r, exponent));
      }
      case 'apply': {
        const f = preciseFunction(expr.fn);
        if (f === undefined) break;
        const slots = expr.args.map((u) => this.slot(u));
        return (a, r) => f(a, ...slots.map((slot) => at(r, slot)));
      }
      case 'piecewise': {
        const branches = expr.branches.map((b) => ({ test: this.condition(b.condition), slot: this.slot(b.value) }));
        const otherwise = this.slot(expr.otherwise);
        return (a, r) => at(r, branches.find((b) => b.test(r))?.slot ?? otherwise);
      }
      case 'symbol':
      case 'series':
        break;
    }
    this.isComplete = false;
    return () => notReal;
  }

  private condition(condition: Condition): (r: readonly Real[]) => boolean {
    if (condition.kind === 'not') {
      const part = this.condition(condition.part);
      return (r) => !part(r);
    }
    if (condition.kind === 'comparison') {
      const slot = this.slot(condition.difference);
      const { relation } = condition;
      return (r) => {
        const value = r[slot] ?? notReal;
        if (Number.isNaN(value.e)) return relation === '!=';
        const sign = signOfReal(value);
        return relation === '<' ? sign < 0 : relation === '<=' ? sign <= 0 : relation === '=' ? sign === 0 : sign !== 0;
      };
    }
    const parts = condition.parts.map((p) => this.condition(p));
    return condition.kind === 'all' ? (r) => parts.every((p) => p(r)) : (r) => parts.some((p) => p(r));
  }
}

const fromRatio = (e: Expr & { kind: 'number' }): Real =>
  new Arithmetic(64).ratio(e.value.numerator, e.value.denominator);

/** The expressions in many digits; undefined where one of them holds a function that has values in doubles only. */
export function compilePrecise(
  exprs: readonly Expr[],
  fixed: readonly SymbolExpr[],
  varying: readonly SymbolExpr[] = [],
): PreciseProgram | undefined {
  const compiler = new Compiler(fixed, varying);
  const results = exprs.map((e) => compiler.slot(e));
  if (!compiler.isComplete) return undefined;
  const { prologue, body } = compiler;
  return {
    outputs: exprs.length,
    bind(bits, theta) {
      const arithmetic = new Arithmetic(bits);
      const r: Real[] = [...theta];
      for (const operation of prologue) operation(arithmetic, r);
      return (x) => {
        x.forEach((value, i) => {
          r[fixed.length + i] = value;
        });
        for (const operation of body) operation(arithmetic, r);
        return results.map((slot) => r[slot] ?? notReal);
      };
    },
  };
}

/** Digits with which evaluation begins, and beyond which it is given up. */
const [fewestBits, mostBits] = [128, 2048];
/** Where a value does not exist, it is taken so far beside the point (relatively), on both sides. */
const asideBits = 96;

/** θ moved by about 2^(−96) in a direction of its own, so that it is on no singular line that passes through it; whole numbers stay. */
export const beside = (theta: readonly number[], symbols: readonly SymbolExpr[], side: 1 | -1): readonly Real[] =>
  theta.map((t, i) => {
    const at = fromDouble(t);
    if (symbols[i]?.domain.integer === true) return at;
    const by: Real = {
      m: BigInt(side * (1000 + 37 * (i + 1) * (i + 1))),
      e: -asideBits - 10 + Math.max(0, exponentOf(t)),
    };
    return new Arithmetic(4 * asideBits + 1200).add(at, by);
  });

const exponentOf = (t: number): number => (t === 0 ? 0 : Math.ceil(Math.log2(Math.abs(t))));

/**
 * The values at θ, to double precision: with digits doubled until they no longer change, and where they are 0/0 as the common
 * limit from both sides. Undefined where there is no such limit, or not within the digits.
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
  const size = Math.max(...above.map(Math.abs));
  return above.every((v, i) => Math.abs(v - (below[i] ?? Number.NaN)) <= 1e-15 * size) ? above : undefined;
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
