// Turns expressions into a list of closures over registers: evaluated without walking trees, common parts once.
import { charge } from '../base/work.ts';
import { toNumber } from './rational.ts';
import { isZeroNumber, splitCoefficient } from './build.ts';
import { dependsOnAny, operands, type Expr, type SymbolExpr } from './expr.ts';
import { testOf } from './conditionTest.ts';
import { gammaFactors, timesGammas } from './gammaProduct.ts';
import { gammaPairs } from './gammaPairs.ts';
import { functionOfNode } from './functions/index.ts';
import { normalArgument, normalTail, tailValue, type NormalTail } from './normalTails.ts';
import { logGammaRatio } from '../special/logGammaRatio.ts';
import { logNormalCdf } from '../special/normal.ts';

type Registers = Float64Array;
type Operation = (r: Registers) => void;

/** Functions of (θ, x): `bind` evaluates once what depends on θ alone. */
export interface Program {
  /** The number of values that a run writes. */
  readonly outputs: number;
  /** θ in the order of `fixed`. The returned run reads x in the order of `varying` and writes the outputs. */
  bind(theta: ArrayLike<number>): (x: ArrayLike<number>, out: Float64Array) => void;
}

const constantValues = { pi: Math.PI, e: Math.E, eulerGamma: 0.5772156649015329, infinity: Infinity };
const longestSeries = 100_000;

const stepsOfCompiling = 50;
/** The registers are copied. */
const stepsOfBinding = 30;
/** Numbers in a sum or a product take a nanosecond or two each, functions up to some microseconds. */
const stepsOfOperation = (expr: Expr): number =>
  expr.kind === 'apply' ? 8 * expr.args.length : expr.kind === 'power' ? 3 : 1 + Math.floor(operands(expr).length / 4);

class Compiler {
  readonly registers: number[] = [];
  readonly prologue: Operation[] = [];
  readonly body: Operation[] = [];
  /** What a run of the body costs. */
  steps = 0;
  private readonly slots = new Map<Expr, number>();
  private readonly varying: readonly SymbolExpr[];

  constructor(fixed: readonly SymbolExpr[], varying: readonly SymbolExpr[]) {
    this.varying = varying;
    for (const s of [...fixed, ...varying]) this.slots.set(s, this.allocate());
  }

  allocate(initial = NaN): number {
    return this.registers.push(initial) - 1;
  }

  private emit(expr: Expr, make: (target: number) => Operation): number {
    charge(stepsOfCompiling);
    const target = this.allocate();
    this.slots.set(expr, target);
    const varies = dependsOnAny(expr, this.varying);
    (varies ? this.body : this.prologue).push(make(target));
    if (varies) this.steps += stepsOfOperation(expr);
    return target;
  }

  slot(expr: Expr): number {
    const known = this.slots.get(expr);
    if (known !== undefined) return known;
    switch (expr.kind) {
      case 'number':
        return this.literal(expr, toNumber(expr.value));
      case 'constant':
        return this.literal(expr, constantValues[expr.name]);
      case 'symbol':
        return this.literal(expr, NaN);
      case 'sum':
        return this.sum(expr);
      case 'product':
        return this.product(expr);
      case 'power':
        return this.power(expr, expr.base, expr.exponent);
      case 'apply':
        return this.apply(expr);
      case 'piecewise':
        return this.piecewise(expr);
      case 'series':
        return this.series(expr);
    }
  }

  private literal(expr: Expr, value: number): number {
    const target = this.allocate(value);
    this.slots.set(expr, target);
    return target;
  }

  private sum(expr: Expr & { kind: 'sum' }): number {
    const complement = this.complement(expr);
    if (complement !== undefined) return complement;
    const { pairs, plain } = gammaPairs(expr.terms, this.varying);
    const ratios = pairs.map((p) => ({ factor: p.factor, base: this.slot(p.base), shift: this.slot(p.shift) }));
    const terms = plain.map((t) => {
      const { coefficient, rest } = splitCoefficient(t);
      return [toNumber(coefficient), this.slot(rest)] as const;
    });
    const factors = terms.map((t) => t[0]);
    const slots = terms.map((t) => t[1]);
    return this.emit(expr, (target) => (r) => {
      let total = 0;
      for (let i = 0; i < slots.length; i++) total += (factors[i] as number) * (r[slots[i] as number] as number);
      for (const { factor, base, shift } of ratios)
        total += factor * logGammaRatio(r[base] as number, r[shift] as number);
      r[target] = total;
    });
  }

