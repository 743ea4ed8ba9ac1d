"""Writes families.json: the Fisher information of mixtures and of truncated laws of many families, to 14 digits, by mpmath.

Usage: python3 test/reference/mixtures/generate_families.py

A case states the block and the density up to a constant in the parameters. Slopes in the parameters are central differences in
extended precision. Of a mixture the information is the integral or sum of the product of two slopes of the density over the
density; of a truncated law, whose constant the case leaves out, the covariance of the slopes of the logarithm.
"""
import json
import os
from functools import cache

from mpmath import (mp, mpf, quad, inf, npdf, exp, log, gamma, beta, binomial, factorial, pi, sqrt, cos, besseli, ncdf,
                    nstr)

mp.dps = 22


def gamma_pdf(x, k, r): return r**k * x**(k - 1) * exp(-r * x) / gamma(k)
def weibull(x, k, s): return k / s * (x / s)**(k - 1) * exp(-(x / s)**k)
def lognormal(x, m, s): return npdf(log(x), m, s) / x
def gumbel(x, m, s): return exp(-(x - m) / s - exp(-(x - m) / s)) / s
def logistic(x, m, s): return exp(-(x - m) / s) / (s * (1 + exp(-(x - m) / s))**2)
def student(x, n, m, s): return gamma((n + 1) / 2) / (gamma(n / 2) * sqrt(n * pi) * s) * (1 + ((x - m) / s)**2 / n)**(-(n + 1) / 2)
def cauchy(x, m, s): return s / (pi * (s * s + (x - m)**2))
def skew(x, m, s, a): return 2 / s * npdf((x - m) / s) * ncdf(a * (x - m) / s)
def invgauss(x, m, l): return sqrt(l / (2 * pi * x**3)) * exp(-l * (x - m)**2 / (2 * m * m * x))
def vonmises(x, m, k): return exp(k * cos(x - m)) / (2 * pi * besseli(0, k))
def kumar(x, a, b): return a * b * x**(a - 1) * (1 - x**a)**(b - 1)
def beta_pdf(x, a, b): return x**(a - 1) * (1 - x)**(b - 1) / beta(a, b)
def lomax(x, a, s): return a / s * (1 + x / s)**(-a - 1)
def frechet(x, a, s): return a / s * (x / s)**(-1 - a) * exp(-(x / s)**(-a))
def gpd(x, s, c): return (1 + c * x / s)**(-1 / c - 1) / s if 1 + c * x / s > 0 else mpf(0)
def gev(x, m, s, c):
    w = 1 + c * (x - m) / s
    return w**(-1 / c - 1) * exp(-w**(-1 / c)) / s if w > 0 else mpf(0)
def f_pdf(x, a, b): return (a / b)**(a / 2) * x**(a / 2 - 1) * (1 + a * x / b)**(-(a + b) / 2) / beta(a / 2, b / 2)
def poisson(x, r): return exp(-r) * r**x / factorial(x)
def geometric(x, p): return p * (1 - p)**x
def negbin(x, r, p): return gamma(x + r) / (gamma(r) * factorial(x)) * p**r * (1 - p)**x
def binom(x, n, p): return binomial(n, x) * p**x * (1 - p)**(n - x) if x <= n else mpf(0)
def betabin(x, n, a, b): return binomial(n, x) * beta(x + a, n - x + b) / beta(a, b)


