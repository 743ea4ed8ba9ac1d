"""Writes cases.jsonl: the Fisher information of random models to 17 digits, by mpmath in 30 digits.

Usage: python3 test/reference/numeric/generate.py

The information is the covariance of the gradient of the log-density, which needs no normalizing constant. Gradients are
central differences; integrals are trapezoidal sums after a double-exponential change of variable that is this script's own,
halved until two sums agree to 19 digits; sums over whole numbers run until their terms are negligible. A model whose sums
do not settle is left out. One case a line: the block's lines, and the upper triangle of the matrix row by row.
"""
import json
import os
import random
import sys
from functools import lru_cache
from itertools import islice

from mpmath import mp, mpf, inf, exp, log, sin, cos, cosh, sinh, tanh, pi, nstr, isfinite, isinf

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'fisher'))
import densities  # noqa: E402

mp.dps = 30
densities.loggamma = lru_cache(maxsize=4096)(densities.loggamma)
loggamma = densities.loggamma
STEP = mpf(10) ** -10
MOST_LEVELS = 6


def gradient(f, x, theta):
    slopes = []
    for i, t in enumerate(theta):
        h = STEP * (abs(t) if t != 0 else 1)
        up, down = list(theta), list(theta)
        up[i], down[i] = t + h, t - h
        slopes.append((f(x, *up) - f(x, *down)) / (2 * h))
    return slopes


class Sums:
    """Σ w, Σ w s, Σ w s s′, with s about a fixed center so that nothing cancels."""

    def __init__(self, p):
        self.p, self.center = p, None
        self.mass, self.first = mpf(0), [mpf(0)] * p
        self.second = [[mpf(0)] * p for _ in range(p)]

    def add(self, weight, slopes):
        if self.center is None:
            self.center = slopes
        s = [a - b for a, b in zip(slopes, self.center)]
        self.mass += weight
        for i in range(self.p):
            self.first[i] += weight * s[i]
            for j in range(i, self.p):
                self.second[i][j] += weight * s[i] * s[j]

    def covariance(self):
        m = self.mass
        return [self.second[i][j] / m - self.first[i] * self.first[j] / m**2 for i in range(self.p) for j in range(i, self.p)]


def chart(lower, upper, scale):
    """x(t) and x′(t) of the double-exponential change of variable, with the distance from a finite end kept."""
    if isinf(lower) and isinf(upper):
        return lambda t: (scale * sinh(pi / 2 * sinh(t)), scale * cosh(pi / 2 * sinh(t)) * pi / 2 * cosh(t))
    if isinf(upper):
        def right(t):
            d = scale * exp(pi / 2 * sinh(t))
            return lower + d, d * pi / 2 * cosh(t)
        return right
    if isinf(lower):
        def left(t):
            d = scale * exp(-pi / 2 * sinh(t))
            return upper - d, d * pi / 2 * cosh(t)
        return left

    def bounded(t):
        u = pi / 2 * sinh(t)
        q = exp(-2 * abs(u))
        near, w = (upper - lower) * q / (1 + q), (upper - lower) * 2 * q / (1 + q) ** 2 * pi / 2 * cosh(t)
        return (lower + near if t < 0 else upper - near), w
    return bounded