  /** 1 − e^u without cancellation, which is what 1 − v^c is as well. */
  private complement(expr: Expr & { kind: 'sum' }): number | undefined {
    const [first, second] = expr.terms;
    if (expr.terms.length !== 2 || first?.kind !== 'number' || second?.kind !== 'product') return undefined;
    const [minus, tail] = second.factors;
    if (second.factors.length !== 2 || minus?.kind !== 'number' || tail?.kind !== 'power') return undefined;
    if (toNumber(first.value) !== 1 || toNumber(minus.value) !== -1) return undefined;
    if (tail.base.kind !== 'constant' || tail.base.name !== 'e') return undefined;
    const exponent = this.slot(tail.exponent);
    return this.emit(expr, (target) => (r) => {
      r[target] = -Math.expm1(r[exponent] as number);
    });
  }

  private product(expr: Expr & { kind: 'product' }): number {
    const tail = normalTail(expr.factors);
    if (tail !== undefined) return this.emit(expr, this.tail(tail));
    const gammas = gammaFactors(expr.factors).map(({ factor, argument, power }) => ({
      factor,
      argument: this.slot(argument),
      power,
    }));
    const plain = expr.factors.filter((f) => gammas.length < 2 || !gammas.some((g) => g.factor === f));
    const slots = plain.map((f) => this.slot(f));
    const hasGammas = gammas.length >= 2;
    return this.emit(expr, (target) => (r) => {
      let product = 1;
      for (const slot of slots) product *= r[slot] as number;
      r[target] = hasGammas ? timesGammas(product, gammas, r) : product;
    });
  }

  /** eʷ Φ(u)^(−k) …, where both may be below the least double. */
  private tail({ above, below, w, u, power, others }: NormalTail): (target: number) => Operation {
    const [first, second, exponent, argument] = [this.slot(above), this.slot(below), this.slot(w), this.slot(u)];
    const slots = others.map((f) => this.slot(f));
    return (target) => (r) => {
      const at = (slot: number): number => r[slot] as number;
      let product = tailValue(at(first), at(second), at(exponent), at(argument), power);
      for (const slot of slots) product *= at(slot);
      r[target] = product;
    };
  }

  private power(expr: Expr, base: Expr, exponent: Expr): number {
    if (base.kind === 'constant' && base.name === 'e') {
      const slot = this.slot(exponent);
      return this.emit(expr, (target) => (r) => {
        r[target] = Math.exp(r[slot] as number);
      });
    }
    const b = this.slot(base);
    if (exponent.kind === 'number') {
      const n = toNumber(exponent.value);
      if (n === -1) return this.emit(expr, (t) => (r) => void (r[t] = 1 / (r[b] as number)));
      if (n === 2) return this.emit(expr, (t) => (r) => void (r[t] = (r[b] as number) * (r[b] as number)));
      if (n === 0.5) return this.emit(expr, (t) => (r) => void (r[t] = Math.sqrt(r[b] as number)));
      return this.emit(expr, (t) => (r) => void (r[t] = (r[b] as number) ** n));
    }
    const x = this.slot(exponent);
    return this.emit(expr, (t) => (r) => void (r[t] = (r[b] as number) ** (r[x] as number)));
  }

  private apply(expr: Expr & { kind: 'apply' }): number {
    const evaluate = functionOfNode(expr.fn)?.node?.evaluate;
    if (expr.fn === 'log') {
      const shifted = this.logOfOnePlus(expr) ?? this.logOfNormal(expr);
      if (shifted !== undefined) return shifted;
    }
    const slots = expr.args.map((a) => this.slot(a));
    const [first, second] = slots;
    if (evaluate === undefined) return this.literal(expr, NaN);
    if (first === undefined) return this.literal(expr, evaluate());
    if (second === undefined) return this.emit(expr, (t) => (r) => void (r[t] = evaluate(r[first] as number)));
    if (slots.length === 2)
      return this.emit(expr, (t) => (r) => void (r[t] = evaluate(r[first] as number, r[second] as number)));
    return this.emit(expr, (t) => (r) => void (r[t] = evaluate(...slots.map((slot) => r[slot] as number))));
  }

