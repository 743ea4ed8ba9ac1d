"""Fisher information as E[s sᵀ] from a log-density alone, in mpmath: no formula for any information is used.

The score s is the numerical derivative of the log-density; the expectation is a double-exponential quadrature
(trapezoidal in t, the step halved until two results agree) or a sum over the whole numbers of the support.
"""

from mpmath import mp, mpf, inf
import mpmath

AGREEMENT = mpf(10) ** -24
NEGLIGIBLE = mpf(10) ** -34


def score(log_density, theta, free, x):
    def partial(i):
        def moved(value):
            return log_density(x, *[value if j == i else t for j, t in enumerate(theta)])

        return mp.diff(moved, theta[i])

    return [partial(i) for i in free]


def moments(log_density, theta, free, x):
    """p(x) times 1, the scores, and the products of two scores (upper triangle), flat."""
    p = mp.exp(log_density(x, *theta))
    if p == 0:
        return [mpf(0)] * (1 + len(free) + len(free) * (len(free) + 1) // 2)
    s = score(log_density, theta, free, x)
    pairs = [s[i] * s[j] for i in range(len(s)) for j in range(i, len(s))]
    return [p * f for f in [mpf(1)] + s + pairs]


def node(t, a, b):
    """x(t) and dx/dt of a double-exponential map of the real line onto (a, b)."""
    u = mp.pi / 2 * mp.sinh(t)
    du = mp.pi / 2 * mp.cosh(t)
    if a == -inf and b == inf:
        return mp.sinh(u), mp.cosh(u) * du
    if b == inf:
        return a + mp.exp(u), mp.exp(u) * du
    if a == -inf:
        return b - mp.exp(u), mp.exp(u) * du
    left, right = 1 / (1 + mp.exp(-2 * u)), 1 / (1 + mp.exp(2 * u))
    return (a + (b - a) * left if left < right else b - (b - a) * right), (b - a) * 2 * left * right * du


def add(total, terms):
    return terms if total is None else [a + b for a, b in zip(total, terms)]


def piece(f, a, b):
    def value(t):
        x, weight = node(t, a, b)
        if x <= a or x >= b:
            return None
        return [weight * y for y in f(x)]

    def outward(start, step, sign):
        total, small, k = None, 0, 0
        while small < 4 and k * step < 7:
            terms = value(sign * (start + k * step))
            k += 1
            if terms is None:
                small += 1
                continue
            total = add(total, terms)
            small = small + 1 if all(abs(y) <= NEGLIGIBLE for y in terms) and start + k * step > 1.5 else 0
        return total

    step = mpf(1) / 4
    sums = add(add(value(mpf(0)), outward(step, step, 1)), outward(step, step, -1))
    result = [step * y for y in sums]
    while True:
        # the nodes halfway between the present ones
        sums = add(add(sums, outward(step / 2, step, 1)), outward(step / 2, step, -1))
        step /= 2
        previous, result = result, [step * y for y in sums]
        if all(abs(p - r) <= AGREEMENT * max(1, abs(r)) for p, r in zip(previous, result)):
            return result
        if step < mpf(1) / 600:
            raise ArithmeticError("no convergence on (%s, %s): %s %s" % (a, b, previous, result))


def integral(f, breaks):
    total = None
    for a, b in zip(breaks, breaks[1:]):
        total = add(total, piece(f, a, b))
    return total


def summation(f, first, last):
    total, small, x = None, 0, first
    while x <= last and small < 30:
        terms = f(mpf(x))
        total = add(total, terms)
        small = small + 1 if all(abs(y) <= NEGLIGIBLE for y in terms) else 0
        x += 1
    return total


def information(log_density, theta, free, support):
    """The matrix E[s sᵀ] of the parameters at the places `free`; fails unless E[1] = 1 and E[s] = 0.

    `support`: ('interval', breaks), ('integers', first, last) or ('points', [(weight, x), …]), which gives nodes and
    weights of an exact quadrature with respect to the law itself.
    """
    def f(x):
        return moments(log_density, theta, free, x)

    if support[0] == "interval":
        values = integral(f, support[1])
    elif support[0] == "integers":
        values = summation(f, support[1], support[2])
    else:
        values = None
        for weight, x in support[1]:
            s = score(log_density, theta, free, x)
            pairs = [s[i] * s[j] for i in range(len(s)) for j in range(i, len(s))]
            values = add(values, [weight * y for y in [mpf(1)] + s + pairs])
    k = len(free)
    assert abs(values[0] - 1) < mpf(10) ** -20, ("not normalized", values[0])
    for mean in values[1 : k + 1]:
        assert abs(mean) < mpf(10) ** -19, ("the score's mean is not zero", values[1 : k + 1])
    pairs = iter(values[k + 1 :])
    matrix = [[None] * k for _ in range(k)]
    for i in range(k):
        for j in range(i, k):
            matrix[i][j] = matrix[j][i] = next(pairs)
    return matrix