def integrated(f, theta, pieces, scale):
    """The covariance of the gradient over the pieces; None where it does not settle."""
    sums, previous, peak = Sums(len(theta)), None, None
    charts = [chart(a, b, scale) for a, b in zip(pieces, pieces[1:])]
    nodes = []
    h = mpf(1) / 8
    for level in range(MOST_LEVELS):
        ts = [k * h for k in range(-int(5 / h), int(5 / h) + 1)] if level == 0 else [
            (2 * k + 1) * h for k in range(-int(5 / h) // 2, int(5 / h) // 2)]
        for c in charts:
            for t in ts:
                x, w = c(t)
                if w == 0 or not isfinite(x) or x <= pieces[0] or x >= pieces[-1]:
                    continue
                if x in pieces:
                    continue
                value = f(x, *theta)
                if not isfinite(value):
                    continue
                value += log(w)
                nodes.append((value, x))
                if peak is None or value > peak:
                    peak = value
        sums = Sums(len(theta))
        best = max(nodes, key=lambda n: n[0])
        sums.center = gradient_of(f, best[1], theta)
        for value, x in nodes:
            if value - peak < -58:
                continue
            sums.add(exp(value - peak), gradient_of(f, x, theta))
        now = sums.covariance()
        diagonal = [now[k] for k in diagonals(len(theta))]
        if previous is not None and all(
                abs(a - b) <= mpf(10) ** -19 * unit for a, b, unit in zip(now, previous, units(diagonal))):
            return now
        previous = now
        h /= 2
    return None


memory = {}


def gradient_of(f, x, theta):
    key = (x, tuple(theta))
    if key not in memory:
        memory[key] = gradient(f, x, theta)
    return memory[key]


def diagonals(p):
    k, found = 0, []
    for i in range(p):
        found.append(k)
        k += p - i
    return found


def units(diagonal):
    p = len(diagonal)
    return [(abs(diagonal[i] * diagonal[j])) ** mpf('0.5') for i in range(p) for j in range(i, p)]


def summed(f, theta, first, last):
    """The covariance over whole numbers; None where 3,000 terms do not reach the end."""
    sums, peak, terms = Sums(len(theta)), -inf, []
    k = first
    while k <= last and len(terms) < 3000:
        value = f(mpf(k), *theta)
        terms.append((value, k))
        peak = max(peak, value)
        if value < peak - 75 and len(terms) > 3:
            break
        k += 1
    else:
        if k <= last:
            return None
    for value, k in terms:
        if value > peak - 75:
            sums.add(exp(value - peak), gradient(f, mpf(k), theta))
    return sums.covariance()


def case(lines, names, point, f, support, scale=1):
    memory.clear()
    theta = [mpf(v) for v in point]
    try:
        found = summed(f, theta, *support[1:]) if support[0] == 'integers' else integrated(
            f, theta, [mpf(v) for v in support[1]], mpf(scale))
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        return None
    if found is None or any(not isfinite(v) for v in found):
        return None
    p = len(theta)
    if any(found[k] < mpf(10) ** -14 for k in diagonals(p)):
        return None
    at = 'at ' + ', '.join(f'{n} = {v}' for n, v in zip(names, point))
    return {'m': [lines, at], 'i': [nstr(v, 17) for v in found]}


def rounded(rng, low, high, digits=3):
    return f'%.{digits}g' % rng.uniform(low, high)


def near(rng, value):
    return '%.3g' % (float(value) * rng.choice([0.7, 0.9, 1, 1.3]) + (rng.choice([0, 0.1]) if float(value) == 0 else 0))


LEFT_OUT = {'Uniform', 'Triangular', 'DiscreteUniform', 'Hypergeometric', 'Categorical', 'MvNormal'}


def families(rng):
    """Every family as it stands and on parts of its support."""
    for entry in densities.ENTRIES:
        if entry.family in LEFT_OUT:
            continue
        for shape in ['whole', 'whole', 'inside', 'inside', 'right', 'left', 'inside']:
            start = rng.choice(entry.points).split()
            point = [v if n in entry.known or shape == 'whole' and rng.random() < 0.3 else near(rng, v)
                     for n, v in zip(entry.parameters, start)]
            if entry.family in ('Bernoulli', 'Binomial', 'BetaBinomial') and shape != 'whole':
                continue
            names = [c for c, n in zip('abcd', entry.parameters) if n not in entry.known]
            free = [v for v, n in zip(point, entry.parameters) if n not in entry.known]
            args = [f'{n} = ' + (v if n in entry.known else c) for c, n, v in zip('abcd', entry.parameters, point)]
            values = [mpf(v) for v in point]
            kind, *ends = entry.support(*values)

            def f(x, *theta, entry=entry, values=values):
                rest = iter(theta)
                return entry.density(x, *[v if n in entry.known else next(rest) for n, v in zip(entry.parameters, values)])
            law = f'x ~ {entry.family}({", ".join(args)})'
            if kind == 'integers':
                first, last = ends
                first, last = int(first), int(last)
                if shape == 'whole':
                    if last < 10:
                        last = int(point[0]) if entry.family != 'Bernoulli' else 1
                    yield law, names, free, f, ('integers', first, last), 1
                    continue
                a = first + rng.choice([0, 1, 2, 3])
                b = a + rng.choice([2, 5, 30, 60])
                if shape == 'right':
                    yield f'{law} on {{{a + 1}..}}', names, free, f, ('integers', a + 1, last), 1
                else:
                    yield f'{law} on {{{a}..{b}}}', names, free, f, ('integers', a, b), 1
                continue
            pieces = ends[0]
            if shape == 'whole':
                yield law, names, free, f, ('interval', pieces), 1
                continue
            try:
                frozen = entry.scipy(*[float(v) for v in point])
                low, high = sorted([rng.uniform(0.02, 0.98), rng.uniform(0.02, 0.98)])
                a, b = ['%.3g' % float(frozen.ppf(q)) for q in (low, high)]
            except Exception:
                continue
            if not float(a) < float(b) or high - low < 0.02 and shape == 'inside':
                continue
            inner = [v for v in pieces[1:-1] if mpf(a) < v < mpf(b)]
            if shape == 'inside':
                yield f'{law} on ({a}, {b})', names, free, f, ('interval', [mpf(a), *inner, mpf(b)]), 1
            elif shape == 'right' and isinf(pieces[-1]):
                inner = [v for v in pieces[1:-1] if v > mpf(a)]
                yield f'{law} on ({a}, inf)', names, free, f, ('interval', [mpf(a), *inner, inf]), 1
            elif shape == 'left' and isinf(pieces[0]):
                inner = [v for v in pieces[1:-1] if v < mpf(b)]
                yield f'{law} on (-inf, {b})', names, free, f, ('interval', [-inf, *inner, mpf(b)]), 1


def kernels(rng):
    """Laws that are written out, most without a normalizing constant in closed form."""
    R, P, U = ('interval', [-inf, inf]), ('interval', [0, inf]), ('interval', [0, 1])
    for _ in range(26):
        h, m = rounded(rng, -5, 5), rounded(rng, -3, 3)
        s, a, b, c = rounded(rng, 0.3, 3), rounded(rng, 0.4, 4), rounded(rng, 0.3, 3), rounded(rng, 0.2, 3)
        yield 'x ~ kernel(exp(-x^4/4 + h*x)) on R', ['h'], [h], lambda x, h: -x**4 / 4 + h * x, R, 1
        yield 'x ~ kernel(exp(-x^4/4 + h*x + g*x^2)) on R', ['h', 'g'], [rounded(rng, -0.5, 0.5), b], \
            lambda x, h, g: -x**4 / 4 + h * x + g * x * x, ('interval', [-inf, 0, inf]), 1
        yield 'x ~ energy(a*cosh(x - m)) on R', ['a', 'm'], [a, '0.3'], lambda x, a, m: -a * cosh(x - m), R, 1
        yield 'x ~ energy(a*x^6 - h*x) on R', ['a', 'h'], [a, h], lambda x, a, h: -a * x**6 + h * x, R, 1
        k = rounded(rng, 0.8, 6)
        yield 'x ~ kernel((1 + (x - m)^4)^(-k)) on R', ['m', 'k'], [m, k], \
            lambda x, m, k: -k * log(1 + (x - m) ** 4), ('interval', [-inf, mpf(m), inf]), 1
        yield 'x ~ kernel(exp(k*cos(x) + j*cos(2*x))) on (0, 2*pi)', ['k', 'j'], [h, c], \
            lambda x, k, j: k * cos(x) + j * cos(2 * x), ('interval', [0, pi, 2 * pi]), 1
        w = rounded(rng, 1, 12)
        yield 'x ~ kernel(exp(-x^2/(2*s^2))*(2 + cos(a*x))) on R', ['s', 'a'], [s, w], \
            lambda x, s, a: -x * x / (2 * s * s) + log(2 + cos(a * x)), R, 1
        tiny = '%.2ge-4' % rng.uniform(1, 9)
        yield 'x ~ energy((x - m)^2/(2*s^2) + x^4/4) on R', ['m', 's'], [m, tiny], \
            lambda x, m, s: -(x - m) ** 2 / (2 * s * s) - x**4 / 4, \
            ('interval', [-inf, mpf(m), inf]), tiny
        yield 'x ~ kernel(x^(a - 1)*exp(-b*x - c*x^2)) on (0, inf)', ['a', 'b', 'c'], [a, b, c], \
            lambda x, a, b, c: (a - 1) * log(x) - b * x - c * x * x, P, 1
        yield 'x ~ kernel(x^(a - 1)*(1 - x)^(b - 1)*exp(c*x)) on (0, 1)', ['a', 'b', 'c'], [a, b, h], \
            lambda x, a, b, c: (a - 1) * log(x) + (b - 1) * log(1 - x) + c * x, U, 1
        yield 'x ~ kernel(exp(-s*log(x)^2 - b*x)) on (0, inf)', ['s', 'b'], [s, b], \
            lambda x, s, b: -s * log(x) ** 2 - b * x, P, 1
        yield 'x ~ energy(log(1 + exp(a*(x - m))) - x) on R', ['a', 'm'], ['%.3g' % rng.uniform(1.3, 5), m], \
            lambda x, a, m: -log(1 + exp(a * (x - m))) + x, R, 1
        far = rng.choice(['1000', '20000', '1e6'])
        yield 'x ~ energy((x - m)^4/4 + b*(x - m)) on R', ['b'], [c], lambda x, b: -x**4 / 4 - b * x, R, 1, \
            f'const m = {far}'
        yield 'x ~ energy(abs(x - m)^3/3 + x^2/8) on R', ['m'], [m], \
            lambda x, m: -abs(x - m) ** 3 / 3 - x * x / 8, ('interval', [-inf, mpf(m), inf]), 1
        yield 'x ~ kernel(exp(a*x - b*x^2)) on {0..}', ['a', 'b'], [a, '%.3g' % rng.uniform(0.02, 1)], \
            lambda x, a, b: a * x - b * x * x, ('integers', 0, 10**6), 1
        yield 'x ~ kernel(a^x/factorial(x)^v) on {0..}', ['a', 'v'], [a, '%.3g' % rng.uniform(0.4, 3)], \
            lambda x, a, v: x * log(a) - v * loggamma(x + 1), ('integers', 0, 10**6), 1
        yield 'x ~ kernel(x^(-s)*exp(-b*x)) on {1..}', ['s', 'b'], [s, b], \
            lambda x, s, b: -s * log(x) - b * x, ('integers', 1, 10**6), 1


def normal(x, m, s):
    return exp(-((x - m) / s) ** 2 / 2) / s / (2 * pi) ** mpf('0.5')


def mixtures(rng):
    R = [-inf, inf]
    for _ in range(20):
        w, v = rounded(rng, 0.1, 0.6, 2), rounded(rng, 0.1, 0.3, 2)
        m, n = rounded(rng, -4, 4, 2), rounded(rng, -4, 4, 2)
        s, t = rounded(rng, 0.3, 3, 2), rounded(rng, 0.3, 3, 2)
        a, b = rounded(rng, 0.4, 4, 2), rounded(rng, 0.4, 4, 2)
        cut = ('interval', [-inf, *sorted({mpf(m), mpf(n)}), inf])
        yield 'x ~ mixture(w: Normal(m, s), 1 - w: Normal(n, t))', ['w', 'm', 's', 'n', 't'], [w, m, s, n, t], \
            lambda x, w, m, s, n, t: log(w * normal(x, m, s) + (1 - w) * normal(x, n, t)), cut, 1
        yield f'x ~ mixture(w: Normal({m}, {s}), v: Normal({n}, {t}), 1 - w - v: Normal(0, 1))', ['w', 'v'], [w, v], \
            lambda x, w, v, m=mpf(m), n=mpf(n), s=mpf(s), t=mpf(t): log(
                w * normal(x, m, s) + v * normal(x, n, t) + (1 - w - v) * normal(x, 0, 1)), cut, 1
        yield 'x ~ mixture(w: Exponential(a), 1 - w: Gamma(3, rate = b))', ['w', 'a', 'b'], [w, a, b], \
            lambda x, w, a, b: log(w * a * exp(-a * x) + (1 - w) * b**3 * x * x * exp(-b * x) / 2), \
            ('interval', [0, inf]), 1
        yield 'x ~ mixture(w: Poisson(a), 1 - w: Poisson(b))', ['w', 'a', 'b'], [w, a, '9'], \
            lambda x, w, a, b: log(w * exp(-a) * a**x + (1 - w) * exp(-b) * b**x) - loggamma(x + 1), \
            ('integers', 0, 400), 1
        tiny = '%.2ge-3' % rng.uniform(1, 5)
        yield f'x ~ mixture(w: Normal(m, {tiny}), 1 - w: Normal(0, t))', ['w', 'm', 't'], [w, m, t], \
            lambda x, w, m, t, tiny=mpf(tiny): log(w * normal(x, m, tiny) + (1 - w) * normal(x, 0, t)), \
            ('interval', [-inf, *sorted({mpf(m) + d * mpf(tiny) for d in (-30, -6, 0, 6, 30)}), inf]), 1
        yield 'x ~ mixture(w: Logistic(m, s), 1 - w: Cauchy(n, t))', ['w', 'm'], [w, m], \
            lambda x, w, m, s=mpf(s), n=mpf(n), t=mpf(t): log(
                w * exp(-(x - m) / s) / s / (1 + exp(-(x - m) / s)) ** 2 + (1 - w) / pi / t / (1 + ((x - n) / t) ** 2)), \
            cut, 1, f'const s = {s}, n = {n}, t = {t}'


def main():
    kept = left = 0
    laws = random.Random(2718)
    sources = (families(laws), kernels(laws), mixtures(laws), islice(mixtures(random.Random(31)), 82),
               islice(families(random.Random(1618)), 204))
    with open(os.path.join(HERE, 'cases.jsonl'), 'w') as out:
        for source in sources:
            for lines, names, point, f, support, scale, *constants in source:
                found = case(lines, names, point, f, support, scale)
                if found is None:
                    left += 1
                    print('left out', lines, point, file=sys.stderr)
                    continue
                if constants:
                    found['m'][0:0] = [c for c in constants[0].replace('const ', '').split(', ')]
                    found['m'][0:-2] = [f'const {c}' for c in found['m'][0:-2]]
                out.write(json.dumps(found, separators=(',', ':')) + '\n')
                out.flush()
                kept += 1
    print(kept, 'cases,', left, 'left out', file=sys.stderr)


if __name__ == '__main__':
    main()
