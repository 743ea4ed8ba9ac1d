"""References for the information geometry, by programs that share nothing with ours: sympy and mpmath from the log-density and from
the metric of the literature (Lehmann and Casella 1998; Johnson, Kotz and Balakrishnan 1994), scipy for the geodesics.

- skewness: E[s_i s_j s_k] by quadrature in 20 digits of scores that sympy differentiates;
- scalarCurvature: from Riemann's tensor of the published metric, by sympy, evaluated in 30 digits;
- distance: the length of the geodesic that shooting with DOP853 and Newton's method finds;
- efron: the statistical curvature by quadrature in 20 digits from its definition.

Usage: python3 generate.py > geometry.json
"""
import json
import sys
import mpmath as mp
import numpy as np
import sympy as sp
from scipy.integrate import solve_ivp
from scipy.optimize import fsolve

mp.mp.dps = 20
# where the range of x is cut, what is left out is below 1e-20: beyond it e^(e^x) has more digits than it is worth
x = sp.Symbol("x", real=True)
a, b = sp.symbols("a b", positive=True)
m = sp.Symbol("m", real=True)
g = sp.EulerGamma
p1 = lambda z: sp.polygamma(1, z)
weibull = sp.pi**2 / 6 + (1 - g) ** 2
inf = mp.inf
pair = lambda e, f, h: sp.Matrix([[e, f], [f, h]])

# name, block, parameters, log-density, range of x, metric, point, second point (or None)
continuous = [
    ("normal", "x ~ Normal(m, b)", (m, b), -sp.log(b) - (x - m) ** 2 / (2 * b**2) - sp.log(2 * sp.pi) / 2,
     (-inf, inf), pair(1 / b**2, 0, 2 / b**2), (0.3, 1.2), (1.5, 0.7)),
    ("normal, variance", "x ~ Normal(m, variance = b)", (m, b), -sp.log(b) / 2 - (x - m) ** 2 / (2 * b) - sp.log(2 * sp.pi) / 2,
     (-inf, inf), pair(1 / b, 0, 1 / (2 * b**2)), (0.3, 1.44), (1.5, 0.49)),
    ("gamma", "x ~ Gamma(a, rate = b)", (a, b), a * sp.log(b) + (a - 1) * sp.log(x) - b * x - sp.loggamma(a),
     (0, inf), pair(p1(a), -1 / b, a / b**2), (2.5, 1.5), (4, 0.8)),
    ("beta", "x ~ Beta(a, b)", (a, b), (a - 1) * sp.log(x) + (b - 1) * sp.log(1 - x) + sp.loggamma(a + b) - sp.loggamma(a) - sp.loggamma(b),
     (0, 1), pair(p1(a) - p1(a + b), -p1(a + b), p1(b) - p1(a + b)), (2, 3), (1.2, 4)),
    ("inverse Gaussian", "x ~ InverseGaussian(a, b)", (a, b), sp.log(b) / 2 - b * (x - a) ** 2 / (2 * a**2 * x) - sp.log(2 * sp.pi * x**3) / 2,
     (0, inf), pair(b / a**3, 0, 1 / (2 * b**2)), (1.5, 2), (0.8, 3)),
    ("Weibull", "x ~ Weibull(a, b)", (a, b), sp.log(a) - a * sp.log(b) + (a - 1) * sp.log(x) - (x / b) ** a,
     (0, inf), pair(weibull / a**2, -(1 - g) / b, a**2 / b**2), (1.7, 2), (2.5, 1.1)),
    ("Gumbel", "x ~ Gumbel(m, b)", (m, b), -sp.log(b) - (x - m) / b - sp.exp(-(x - m) / b),
     (-10, 150), pair(1 / b**2, -(1 - g) / b**2, weibull / b**2), (0.4, 1.3), (1, 2)),
    ("Frechet", "x ~ Frechet(a, b)", (a, b), sp.log(a) + a * sp.log(b) - (a + 1) * sp.log(x) - (x / b) ** (-a),
     (mp.mpf(1) / 100, inf), pair(weibull / a**2, (1 - g) / b, a**2 / b**2), (2.2, 1.4), (3, 1)),
    ("logistic", "x ~ Logistic(m, b)", (m, b), -sp.log(b) - (x - m) / b - 2 * sp.log(1 + sp.exp(-(x - m) / b)),
     (-150, 150), pair(1 / (3 * b**2), 0, (sp.pi**2 + 3) / (9 * b**2)), (0.2, 1.5), (1, 0.9)),
    ("Student t, 5", "x ~ StudentT(5, m, b)", (m, b), sp.loggamma(3) - sp.loggamma(sp.Rational(5, 2)) - sp.log(5 * sp.pi) / 2 - sp.log(b) - 3 * sp.log(1 + ((x - m) / b) ** 2 / 5),
     (-inf, inf), pair(sp.Rational(3, 4) / b**2, 0, sp.Rational(5, 4) / b**2), (0.2, 1.5), (1, 0.9)),
    ("Cauchy", "x ~ Cauchy(m, b)", (m, b), -sp.log(sp.pi * b) - sp.log(1 + ((x - m) / b) ** 2),
     (-inf, inf), pair(1 / (2 * b**2), 0, 1 / (2 * b**2)), (0.2, 1.5), (1, 0.9)),
    ("Laplace", "x ~ Laplace(m, b)", (m, b), None, None, pair(1 / b**2, 0, 1 / b**2), (0.2, 1.5), (1, 0.9)),
    ("Lomax", "x ~ Lomax(a, b)", (a, b), sp.log(a) + a * sp.log(b) - (a + 1) * sp.log(x + b),
     (0, inf), pair(1 / a**2, -1 / (b * (a + 1)), a / (b**2 * (a + 2))), (2.2, 1.4), (3, 2)),
    ("log-logistic", "x ~ LogLogistic(a, b)", (a, b), sp.log(b) - b * sp.log(a) + (b - 1) * sp.log(x) - 2 * sp.log(1 + (x / a) ** b),
     (0, inf), pair(b**2 / (3 * a**2), 0, (sp.pi**2 + 3) / (9 * b**2)), (1.3, 2.5), (2, 1.5)),
    ("Nakagami", "x ~ Nakagami(a, b)", (a, b), sp.log(2) + a * sp.log(a) - sp.loggamma(a) - a * sp.log(b) + (2 * a - 1) * sp.log(x) - a * x**2 / b,
     (0, inf), pair(p1(a) - 1 / a, 0, a / b**2), (1.5, 2), (2.5, 1)),
    ("categorical", "x ~ Categorical([a, b, 1 - a - b])", (a, b), None, None,
     pair(1 / a + 1 / (1 - a - b), 1 / (1 - a - b), 1 / b + 1 / (1 - a - b)), (0.2, 0.3), (0.5, 0.3)),
    ("beta, mean and precision", "x ~ Beta(a*b, (1 - a)*b)\nparam a in (0, 1)\nparam b > 0", (a, b),
     (a * b - 1) * sp.log(x) + ((1 - a) * b - 1) * sp.log(1 - x) + sp.loggamma(b) - sp.loggamma(a * b) - sp.loggamma((1 - a) * b),
     (0, 1), pair(b**2 * (p1(a * b) + p1((1 - a) * b)), b * (a * p1(a * b) - (1 - a) * p1((1 - a) * b)),
                  a**2 * p1(a * b) + (1 - a) ** 2 * p1((1 - a) * b) - p1(b)), (0.4, 5), (0.25, 4)),
]


