"""Barankin's bound with test points that differ in several parameters: at points that are given, and the greatest with one point.

The moments E[L_a L_b] are integrals and sums of densities that are written out here, in mpmath; the search is SciPy's.
Run: python3 test/reference/bounds/testVectors.py > test/reference/bounds/testVectors.json   (mpmath 1.3, SciPy)
"""
import json
import numpy as np
from mpmath import mp, mpf, quad, exp, log, sqrt, pi, inf, gamma, binomial, matrix, lu_solve, nstr, fabs
from scipy.optimize import minimize

mp.dps = 25
rows = []


def normal(x, t):
    return exp(-((x - t[0]) ** 2) / (2 * t[1] ** 2)) / (t[1] * sqrt(2 * pi))


def gamma_(x, t):
    return t[1] ** t[0] * x ** (t[0] - 1) * exp(-t[1] * x) / gamma(t[0])


def weibull(x, t):
    return t[0] / t[1] * (x / t[1]) ** (t[0] - 1) * exp(-((x / t[1]) ** t[0]))


def laplace(x, t):
    return exp(-fabs(x - t[0]) / t[1]) / (2 * t[1])


def shifted(x, t):
    return exp(-(x - t[0]) / t[1]) / t[1] if x >= t[0] else mpf(0)


def uniform(x, t):
    return 1 / (t[1] - t[0]) if t[0] <= x <= t[1] else mpf(0)


def negative_binomial(x, t):
    r, p = t
    return gamma(x + r) / (gamma(r) * gamma(x + 1)) * p**r * (1 - p) ** x


def binomial_(x, t):
    p, n = t
    return binomial(n, x) * p**x * (1 - p) ** (n - x) if x <= n else mpf(0)


def moment(p, theta, a, b, cuts, discrete):
    f = lambda x: p(x, a) * p(x, b) / p(x, theta)
    if discrete is not None:
        return sum(f(mpf(k)) for k in range(discrete + 1))
    places = sorted({c for c in cuts(theta, a, b)})
    return quad(f, places)


def bound(p, theta, points, n, g, cuts, discrete=None):
    k = len(points)
    B = matrix(k, k)
    for i in range(k):
        for j in range(i, k):
            B[i, j] = B[j, i] = moment(p, theta, points[i], points[j], cuts, discrete) ** n - 1
    delta = matrix([g(t) - g(theta) for t in points])
    w = lu_solve(B, delta)
    return sum(w[i] * delta[i] for i in range(k))


def given(lines, target, p, theta, points, n, g, cuts, discrete=None):
    theta = [mpf(str(v)) for v in theta]
    exact = [[mpf(str(v)) for v in t] for t in points]
    rows.append(dict(lines=lines, target=target, points=points, value=nstr(bound(p, theta, exact, n, g, cuts, discrete), 18)))


def greatest(lines, target, objective, starts):
    """`objective` in closed form, in doubles."""
    best = max(-minimize(lambda v: -objective(*v), s, method="Nelder-Mead", options=dict(xatol=1e-10, fatol=1e-13, maxiter=4000)).fun for s in starts)
    rows.append(dict(lines=lines, target=target, points=None, value=repr(float(best))))


real = lambda t, a, b: [-inf, -8, -2, 0, 2, 8, inf]
half = lambda t, a, b: [mpf(0), mpf(1) / 4, 1, 3, 8, 20, 60, inf]
at_ends = lambda t, a, b: [max(a[0], b[0]), min(a[1], b[1])]
at_start = lambda t, a, b: [max(a[0], b[0])] + [max(a[0], b[0]) + c for c in (1, 4, 12, 40, 120, 400)]
kinked = lambda t, a, b: [-inf, -12, -4, t[0], a[0], b[0], 4, 12, inf]
first, second = (lambda t: t[0]), (lambda t: t[1])

given(["x ~ Normal(mu, sigma)", "at mu = 0.5, sigma = 1.5", "samples 3"], "sigma", normal, (0.5, 1.5), [[0.5, 1.2], [-0.8, 1.1], [0.9, 1.7]], 3, second, real)
given(["x ~ Normal(mu, sigma)", "estimand r = mu/sigma", "at mu = 0.5, sigma = 1.5", "samples 3"], "r", normal, (0.5, 1.5), [[0.9, 1.2], [-0.8, 1.1]], 3, lambda t: t[0] / t[1], real)
given(["x ~ Gamma(k, rate = b)", "at k = 2, b = 1.5", "samples 4"], "k", gamma_, (2, 1.5), [[3, 2.5], [5, 4.5]], 4, first, half)
given(["x ~ Weibull(k, s)", "at k = 1.5, s = 2", "samples 4"], "k", weibull, (1.5, 2), [[2.5, 2.1], [3.5, 3]], 4, first, half)
given(["x ~ Laplace(m, b)", "at m = 0, b = 1", "samples 3"], "m", laplace, (0, 1), [[0.25, 1.05], [-0.5, 1.125]], 3, first, kinked)
given(["x ~ density(exp(-(x - m)/s)/s) on (m, inf)", "at m = 1, s = 2", "samples 4"], "m", shifted, (1, 2), [[1.75, 2], [1.5, 2.25], [2.5, 1.75]], 4, first, at_start)
given(["x ~ Uniform(a, b)", "at a = 0, b = 1", "samples 3"], "b", uniform, (0, 1), [[0.125, 0.75], [0, 0.5], [0.25, 0.875]], 3, second, at_ends)
given(["x ~ NegativeBinomial(r, p)", "at r = 3, p = 0.5", "samples 2"], "r", negative_binomial, (3, 0.5), [[4, 0.55], [2.5, 0.5]], 2, first, None, 300)
given(["x ~ Binomial(n, p)", "at n = 5, p = 0.4", "samples 4"], "n", binomial_, (0.4, 5), [[0.5, 4], [0.5, 5]], 4, second, None, 5)


def normal_moment(m, s):
    """E[L^2] for N(m, s) against N(0, 1)."""
    d = 2 - s * s
    return np.inf if s <= 0 or d <= 0 else np.exp(m * m / d) / (s * np.sqrt(d))


def normal_bound(m, s, n=3):
    return (1.5 * (s - 1)) ** 2 / np.expm1(n * np.log(normal_moment(m, s))) if abs(s - 1) > 1e-6 and normal_moment(m, s) < 1e100 else 0


greatest(["x ~ Normal(mu, sigma)", "at mu = 0.5, sigma = 1.5", "samples 3"], "sigma", normal_bound, [(0.1, 0.8), (0.5, 0.7), (0, 1.2)])


def binomial_bound(q, n=4):
    p, size = 0.4, 5
    from math import comb
    if not 0 < q < 1:
        return 0
    m = sum((comb(4, x) * q**x * (1 - q) ** (4 - x)) ** 2 / (comb(size, x) * p**x * (1 - p) ** (size - x)) for x in range(5))
    return 1 / (m**n - 1)


greatest(["x ~ Binomial(n, p)", "at n = 5, p = 0.4", "samples 4"], "n", lambda q: binomial_bound(q), [(0.45,), (0.5,)])
print(json.dumps(rows, indent=1))
