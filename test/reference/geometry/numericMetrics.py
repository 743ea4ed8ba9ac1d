"""Geodesics of metrics that have no closed form, by programs that share nothing with ours.

The metric is the covariance of the score by fixed rules in numpy; the score is had by complex steps of the log-density, so that no
derivative is written by hand. The length of the geodesic is the least over polynomial paths of degree 9 (scipy's BFGS on the energy),
not a solution of the geodesic equation. `angle` is 2 arccos of the sum or integral of sqrt(p q), below which no path can be.

Usage: python3 numericMetrics.py > numericMetrics.json
"""
import json
import sys

import numpy as np
from scipy.optimize import minimize
from scipy.special import loggamma

STEP = 1e-30
nodes, weights = np.polynomial.legendre.leggauss(200)


def panels(edges):
    parts = [(0.5 * (b - a) * nodes + 0.5 * (a + b), 0.5 * (b - a) * weights) for a, b in zip(edges, edges[1:])]
    return np.concatenate([x for x, _ in parts]), np.concatenate([w for _, w in parts])


def beta(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)


def beta_binomial(x, a, b):
    return loggamma(6.0) - loggamma(x + 1.0) - loggamma(6.0 - x) + beta(x + a, 5 - x + b) - beta(a, b)


def negative_binomial(x, r, p):
    return loggamma(x + r) - loggamma(r) - loggamma(x + 1.0) + r * np.log(p) + x * np.log(1 - p)


def normal(x, m):
    return np.exp(-((x - m) ** 2) / 2) / np.sqrt(2 * np.pi)


def mixture(x, w, m):
    return np.log(w * normal(x, m) + (1 - w) * normal(x, 0.0))


line = panels([-12.0, -4.0, 0.0, 2.0, 5.0, 16.0])
models = [
    ("x ~ BetaBinomial(5, a, b)", ("a", "b"), beta_binomial, (np.arange(6.0), np.ones(6)), (1.0, 2.0), (2.0, 3.0)),
    ("x ~ NegativeBinomial(r, p)", ("r", "p"), negative_binomial, (np.arange(400.0), np.ones(400)), (2.0, 0.4), (3.0, 0.3)),
    ("x ~ mixture(w: Normal(m, 1), 1 - w: Normal(0, 1))", ("w", "m"), mixture, line, (0.4, 2.0), (0.5, 3.0)),
]


def metric(log_density, rule, theta):
    x, weight = rule
    density = np.exp(np.real(log_density(x, *theta))) * weight
    scores = []
    for i in range(len(theta)):
        moved = [complex(t, STEP if k == i else 0) for k, t in enumerate(theta)]
        scores.append(np.imag(log_density(x.astype(complex), *moved)) / STEP)
    return np.array([[np.sum(density * s * t) for t in scores] for s in scores])


def length(log_density, rule, start, end):
    start, end = np.array(start), np.array(end)
    t, w = np.polynomial.legendre.leggauss(24)
    t, w = 0.5 * (t + 1), 0.5 * w
    count = 8
    # t (1 - t) times Legendre polynomials
    legendre = [np.polynomial.Legendre.basis(k, domain=[0, 1]) for k in range(count)]
    bump = [np.array([(s * (1 - s)) * f(s) for s in t]) for f in legendre]
    slope = [(1 - 2 * t) * f(t) + t * (1 - t) * f.deriv()(t) for f in legendre]

    def energy(coefficients, root=False):
        c = coefficients.reshape(count, len(start))
        total = 0.0
        for n in range(len(t)):
            theta = start + t[n] * (end - start) + sum(c[k] * bump[k][n] for k in range(count))
            speed = end - start + sum(c[k] * slope[k][n] for k in range(count))
            square = speed @ metric(log_density, rule, theta) @ speed
            total += w[n] * (np.sqrt(square) if root else square)
        return total

    found = minimize(energy, np.zeros(count * len(start)), method="BFGS", options={"gtol": 1e-10})
    return energy(found.x, root=True)


def angle(log_density, rule, start, end):
    x, weight = rule
    return 2 * np.arccos(np.sum(weight * np.exp(0.5 * (log_density(x, *start) + log_density(x, *end)))))


json.dump(
    [
        {"block": block, "parameters": names, "point": start, "versus": end,
         "length": length(f, rule, start, end), "angle": angle(f, rule, start, end)}
        for block, names, f, rule, start, end in models
    ],
    sys.stdout, indent=1,
)
