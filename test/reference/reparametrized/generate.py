"""Writes information matrices of families whose arguments are functions of the parameters, each log-density written in the parameters.

Run `python3 test/reference/reparametrized/generate.py` (mpmath 1.3 or later), then prettier. Every matrix is E[s sᵀ] by
quadrature or summation at 50 digits. Values are strings of 20 digits.
"""

import json
import os
import sys

from mpmath import mp, mpf, inf, erfc, exp, log, loggamma, pi, sqrt
import mpmath

mp.dps = 50

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "fisher"))
from quadrature import information

REAL = lambda *_: ("interval", [-inf, inf])
POSITIVE = lambda *_: ("interval", [0, inf])
NATURALS = lambda *_: ("integers", 0, 10**6)
BIT = lambda *_: ("integers", 0, 1)


def normal(x, m, s):
    return -log(2 * pi) / 2 - log(s) - ((x - m) / s) ** 2 / 2


def gamma(x, k, r):
    return k * log(r) - loggamma(k) + (k - 1) * log(x) - r * x


def weibull(x, k, s):
    return log(k / s) + (k - 1) * log(x / s) - (x / s) ** k


def poisson(x, r):
    return x * log(r) - r - loggamma(x + 1)


def bernoulli(x, p):
    return log(p) if x == 1 else log(1 - p)


def student(x, n, m, s):
    z = (x - m) / s
    return loggamma((n + 1) / mpf(2)) - loggamma(n / mpf(2)) - log(n * pi) / 2 - log(s) - (n + 1) / mpf(2) * log(1 + z * z / n)


CASES = [
    ("x ~ Normal(theta, theta)", lambda x, t: normal(x, t, t), REAL, "1.4"),
    ("x ~ Normal(theta, sqrt(theta))", lambda x, t: normal(x, t, sqrt(t)), REAL, "1.4"),
    ("x ~ Normal(2, sigma)", lambda x, s: normal(x, 2, s), REAL, "1.4"),
    ("x ~ Normal(m, exp(sigma))", lambda x, m, s: normal(x, m, exp(s)), REAL, "0.3 -0.4"),
    ("x ~ Normal(m*s, s)", lambda x, m, s: normal(x, m * s, s), REAL, "0.3 1.4"),
    ("x ~ LogNormal(log(m), s)", lambda x, m, s: normal(log(x), log(m), s) - log(x), POSITIVE, "1.3 0.7"),
    ("x ~ Gamma(k, exp(-eta))", lambda x, k, e: gamma(x, k, exp(-e)), POSITIVE, "2.3 0.4"),
    ("x ~ Gamma(a, mean = exp(b))", lambda x, a, b: gamma(x, a, a * exp(-b)), POSITIVE, "2.3 0.4"),
    ("x ~ Weibull(k, exp(b))", lambda x, k, b: weibull(x, k, exp(b)), POSITIVE, "2.3 0.4"),
    ("x ~ Poisson(theta^2)", lambda x, t: poisson(x, t**2), NATURALS, "1.4"),
    ("x ~ Poisson(exp(a))", lambda x, a: poisson(x, exp(a)), NATURALS, "0.5"),
    ("x ~ Bernoulli(Phi(t))", lambda x, t: bernoulli(x, erfc(-t / sqrt(mpf(2))) / 2), BIT, "0.3"),
    ("x ~ Bernoulli(1 - exp(-exp(t)))", lambda x, t: bernoulli(x, 1 - exp(-exp(t))), BIT, "-0.3"),
    ("x ~ StudentT(5, m, s)", lambda x, m, s: student(x, 5, m, s), lambda m, s: ("interval", [-inf, m, inf]), "0.3 1.4"),
]


def text(value):
    return mpmath.nstr(value, 20) if abs(value) > mpf(10) ** -22 else "0"


def made(line, density, support, words):
    theta = [mpf(w) for w in words.split()]
    matrix = information(density, theta, list(range(len(theta))), support(*theta))
    return {"line": line, "at": [float(w) for w in words.split()], "information": [[text(v) for v in row] for row in matrix]}


content = {
    "program": "mpmath %s, 50 digits: the mean of the score times its transpose" % mpmath.__version__,
    "models": [made(*case) for case in CASES],
}
with open(os.path.join(HERE, "reparametrized.json"), "w") as file:
    file.write(json.dumps(content, indent=2) + "\n")
