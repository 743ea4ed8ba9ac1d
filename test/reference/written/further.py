"""Fisher information of more densities and masses that are written out, by mpmath: quadrature, or sums by nsum, of products of
scores at 30 digits. As generate.py beside this file, but densities may be left unnormalized: `total` tells their integral
from quadrature at the shifted parameters. Run: python3 further.py > further.json
"""
import json
from mpmath import mp, mpf, cos, cosh, exp, factorial, inf, log, nsum, pi, quad, sin, sinh, sqrt, tan

mp.dps = 30

# name, lines, parameters, point, kernel, break points (None: whole numbers from `first`)
CASES = [
    ("wrapped Cauchy of twice the angle", ["x ~ density((1 - r^2)/(2*pi)/(1 + r^2 - 2*r*cos(2*(x - m)))) on (0, 2*pi)", "param r in (0, 1)"],
     ["r", "m"], [0.4, 1], lambda x, r, m: 1 / (1 + r * r - 2 * r * cos(2 * (x - m))), lambda r, m: [m + k * pi / 2 for k in range(5)]),
    ("polar angle in a field", ["x ~ kernel(sin(x)*exp(k*cos(x))) on (0, pi)"], ["k"], [0.8],
     lambda x, k: sin(x) * exp(k * cos(x)), lambda k: [0, pi]),
    ("power of a sine", ["x ~ kernel(sin(x)^a) on (0, pi)"], ["a"], [1.5], lambda x, a: sin(x) ** a, lambda a: [0, pi / 2, pi]),
    ("powers of sine and cosine", ["x ~ kernel(sin(x)^(2*a - 1)*cos(x)^(2*b - 1)) on (0, pi/2)"], ["a", "b"], [1.5, 2],
     lambda x, a, b: sin(x) ** (2 * a - 1) * cos(x) ** (2 * b - 1), lambda a, b: [0, pi / 4, pi / 2]),
    ("power of a tangent", ["x ~ kernel(tan(x)^a) on (0, pi/2)", "param a in (-1, 1)"], ["a"], [0.25],
     lambda x, a: tan(x) ** a, lambda a: [0, pi / 4, pi / 2]),
    ("latitude", ["x ~ kernel(exp(a*sin(x))*cos(x)) on (-pi/2, pi/2)"], ["a"], [0.5],
     lambda x, a: exp(a * sin(x)) * cos(x), lambda a: [-pi / 2, 0, pi / 2]),
    ("squared sine of half the angle", ["x ~ kernel(exp(-k*sin(x/2)^2)) on (-pi, pi)", "param k > 0"], ["k"], [1.3],
     lambda x, k: exp(-k * sin(x / 2) ** 2), lambda k: [-pi, 0, pi]),
    ("cube of the distance to the end", ["x ~ kernel((a - x)^3) on (0, a)"], ["a"], [2], lambda x, a: (a - x) ** 3, lambda a: [0, a]),
    ("powers of the distances to both ends", ["x ~ kernel((x - a)^3*(b - x)^4) on (a, b)"], ["a", "b"], [-1, 2],
     lambda x, a, b: (x - a) ** 3 * (b - x) ** 4, lambda a, b: [a, b]),
    ("square times Gaussian", ["x ~ kernel(x^2*exp(-(x - m)^2/(2*s^2))) on R"], ["m", "s"], [0.8, 1.2],
     lambda x, m, s: x * x * exp(-(x - m) ** 2 / (2 * s * s)), lambda m, s: [-inf, -2, 0, 2, 4, inf]),
    ("polynomial times Gaussian", ["x ~ kernel((1 + x^2)*exp(-a*x^2)) on R"], ["a"], [0.8],
     lambda x, a: (1 + x * x) * exp(-a * x * x), lambda a: [-inf, 0, inf]),
    ("square of a shifted Gaussian's argument", ["x ~ density((b + x)^2/(1 + b^2)*exp(-x^2/2)/sqrt(2*pi)) on R"], ["b"], [0.8],
     lambda x, b: (b + x) ** 2 * exp(-x * x / 2), lambda b: [-inf, -b, 0, inf]),
    ("larger of two exponentials", ["x ~ density(2*l*exp(-l*x)*(1 - exp(-l*x))) on (0, inf)"], ["l"], [1.3],
     lambda x, l: exp(-l * x) * (1 - exp(-l * x)), lambda l: [0, 1, 5, inf]),
    ("smaller gap of a power law", ["x ~ density(2*a*x^(a - 1)*(1 - x^a)) on (0, 1)"], ["a"], [1.3],
     lambda x, a: x ** (a - 1) * (1 - x ** a), lambda a: [0, 0.5, 1]),
    ("sum of two exponentials of different rates", ["x ~ density(l*m/(m - l)*(exp(-l*x) - exp(-m*x))) on (0, inf)", "param l in (0, 2)", "param m in (2, inf)"],
     ["l", "m"], [1, 3], lambda x, l, m: exp(-l * x) - exp(-m * x), lambda l, m: [0, 1, 5, inf]),
    # powers of the observation in both directions
    ("Birnbaum–Saunders in the square", ["x ~ kernel((1/x^2 + 1/b)*exp(-(x^2/b + b/x^2 - 2)/(2*a^2))) on (0, inf)", "param b > 0", "param a > 0"],
     ["b", "a"], [1.4, 0.9], lambda x, b, a: (1 / x ** 2 + 1 / b) * exp(-(x * x / b + b / x ** 2 - 2) / (2 * a * a)), lambda b, a: [0, 0.5, 1, 2, 5, inf]),
    ("generalized inverse Gaussian of order 1/2", ["x ~ kernel(x^(-1/2)*exp(-l*x - m/x)) on (0, inf)"], ["l", "m"], [1, 2],
     lambda x, l, m: x ** mpf(-0.5) * exp(-l * x - m / x), lambda l, m: [0, 0.5, 1, 2, 5, inf]),
    ("generalized inverse Gaussian of order 5/2", ["x ~ kernel(x^(3/2)*exp(-l*x - m/x)) on (0, inf)"], ["l", "m"], [1, 2],
     lambda x, l, m: x ** mpf(1.5) * exp(-l * x - m / x), lambda l, m: [0, 0.5, 1, 2, 5, 10, inf]),
    ("squares in both directions", ["x ~ kernel(exp(-l*x^2 - m/x^2)) on (0, inf)"], ["l", "m"], [1, 2],
     lambda x, l, m: exp(-l * x * x - m / x ** 2), lambda l, m: [0, 0.5, 1, 2, 5, inf]),
    # its constant is π/(a sin π/a) by the reflection of Γ
    ("reciprocal of 1 and a power", ["x ~ density(a*sin(pi/a)/(2*pi*s)/(1 + abs(x/s)^a)) on R", "param a > 1"], ["a", "s"], [3, 1.4],
     lambda x, a, s: 1 / (1 + abs(x / s) ** a), lambda a, s: [-inf, -10, -1, 0, 1, 10, inf]),
    # sums of rational terms times a power, over a factorial or not
    ("logarithmic, weighted by 1/(x + 1)", ["x ~ kernel(t^x/(x*(x + 1))) on {1..}", "param t in (0, 1)"], ["t"], [0.4],
     lambda x, t: t ** x / (x * (x + 1)), lambda t: 1),
    ("logarithmic, weighted by x^2/(x + 1)", ["x ~ kernel(x/(x + 1)*t^x) on {1..}", "param t in (0, 1)"], ["t"], [0.4],
     lambda x, t: t ** x * x / (x + 1), lambda t: 1),
    ("odd and even reciprocals", ["x ~ kernel(t^x/((2*x + 3)*(x + 1))) on {0..}", "param t in (0, 1)"], ["t"], [0.4],
     lambda x, t: t ** x / ((2 * x + 3) * (x + 1)), lambda t: 0),
    ("Poisson, weighted by x/(x + 1)", ["x ~ kernel(x*t^x/factorial(x + 1)) on {1..}"], ["t"], [0.4],
     lambda x, t: x * t ** x / factorial(x + 1), lambda t: 1),
    ("Poisson, weighted by 1/(x + 3)", ["x ~ kernel(t^x/((x + 3)*factorial(x))) on {0..}"], ["t"], [0.4],
     lambda x, t: t ** x / ((x + 3) * factorial(x)), lambda t: 0),
    ("neighboring reciprocals", ["x ~ mass(a/((x + a)*(x + a + 1))) on {0..}", "param a > 0"], ["a"], [1.6],
     lambda x, a: a / ((x + a) * (x + a + 1)), lambda a: 0),
    ("reciprocals two apart", ["x ~ kernel(1/((x + a)*(x + a + 2))) on {0..}", "param a > 0"], ["a"], [1.3],
     lambda x, a: 1 / ((x + a) * (x + a + 2)), lambda a: 0),
    ("reciprocals at a distance", ["x ~ kernel(1/(x*(x + a))) on {1..}", "param a > 0"], ["a"], [1.3],
     lambda x, a: 1 / (x * (x + a)), lambda a: 1),
]


