"""All divergences by quadrature or summation from densities written out here; 20 digits.

Run: python3 test/reference/divergences/generateAll.py > test/reference/divergences/all.json   (mpmath 1.3, 40 digits, some minutes)

Each number is an integral or a sum over the observation, none a formula for the family. Total variation is integrated between
the crossings of the densities. The Fisher information and the mean third derivative are integrals of derivatives of the
log-density along theta' - theta, which mpmath takes numerically at 40 digits.
"""
import json
from mpmath import mp, mpf, quad, nsum, log, exp, sqrt, pi, loggamma, inf, diff, findroot, fsum, cosh

mp.dps = 40
half = mpf(1) / 2


# log-densities and log-masses


def normal(m, s):
    return lambda x: -((x - m) / s) ** 2 / 2 - log(s) - log(2 * pi) / 2


def exponential(b):
    return lambda x: log(b) - b * x


def gamma_law(k, b):
    return lambda x: k * log(b) + (k - 1) * log(x) - b * x - loggamma(k)


def beta_law(a, b):
    return lambda x: (a - 1) * log(x) + (b - 1) * log(1 - x) + loggamma(a + b) - loggamma(a) - loggamma(b)


def lognormal(m, s):
    return lambda x: normal(m, s)(log(x)) - log(x)


def weibull(k, s):
    return lambda x: log(k / s) + (k - 1) * log(x / s) - (x / s) ** k


def gumbel(m, b):
    return lambda x: -(x - m) / b - exp(-(x - m) / b) - log(b)


def logistic(m, s):
    return lambda x: -log(s) - 2 * log(2 * cosh((x - m) / (2 * s)))


def laplace(m, b):
    return lambda x: -abs(x - m) / b - log(2 * b)


def cauchy(m, g):
    return lambda x: -log(pi * g) - log(1 + ((x - m) / g) ** 2)


def inverse_gaussian(m, l):
    return lambda x: (log(l) - log(2 * pi) - 3 * log(x)) / 2 - l * (x - m) ** 2 / (2 * m**2 * x)


def uniform(a, b):
    return lambda x: -log(b - a)


def pareto(m, a):
    return lambda x: log(a) + a * log(m) - (a + 1) * log(x)


def poisson(l):
    return lambda k: k * log(l) - l - loggamma(k + 1)


def geometric(p):
    return lambda k: log(p) + k * log(1 - p)


def negative_binomial(p):
    return lambda k: loggamma(k + 3) - loggamma(3) - loggamma(k + 1) + 3 * log(p) + k * log(1 - p)


def binomial_law(n):
    return lambda p: lambda k: (
        loggamma(n + 1) - loggamma(k + 1) - loggamma(n - k + 1) + k * log(p) + (n - k) * log(1 - p)
    )


def bernoulli(p):
    return lambda k: log(p) if k == 1 else log(1 - p)


def multinomial(p, q):
    weights = [p, q, 1 - p - q]

    def mass(x):
        return loggamma(5) + fsum(c * log(w) - loggamma(c + 1) for c, w in zip(x, weights))

    return mass


def bivariate(m, n, s, t, r):
    """Means m, n; variances s, t; covariance r."""
    d = s * t - r * r

    def density(x):
        a, b = x[0] - m, x[1] - n
        return -(t * a * a - 2 * r * a * b + s * b * b) / (2 * d) - log(d) / 2 - log(2 * pi)

    return density


# integrals


def on_line(points):
    def total(f, more=()):
        inner = [c for c in more if points[0] < c < points[-1]]
        return quad(f, sorted(set(list(points) + inner)))

    return total


def over(values):
    return lambda f, more=(): fsum(f(x) for x in values)


def lattice(f, more=()):
    """The trapezoidal rule, exact to beyond 20 digits for analytic integrands that fall like a Gaussian."""
    h = mpf("0.2")
    steps = [h * k for k in range(-70, 71)]
    return h * h * fsum(f((x, y)) for x in steps for y in steps)


def crossings(ratio, points):
    finite = [p for p in points if abs(p) < inf]
    places = [mpf(a) + (mpf(b) - a) * k / 40 for a, b in zip(finite, finite[1:]) for k in range(1, 40)]
    found = []
    for a, b in zip(places, places[1:]):
        if ratio(a) * ratio(b) < 0:
            found.append(findroot(ratio, (a, b), solver="anderson", tol=mpf("1e-60"), maxsteps=200))
    return found


