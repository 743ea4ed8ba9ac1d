"""Information of Gaussian vectors with free mean and covariance, and divergences of vectors, in 40 digits.

The information is the second derivative of the divergence D(P, Q) = (tr B^-1 A + d' B^-1 d - n + log det B - log det A)/2
in the parameters of Q, by central differences in 60 digits: no derivative of a log-density enters.
Divergences: of counts by summing over all of them, of fractions by quadrature over the triangle, of Gaussian vectors and
Wishart matrices by the formulas of Kullback (1959), section 9.1, and of Bishop (2006), appendix B, with their log-partition.

Run: python3 test/reference/multivariate/generate.py > test/reference/multivariate/values.json   (mpmath 1.3)
"""
import json
from itertools import combinations_with_replacement
from mpmath import mp, mpf, matrix, det, inverse, log, loggamma, digamma, gamma, pi, quad, factorial

mp.dps = 60


def gaussian(mean, cov, mean2, cov2):
    n = len(mean)
    gap = matrix([b - a for a, b in zip(mean, mean2)])
    inv = inverse(cov2)
    product = inv * cov
    trace = sum(product[i, i] for i in range(n))
    return (trace + (gap.T * inv * gap)[0] - n + log(det(cov2)) - log(det(cov))) / 2


def square(n, flat):
    rows = matrix(n, n)
    values = iter(flat)
    for i in range(n):
        for j in range(i, n):
            rows[i, j] = rows[j, i] = next(values)
    return rows


def information(n, mean, upper):
    theta = [mpf(v) for v in mean + upper]
    step = mpf(10) ** -15

    def shifted(*moves):
        place = list(theta)
        for index, by in moves:
            place[index] += by
        return gaussian(theta[:n], square(n, theta[n:]), place[:n], square(n, place[n:]))

    def second(i, j):
        if i == j:
            return (shifted((i, step)) + shifted((i, -step))) / step**2
        plus = shifted((i, step), (j, step)) + shifted((i, -step), (j, -step))
        minus = shifted((i, step), (j, -step)) + shifted((i, -step), (j, step))
        return (plus - minus) / (4 * step**2)

    return [float(second(i, j)) for i, j in combinations_with_replacement(range(len(theta)), 2)]


def covariance(n):
    """Diagonally dominant, without symmetry."""
    return [f"{2 + 0.1 * i:.1f}" if i == j else f"{(0.5 if (i + j) % 3 else -0.4) / (1 + j - i):.2f}" for i in range(n) for j in range(i, n)]


def multinomial(n, p, q):
    total = mpf(0)
    for a in range(n + 1):
        for b in range(n + 1 - a):
            c = n - a - b
            ways = factorial(n) / (factorial(a) * factorial(b) * factorial(c))
            ratio = a * log(p[0] / q[0]) + b * log(p[1] / q[1]) + c * log(p[2] / q[2])
            total += ways * p[0] ** a * p[1] ** b * p[2] ** c * ratio
    return total


def dirichlet(a, b):
    def log_density(s, x, y):
        z = 1 - x - y
        return loggamma(sum(s)) - sum(loggamma(v) for v in s) + (s[0] - 1) * log(x) + (s[1] - 1) * log(y) + (s[2] - 1) * log(z)

    def term(x, u):
        y = u * (1 - x)
        p = log_density(a, x, y)
        return (1 - x) * mp.exp(p) * (p - log_density(b, x, y))

    with mp.workdps(20):
        return quad(term, [0, 1], [0, 1])


def wishart(nu, a, mu, b):
    """E log p - log q: the family is exponential in log det X and X, with means of both known."""
    n = a.rows
    log_multigamma = lambda v: mpf(n * (n - 1)) / 4 * log(pi) + sum(loggamma(v - mpf(i) / 2) for i in range(n))
    mean_log_det = sum(digamma((nu - i) / 2) for i in range(n)) + n * log(mpf(2)) + log(det(a))

    def part(v, s):
        product = inverse(s) * a * nu
        trace = sum(product[i, i] for i in range(n))
        return (v - n - 1) / 2 * mean_log_det - trace / 2 - v * n / 2 * log(mpf(2)) - v / 2 * log(det(s)) - log_multigamma(v / 2)

    return part(nu, a) - part(mu, b)


