# Information of densities and kernels in two variables that do not fall apart, by mpmath's quadrature; writes planar.json beside it.
# python3 planar.py
import json
from pathlib import Path

from mpmath import exp, inf, mp, mpf, quad

mp.dps = 20


def copula(a, u):
    """E[(∂ log c/∂a)²] of c = 1 + a·u(x)·u(y) on the unit square."""
    return quad(lambda x, y: (u(x) * u(y)) ** 2 / (1 + a * u(x) * u(y)), [0, 1], [0, 1])


def covariance(kernel, stats, box):
    """The covariances of the statistics under a kernel."""
    mean = lambda f: quad(lambda x, y: f(x, y) * kernel(x, y), *box)
    z = mean(lambda x, y: 1)
    m = [mean(s) / z for s in stats]
    return [[mean(lambda x, y, s=s, t=t, i=i, j=j: (s(x, y) - m[i]) * (t(x, y) - m[j])) / z for j, t in enumerate(stats)] for i, s in enumerate(stats)]


rows = [
    {"lines": ["(x, y) ~ density(1 + a*(1 - 2*x)*(1 - 2*y)) on (0, 1)^2", "at a = 0.3"], "information": [[copula(mpf("0.3"), lambda x: 1 - 2 * x)]]},
    {"lines": ["(x, y) ~ density(1 + a*(1 - 3*x^2)*(1 - 3*y^2)) on (0, 1)^2", "at a = 0.2"], "information": [[copula(mpf("0.2"), lambda x: 1 - 3 * x * x)]]},
    {
        "lines": ["(x, y) ~ kernel(exp(-a*x - b*y - x*y)) on (0, inf)^2", "at a = 1, b = 2"],
        "information": covariance(lambda x, y: exp(-x - 2 * y - x * y), [lambda x, y: x, lambda x, y: y], [[0, 1, 5, inf], [0, 1, 5, inf]]),
    },
]
for row in rows:
    row["information"] = [[mp.nstr(v, 15) for v in r] for r in row["information"]]
Path(__file__).with_name("planar.json").write_text(json.dumps(rows, indent=1) + "\n")
