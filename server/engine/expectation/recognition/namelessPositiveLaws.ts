// Laws on (0, ∞) and (0, 1) without a name in the language whose log-density is that of a gamma, beta or normal kernel.
import { abs, add, divide, exp, multiply, negate, one, power, subtract } from '../../expr/build.ts';
import { lbeta, lgamma } from '../../expr/functions/gammaFamily.ts';
import { log } from '../../expr/functions/log.ts';
import { positiveReals, unitInterval } from '../../expr/range.ts';
import { betaPivot, gammaPivot } from '../../distributions/pivots.ts';
import { observation, positive, real, scalarFamily } from '../../distributions/scalarFamily.ts';
import { positiveHalfLine, unitIntervalSupport } from '../../distributions/support.ts';

const scale = positive('scale', 's');

/** (x/scale)^c ~ Gamma(a), c of either sign. */
export const powerGamma = scalarFamily({
  name: 'PowerGamma',
  title: 'law of a power of a gamma variable',
  source: 'Stacy, Annals of Mathematical Statistics 33 (1962), 1187–1192',
  parameters: { scale, a: positive('shape', 'a'), c: real('power', 'c') },
  law(p) {
    const x = observation(positiveReals);
    const t = subtract(log(x), log(p.scale));
    return {
      variable: x,
      support: positiveHalfLine,
      // log|c| − log Γ(a) + c a log(x/scale) − log x − (x/scale)^c
      logDensity: add(
        log(abs(p.c)),
        negate(lgamma(p.a)),
        multiply(p.c, p.a, t),
        negate(log(x)),
        negate(power(divide(x, p.scale), p.c)),
      ),
      pivot: gammaPivot(p.a, (z) => multiply(p.scale, power(z, divide(one, p.c)))),
    };
  },
  examples: [
    [1, 2, -1],
    [0.5, 1.5, 3],
  ],
});

/** (x/scale)^c = u/v with u ~ Beta(a, b), c of either sign: the generalized beta law of the second kind. */
export const generalizedBetaPrime = scalarFamily({
  name: 'GeneralizedBetaPrime',
  title: 'generalized beta law of the second kind',
  source: 'McDonald, Econometrica 52 (1984), 647–663',
  parameters: {
    scale,
    c: real('power', 'c'),
    a: positive('first shape', 'a'),
    b: positive('second shape', 'b'),
  },
  law(p) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log|c| − c a log scale − log B(a, b) + (c a − 1) log x − (a + b) log(1 + (x/scale)^c)
      logDensity: add(
        log(abs(p.c)),
        negate(multiply(p.c, p.a, log(p.scale))),
        negate(lbeta(p.a, p.b)),
        multiply(subtract(multiply(p.c, p.a), one), log(x)),
        negate(multiply(add(p.a, p.b), log(add(one, power(divide(x, p.scale), p.c))))),
      ),
      pivot: betaPivot(p.a, p.b, (u, v) => multiply(p.scale, power(divide(u, v), divide(one, p.c)))),
    };
  },
  examples: [
    [1, 2, 1, 3],
    [0.5, -1.5, 2, 2],
  ],
});

/** x^c ~ Beta(a, b). */
export const generalizedBeta = scalarFamily({
  name: 'GeneralizedBeta',
  title: 'generalized beta law of the first kind',
  source: 'McDonald, Econometrica 52 (1984), 647–663',
  parameters: { c: positive('power', 'c'), a: positive('first shape', 'a'), b: positive('second shape', 'b') },
  law(p) {
    const x = observation(unitInterval);
    return {
      variable: x,
      support: unitIntervalSupport,
      // log c − log B(a, b) + (c a − 1) log x + (b − 1) log(1 − x^c)
      logDensity: add(
        log(p.c),
        negate(lbeta(p.a, p.b)),
        multiply(subtract(multiply(p.c, p.a), one), log(x)),
        multiply(subtract(p.b, one), log(subtract(one, power(x, p.c)))),
      ),
      // 1 − x^c = u ~ Beta(b, a)
      pivot: betaPivot(p.b, p.a, (_u, v) => power(v, divide(one, p.c))),
    };
  },
  examples: [
    [2, 1, 3],
    [1.5, 2, 4],
  ],
});

/** e^(−x/scale) ~ Beta(a, b): the exponentiated exponential law at a = 1. */
export const logBeta = scalarFamily({
  name: 'NegativeLogBeta',
  title: 'law of the logarithm of a beta variable',
  source: 'Nadarajah & Kotz, Reliability Engineering and System Safety 91 (2006), 689–697',
  parameters: { scale, a: positive('first shape', 'a'), b: positive('second shape', 'b') },
  law(p) {
    const x = observation(positiveReals);
    const t = divide(x, p.scale);
    return {
      variable: x,
      support: positiveHalfLine,
      // −a t + (b − 1) log(1 − e^(−t)) − log scale − log B(a, b)
      logDensity: add(
        negate(multiply(p.a, t)),
        multiply(subtract(p.b, one), log(subtract(one, exp(negate(t))))),
        negate(log(p.scale)),
        negate(lbeta(p.a, p.b)),
      ),
      pivot: betaPivot(p.a, p.b, (u) => negate(multiply(p.scale, log(u)))),
    };
  },
  examples: [
    [1, 1, 3],
    [0.5, 2, 4],
  ],
});
