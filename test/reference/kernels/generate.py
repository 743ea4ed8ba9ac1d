"""Writes kernels.json: kernels and truncated families without a closed constant, by mpmath.

Usage: python3 test/reference/kernels/generate.py

Of each law, given by the logarithm u(x, theta) of its kernel: the logarithm of the density at a place, mean and variance, the mean
of the median (of whole numbers, of the maximum) of five observations, and the divergence from theta to theta'.
"""
import json
import os

from mpmath import mp, mpf, quad, exp, log, cos, inf, loggamma, nstr, fsum

mp.dps = 25
R = (-inf, inf)
CUTS = [-40, -12, -6, -3, -1, 0, mpf('0.3'), 1, 2, 3, 6, 12, 40]
LAST = 250

# (law, names, theta, theta', place, support or first whole number, u(x, *theta))
CASES = [
    ('Gamma(k, b) on (1, 3)', ['k', 'b'], ['2', '1'], ['3', '1.5'], '1.5', (1, 3),
     lambda x, k, b: (k - 1) * log(x) - b * x),
    ('Beta(a, b) on (0.3, 1)', ['a', 'b'], ['2', '3'], ['1.5', '3'], '0.6', (mpf('0.3'), 1),
     lambda x, a, b: (a - 1) * log(x) + (b - 1) * log(1 - x)),
    ('StudentT(n, m, s) on (-1, 2)', ['n', 'm', 's'], ['3', '0.2', '1'], ['5', '0', '1.2'], '0.5', (-1, 2),
     lambda x, n, m, s: -(n + 1) / 2 * log(1 + ((x - m) / s)**2 / n)),
    ('VonMises(m, k) on (0, 2)', ['m', 'k'], ['1.2', '2'], ['1', '1'], '0.5', (0, 2),
     lambda x, m, k: k * cos(x - m)),
    ('InverseGaussian(m, l) on (1, 3)', ['m', 'l'], ['2', '3'], ['1.5', '2'], '2.5', (1, 3),
     lambda x, m, l: -3 * log(x) / 2 - l * (x - m)**2 / (2 * m * m * x)),
    ('energy(x^4/4 - h*x) on R', ['h'], ['0.5'], ['0.7'], '0.5', R, lambda x, h: h * x - x**4 / 4),
    ('energy(x^4/s + x^2/3 - x) on R', ['s'], ['2'], ['3'], '0.5', R, lambda x, s: x - x**4 / s - x * x / 3),
    ('kernel(x^(k - 1)*exp(-x)/(1 + x)^2) on (0, inf)', ['k'], ['2.5'], ['3'], '1.5', (0, inf),
     lambda x, k: (k - 1) * log(x) - x - 2 * log(1 + x)),
    ('kernel(l^x/factorial(x)^v) on {0..}', ['l', 'v'], ['2', '1.5'], ['3', '2'], '2', 0,
     lambda x, l, v: x * log(l) - v * loggamma(x + 1)),
    ('kernel(x^(-s)*q^x) on {1..}', ['s', 'q'], ['1.5', '0.6'], ['1', '0.5'], '2', 1,
     lambda x, s, q: x * log(q) - s * log(x)),
]


def total(f, support, upto=None):
    if isinstance(support, tuple):
        low, high = support[0], support[1] if upto is None else upto
        return quad(f, [low] + [c for c in CUTS if low < c < high] + [high])
    return fsum(f(mpf(k)) for k in range(support, LAST if upto is None else int(upto) + 1))


def main():
    out = []
    for law, names, theta, other, place, support, u in CASES:
        theta, other = [mpf(t) for t in theta], [mpf(t) for t in other]
        z, z2 = (total(lambda x: exp(u(x, *t)), support) for t in (theta, other))
        p = lambda x: exp(u(x, *theta)) / z
        mean = total(lambda x: x * p(x), support)
        variance = total(lambda x: (x - mean)**2 * p(x), support)
        kl = total(lambda x: p(x) * (u(x, *theta) - u(x, *other)), support) - log(z) + log(z2)
        if isinstance(support, tuple):
            # the median of five has the density 30 F^2 (1 - F)^2 p; to few digits, for a simulation
            mp.dps = 10
            below = lambda x: total(p, support, x)
            ordered = total(lambda x: x * 30 * below(x)**2 * (1 - below(x))**2 * p(x), support)
            mp.dps = 25
        else:
            # the maximum of five is greater than k with probability 1 - F(k)^5
            ordered = support + fsum(1 - total(p, support, k)**5 for k in range(support, 80))
        out.append({'law': law, 'at': dict(zip(names, map(float, theta))), 'versus': dict(zip(names, map(float, other))),
                    'place': float(place), 'logDensity': float(nstr(u(mpf(place), *theta) - log(z), 16)),
                    'mean': float(nstr(mean, 16)), 'variance': float(nstr(variance, 16)),
                    'ofFive': float(nstr(ordered, 8)), 'divergence': float(nstr(kl, 16))})
        print(law, nstr(mean, 12), nstr(kl, 12), nstr(ordered, 8), flush=True)
    with open(os.path.join(os.path.dirname(__file__), 'kernels.json'), 'w') as file:
        json.dump(out, file, indent=2)
        file.write('\n')


main()
