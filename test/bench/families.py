"""Times SciPy on the Fisher information matrices of the families, and prints the medians in milliseconds as JSON.

Every entry of the upper triangle is an integral of the density times two scores by scipy.integrate.quad (dblquad in the
plane), or a sum over the support. The scores are written by hand. Two times are taken: with the densities of
scipy.stats (`scipy`), and with densities written by hand in the math module, where what does not depend on x is computed
once (`bare`), the fastest plain way to write it. Where scipy.stats has no such law, both are the second.
"""

import json
import math
import statistics
import sys
import time
import warnings
from math import exp, inf, lgamma, log, log1p, pi, sqrt

import scipy.stats as st
from scipy.integrate import dblquad, quad
from scipy.special import digamma

warnings.filterwarnings("ignore")


def normal(m, s):
    c = 1 / (s * sqrt(2 * pi))
    return (
        lambda x: c * exp(-((x - m) ** 2) / (2 * s * s)),
        [lambda x: (x - m) / (s * s), lambda x: ((x - m) ** 2 / (s * s) - 1) / s],
        [-inf, inf],
    )


def log_normal(m, s):
    c = 1 / (s * sqrt(2 * pi))
    return (
        lambda x: c / x * exp(-((log(x) - m) ** 2) / (2 * s * s)),
        [lambda x: (log(x) - m) / (s * s), lambda x: ((log(x) - m) ** 2 / (s * s) - 1) / s],
        [0, inf],
    )


def exponential(r):
    return lambda x: r * exp(-r * x), [lambda x: 1 / r - x], [0, inf]


def gamma(k, r):
    c, d = k * log(r) - lgamma(k), log(r) - digamma(k)
    return lambda x: exp(c + (k - 1) * log(x) - r * x), [lambda x: d + log(x), lambda x: k / r - x], [0, inf]


def inverse_gamma(a, b):
    c, d = a * log(b) - lgamma(a), log(b) - digamma(a)
    return lambda x: exp(c - (a + 1) * log(x) - b / x), [lambda x: d - log(x), lambda x: a / b - 1 / x], [0, inf]


def chi_squared(k):
    c, d = -k / 2 * log(2) - lgamma(k / 2), -(log(2) + digamma(k / 2)) / 2
    return lambda x: exp(c + (k / 2 - 1) * log(x) - x / 2), [lambda x: d + log(x) / 2], [0, inf]


def weibull(k, s):
    return (
        lambda x: k / s * (x / s) ** (k - 1) * exp(-((x / s) ** k)),
        [lambda x: 1 / k + log(x / s) * (1 - (x / s) ** k), lambda x: k / s * ((x / s) ** k - 1)],
        [0, inf],
    )


def rayleigh(s):
    return lambda x: x / (s * s) * exp(-x * x / (2 * s * s)), [lambda x: x * x / s**3 - 2 / s], [0, inf]


def gumbel(m, b):
    def density(x):
        z = (x - m) / b
        return exp(-z - exp(-z)) / b if z > -20 else 0.0

    def location(x):
        z = (x - m) / b
        return (1 - exp(-z)) / b if z > -20 else 0.0

    def scale(x):
        z = (x - m) / b
        return (z * (1 - exp(-z)) - 1) / b if z > -20 else 0.0

    return density, [location, scale], [-inf, inf]


def pareto(a):
    m = 1.0
    return lambda x: a * m**a * x ** (-a - 1), [lambda x: 1 / a + log(m / x)], [m, inf]


def logistic(m, s):
    def density(x):
        e = exp(-abs(x - m) / s)
        return e / (s * (1 + e) ** 2)

    return (
        density,
        [
            lambda x: math.tanh((x - m) / (2 * s)) / s,
            lambda x: ((x - m) / s * math.tanh((x - m) / (2 * s)) - 1) / s,
        ],
        [-inf, inf],
    )


def laplace(m, b):
    return (
        lambda x: exp(-abs(x - m) / b) / (2 * b),
        [lambda x: math.copysign(1 / b, x - m), lambda x: (abs(x - m) / b - 1) / b],
        [-inf, m, inf],
    )


