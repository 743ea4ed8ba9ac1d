"""Writes kernels.json: the Fisher information of mixtures of kernels without a closed constant, to 14 digits, by mpmath.

Usage: python3 test/reference/mixtures/generate_kernels.py

A component is the logarithm of its kernel u(x, theta) on an interval, or from a whole number on. Its constant is the integral or
sum of exp(u), its score du - E[du] with du by central differences in extended precision. The information of the mixture is the
integral or sum of the product of two slopes of the density over the density, on the support of the mixture; truncated as a
whole, the covariance of the slopes of the logarithm there.
"""
import json
import os
from functools import cache

from mpmath import mp, mpf, quad, inf, exp, log, cos, pi, nstr, loggamma, nsum, fsum

mp.dps = 30
STEP = mpf(10) ** -10
LAST = 400


def lnormal(x, m, s): return -((x - m) / s) ** 2 / 2 - log(s * (2 * pi) ** mpf('0.5'))
def flat(a, b): return lambda x, *t: -log(mpf(b) - mpf(a))


R = (-inf, inf)
CUTS = [-40, -12, -6, -3, -1, 0, mpf('0.3'), 1, mpf('1.3'), 2, 3, 6, 12, 40]

# (lines, names, point, weights(theta), [(support, u(x, theta))], on or None)
CASES = [
    (['x ~ mixture(w: energy(x^4/s + x^2/3) on R, 1 - w: Normal(m, 1))'], ['w', 's', 'm'], ['0.4', '2', '1'],
     lambda w, s, m: [w, 1 - w],
     [(R, lambda x, w, s, m: -x**4 / s - x * x / 3), (R, lambda x, w, s, m: lnormal(x, m, 1))], None),
    (['x ~ mixture(w: energy(x^4/4 - h*x) on R, 1 - w: energy(x^4/4 + h*x) on R)'], ['w', 'h'], ['0.3', '0.7'],
     lambda w, h: [w, 1 - w],
     [(R, lambda x, w, h: -x**4 / 4 + h * x), (R, lambda x, w, h: -x**4 / 4 - h * x)], None),
    (['x ~ mixture(w: Gamma(k, b) on (1, 3), 1 - w: Uniform(1, 3))'], ['w', 'k', 'b'], ['0.6', '2', '1'],
     lambda w, k, b: [w, 1 - w],
     [((1, 3), lambda x, w, k, b: (k - 1) * log(x) - b * x), ((1, 3), flat(1, 3))], None),
    (['x ~ mixture(w: StudentT(n, 0, 1) on (-1, 2), 1 - w: Normal(m, 1))'], ['w', 'n', 'm'], ['0.5', '3', '0.5'],
     lambda w, n, m: [w, 1 - w],
     [((-1, 2), lambda x, w, n, m: -(n + 1) / 2 * log(1 + x * x / n)), (R, lambda x, w, n, m: lnormal(x, m, 1))], None),
    (['x ~ mixture(w: VonMises(m, k) on (0, 2), 1 - w: Uniform(0, 2))'], ['w', 'm', 'k'], ['0.5', '1', '2'],
     lambda w, m, k: [w, 1 - w],
     [((0, 2), lambda x, w, m, k: k * cos(x - m)), ((0, 2), flat(0, 2))], None),
    (['x ~ mixture(w: Beta(a, b) on (0.3, 1), 1 - w: Uniform(0, 1))'], ['w', 'a', 'b'], ['0.5', '2', '3'],
     lambda w, a, b: [w, 1 - w],
     [((mpf('0.3'), 1), lambda x, w, a, b: (a - 1) * log(x) + (b - 1) * log(1 - x)), ((0, 1), flat(0, 1))], None),
    (['x ~ mixture(1/4: energy(x^4/s + x^2/2) on R, 1/4: Normal(m, 1), 1/2: Normal(-m, s))'], ['s', 'm'], ['2', '1'],
     lambda s, m: [mpf(1) / 4, mpf(1) / 4, mpf(1) / 2],
     [(R, lambda x, s, m: -x**4 / s - x * x / 2), (R, lambda x, s, m: lnormal(x, m, 1)),
      (R, lambda x, s, m: lnormal(x, -m, s))], None),
    (['x ~ mixture(w: kernel(x^(k - 1)*exp(-x)/(1 + x)^2) on (0, inf), 1 - w: Exponential(b))'], ['w', 'k', 'b'],
     ['0.3', '2.5', '2'], lambda w, k, b: [w, 1 - w],
     [((0, inf), lambda x, w, k, b: (k - 1) * log(x) - x - 2 * log(1 + x)),
      ((0, inf), lambda x, w, k, b: log(b) - b * x)], None),
    (['x ~ mixture(w: energy(x^4/4 - h*x) on R, 1 - w: Normal(1, 1)) on (0, 2)'], ['w', 'h'], ['0.5', '0.5'],
     lambda w, h: [w, 1 - w],
     [(R, lambda x, w, h: -x**4 / 4 + h * x), (R, lambda x, w, h: lnormal(x, 1, 1))], (0, 2)),
    (['x ~ mixture(w: InverseGaussian(m, l) on (1, 3), 1 - w: Exponential(1))'], ['w', 'm', 'l'],
     ['0.5', '2', '3'], lambda w, m, l: [w, 1 - w],
     [((1, 3), lambda x, w, m, l: -3 * log(x) / 2 - l * (x - m)**2 / (2 * m * m * x)),
      ((0, inf), lambda x, w, m, l: -x)], None),
    (['x ~ mixture(w: kernel(l^x/factorial(x)^v) on {0..}, 1 - w: Poisson(4))'], ['w', 'l', 'v'],
     ['0.5', '2', '1.5'], lambda w, l, v: [w, 1 - w],
     [(0, lambda x, w, l, v: x * log(l) - v * loggamma(x + 1)),
      (0, lambda x, w, l, v: x * log(4) - 4 - loggamma(x + 1))], None),
    (['x ~ mixture(2/5: kernel(l^x/factorial(x)^v) on {0..}, 3/5: kernel(r^x/factorial(x)^v) on {0..})'],
     ['l', 'v', 'r'], ['1', '1.2', '6'], lambda l, v, r: [mpf(2) / 5, mpf(3) / 5],
     [(0, lambda x, l, v, r: x * log(l) - v * loggamma(x + 1)),
      (0, lambda x, l, v, r: x * log(r) - v * loggamma(x + 1))], None),
    (['x ~ mixture(w: kernel(x^(-s)*q^x) on {1..}, 1 - w: Logarithmic(0.3))'], ['w', 's', 'q'],
     ['0.5', '1.5', '0.6'], lambda w, s, q: [w, 1 - w],
     [(1, lambda x, w, s, q: x * log(q) - s * log(x)),
      (1, lambda x, w, s, q: x * log(mpf('0.3')) - log(x) - log(-log(mpf('0.7'))))], None),
    (['x ~ mixture(0.3: energy(x^4/4 - h*x) on R, 0.4: Normal(m, 1), 0.3: Gamma(k, 1) on (1, 3))'],
     ['h', 'm', 'k'], ['0.5', '-1', '2'], lambda h, m, k: [mpf('0.3'), mpf('0.4'), mpf('0.3')],
     [(R, lambda x, h, m, k: -x**4 / 4 + h * x), (R, lambda x, h, m, k: lnormal(x, m, 1)),
      ((1, 3), lambda x, h, m, k: (k - 1) * log(x) - x)], None),
]


