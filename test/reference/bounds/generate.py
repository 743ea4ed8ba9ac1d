"""Hammersley-Chapman-Robbins bounds: the supremum over theta' of (theta'-theta)^2/(M^N - 1), where M = E[(p'/p)^2] is an integral
or a sum of densities written out here, over the support at theta' where it lies in that at theta.

Run: python3 test/reference/bounds/generate.py > test/reference/bounds/chapmanRobbins.json   (mpmath 1.3, 30 digits)
"""
import json
from mpmath import mp, mpf, quad, nsum, log, exp, sqrt, pi, inf, expm1, binomial, gamma

mp.dps = 30


def moment_continuous(density, support, t, s):
    return quad(lambda x: density(x, s) ** 2 / density(x, t), support(s))


def moment_discrete(mass, support, t, s):
    low, high = support(s)
    return nsum(lambda k: mass(k, s) ** 2 / mass(k, t), [low, high])


def greatest(bound, low, high):
    """The maximum over low < delta < high: a fine grid in log delta, then golden section."""
    sign = 1 if high > 0 else -1
    a, b = log(min(abs(low), abs(high))), log(max(abs(low), abs(high)))
    grid = [a + (b - a) * i / 160 for i in range(161)]
    values = [bound(sign * exp(u)) for u in grid]
    i = max(range(161), key=lambda k: values[k])
    a, b = grid[max(0, i - 1)], grid[min(160, i + 1)]
    share = (sqrt(5) - 1) / 2
    for _ in range(60):
        c, d = b - share * (b - a), a + share * (b - a)
        if bound(sign * exp(c)) > bound(sign * exp(d)):
            b = d
        else:
            a = c
    return bound(sign * exp((a + b) / 2))


def hcr(moment, t, n, sides):
    def bound(delta):
        return delta**2 / expm1(n * log(moment(t, t + delta)))

    return max(greatest(bound, low, high) for low, high in sides)


uniform = lambda t, s: t / s
pareto = lambda a: lambda t, s: moment_continuous(
    lambda x, m: a * m**a / x ** (a + 1), lambda m: [m, 2 * m, 8 * m, inf], t, s
)
shifted = lambda rate: lambda t, s: moment_continuous(
    lambda x, m: rate * exp(-rate * (x - m)), lambda m: [m, m + 1 / mpf(rate), m + 8 / mpf(rate), inf], t, s
)
threshold = lambda t, s: moment_continuous(
    lambda x, m: (x - m) ** mpf("0.5") * exp(-(x - m)) / gamma(mpf("1.5")),
    lambda m: [m, m + mpf("0.01"), m + 1, m + 8, inf],
    t,
    s,
)


def cusp(t, s):
    a, b = min(t, s), max(t, s)
    f = lambda x, m: exp(-sqrt(abs(x - m))) / 4
    return quad(lambda x: f(x, s) ** 2 / f(x, t), [-inf, a - 400, a - 20, a - 1, a, (a + b) / 2, b, b + 1, b + 20, b + 400, inf])


def whole(moment, t, n, steps):
    return max(mpf(d) ** 2 / expm1(n * log(moment(t, t + d))) for d in steps)


binomial_moment = lambda p: lambda t, s: sum(
    (binomial(s, k) * p**k * (1 - p) ** (s - k)) ** 2 / (binomial(t, k) * p**k * (1 - p) ** (t - k))
    for k in range(int(s) + 1)
)
normal_moment = lambda t, s: exp(mpf(s - t) ** 2)

cases = [
    (["x ~ Uniform(0, theta)", "at theta = 1"], "theta", hcr(uniform, mpf(1), 1, [(-mpf("0.999"), -mpf("1e-6"))])),
    (["x ~ Uniform(0, theta)", "at theta = 1", "samples 2"], "theta", hcr(uniform, mpf(1), 2, [(-mpf("0.999"), -mpf("1e-6"))])),
    (["x ~ Uniform(0, theta)", "at theta = 1", "samples 5"], "theta", hcr(uniform, mpf(1), 5, [(-mpf("0.999"), -mpf("1e-6"))])),
    (["x ~ Uniform(0, theta)", "at theta = 7", "samples 10"], "theta", hcr(uniform, mpf(7), 10, [(-mpf("6.99"), -mpf("1e-6"))])),
    (["x ~ density(3*exp(-3*(x - m))) on (m, inf)", "at m = -2", "samples 40"], "m", hcr(shifted(3), mpf(-2), 40, [(mpf("1e-6"), mpf(2))])),
    (["x ~ Pareto(m, alpha)", "at m = 2, alpha = 3", "samples 10"], "m", hcr(pareto(3), mpf(2), 10, [(mpf("1e-5"), mpf(4))])),
    (["x ~ density(sqrt(x - m)*exp(-(x - m))/gamma(3/2)) on (m, inf)", "at m = 0", "samples 3"], "m", hcr(threshold, mpf(0), 3, [(mpf("1e-4"), mpf(3))])),
    (["x ~ density(exp(-sqrt(abs(x - m)))/4) on R", "at m = 0", "samples 2"], "m", hcr(cusp, mpf(0), 2, [(mpf("1e-2"), mpf(20))])),
    (["x ~ Normal(m, 1)", "param m in {0..100}", "at m = 3"], "m", whole(normal_moment, 3, 1, [-3, -2, -1, 1, 2, 3])),
    (["x ~ Normal(m, 1)", "param m in {0..100}", "at m = 3", "samples 4"], "m", whole(normal_moment, 3, 4, [-3, -2, -1, 1, 2, 3])),
    (["x ~ Binomial(n, p)", "at n = 10, p = 0.3"], "n", whole(binomial_moment(mpf("0.3")), 10, 1, range(-9, 0))),
    (["x ~ DiscreteUniform(1, n)", "at n = 10", "samples 3"], "n", whole(lambda t, s: mpf(t) / s, 10, 3, range(-9, 0))),
]
print(json.dumps([{"lines": lines, "target": target, "value": float(value)} for lines, target, value in cases], indent=1))