def cauchy(m, g):
    return (
        lambda x: g / (pi * (g * g + (x - m) ** 2)),
        [
            lambda x: 2 * (x - m) / (g * g + (x - m) ** 2),
            lambda x: 1 / g - 2 * g / (g * g + (x - m) ** 2),
        ],
        [-inf, inf],
    )


def student(n, m, s):
    c = exp(lgamma((n + 1) / 2) - lgamma(n / 2)) / (s * sqrt(n * pi))
    d = (digamma((n + 1) / 2) - digamma(n / 2) - 1 / n) / 2

    def df(x):
        q = ((x - m) / s) ** 2 / n
        return d - log1p(q) / 2 + (n + 1) / (2 * n) * q / (1 + q)

    return (
        lambda x: c * (1 + ((x - m) / s) ** 2 / n) ** (-(n + 1) / 2),
        [
            df,
            lambda x: (n + 1) * (x - m) / (n * s * s + (x - m) ** 2),
            lambda x: ((n + 1) * (x - m) ** 2 / (n * s * s + (x - m) ** 2) - 1) / s,
        ],
        [-inf, inf],
    )


def beta(a, b):
    c = lgamma(a + b) - lgamma(a) - lgamma(b)
    da, db = digamma(a + b) - digamma(a), digamma(a + b) - digamma(b)
    return (
        lambda x: exp(c + (a - 1) * log(x) + (b - 1) * log1p(-x)),
        [lambda x: da + log(x), lambda x: db + log1p(-x)],
        [0, 1],
    )


def kumaraswamy(a, b):
    return (
        lambda x: a * b * x ** (a - 1) * (1 - x**a) ** (b - 1),
        [lambda x: 1 / a + log(x) * (1 - (b - 1) * x**a / (1 - x**a)), lambda x: 1 / b + log1p(-(x**a))],
        [0, 1],
    )


def bernoulli(p):
    return lambda x: p if x else 1 - p, [lambda x: 1 / p if x else -1 / (1 - p)], range(2)


def binomial(p):
    n = 10
    return (
        lambda x: math.comb(n, x) * p**x * (1 - p) ** (n - x),
        [lambda x: x / p - (n - x) / (1 - p)],
        range(n + 1),
    )


def geometric(p):
    return lambda x: p * (1 - p) ** x, [lambda x: 1 / p - x / (1 - p)], range(200)


def negative_binomial(r, p):
    c, d = r * log(p) - lgamma(r), log(p) - digamma(r)
    return (
        lambda x: exp(c + lgamma(x + r) - lgamma(x + 1) + x * log(1 - p)),
        [lambda x: d + digamma(x + r), lambda x: r / p - x / (1 - p)],
        range(200),
    )


def poisson(rate):
    return lambda x: exp(x * log(rate) - rate - lgamma(x + 1)), [lambda x: x / rate - 1], range(60)


def categorical(p, q):
    return (
        lambda x: [p, q, 1 - p - q][x],
        [lambda x: [1 / p, 0, -1 / (1 - p - q)][x], lambda x: [0, 1 / q, -1 / (1 - p - q)][x]],
        range(3),
    )


def mv_normal(m, n, a, b, d):
    """Covariance [[a, b], [b, d]]; integrated over 9 standard deviations to each side."""
    det = a * d - b * b

    def solve(x, y):
        u, v = x - m, y - n
        return (d * u - b * v) / det, (a * v - b * u) / det

    def density(x, y):
        s, t = solve(x, y)
        return exp(-((x - m) * s + (y - n) * t) / 2) / (2 * pi * sqrt(det))

    scores = [
        lambda x, y: solve(x, y)[0],
        lambda x, y: solve(x, y)[1],
        lambda x, y: (solve(x, y)[0] ** 2 - d / det) / 2,
        lambda x, y: solve(x, y)[0] * solve(x, y)[1] + b / det,
        lambda x, y: (solve(x, y)[1] ** 2 - a / det) / 2,
    ]
    box = [m - 9 * sqrt(a), m + 9 * sqrt(a), n - 9 * sqrt(d), n + 9 * sqrt(d)]
    return density, scores, ("plane", box)


