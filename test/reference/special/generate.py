"""Writes the reference values of the special functions, one JSON file a function: 25 significant digits from mpmath.

Run `python3 test/reference/special/generate.py` (mpmath 1.3 or later). Arguments are binary doubles, printed so that
they read back exactly; values are strings, since a double could not hold them. A value below the smallest positive
double, or above the largest, is not listed.
"""

import json
import os
import re

from mpmath import mp, mpf, inf
import mpmath

mp.dps = 60
HERE = os.path.dirname(os.path.abspath(__file__))
SMALLEST = mpf(2) ** -1022
LARGEST = mpf(2) ** 1023


def powers(low, high, per_decade=2):
    """Doubles spread evenly in the logarithm, with digits that no library was tuned to."""
    count = (high - low) * per_decade
    return [float(mpf("1.2345678912345") * mpf(10) ** (mpf(low) + mpf(i) / per_decade)) for i in range(count + 1)]


def line(low, high, count):
    return [low + (high - low) * (i + 0.37) / count for i in range(count)]


def around(center, distances):
    return [center + d for d in distances] + [center - d for d in distances]


def plain(arguments):
    """JSON with exponents as the project's formatter writes them: e20, e-5."""
    return re.sub(r"e([-+])0*", lambda match: "e" + match[1].strip("+"), json.dumps(list(arguments)))


def write(name, function, grid):
    rows = []
    for arguments in grid:
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        value = function(*[mpf(a) if isinstance(a, float) else a for a in arguments])
        if value is None:
            continue
        value = mpf(value)
        if value != 0 and not SMALLEST < abs(value) < LARGEST:
            continue
        rows.append('    { "arguments": %s, "value": "%s" }' % (plain(arguments), mpmath.nstr(value, 25)))
    with open(os.path.join(HERE, name + ".json"), "w") as file:
        file.write('{\n  "program": "mpmath %s, 60 digits",\n  "values": [\n' % mpmath.__version__)
        file.write(",\n".join(rows))
        file.write("\n  ]\n}\n")
    print(name, len(rows))


def log_abs_gamma(x):
    return mpmath.log(abs(mpmath.gamma(x))) if abs(x) < 1e6 else mpmath.loggamma(x)


def log_beta(a, b):
    mp.dps = 400 if max(a, b) > 1e20 else 120
    value = mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)
    mp.dps = 60
    return value


def log_bessel_i0(x):
    mp.dps = 400 if x < 1e-3 else 60
    value = mpmath.log(mpmath.besseli(0, x))
    mp.dps = 60
    return value


def log_normal_cdf(x):
    return mpmath.log1p(-mpmath.erfc(x / mpmath.sqrt(2)) / 2) if x > 0 else mpmath.log(mpmath.erfc(-x / mpmath.sqrt(2)) / 2)


def polygamma(k, x):
    if x > 0:
        return mpmath.psi(k, x)
    # Reflection: psi_k(1-x) + (-1)^(k+1) psi_k(x) = (-1)^k pi d^k/dx^k cot(pi x).
    mp.dps = 100
    derivative = mpmath.taylor(lambda t: mpmath.cot(mpmath.pi * t), x, k)[k] * mpmath.factorial(k)
    value = (-1) ** (k + 1) * ((-1) ** k * mpmath.pi * derivative - mpmath.psi(k, 1 - x))
    mp.dps = 60
    return value


def gamma_p(a, x, digits=90):
    # The series x^a e^-x / Gamma(a+1) * sum of x^k / ((a+1)...(a+k)) has positive terms only.
    mp.dps = digits
    term = total = mpf(1)
    k = 0
    while term > total * mpf(10) ** (5 - digits):
        k += 1
        term *= x / (a + k)
        total += term
    value = mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1)) * total
    mp.dps = 60
    return value


def gamma_q(a, x):
    # 1 - P with enough digits that 25 are left even where Q is near the smallest double.
    digits = 420 if x > a else 90
    lower = gamma_p(a, x, digits)
    mp.dps = digits
    value = 1 - lower
    mp.dps = 60
    return value


def beta_i(x, a, b):
    # The hypergeometric series has positive terms only; the integral is not trusted far out in a tail.
    mp.dps = 90
    upper = x * (a + b + 2) > a + 1
    y, p, q = (1 - x, b, a) if upper else (x, a, b)
    front = mpmath.exp(p * mpmath.log(y) + q * mpmath.log1p(-y) - log_beta(p, q)) / p
    mp.dps = 90
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -70:
        term *= y * (p + q + n) / (p + 1 + n)
        total += term
        n += 1
    value = front * total
    value = 1 - value if upper else value
    mp.dps = 60
    return value


def zeta_derivative(s, k):
    return mpmath.zeta(s, 1, k) if k > 0 else mpmath.zeta(s)


