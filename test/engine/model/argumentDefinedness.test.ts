// What logarithms, roots and inverse functions in the arguments of a law ask of its parameters, decided by hand from where real
// logarithms and powers are defined (NIST DLMF 4.2); inferred domains are open, and a root is defined at its edge.
import { describe, expect, it } from 'vitest';
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import { blockOf, modelOf } from '../modelOf.ts';

const codesOf = (...lines: readonly string[]): readonly string[] =>
  elaborate(blockOf(...lines), []).issues.map((i) => i.code);

describe('the domain that an argument asks for', () => {
  it.each([
    ['Normal(sqrt(t), 1)', 't', '(0, inf)'],
    ['Normal(log(t), 1)', 't', '(0, inf)'],
    ['Normal(t^(1/3), 1)', 't', '(0, inf)'],
    ['Normal(log(t - 1), 1)', 't', '(1, inf)'],
    ['Normal(sqrt(1 - t^2), 1)', 't', '(-1, 1)'],
    ['Normal(asin(t), 1)', 't', '(-1, 1)'],
    ['Poisson(exp(sqrt(t)))', 't', '(0, inf)'],
    ['mixture(sqrt(t): Normal(0, 1), 1 - sqrt(t): Normal(2, 1))', 't', '(0, 1)'],
    // nothing is asked where it is met by itself, or where another branch is in force
    ['Normal(sqrt(1 + t^2), 1)', 't', 'R'],
    ['Normal(sqrt(abs(t)), 1)', 't', 'R'],
    ['Normal(sqrt(max(t, 0)), 1)', 't', 'R'],
    ['Normal(if(t > 0, log(t), 0), 1)', 't', 'R'],
  ])('%s', (law, name, domain) => {
    const parameter = modelOf(`x ~ ${law}`).parameters.find((p) => p.symbol.name === name);
    expect(parameter?.domainText).toBe(domain);
  });
});

describe('points outside of it, and on its edge', () => {
  it.each([
    ['Normal(sqrt(t), 1)', -1, 'outside-domain'],
    ['Normal(log(t), 1)', 0, 'outside-domain'],
    ['Normal(t^(1/3), 1)', -8, 'outside-domain'],
    ['Normal(1/sqrt(t), 1)', 0, 'outside-domain'],
    ['Normal(log(t - 1), 1)', 0.5, 'outside-domain'],
    ['Normal(0, sqrt(t))', 0, 'outside-domain'],
    // √0 is a number: the law exists there
    ['Normal(sqrt(t), 1)', 0, 'parameter-on-boundary'],
    ['Normal(asin(t), 1)', 1, 'parameter-on-boundary'],
    ['Bernoulli(sqrt(t))', 0, 'parameter-on-boundary'],
  ])('%s at t = %d', (law, t, code) => {
    expect(codesOf(`x ~ ${law}`, `at t = ${String(t)}`)).toEqual([code]);
  });
  it('a stated domain that is too wide is told', () => {
    expect(codesOf('x ~ Normal(log(t), 1)', 'param t in R')).toContain('domain-too-wide');
  });
});
