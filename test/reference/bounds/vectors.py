"""Bhattacharyya's bounds of models with several unknown parameters: the joint density of all observations is differentiated by
SymPy and integrated by the trapezoidal rule on the whole line (after x = exp(t), logit), where it converges geometrically; masses
are summed. The system is solved by NumPy's least squares, since the ratios may depend on one another (normal law).

Run: python3 test/reference/bounds/vectors.py > test/reference/bounds/vectors.json   (SymPy 1.13, NumPy, SciPy)
"""
import itertools
import json
import math
import numpy as np
import sympy as sp
from scipy import special

rows = []
modules = [{"loggamma": special.gammaln, "polygamma": lambda k, x: special.polygamma(int(k), x)}, "numpy", "scipy"]


def nodes(kind, size):
    """Places, and weights dx."""
    if kind == "real":
        t = np.linspace(-4.44, 4.44, size)
        return np.sinh(t), np.cosh(t) * (t[1] - t[0])
    if kind == "heavy":
        t = np.linspace(-16, 16, size)
        return np.sinh(t), np.cosh(t) * (t[1] - t[0])
    if kind == "positive":
        t = np.linspace(-26, 6.5, size)
        return np.exp(t), np.exp(t) * (t[1] - t[0])
    if kind == "unit":
        t = np.linspace(-30, 30, size)
        x = 1 / (1 + np.exp(-t))
        return x, x * (1 / (1 + np.exp(t))) * (t[1] - t[0])
    x = np.arange(0, kind).astype(float)
    return x, np.ones_like(x)


def bhattacharyya(lines, log_density, names, point, kind, targets, n, orders, size, shift=0.0, scale=1.0):
    symbols = [sp.Symbol(s, positive=True) for s in names]
    xs = [sp.Symbol(f"x{i}", positive=kind in ("positive", "unit")) for i in range(n)]
    logp = sum(log_density(x, *symbols) for x in xs)
    scores = [sp.diff(logp, s) for s in symbols]
    order = max(orders)
    d = len(names)
    alphas = [a for k in range(1, order + 1) for a in itertools.product(range(k + 1), repeat=d) if sum(a) == k]
    ratio = {tuple([0] * d): sp.Integer(1)}
    for a in alphas:
        i = next(j for j in range(d) if a[j])
        b = tuple(a[j] - (j == i) for j in range(d))
        ratio[a] = sp.diff(ratio[b], symbols[i]) + ratio[b] * scores[i]
    values = dict(zip(symbols, [sp.Rational(str(v)) for v in point]))
    x, w = nodes(kind, size)
    x, w = shift + scale * x, scale * w
    grid = np.meshgrid(*([x] * n), indexing="ij")
    weight = np.ones_like(grid[0])
    for k in range(n):
        weight = weight * w.reshape([-1 if j == k else 1 for j in range(n)])
    with np.errstate(all="ignore"):
        p = np.exp(sp.lambdify(xs, logp.subs(values), modules)(*grid)) * weight
        u = np.array([np.broadcast_to(sp.lambdify(xs, sp.expand_func(ratio[a]).subs(values), modules)(*grid), p.shape) for a in alphas])
    u = np.where(p > 0, u, 0)
    p = np.where(np.isfinite(p), p, 0)
    assert abs(p.sum() - 1) < 1e-11, p.sum()
    flat = u.reshape(len(alphas), -1)
    J = (flat * p.reshape(-1)) @ flat.T
    assert np.abs(flat @ p.reshape(-1)).max() < 1e-8 * np.sqrt(J.diagonal()).max()
    for target, g in targets.items():
        e = g(*symbols)
        gamma = np.array([float(sp.diff(e, *[(s, k) for s, k in zip(symbols, a) if k]).subs(values)) for a in alphas])
        for k in orders:
            size_k = sum(1 for a in alphas if sum(a) <= k)
            units = np.sqrt(J.diagonal()[:size_k])
            scaled = J[:size_k, :size_k] / np.outer(units, units)
            values_, vectors = np.linalg.eigh(scaled)
            keep = values_ > 1e-11 * values_.max()
            along = vectors.T @ (gamma[:size_k] / units)
            assert np.abs(along[~keep]).max(initial=0) < 1e-6 * np.linalg.norm(along)
            value = float(np.sum(along[keep] ** 2 / values_[keep]))
            rows.append(dict(lines=lines, name="bhattacharyya", target=target, order=k, value=repr(value),
                             condition=float(values_[keep].max() / values_[keep].min())))


