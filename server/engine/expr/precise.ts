// Turns expressions into closures that are evaluated in as many binary digits as are asked for: where doubles lose them all,
// near removable singularities and in small differences of large terms.
import { exp, log, pi, power } from '../special/precise/elementary.ts';
import { polygamma } from '../special/precise/gamma.ts';
import { Arithmetic, fromDouble, negateReal, notReal, signOfReal, type Real } from '../special/precise/real.ts';
import { dependsOnAny, type Condition, type ConstantName, type Expr, type SymbolExpr } from './expr.ts';
import { preciseFunction } from './preciseFunctions.ts';

type Operation = (a: Arithmetic, r: Real[]) => void;

/** Functions of (θ, x), as a `Program`, in `bits` binary digits. */
export interface PreciseProgram {
  readonly outputs: number;
  bind(bits: number, theta: readonly Real[]): (x: readonly Real[]) => readonly Real[];
}

const constants: Readonly<Record<ConstantName, (a: Arithmetic) => Real>> = {
  pi,
  e: (a) => exp(a, a.integer(1)),
  eulerGamma: (a) => negateReal(polygamma(a, 0, a.integer(1))),
  infinity: () => fromDouble(Infinity),
};

class Compiler {
  readonly prologue: Operation[] = [];
  readonly body: Operation[] = [];
  /** Whether every node has a value in many digits. */
  isComplete = true;
  private size = 0;
  /** The slots of the logarithms of bases, by the slots of these. */
  private readonly logarithms = new Map<number, number>();
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
        return constants[expr.name];
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
        if (expr.exponent.kind === 'number') {
          const isRoot = expr.exponent.value.numerator === 1n && expr.exponent.value.denominator === 2n;
          return isRoot ? (a, r) => a.sqrt(at(r, base)) : (a, r) => power(a, at(r, base), at(r, exponent));
        }
        // of all powers of one base the logarithm is taken once
        const logarithm = this.logarithmOf(expr.base, base);
        return (a, r) =>
          signOfReal(at(r, base)) > 0
            ? exp(a, a.multiply(at(r, exponent), at(r, logarithm)))
            : power(a, at(r, base), at(r, exponent));
      }
      case 'apply': {
        const f = preciseFunction(expr.fn);
        if (f === undefined) break;
        const slots = expr.args.map((u) => this.slot(u));
        const [only] = slots;
        const [argument] = expr.args;
        if (expr.fn === 'log' && only !== undefined && argument !== undefined) {
          const logarithm = this.logarithmOf(argument, only);
          return (_, r) => at(r, logarithm);
        }
        return (a, r) => f(a, ...slots.map((slot) => at(r, slot)));
      }
      case 'piecewise': {
        const branches = expr.branches.map((b) => ({ test: this.condition(b.condition), slot: this.slot(b.value) }));
        const otherwise = this.slot(expr.otherwise);
        return (_, r) => at(r, branches.find((b) => b.test(r))?.slot ?? otherwise);
      }
      case 'symbol':
      case 'series':
        break;
    }
    this.isComplete = false;
    return () => notReal;
  }

  private logarithmOf(base: Expr, slot: number): number {
    const known = this.logarithms.get(slot);
    if (known !== undefined) return known;
    const target = this.size++;
    this.logarithms.set(slot, target);
    const isBody = dependsOnAny(base, this.varying);
    (isBody ? this.body : this.prologue).push((a, r) => {
      r[target] = log(a, r[slot] ?? notReal);
    });
    return target;
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
