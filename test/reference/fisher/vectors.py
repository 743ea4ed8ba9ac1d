"""The families with vector or matrix arguments: log-densities in their free coordinates, and exact quadratures."""

import itertools

from mpmath import mpf, log, pi, sqrt
import mpmath


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