def scalar_curvature(metric, q):
    inverse = metric.inv()
    d = lambda e, i: sp.diff(e, q[i])
    gamma = [[[sum(inverse[k, l] * (d(metric[l, i], j) + d(metric[l, j], i) - d(metric[i, j], l)) for l in range(2)) / 2
               for j in range(2)] for i in range(2)] for k in range(2)]
    riemann = lambda r, s, u, v: (d(gamma[r][v][s], u) - d(gamma[r][u][s], v)
                                  + sum(gamma[r][u][l] * gamma[l][v][s] - gamma[r][v][l] * gamma[l][u][s] for l in range(2)))
    ricci = lambda s, v: sum(riemann(r, s, r, v) for r in range(2))
    return sum(inverse[s, v] * ricci(s, v) for s in range(2) for v in range(2)), gamma


def distance(metric, gamma, q, start, end):
    f = sp.lambdify(q, [[[gamma[k][i][j] for j in range(2)] for i in range(2)] for k in range(2)], "scipy")
    length = sp.lambdify(q, metric, "scipy")

    def flow(_, y):
        G = np.array(f(y[0], y[1]), dtype=float)
        return np.concatenate([y[2:], -np.einsum("kij,i,j->k", G, y[2:], y[2:])])

    def end_of(v):
        return solve_ivp(flow, (0, 1), np.concatenate([start, v]), method="DOP853", rtol=1e-12, atol=1e-13).y[:2, -1]

    goal = np.array(end)
    v = np.zeros(2)
    for part in np.linspace(0.25, 1, 4):
        target = np.array(start) + part * (goal - start)
        v = fsolve(lambda w: end_of(w) - target, v if part > 0.25 else target - start, xtol=1e-12)
    assert np.max(np.abs(end_of(v) - goal)) < 1e-8
    return float(np.sqrt(v @ np.array(length(*start), dtype=float) @ v))


