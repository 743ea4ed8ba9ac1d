"""The log-densities of the families, written for each parametrization on its own, in mpmath, and their SciPy counterparts.

An entry: the family, the parameters in order, which of them are known, the log-density, the support's pieces for the
quadrature, three points, and how SciPy (or a quantile function) knows the law.
"""

from mpmath import mp, inf, besseli, cos, erfc, exp, log, loggamma, pi, sqrt, zeta
import scipy.stats as st

REAL = lambda *_: ("interval", [-inf, inf])
POSITIVE = lambda *_: ("interval", [0, inf])
UNIT = lambda *_: ("interval", [0, 1])
NATURALS = lambda *_: ("integers", 0, 10**6)
BROKEN_AT = lambda place: lambda *p: ("interval", [-inf, p[place], inf])


def log_beta(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)


def log_choose(n, k):
    return loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1)


def normal_with(variance):
    def density(x, m, p):
        v = variance(p)
        return -log(2 * pi * v) / 2 - (x - m) ** 2 / (2 * v)

    return density


class Entry:
    def __init__(self, family, parameters, density, support, points, scipy, known=()):
        self.family, self.parameters, self.density, self.support = family, parameters.split(), density, support
        self.points, self.scipy, self.known = points, scipy, tuple(known)


class Quantiles:
    """Places where the density is listed, by a quantile function of our own; `law` is SciPy's, where it has one."""

    def __init__(self, ppf, law=None):
        self.ppf, self.law = ppf, law


def weibull(x, k, s):
    return log(k / s) + (k - 1) * log(x / s) - (x / s) ** k


def gumbel(x, m, b):
    z = (x - m) / b
    return -z - exp(-z) - log(b)


def logistic(x, m, s):
    z = abs(x - m) / s
    return -z - 2 * log(1 + exp(-z)) - log(s)


def student(x, nu, m, s):
    z = (x - m) / s
    return loggamma((nu + 1) / 2) - loggamma(nu / 2) - log(nu * pi) / 2 - log(s) - (nu + 1) / 2 * log(1 + z * z / nu)


def beta(x, a, b):
    return (a - 1) * log(x) + (b - 1) * log(1 - x) - log_beta(a, b)


def kumaraswamy(x, a, b):
    return log(a * b) + (a - 1) * log(x) + (b - 1) * log(1 - x**a)


def negative_binomial(x, r, p):
    return loggamma(x + r) - loggamma(r) - loggamma(x + 1) + r * log(p) + x * log(1 - p)


def zero_inflated(x, zero, rate):
    if x == 0:
        return log(zero + (1 - zero) * exp(-rate))
    return log(1 - zero) + x * log(rate) - rate - loggamma(x + 1)


def normal_distribution(z):
    """Φ, without loss in the lower tail."""
    return erfc(-z / sqrt(2)) / 2


def skew_normal(x, m, s, a):
    z = (x - m) / s
    return log(2) - log(s) - log(2 * pi) / 2 - z * z / 2 + log(normal_distribution(a * z))


def birnbaum_saunders(x, a, b):
    root = sqrt(x / b)
    z = (root - 1 / root) / a
    return log((root + 1 / root) / (2 * a * x)) - log(2 * pi) / 2 - z * z / 2


def generalized_extreme_value(x, m, s, k):
    w = 1 + k * (x - m) / s
    return -log(s) - (1 + 1 / k) * log(w) - w ** (-1 / k)


def triangular(x, a, b, c):
    return log(2) - log(b - a) + (log(x - a) - log(c - a) if x < c else log(b - x) - log(b - c))