def information(kernel, breaks, at):
    """Scores by central differences of log kernel − log total; ends that move by the step are those of kernels that vanish there."""
    n, h, known, totals = len(at), mpf(10) ** -9, {}, {}

    def shifted(i, s):
        return at[:i] + [at[i] + s * h] + at[i + 1:]

    def integral(f, ends):
        return quad(f, ends, maxdegree=8) if isinstance(ends, list) else nsum(f, [ends, inf])

    def total(values):
        key = tuple(values)
        if key not in totals:
            totals[key] = integral(lambda x: kernel(x, *values), breaks(*values))
        return totals[key]

    def score(i, x):
        up, down = shifted(i, 1), shifted(i, -1)
        return (log(kernel(x, *up) / total(up)) - log(kernel(x, *down) / total(down))) / (2 * h)

    def weighted(x):
        if x not in known:
            known[x] = ([score(i, x) for i in range(n)], kernel(x, *at) / total(at))
        return known[x]

    def entry(i, j):
        return integral(lambda x: weighted(x)[0][i] * weighted(x)[0][j] * weighted(x)[1], breaks(*at))

    upper = {(i, j): mp.nstr(mp.re(entry(i, j)), 12) for i in range(n) for j in range(i, n)}
    return [[upper[min(i, j), max(i, j)] for j in range(n)] for i in range(n)]


if __name__ == "__main__":
    print(json.dumps([{"name": name, "lines": lines, "parameters": parameters,
                       "points": [{"at": at, "information": information(kernel, breaks, [mpf(str(v)) for v in at])}]}
                      for name, lines, parameters, at, kernel, breaks in CASES], indent=1, ensure_ascii=False))