def points(support):
    low, high = support
    return [low] + [c for c in CUTS if low < c < high] + [high]


def total(f, support):
    if isinstance(support, tuple):
        return quad(f, points(support))
    return fsum(f(mpf(k)) for k in range(support, LAST))


def slope(f, theta, i):
    up, down = list(theta), list(theta)
    up[i] += STEP
    down[i] -= STEP
    # two step sizes: the error is of fourth order
    up2, down2 = list(theta), list(theta)
    up2[i] += 2 * STEP
    down2[i] -= 2 * STEP
    return (8 * (f(*up) - f(*down)) - (f(*up2) - f(*down2))) / (12 * STEP)


def inside(x, support):
    return support[0] < x < support[1] if isinstance(support, tuple) else x >= support


def information(names, point, weights, components, on):
    theta = [mpf(t) for t in point]
    p = len(names)
    parts = []
    for support, u in components:
        z = total(lambda x: exp(u(x, *theta)), support)
        means = [total(lambda x: exp(u(x, *theta)) * slope(lambda *t: u(x, *t), theta, i), support) / z for i in range(p)]
        parts.append((support, u, z, means))
    w = weights(*theta)
    dw = [[slope(lambda *t: weights(*t)[k], theta, i) for i in range(p)] for k in range(len(parts))]

    @cache
    def slopes(x):
        f, df = mpf(0), [mpf(0)] * p
        for k, (support, u, z, means) in enumerate(parts):
            if not inside(x, support):
                continue
            own = exp(u(x, *theta)) / z
            f += w[k] * own
            for i in range(p):
                df[i] += own * (dw[k][i] + w[k] * (slope(lambda *t: u(x, *t), theta, i) - means[i]))
        return f, df

    discrete = not isinstance(components[0][0], tuple)
    if discrete:
        whole = min(s for s, _ in components)
    else:
        whole = on or (min(s[0] for s, _ in components), max(s[1] for s, _ in components))

    def mean(g):
        def at(x):
            f, df = slopes(x)
            return g(f, df) if f > mpf(10) ** -60 else mpf(0)
        return total(at, whole)

    mass = mean(lambda f, df: f)
    first = [mean(lambda f, df: df[i]) / mass for i in range(p)]
    return [[mean(lambda f, df: df[i] * df[j] / f) / mass - first[i] * first[j] for j in range(p)] for i in range(p)]


def main():
    out = []
    for lines, names, point, weights, components, on in CASES:
        matrix = information(names, point, weights, components, on)
        out.append({'lines': lines, 'point': dict(zip(names, map(float, point))),
                    'information': [[float(nstr(v, 16)) for v in row] for row in matrix]})
        print(lines[0], nstr(matrix[0][0], 12), flush=True)
    path = os.path.join(os.path.dirname(__file__), 'kernels.json')
    with open(path, 'w') as file:
        json.dump(out, file, indent=2)
        file.write('\n')


main()
