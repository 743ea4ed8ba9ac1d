// Laws without a name in the language whose log-density is that of a gamma or a beta kernel: what a written density may be
// found to be, so that its expectations are had as those of a family are.
import {
  abs,
  add,
  divide,
  exp,
  multiply,
  negate,
  number,
  one,
  power,
  square,
  subtract,
  two,
  half,
} from '../../expr/build.ts';
import type { Expr, SymbolExpr } from '../../expr/expr.ts';
import { lbeta, lgamma } from '../../expr/functions/gammaFamily.ts';
import { log } from '../../expr/functions/log.ts';
import { positiveReals, reals, unitInterval } from '../../expr/range.ts';
import { betaPivot, gammaPivot, twoSided } from '../../distributions/pivots.ts';
import { observation, positive, real, scalarFamily } from '../../distributions/scalarFamily.ts';
import { positiveHalfLine, realLine, unitIntervalSupport } from '../../distributions/support.ts';

const location = real('location', 'm');
const scale = positive('scale', 's');

const standardized = (x: SymbolExpr, p: { readonly location: Expr; readonly scale: Expr }): Expr =>
  divide(subtract(x, p.location), p.scale);

const exponentialGamma = (name: string, direction: Expr) =>
  scalarFamily({
    name,
    title: 'law of the logarithm of a gamma variable',
    source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), section 22.2',
    parameters: { location, scale, shape: positive('shape', 'a') },
    law(p) {
      const x = observation(reals);
      const t = multiply(direction, standardized(x, p));
      return {
        variable: x,
        support: realLine,
        // shape t − e^t − log scale − log Γ(shape), t = ±(x − location)/scale
        logDensity: add(multiply(p.shape, t), negate(exp(t)), negate(log(p.scale)), negate(lgamma(p.shape))),
        pivot: gammaPivot(p.shape, (z) => add(p.location, multiply(direction, p.scale, log(z)))),
      };
    },
    examples: [
      [0, 1, 2],
      [1, 0.5, 0.7],
    ],
  });

/** e^((x − location)/scale) ~ Gamma(shape). */
export const risingLogGamma = exponentialGamma('LogGamma', one);
/** e^(−(x − location)/scale) ~ Gamma(shape): Gumbel's law at shape 1. */
export const fallingLogGamma = exponentialGamma('NegativeLogGamma', number(-1));

/** The logistic function of (x − location)/scale ~ Beta(a, b): hyperbolic secant at a = b = ½. */
export const generalizedLogistic = scalarFamily({
  name: 'GeneralizedLogistic',
  title: 'generalized logistic law of type IV',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), section 23.10',
  parameters: { location, scale, a: positive('first shape', 'a'), b: positive('second shape', 'b') },
  law(p) {
    const x = observation(reals);
    const t = standardized(x, p);
    return {
      variable: x,
      support: realLine,
      // −b t − (a + b) log(1 + e^(−t)) − log scale − log B(a, b)
      logDensity: add(
        negate(multiply(p.b, t)),
        negate(multiply(add(p.a, p.b), log(add(one, exp(negate(t)))))),
        negate(log(p.scale)),
        negate(lbeta(p.a, p.b)),
      ),
      pivot: betaPivot(p.a, p.b, (u, v) => add(p.location, multiply(p.scale, subtract(log(u), log(v))))),
    };
  },
  examples: [
    [0, 1, 0.5, 0.5],
    [1, 0.5, 2, 3],
  ],
});

/** (1 + ((x − location)/scale)²)^(−q): Student's law in another scale. */
export const pearsonSeven = scalarFamily({
  name: 'PearsonVII',
  title: 'Pearson law of type VII',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), section 28.6',
  parameters: { location, scale, k: positive('half the degrees of freedom', 'k') },
  law(p) {
    const x = observation(reals);
    return {
      variable: x,
      support: realLine,
      // −(k + ½) log(1 + t²) − log scale − log B(½, k)
      logDensity: add(
        negate(multiply(add(p.k, half), log(add(one, square(standardized(x, p)))))),
        negate(log(p.scale)),
        negate(lbeta(half, p.k)),
      ),
      // t² = u/v with u ~ Beta(½, k)
      pivot: twoSided((sign) =>
        betaPivot(half, p.k, (u, v) => add(p.location, multiply(p.scale, sign, power(divide(u, v), half)))),
      ),
    };
  },
  examples: [
    [0, 1, 1],
    [1, 0.5, 3],
  ],
});

