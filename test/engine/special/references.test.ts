import { describe, expect, it } from 'vitest';
import { besselIScaled, besselRatio, logBesselI0 } from '../../../server/engine/special/besselI.ts';
import { erf, erfc } from '../../../server/engine/special/erf.ts';
import { gamma } from '../../../server/engine/special/gamma.ts';
import { regularizedBeta } from '../../../server/engine/special/incompleteBeta.ts';
import { regularizedGammaP, regularizedGammaQ } from '../../../server/engine/special/incompleteGamma.ts';
import { logBeta } from '../../../server/engine/special/logBeta.ts';
import { logAbsGamma } from '../../../server/engine/special/logGamma.ts';
import { logNormalCdf, normalCdf, normalPdf } from '../../../server/engine/special/normal.ts';
import { digamma, polygamma, trigamma } from '../../../server/engine/special/polygamma.ts';
import { zeta } from '../../../server/engine/special/zeta.ts';
import { worstError } from './references.ts';

/** Written as a method, so that kernels of any number of arguments fit. */
type Kernel = { of(...values: number[]): number }['of'];

interface Row {
  readonly kernel: Kernel;
  /** The greatest relative error allowed. */
  readonly error: number;
  /** Values smaller than this are held to the absolute error floor · error. */
  readonly floor?: number;
  readonly where?: (...values: number[]) => boolean;
  readonly note?: string;
}

const positive = (...values: number[]): boolean => (values.at(-1) ?? 0) > 0;
const negative = (...values: number[]): boolean => (values.at(-1) ?? 0) < 0;
const table: readonly (readonly [string, Row])[] = [
  ['logAbsGamma', { kernel: logAbsGamma, error: 1e-15 }],
  ['gamma', { kernel: gamma, error: 1e-15 }],
  ['digamma', { kernel: digamma, error: 1e-15, where: positive, note: 'x > 0' }],
  ['digamma', { kernel: digamma, error: 2e-14, where: negative, note: 'x < 0' }],
  ['trigamma', { kernel: trigamma, error: 1e-15 }],
  ['polygamma', { kernel: polygamma, error: 1e-14, where: positive, note: 'x > 0' }],
  ['polygamma', { kernel: polygamma, error: 2e-14, where: negative, note: 'x < 0' }],
  ['logBeta', { kernel: logBeta, error: 2e-15, floor: 1 }],
  ['erf', { kernel: erf, error: 5e-16 }],
  ['erfc', { kernel: erfc, error: 5e-16 }],
  ['normalPdf', { kernel: normalPdf, error: 1e-15 }],
  ['normalCdf', { kernel: normalCdf, error: 1e-15 }],
  ['logNormalCdf', { kernel: logNormalCdf, error: 1e-15 }],
  ['besselIScaled', { kernel: besselIScaled, error: 5e-15 }],
  ['besselRatio', { kernel: besselRatio, error: 2e-15 }],
  ['logBesselI0', { kernel: logBesselI0, error: 1e-15 }],
  ['zeta', { kernel: zeta, error: 1e-15, where: (s) => s > 1, note: 's > 1' }],
  ['zeta', { kernel: zeta, error: 1e-13, floor: 1, where: (s) => s > 0 && s < 1, note: '0 < s < 1' }],
  ['zeta', { kernel: zeta, error: 1e-15, where: (s, k) => s < 0 && k === 0, note: 's < 0, k = 0' }],
  ['gammaP', { kernel: regularizedGammaP, error: 3e-13 }],
  ['gammaQ', { kernel: regularizedGammaQ, error: 3e-13 }],
  ['betaI', { kernel: regularizedBeta, error: 1e-12 }],
];

describe('special functions against mpmath', () => {
  it.each(table.map(([name, row]) => ({ name, row, title: `${name} ${row.note ?? ''}` })))(
    '$title',
    ({ name, row: { kernel, error, floor, where } }) => {
      const worst = worstError(name, kernel, {
        ...(floor === undefined ? {} : { floor }),
        ...(where === undefined ? {} : { where }),
      });
      expect(worst.count).toBeGreaterThan(1);
      expect(worst.error, `at (${worst.at.join(', ')})`).toBeLessThanOrEqual(error);
    },
  );
});
