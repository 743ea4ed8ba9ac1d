"""Weiss–Weinstein bounds of two parameters at given shifts: every overlap a Gauss–Legendre sum on a fine grid, with the expectation
E[(√L(h) − √L(−h))(…)] taken apart only into its four products, and the affinities of the laws by one-dimensional quadrature or sum.

Run: python3 test/reference/bounds/weiss_weinstein_two.py > test/reference/bounds/weiss_weinstein_two.json   (numpy, scipy)
"""
import json
import numpy as np
from numpy.polynomial.legendre import leggauss
from scipy import stats
from scipy.special import gammaln

rows = []


def nodes(lower, upper, count=160):
    x, w = leggauss(count)
    return lower + (x + 1) / 2 * (upper - lower), w * (upper - lower) / 2


def affinity_by_quadrature(pdf, grid, weights):
    """∫ √(p q) dx for arrays of parameters."""
    def rho(p, q):
        shape = np.broadcast(*p, *q).shape
        total = np.zeros(shape)
        for x, w in zip(grid, weights):
            total += w * np.sqrt(pdf(x, *p) * pdf(x, *q))
        return total
    return rho


def bound(text, priors, rho, n, h, supports):
    """supports: where each prior is positive, cut off where it is negligible."""
    def overlap(a, b):
        ranges = []
        for i, (lo, hi) in enumerate(supports):
            lo2 = max(lo, lo - a[i], lo - b[i])
            hi2 = min(hi, hi - a[i], hi - b[i])
            if not lo2 < hi2:
                return 0.0
            ranges.append(nodes(lo2, hi2))
        (u, wu), (v, wv) = ranges
        U, V = np.meshgrid(u, v, indexing="ij")
        p, q = (U + a[0], V + a[1]), (U + b[0], V + b[1])
        density = lambda t: priors[0].pdf(t[0]) * priors[1].pdf(t[1])
        f = np.sqrt(density(p) * density(q)) * rho(p, q) ** n
        return float(wu @ f @ wv)

    zero = (0.0, 0.0)
    axis = [(h[0], 0.0), (0.0, h[1])]
    minus = lambda t: (-t[0], -t[1])
    e = [overlap(t, zero) for t in axis]
    g = np.empty((2, 2))
    for i in range(2):
        for j in range(2):
            if i == j:
                g[i, j] = 2 * (1 - overlap((2 * axis[i][0], 2 * axis[i][1]), zero))
            else:
                s, t = axis[i], axis[j]
                g[i, j] = overlap(s, t) - overlap(s, minus(t)) - overlap(minus(s), t) + overlap(minus(s), minus(t))
    d = np.diag([h[0] * e[0], h[1] * e[1]])
    matrix = d @ np.linalg.inv(g) @ d
    rows.append({"model": text, "shifts": h, "bounds": [float(matrix[0, 0]), float(matrix[1, 1])]})


def normal(p, q):
    (m, s), (k, t) = p, q
    return np.sqrt(2 * s * t / (s * s + t * t)) * np.exp(-((m - k) ** 2) / (4 * (s * s + t * t)))


bound("x ~ Normal(mu, sigma); prior mu ~ Uniform(-1, 1); prior sigma ~ Uniform(1, 2); samples 5",
      [stats.uniform(-1, 2), stats.uniform(1, 1)], normal, 5, [0.5, 0.25], [(-1, 1), (1, 2)])
bound("x ~ Normal(mu, sigma); prior mu ~ Normal(0, 1); prior sigma ~ Gamma(3, 2)",
      [stats.norm(0, 1), stats.gamma(3, scale=0.5)], normal, 1, [0.8, 0.4], [(-9, 9), (0, 20)])
grid, weights = nodes(0, 1, 200)
grid, weights = grid**2 * (3 - 2 * grid), weights * 6 * grid * (1 - grid)  # finer at both ends
bound("x ~ Beta(a, b); prior a ~ Uniform(1, 3); prior b ~ Uniform(1, 3); samples 4",
      [stats.uniform(1, 2)] * 2, affinity_by_quadrature(lambda x, a, b: stats.beta.pdf(x, a, b), grid, weights), 4, [0.5, 0.7], [(1, 3), (1, 3)])
bound("x ~ Gamma(k, b); prior k ~ Gamma(6, 2); prior b ~ Uniform(1, 4); samples 3",
      [stats.gamma(6, scale=0.5), stats.uniform(1, 3)],
      lambda p, q: np.exp(gammaln((p[0] + q[0]) / 2) - (gammaln(p[0]) + gammaln(q[0]) - p[0] * np.log(p[1]) - q[0] * np.log(q[1])) / 2 - (p[0] + q[0]) / 2 * np.log((p[1] + q[1]) / 2)),
      3, [0.6, 0.5], [(0, 24), (1, 4)])
print(json.dumps(rows, indent=1))
