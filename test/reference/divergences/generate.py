"""Kullback-Leibler divergences by quadrature or summation of p log(p/q), from densities written out here.

Run: python3 test/reference/divergences/generate.py > test/reference/divergences/kl.json   (mpmath 1.3, 40 digits)
"""
import json
from mpmath import mp, mpf, quad, nsum, log, exp, sqrt, pi, gamma, beta, inf, binomial, factorial, erfc

mp.dps = 40


def normal(m, s):
    return lambda x: exp(-((x - m) / s) ** 2 / 2) / (s * sqrt(2 * pi))


def gamma_density(k, b):
    return lambda x: b**k * x ** (k - 1) * exp(-b * x) / gamma(k)


def weibull(k, s):
    return lambda x: k / s * (x / s) ** (k - 1) * exp(-((x / s) ** k))


def gumbel(m, b):
    return lambda x: exp(-(x - m) / b - exp(-(x - m) / b)) / b


def laplace(m, b):
    return lambda x: exp(-abs(x - m) / b) / (2 * b)


def cauchy(m, g):
    return lambda x: 1 / (pi * g * (1 + ((x - m) / g) ** 2))


def logistic(m, s):
    return lambda x: 1 / (4 * s * mp.cosh((x - m) / (2 * s)) ** 2)


def beta_density(a, b):
    return lambda x: x ** (a - 1) * (1 - x) ** (b - 1) / beta(a, b)


def lognormal(m, s):
    return lambda x: exp(-((log(x) - m) / s) ** 2 / 2) / (x * s * sqrt(2 * pi))


def poisson(l):
    return lambda k: exp(-l) * l**k / factorial(k)


def binomial_mass(n, p):
    return lambda k: binomial(n, k) * p**k * (1 - p) ** (n - k)


def truncated_normal(m, s):
    mass = erfc(-m / (s * sqrt(2))) / 2
    return lambda x: normal(m, s)(x) / mass


def number(text):
    return mpf(text)


def continuous(density, points):
    def divergence(p, q):
        f, g = density(*p), density(*q)
        return quad(lambda x: f(x) * (log(f(x)) - log(g(x))) if f(x) > 0 else mpf(0), points)

    return divergence


def discrete(mass, last):
    def divergence(p, q):
        f, g = mass(*p), mass(*q)
        return nsum(lambda k: f(k) * (log(f(k)) - log(g(k))), [0, last])

    return divergence


half_line = [0, mpf("0.1"), mpf("0.5"), 1, 2, 4, 8, 16, 32, 64]
line = [-40, -20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 20, 40]
unit = [0, mpf("0.01"), mpf("0.1"), mpf("0.5"), mpf("0.9"), mpf("0.99"), 1]
cases = [
    ("x ~ Normal(mu, sigma)", ["mu", "sigma"], ["0", "1"], ["0.5", "1.5"], continuous(normal, line)),
    ("x ~ Gamma(k, rate = b)", ["k", "b"], ["2", "1"], ["2.5", "1.5"], continuous(gamma_density, half_line)),
    ("x ~ Weibull(k, s)", ["k", "s"], ["2", "1"], ["1.5", "1.2"], continuous(weibull, half_line[:-1])),
    ("x ~ Gumbel(m, b)", ["m", "b"], ["0", "1"], ["0.5", "1.5"], continuous(gumbel, [-5, -3, -2, -1, 0, 1, 2, 5, 10, 20, 40, 80])),
    ("x ~ Laplace(m, b)", ["m", "b"], ["0", "1"], ["1", "2"], continuous(laplace, [-80, -20, -5, -1, 0, 1, 5, 20, 80])),
    ("x ~ Cauchy(m, g)", ["m", "g"], ["0", "1"], ["1", "2"], continuous(cauchy, [-inf, -10, -1, 0, 1, 10, inf])),
    ("x ~ Logistic(m, 1)", ["m"], ["0.5"], ["3"], continuous(lambda m: logistic(m, 1), [-90] + line + [90])),
    ("x ~ Logistic(m, 1/2)", ["m"], ["-1"], ["-0.9"], continuous(lambda m: logistic(m, mpf("0.5")), [-90] + line + [90])),
    ("x ~ Beta(a, b)", ["a", "b"], ["2", "3"], ["1.5", "2.5"], continuous(beta_density, unit)),
    ("x ~ LogNormal(m, s)", ["m", "s"], ["0", "1"], ["0.3", "0.8"], continuous(lognormal, [0, mpf("1e-12"), mpf("1e-6"), mpf("1e-3")] + half_line[1:] + [1000, 10**6, 10**12])),
    ("x ~ Poisson(l)", ["l"], ["3"], ["4.5"], discrete(poisson, 200)),
    ("x ~ Binomial(10, p)", ["p"], ["0.3"], ["0.45"], discrete(lambda p: binomial_mass(10, p), 10)),
    ("x ~ Normal(mu, sigma) on (0, inf)", ["mu", "sigma"], ["0.5", "1"], ["1", "1.5"], continuous(truncated_normal, half_line[:-1])),
]
print(
    json.dumps(
        {
            "program": "mpmath 1.3.0, 40 digits: the integral or sum of p log(p/q)",
            "cases": [
                {
                    "law": law,
                    "parameters": names,
                    "at": [float(v) for v in p],
                    "versus": [float(v) for v in q],
                    "kl": mp.nstr(divergence([number(v) for v in p], [number(v) for v in q]), 20),
                    "reverse": mp.nstr(divergence([number(v) for v in q], [number(v) for v in p]), 20),
                }
                for law, names, p, q, divergence in cases
            ],
        },
        indent=2,
    )
)