def numbers(text):
    return [mpf(t) for t in text.split()]


cov3 = "2 0.5 0.1 1 0.2 1.5"
other3 = "1.5 0.2 0 1.2 0.1 2"
pairs = [
    ("x ~ Multinomial(6, p)", ["param p in simplex(3)"], "p = [0.2, 0.3, 0.5]", "p = [0.3, 0.45, 0.25]",
     multinomial(6, numbers("0.2 0.3 0.5"), numbers("0.3 0.45 0.25")), multinomial(6, numbers("0.3 0.45 0.25"), numbers("0.2 0.3 0.5"))),
    ("x ~ Multinomial(400, p)", ["param p in simplex(3)"], "p = [0.2, 0.3, 0.5]", "p = [0.3, 0.45, 0.25]",
     multinomial(400, numbers("0.2 0.3 0.5"), numbers("0.3 0.45 0.25")), multinomial(400, numbers("0.3 0.45 0.25"), numbers("0.2 0.3 0.5"))),
    ("x ~ Dirichlet([a, b, c])", [], "a = 2, b = 3, c = 2.5", "a = 1.5, b = 2, c = 4",
     dirichlet(numbers("2 3 2.5"), numbers("1.5 2 4")), dirichlet(numbers("1.5 2 4"), numbers("2 3 2.5"))),
    ("x ~ Wishart(nu, S)", ["param S in posdef(2)"], "nu = 5, S = [[1, 0.2], [0.2, 2]]", "nu = 6.5, S = [[1.5, 0.1], [0.1, 1.2]]",
     wishart(mpf(5), square(2, numbers("1 0.2 2")), mpf("6.5"), square(2, numbers("1.5 0.1 1.2"))),
     wishart(mpf("6.5"), square(2, numbers("1.5 0.1 1.2")), mpf(5), square(2, numbers("1 0.2 2")))),
    ("x ~ MvNormal([m, 0, 0], S)", ["param S in posdef(3)"],
     "m = 1, S = [[2, 0.5, 0.1], [0.5, 1, 0.2], [0.1, 0.2, 1.5]]", "m = 0.5, S = [[1.5, 0.2, 0], [0.2, 1.2, 0.1], [0, 0.1, 2]]",
     gaussian([mpf(1), 0, 0], square(3, numbers(cov3)), [mpf("0.5"), 0, 0], square(3, numbers(other3))),
     gaussian([mpf("0.5"), 0, 0], square(3, numbers(other3)), [mpf(1), 0, 0], square(3, numbers(cov3)))),
    ("x ~ MvNormal([m, 0, 0, 0], S)", ["param S in posdef(4)"],
     "m = 1, S = [[2, 0.5, 0.1, 0], [0.5, 1, 0.2, 0], [0.1, 0.2, 1.5, 0], [0, 0, 0, 1]]",
     "m = 0.5, S = [[1.5, 0.2, 0, 0], [0.2, 1.2, 0.1, 0], [0, 0.1, 2, 0], [0, 0, 0, 3]]",
     gaussian([mpf(1), 0, 0, 0], square(4, numbers("2 0.5 0.1 0 1 0.2 0 1.5 0 1")), [mpf("0.5"), 0, 0, 0], square(4, numbers("1.5 0.2 0 0 1.2 0.1 0 2 0 3"))),
     gaussian([mpf("0.5"), 0, 0, 0], square(4, numbers("1.5 0.2 0 0 1.2 0.1 0 2 0 3")), [mpf(1), 0, 0, 0], square(4, numbers("2 0.5 0.1 0 1 0.2 0 1.5 0 1")))),
]
print(
    json.dumps(
        {
            "program": "mpmath 1.3.0, 60 digits",
            "gaussian": [
                {"size": n, "mean": [0.5] * n, "covariance": [float(v) for v in covariance(n)], "information": information(n, ["0.5"] * n, covariance(n))}
                for n in (3, 4, 6)
            ],
            "divergences": [
                {"law": law, "params": params, "at": at, "versus": versus, "kl": mp.nstr(kl, 17), "reverse": mp.nstr(back, 17)}
                for law, params, at, versus, kl, back in pairs
            ],
        },
        indent=1,
    )
)