/** |x − location|/scale follows Stacy's law with d, p: exponential power at d = 1. */
export const twoSidedGeneralizedGamma = scalarFamily({
  name: 'TwoSidedGeneralizedGamma',
  title: 'two-sided generalized gamma law',
  source: 'Subbotin, Mathematicheskii Sbornik 31 (1923), 296–301, at d = 1',
  parameters: { location, scale, d: positive('first shape', 'd'), p: positive('second shape', 'p') },
  law(p) {
    const x = observation(reals);
    const distance = divide(abs(subtract(x, p.location)), p.scale);
    const shape = divide(p.d, p.p);
    return {
      variable: x,
      support: realLine,
      // (d − 1) log|t| − |t|^p + log p − log(2 scale) − log Γ(d/p)
      logDensity: add(
        multiply(subtract(p.d, one), log(distance)),
        negate(power(distance, p.p)),
        log(p.p),
        negate(log(multiply(two, p.scale))),
        negate(lgamma(shape)),
      ),
      pivot: twoSided((sign) =>
        gammaPivot(shape, (z) => add(p.location, multiply(p.scale, sign, power(z, divide(one, p.p))))),
      ),
    };
  },
  examples: [
    [0, 1, 1, 1.5],
    [1, 0.5, 2, 3],
  ],
});

/** The exponential power law, ∝ e^(−|t|^p). */
export const exponentialPower = scalarFamily({
  name: 'ExponentialPower',
  title: 'exponential power law',
  source: 'Subbotin, Mathematicheskii Sbornik 31 (1923), 296–301',
  parameters: { location, scale, p: positive('shape', 'p') },
  law(p) {
    const x = observation(reals);
    const shape = divide(one, p.p);
    return {
      variable: x,
      support: realLine,
      // −|t|^p + log p − log(2 scale) − log Γ(1/p)
      logDensity: add(
        negate(power(divide(abs(subtract(x, p.location)), p.scale), p.p)),
        log(p.p),
        negate(log(multiply(two, p.scale))),
        negate(lgamma(shape)),
      ),
      // |t|^p = z ~ Gamma(1/p)
      pivot: twoSided((sign) => gammaPivot(shape, (z) => add(p.location, multiply(p.scale, sign, power(z, shape))))),
    };
  },
  examples: [
    [0, 1, 1.5],
    [1, 0.5, 3],
  ],
});

/** (scale/x)^p ~ Gamma(shape). */
export const inverseGeneralizedGamma = scalarFamily({
  name: 'InverseGeneralizedGamma',
  title: 'law of the reciprocal of a generalized gamma variable',
  source: 'Stacy, Annals of Mathematical Statistics 33 (1962), 1187–1192',
  parameters: { scale, d: positive('first shape', 'd'), p: positive('second shape', 'p') },
  law(p) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log p + d log scale − log Γ(d/p) − (d + 1) log x − (scale/x)^p
      logDensity: add(
        log(p.p),
        multiply(p.d, log(p.scale)),
        negate(lgamma(divide(p.d, p.p))),
        negate(multiply(add(p.d, one), log(x))),
        negate(power(divide(p.scale, x), p.p)),
      ),
      pivot: gammaPivot(divide(p.d, p.p), (z) => multiply(p.scale, power(z, divide(number(-1), p.p)))),
    };
  },
  examples: [
    [1, 2, 1],
    [0.5, 1.5, 3],
  ],
});

/** (x/scale)^c = u/v with u ~ Beta(a, b): the generalized beta law of the second kind. */
export const generalizedBetaPrime = scalarFamily({
  name: 'GeneralizedBetaPrime',
  title: 'generalized beta law of the second kind',
  source: 'McDonald, Econometrica 52 (1984), 647–663',
  parameters: {
    scale,
    c: positive('power', 'c'),
    a: positive('first shape', 'a'),
    b: positive('second shape', 'b'),
  },
  law(p) {
    const x = observation(positiveReals);
    return {
      variable: x,
      support: positiveHalfLine,
      // log c − c a log scale − log B(a, b) + (c a − 1) log x − (a + b) log(1 + (x/scale)^c)
      logDensity: add(
        log(p.c),
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
    [0.5, 1.5, 2, 2],
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
