import { describe, expect, it } from 'vitest';
import { besselI, besselIScaled, besselRatio, logBesselI0 } from '../../../server/engine/special/besselI.ts';
import { erf, erfc } from '../../../server/engine/special/erf.ts';
import { factorial, gamma } from '../../../server/engine/special/gamma.ts';
import { regularizedBeta } from '../../../server/engine/special/incompleteBeta.ts';
import { regularizedGammaP, regularizedGammaQ } from '../../../server/engine/special/incompleteGamma.ts';
import { beta, logBeta } from '../../../server/engine/special/logBeta.ts';
import { logAbsGamma, logGamma } from '../../../server/engine/special/logGamma.ts';
import { logNormalCdf, normalCdf, normalPdf } from '../../../server/engine/special/normal.ts';
import { digamma, polygamma, trigamma } from '../../../server/engine/special/polygamma.ts';
import { zeta } from '../../../server/engine/special/zeta.ts';

const { NaN: nan } = Number;

const limits: readonly (readonly [string, number, number])[] = [
  ['logAbsGamma(0)', logAbsGamma(0), Infinity],
  ['logAbsGamma(-2)', logAbsGamma(-2), Infinity],
  ['logAbsGamma(inf)', logAbsGamma(Infinity), Infinity],
  ['logAbsGamma(nan)', logAbsGamma(nan), nan],
  ['logGamma(-0.5), where gamma is negative', logGamma(-0.5), nan],
  ['logGamma(-1.5), where gamma is positive', logGamma(-1.5), 0.860047015376481],
  ['logGamma(-3)', logGamma(-3), nan],
  ['gamma(0)', gamma(0), Infinity],
  ['gamma(-0)', gamma(-0), -Infinity],
  ['gamma(-3)', gamma(-3), nan],
  ['gamma(172)', gamma(172), Infinity],
  ['factorial(0)', factorial(0), 1],
  ['factorial(20)', factorial(20), 2432902008176640000],
  ['factorial(-1)', factorial(-1), nan],
  ['factorial(171)', factorial(171), Infinity],
  ['factorial(0.5)', factorial(0.5), 0.886226925452758],
  ['digamma(0)', digamma(0), -Infinity],
  ['digamma(-2)', digamma(-2), nan],
  ['digamma(inf)', digamma(Infinity), Infinity],
  ['trigamma(0)', trigamma(0), Infinity],
  ['trigamma(-4)', trigamma(-4), Infinity],
  ['trigamma(inf)', trigamma(Infinity), 0],
  ['trigamma(nan)', trigamma(nan), nan],
  ['polygamma(2, 0)', polygamma(2, 0), -Infinity],
  ['polygamma(3, -1)', polygamma(3, -1), Infinity],
  ['polygamma(2, -1)', polygamma(2, -1), nan],
  ['polygamma(5, inf)', polygamma(5, Infinity), 0],
  ['polygamma(1.5, 2)', polygamma(1.5, 2), nan],
  ['polygamma(-1, 2)', polygamma(-1, 2), nan],
  ['polygamma(2, nan)', polygamma(2, nan), nan],
  ['logBeta(0, 2)', logBeta(0, 2), Infinity],
  ['logBeta(2, inf)', logBeta(2, Infinity), -Infinity],
  ['logBeta(-1, 2)', logBeta(-1, 2), nan],
  ['beta(1, 1)', beta(1, 1), 1],
  ['beta(2, inf)', beta(2, Infinity), 0],
  ['erf(-inf)', erf(-Infinity), -1],
  ['erfc(inf)', erfc(Infinity), 0],
  ['erfc(-inf)', erfc(-Infinity), 2],
  ['normalPdf(inf)', normalPdf(Infinity), 0],
  ['normalPdf(nan)', normalPdf(nan), nan],
  ['normalCdf(-inf)', normalCdf(-Infinity), 0],
  ['normalCdf(inf)', normalCdf(Infinity), 1],
  ['normalCdf(nan)', normalCdf(nan), nan],
  ['logNormalCdf(-inf)', logNormalCdf(-Infinity), -Infinity],
  ['logNormalCdf(inf)', logNormalCdf(Infinity), 0],
  ['logNormalCdf(nan)', logNormalCdf(nan), nan],
  ['besselI(0, 0)', besselI(0, 0), 1],
  ['besselI(3, 0)', besselI(3, 0), 0],
  ['besselI(1, -2)', besselI(1, -2), -1.590636854637329],
  ['besselI(-2, 1.5)', besselI(-2, 1.5), 0.3378346183356807],
  ['besselI(0, 710), near the largest double', besselI(0, 710) / 3.345334558619656e306, 1],
  ['besselI(0, 720)', besselI(0, 720), Infinity],
  ['besselI(1, -inf)', besselI(1, -Infinity), -Infinity],
  ['besselI(0.5, -1)', besselI(0.5, -1), nan],
  ['besselI(-0.5, 1)', besselI(-0.5, 1), nan],
  ['besselIScaled(0, inf)', besselIScaled(0, Infinity), 0],
  ['besselIScaled(0, nan)', besselIScaled(0, nan), nan],
  ['besselRatio(-inf)', besselRatio(-Infinity), -1],
  ['besselRatio(0)', besselRatio(0), 0],
  ['besselRatio(nan)', besselRatio(nan), nan],
  ['logBesselI0(0)', logBesselI0(0), 0],
  ['logBesselI0(-inf)', logBesselI0(-Infinity), Infinity],
  ['logBesselI0(nan)', logBesselI0(nan), nan],
  ['zeta(1)', zeta(1), nan],
  ['zeta(inf)', zeta(Infinity), 1],
  ['zeta(inf, 2)', zeta(Infinity, 2), 0],
  ['zeta(1000, 1)', zeta(1000, 1), -6.468890458846786e-302],
  ['zeta(-1, 1), outside the domain', zeta(-1, 1), nan],
  ['zeta(2, 0.5)', zeta(2, 0.5), nan],
  ['regularizedGammaP(0, 1)', regularizedGammaP(0, 1), 1],
  ['regularizedGammaP(2, 0)', regularizedGammaP(2, 0), 0],
  ['regularizedGammaQ(2, inf)', regularizedGammaQ(2, Infinity), 0],
  ['regularizedGammaP(-1, 1)', regularizedGammaP(-1, 1), nan],
  ['regularizedGammaP(nan, 1)', regularizedGammaP(nan, 1), nan],
  ['regularizedBeta(0, 2, 3)', regularizedBeta(0, 2, 3), 0],
  ['regularizedBeta(1, 2, 3)', regularizedBeta(1, 2, 3), 1],
  ['regularizedBeta(2, 2, 3)', regularizedBeta(2, 2, 3), nan],
  ['regularizedBeta(0.5, 0, 3)', regularizedBeta(0.5, 0, 3), 1],
];

describe('special functions at their limits', () => {
  it.each(limits)('%s', (_name, actual, expected) => {
    if (Number.isFinite(expected) && expected !== 0) {
      expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-14);
    } else expect(actual === 0 ? 0 : actual).toBe(expected);
  });
});
