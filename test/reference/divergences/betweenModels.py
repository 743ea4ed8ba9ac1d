"""Divergences between laws of two families, and between angles, by direct integration and summation.

Run: python3 test/reference/divergences/betweenModels.py > test/reference/divergences/betweenModels.json   (mpmath 1.3, 40 digits)

Each number is an integral or a sum over the observation, none a formula for the families.
"""

import json

from generateAll import (
    binomial_law, cauchy, crossings, exponential, gamma_law, geometric, half_line, laplace, line, log_line, logistic,
    lognormal, normal, on_line, over, poisson, tails, uniform, weibull, wide, xlogx,
)  # fmt: skip
from mpmath import besseli, cos, diff, erfc, exp, gamma, inf, log, mp, mpf, pi, sqrt

half = mpf(1) / 2


def von_mises(m, k):
    return lambda x: k * cos(x - m) - log(2 * pi * besseli(0, k))


def student(n, m, s):
    constant = log(gamma((n + 1) / 2)) - log(gamma(n / 2)) - log(n * pi) / 2 - log(s)
    return lambda x: constant - (n + 1) / 2 * log(1 + ((x - m) / s) ** 2 / n)


def skew_normal(a):
    return lambda x: log(erfc(-a * x / sqrt(2))) - x**2 / 2 - log(2 * pi) / 2


def half_line_normal(m):
    """On (0, inf)."""
    return lambda x: normal(m, mpf(1))(x) - log(erfc(-m / sqrt(mpf(2))) / 2)


def gumbel(m, b):
    return lambda x: -(x - m) / b - exp(-(x - m) / b) - log(b)


def divergences(lp, lq, total, points, kinks, skip):
    """`points` is where crossings are looked for; None for sums."""
    out = {}

    def put(name, value):
        if name not in skip:
            out[name] = mp.nstr(value(), 20)

    def mean(law, f):
        def weighed(x):
            weight = exp(law(x))
            return weight * f(x) if weight > mpf("1e-60") else mpf(0)

        return total(weighed, kinks)

    affinity = lambda s: total(lambda x: exp((1 - s) * lp(x) + s * lq(x)), kinks)

    def js(x):
        a, b = exp(lp(x)), exp(lq(x))
        return half * (xlogx(a) + xlogx(b)) - half * xlogx(a + b) + half * (a + b) * log(2)

    put("kl", lambda: mean(lp, lambda x: lp(x) - lq(x)))
    put("kl-reverse", lambda: mean(lq, lambda x: lq(x) - lp(x)))
    middle = affinity(half)
    put("renyi 0.5", lambda: -2 * log(middle))
    put("hellinger", lambda: 1 - middle)
    put("alpha 0.5", lambda: mpf(16) / 3 * (1 - affinity(mpf(3) / 4)))
    put("renyi 2", lambda: log(affinity(mpf(-1))))
    put("chi-squared", lambda: affinity(mpf(-1)) - 1)
    put("jensen-shannon", lambda: total(js, kinks))
    if points is None:
        put("total-variation", lambda: half * total(lambda x: abs(exp(lp(x)) - exp(lq(x)))))
    else:
        at = crossings(lambda x: lp(x) - lq(x), points)
        put("total-variation", lambda: half * total(lambda x: abs(exp(lp(x)) - exp(lq(x))), at + kinks))
        put("fisher", lambda: mean(lp, lambda x: diff(lambda y: lp(y) - lq(y), x) ** 2))
    return out


