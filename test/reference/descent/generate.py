"""Natural-gradient descent on D(theta' || theta) without any formula of ours: every expectation is a sum over a fine grid, every
score a complex-step derivative of the log-density, every flow solved by SciPy's DOP853. Run: python3 generate.py > descent.json"""
import json

import numpy as np
from scipy.integrate import solve_ivp
from scipy.special import gammaln, loggamma

u = np.linspace(-6.2, 6.2, 4001)
du = u[1] - u[0]


def line():
    """Nodes and weights on the real line: x = sinh((pi/2) sinh u)."""
    v = u[np.abs(u) < 4.4]
    x = np.sinh(np.pi / 2 * np.sinh(v))
    return x, du * np.pi / 2 * np.cosh(v) * np.cosh(np.pi / 2 * np.sinh(v))


def half():
    """On (0, inf): x = exp((pi/2) sinh u)."""
    v = u[np.abs(u) < 4.2]
    x = np.exp(np.pi / 2 * np.sinh(v))
    return x, du * np.pi / 2 * np.cosh(v) * x


def unit():
    """On (0, 1): x = 1/(1 + exp(-pi sinh u))."""
    v = u[np.abs(u) < 2.95]
    x = 1 / (1 + np.exp(-np.pi * np.sinh(v)))
    return x, du * np.pi * np.cosh(v) * x / (1 + np.exp(np.pi * np.sinh(v)))


def counts(most):
    k = np.arange(most + 1.0)
    return k, np.ones_like(k)


def lbeta(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)


families = [
    ("normal", "x ~ Normal(mu, sigma)", ["mu", "sigma"], [0, 1], [1, 0.6], line(),
     lambda x, m, s: -((x - m) ** 2) / (2 * s * s) - np.log(s) - np.log(2 * np.pi) / 2),
    ("gamma", "x ~ Gamma(k, rate = b)", ["k", "b"], [1, 1], [3, 2], half(),
     lambda x, k, b: k * np.log(b) - loggamma(k) + (k - 1) * np.log(x) - b * x),
    ("weibull", "x ~ Weibull(k, l)", ["k", "l"], [1, 1], [2.5, 2], half(),
     lambda x, k, l: np.log(k / l) + (k - 1) * np.log(x / l) - np.exp(k * np.log(x / l))),
    ("beta", "x ~ Beta(a, b)", ["a", "b"], [1, 1], [4, 2], unit(),
     lambda x, a, b: (a - 1) * np.log(x) + (b - 1) * np.log1p(-x) - lbeta(a, b)),
    ("inverse gaussian", "x ~ InverseGaussian(m, l)", ["m", "l"], [1, 1], [2, 3], half(),
     lambda x, m, l: np.log(l / (2 * np.pi * x**3)) / 2 - l * (x - m) ** 2 / (2 * m * m * x)),
    ("gumbel", "x ~ Gumbel(m, b)", ["m", "b"], [0, 1], [1, 1.5], line(),
     lambda x, m, b: -np.log(b) - (x - m) / b - np.exp(np.clip((m - x) / b, -700, 700))),
    ("normal on a curve", "x ~ Normal(t, t)", ["t"], [1], [3], line(),
     lambda x, t: -((x - t) ** 2) / (2 * t * t) - np.log(t) - np.log(2 * np.pi) / 2),
    ("poisson by its log", "x ~ Poisson(exp(a))", ["a"], [0], [1.5], counts(80),
     lambda x, a: a * x - np.exp(a) - gammaln(np.real(x) + 1)),
    ("cauchy", "x ~ Cauchy(m, s)", ["m", "s"], [0, 1], [1, 2], line(),
     lambda x, m, s: np.log(s / np.pi) - np.log((x - m) ** 2 + s * s)),
    ("logistic", "x ~ Logistic(m, s)", ["m", "s"], [0, 1], [1, 1.5], line(),
     lambda x, m, s: -np.log(s) - 2 * np.log(2 * np.cosh((x - m) / (2 * s)))),
    ("mixture", "x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))", ["w", "m"], [0.5, 1.5], [0.3, 2.5], line(),
     lambda x, w, m: -(x**2) / 2 + np.log(w + (1 - w) * np.exp(m * x - m * m / 2)) - np.log(2 * np.pi) / 2),
]
# where the log-density is so low that it only overflows, it is cut off
BOUND = {"normal": 60, "gumbel": 120, "normal on a curve": 200, "logistic": 200, "mixture": 40}

duration, intervals = 8.0, 32
times = [-np.log1p(k / intervals * np.expm1(-duration)) for k in range(intervals + 1)]
shown = [4, 12, 20, 28, 32]


def reference(name, block, parameters, start, target, grid, logpdf):
    x, w = grid
    if name in BOUND:
        keep = np.abs(x) < BOUND[name]
        x, w = x[keep], w[keep]
    start, target = np.array(start, float), np.array(target, float)

    def score(theta):
        rows = []
        for i in range(len(theta)):
            moved = [complex(t) for t in theta]
            moved[i] += 1e-30j
            rows.append(np.imag(logpdf(x.astype(complex), *moved)) / 1e-30)
        return np.array(rows)

    def density(theta):
        p = w * np.exp(np.real(logpdf(x.astype(complex), *theta)))
        assert abs(p.sum() - 1) < 1e-10, (name, theta, p.sum())
        return p

    data = density(target)

    def slopes(theta):
        s = score(theta)
        p = density(theta)
        used = np.isfinite(s).all(axis=0)
        s, p, q = s[:, used], p[used], data[used]
        return -(s * q).sum(axis=1), (s * p) @ s.T

    def natural(_, theta):
        gradient, information = slopes(theta)
        return -np.linalg.solve(information, gradient)

    scale = np.linalg.eigvalsh(slopes(target)[1])[-1]

    def plain(_, theta):
        return -slopes(theta)[0] / scale

    def flow(field):
        found = solve_ivp(field, (0, duration), start, "DOP853", [times[k] for k in shown], rtol=1e-11, atol=1e-12)
        assert found.success, name
        return found.y.T.tolist()

    ratio = np.real(logpdf(x.astype(complex), *target) - logpdf(x.astype(complex), *start))
    steps = start
    for _ in range(4):
        steps = steps + natural(0, steps) / 2
    return {
        "name": name, "block": block, "parameters": parameters, "at": start.tolist(), "versus": target.tolist(),
        "objective": float(np.where(data > 0, data * ratio, 0).sum()),
        "gradient": slopes(start)[0].tolist(), "step": natural(0, start).tolist(), "scale": float(scale),
        "naturalFlow": flow(natural), "gradientFlow": flow(plain), "fourthStep": steps.tolist(),
    }


with np.errstate(over="ignore", invalid="ignore", divide="ignore", under="ignore"):
    results = [reference(*family) for family in families]
print(json.dumps({"shown": shown, "families": results}, indent=1))