  /** log Φ(u), where Φ(u) itself may be below the least double. */
  private logOfNormal(expr: Expr & { kind: 'apply' }): number | undefined {
    const inner = normalArgument(expr.args[0]);
    if (inner === undefined) return undefined;
    const slot = this.slot(inner);
    return this.emit(expr, (t) => (r) => void (r[t] = logNormalCdf(r[slot] as number)));
  }

  private logOfOnePlus(expr: Expr & { kind: 'apply' }): number | undefined {
    const argument = expr.args[0];
    if (argument?.kind !== 'sum' || argument.terms.length !== 2) return undefined;
    const [first, second] = argument.terms as readonly [Expr, Expr];
    if (first.kind !== 'number' || toNumber(first.value) !== 1) return undefined;
    const slot = this.slot(second);
    if (second.kind === 'power' && second.base.kind === 'constant' && second.base.name === 'e') {
      // eᵘ may be beyond the largest double where log(1 + eᵘ) is u
      const exponent = this.slot(second.exponent);
      return this.emit(expr, (t) => (r) => {
        const u = r[exponent] as number;
        r[t] = u > 40 ? u : Math.log1p(r[slot] as number);
      });
    }
    return this.emit(expr, (t) => (r) => void (r[t] = Math.log1p(r[slot] as number)));
  }

  private piecewise(expr: Expr & { kind: 'piecewise' }): number {
    const branches = expr.branches.map((b) => ({
      test: testOf(b.condition, (part) => this.slot(part)),
      value: this.slot(b.value),
    }));
    const otherwise = this.slot(expr.otherwise);
    return this.emit(expr, (t) => (r) => {
      for (const branch of branches)
        if (branch.test(r)) {
          r[t] = r[branch.value] as number;
          return;
        }
      r[t] = r[otherwise] as number;
    });
  }

  private series(expr: Expr & { kind: 'series' }): number {
    const outer = [...new Set([...this.slots.keys()].filter((k): k is SymbolExpr => k.kind === 'symbol'))];
    const outerSlots = outer.map((s) => this.slot(s));
    const program = compile([expr.body], outer, [expr.index]);
    const [from, to] = [this.slot(expr.from), this.slot(expr.to)];
    const [index, value] = [new Float64Array(1), new Float64Array(1)];
    return this.emit(expr, (t) => (r) => {
      const run = program.bind(outerSlots.map((s) => r[s] as number));
      const [first, last] = [r[from] as number, Math.min(r[to] as number, (r[from] as number) + longestSeries)];
      let total = 0;
      let negligible = 0;
      for (let i = first; i <= last && negligible < 8; i++) {
        index[0] = i;
        run(index, value);
        const term = value[0] as number;
        total += term;
        negligible = Math.abs(term) <= Math.abs(total) * 1e-18 ? negligible + 1 : 0;
      }
      r[t] = total;
    });
  }
}

/** The expressions as functions of the fixed symbols (parameters) and the varying ones (observations). Other symbols give NaN. */
export function compile(
  exprs: readonly Expr[],
  fixed: readonly SymbolExpr[],
  varying: readonly SymbolExpr[] = [],
): Program {
  const compiler = new Compiler(fixed, varying);
  const results = exprs.map((e) => compiler.slot(e));
  const { prologue, body, steps } = compiler;
  const initial = Float64Array.from(compiler.registers);
  return {
    outputs: exprs.length,
    bind(theta) {
      const r = initial.slice();
      for (let i = 0; i < fixed.length; i++) r[i] = theta[i] as number;
      charge(stepsOfBinding + 5 * prologue.length);
      for (const operation of prologue) operation(r);
      const offset = fixed.length;
      return (x, out) => {
        for (let i = 0; i < varying.length; i++) r[offset + i] = x[i] as number;
        charge(steps);
        for (const operation of body) operation(r);
        for (let i = 0; i < results.length; i++) out[i] = r[results[i] as number] as number;
      };
    },
  };
}

/** The value of one expression at a point, one number for each symbol; NaN where it is undefined. */
export function evaluateAt(expr: Expr, symbols: readonly SymbolExpr[], point: readonly number[]): number {
  const out = new Float64Array(1);
  compile([expr], symbols).bind(point)([], out);
  return out[0] as number;
}

/** The value of one expression at the given values of its symbols; NaN where it is undefined. */
export function evaluate(expr: Expr, values: ReadonlyMap<SymbolExpr, number>): number {
  if (isZeroNumber(expr)) return 0;
  return evaluateAt(expr, [...values.keys()], [...values.values()]);
}
