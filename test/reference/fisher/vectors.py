"""The families with vector or matrix arguments: log-densities in their free coordinates, and exact quadratures."""

import itertools

from mpmath import mpf, exp, inf, log, loggamma, pi, sqrt
import mpmath

from quadrature import node, score


def categorical(x, *p):
    return log(p[int(x) - 1]) if x <= len(p) else log(1 - sum(p))


def symmetric(entries, d):
    matrix = mpmath.matrix(d, d)
    entries = iter(entries)
    for i in range(d):
        for j in range(i, d):
            matrix[i, j] = matrix[j, i] = next(entries)
    return matrix


def mv_normal(precision):
    def density(x, *theta):
        d = len(x)
        deviation = mpmath.matrix([x[i] - theta[i] for i in range(d)])
        matrix = symmetric(theta[d:], d)
        det = mpmath.det(matrix)
        inverse = matrix if precision else matrix**-1
        quadratic = (deviation.T * inverse * deviation)[0]
        return -d * log(2 * pi) / 2 + (1 if precision else -1) * log(det) / 2 - quadratic / 2

    return density


# Gauss–Hermite for the weight e^(−z²/2)/√(2π), exact to degree 9; products of two scores have degree 4 in x.
ROOTS = [-sqrt(5 + sqrt(mpf(10))), -sqrt(5 - sqrt(mpf(10))), mpf(0), sqrt(5 - sqrt(mpf(10))), sqrt(5 + sqrt(mpf(10)))]
WEIGHTS = [(7 - 2 * sqrt(mpf(10))) / 60, (7 + 2 * sqrt(mpf(10))) / 60, mpf(8) / 15]
WEIGHTS = WEIGHTS + [WEIGHTS[1], WEIGHTS[0]]


def gauss_hermite(theta, d, precision):
    matrix = symmetric(theta[d:], d)
    factor = mpmath.cholesky(matrix**-1 if precision else matrix)
    nodes = []
    for places in itertools.product(range(5), repeat=d):
        z = mpmath.matrix([ROOTS[k] for k in places])
        x = factor * z
        weight = mpf(1)
        for k in places:
            weight *= WEIGHTS[k]
        nodes.append((weight, [x[i] + theta[i] for i in range(d)]))
    return ("points", nodes)


def multinomial(x, n, *p):
    p, x = list(p) + [1 - sum(p)], list(x) + [n - sum(x)]
    return loggamma(n + 1) + sum(c * log(q) - loggamma(c + 1) for c, q in zip(x, p))


def all_counts(theta):
    """Every vector of counts with its probability: n!/(x1! … xk!) p1^x1 … pk^xk."""
    n, p = int(theta[0]), list(theta[1:]) + [1 - sum(theta[1:])]
    nodes = []
    for x in itertools.product(range(n + 1), repeat=len(p) - 1):
        if sum(x) > n:
            continue
        weight = mpf(mpmath.factorial(n))
        for c, q in zip(list(x) + [n - sum(x)], p):
            weight *= q**c / mpmath.factorial(c)
        nodes.append((weight, [mpf(c) for c in x]))
    return ("points", nodes)


def dirichlet(x, *a):
    x = list(x) + [1 - sum(x)]
    return loggamma(sum(a)) + sum((b - 1) * log(c) - loggamma(b) for b, c in zip(a, x))


def double_exponential(a, b, step=mpf(1) / 10, reach=mpf("4.2")):
    k = int(reach / step)
    found = [node(i * step, a, b) for i in range(-k, k + 1)]
    return [(x, step * w) for x, w in found if a < x < b]


def simplex_nodes(theta):
    """x1 over (0, 1), x2 over (0, 1 − x1): double-exponential rules, one inside the other."""
    nodes = []
    for x, w in double_exponential(mpf(0), mpf(1)):
        for y, v in double_exponential(mpf(0), 1 - x):
            if 1 - (x + y) > 0:
                weight = exp(dirichlet([x, y], *theta)) * w * v
                if weight > mpf(10) ** -32:
                    nodes.append((weight, [x, y]))
    return ("points", nodes)


def wishart(x, nu, v1, c, v2):
    """2 × 2, with determinant and inverse written out."""
    det, size = v1 * v2 - c * c, x[0] * x[2] - x[1] * x[1]
    trace = (v2 * x[0] - 2 * c * x[1] + v1 * x[2]) / det
    return (nu - 3) / 2 * log(size) - trace / 2 - nu * log(2) - nu / 2 * log(det) - log(pi) / 2 - loggamma(nu / 2) - loggamma((nu - 1) / 2)


def bartlett_nodes(theta):
    """2 × 2: chi-squared variables by double-exponential rules, the normal one by Gauss and Hermite (degree 4 is needed)."""
    nu, factor = theta[0], mpmath.cholesky(symmetric(theta[1:], 2))

    def chi_squared(k):
        rule = [(c, w * exp((k / 2 - 1) * log(c) - c / 2 - k / 2 * log(2) - loggamma(k / 2))) for c, w in double_exponential(mpf(0), inf, mpf(1) / 28)]
        return [(c, w) for c, w in rule if w > mpf(10) ** -28]

    nodes = []
    for (c, w), (e, v), i in itertools.product(chi_squared(nu), chi_squared(nu - 1), range(5)):
        if w * v > mpf(10) ** -28:
            t = factor * mpmath.matrix([[sqrt(c), 0], [ROOTS[i], sqrt(e)]])
            s = t * t.T
            nodes.append((w * v * WEIGHTS[i], [s[0, 0], s[0, 1], s[1, 1]]))
    return ("points", nodes)


def wishart_statistics(x):
    """The log-density is affine in these, whatever the parameters: then so is its derivative."""
    return [mpf(1), x[0], x[1], x[2], log(x[0] * x[2] - x[1] * x[1])]


def wishart_information(theta):
    """E[s sᵀ] over the nodes; the score, a numerical derivative, is interpolated between five observations and tried at a sixth."""
    free = range(len(theta))
    probes = [[mpf(v) for v in x] for x in ([1, 0, 1], [2, 0, 1], [1, 0, 2], [2, 1, 2], [3, 1, 1])]
    table = mpmath.matrix([wishart_statistics(x) for x in probes])
    scores = mpmath.matrix([score(wishart, theta, free, x) for x in probes])
    coefficients = (table**-1 * scores).T
    sixth = [mpf(4), mpf(-1), mpf(3)]
    stated = score(wishart, theta, free, sixth)
    found = coefficients * mpmath.matrix(wishart_statistics(sixth))
    assert all(abs(a - b) < mpf(10) ** -30 for a, b in zip(found, stated)), "the score is not affine in the statistics"
    size = len(theta) + 1
    moments = mpmath.matrix(size, size)
    for weight, x in bartlett_nodes(theta)[1]:
        t = wishart_statistics(x)
        for i in range(size):
            for j in range(i, size):
                moments[i, j] += weight * t[i] * t[j]
    for i in range(size):
        for j in range(i):
            moments[i, j] = moments[j, i]
    assert abs(moments[0, 0] - 1) < mpf(10) ** -20, ("not normalized", moments[0, 0])
    means = coefficients * moments[:, 0]
    assert all(abs(m) < mpf(10) ** -19 for m in means), ("the score's mean is not zero", means)
    matrix = coefficients * moments * coefficients.T
    return [[matrix[i, j] for j in free] for i in free]
