"""Information of discrete laws that are written out, by direct summation in 28 digits.

Writes laws.json: for each law the lines of its model, a point, the information there (16 digits) and, where the law is one that
has a name, that name with its arguments. The information is the covariance of the gradient of the log-kernel, with derivatives
by mpmath's differences and sums carried until the terms are below 1e-24 of the total; for Yule's law, whose tail is a power, of the
survival function.
Run: python3 generate.py
"""
import json
from pathlib import Path
from mpmath import mp, mpf, log, factorial, diff, nsum, inf, loggamma, nstr, matrix, psi, exp

mp.dps = 28


def plain(logk, theta, start, end=None):
    """Sums term by term: all terms fall at least geometrically."""
    p = len(theta)
    total, first, second = mpf(0), [mpf(0)] * p, matrix(p, p)
    x = start
    largest = mpf(0)
    while end is None or x <= end:
        weight = mp.exp(logk(x, *theta))
        if weight > 0:
            score = [diff(lambda t: logk(x, *theta[:i], t, *theta[i + 1:]), theta[i]) for i in range(p)]
            total += weight
            for i in range(p):
                first[i] += weight * score[i]
                for j in range(p):
                    second[i, j] += weight * score[i] * score[j]
        largest = max(largest, weight)
        if x > start + 20 and weight < largest * mpf(10) ** -24:
            break
        x += 1
    return [[second[i, j] / total - first[i] * first[j] / total ** 2 for j in range(p)] for i in range(p)]


def row(lines, theta, information, name=None):
    return {
        'lines': lines,
        'point': [str(t) for t in theta],
        'information': [[nstr(v, 16) for v in r] for r in information],
        **({} if name is None else {'name': name}),
    }


P = lambda *values: [mpf(str(v)) for v in values]
rows = []


def add(lines, logk, points, start=0, end=None, name=None):
    for point in points:
        theta = P(*point)
        rows.append(row(lines, point, plain(logk, theta, start, end), name))


lf = lambda x: loggamma(mpf(x) + 1)
lc = lambda n, x: lf(n) - lf(x) - lf(n - x)

# power series and other hypergeometric kernels
add(['x ~ kernel(t^x/x) on {1..}'], lambda x, t: x * log(t) - log(x), [(0.4,), (0.7,)], 1, name='Logarithmic(p = t)')
add(['x ~ kernel(x*t^x) on {1..}'], lambda x, t: x * log(t) + log(x), [(0.4,)], 1)
add(['x ~ kernel(x^2*t^x) on {1..}'], lambda x, t: x * log(t) + 2 * log(x), [(0.4,), (0.7,)], 1)
add(['x ~ kernel(l^x/factorial(x)) on {1..}'], lambda x, l: x * log(l) - lf(x), [(2,), (0.3,)], 1)
add(['x ~ kernel(l^x/factorial(x)) on {3..}'], lambda x, l: x * log(l) - lf(x), [(2,)], 3)
add(['x ~ kernel(l^x/factorial(x)^2) on {0..}'], lambda x, l: x * log(l) - 2 * lf(x), [(2,), (9,)])
add(['x ~ kernel(l^x/(factorial(x)*factorial(x + 2))) on {0..}'], lambda x, l: x * log(l) - lf(x) - lf(x + 2), [(2,)])
add(['x ~ kernel(l^(2*x)/factorial(2*x)) on {0..}'], lambda x, l: 2 * x * log(l) - lf(2 * x), [(2,)])
add(['x ~ kernel(l^(2*x + 1)/factorial(2*x + 1)) on {0..}'], lambda x, l: (2 * x + 1) * log(l) - lf(2 * x + 1), [(2,)])
add(['x ~ kernel((x + 1)*l^x/factorial(x)) on {0..}'], lambda x, l: log(x + 1) + x * log(l) - lf(x), [(2,)])
add(['x ~ kernel(t^(2*x + 1)/(2*x + 1)) on {0..}'], lambda x, t: (2 * x + 1) * log(t) - log(2 * x + 1), [(0.4,)])
add(['x ~ kernel(choose(2*x, x)*t^x) on {0..}'], lambda x, t: x * log(t) + lc(2 * x, x), [(0.1,)])
add(['x ~ kernel(choose(2*x, x)*t^x/(x + 1)) on {0..}'], lambda x, t: x * log(t) + lc(2 * x, x) - log(x + 1), [(0.1,)])
add(['x ~ kernel(t^x*choose(9, x)) on {1..9}'], lambda x, t: x * log(t) + lc(9, x), [(0.4,), (3,)], 1, 9)
add(['x ~ kernel(x^2*t^x) on {0..}'], lambda x, t: x * log(t) + 2 * log(x) if x else mpf('-inf'), [(0.4,)])
add(['x ~ kernel((1 + x)^2*l^x/factorial(x)) on {0..}'], lambda x, l: 2 * log(1 + x) + x * log(l) - lf(x), [(0.4,), (3,)])
# sums of Lagrange: the generalized Poisson law and Borel's
add(['x ~ mass(t*(t + l*x)^(x - 1)*exp(-t - l*x)/factorial(x)) on {0..}', 'param t > 0', 'param l in (0, 1)'],
    lambda x, t, l: log(t) + (x - 1) * log(t + l * x) - t - l * x - lf(x), [(1, 0.3), (2.6, 0.5)])
