"""Fisher information of densities that are written out, by mpmath quadrature of products of scores at 30 digits.

Each case: the lines of a note, the parameters in the order in which the note's law holds them, points, and the log-density
with its break points as Python. Run: python3 generate.py > written.json
"""
import json
from mpmath import mp, mpf, asinh, atan, besseli, cos, cosh, exp, inf, log, loggamma, pi, quad, sqrt

mp.dps = 30


def laplace(x, m, s, k):
    return log(k / (s * (1 + k * k))) - (abs(x - m) / s) * (1 / k if x < m else k)


def split_normal(x, m, a, b):
    return log(2 / (sqrt(2 * pi) * (a + b))) - (x - m) ** 2 / (2 * (a if x < m else b) ** 2)


def two_sided_power(x, t, n):
    return log(n) + (n - 1) * (log(x / t) if x < t else log((1 - x) / (1 - t)))


CASES = [
    ("two-piece triangle", ["x ~ density(if(x < t, 2*x/t, 2*(1 - x)/(1 - t))) on (0, 1)", "param t in (0, 1)"],
     ["t"], [[0.3], [0.8]], lambda x, t: log(2 * x / t if x < t else 2 * (1 - x) / (1 - t)), lambda t: [0, t, 1]),
    ("asymmetric Laplace", ["x ~ kernel(exp(-abs(x - m)/s*if(x < m, 1/k, k))) on R", "param s > 0", "param k > 0"],
     ["m", "s", "k"], [[0.2, 1.1, 1.4], [-1, 0.5, 0.7]], laplace, lambda m, s, k: [-inf, m - s, m, m + s, inf]),
    ("check function", ["x ~ energy((x - m)/s*(q - if(x < m, 1, 0))) on R", "param q in (0, 1)", "param s > 0"],
     ["m", "s", "q"], [[0.2, 1.1, 0.3]],
     lambda x, m, s, q: log(q * (1 - q) / s) - (x - m) / s * (q - (1 if x < m else 0)),
     lambda m, s, q: [-inf, m - s, m, m + s, inf]),
    ("split normal", ["x ~ kernel(if(x < m, exp(-(x - m)^2/(2*a^2)), exp(-(x - m)^2/(2*b^2)))) on R", "param a > 0", "param b > 0"],
     ["m", "a", "b"], [[0.2, 1.1, 2]], split_normal, lambda m, a, b: [-inf, m - a, m, m + b, inf]),
    ("two-sided power", ["x ~ density(if(x < t, n*(x/t)^(n - 1), n*((1 - x)/(1 - t))^(n - 1))) on (0, 1)", "param t in (0, 1)", "param n > 0"],
     ["t", "n"], [[0.3, 3]], two_sided_power, lambda t, n: [0, t, 1]),
    ("hazard with one change", ["x ~ density(if(x < 2, a*exp(-a*x), b*exp(-2*a - b*(x - 2)))) on (0, inf)", "param a > 0", "param b > 0"],
     ["a", "b"], [[1, 2]], lambda x, a, b: log(a) - a * x if x < 2 else log(b) - 2 * a - b * (x - 2),
     lambda a, b: [0, 2, 3, inf]),
    ("truncated Lomax", ["x ~ Lomax(a, l) on (0, 3)"], ["a", "l"], [[2, 1], [0.5, 3]],
     lambda x, a, l: log(a / l) - (a + 1) * log(1 + x / l) - log(1 - (1 + 3 / l) ** (-a)), lambda a, l: [0, 3]),
    ("truncated Laplace", ["x ~ Laplace(m, s) on (0, inf)", "param m > 0"], ["m", "s"], [[1, 1]],
     lambda x, m, s: -log(2 * s) - abs(x - m) / s - log(1 - exp(-m / s) / 2), lambda m, s: [0, m, m + s, inf]),
    ("Lévy", ["x ~ density(sqrt(c/(2*pi))*exp(-c/(2*(x - m)))/(x - m)^(3/2)) on (m, inf)"], ["c", "m"], [[2, 0]],
     lambda x, c, m: log(c / (2 * pi)) / 2 - c / (2 * (x - m)) - 1.5 * log(x - m), lambda c, m: [m, m + c / 10, m + c, m + 10 * c, inf]),
    ("Birnbaum–Saunders", ["x ~ density((sqrt(x/b) + sqrt(b/x))/(2*a*x)*exp(-(sqrt(x/b) - sqrt(b/x))^2/(2*a^2))/sqrt(2*pi)) on (0, inf)"],
     ["a", "b"], [[0.8, 1.3], [1.4, 0.6]],
     lambda x, a, b: log((sqrt(x / b) + sqrt(b / x)) / (2 * a * x) / sqrt(2 * pi)) - (sqrt(x / b) - sqrt(b / x)) ** 2 / (2 * a ** 2),
     lambda a, b: [0, b / 4, b, 4 * b, inf]),
    ("Lindley kernel", ["x ~ kernel((1 + x)*exp(-t*x)) on (0, inf)"], ["t"], [[2], [0.3]],
     lambda x, t: 2 * log(t) - log(1 + t) + log(1 + x) - t * x, lambda t: [0, 1 / t, 5 / t, inf]),
    ("quadratic times exponential", ["x ~ kernel((1 + x^2)*exp(-t*x)) on (0, inf)"], ["t"], [[2]],
     lambda x, t: -log(1 / t + 2 / t ** 3) + log(1 + x * x) - t * x, lambda t: [0, 1 / t, 5 / t, inf]),
    ("wrapped Cauchy", ["x ~ density((1 - r^2)/(2*pi*(1 + r^2 - 2*r*cos(x - m)))) on (-pi, pi)", "param r in (0, 1)"],
     ["m", "r"], [[0.3, 0.4], [1, 0.8]], lambda x, m, r: log((1 - r * r) / (2 * pi * (1 + r * r - 2 * r * cos(x - m)))),
     lambda m, r: [-pi, m, pi]),
    ("inverse Gaussian with a location", ["x ~ density(sqrt(l/(2*pi*(x - a)^3))*exp(-l*(x - a - m)^2/(2*m^2*(x - a)))) on (a, inf)", "param m > 0"],
     ["l", "a", "m"], [[2, 0.5, 1], [0.7, -1, 1.3]],
     lambda x, l, a, m: log(l / (2 * pi * (x - a) ** 3)) / 2 - l * (x - a - m) ** 2 / (2 * m * m * (x - a)),
     lambda l, a, m: [a, a + l / 20, a + l / 5, a + m, a + 4 * m, inf]),
    ("log-Cauchy, of y = log x", ["x ~ density(s/(pi*x*(s^2 + (log(x) - m)^2))) on (0, inf)"],
     ["s", "m"], [[1.3, 0.2]], lambda y, s, m: log(s / (pi * (s * s + (y - m) ** 2))), lambda s, m: [-inf, m - s, m, m + s, inf]),
    ("Johnson's law on the line", ["x ~ density(d/sqrt(2*pi*(1 + x^2))*exp(-(g + d*log(x + sqrt(1 + x^2)))^2/2)) on R"],
     ["d", "g"], [[1.5, 0.3], [2, -1]],
     lambda x, d, g: log(d / sqrt(2 * pi * (1 + x * x))) - (g + d * asinh(x)) ** 2 / 2, lambda d, g: [-inf, -5, -1, 0, 1, 5, inf]),
    ("power of cosh", ["x ~ kernel(cosh((x - m)/s)^(-a)) on R"], ["m", "s", "a"], [[0, 1, 2.5]],
     lambda x, m, s, a: loggamma(a) - 2 * loggamma(a / 2) - (a - 1) * log(2) - log(s) - a * log(cosh((x - m) / s)),
     lambda m, s, a: [-inf, m - 3 * s, m - s, m, m + s, m + 3 * s, inf]),
    ("cardioid", ["x ~ density((1 + 2*rho*cos(x - m))/(2*pi)) on (0, 2*pi)", "param rho in (-1/2, 1/2)"], ["rho", "m"], [[0.3, 1.2], [-0.4, 0.5]],
     lambda x, rho, m: log((1 + 2 * rho * cos(x - m)) / (2 * pi)), lambda rho, m: [m, m + pi / 2, m + pi, m + 3 * pi / 2, m + 2 * pi]),
    ("inverse square of a wave", ["x ~ kernel(1/(2 + b*cos(x))^2) on (-pi, pi)", "param b in (-2, 2)"], ["b"], [[0.7]],
     lambda x, b: log((4 - b * b) ** mpf(1.5) / (4 * pi)) - 2 * log(2 + b * cos(x)), lambda b: [-pi, 0, pi]),
    ("power of a cosine", ["x ~ kernel((1 + cos(x - m))^a) on (-pi, pi)", "param a > 1/2"], ["m", "a"], [[0.3, 2.4]],
     lambda x, m, a: 2 * a * log(abs(cos((x - m) / 2))) - log(2) - loggamma(a + mpf(1) / 2) - loggamma(mpf(1) / 2) + loggamma(a + 1),
     lambda m, a: [m - pi, m, m + pi]),
    ("von Mises of twice the angle", ["x ~ kernel(exp(k*cos(2*(x - m)))) on (0, 2*pi)", "param k > 0"], ["k", "m"], [[1.4, 0.3]],
     lambda x, k, m: k * cos(2 * (x - m)) - log(2 * pi * besseli(0, k)), lambda k, m: [m, m + pi / 2, m + pi, m + 3 * pi / 2, m + 2 * pi]),
    ("half-logistic", ["x ~ density(2*exp(-x/s)/(s*(1 + exp(-x/s))^2)) on (0, inf)", "param s > 0"], ["s"], [[1.4]],
     lambda x, s: log(2 / s) - x / s - 2 * log(1 + exp(-x / s)), lambda s: [0, s, 5 * s, inf]),
    ("half of a hyperbolic secant", ["x ~ kernel(1/cosh(x/s)) on (0, inf)", "param s > 0"], ["s"], [[0.7]],
     lambda x, s: log(2 / (pi * s)) - log(cosh(x / s)), lambda s: [0, s, 5 * s, inf]),
    ("half of Student's t", ["x ~ StudentT(n, 0, s) on (0, inf)"], ["n", "s"], [[3, 1.2]],
     lambda x, n, s: log(2) + loggamma((n + 1) / 2) - loggamma(n / 2) - log(n * pi) / 2 - log(s) - (n + 1) / 2 * log(1 + (x / s) ** 2 / n),
     lambda n, s: [0, s, 5 * s, 50 * s, inf]),
    ("linear density", ["x ~ density(1 + t*(2*x - 1)) on (0, 1)", "param t in (-1, 1)"], ["t"], [[0.4], [-0.8]],
     lambda x, t: log(1 + t * (2 * x - 1)), lambda t: [0, 1]),
    ("positive Cauchy", ["x ~ Cauchy(m, 1) on (0, inf)"], ["m"], [[0.3], [-1.2]],
     lambda x, m: -log((atan(m) + pi / 2) * (1 + (x - m) ** 2)), lambda m: [0, abs(m), 1 + abs(m), 10, inf]),
    ("Cauchy between bounds", ["x ~ Cauchy(0, s) on (-1, 1)"], ["s"], [[0.7]],
     lambda x, s: -log(2 * atan(1 / s) * s * (1 + (x / s) ** 2)), lambda s: [-1, 0, 1]),
    ("squared quadratic between bounds", ["x ~ kernel(1/(s^2 + x^2)^2) on (0, 1)", "param s > 0"], ["s"], [[0.7]],
     lambda x, s: -log(1 / (2 * s * s * (1 + s * s)) + atan(1 / s) / (2 * s ** 3)) - 2 * log(s * s + x * x), lambda s: [0, 1]),
]


