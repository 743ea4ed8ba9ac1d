// The order of a density at its moving ends, known by construction or from calculus by hand, and what it does to regularity.
import { describe, expect, it } from 'vitest';
import { movingEnds, type EndKind } from '../../../server/engine/regularity/movingEnds.ts';
import { toUnicode } from '../../../server/engine/render/unicode.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';
import { modelOf } from '../modelOf.ts';

/** `kind order` of each end that moves. */
const endsOf = (...lines: readonly string[]): readonly string[] =>
  movingEnds(modelOf(...lines)).map(({ kind, order }) =>
    order === undefined ? kind : `${kind} ${order.kind === 'power' ? toUnicode(order.order) : 'flat'}`,
  );

/** Woodroofe's cases: a < 1, a = 1, 1 < a ≤ 2, a > 2. */
const kindOf = (a: number): EndKind => (a < 1 ? 'unbounded' : a === 1 ? 'jump' : a <= 2 ? 'infinite' : 'regular');

describe('the order of a moving end', () => {
  it('is that of the factor that vanishes there', () => {
    const random = seededRandom('moving ends');
    const exponent = (): number => 1 + Math.floor(4 * random.uniform());
    for (let i = 0; i < 8; i++) {
      const [p, q] = [exponent(), exponent()];
      const found = endsOf(`x ~ kernel((x - a)^${p}*(b - x)^${q}*exp(-x^2)) on (a, b)`);
      expect(found, `${p}, ${q}`).toEqual([`${kindOf(p + 1)} ${p + 1}`, `${kindOf(q + 1)} ${q + 1}`]);
    }
  });

  it.each([
    ['x ~ density((1 + cos(pi*(x - m)/s))/(2*s)) on (m - s, m + s)', ['regular 3', 'regular 3']],
    ['x ~ kernel(sin(pi*x/c)) on (0, c)', ['infinite 2']],
    ['x ~ kernel(sin(pi*x/c)^2) on (0, c)', ['regular 3']],
    ['x ~ kernel(1 - cos(x - m)^2) on (m, m + 1)', ['regular 3', 'jump 1']],
    ['x ~ kernel((exp(c) - exp(x))^3) on (0, c)', ['regular 4']],
    ['x ~ kernel((x - m - sin(x - m))*exp(-(x - m)^2)) on (m, inf)', ['regular 4']],
    ['x ~ kernel(exp(-1/(x - m) - (x - m))) on (m, inf)', ['regular flat']],
  ])('%s', (line, expected) => {
    expect(endsOf(line)).toEqual(expected);
  });

  it.each([
    ['x ~ Triangular(low, high, mode)', ['infinite 2', 'infinite 2']],
    ['x ~ Triangular(low, 1, 1/2)', ['infinite 2']],
    ['x ~ Triangular(0, high, mode)', ['infinite 2']],
    ['x ~ Triangular(m - s, m + t, m)', ['infinite 2', 'infinite 2']],
    ['x ~ kernel(abs(x - a)^3*exp(-abs(x - a - 1))) on (a, inf)', ['regular 4']],
    ['x ~ kernel(max(x - a, 0)^2*exp(-x)) on (a, inf)', ['regular 3']],
    // the piece in force at the end tells, not the one at the mode
    ['x ~ kernel(if(x < a + 1, (x - a)^3, (a + 2 - x)/1)) on (a, a + 2)', ['regular 4', 'infinite 2']],
  ])('is that of the piece in force there: %s', (line, expected) => {
    expect(endsOf(line)).toEqual(expected);
  });

  it.each([
    ['-log(x - m)', 'unbounded 1'],
    ['-(x - m)*log(x - m)', 'infinite 2'],
    ['(x - m)*log((x - m)/2)^2', 'infinite 2'],
    // ∫ dz/(z log² z) converges
    ['(x - m)/log((x - m)/2)^2', 'regular 2'],
    ['(x - m)/log(2/(x - m))', 'infinite 2'],
    ['-(x - m)^2*log(x - m)', 'regular 3'],
  ])('with a logarithm: %s', (kernel, expected) => {
    expect(endsOf(`x ~ kernel(${kernel}) on (m, m + 1/2)`)[0]).toBe(expected);
  });

  it('is decided by the stated domain, case by case', () => {
    const kinds = (domain: string): readonly string[] =>
      movingEnds(modelOf(`param xi ${domain}`, 'x ~ GEV(mu, sigma, xi)')).map((end) => end.kind);
    expect(kinds('> -1/2')).toEqual(['regular', 'regular']);
    expect(kinds('in (-1/2, 0)')).toEqual(['regular']);
    expect(kinds('in (-1, -1/2)')).toEqual(['infinite']);
    expect(kinds('< -1')).toEqual(['unbounded']);
    expect(kinds('in (-0.8, 0.3)')).toEqual(['regular', 'depends']);
  });

  it('is decided case by case where a sum tells the case', () => {
    const kinds = (...lines: readonly string[]): readonly string[] => movingEnds(modelOf(...lines)).map((e) => e.kind);
    expect(kinds('x ~ GEV(m, s, a + b)')).toEqual(['regular', 'depends']);
    expect(kinds('x ~ GEV(m, s, a + b)', 'at m = 0, s = 1, a = -1, b = 0.4')).toEqual(['infinite']);
    expect(kinds('x ~ GEV(m, s, a - b)', 'at m = 0, s = 1, a = 0.1, b = 0.5')).toEqual(['regular']);
  });

  it('is found at the faces of a product', () => {
    expect(endsOf('x ~ density(1/a^2) on (0, a)^2')).toEqual(['jump 1', 'jump 1']);
    expect(endsOf('x ~ kernel(exp(-x[1] - x[2] - x[1]*x[2])) on (m, inf)^2')).toEqual(['jump 1', 'jump 1']);
    expect(endsOf('x ~ kernel((a - x[1])*(a - x[2])) on (0, a)^2')).toEqual(['infinite 2', 'infinite 2']);
  });
});