log, exp, lgamma, Abs = sp.log, sp.exp, sp.loggamma, sp.Abs
normal = lambda x, m, s: -((x - m) ** 2) / (2 * s**2) - log(s) - log(2 * sp.pi) / 2

bhattacharyya(["x ~ Normal(mu, sigma)", "estimand v = sigma^2", "estimand r = mu/sigma", "estimand e = exp(mu)", "at mu = 0.5, sigma = 1.5", "samples 3"],
              normal, ["mu", "sigma"], [0.5, 1.5], "real",
              {"sigma": lambda m, s: s, "v": lambda m, s: s**2, "r": lambda m, s: m / s, "e": lambda m, s: exp(m)}, 3, (2,), 130, 0.5, 0.6)
bhattacharyya(["x ~ Gamma(k, rate = b)", "estimand m = k/b^2", "at k = 2.5, b = 1.5", "samples 2"],
              lambda x, k, b: k * log(b) + (k - 1) * log(x) - b * x - lgamma(k), ["k", "b"], [2.5, 1.5], "positive",
              {"k": lambda k, b: k, "b": lambda k, b: b, "m": lambda k, b: k / b**2}, 2, (2, 3), 700)
bhattacharyya(["x ~ Weibull(k, s)", "at k = 1.5, s = 2", "samples 2"],
              lambda x, k, s: log(k) - log(s) + (k - 1) * log(x / s) - (x / s) ** k, ["k", "s"], [1.5, 2], "positive",
              {"k": lambda k, s: k, "s": lambda k, s: s}, 2, (2,), 700)
bhattacharyya(["x ~ Logistic(m, s)", "estimand q = m + 2*s", "at m = 0, s = 1.5", "samples 2"],
              lambda x, m, s: -(x - m) / s - log(s) - 2 * log(1 + exp(-(x - m) / s)), ["m", "s"], [0, 1.5], "real",
              {"m": lambda m, s: m, "s": lambda m, s: s, "q": lambda m, s: m + 2 * s}, 2, (2, 3), 900, 0, 2)
bhattacharyya(["x ~ Beta(a, b)", "estimand m = a/(a + b)", "at a = 3, b = 2", "samples 2"],
              lambda x, a, b: (a - 1) * log(x) + (b - 1) * log(1 - x) + lgamma(a + b) - lgamma(a) - lgamma(b), ["a", "b"], [3, 2], "unit",
              {"a": lambda a, b: a, "b": lambda a, b: b, "m": lambda a, b: a / (a + b)}, 2, (2,), 700)
bhattacharyya(["const nu = 5", "x ~ StudentT(nu, m, s)", "at m = 1, s = 2", "samples 2"],
              lambda x, m, s: lgamma(3) - lgamma(sp.Rational(5, 2)) - log(5 * sp.pi) / 2 - log(s) - 3 * log(1 + (x - m) ** 2 / (5 * s**2)), ["m", "s"], [1, 2], "heavy",
              {"m": lambda m, s: m, "s": lambda m, s: s}, 2, (2,), 900, 1, 2)
bhattacharyya(["x ~ NegativeBinomial(mean = m, dispersion = k)", "at m = 2, k = 3", "samples 2"],
              lambda x, m, k: lgamma(x + k) - lgamma(k) - lgamma(x + 1) + k * log(k / (k + m)) + x * log(m / (k + m)), ["m", "k"], [2, 3], 140,
              {"k": lambda m, k: k}, 2, (2,), 0)
bhattacharyya(["x ~ Gumbel(m, s)", "at m = 0.5, s = 1", "samples 2"],
              lambda x, m, s: -(x - m) / s - exp(-(x - m) / s) - log(s), ["m", "s"], [0.5, 1], "real",
              {"m": lambda m, s: m, "s": lambda m, s: s}, 2, (2,), 900, 0.5, 1.2)
print(json.dumps(rows, indent=1))
