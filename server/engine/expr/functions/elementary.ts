// Functions that are written in terms of exponentials, logarithms and powers as soon as they are read.
import { abs, add, divide, exp, half, multiply, negate, number, one, power, sqrt, subtract } from '../build.ts';
import type { Expr } from '../expr.ts';
import type { FunctionDefinition } from './definition.ts';
import { log } from './log.ts';
import { signOf } from './sign.ts';

const unary = (name: string, summary: string, call: (u: Expr) => Expr): FunctionDefinition => ({
  name,
  parameters: ['x'],
  summary,
  call: ([u]) => call(u as Expr),
});

/** 1/(1 + e^(−x)). */
export const logistic = (x: Expr): Expr => power(add(one, exp(negate(x))), number(-1));

export const expFunction = unary('exp', 'exponential function', exp);
export const sqrtFunction = unary('sqrt', 'square root', sqrt);
export const logisticFunction = unary('logistic', 'logistic function 1/(1 + exp(-x))', logistic);
export const logitFunction = unary('logit', 'log-odds log(p/(1 - p))', (p) => subtract(log(p), log(subtract(one, p))));
export const sinhFunction = unary('sinh', 'hyperbolic sine', (x) => multiply(half, subtract(exp(x), exp(negate(x)))));
export const coshFunction = unary('cosh', 'hyperbolic cosine', (x) => multiply(half, add(exp(x), exp(negate(x)))));
export const tanhFunction = unary('tanh', 'hyperbolic tangent', (x) => {
  const inverse = exp(multiply(number(-2), x));
  return divide(subtract(one, inverse), add(one, inverse));
});
/** log(x + √(x² − 1)), the root as √(x − 1) √(x + 1) so that no digits are lost near 1. */
export const acoshFunction = unary('acosh', 'inverse hyperbolic cosine', (x) =>
  log(add(x, multiply(sqrt(subtract(x, one)), sqrt(add(x, one))))),
);
export const atanhFunction = unary('atanh', 'inverse hyperbolic tangent', (x) =>
  multiply(half, subtract(log(add(one, x)), log(subtract(one, x)))),
);
export const absFunction: FunctionDefinition = {
  ...unary('abs', 'absolute value', abs),
  node: { partial: ([u]) => signOf(u as Expr), evaluate: Math.abs },
};