def matrix(law):
    density, scores, support = law
    k = len(scores)
    result = [[0.0] * k for _ in range(k)]
    for i in range(k):
        for j in range(i, k):
            s, t = scores[i], scores[j]
            if isinstance(support, range):
                value = sum(density(x) * s(x) * t(x) for x in support)
            elif isinstance(support, tuple):
                x0, x1, y0, y1 = support[1]
                value = dblquad(lambda y, x: density(x, y) * s(x, y) * t(x, y), x0, x1, y0, y1, epsrel=1e-8)[0]
            else:
                value = sum(
                    quad(lambda x: density(x) * s(x) * t(x), low, high, limit=200)[0]
                    for low, high in zip(support, support[1:])
                )
            result[i][j] = result[j][i] = value
    return result


LAWS = {
    "Normal": (normal, [1.5, 0.5], lambda m, s: st.norm(m, s).pdf),
    "LogNormal": (log_normal, [1, 0.5], lambda m, s: st.lognorm(s, scale=exp(m)).pdf),
    "Exponential": (exponential, [2.5], lambda r: st.expon(scale=1 / r).pdf),
    "Gamma": (gamma, [2, 1], lambda k, r: st.gamma(k, scale=1 / r).pdf),
    "InverseGamma": (inverse_gamma, [2, 1], lambda a, b: st.invgamma(a, scale=b).pdf),
    "ChiSquared": (chi_squared, [3], lambda k: st.chi2(k).pdf),
    "Weibull": (weibull, [2, 1], lambda k, s: st.weibull_min(k, scale=s).pdf),
    "Rayleigh": (rayleigh, [2.5], lambda s: st.rayleigh(scale=s).pdf),
    "Gumbel": (gumbel, [1.5, 0.5], lambda m, b: st.gumbel_r(m, b).pdf),
    "Pareto": (pareto, [2], lambda a: st.pareto(a).pdf),
    "Logistic": (logistic, [1.5, 0.5], lambda m, s: st.logistic(m, s).pdf),
    "Laplace": (laplace, [1.5, 0.5], lambda m, b: st.laplace(m, b).pdf),
    "Cauchy": (cauchy, [1.5, 0.5], lambda m, g: st.cauchy(m, g).pdf),
    "StudentT": (student, [3, 0, 1], lambda n, m, s: st.t(n, m, s).pdf),
    "Beta": (beta, [2, 3], lambda a, b: st.beta(a, b).pdf),
    "Kumaraswamy": (kumaraswamy, [2, 3], None),
    "Bernoulli": (bernoulli, [0.2], lambda p: st.bernoulli(p).pmf),
    "Binomial": (binomial, [0.3], lambda p: st.binom(10, p).pmf),
    "Geometric": (geometric, [0.2], lambda p: st.geom(p, loc=-1).pmf),
    "NegativeBinomial": (negative_binomial, [2, 0.5], lambda r, p: st.nbinom(r, p).pmf),
    "Poisson": (poisson, [4.5], lambda rate: st.poisson(rate).pmf),
    "Categorical": (categorical, [0.2, 0.5], None),
    "MvNormal": (mv_normal, [1, -1, 2, 0.5, 1], None),
}


def median_time(law, repeats):
    """Milliseconds, of runs after one that is not counted; and the matrix."""
    times = []
    while len(times) <= repeats:
        start = time.perf_counter()
        value = matrix(law)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times[1:]), value


def main(repeats):
    report = {}
    for name, (build, theta, known) in LAWS.items():
        density, scores, support = build(*theta)
        bare, value = median_time((density, scores, support), repeats)
        if known is not None:
            scipy, value = median_time((known(*theta), scores, support), repeats)
        report[name] = {"at": theta, "scipy": bare if known is None else scipy, "bare": bare, "matrix": value}
    json.dump(report, sys.stdout)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