NEAR = [1e-1, 1e-2, 1e-3, 1e-5, 1e-8, 1e-11]
NEGATIVE = [-0.1, -0.5, -0.9, -1.3, -1.5, -1.7, -2.25, -2.8, -3.6, -5.5, -10.3, -20.7, -50.4, -100.6]

write("logAbsGamma", log_abs_gamma, powers(-300, 300, 1)[::20] + powers(-8, 8, 4) + around(1.0, NEAR) + around(2.0, NEAR) + line(0.0, 20.0, 60) + NEGATIVE)
write("gamma", mpmath.gamma, powers(-300, 2, 1)[::10] + line(0.0, 171.0, 120) + NEGATIVE + [171.5, 1.0, 20.0, 100.0])
write("digamma", mpmath.digamma, powers(-300, 300, 1)[::20] + powers(-8, 8, 4) + around(1.4616321449683623, NEAR) + line(0.0, 20.0, 60) + NEGATIVE)
write("trigamma", lambda x: polygamma(1, x), powers(-150, 300, 1)[::20] + powers(-8, 8, 4) + line(0.0, 20.0, 60) + NEGATIVE)
write("polygamma", polygamma, [(k, x) for k in (0, 1, 2, 3, 4, 5, 7, 10, 15, 20) for x in powers(-3, 4, 2) + line(0.0, 20.0, 20) + NEGATIVE[:11]])
write("logBeta", log_beta, [(a, b) for a in powers(-10, 10, 1)[::2] for b in powers(-10, 10, 1)[::2]] + [(a, b) for a in line(0.0, 10.0, 7) for b in line(0.0, 10.0, 7)] + [(1e15, 3.0), (1e300, 2.5), (0.5, 1e200), (1e-200, 3.0), (1e-200, 1e-200)])
write("erf", mpmath.erf, powers(-300, 0, 1)[::20] + line(-6.0, 6.0, 80))
write("erfc", mpmath.erfc, powers(-300, 0, 1)[::20] + line(-6.0, 26.5, 120))
write("normalPdf", mpmath.npdf, powers(-8, 1, 2) + line(-37.5, 37.5, 60))
write("normalCdf", lambda x: mpmath.erfc(-x / mpmath.sqrt(2)) / 2, line(-37.5, 8.0, 120) + powers(-300, 0, 1)[::30])
write("logNormalCdf", log_normal_cdf, line(-40.0, 37.0, 160) + [-x for x in powers(1, 150, 1)[::5]] + [-x for x in powers(1, 8, 2)] + powers(-300, 0, 1)[::30])
write("besselIScaled", lambda n, x: mpmath.besseli(n, x) * mpmath.exp(-x), [(n, x) for n in (0, 1, 2, 3, 5, 10, 30, 100, 500) for x in powers(-6, 8, 1) + line(0.0, 60.0, 20) + line(60.0, 2000.0, 8)] + [(v, x) for v in (0.5, 1.5, 2.25, 7.5, 20.5) for x in powers(-3, 5, 1) + line(0.0, 60.0, 8)])
write("besselRatio", lambda x: mpmath.besseli(1, x) / mpmath.besseli(0, x), powers(-300, 300, 1)[::20] + powers(-6, 8, 3) + line(0.0, 60.0, 60))
write("logBesselI0", log_bessel_i0, powers(-140, 0, 1)[::20] + powers(-6, 8, 3) + line(0.0, 60.0, 60))
write("zeta", zeta_derivative, [(s, k) for k in (0, 1, 2, 3, 4, 5, 6) for s in [1 + x for x in powers(-10, 1, 1)] + line(1.0, 12.0, 20) + line(12.0, 60.0, 6) + line(0.0, 1.0, 8) + [-1.5, -3.0]])
write("gammaP", gamma_p, [(a, a * r) for a in powers(-10, 6, 1) for r in (0.01, 0.3, 0.9, 0.99, 1.0, 1.01, 1.2, 3.0) if not (a > 1e3 and (r < 0.5 or r > 2))] + [(a, x) for a in line(0.0, 30.0, 10) for x in line(0.0, 60.0, 12)] + [(910.0, 905.0), (1000.0, 1000.0), (2e4, 1.99e4)])
write("gammaQ", gamma_q, [(a, a * r) for a in powers(-10, 6, 1) for r in (0.01, 0.3, 0.9, 0.99, 1.0, 1.01, 1.2, 3.0) if not (a > 1e3 and (r < 0.5 or r > 2))] + [(a, x) for a in line(0.0, 30.0, 10) for x in line(0.0, 60.0, 12)] + [(910.0, 905.0), (1000.0, 1000.0), (2e4, 1.99e4), (1e-8, 1e-8), (1e-8, 3.0)])
write("betaI", beta_i, [(x, a, b) for a in powers(-3, 4, 1) for b in powers(-3, 4, 1) for x in (1e-6, 0.03, 0.3, 0.5, 0.77, 0.99)])
