"""Means and variances of estimators by routes of their own: the joint density of extremes over the plane, sums of independent laws by
their density, sums over the sample space; SciPy.

Run: python3 test/reference/estimators/moments.py > test/reference/estimators/moments.json   (SciPy, NumPy)
"""
import json
from itertools import product
import numpy as np
from numpy.polynomial.legendre import leggauss
from scipy import stats
from scipy.integrate import quad

rows = []


def row(lines, mean, variance):
    rows.append({"lines": lines, "mean": float(mean), "variance": float(variance)})


def by_law(lines, law, f):
    """One random variable."""
    low, high = law.ppf(0), law.ppf(1)
    cuts = [low, *[float(law.ppf(q)) for q in (0.001, 0.1, 0.5, 0.9, 0.999)], high]
    mean = lambda g: sum(quad(lambda x: g(x) * law.pdf(x), a, b, epsabs=1e-14, epsrel=1e-13, limit=300)[0] for a, b in zip(cuts, cuts[1:]))
    m = mean(f)
    row(lines, m, mean(lambda x: (f(x) - m) ** 2))


def by_extremes(lines, law, n, f):
    """f(min, max): density n(n − 1)(F(y) − F(x))^(n − 2) p(x) p(y) over x < y, in x = Q(u), y = Q(v)."""
    t, w = leggauss(120)
    t, w = (t + 1) / 2, w / 2
    s = t**3 * (10 - 15 * t + 6 * t**2)  # flat at both ends, where Q may be infinite
    ds = w * 30 * t**2 * (1 - t) ** 2
    v, u = np.meshgrid(s, s, indexing="ij")
    weights = np.outer(ds, ds)
    low = u * v
    density = n * (n - 1) * (v - low) ** (n - 2) * v
    x, y = law.ppf(low), law.ppf(v)
    good = np.isfinite(x) & np.isfinite(y)
    mean = lambda g: float(np.sum(np.where(good, weights * density * g, 0)))
    value = np.where(good, f(x, y), 0)
    m = mean(value)
    row(lines, m, mean((value - m) ** 2))


def by_outcomes(lines, points, mass, n, f):
    mean = second = 0.0
    for sample in product(points, repeat=n):
        p = np.prod([mass(x) for x in sample])
        mean += p * f(np.array(sample))
        second += p * f(np.array(sample)) ** 2
    row(lines, mean, second - mean**2)


def order(law, n, r):
    """The law of the r-th of n."""
    class Order:
        def pdf(self, x):
            return stats.beta(r, n + 1 - r).pdf(law.cdf(x)) * law.pdf(x)

        def ppf(self, q):
            return law.ppf(stats.beta(r, n + 1 - r).ppf(q))

    return Order()


total = lambda n, rate: stats.gamma(n, scale=1 / (n * rate))  # the mean of n exponential ones
by_law(["x ~ Pareto(1, a)", "estimator T = 1/mean(log(x))", "samples 7", "at a = 3"], total(7, 3), lambda x: 1 / x)
by_law(["x ~ Kumaraswamy(2, b)", "estimator T = -1/mean(log(1 - x^2))", "samples 6", "at b = 3"], total(6, 3), lambda x: 1 / x)
by_law(["x ~ Lomax(a, 2)", "estimator T = 1/mean(log(1 + x/2))", "samples 5", "at a = 3"], total(5, 3), lambda x: 1 / x)
by_law(["x ~ Beta(a, 1)", "estimator T = -1/mean(log(x))", "samples 5", "at a = 2"], total(5, 2), lambda x: 1 / x)
by_law(["x ~ Gumbel(m, 1)", "estimator T = -log(mean(exp(-x)))", "samples 5", "at m = 0.5"], total(5, np.exp(0.5)), lambda x: -np.log(x))
by_law(["x ~ Weibull(2, l)", "estimator T = sqrt(mean(x^2))", "samples 5", "at l = 1.5"], total(5, 1 / 2.25), np.sqrt)
by_law(["x ~ Exponential(l)", "estimator T = log(mean(x))", "samples 5", "at l = 0.5"], total(5, 0.5), np.log)
by_law(["x ~ Normal(mu, sigma)", "estimator T = median(x)", "samples 5", "at mu = 1, sigma = 2"], order(stats.norm(1, 2), 5, 3), lambda x: x)
by_law(["x ~ Uniform(0, t)", "estimator T = max(x)^2", "samples 4", "at t = 2"], order(stats.uniform(0, 2), 4, 4), lambda x: x * x)
by_law(["x ~ Weibull(2, l)", "estimator T = min(x)", "samples 4", "at l = 1.5"], order(stats.weibull_min(2, scale=1.5), 4, 1), lambda x: x)
by_law(["x ~ Exponential(scale = t)", "estimator T = median(x)/log(2)", "samples 3", "at t = 2"], order(stats.expon(scale=2), 3, 2), lambda x: x / np.log(2))
by_extremes(["x ~ Uniform(0, t)", "estimator T = min(x) + max(x)", "samples 5", "at t = 2"], stats.uniform(0, 2), 5, lambda x, y: x + y)
by_extremes(["x ~ Uniform(a, b)", "estimator T = (min(x) + max(x))/2", "samples 5", "at a = 1, b = 3"], stats.uniform(1, 2), 5, lambda x, y: (x + y) / 2)
by_extremes(["x ~ Uniform(a, b)", "estimator T = (max(x) - min(x))*8/6", "samples 7", "at a = 0, b = 2"], stats.uniform(0, 2), 7, lambda x, y: (y - x) * 8 / 6)
by_extremes(["x ~ Exponential(scale = t)", "estimator T = (max(x) - min(x))*6/11", "samples 4", "at t = 2"], stats.expon(scale=2), 4, lambda x, y: (y - x) * 6 / 11)
by_extremes(["x ~ Normal(mu, sigma)", "estimator T = max(x) - min(x)", "samples 4", "at mu = 1, sigma = 2"], stats.norm(1, 2), 4, lambda x, y: y - x)
by_outcomes(["x ~ Bernoulli(p)", "estimator T = mean(x)*(1 - mean(x))", "samples 8", "at p = 0.3"], [0, 1], lambda x: 0.3 if x else 0.7, 8, lambda s: s.mean() * (1 - s.mean()))
by_outcomes(["x ~ Binomial(2, p)", "estimator T = var(x)", "samples 5", "at p = 0.3"], [0, 1, 2], lambda x: [0.49, 0.42, 0.09][x], 5, lambda s: s.var(ddof=1))
by_outcomes(["x ~ Bernoulli(p)", "estimator T = mean(x)^3", "samples 6", "at p = 0.4"], [0, 1], lambda x: 0.4 if x else 0.6, 6, lambda s: s.mean() ** 3)
print(json.dumps(rows, indent=1))
