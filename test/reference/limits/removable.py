"""Fisher information at and near removable singularities of its closed forms: integrals of the score's products with mpmath.

Every number is the integral of the density's own derivatives in 25 digits or more; no closed form of the information enters, and next to a
point at which the density is 0/0 its limit there is written out. Run: python3 removable.py > removable.json
"""
import json

from mpmath import digamma, exp, expm1, log, log1p, loggamma, mp, mpf, pi, quad

mp.dps = 25


def log_ratio(u, n=0):
    """The n-th derivative of log(1 + u)/u, by its series near 0."""
    if abs(u) < mpf("0.02"):
        total, k = mpf(0), n
        while True:
            term = (-1) ** k * mpf(1) / (k + 1)
            for j in range(n):
                term *= k - j
            term *= u ** (k - n) if k > n else 1
            total += term
            if k > n + 3 and abs(term) < mpf(10) ** -28:
                return total
            k += 1
    if n == 0:
        return log1p(u) / u
    return ((-1) ** (n - 1) * mp.factorial(n - 1) / (1 + u) ** n - n * log_ratio(u, n - 1)) / u


def gev(xi):
    """(location, scale, shape) at (0, 1, xi); t = log(1 + xi x)/xi follows the standard Gumbel distribution."""

    def score(t):
        x = t if xi == 0 else expm1(xi * t) / xi
        w = 1 + xi * x
        slope = exp(-t) - (1 + xi)  # of the log-density in t
        return [-slope / w, -1 - slope * x / w, -t + slope * x * x * log_ratio(xi * x, 1)]

    return score, lambda t: exp(-t - exp(-t)), [-6, -3, -1, 0, 1, 3, 8, 20, 60, 150]


def pareto(xi):
    """(scale, shape) at (1, xi); t = log(1 + xi x)/xi is exponential."""

    def score(t):
        x = t if xi == 0 else expm1(xi * t) / xi
        w = 1 + xi * x
        return [-1 + (1 + xi) * x / w, -t - (1 + xi) * x * x * log_ratio(xi * x, 1)]

    return score, lambda t: exp(-t), [0, 1, 3, 10, 30, 100, 250]


def kumaraswamy(a, b):
    def score(x):
        return [1 / a + log(x) - (b - 1) * x**a * log(x) / (1 - x**a), 1 / b + log1p(-(x**a))]

    return score, lambda x: a * b * x ** (a - 1) * (1 - x**a) ** (b - 1), [0, mpf("0.5"), 1]


def student(nu):
    constant = loggamma((nu + 1) / 2) - loggamma(nu / 2) - log(pi * nu) / 2
    bias = (digamma((nu + 1) / 2) - digamma(nu / 2) - 1 / nu) / 2

    def score(x):
        q = x * x / nu
        slope = (nu + 1) * x / (nu * (1 + q))
        return [bias - log1p(q) / 2 + (nu + 1) * q / (2 * nu * (1 + q)), slope, -1 + x * slope]

    return score, lambda x: exp(constant - (nu + 1) / 2 * log1p(x * x / nu)), [-40, -12, -4, 0, 4, 12, 40]


def matrix(score, density, ends):
    p = len(score(mpf("0.4")))
    upper = {(i, j): quad(lambda t: score(t)[i] * score(t)[j] * density(t), ends) for i in range(p) for j in range(i, p)}
    return [[mp.nstr(upper[min(i, j), max(i, j)], 17) for j in range(p)] for i in range(p)]


cases = []
for xi in ["0", "1e-12", "-1e-6", "1e-3"]:
    cases.append({"model": "x ~ GEV(m, s, k)", "at": f"at m = 0, s = 1, k = {xi}", "value": matrix(*gev(mpf(xi)))})
    cases.append({"model": "x ~ GeneralizedPareto(s, k)", "at": f"at s = 1, k = {xi}", "value": matrix(*pareto(mpf(xi)))})
for b in ["1", "2", "1.999999999"]:
    cases.append({"model": "x ~ Kumaraswamy(a, b)", "at": f"at a = 2, b = {b}", "value": matrix(*kumaraswamy(mpf(2), mpf(b)))})
mp.dps = 45  # the score in the degrees of freedom is what is left of terms 1e13 times as large
for nu in ["1e6"]:
    cases.append({"model": "x ~ StudentT(n, m, s)", "at": f"at n = {nu}, m = 0, s = 1", "value": matrix(*student(mpf(nu)))})
for k in ["0", "1e-9", "1e-3"]:  # variance of the tilted uniform law on (-1, 1)
    kk = mpf(k)
    z = quad(lambda x: exp(kk * x), [-1, 1])
    mean = quad(lambda x: x * exp(kk * x), [-1, 1]) / z
    value = quad(lambda x: (x - mean) ** 2 * exp(kk * x), [-1, 1]) / z
    cases.append({"model": "x ~ kernel(exp(k*x)) on (-1, 1)", "at": f"at k = {k}", "value": [[mp.nstr(value, 17)]]})
for rate in ["1e-8", "1e-3"]:  # Var(X)/rate^2 of the Poisson law on 1, 2, …
    r = mpf(rate)
    mean = r / -expm1(-r)
    value = mean * (1 + r - mean) / r**2
    cases.append({"model": "x ~ Poisson(r) on {1..}", "at": f"at r = {rate}", "value": [[mp.nstr(value, 17)]]})
print(json.dumps({"source": "test/reference/limits/removable.py", "cases": cases}, indent=1))