def xlogx(p):
    return p * log(p) if p > 0 else mpf(0)


def divergences(law, p, q, total, points, skip, smooth):
    lp, lq = law(*p), law(*q)
    delta = [b - a for a, b in zip(p, q)]

    def shift(t):
        return law(*[a + t * d for a, d in zip(p, delta)])

    def weigh(f):
        def value(x):
            weight = exp(lp(x))
            return weight * f(x) if weight > mpf("1e-60") else mpf(0)

        return value

    def affinity(s):
        return total(lambda x: exp((1 - s) * lp(x) + s * lq(x)), kinks)

    kinks = [p[0], q[0]] if law is laplace else []
    kl = lambda a, b: total(lambda x: exp(a(x)) * (a(x) - b(x)) if a(x) > -140 else mpf(0), kinks)

    def js(x):
        a, b = exp(lp(x)), exp(lq(x))
        return half * (xlogx(a) + xlogx(b)) - half * xlogx(a + b) + half * (a + b) * log(2)

    def chi():
        return affinity(mpf(-1)) - 1

    out = {}

    def put(name, value):
        if name not in skip:
            out[name] = mp.nstr(value(), 20)

    forth, back = kl(lp, lq), kl(lq, lp)
    middle = affinity(half)
    put("kl", lambda: forth)
    put("kl-reverse", lambda: back)
    put("jeffreys", lambda: forth + back)
    put("renyi 0.5", lambda: -2 * log(middle))
    put("renyi 2", lambda: log(1 + chi()))
    put("alpha 0", lambda: 4 * (1 - middle))
    put("alpha 0.5", lambda: mpf(16) / 3 * (1 - affinity(mpf(3) / 4)))
    put("hellinger", lambda: 1 - middle)
    put("bhattacharyya", lambda: -log(middle))
    put("chi-squared", chi)
    put("jensen-shannon", lambda: total(js, kinks))
    if points is None:
        put("total-variation", lambda: half * total(lambda x: abs(exp(lp(x)) - exp(lq(x)))))
    else:
        at = crossings(lambda x: lp(x) - lq(x), points)
        put("total-variation", lambda: half * total(lambda x: abs(exp(lp(x)) - exp(lq(x))), at + kinks))
    put("fisher", lambda: total(weigh(lambda x: diff(lambda y: lp(y) - lq(y), x) ** 2), kinks))
    if smooth:
        second = total(weigh(lambda x: diff(lambda t: shift(t)(x), 0, 2)))
        third = total(weigh(lambda x: diff(lambda t: shift(t)(x), 0, 3)))
        put("kl-quadratic", lambda: -second / 2)
        put("kl-cubic", lambda: -second / 2 - third / 6)
    return out


