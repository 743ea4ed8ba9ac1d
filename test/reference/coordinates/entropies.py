"""Entropies in nats of laws of which most have none in closed form, by mpmath from densities that are written out.

Run: python3 test/reference/coordinates/entropies.py > test/reference/coordinates/entropies.json   (mpmath 1.3)
"""
import json
from mpmath import mp, mpf, quad, exp, log, sqrt, pi, erf, gamma, inf, nstr, binomial, beta, besseli, cos

mp.dps = 30
rows = {}
phi = lambda z: exp(-z * z / 2) / sqrt(2 * pi)
Phi = lambda z: (1 + erf(z / sqrt(2))) / 2


def continuous(name, p, cuts):
    f = lambda x: -p(x) * log(p(x)) if p(x) > 0 else mpf(0)
    assert abs(quad(p, cuts) - 1) < mpf(10) ** -18, name
    rows[name] = nstr(quad(f, cuts), 16)


def discrete(name, p, last):
    masses = [p(k) for k in range(last + 1)]
    assert abs(sum(masses) - 1) < mpf(10) ** -18, name
    rows[name] = nstr(-sum(m * log(m) for m in masses if m > 0), 16)


line = [-inf, -8, -3, -1, 0, 1, 3, 8, inf]
half = [0, mpf(1) / 8, mpf(1) / 2, 1, 2, 4, 10, 30, 80, inf]
discrete("x ~ Poisson(l); at l = 3", lambda k: exp(-3) * mpf(3) ** k / gamma(k + 1), 60)
discrete("x ~ NegativeBinomial(r, p); at r = 2.5, p = 0.4", lambda k: gamma(k + mpf(5) / 2) / (gamma(mpf(5) / 2) * gamma(k + 1)) * mpf("0.4") ** mpf("2.5") * mpf("0.6") ** k, 200)
discrete("x ~ Binomial(5, p); at p = 0.3", lambda k: binomial(5, k) * mpf("0.3") ** k * mpf("0.7") ** (5 - k), 5)
discrete("x ~ BetaBinomial(6, a, b); at a = 2, b = 3", lambda k: binomial(6, k) * beta(k + 2, 9 - k) / beta(2, 3), 6)
discrete("x ~ ZeroInflatedPoisson(z, r); at z = 0.2, r = 2", lambda k: (mpf("0.2") if k == 0 else 0) + mpf("0.8") * exp(-2) * mpf(2) ** k / gamma(k + 1), 50)
continuous("x ~ SkewNormal(0, 1, a); at a = 2", lambda x: 2 * phi(x) * Phi(2 * x), line)
continuous("x ~ InverseGaussian(m, l); at m = 1.5, l = 2", lambda x: sqrt(2 / (2 * pi * x**3)) * exp(-2 * (x - mpf("1.5")) ** 2 / (2 * mpf("2.25") * x)) if x > 0 else mpf(0), half)
continuous("x ~ BirnbaumSaunders(a, b); at a = 0.5, b = 2", lambda x: (sqrt(x / 2) + sqrt(2 / x)) / x * phi((sqrt(x / 2) - sqrt(2 / x)) * 2) if x > 0 else mpf(0), half)
continuous("x ~ Normal(m, 1) on (0, inf); at m = -0.5", lambda x: phi(x + mpf("0.5")) / Phi(-mpf("0.5")), [0, 1, 3, 8, inf])
continuous("x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 2)); at w = 0.3, m = 4", lambda x: mpf("0.3") * phi(x) + mpf("0.7") * phi((x - 4) / 2) / 2, [-inf, -8, -3, 0, 2, 4, 8, 14, inf])
continuous("x ~ Gamma(k, rate = b); at k = 2.5, b = 2", lambda x: mpf(2) ** mpf("2.5") * x ** mpf("1.5") * exp(-2 * x) / gamma(mpf("2.5")), half)
continuous("x ~ StudentT(nu, m, s); at nu = 3, m = 0, s = 2", lambda x: gamma(2) / (gamma(mpf("1.5")) * sqrt(3 * pi) * 2) * (1 + x * x / 12) ** -2, line)
continuous("x ~ VonMises(m, k); at m = 0, k = 2", lambda x: exp(2 * cos(x)) / (2 * pi * besseli(0, 2)), [-pi, -1, 0, 1, pi])
continuous("x ~ density(3/4*(1 - (x - m)^2)) on (m - 1, m + 1); at m = 2", lambda x: mpf(3) / 4 * (1 - (x - 2) ** 2), [1, 2, 3])
print(json.dumps(rows, indent=1))