SUM = 'sum'
MIXTURES = [
    ('Normal(mean = a, variance = b)', 'Normal(1.5, 0.5)', ['0.6', '1.8'],
     lambda x, a, b: npdf(x, a, sqrt(b)), lambda x: npdf(x, mpf('1.5'), mpf('0.5')), [-inf, -5, 0, 1, 2, 4, 9, inf]),
    ('LogNormal(a, b)', 'LogNormal(1, 0.5)', ['0', '1'],
     lognormal, lambda x: lognormal(x, 1, mpf('0.5')), [0, mpf('0.1'), 1, 3, 10, 60, inf]),
    ('SkewNormal(a, b, c)', 'SkewNormal(1.5, 0.5, -2)', ['0', '1', '1'],
     skew, lambda x: skew(x, mpf('1.5'), mpf('0.5'), -2), [-inf, -6, 0, 1, 2, 4, 9, inf]),
    ('Gamma(mean = a, shape = b)', 'Gamma(2, 3)', ['1.3', '1.8'],
     lambda x, a, b: gamma_pdf(x, b, b / a), lambda x: gamma_pdf(x, mpf(2), mpf(3)), [0, mpf('0.2'), 1, 3, 10, 40, inf]),
    ('Weibull(a, b)', 'Weibull(3, 0.5)', ['1.5', '1'],
     weibull, lambda x: weibull(x, mpf(3), mpf('0.5')), [0, mpf('0.2'), mpf('0.6'), 1, 3, 8, inf]),
    ('Gumbel(a, b)', 'Gumbel(1.5, 0.5)', ['0', '1'],
     gumbel, lambda x: gumbel(x, mpf('1.5'), mpf('0.5')), [-7, -4, -1, 1, 2, 5, 20, 80]),
    ('Logistic(a, b)', 'Logistic(1.5, 0.5)', ['0', '1'],
     logistic, lambda x: logistic(x, mpf('1.5'), mpf('0.5')), [-inf, -20, -3, 0, 2, 5, 20, inf]),
    ('StudentT(n, a, b)', 'StudentT(5, 2, 1)', ['3', '0', '1'],
     student, lambda x: student(x, mpf(5), 2, 1), [-inf, -50, -5, 0, 2, 6, 60, inf]),
    ('InverseGaussian(a, b)', 'InverseGaussian(2, 1)', ['1', '2'],
     invgauss, lambda x: invgauss(x, mpf(2), 1), [0, mpf('0.1'), mpf('0.5'), 1, 3, 10, 50, inf]),
    ('VonMises(a, b)', 'VonMises(1, 2.5)', ['0', '1'],
     vonmises, lambda x: vonmises(x, 1, mpf('2.5')), [-pi, -1, 0, 1, 2, pi]),
    ('Kumaraswamy(a, b)', 'Beta(2, 5)', ['2', '3'],
     kumar, lambda x: beta_pdf(x, 2, 5), [0, mpf('0.2'), mpf('0.5'), mpf('0.8'), 1]),
    ('Lomax(a, b)', 'Exponential(2)', ['2', '1'],
     lomax, lambda x: 2 * exp(-2 * x), [0, mpf('0.3'), 1, 4, 30, 1000, inf]),
    ('Frechet(a, b)', 'Gamma(2, 1)', ['3', '1'],
     frechet, lambda x: gamma_pdf(x, 2, 1), [0, mpf('0.4'), 1, 2, 6, 40, 1000, inf]),
    ('GeneralizedPareto(a, b)', 'Exponential(1)', ['1', '-0.25'],
     gpd, lambda x: exp(-x), [0, 1, 2, 3, 4, 10, 40, inf]),
    ('GeneralizedPareto(a, b)', 'Exponential(1)', ['1', '0.3'],
     gpd, lambda x: exp(-x), [0, 1, 3, 10, 40, 1000, inf]),
    ('F(a, b)', 'F(4, 7)', ['3', '5'],
     f_pdf, lambda x: f_pdf(x, mpf(4), mpf(7)), [0, mpf('0.1'), mpf('0.5'), 1, 4, 30, 1000, inf]),
    ('Poisson(log = a)', 'Poisson(4.5)', ['0.6'],
     lambda x, a: poisson(x, exp(a)), lambda x: poisson(x, mpf('4.5')), SUM),
    ('Geometric(a)', 'Geometric(0.2)', ['0.5'],
     geometric, lambda x: geometric(x, mpf('0.2')), SUM),
    ('NegativeBinomial(mean = a, dispersion = b)', 'Poisson(4)', ['1.3', '1.8'],
     lambda x, a, b: negbin(x, b, b / (a + b)), lambda x: poisson(x, 4), SUM),
    ('Binomial(10, a)', 'BetaBinomial(10, 0.7, 0.9)', ['0.3'],
     lambda x, a: binom(x, 10, a), lambda x: betabin(x, 10, mpf('0.7'), mpf('0.9')), range(11)),
]

