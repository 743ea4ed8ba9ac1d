"""Distribution functions, means and variances of laws that are drawn from, by SciPy.

Run: python3 test/reference/estimators/draws.py > test/reference/estimators/draws.json   (SciPy)
"""
import json
import numpy as np
from scipy import integrate, optimize, special, stats

rows = []


def row(lines, cdf, ppf, mean, variance):
    xs = [float(ppf(q)) for q in np.arange(1, 40) / 40]
    rows.append(dict(lines=lines, points=[[x, float(cdf(x))] for x in xs], mean=float(mean), variance=float(variance)))


def named(lines, law):
    row(lines, law.cdf, law.ppf, law.mean(), law.var())


def restricted(lines, law, low, high):
    a, b = law.cdf(low), law.cdf(high)
    moment = lambda k: integrate.quad(lambda x: x**k * law.pdf(x), low, min(high, law.ppf(1 - 1e-15)), epsabs=1e-13)[0] / (b - a)
    row(lines, lambda x: (law.cdf(x) - a) / (b - a), lambda q: law.ppf(a + q * (b - a)), moment(1), moment(2) - moment(1) ** 2)


def mixed(lines, parts):
    cdf = lambda x: sum(w * law.cdf(x) for w, law in parts)
    mean = sum(w * law.mean() for w, law in parts)
    second = sum(w * (law.var() + law.mean() ** 2) for w, law in parts)
    low, high = min(law.ppf(1e-12) for _, law in parts), max(law.ppf(1 - 1e-12) for _, law in parts)
    row(lines, cdf, lambda q: optimize.brentq(lambda x: cdf(x) - q, low, high, xtol=1e-13), mean, second - mean**2)


def written(lines, pdf, low, high):
    total = lambda x: integrate.quad(pdf, low, x, epsabs=1e-13, limit=200)[0]
    moment = lambda k: integrate.quad(lambda x: x**k * pdf(x), low, high, epsabs=1e-13, limit=200)[0]
    row(lines, total, lambda q: optimize.brentq(lambda x: total(x) - q, low, high), moment(1), moment(2) - moment(1) ** 2)


named(["x ~ InverseGaussian(m, l)", "at m = 1.5, l = 2"], stats.invgauss(1.5 / 2, scale=2))
named(["x ~ SkewNormal(0, 1, a)", "at a = -3"], stats.skewnorm(-3))
named(["x ~ VonMises(m, k)", "at m = 0, k = 2"], stats.vonmises(2))
named(["x ~ Triangular(0, 1, c)", "at c = 0.3"], stats.triang(0.3))
restricted(["x ~ Normal(mu, sigma) on (0, inf)", "at mu = -1, sigma = 1"], stats.norm(-1, 1), 0, np.inf)
restricted(["x ~ Weibull(k, 1) on (1, 3)", "at k = 0.5"], stats.weibull_min(0.5), 1, 3)
restricted(["x ~ Cauchy(m, 1) on (-5, 20)", "at m = 1"], stats.cauchy(1), -5, 20)
mixed(["x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 0.01))", "at w = 0.3, m = 40"], [(0.3, stats.norm()), (0.7, stats.norm(40, 0.01))])
mixed(["x ~ mixture(w: Exponential(1), 1 - w: Gamma(5, b))", "at w = 0.6, b = 0.5"], [(0.6, stats.expon()), (0.4, stats.gamma(5, scale=2))])
quartic = 2 * special.gamma(1.25)
written([f"x ~ density(exp(-(x - m)^4)/(2*1.8128049541109541559/2)) on R", "at m = 1"], lambda x: np.exp(-((x - 1) ** 4)) / quartic, -4, 6)
written(["x ~ density(3/4*(1 - (x - m)^2)) on (m - 1, m + 1)", "at m = 2"], lambda x: 0.75 * (1 - (x - 2) ** 2), 1, 3)
named(["x ~ Gamma(k, 1)", "at k = 0.2"], stats.gamma(0.2))
named(["x ~ StudentT(5, m, 1)", "at m = 2"], stats.t(5, loc=2))
print(json.dumps(rows, indent=1))
