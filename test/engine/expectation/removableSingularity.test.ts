// A family's closed form that is 0/0 at the coordinates of a written law is none there: the sum of two exponential waiting times.
import { expect, it } from 'vitest';
import { toText } from '../../../server/engine/render/text.ts';
import { resultsOf } from '../modelOf.ts';

it('no entry of the information is divided by zero', () => {
  const { information } = resultsOf(
    'x ~ density(b*(b + c)/c*(exp(-b*x) - exp(-(b + c)*x))) on (0, inf)',
    'param b > 0',
    'param c > 0',
    'at b = 1, c = 1',
  );
  const entries = (information.matrix ?? []).flat().map((e) => (e === undefined ? '' : toText(e)));
  expect(entries[0]).toBe('1/b^2 + 1/(b + c)^2');
  expect(entries.join(' ')).not.toMatch(/\/\(?0/);
  // mpmath, quadrature of the squared score at 30 digits
  expect(information.at?.value[1]?.[1]).toBeCloseTo(0.058227612638377, 12);
});
