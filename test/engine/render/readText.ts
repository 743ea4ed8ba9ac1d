/** The value of an expression as it is written, computed from its syntax alone: the other side of a printer's test. */

import { besselI } from '../../../server/engine/special/besselI.ts';
import { erf, erfc } from '../../../server/engine/special/erf.ts';
import { gamma } from '../../../server/engine/special/gamma.ts';
import { logAbsGamma } from '../../../server/engine/special/logGamma.ts';
import { normalCdf } from '../../../server/engine/special/normal.ts';
import { polygamma } from '../../../server/engine/special/polygamma.ts';
import { zeta } from '../../../server/engine/special/zeta.ts';
import { parseExpression } from '../../../server/engine/text/blockParser.ts';
import type { ExpressionSyntax } from '../../../server/engine/text/syntax.ts';

const functions: Readonly<Record<string, (...args: number[]) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  min: Math.min,
  max: Math.max,
  sin: Math.sin,
  cos: Math.cos,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  erf,
  erfc,
  Phi: normalCdf,
  gamma,
  lgamma: logAbsGamma,
  digamma: (x) => polygamma(0, x),
  trigamma: (x) => polygamma(1, x),
  polygamma,
  besselI,
  zeta: (s, k = 0) => zeta(s, k),
};

/** Parses the text and evaluates it; fails where the text has a mistake. Names not given are constants of the language. */
export function valueOfText(text: string, names: ReadonlyMap<string, number>): number {
  const { expression, issues } = parseExpression(text);
  if (issues.length > 0) throw new Error(`${text}: ${issues.map((i) => i.message).join(' ')}`);
  return valueOf(expression, names);
}

const constants: Readonly<Record<string, number>> = {
  pi: Math.PI,
  e: Math.E,
  eulerGamma: 0.5772156649015329,
  inf: Infinity,
};

function valueOf(s: ExpressionSyntax, names: ReadonlyMap<string, number>): number {
  const recur = (part: ExpressionSyntax): number => valueOf(part, names);
  switch (s.kind) {
    case 'number':
      return Number(s.value.numerator) / Number(s.value.denominator);
    case 'name':
      return names.get(s.name) ?? constants[s.name] ?? NaN;
    case 'negate':
      return -recur(s.operand);
    case 'binary':
      return binary(s.operator, recur(s.left), recur(s.right));
    case 'call': {
      const f = functions[s.name];
      if (f === undefined) throw new Error(`${s.name} is no function.`);
      return f(...s.arguments.map((a) => recur(a.value)));
    }
    case 'index': {
      if (s.target.kind !== 'name') throw new Error('Only names have indices.');
      return names.get(`${s.target.name}[${s.indices.map(recur).join(', ')}]`) ?? NaN;
    }
    case 'if':
      return recur(holds(s.condition, names) ? s.then : s.otherwise);
    case 'sum': {
      let total = 0;
      for (let i = recur(s.from); i <= recur(s.to); i++)
        total += valueOf(s.body, new Map([...names, [s.index.name, i]]));
      return total;
    }
    default:
      throw new Error(`${s.kind} has no value.`);
  }
}

function binary(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '^':
      return a ** b;
    default:
      throw new Error(`${operator} joins conditions.`);
  }
}

function holds(s: ExpressionSyntax, names: ReadonlyMap<string, number>): boolean {
  if (s.kind === 'not') return !holds(s.operand, names);
  if (s.kind === 'binary' && s.operator === 'and') return holds(s.left, names) && holds(s.right, names);
  if (s.kind === 'binary' && s.operator === 'or') return holds(s.left, names) || holds(s.right, names);
  if (s.kind !== 'comparison') throw new Error(`${s.kind} is no condition.`);
  let left = valueOf(s.first, names);
  return s.rest.every(({ operator, operand }) => {
    const right = valueOf(operand, names);
    const result = {
      '<': left < right,
      '<=': left <= right,
      '>': left > right,
      '>=': left >= right,
      '=': left === right,
      '!=': left !== right,
    }[operator];
    left = right;
    return result;
  });
}
