// Laws on the line without a name in the language whose log-density is that of a gamma or a beta kernel: what a written density may be
// found to be, so that its expectations are had as those of a family are.
import {
  abs,
  add,
  divide,
  exp,
  half,
  multiply,
  negate,
  one,
  pi,
  power,
  sqrt,
  square,
  subtract,
  two,
  zero,
} from '../../expr/build.ts';
import type { Expr, SymbolExpr } from '../../expr/expr.ts';
import { asinh } from '../../expr/functions/asinh.ts';
import { lbeta, lgamma } from '../../expr/functions/gammaFamily.ts';
import { log } from '../../expr/functions/log.ts';
import { atan, cos } from '../../expr/functions/trigonometric.ts';
import { range, reals } from '../../expr/range.ts';
import { betaPivot, gammaPivot, gaussianPivot, twoSided } from '../../distributions/pivots.ts';
import { observation, positive, real, scalarFamily } from '../../distributions/scalarFamily.ts';
import { openInterval, realLine } from '../../distributions/support.ts';

const location = real('location', 'm');
const scale = positive('scale', 's');
/** Not 0: the sign is the law's direction. */
const signedScale = real('scale', 's');

const standardized = (x: SymbolExpr, p: { readonly location: Expr; readonly scale: Expr }): Expr =>
  divide(subtract(x, p.location), p.scale);

/** e^((x − location)/scale) ~ Gamma(shape), scale of either sign: Gumbel's law at shape 1 and a negative scale. */
export const logGamma = scalarFamily({
  name: 'LogGamma',
  title: 'law of the logarithm of a gamma variable',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), section 22.2',
  parameters: { location, scale: signedScale, shape: positive('shape', 'a') },
  law(p) {
    const x = observation(reals);
    const t = standardized(x, p);
    return {
      variable: x,
      support: realLine,
      // shape t − e^t − log|scale| − log Γ(shape), t = (x − location)/scale
      logDensity: add(multiply(p.shape, t), negate(exp(t)), negate(log(abs(p.scale))), negate(lgamma(p.shape))),
      pivot: gammaPivot(p.shape, (z) => add(p.location, multiply(p.scale, log(z)))),
    };
  },
  examples: [
    [0, 1, 2],
    [1, -0.5, 0.7],
  ],
});