def mean_of(f, log_density, limits, at):
    p = sp.lambdify(x, log_density.subs(at).evalf(25), "mpmath")
    h = [sp.lambdify(x, e.subs(at).evalf(25), "mpmath") for e in f]
    low, high = limits
    inner = (-40, -5, 0, 1, 5, 40) if low < 0 else (0.25, 0.5, 0.75) if high == 1 else (0.25, 1, 4, 16, 64)
    places = [low] + [mp.mpf(t) for t in inner if low < t < high] + [high]
    return [mp.quad(lambda t: mp.exp(p(t)) * e(t), places) for e in h]


def round_trip(value):
    return mp.nstr(mp.mpf(str(value)), 16)


out = {"families": [], "efron": []}
for name, block, q, log_density, limits, metric, point, versus in continuous:
    at = dict(zip(q, map(sp.Rational, map(str, point))))
    curvature, gamma = scalar_curvature(metric, q)
    entry = {"name": name, "block": block, "point": list(point), "versus": list(versus),
             "parameters": [s.name for s in q],
             "scalarCurvature": round_trip(sp.N(curvature.subs(at), 30)),
             "distance": distance(metric, gamma, q, np.array(point, dtype=float), versus)}
    if log_density is not None:
        s = [sp.diff(log_density, t) for t in q]
        entry["skewness"] = [round_trip(v) for v in mean_of([s[0] ** 3, s[0] ** 2 * s[1], s[0] * s[1] ** 2, s[1] ** 3], log_density, limits, at)]
    elif name == "categorical":
        cells = [a, b, 1 - a - b]
        s = [[sp.diff(sp.log(c), t) for t in q] for c in cells]
        entry["skewness"] = [round_trip(sp.N(sum(c * u[0] ** (3 - k) * u[1] ** k for c, u in zip(cells, s)).subs(at), 30)) for k in range(4)]
    out["families"].append(entry)
    print(name, file=sys.stderr, flush=True)

# one parameter: block, its parameter and value, log-density, range or summation
single = [
    ("x ~ StudentT(5, m, 1)", m, "0.4", sp.loggamma(3) - sp.loggamma(sp.Rational(5, 2)) - sp.log(5 * sp.pi) / 2 - 3 * sp.log(1 + (x - m) ** 2 / 5), (-inf, inf)),
    ("x ~ Cauchy(m, 1)", m, "0.4", -sp.log(sp.pi) - sp.log(1 + (x - m) ** 2), (-inf, inf)),
    ("x ~ Logistic(m, 1)", m, "0.4", -(x - m) - 2 * sp.log(1 + sp.exp(-(x - m))), (-100, 100)),
    ("x ~ Weibull(a, 1)", a, "1.4", sp.log(a) + (a - 1) * sp.log(x) - x**a, (0, inf)),
    ("x ~ Normal(a, a)\nparam a > 0", a, "1.3", -sp.log(a) - (x - a) ** 2 / (2 * a**2) - sp.log(2 * sp.pi) / 2, (-inf, inf)),
    ("x ~ Lomax(2, a)", a, "1.3", sp.log(2) + 2 * sp.log(a) - 3 * sp.log(x + a), (0, inf)),
    ("x ~ LogNormal(a, a)\nparam a > 0", a, "0.8", -sp.log(a) - sp.log(x) - (sp.log(x) - a) ** 2 / (2 * a**2) - sp.log(2 * sp.pi) / 2, (0, inf)),
    ("x ~ Gamma(2, rate = a)", a, "0.7", 2 * sp.log(a) + sp.log(x) - a * x, (0, inf)),
]
for block, t, value, log_density, limits in single:
    at = {t: sp.Rational(value)}
    first, second = sp.diff(log_density, t), sp.diff(log_density, t, 2)
    n20, n11, n02 = mean_of([first**2, first * second, second**2], log_density, limits, at)
    n02 -= n20**2
    out["efron"].append({"block": block, "parameter": t.name, "value": float(value),
                         "squared": round_trip((n02 - n11**2 / n20) / n20**2)})
print(json.dumps(out, indent=1))