counts = over(range(0, 300))
light = {"renyi 2": "infinite", "chi-squared": "infinite"}
sums = {"fisher": "undefined"}
circle = [-pi, -2, -1, 0, 1, 2, pi]
# laws with their points, log-densities at them, integral, where crossings are looked for, kinks, what is not compared
# with its status, or None where it is left out
cases = [
    ("x ~ Normal(m, s)", "m = 0.3, s = 1.2", "x ~ Laplace(c, b)", "c = 1, b = 0.7", normal(mpf("0.3"), mpf("1.2")), laplace(1, mpf("0.7")), on_line(line), line, [1], {}),
    ("x ~ Laplace(c, b)", "c = 1, b = 0.7", "x ~ Normal(m, s)", "m = 0.3, s = 1.2", laplace(1, mpf("0.7")), normal(mpf("0.3"), mpf("1.2")), on_line(wide), line, [1], light),
    ("x ~ Logistic(m, s)", "m = 0.3, s = 1.2", "x ~ Laplace(c, b)", "c = 1, b = 0.7", logistic(mpf("0.3"), mpf("1.2")), laplace(1, mpf("0.7")), on_line(wide), line, [1], {"fisher": None, "renyi 2": None, "chi-squared": None}),
    ("x ~ Normal(m, s)", "m = 0.3, s = 1.2", "x ~ Logistic(c, b)", "c = 1, b = 0.7", normal(mpf("0.3"), mpf("1.2")), logistic(1, mpf("0.7")), on_line(line), line, [], {}),
    ("x ~ Cauchy(m, g)", "m = 0.3, g = 1.2", "x ~ StudentT(3, c, b)", "c = 1, b = 0.7", cauchy(mpf("0.3"), mpf("1.2")), student(mpf(3), 1, mpf("0.7")), on_line(tails), line, [], light),
    ("x ~ Cauchy(m, g)", "m = 0.5, g = 2", "x ~ Cauchy(c, b)", "c = -1, b = 0.5", cauchy(mpf("0.5"), 2), cauchy(-1, mpf("0.5")), on_line(tails), line, [], {}),
    ("x ~ Exponential(r)", "r = 1.5", "x ~ Laplace(c, b)", "c = 1, b = 0.75", exponential(mpf("1.5")), laplace(1, mpf("0.75")), on_line(half_line), half_line[1:-4], [1], {"kl-reverse": "infinite", "fisher": "undefined", "jensen-shannon": None, "total-variation": None}),
    ("x ~ Uniform(l, h)", "l = -1, h = 2", "x ~ Laplace(c, b)", "c = 0.5, b = 0.75", uniform(-1, 2), laplace(mpf("0.5"), mpf("0.75")), on_line([-1, 0, 1, 2]), [-1, 0, 1, 2], [half], {"kl-reverse": "infinite", "fisher": "undefined", "jensen-shannon": None, "total-variation": None}),
    ("x ~ Exponential(r)", "r = 0.75", "x ~ Gamma(2, rate = c)", "c = 1.5", exponential(mpf("0.75")), gamma_law(2, mpf("1.5")), on_line(half_line), [mpf("1e-3"), mpf("0.01")] + half_line[1:-4], [], {**light, "fisher": "infinite"}),
    ("x ~ Weibull(k, s)", "k = 2, s = 1.5", "x ~ Gamma(a, rate = c)", "a = 3, c = 2.5", weibull(2, mpf("1.5")), gamma_law(3, mpf("2.5")), on_line([0, mpf("0.001"), mpf("0.01"), mpf("0.1"), mpf("0.5"), 1, 2, 3, 4, 6, 8, 12, 16, 24]), [mpf("0.1"), mpf("0.5"), 1, 2, 4, 8, 12], [], {"fisher": "infinite"}),
    ("x ~ LogNormal(m, s)", "m = 0.3, s = 0.6", "x ~ Gamma(a, rate = c)", "a = 3, c = 2", lognormal(mpf("0.3"), mpf("0.6")), gamma_law(3, 2), on_line(log_line), log_line[3:-7], [], light),
    ("x ~ VonMises(m, k)", "m = 0.5, k = 1.5", "x ~ VonMises(c, l)", "c = 1.5, l = 0.75", von_mises(half, mpf("1.5")), von_mises(mpf("1.5"), mpf("0.75")), on_line(circle), circle, [], {}),
    ("x ~ Poisson(l)", "l = 2", "x ~ Geometric(p)", "p = 0.25", poisson(2), geometric(mpf("0.25")), counts, None, [], sums),
    ("x ~ Binomial(8, p)", "p = 0.25", "x ~ Poisson(l)", "l = 1.5", binomial_law(8)(mpf("0.25")), poisson(mpf("1.5")), over(range(9)), None, [], {**sums, "kl-reverse": "infinite", "jensen-shannon": None, "total-variation": None}),
    ("x ~ SkewNormal(0, 1, a)", "a = 5", "x ~ SkewNormal(0, 1, b)", "b = -5", skew_normal(5), skew_normal(-5), on_line([-12, -8, -5, -3, -2, -1, mpf("-0.5"), 0, mpf("0.5"), 1, 2, 3, 5, 8, 12]), [-1, mpf("-0.3"), mpf("0.3"), 1], [0], {"renyi 2": "infinite", "chi-squared": "infinite"}),
    ("x ~ Normal(m, 1) on (0, inf)", "m = 0.5", "x ~ Normal(c, 1) on (0, inf)", "c = 1", half_line_normal(half), half_line_normal(mpf(1)), on_line([0, half, 1, 2, 3, 4, 6, 8, 12, 16]), [mpf("0.1"), half, 1, 2, 4], [], {}),
    ("x ~ Gumbel(m, b)", "m = 0, b = 1", "x ~ Normal(c, s)", "c = 0.5, s = 1.2", gumbel(mpf(0), mpf(1)), normal(half, mpf("1.2")), on_line([-18, -12, -8, -6, -5, -4, -3, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64, 120]), [-4, -3, -2, -1, 0, 1, 2, 3, 4, 6], [], {"renyi 2": "infinite", "chi-squared": "infinite"}),
]  # fmt: skip

if __name__ == "__main__":
    import sys

    found = []
    for law, at, other, there, lp, lq, total, points, kinks, skip in cases:
        values = divergences(lp, lq, total, points, kinks, skip)
        without = {k: v for k, v in skip.items() if v}
        found.append({"law": law, "at": at, "other": other, "there": there, "values": values, "without": without})
        print(law, other, file=sys.stderr, flush=True)
    print(json.dumps({"program": "mpmath 1.3.0, 40 digits", "cases": found}, indent=2))