add(['x ~ mass((l*x)^(x - 1)*exp(-l*x)/factorial(x)) on {1..}', 'param l in (0, 1)'],
    lambda x, l: (x - 1) * log(l * x) - l * x - lf(x), [(0.3,)], 1)
add(['x ~ kernel(t^x/(factorial(x)*factorial(n - x))) on {2..n}', 'const n = 200'],
    lambda x, t: x * log(t) - lf(x) - lf(200 - x), [(0.02,)], 2, 200)

# written masses with a name
add(['x ~ mass(exp(-exp(s))*exp(s*x)/gamma(x + 1)) on {0..}'], lambda x, s: -exp(s) + s * x - lf(x), [(0.7,)], name='Poisson(rate = eˢ)')
add(['x ~ mass(mu^x/(1 + mu)^(x + 1)) on {0..}'], lambda x, m: x * log(m) - (x + 1) * log(1 + m), [(2,)], name='Geometric(p = 1/(μ + 1))')
add(['x ~ mass((x + 1)*p^2*(1 - p)^x) on {0..}'], lambda x, p: log(x + 1) + 2 * log(p) + x * log(1 - p), [(0.4,)],
    name='NegativeBinomial(r = 2, p = p)')
add(['x ~ kernel(choose(x + r - 1, x)*t^x) on {0..}'], lambda x, r, t: loggamma(x + r) - loggamma(r) - lf(x) + x * log(t), [(2, 0.4)],
    name='NegativeBinomial(r = r, p = 1 − t)')
add(['x ~ mass(gamma(x + k)/(gamma(k)*factorial(x))*(m/(m + k))^x*(k/(m + k))^k) on {0..}'],
    lambda x, k, m: loggamma(x + k) - loggamma(k) - lf(x) + x * log(m / (m + k)) + k * log(k / (m + k)), [(2, 3)],
    name='NegativeBinomial(r = k, p = k/(k + m))')
add(['x ~ kernel(choose(10, x)*exp(h*x)) on {0..10}'], lambda x, h: lc(10, x) + h * x, [(0.4,)], 0, 10,
    name='Binomial(n = 10, p = eʰ/(1 + eʰ))')
add(['x ~ mass(if(x = 0, p^2, if(x = 1, 2*p*(1 - p), (1 - p)^2))) on {0, 1, 2}'],
    lambda x, p: lc(2, x) + (2 - x) * log(p) + x * log(1 - p), [(0.3,)], 0, 2, name='Binomial(n = 2, p = 1 − p)')
add(['x ~ mass(if(x = 1, q, 1 - q)) on {0, 1}'], lambda x, q: log(q) if x == 1 else log(1 - q), [(0.3,)], 0, 1, name='Bernoulli(p = q)')
add(['x ~ mass(choose(4, x)*beta(x + a, 4 - x + b)/beta(a, b)) on {0..4}'],
    lambda x, a, b: lc(4, x) + loggamma(x + a) + loggamma(4 - x + b) - loggamma(4 + a + b) - loggamma(a) - loggamma(b) + loggamma(a + b),
    [(2, 3)], 0, 4, name='BetaBinomial(n = 4, a = a, b = b)')
zip_ = lambda x, z, l: log(z + (1 - z) * exp(-l)) if x == 0 else log(1 - z) - l + x * log(l) - lf(x)
add(['x ~ mass(if(x = 0, z + (1 - z)*exp(-l), (1 - z)*exp(-l)*l^x/factorial(x))) on {0..}'], zip_, [(0.3, 2)],
    name='ZeroInflatedPoisson(zero = z, rate = l)')

# without a closed form: numbers
# Weibull's law in whole numbers (Nakagawa and Osaki 1975): x^b is 0 at x = 0 for every b > 0
add(['x ~ mass(q^(x^b) - q^((x + 1)^b)) on {0..}', 'param q in (0, 1)', 'param b > 0'],
    lambda x, q, b: log((q ** (mpf(x) ** b) if x else 1) - q ** (mpf(x + 1) ** b)), [(0.5, 1.5)])
add(['x ~ kernel(t^x/x^2) on {1..}'], lambda x, t: x * log(t) - 2 * log(x), [(0.4,)], 1)
add(['x ~ kernel(l^x/factorial(x)^v) on {0..}'], lambda x, l, v: x * log(l) - v * lf(x), [(2, 1.5)])
zinb = lambda x, z, p, r: log(z + (1 - z) * p ** r) if x == 0 else log(1 - z) + loggamma(x + r) - loggamma(r) - lf(x) + r * log(p) + x * log(1 - p)
add(['x ~ mass(if(x = 0, z + (1 - z)*p^r, (1 - z)*choose(x + r - 1, x)*p^r*(1 - p)^x)) on {0..}'], zinb, [(0.3, 0.4, 2)])

# Yule: -l'' = 1/a^2 - psi'(a + 1) + psi'(x + a + 1), so I = 1/a^2 - sum_j P(X >= j)/(a + j)^2, P(X >= j) = (j - 1)! a!/(j + a - 1)!
for a in (2, 3):
    information = mpf(1) / a ** 2 - nsum(lambda j: mp.beta(j, a) * a / (a + j) ** 2, [1, inf])
    rows.append(row(['x ~ mass(a*beta(x, a + 1)) on {1..}'], (a,), [[information]]))

Path(__file__).with_name('laws.json').write_text(json.dumps(rows, indent=1, ensure_ascii=False) + '\n')
