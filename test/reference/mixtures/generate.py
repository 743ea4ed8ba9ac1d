"""Writes mixtures.json: the Fisher information of finite mixtures at a point, to 20 digits, by mpmath.

Usage: python3 test/reference/mixtures/generate.py

Each case states the block, the point, and the density of a component with its derivatives taken numerically in extended
precision; the information is the integral or sum of the product of two derivatives of the density over the density.
"""
import json
import os

from mpmath import mp, mpf, quad, diff, inf, npdf, exp, factorial, beta, binomial, pi, nstr

mp.dps = 32


def normal(x, m, s):
    return npdf(x, m, s)


def exponential(x, b):
    return b * exp(-b * x)


def poisson(x, a):
    return exp(-a) * a**x / factorial(x)


def cauchy(x, g):
    return g / (pi * (x * x + g * g))


CASES = [
    # (lines, names, point, density(x, *theta), breakpoints or 'sum')
    (['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(0.1, 1))'], ['w'], ['0.3'],
     lambda x, w: w * normal(x, 0, 1) + (1 - w) * normal(x, mpf('0.1'), 1), [-inf, -6, 0, 6, inf]),
    (['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(0.1, 1))'], ['w'], ['0.5'],
     lambda x, w: w * normal(x, 0, 1) + (1 - w) * normal(x, mpf('0.1'), 1), [-inf, -6, 0, 6, inf]),
    (['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))'], ['w', 'm'], ['0.4', '1.5'],
     lambda x, w, m: w * normal(x, 0, 1) + (1 - w) * normal(x, m, 1), [-inf, -6, 0, 2, 8, inf]),
    (['x ~ mixture(w: Normal(m, s), 1 - w: Normal(n, t))'], ['w', 'm', 's', 'n', 't'], ['0.3', '0', '1', '3', '2'],
     lambda x, w, m, s, n, t: w * normal(x, m, s) + (1 - w) * normal(x, n, t), [-inf, -15, -4, 0, 3, 8, 20, inf]),
    (['x ~ mixture(w: Exponential(a), 1 - w: Gamma(3, rate = b))'], ['w', 'a', 'b'], ['0.5', '1', '4'],
     lambda x, w, a, b: w * exponential(x, a) + (1 - w) * b**3 * x * x * exp(-b * x) / 2, [0, 1, 3, 10, inf]),
    (['x ~ mixture(w: Normal(0, 1), 1 - w: Cauchy(0, g))'], ['w', 'g'], ['0.6', '2'],
     lambda x, w, g: w * normal(x, 0, 1) + (1 - w) * cauchy(x, g), [-inf, -30, -4, 0, 4, 30, inf]),
    (['x ~ mixture(w: Normal(0, 1), 1 - w: Exponential(b))'], ['w', 'b'], ['0.5', '2'],
     lambda x, w, b: w * normal(x, 0, 1) + (1 - w) * (exponential(x, b) if x > 0 else 0), [-inf, -6, 0, 1, 6, 20, inf]),
    (['x ~ mixture(w: Uniform(0, 1), 1 - w: Beta(2, b))'], ['w', 'b'], ['0.4', '3'],
     lambda x, w, b: w + (1 - w) * x * (1 - x) ** (b - 1) / beta(2, b), [0, mpf('0.5'), 1]),
    (['x ~ mixture(w: Poisson(a), 1 - w: Poisson(b))'], ['w', 'a', 'b'], ['0.5', '1', '4'],
     lambda x, w, a, b: w * poisson(x, a) + (1 - w) * poisson(x, b), 'sum'),
    (['x ~ mixture(z: mass(1) on {0}, 1 - z: Poisson(a))'], ['z', 'a'], ['0.3', '2'],
     lambda x, z, a: (z if x == 0 else 0) + (1 - z) * poisson(x, a), 'sum'),
    (['x ~ mixture(w: Uniform(0, 1), 1 - w: Uniform(2, 3))'], ['w'], ['0.3'],
     lambda x, w: w if x < 1 else (1 - w if x > 2 else mpf(0)), [0, 1, 2, 3]),
    (['x ~ mixture(w: Beta(a, 2), 1 - w: Exponential(b) on (2, inf))'], ['w', 'a', 'b'], ['0.3', '2', '0.7'],
     lambda x, w, a, b: w * x ** (a - 1) * (1 - x) / beta(a, 2) if x < 1 else ((1 - w) * exponential(x - 2, b) if x > 2 else mpf(0)),
     [0, 1, 2, 5, inf]),
    (['x ~ mixture(w: Binomial(2, p), 1 - w: Poisson(l) on {5..})'], ['w', 'p', 'l'], ['0.3', '0.5', '6'],
     lambda x, w, p, l: w * binomial(2, x) * p**x * (1 - p) ** (2 - x) if x <= 2 else
     ((1 - w) * poisson(x, l) / (1 - sum(poisson(k, l) for k in range(5))) if x >= 5 else mpf(0)), 'sum'),
    (['x ~ mixture(u: Normal(-3, 1), v: Normal(0, 1), 1 - u - v: Normal(3, 1))'], ['u', 'v'], ['0.2', '0.5'],
     lambda x, u, v: u * normal(x, -3, 1) + v * normal(x, 0, 1) + (1 - u - v) * normal(x, 3, 1),
     [-inf, -8, -3, 0, 3, 8, inf]),
]


def slope(density, x, theta, i):
    def along(t):
        return density(x, *[t if k == i else v for k, v in enumerate(theta)])
    return diff(along, theta[i], h=mpf(10) ** -16)


def information(density, theta, i, j, pieces):
    def integrand(x):
        p = density(x, *theta)
        return slope(density, x, theta, i) * slope(density, x, theta, j) / p if p > mpf(10) ** -300 else mpf(0)
    if pieces == 'sum':
        return sum(integrand(mpf(x)) for x in range(120))
    return quad(integrand, pieces)


def main():
    results = []
    for lines, names, point, density, pieces in CASES:
        theta = [mpf(v) for v in point]
        size = len(theta)
        upper = [[nstr(information(density, theta, min(i, j), max(i, j), pieces), 20) for j in range(size)]
                 for i in range(size)]
        at = 'at ' + ', '.join(f'{n} = {v}' for n, v in zip(names, point))
        results.append({'lines': [*lines, at], 'information': upper})
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, 'mixtures.json'), 'w') as out:
        json.dump(results, out, indent=2)
        out.write('\n')


if __name__ == '__main__':
    main()