def information(logpdf, breaks, at):
    """Scores by central differences (error of order 1e-26, but for the step around a kink), each abscissa once for all entries."""
    n, h, known = len(at), mpf(10) ** -13, {}

    def weighted(x):
        if x not in known:
            moved = [(logpdf(x, *at[:i], v + h, *at[i + 1:]) - logpdf(x, *at[:i], v - h, *at[i + 1:])) / (2 * h) for i, v in enumerate(at)]
            known[x] = (moved, exp(logpdf(x, *at)))
        return known[x]

    def entry(i, j):
        return quad(lambda x: weighted(x)[0][i] * weighted(x)[0][j] * weighted(x)[1], breaks(*at), maxdegree=6)

    upper = {(i, j): mp.nstr(mp.re(entry(i, j)), 12) for i in range(n) for j in range(i, n)}
    return [[upper[min(i, j), max(i, j)] for j in range(n)] for i in range(n)]


out = []
for name, lines, parameters, points, logpdf, breaks in CASES:
    values = [[mpf(str(v)) for v in p] for p in points]
    out.append({"name": name, "lines": lines, "parameters": parameters,
                "points": [{"at": p, "information": information(logpdf, breaks, v)} for p, v in zip(points, values)]})
print(json.dumps(out, indent=1, ensure_ascii=False))
