"""Exponential families at one point each: their statistics' means and covariances, from densities written out, by mpmath.

Run: python3 test/reference/coordinates/canonical.py > test/reference/coordinates/canonical.json   (mpmath 1.3)
Each holds the minimal form by hand: the statistics, what they stand with, and the carrier (a factor of the density).
"""
import json
from mpmath import beta, binomial, cos, exp, gamma, inf, log, mp, mpf, nstr, pi, quad, sin, sqrt, besseli

mp.dps = 20
rows = {}
half = [0, mpf(1) / 8, mpf(1) / 2, 1, 2, 4, 10, 30, 80]


def family(name, density, total, statistics, curved=False):
    names, functions = list(statistics), list(statistics.values())
    assert abs(total(density) - 1) < mpf(10) ** -12, name
    mean = lambda f: total(lambda x: f(x) * density(x))
    means = [mean(t) for t in functions]
    covariance = [[mean(lambda x: (s(x) - m) * (t(x) - n)) for t, n in zip(functions, means)] for s, m in zip(functions, means)]
    rows[name] = {"statistics": names, "mean": [nstr(m, 15) for m in means], "covariance": [[nstr(c, 15) for c in r] for r in covariance], "curved": curved}


def over(ends):
    return lambda f: quad(f, ends)


def sums(points):
    return lambda f: sum(f(mpf(k)) for k in points)


q = mpf(2)
family("x ~ Gamma(k, k); at k = 2", lambda x: 4 * x * exp(-2 * x), over(half), {"x - log(x)": lambda x: x - log(x)})
family("x ~ Beta(a, 2*a); at a = 2", lambda x: x * (1 - x) ** 3 / beta(2, 4), over([0, 0.5, 1]), {"1/2*log(x) + log(1 - x)": lambda x: log(x) / 2 + log(1 - x)})
family("x ~ Beta(a, 3 - a); at a = 1.5", lambda x: sqrt(x) * sqrt(1 - x) / beta(1.5, 1.5), over([0, 0.5, 1]), {"log(x) - log(1 - x)": lambda x: log(x) - log(1 - x)})
family("x ~ Normal(t, variance = 1 + t); at t = 1", lambda x: exp(-((x - 1) ** 2) / 4) / sqrt(4 * pi), over([-inf, -6, 1, 8, inf]), {"x*(x + 2)": lambda x: x * (x + 2)})
family("x ~ BetaPrime(a, a + 1); at a = 2", lambda x: x / (1 + x) ** 5 / beta(2, 3), over([0, 1, 5, 40, inf]), {"log(x) - 2*log(x + 1)": lambda x: log(x) - 2 * log(1 + x)})
family("x ~ InverseGaussian(m, m^2); at m = 2", lambda x: sqrt(4 / (2 * pi * x**3)) * exp(-4 * (x - 2) ** 2 / (8 * x)) if x > 0 else mpf(0), over(half + [300]), {"1/x": lambda x: 1 / x})
family("x ~ Multinomial(3, [p^2, 2*p*(1-p), (1-p)^2]); at p = 0.4",
       lambda k: gamma(4) / (gamma(k[0] + 1) * gamma(k[1] + 1) * gamma(k[2] + 1)) * mpf("0.16") ** k[0] * mpf("0.48") ** k[1] * mpf("0.36") ** k[2],
       lambda f: sum(f((i, j, 3 - i - j)) for i in range(4) for j in range(4 - i)), {"x[1] + x[2]/2": lambda k: k[0] + mpf(k[1]) / 2})
family("x ~ density(theta^2/(1 + theta)*(1 + x)*exp(-theta*x)) on (0, inf); at theta = 2", lambda x: 4 / mpf(3) * (1 + x) * exp(-2 * x), over(half), {"x": lambda x: x})
family("x ~ mass(exp(-l)*l^x/(factorial(x)*(1 - exp(-l)))) on {1..}; at l = 2", lambda k: exp(-q) * q**k / gamma(k + 1) / (1 - exp(-q)), sums(range(1, 60)), {"x": lambda x: x})
family("x ~ Binomial(6, p) on {1..6}; at p = 0.3", lambda k: binomial(6, k) * mpf("0.3") ** k * mpf("0.7") ** (6 - k) / (1 - mpf("0.7") ** 6), sums(range(1, 7)), {"x": lambda x: x})
family("x ~ Exponential(l) on (0, 2); at l = 0.5", lambda x: exp(-x / 2) / 2 / (1 - exp(-1)), over([0, 1, 2]), {"x": lambda x: x})
family("x ~ Nakagami(m, w); at m = 2, w = 2", lambda x: 2 * x**3 * exp(-x * x), over([0, 1, 3, 12]), {"x^2": lambda x: x * x, "log(x)": log})
family("x ~ InverseGaussian(mu, mu); at mu = 2", lambda x: sqrt(2 / (2 * pi * x**3)) * exp(-((x - 2) ** 2) / (4 * x)) if x > 0 else mpf(0), over(half + [300]), {"x": lambda x: x, "1/x": lambda x: 1 / x}, True)
family("x ~ VonMises(t, t); at t = 1", lambda x: exp(cos(x - 1)) / (2 * pi * besseli(0, 1)), over([-pi, -1, 1, pi]), {"cos(x)": cos, "sin(x)": sin}, True)
family("x ~ Normal(t, t); at t = 2", lambda x: exp(-((x - 2) ** 2) / 8) / sqrt(8 * pi), over([-inf, -10, 2, 14, inf]), {"x^2": lambda x: x * x, "x": lambda x: x}, True)
family("x ~ Gamma(a, a^2); at a = 2", lambda x: 16 * x * exp(-4 * x), over(half), {"x": lambda x: x, "log(x)": log}, True)
print(json.dumps(rows, indent=1))