half_line = [0, mpf("0.1"), mpf("0.5"), 1, 2, 4, 8, 16, 32, 64, 128, 256]
wide = [-320, -160, -80, -40, -20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 20, 40, 80, 160, 320]
line = [-40, -20, -10, -5, -2, -1, 0, 1, 2, 5, 10, 20, 40]
unit = [0, mpf("1e-6"), mpf("0.01"), mpf("0.1"), mpf("0.5"), mpf("0.9"), mpf("0.99"), 1]
tails = [-inf, -100, -10, -1, 0, 1, 10, 100, inf]
log_line = [exp(mpf(k)) for k in range(-24, 30, 3)]
counts = over(range(0, 400))
no_gradient = {"fisher": "undefined"}
too_light = {"renyi 2": "infinite", "chi-squared": "infinite"}
plane = {"fisher": None, "total-variation": None}
# law, parameters, two pairs of points, log-density, integral, where crossings are looked for, what is not a number
cases = [
    ("x ~ Normal(mu, sigma)", "mu sigma", [("0 1", "0.5 1.5"), ("1 2", "-1 1.6")], normal, on_line(line), line, [{}, {}], True),
    ("x ~ Exponential(b)", "b", [("1", "1.5"), ("2", "5")], exponential, on_line(half_line), half_line[:-3], [{}, too_light], True),
    ("x ~ Gamma(k, rate = b)", "k b", [("4 1", "3 1.5"), ("2.5 2", "3.5 1.5")], gamma_law, on_line(half_line), half_line[1:-3], [{}, {}], True),
    ("x ~ Beta(a, b)", "a b", [("3.5 4", "3 2.5"), ("4 3", "2.5 3.5")], beta_law, on_line(unit), unit[1:-1], [{}, {}], True),
    ("x ~ LogNormal(mu, sigma)", "mu sigma", [("0 0.7", "0.3 0.8"), ("1 0.5", "0.8 0.6")], lognormal, on_line(log_line), log_line[3:-3], [{}, {}], True),
    ("x ~ Weibull(k, s)", "k s", [("3 1", "2.5 1.4"), ("3.5 2", "3 1.8")], weibull, on_line([0, mpf("0.1"), mpf("0.5"), 1, 2, 3, 4, 6, 8, 12, 16]), [mpf("0.1"), mpf("0.5"), 1, 2, 4, 8], [{}, {}], True),
    ("x ~ Gumbel(m, b)", "m b", [("0 1", "0.5 1.2"), ("1 1.5", "0.5 1.3")], gumbel, on_line([-20, -10, -5, -3, -2, -1, 0, 1, 2, 5, 10, 20, 40, 80, 160]), [-10, -5, -3, -2, -1, 0, 1, 2, 5, 10, 20], [{}, too_light], True),
    ("x ~ Logistic(m, s)", "m s", [("0 1", "1 1.5"), ("2 1", "1 0.8")], logistic, on_line(wide), line, [{}, {}], True),
    ("x ~ Laplace(m, b)", "m b", [("0 1", "1 2"), ("0 1.5", "0.5 1")], laplace, on_line(wide), line, [{}, {}], False),
    ("x ~ Cauchy(m, g)", "m g", [("0 1", "1 2"), ("2 1", "0 1")], cauchy, on_line(tails), line, [{}, {}], True),
    ("x ~ InverseGaussian(m, l)", "m l", [("1 2", "1.5 3"), ("2 4", "1.5 3")], inverse_gaussian, on_line([mpf("1e-3"), mpf("0.01")] + half_line[1:]), [mpf("0.01")] + half_line[1:-3], [{}, {}], True),
    ("x ~ Poisson(l)", "l", [("3", "4.5"), ("2", "0.7")], poisson, counts, None, [no_gradient, no_gradient], True),
    ("x ~ Binomial(10, p)", "p", [("0.3", "0.45"), ("0.7", "0.1")], binomial_law(10), over(range(11)), None, [no_gradient, no_gradient], True),
    ("x ~ Geometric(p)", "p", [("0.4", "0.3"), ("0.3", "0.4")], geometric, over(range(600)), None, [no_gradient, no_gradient], True),
    ("x ~ NegativeBinomial(3, p)", "p", [("0.4", "0.5"), ("0.5", "0.3")], negative_binomial, over(range(900)), None, [no_gradient, no_gradient], True),
    ("x ~ Bernoulli(p)", "p", [("0.3", "0.6"), ("0.9", "0.8")], bernoulli, over([0, 1]), None, [no_gradient, no_gradient], True),
    ("x ~ Multinomial(4, [p, q, 1 - p - q])", "p q", [("0.2 0.4", "0.3 0.1"), ("0.3 0.3", "0.25 0.4")], multinomial, over([(i, j, 4 - i - j) for i in range(5) for j in range(5 - i)]), None, [no_gradient, no_gradient], True),
    ("x ~ MvNormal([m, n], [[s, r], [r, t]])", "m n s t r", [("0 0 1 1 0.3", "0.5 -0.5 1.2 1.1 0.2"), ("0.5 0 1 1.2 -0.2", "0 0.5 1.1 1.4 0.1")], bivariate, lattice, None, [plane, plane], False),
]

if __name__ == "__main__":
    import sys

    found = []
    for law, names, pairs, density, total, points, skips, smooth in cases:
        if len(sys.argv) > 1 and sys.argv[1] not in law:
            continue
        for (a, b), skip in zip(pairs, skips):
            p, q = [[mpf(v) for v in text.split()] for text in (a, b)]
            values = divergences(density, p, q, total, points, skip, smooth)
            found.append({"law": law, "parameters": names.split(), "at": [float(v) for v in p], "versus": [float(v) for v in q], "values": values, "without": {k: v for k, v in skip.items() if v}})
            print(law, a, b, file=sys.stderr, flush=True)
    print(json.dumps({"program": "mpmath 1.3.0, 40 digits", "cases": found}, indent=2))
