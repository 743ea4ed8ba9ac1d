"""The quadratic and cubic approximations of Kullback-Leibler divergences by mpmath, at and beside shapes at which a log-density is 0/0.

- cubic: half the mean square of the score along delta, minus a sixth of the mean of the third derivative, by quadrature of numerical
  derivatives of the log-density in 50 digits; at shape 0 they are taken 1e-12 beside it;
- region: the multiples of delta at which the quadratic form is off by a tenth, by bisection of quadratures.

Usage: python3 approximations.py > approximations.json
"""
import json
import sys

from mpmath import diff, exp, findroot, inf, log, log1p, mp, mpf, nstr, quad

mp.dps = 50
small = mpf("1e-12")


def gpd(x, s, xi):
    return -log(s) - (1 / xi + 1) * log1p(xi * x / s)


def gev(x, m, s, xi):
    t = 1 + xi * (x - m) / s
    return -log(s) - (1 / xi + 1) * log(t) - t ** (-1 / xi)


def along(f, x, theta, delta, order, h):
    return diff(lambda t: f(x, *[u + t * v for u, v in zip(theta, delta)]), 0, order, h=h)


def cubic(f, theta, delta, ends):
    square = quad(lambda x: exp(f(x, *theta)) * along(f, x, theta, delta, 1, mpf(10) ** -12) ** 2, ends)
    third = quad(lambda x: exp(f(x, *theta)) * along(f, x, theta, delta, 3, mpf(10) ** -6), ends)
    return square / 2 - third / 6


def crossing(theta, delta, side, bracket):
    s, xi = theta
    ends = [0, 1, 4, 10, 30, 100, 1000, 10**5, inf]

    def excess(t):
        there = (s + t * delta[0], xi + t * delta[1])
        d = quad(lambda x: exp(gpd(x, *theta)) * (gpd(x, *theta) - gpd(x, *there)), ends)
        a, b = t * delta[0] / s, t * delta[1]
        return (a * a / 2 + (a * b + b * b) / (1 + xi)) / (1 + 2 * xi) / d - 1 - side

    mp.dps = 25
    found = findroot(excess, bracket, solver="anderson", tol=1e-14)
    mp.dps = 50
    return abs(found)


d2, d3 = (mpf("0.1"), mpf("0.05")), (mpf("0.05"), mpf("0.05"), mpf("0.02"))
tail = [0, 1, 5, 20, 80]
found = {
    "cubic": {
        "x ~ GeneralizedPareto(s, xi); at s = 1, xi = 0; versus s = 1.1, xi = 0.05": cubic(gpd, (mpf(1), small), d2, tail),
        "x ~ GEV(m, s, xi); at m = 0, s = 1, xi = 0; versus m = 0.05, s = 1.05, xi = 0.02": cubic(
            gev, (mpf(0), mpf(1), small), d3, [-4.5, -2, 0, 2, 5, 10, 20, 50, 110]
        ),
        "x ~ GEV(m, s, xi); at m = 0, s = 1, xi = 0.1; versus m = 0.05, s = 1.05, xi = 0.12": cubic(
            gev, (mpf(0), mpf(1), mpf("0.1")), d3, [-4.5, -2, 0, 2, 5, 10, 20, 50, 100, 1000, 10**4, 10**6, 10**8]
        ),
    },
    "region": {
        "x ~ GeneralizedPareto(s, xi); at s = 1, xi = 0; versus s = 1.1, xi = 0.05": crossing(
            (mpf(1), small), d2, mpf("0.1"), (0.3, 0.5)
        ),
        "x ~ GeneralizedPareto(s, xi); at s = 1, xi = 0.1; versus s = 1.1, xi = 0.15": crossing(
            (mpf(1), mpf("0.1")), d2, mpf("0.1"), (0.4, 0.6)
        ),
    },
}
json.dump({kind: {name: nstr(v, 14) for name, v in all.items()} for kind, all in found.items()}, sys.stdout, indent=1)
