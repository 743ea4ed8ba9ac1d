"""Bounds beyond Cramer and Rao: Bhattacharyya (order 2, 3), Barankin, van Trees, Weiss-Weinstein, and the sandwich A^-1 B A^-1.

Densities are written out here. For N observations Bhattacharyya's ratios are those of the sufficient statistic, whose law is
another one: the sum of exponential waiting times is Gamma(N), and so on. Derivatives are by mpmath's differences in 60 digits.

Run: python3 test/reference/bounds/further.py > test/reference/bounds/further.json   (mpmath 1.3)
"""
import json
from mpmath import mp, mpf, quad, nsum, log, exp, sqrt, pi, inf, expm1, binomial, gamma, matrix, lu_solve, taylor, factorial, findroot, diff, cos, sin, nstr

mp.dps = 40
rows = []


def show(value):
    return nstr(value, 20)


def integral(f, support, discrete):
    if discrete:
        low, high = support
        if high is not inf:
            return sum(f(mpf(k)) for k in range(int(low), int(high) + 1))
        total, k = mpf(0), low
        while True:
            term = f(mpf(k))
            total += term
            k += 1
            if k > 40 and abs(term) < mpf(10) ** -32 * abs(total):
                return total
            if k > 4000:
                raise ValueError("slow sum")
    return quad(f, support)


def bhattacharyya(lines, target, density, support, theta, g, discrete=False):
    theta = mpf(theta)

    def ratios(x):
        with mp.workdps(60):
            c = taylor(lambda t: density(x, t), theta, 3)
            return [c[i] * factorial(i) / c[0] if c[0] else mpf(0) for i in (1, 2, 3)]

    cache = {}

    def u(x):
        key = str(x)
        if key not in cache:
            cache[key] = ratios(x)
        return cache[key]

    J = matrix(3, 3)
    for i in range(3):
        for j in range(i, 3):
            J[i, j] = J[j, i] = integral(lambda x: u(x)[i] * u(x)[j] * density(x, theta), support, discrete)
    with mp.workdps(60):
        c = taylor(g, theta, 3)
    gamma_ = [c[i] * factorial(i) for i in (1, 2, 3)]
    for order in (2, 3):
        part = matrix(order, order)
        for i in range(order):
            for j in range(order):
                part[i, j] = J[i, j]
        right = matrix(gamma_[:order])
        weights = lu_solve(part, right)
        value = sum(weights[i] * right[i] for i in range(order))
        rows.append(dict(lines=lines, name="bhattacharyya", target=target, order=order, value=show(value)))


identity = lambda t: t
sum_of_gammas = lambda shape: lambda x, t: t**shape * x ** (shape - 1) * exp(-t * x) / gamma(shape)
half = [0, 1, 4, 12, 40, 120]

bhattacharyya(["x ~ Normal(mu, 1)", "estimand g = mu^3", "at mu = 0.7", "samples 4"], "g",
              lambda x, t: sqrt(4 / (2 * pi)) * exp(-2 * (x - t) ** 2), [-8, -3, 0, 1, 4, 9], 0.7, lambda t: t**3)
bhattacharyya(["x ~ Poisson(lambda)", "estimand g = exp(-lambda)", "at lambda = 1", "samples 5"], "g",
              lambda x, t: exp(-5 * t) * (5 * t) ** x / gamma(x + 1), (0, inf), 1, lambda t: exp(-t), True)
bhattacharyya(["x ~ Exponential(lambda)", "at lambda = 1.5", "samples 6"], "lambda", sum_of_gammas(6), half, 1.5, identity)
bhattacharyya(["x ~ Pareto(1, a)", "at a = 2", "samples 5"], "a", sum_of_gammas(5), half, 2, identity)
bhattacharyya(["x ~ Beta(a, 1)", "estimand m = a/(a + 1)", "at a = 2", "samples 3"], "m", sum_of_gammas(3), half, 2, lambda t: t / (t + 1))
bhattacharyya(["x ~ Laplace(0, b)", "estimand r = 1/b", "at b = 0.5", "samples 4"], "r",
              lambda x, b: x**3 * exp(-x / b) / (b**4 * gamma(4)), [0, 1, 2, 5, 12, 30], 0.5, lambda b: 1 / b)
bhattacharyya(["x ~ Normal(0, sigma)", "at sigma = 2", "samples 5"], "sigma",
              lambda x, s: x ** mpf(1.5) * exp(-x / (2 * s * s)) / ((2 * s * s) ** mpf(2.5) * gamma(mpf(2.5))), [0, 5, 20, 60, 200, 800], 2, identity)
bhattacharyya(["x ~ Geometric(p)", "at p = 0.3", "samples 4"], "p",
              lambda x, p: binomial(x + 3, x) * p**4 * (1 - p) ** x, (0, inf), 0.3, identity, True)
bhattacharyya(["x ~ Bernoulli(p)", "estimand o = p/(1 - p)", "at p = 0.3", "samples 6"], "o",
              lambda x, p: binomial(6, x) * p**x * (1 - p) ** (6 - x), (0, 6), 0.3, lambda p: p / (1 - p), True)
