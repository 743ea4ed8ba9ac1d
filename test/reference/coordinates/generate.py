"""Entropies and cumulants of laws at one point each, from their definitions: integrals and sums by mpmath.

Writes moments.json beside this file. Needs mpmath.
"""
import json
from pathlib import Path

from mpmath import beta, besseli, cos, exp, gamma, inf, log, loggamma, mp, mpf, pi, quad, sqrt

mp.dps = 20

half = [0, 1, 4, 12, inf]
line = [-inf, -4, 0, 4, inf]


def integral(ends):
    return lambda f: quad(f, ends)


def series(count):
    return lambda f: sum(f(mpf(x)) for x in range(count))


LAWS = {
    "x ~ Normal(mu, sigma); at mu = 1, sigma = 2": (
        lambda x: -((x - 1) ** 2) / 8 - log(2 * sqrt(2 * pi)), integral([-inf, -9, 1, 11, inf]),
        {"x^2": lambda x: x * x, "x": lambda x: x}),
    "x ~ Gamma(k, b); at k = 2, b = 3": (
        lambda x: 2 * log(mpf(3)) + log(x) - 3 * x, integral(half), {"x": lambda x: x, "log(x)": log}),
    "x ~ Beta(a, b); at a = 2, b = 3": (
        lambda x: log(x) + 2 * log(1 - x) - log(beta(2, 3)), integral([0, 0.5, 1]), {"log(x)": log, "log(1 - x)": lambda x: log(1 - x)}),
    "x ~ Exponential(r); at r = 3": (lambda x: log(mpf(3)) - 3 * x, integral(half), {"x": lambda x: x}),
    "x ~ Bernoulli(p); at p = 0.3": (
        lambda x: x * log(mpf("0.3")) + (1 - x) * log(mpf("0.7")), series(2), {"x": lambda x: x}),
    "x ~ Geometric(p); at p = 0.4": (
        lambda x: x * log(mpf("0.6")) + log(mpf("0.4")), series(150), {"x": lambda x: x}),
    "x ~ VonMises(0, k); at k = 2": (
        lambda x: 2 * cos(x) - log(2 * pi * besseli(0, 2)), integral([-pi, 0, pi]), {"cos(x)": cos}),
    "x ~ InverseGaussian(m, l); at m = 1, l = 2": (
        lambda x: log(sqrt(1 / pi)) - mpf(3) / 2 * log(x) - (x - 1) ** 2 / x, integral(half),
        {"x": lambda x: x, "1/x": lambda x: 1 / x}),
    "x ~ Poisson(l); at l = 3": (lambda x: x * log(mpf(3)) - 3 - loggamma(x + 1), series(80), {"x": lambda x: x}),
    "x ~ Rayleigh(s); at s = 2": (lambda x: log(x) - log(mpf(4)) - x * x / 8, integral([0, 2, 6, 20, inf]), {"x^2": lambda x: x * x}),
    "x ~ Weibull(k, l); at k = 2, l = 3": (
        lambda x: log(mpf(2) / 3) + log(x / 3) - (x / 3) ** 2, integral([0, 2, 6, 20, inf]), {}),
    "x ~ Cauchy(m, s); at m = 0, s = 2": (lambda x: -log(2 * pi) - log(1 + (x / 2) ** 2), integral([-inf, -100, -4, 0, 4, 100, inf]), {}),
    "x ~ Gumbel(m, b); at m = 0, b = 2": (
        lambda x: -log(mpf(2)) - x / 2 - exp(-x / 2), integral([-20, -4, 0, 8, 40, 300]), {}),
    "x ~ Logistic(m, s); at m = 0, s = 2": (
        lambda x: -x / 2 - 2 * log(1 + exp(-x / 2)) - log(mpf(2)), integral([-300, -40, -4, 0, 4, 40, 300]), {}),
}


def moments(log_density, total, statistics):
    def mean(f):
        return total(lambda x: exp(log_density(x)) * f(x))

    found = {}
    for name, t in statistics.items():
        m = mean(t)
        c2, c3, c4 = (mean(lambda x: (t(x) - m) ** r) for r in (2, 3, 4))
        found[name] = [mp.nstr(v, 15) for v in (m, c2, c3, c4 - 3 * c2**2)]
    return {"entropy": mp.nstr(mean(lambda x: -log_density(x)), 15), "cumulants": found}


if __name__ == "__main__":
    text = {name: moments(*law) for name, law in LAWS.items()}
    Path(__file__).with_name("moments.json").write_text(json.dumps(text, indent=2) + "\n")