ENTRIES = [
    Entry("Normal", "mean sd", normal_with(lambda s: s**2), REAL, ["0 1", "1.5 0.5", "-2 3"], lambda m, s: st.norm(m, s)),
    Entry("Normal", "mean variance", normal_with(lambda v: v), REAL, ["0 1", "1.5 0.5", "-2 3"], lambda m, v: st.norm(m, v**0.5)),
    Entry("Normal", "mean precision", normal_with(lambda t: 1 / t), REAL, ["0 1", "1.5 0.5", "-2 3"], lambda m, t: st.norm(m, t**-0.5)),
    Entry(
        "LogNormal", "mu sigma",
        lambda x, m, s: -log(x) - log(s) - log(2 * pi) / 2 - ((log(x) - m) / s) ** 2 / 2,
        POSITIVE, ["0 1", "1 0.5", "-0.5 0.8"], lambda m, s: st.lognorm(s, scale=float(mp.e**m)),
    ),
    Entry("Exponential", "rate", lambda x, r: log(r) - r * x, POSITIVE, ["1", "2.5", "0.4"], lambda r: st.expon(scale=1 / r)),
    Entry("Exponential", "scale", lambda x, s: -log(s) - x / s, POSITIVE, ["1", "2.5", "0.4"], lambda s: st.expon(scale=s)),
    Entry(
        "Gamma", "shape rate", lambda x, k, r: k * log(r) - loggamma(k) + (k - 1) * log(x) - r * x,
        POSITIVE, ["2 1", "0.7 3", "4.5 0.5"], lambda k, r: st.gamma(k, scale=1 / r),
    ),
    Entry(
        "Gamma", "shape scale", lambda x, k, s: -k * log(s) - loggamma(k) + (k - 1) * log(x) - x / s,
        POSITIVE, ["2 1", "0.7 3", "4.5 0.5"], lambda k, s: st.gamma(k, scale=s),
    ),
    Entry(
        "Gamma", "mean shape", lambda x, m, k: k * log(k / m) - loggamma(k) + (k - 1) * log(x) - k * x / m,
        POSITIVE, ["2 1", "0.7 3", "4.5 0.5"], lambda m, k: st.gamma(k, scale=m / k),
    ),
    Entry(
        "InverseGamma", "shape scale", lambda x, a, b: a * log(b) - loggamma(a) - (a + 1) * log(x) - b / x,
        POSITIVE, ["2 1", "3.5 2", "0.8 0.6"], lambda a, b: st.invgamma(a, scale=b),
    ),
    Entry(
        "ChiSquared", "df", lambda x, k: (k / 2 - 1) * log(x) - x / 2 - k / 2 * log(2) - loggamma(k / 2),
        POSITIVE, ["3", "1.4", "7"], lambda k: st.chi2(k),
    ),
    Entry("Weibull", "shape scale", weibull, POSITIVE, ["2 1", "0.8 1.5", "3.5 0.4"], lambda k, s: st.weibull_min(k, scale=s)),
    Entry(
        "Rayleigh", "scale", lambda x, s: log(x) - 2 * log(s) - x**2 / (2 * s**2),
        POSITIVE, ["1", "2.5", "0.3"], lambda s: st.rayleigh(scale=s),
    ),
    Entry("Gumbel", "location scale", gumbel, REAL, ["0 1", "1.5 0.5", "-1 2"], lambda m, b: st.gumbel_r(m, b)),
    Entry(
        "Pareto", "minimum shape", lambda x, m, a: log(a) + a * log(m) - (a + 1) * log(x),
        lambda m, a: ("interval", [m, inf]), ["1 2", "0.5 3.5", "2 0.8"], lambda m, a: st.pareto(a, scale=m), known=["minimum"],
    ),
    Entry("Logistic", "location scale", logistic, BROKEN_AT(0), ["0 1", "1.5 0.5", "-1 2"], lambda m, s: st.logistic(m, s)),
    Entry(
        "Laplace", "location scale", lambda x, m, b: -log(2 * b) - abs(x - m) / b,
        BROKEN_AT(0), ["0 1", "1.5 0.5", "-1 2"], lambda m, b: st.laplace(m, b),
    ),
    Entry(
        "Cauchy", "location scale", lambda x, m, g: log(g) - log(pi) - log(g**2 + (x - m) ** 2),
        BROKEN_AT(0), ["0 1", "1.5 0.5", "-1 2"], lambda m, g: st.cauchy(m, g),
    ),
    Entry("StudentT", "df location scale", student, BROKEN_AT(1), ["3 0 1", "1.5 1 0.5", "8 -1 2"], lambda n, m, s: st.t(n, m, s)),
    Entry("Beta", "a b", beta, UNIT, ["2 3", "0.7 0.9", "5 1.5"], lambda a, b: st.beta(a, b)),
    Entry(
        "Beta", "mean concentration", lambda x, m, c: beta(x, m * c, (1 - m) * c),
        UNIT, ["0.4 5", "0.55 1.9", "0.75 6.5"], lambda m, c: st.beta(m * c, (1 - m) * c),
    ),
    Entry(
        "Kumaraswamy", "a b", kumaraswamy, UNIT, ["2 3", "0.8 1.5", "1.3 0.7"],
        lambda a, b: Quantiles(lambda q: (1 - (1 - q) ** (1 / b)) ** (1 / a)),
    ),
    Entry(
        "Bernoulli", "p", lambda x, p: x * log(p) + (1 - x) * log(1 - p),
        lambda *_: ("integers", 0, 1), ["0.5", "0.2", "0.85"], lambda p: st.bernoulli(p),
    ),
    Entry(
        "Bernoulli", "logit", lambda x, e: x * e - log(1 + exp(e)),
        lambda *_: ("integers", 0, 1), ["0", "-1.5", "2"], lambda e: st.bernoulli(float(1 / (1 + exp(-e)))),
    ),
    Entry(
        "Binomial", "n p", lambda x, n, p: log_choose(n, x) + x * log(p) + (n - x) * log(1 - p),
        lambda n, p: ("integers", 0, int(n)), ["10 0.3", "4 0.75", "25 0.1"], lambda n, p: st.binom(n, p), known=["n"],
    ),
    Entry(
        "Binomial", "n logit", lambda x, n, e: log_choose(n, x) + x * e - n * log(1 + exp(e)),
        lambda n, p: ("integers", 0, int(n)), ["10 -0.8", "4 1.1", "25 0"],
        lambda n, e: st.binom(n, float(1 / (1 + exp(-e)))), known=["n"],
    ),
    Entry("Geometric", "p", lambda x, p: log(p) + x * log(1 - p), NATURALS, ["0.5", "0.2", "0.85"], lambda p: st.geom(p, loc=-1)),
    Entry("NegativeBinomial", "r p", negative_binomial, NATURALS, ["2 0.5", "0.7 0.3", "5.5 0.8"], lambda r, p: st.nbinom(r, p)),
    Entry(
        "NegativeBinomial", "mean dispersion",
        lambda x, m, k: loggamma(x + k) - loggamma(k) - loggamma(x + 1) + k * log(k) + x * log(m) - (x + k) * log(m + k),
        NATURALS, ["2 1.5", "0.7 3", "4.5 0.8"], lambda m, k: st.nbinom(k, k / (m + k)),
    ),
    Entry("Poisson", "rate", lambda x, r: x * log(r) - r - loggamma(x + 1), NATURALS, ["1", "4.5", "0.3"], lambda r: st.poisson(r)),
    Entry(
        "Poisson", "log", lambda x, e: x * e - exp(e) - loggamma(x + 1),
        NATURALS, ["0", "1.5", "-1.2"], lambda e: st.poisson(float(exp(e))),
    ),
    Entry(
        "HalfNormal", "sd", lambda x, s: log(sqrt(2 / pi) / s) - x**2 / (2 * s**2),
        POSITIVE, ["1", "2.5", "0.4"], lambda s: st.halfnorm(scale=s),
    ),
    Entry(
        "Maxwell", "scale", lambda x, a: log(sqrt(2 / pi) * x**2 / a**3) - x**2 / (2 * a**2),
        POSITIVE, ["1", "2.5", "0.4"], lambda a: st.maxwell(scale=a),
    ),
    Entry(
        "SkewNormal", "location scale shape", skew_normal,
        REAL, ["0 1 1", "1.5 0.5 -2", "-1 2 0.5"], lambda m, s, a: st.skewnorm(a, m, s),
    ),
    Entry(
        "GeneralizedGamma", "scale d p",
        lambda x, a, d, p: log(p / a**d) + (d - 1) * log(x) - (x / a) ** p - loggamma(d / p),
        POSITIVE, ["1 2 1.5", "0.5 1.2 0.8", "2 3 2"], lambda a, d, p: st.gengamma(d / p, p, scale=a),
    ),
    Entry(
        "Nakagami", "shape spread",
        lambda x, m, w: log(2) + m * log(m / w) - loggamma(m) + (2 * m - 1) * log(x) - m * x**2 / w,
        POSITIVE, ["1 2", "0.7 0.5", "3 1.5"], lambda m, w: st.nakagami(m, scale=w**0.5),
    ),
    Entry(
        "Frechet", "shape scale", lambda x, a, s: log(a / s) - (1 + a) * log(x / s) - (x / s) ** -a,
        POSITIVE, ["2 1", "0.8 1.5", "3.5 0.4"], lambda a, s: st.invweibull(a, scale=s),
    ),
    Entry(
        "Lomax", "shape scale", lambda x, a, s: log(a / s) - (a + 1) * log(1 + x / s),
        POSITIVE, ["2 1", "0.8 1.5", "3.5 0.4"], lambda a, s: st.lomax(a, scale=s),
    ),
    Entry(
        "Burr", "c k scale",
        lambda x, c, k, s: log(c * k / s) + (c - 1) * log(x / s) - (k + 1) * log(1 + (x / s) ** c),
        POSITIVE, ["2 3 1", "0.8 1.5 2", "3.5 0.7 0.5"], lambda c, k, s: st.burr12(c, k, scale=s),
    ),
    Entry(
        "LogLogistic", "scale shape",
        lambda x, a, b: log(b / a) + (b - 1) * log(x / a) - 2 * log(1 + (x / a) ** b),
        POSITIVE, ["1 2", "1.5 0.8", "0.4 3.5"], lambda a, b: st.fisk(b, scale=a),
    ),
    Entry(
        "InverseGaussian", "mean shape",
        lambda x, m, k: log(k / (2 * pi * x**3)) / 2 - k * (x - m) ** 2 / (2 * m**2 * x),
        POSITIVE, ["1 1", "2 0.7", "0.5 3"], lambda m, k: st.invgauss(m / k, scale=k),
    ),
    Entry(
        "BirnbaumSaunders", "shape scale", birnbaum_saunders,
        POSITIVE, ["1 1", "0.5 2", "2 0.7"], lambda a, b: st.fatiguelife(a, scale=b),
    ),
    Entry(
        "VonMises", "mean concentration", lambda x, m, k: k * cos(x - m) - log(2 * pi * besseli(0, k)),
        lambda *_: ("interval", [-pi, 0, pi]), ["0 1", "1 2.5", "-2 0.4"],
        lambda m, k: Quantiles(lambda q: 6 * q - 3, st.vonmises(k, m)),
    ),
    Entry(
        "BetaPrime", "a b", lambda x, a, b: (a - 1) * log(x) - (a + b) * log(1 + x) - log_beta(a, b),
        POSITIVE, ["2 3", "0.7 1.2", "5 1.5"], lambda a, b: st.betaprime(a, b),
    ),
    Entry(
        "F", "d1 d2",
        lambda x, m, n: (m * log(m * x) + n * log(n) - (m + n) * log(m * x + n)) / 2 - log(x) - log_beta(m / 2, n / 2),
        POSITIVE, ["3 5", "1.5 4", "8 2.5"], lambda m, n: st.f(m, n),
    ),
    Entry(
        "ZeroInflatedPoisson", "zero rate", zero_inflated, NATURALS, ["0.2 2", "0.5 0.7", "0.1 5"],
        lambda z, r: Quantiles(lambda q: st.poisson(r).ppf(q)),
    ),
    Entry(
        "BetaBinomial", "n a b", lambda x, n, a, b: log_choose(n, x) + log_beta(x + a, n - x + b) - log_beta(a, b),
        lambda n, a, b: ("integers", 0, int(n)), ["10 2 3", "4 0.7 0.9", "15 3 1.5"],
        lambda n, a, b: st.betabinom(int(n), a, b), known=["n"],
    ),
    Entry(
        "Zeta", "s", lambda x, s: -s * log(x) - log(zeta(s)),
        lambda s: ("integers", 1, 10**6), ["8", "12", "20"], lambda s: Quantiles(lambda q: round(1 + 6 * q), st.zipf(s)),
    ),
    Entry(
        "Logarithmic", "p", lambda x, p: x * log(p) - log(x) - log(-log(1 - p)),
        lambda p: ("integers", 1, 10**6), ["0.5", "0.2", "0.85"], lambda p: st.logser(p),
    ),
    Entry(
        "Triangular", "low high mode", triangular,
        lambda a, b, c: ("interval", [a, c, b]), ["0 1 0.3", "-1 2.5 1.5", "0 2 1"],
        lambda a, b, c: st.triang((c - a) / (b - a), a, b - a), known=["low", "high"],
    ),
    Entry(
        "DiscreteUniform", "low high", lambda x, a, b: -log(b - a + 1),
        lambda a, b: ("integers", int(a), int(b)), ["1 6", "-3 4", "0 1"], lambda a, b: st.randint(a, b + 1), known=["low", "high"],
    ),
    Entry(
        "Hypergeometric", "population successes draws",
        lambda x, m, k, n: log_choose(k, x) + log_choose(m - k, n - x) - log_choose(m, n),
        lambda m, k, n: ("integers", max(0, int(n + k - m)), int(min(k, n))), ["20 7 12", "10 4 3", "9 8 5"],
        lambda m, k, n: st.hypergeom(int(m), int(k), int(n)), known=["population", "successes", "draws"],
    ),
    Entry(
        "GeneralizedPareto", "scale shape", lambda x, s, k: -log(s) - (1 + 1 / k) * log(1 + k * x / s),
        lambda s, k: ("interval", [0, -s / k if k < 0 else inf]), ["1 0.25", "2 -0.3", "0.5 1.5"],
        lambda s, k: st.genpareto(k, scale=s),
    ),
    Entry(
        "GEV", "location scale shape", generalized_extreme_value,
        lambda m, s, k: ("interval", [-inf, m - s / k] if k < 0 else [m - s / k, inf]),
        ["0 1 0.25", "1.5 0.5 -0.3", "-1 2 0.8"], lambda m, s, k: st.genextreme(-k, m, s),
    ),
]