bhattacharyya(["x ~ NegativeBinomial(3, p)", "at p = 0.4", "samples 2"], "p",
              lambda x, p: binomial(x + 5, x) * p**6 * (1 - p) ** x, (0, inf), 0.4, identity, True)
bhattacharyya(["x ~ Logistic(m, 1)", "at m = 0"], "m",
              lambda x, t: exp(-(x - t)) / (1 + exp(-(x - t))) ** 2, [-80, -20, -5, 0, 5, 20, 80], 0, identity)
bhattacharyya(["x ~ Cauchy(m, 1)", "at m = 0"], "m", lambda x, t: 1 / (pi * (1 + (x - t) ** 2)), [-inf, -3, 0, 3, inf], 0, identity)
bhattacharyya(["x ~ StudentT(5, m, 1)", "at m = 0"], "m",
              lambda x, t: gamma(3) / (gamma(mpf(2.5)) * sqrt(5 * pi)) * (1 + (x - t) ** 2 / 5) ** -3, [-inf, -4, 0, 4, inf], 0, identity)


def golden(f, low, high):
    share = (sqrt(mpf(5)) - 1) / 2
    for _ in range(45):
        c, d = high - share * (high - low), low + share * (high - low)
        if f(c) > f(d):
            high = d
        else:
            low = c
    return f((low + high) / 2)


