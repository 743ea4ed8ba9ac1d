// That a written law integrates to 1 is proved where its integral is closed, and a total that is not 1 is said as a function of the
// parameters. The totals are elementary integrals.
import { describe, expect, it } from 'vitest';
import { foundIn } from '../modelOf.ts';

const normalized = (...lines: readonly string[]) =>
  foundIn(...lines).model?.regularity?.find((c) => c.condition === 'normalized');

describe('the total probability', () => {
  it.each([
    ['x ~ density(lambda*exp(-lambda*x)) on (0, inf)', 'that of Exponential'],
    ['x ~ density(theta^2/(1 + theta)*(1 + x)*exp(-theta*x)) on (0, inf)', 'closed form: it is 1'],
    ['x ~ density(if(x < t, 2*x/t, 2*(1 - x)/(1 - t))) on (0, 1)', 'closed form: it is 1'],
    ['x ~ density(sqrt(c/(2*pi))*exp(-c/(2*(x - m)))/(x - m)^(3/2)) on (m, inf)', 'closed form: it is 1'],
  ])('of %s is proved to be 1', (line, words) => {
    const condition = normalized(line);
    expect(condition?.verdict).toBe('holds');
    expect(condition?.reason).toContain(words);
  });

  it.each([
    ['x ~ density(exp(-a*x)) on (0, inf)', 'at a = 2', 'is 1/a.'],
    ['x ~ density(k*x^(k - 1)) on (0, 2)', 'at k = 3', 'is 2ᵏ.'],
    ['x ~ mass(l^x/factorial(x)) on {0..}', 'at l = 2', 'is eˡ.'],
    ['x ~ density(exp(-abs(x - m)/s)/s) on R', 'at m = 0, s = 1', 'is 2.'],
  ])('of %s is told in closed form', (line, at, words) => {
    const condition = normalized(line, at);
    expect(condition?.verdict).toBe('fails');
    expect(condition?.reason).toContain(words);
  });
});