TRUNCATED = [
    ('Normal(a, b) on (-1, 2)', ['0', '1'], lambda x, a, b: npdf(x, a, b), [-1, 0, 1, 2]),
    ('LogNormal(a, b) on (0.5, inf)', ['0', '1'], lognormal, [mpf('0.5'), 1, 4, 20, 200, 5000, inf]),
    ('Gamma(a, b) on (0.3, 2.5)', ['2', '1'], gamma_pdf, [mpf('0.3'), 1, mpf('2.5')]),
    ('Weibull(a, b) on (-inf, 2)', ['1.5', '1'], weibull, [0, mpf('0.2'), 1, 2]),
    ('Gumbel(a, b) on (-1, 2)', ['0', '1'], gumbel, [-1, 0, 2]),
    ('GEV(a, b, c) on (-1, 0.5)', ['0', '1', '0.25'], gev, [-1, 0, mpf('0.5')]),
    ('GeneralizedPareto(a, b) on (0.5, 2)', ['1', '-0.25'], gpd, [mpf('0.5'), 1, 2]),
    ('Lomax(a, b) on (0.5, inf)', ['2', '1'], lomax, [mpf('0.5'), 1, 5, 100, 10**4, 10**8, inf]),
    ('Logistic(a, b) on (0.5, inf)', ['0', '1'], logistic, [mpf('0.5'), 1, 5, 30, inf]),
    ('Cauchy(a, b) on (-1, 2)', ['0', '1'], cauchy, [-1, 0, 1, 2]),
    ('Cauchy(a, b) on (0.5, inf)', ['0', '1'], cauchy, [mpf('0.5'), 2, 20, 10**3, 10**6, inf]),
    ('StudentT(n, a, b) on (-1, 2)', ['3', '0', '1'], student, [-1, 0, 1, 2]),
    ('SkewNormal(a, b, c) on (-1, 2)', ['0', '1', '1'], skew, [-1, 0, 1, 2]),
    ('InverseGaussian(a, b) on (0.3, 2.5)', ['1', '2'], invgauss, [mpf('0.3'), 1, mpf('2.5')]),
    ('VonMises(a, b) on (0.5, inf)', ['0', '1'], vonmises, [mpf('0.5'), 2, pi]),
    ('Beta(a, b) on (0.2, inf)', ['2', '3'], beta_pdf, [mpf('0.2'), mpf('0.6'), 1]),
    ('Kumaraswamy(a, b) on (0.2, 0.7)', ['2', '3'], kumar, [mpf('0.2'), mpf('0.5'), mpf('0.7')]),
    ('F(a, b) on (0.3, 2.5)', ['3', '5'], f_pdf, [mpf('0.3'), 1, mpf('2.5')]),
    ('Poisson(a) on {1..4}', ['1'], poisson, range(1, 5)),
    ('Poisson(a) on {2..}', ['1'], poisson, range(2, 80)),
    ('Binomial(10, a) on {2..}', ['0.3'], lambda x, a: binom(x, 10, a), range(2, 11)),
    ('BetaBinomial(10, a, b) on {2..}', ['2', '3'], lambda x, a, b: betabin(x, 10, a, b), range(2, 11)),
    ('NegativeBinomial(a, b) on {1..4}', ['2', '0.5'], negbin, range(1, 5)),
    ('Zeta(a) on {1..4}', ['4'], lambda x, a: mpf(x)**-a, range(1, 5)),
]

STEP = mpf(10)**-5
TINY = mpf(10)**-200


def slopes(f, theta):
    """Central differences with an error of order STEP^4, relatively."""
    def at(i, t):
        return f(*[v + t if k == i else v for k, v in enumerate(theta)])
    h = STEP
    return [(8 * (at(i, h) - at(i, -h)) - (at(i, 2 * h) - at(i, -2 * h))) / (12 * h) for i in range(len(theta))]


def total(f, pieces):
    if isinstance(pieces, list):
        return quad(f, pieces)
    return sum(f(mpf(x)) for x in (range(250) if pieces == SUM else pieces))


def matrix(entry, size):
    found = [[entry(i, j) if i <= j else None for j in range(size)] for i in range(size)]
    return [[nstr(found[min(i, j)][max(i, j)], 14) for j in range(size)] for i in range(size)]


def names_of(law):
    inside = law.split('(', 1)[1].split(')')[0]
    return [part.split('=')[-1].strip() for part in inside.split(',') if part.split('=')[-1].strip().isalpha()]


def mixture(law, other, point, own, rest, pieces):
    names = ['w', *names_of(law)]
    theta = [mpf('0.4'), *map(mpf, point)]

    def density(x):
        return lambda w, *p: w * own(x, *p) + (1 - w) * rest(x)

    @cache
    def at(x):
        p = density(x)(*theta)
        return p, slopes(density(x), theta) if p > TINY else None

    def entry(i, j):
        def integrand(x):
            p, s = at(x)
            return s[i] * s[j] / p if p > TINY else mpf(0)
        return total(integrand, pieces)
    lines = [f'x ~ mixture(w: {law}, 1 - w: {other})', 'at ' + ', '.join(f'{n} = {v}' for n, v in zip(names, ['0.4', *point]))]
    return {'lines': lines, 'information': matrix(entry, len(theta))}


def truncated(law, point, own, pieces):
    theta = [mpf(v) for v in point]
    mass = total(lambda x: own(x, *theta), pieces)

    @cache
    def score(x):
        return [d / own(x, *theta) for d in slopes(lambda *p: own(x, *p), theta)]

    def mean(f):
        def integrand(x):
            p = own(x, *theta)
            return p * f(score(x)) / mass if p > TINY else mpf(0)
        return total(integrand, pieces)
    size = len(theta)
    means = [mean(lambda s, i=i: s[i]) for i in range(size)]

    def entry(i, j):
        return mean(lambda s: (s[i] - means[i]) * (s[j] - means[j]))
    names = names_of(law)
    return {'lines': [f'x ~ {law}', 'at ' + ', '.join(f'{n} = {v}' for n, v in zip(names, point))],
            'information': matrix(entry, size)}


def main():
    results = [mixture(*case) for case in MIXTURES] + [truncated(*case) for case in TRUNCATED]
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, 'families.json'), 'w') as out:
        json.dump(results, out, indent=2)
        out.write('\n')


if __name__ == '__main__':
    main()