def barankin(lines, target, moment, theta, n, counts, allowed, g=identity):
    """The greatest over equidistant test points above, below, and on both sides."""
    theta = mpf(theta)

    def bound(points):
        if not all(allowed(t) for t in points):
            return mpf(0)
        k = len(points)
        B = matrix(k, k)
        for i in range(k):
            for j in range(i, k):
                m = moment(points[i], points[j])
                if m is None:
                    return mpf(0)
                B[i, j] = B[j, i] = m**n - 1
        delta = matrix([g(t) - g(theta) for t in points])
        try:
            w = lu_solve(B, delta)
        except ZeroDivisionError:
            return mpf(0)
        return sum(w[i] * delta[i] for i in range(k))

    def placed(shape, k, c):
        if shape == 0:
            return [theta + (1 if i % 2 == 0 else -1) * (i // 2 + 1) * c for i in range(k)]
        return [theta + shape * (i + 1) * c for i in range(k)]

    for k in counts:
        best = mpf(0)
        for shape in (-1, 1, 0):
            if k == 1 and shape == 0:
                continue
            f = lambda u: bound(placed(shape, k, exp(u)))
            grid = [mpf(-8) + mpf(i) / 4 for i in range(44)]
            values = [f(u) for u in grid]
            i = max(range(len(grid)), key=lambda j: values[j])
            if values[i] > 0:
                best = max(best, golden(f, grid[i] - mpf(1) / 4, grid[i] + mpf(1) / 4))
        rows.append(dict(lines=lines, name="barankin" if k > 1 else "chapman-robbins", target=target, count=k, value=show(best)))


uniform = lambda theta: lambda a, b: theta / max(a, b)
for n in (1, 10):
    barankin(["x ~ Uniform(0, theta)", "at theta = 1", f"samples {n}"], "theta", uniform(mpf(1)), 1, n, (2, 5), lambda t: 0 < t < 1)
exponential = lambda l: lambda a, b: a * b / (l * (a + b - l)) if a + b > l else None
barankin(["x ~ Exponential(lambda)", "at lambda = 1", "samples 5"], "lambda", exponential(mpf(1)), 1, 5, (1, 2, 5), lambda t: t > 0)
barankin(["x ~ Poisson(lambda)", "estimand g = exp(-lambda)", "at lambda = 1", "samples 5"], "g",
         lambda a, b: exp((a - 1) * (b - 1)), 1, 5, (1,), lambda t: t > 0, lambda t: exp(-t))
shifted = lambda r: lambda a, b: exp(r * min(a, b))
barankin(["const lambda = 2", "x ~ density(lambda*exp(-lambda*(x - m))) on (m, inf)", "at m = 0", "samples 3"], "m",
         shifted(mpf(2)), 0, 3, (2, 5), lambda t: t > 0)


def van_trees(lines, target, information, prior, support, n, value_of=None):
    score = lambda t: diff(lambda s: log(prior(s)), t)
    J = quad(lambda t: score(t) ** 2 * prior(t), support)
    I = quad(lambda t: information(t) * prior(t), support)
    rows.append(dict(lines=lines, name="van-trees", target=target, value=show(1 / (n * I + J))))


normal = lambda m, s: lambda t: exp(-((t - m) ** 2) / (2 * s * s)) / (s * sqrt(2 * pi))
van_trees(["x ~ Normal(mu, 1)", "prior mu ~ Normal(0, 2)", "samples 4"], "mu", lambda t: 1, normal(0, 2), [-30, -6, 0, 6, 30], 4)
van_trees(["x ~ Normal(mu, 1)", "prior mu ~ density(cos(pi*mu/2)^2) on (-1, 1)"], "mu", lambda t: 1, lambda t: cos(pi * t / 2) ** 2, [-1, 0, 1], 1)
van_trees(["x ~ Binomial(10, p)", "prior p ~ Beta(3, 4)", "samples 5"], "p", lambda t: 10 / (t * (1 - t)),
          lambda t: 60 * t**2 * (1 - t) ** 3, [0, 0.5, 1], 5)
van_trees(["x ~ Poisson(lambda)", "prior lambda ~ Gamma(3.5, 2)", "samples 7"], "lambda", lambda t: 1 / t,
          lambda t: 2 ** mpf(3.5) * t ** mpf(2.5) * exp(-2 * t) / gamma(mpf(3.5)), [0, 0.5, 2, 8, 40], 7)
van_trees(["x ~ Logistic(m, 1)", "prior m ~ Logistic(0, 2)", "samples 2"], "m", lambda t: mpf(1) / 3,
          lambda t: exp(-t / 2) / (2 * (1 + exp(-t / 2)) ** 2), [-160, -20, 0, 20, 160], 2)


def weiss_weinstein(lines, target, affinity, prior, low, high, n, shifts):
    def e(h):
        if h >= high - low:
            return mpf(0)
        f = lambda t: sqrt(prior(t) * prior(t + h)) * affinity(t, t + h) ** n
        a, b = low, high - h
        a, b = (a if a > -inf else mpf(-40)), (b if b < inf else mpf(40))
        return quad(f, [a, a + (b - a) / 4, (a + b) / 2, b - (b - a) / 4, b])

    for h in shifts:
        h = mpf(h)
        rows.append(dict(lines=lines, name="weiss-weinstein", target=target, shift=float(h),
                         value=show(h**2 * e(h) ** 2 / (2 * (1 - e(2 * h))))))


same_variance = lambda a, b: exp(-((a - b) ** 2) / 8)
weiss_weinstein(["x ~ Normal(mu, 1)", "prior mu ~ Normal(0, 1)"], "mu", same_variance, normal(0, 1), -inf, inf, 1, ["1", "0.125"])
weiss_weinstein(["x ~ Normal(mu, 1)", "prior mu ~ Uniform(-3, 3)", "samples 4"], "mu", same_variance, lambda t: mpf(1) / 6, mpf(-3), mpf(3), 4, ["0.5", "2"])
weiss_weinstein(["x ~ Uniform(0, theta)", "prior theta ~ Uniform(1, 2)", "samples 5"], "theta", lambda a, b: sqrt(min(a, b) / max(a, b)),
                lambda t: mpf(1), mpf(1), mpf(2), 5, ["0.25", "0.4"])
weiss_weinstein(["x ~ Poisson(lambda)", "prior lambda ~ Exponential(1)", "samples 7"], "lambda", lambda a, b: exp(-((sqrt(a) - sqrt(b)) ** 2) / 2),
                lambda t: exp(-t), mpf(0), inf, 7, ["0.5"])


def sandwich(model, other, target, loglik, q, support, start, n, discrete=False):
    mean = lambda f: integral(lambda x: f(x) * q(x), support, discrete)
    score = lambda t: lambda x: diff(lambda s: loglik(x, s), t)
    star = findroot(lambda t: mean(score(t)), mpf(start), tol=mpf(10) ** -25)
    A = -mean(lambda x: diff(lambda s: loglik(x, s), star, 2))
    B = mean(lambda x: score(star)(x) ** 2)
    rows.append(dict(lines=model, other=other, name="misspecified", target=target, pseudoTrue=show(star), value=show(B / A**2 / n)))


mp.dps = 25
sandwich(["x ~ Exponential(lambda)", "at lambda = 2", "samples 3"], ["x ~ Gamma(2, b)", "at b = 1"], "lambda",
         lambda x, l: log(l) - l * x, lambda x: x * exp(-x), [0, 1, 4, 12, 60], 0.6, 3)
sandwich(["x ~ Poisson(lambda)", "at lambda = 2", "samples 10"], ["x ~ NegativeBinomial(3, p)", "at p = 0.5"], "lambda",
         lambda x, l: x * log(l) - l, lambda x: binomial(x + 2, x) / mpf(2) ** (x + 3), (0, inf), 2.9, 10, True)
sandwich(["x ~ Logistic(m, 1)", "at m = 0"], ["x ~ Gumbel(g, 1)", "at g = 1"], "m",
         lambda x, m: -(x - m) - 2 * log(1 + exp(-(x - m))), lambda x: exp(-(x - 1) - exp(-(x - 1))), [-4, -1, 1, 3, 8, 60], 1.5, 1)
sandwich(["x ~ Cauchy(m, 1)", "at m = 0"], ["x ~ Normal(c, 2)", "at c = 0.5"], "m",
         lambda x, m: -log(1 + (x - m) ** 2), normal(mpf(0.5), mpf(2)), [-24, -4, 0.5, 5, 25], 0.4, 1)

print(json.dumps(rows, indent=1))