describe('a density is positive where its support says', () => {
  it('on a box, where two factors may both be negative', () => {
    const model = modelOf('(x, y) ~ kernel((x - b)*(c - y)) on (0, 1)^2', 'at b = -1, c = 2');
    expect(model.parameters.map((p) => p.domainText)).toEqual(['R', 'R']);
  });
  it.each([
    ['x ~ density(6*x*(c - x)/c^3) on (0, c)', '(0, inf)'],
    ['x ~ density(-log(x/c)/c) on (0, c)', '(0, inf)'],
    ['x ~ density(3*(c^2 - x^2)/(4*c^3)) on (-c, c)', '(0, inf)'],
    ['x ~ kernel(x^(c - 1)*(1 - x)^2) on (0, 1)', '(0, inf)'],
    ['x ~ kernel((x - 1)^(c - 1)*exp(-x)) on (1, inf)', '(0, inf)'],
    ['x ~ kernel(x^(c - 1)*(2 - x)^3) on (0, 2)', '(0, inf)'],
    // Legendre's second polynomial lies in [−1/2, 1]
    ['x ~ density((1 + c*(3*x^2 - 1)/2)/2) on (-1, 1)', '(-1, 2)'],
    ['x ~ density(1 - c*cos(2*pi*x)) on (0, 1)', '(-1, 1)'],
    ['x ~ kernel((1 - x^2)^((c - 3)/2)) on (-1, 1)', '(1, inf)'],
    ['x ~ kernel(sin(x)^(c - 1)) on (0, pi)', '(0, inf)'],
    ['x ~ kernel((c - x)*(2 - x)) on (0, 1)', '(1, inf)'],
  ])('%s', (line, domain) => {
    expect(modelOf(line).parameters.map((p) => p.domainText)).toEqual([domain]);
  });
});
