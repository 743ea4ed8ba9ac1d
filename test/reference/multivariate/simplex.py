"""Variance of a statistic under exp(t T(x, y, z)) on the triangle x + y + z = 1: the information of t.

Run: python3 test/reference/multivariate/simplex.py > test/reference/multivariate/simplex.json   (mpmath 1.3, 25 digits)
"""
import json
from mpmath import mp, mpf, quad, exp

mp.dps = 25


def variance(statistic, t):
    def mean(f):
        return quad(lambda x: quad(lambda y: f(statistic(x, y, 1 - x - y)) * exp(t * statistic(x, y, 1 - x - y)), [0, 1 - x]), [0, 1])

    mass = mean(lambda s: mpf(1))
    first = mean(lambda s: s) / mass
    return mean(lambda s: (s - first) ** 2) / mass


cases = [
    ("exp(t*x*y)", lambda x, y, z: x * y, "1"),
    ("exp(t*(x^2 + y*z))", lambda x, y, z: x**2 + y * z, "2"),
]
print(json.dumps([{"kernel": k, "t": float(t), "information": mp.nstr(variance(s, mpf(t)), 17)} for k, s, t in cases], indent=1))