/** The logistic function of (x − location)/scale ~ Beta(a, b), scale of either sign: hyperbolic secant at a = b = ½. */
export const generalizedLogistic = scalarFamily({
  name: 'GeneralizedLogistic',
  title: 'generalized logistic law of type IV',
  source: 'Johnson, Kotz & Balakrishnan, Continuous Univariate Distributions 2, 2nd ed. (1995), section 23.10',
  parameters: {
    location,
    scale: signedScale,
    a: positive('first shape', 'a'),
    b: positive('second shape', 'b'),
  },
  law(p) {
    const x = observation(reals);
    const t = standardized(x, p);
    return {
      variable: x,
      support: realLine,
      // −b t − (a + b) log(1 + e^(−t)) − log|scale| − log B(a, b)
      logDensity: add(
        negate(multiply(p.b, t)),
        negate(multiply(add(p.a, p.b), log(add(one, exp(negate(t)))))),
        negate(log(abs(p.scale))),
        negate(lbeta(p.a, p.b)),
      ),
      pivot: betaPivot(p.a, p.b, (u, v) => add(p.location, multiply(p.scale, subtract(log(u), log(v))))),
    };
  },
  examples: [
    [0, 1, 0.5, 0.5],
    [1, -0.5, 2, 3],
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

/** g + d arsinh((x − location)/scale) is standard normal. */
export const johnsonSU = scalarFamily({
  name: 'JohnsonSU',
  title: 'Johnson’s law on the whole line',
  source: 'Johnson, Biometrika 36 (1949), 149–176',
  parameters: { g: real('first shape', 'g'), d: positive('second shape', 'd'), location, scale },
  law(p) {
    const x = observation(reals);
    const t = standardized(x, p);
    return {
      variable: x,
      support: realLine,
      // log d − log scale − ½ log 2π − ½ log(1 + t²) − ½ (g + d arsinh t)²
      logDensity: add(
        log(p.d),
        negate(log(p.scale)),
        negate(multiply(half, log(multiply(two, pi)))),
        negate(multiply(half, log(add(one, square(t))))),
        negate(multiply(half, square(add(p.g, multiply(p.d, asinh(t)))))),
      ),
      pivot: gaussianPivot((z) => {
        const w = divide(subtract(z, p.g), p.d);
        return add(p.location, multiply(p.scale, half, subtract(exp(w), exp(negate(w)))));
      }),
    };
  },
  examples: [
    [0.3, 1.5, 0, 1],
    [-1, 2, 1, 0.5],
  ],
});

/** ∝ (1 + cos(x − location))^a. */
export const powerOfCosine = scalarFamily({
  name: 'PowerOfCosine',
  title: 'power-of-cosine law',
  source:
    'Cartwright, in Ocean Wave Spectra (1963), 203–218; Mardia & Jupp, Directional Statistics (2000), section 3.5.5',
  parameters: {
    location: real('mean direction', 'm'),
    a: { role: 'power', symbol: 'a', domain: range(-0.5, Infinity, { lowerOpen: true }) },
  },
  law({ location, a }) {
    const x = observation(reals);
    const shape = add(a, half);
    return {
      variable: x,
      support: openInterval(zero, multiply(two, pi)),
      // a log(1 + cos(x − location)) − (a + 1) log 2 − log B(a + ½, ½)
      logDensity: add(
        multiply(a, log(add(one, cos(subtract(x, location))))),
        negate(multiply(add(a, one), log(two))),
        negate(lbeta(shape, half)),
      ),
      // cos²((x − location)/2) = u ~ Beta(a + ½, ½)
      pivot: twoSided((sign) =>
        betaPivot(shape, half, (u, v) =>
          add(location, multiply(two, atan(multiply(sign, sqrt(v), power(u, negate(half)))))),
        ),
      ),
    };
  },
  examples: [
    [0, 1],
    [1, 2.3],
  ],
});

/** Cauchy's law wrapped around the circle, k = 2ρ/(1 + ρ²) with the mean resultant length ρ. */
export const wrappedCauchy = scalarFamily({
  name: 'WrappedCauchy',
  title: 'wrapped Cauchy law',
  source:
    'Mardia & Jupp, Directional Statistics (2000), section 3.5.7; McCullagh, Annals of Statistics 24 (1996), 787–808',
  parameters: {
    location: real('mean direction', 'm'),
    k: { role: 'concentration', symbol: 'k', domain: range(-1, 1, { lowerOpen: true, upperOpen: true }) },
  },
  law({ location, k }) {
    const x = observation(reals);
    return {
      variable: x,
      support: openInterval(zero, multiply(two, pi)),
      // ½ log(1 − k²) − log 2π − log(1 − k cos(x − location))
      logDensity: add(
        multiply(half, add(log(subtract(one, k)), log(add(one, k)))),
        negate(log(multiply(two, pi))),
        negate(log(subtract(one, multiply(k, cos(subtract(x, location)))))),
      ),
      // tan((x − location)/2) = √((1 − k)/(1 + k)) tan(φ/2) with φ uniform on the circle: cos²(φ/2) = u ~ Beta(½, ½)
      pivot: twoSided((sign) =>
        betaPivot(half, half, (u, v) =>
          add(
            location,
            multiply(
              two,
              atan(multiply(sign, sqrt(divide(subtract(one, k), add(one, k))), sqrt(v), power(u, negate(half)))),
            ),
          ),
        ),
      ),
    };
  },
  examples: [
    [0, 0.5],
    [1, 0.8],
  ],
});
