"""The total variation of two Gaussian vectors in the plane, by integration in polar coordinates about the first mean.

Run: python3 test/reference/divergences/planeVariation.py > test/reference/divergences/planeVariation.json   (SciPy 1.x, doubles)

Along each ray the log-ratio is a quadratic in the radius; the densities are integrated between its roots, and the angles at which
roots appear, merge or leave cut the outer integral. The first case was also computed with mpmath at 18 digits: 0.298689203249137.
"""

import json
from math import atan2, cos, exp, log, pi, sin, sqrt

from scipy.integrate import quad
from scipy.optimize import brentq


def quadratic_form(m, n, s, t, r):
    """log density at (x, y), without overflow."""
    d = s * t - r * r
    return lambda x, y: -(t * (x - m) ** 2 - 2 * r * (x - m) * (y - n) + s * (y - n) ** 2) / (2 * d) - log(2 * pi * sqrt(d))


def variation(a, b):
    p, q = quadratic_form(*a), quadratic_form(*b)
    m, n = a[0], a[1]
    reach = 9 * sqrt(max(a[2], a[3], b[2], b[3])) + abs(b[0] - m) + abs(b[1] - n)

    def coefficients(w):
        ratio = lambda r: p(m + r * cos(w), n + r * sin(w)) - q(m + r * cos(w), n + r * sin(w))
        u, v, z = ratio(-1), ratio(0), ratio(1)
        return (u + z - 2 * v) / 2, (z - u) / 2, v

    def discriminant(w):
        lead, middle, last = coefficients(w)
        return middle**2 - 4 * lead * last

    def roots(w):
        lead, middle, last = coefficients(w)
        d = middle**2 - 4 * lead * last
        if d <= 0 or lead == 0:
            return []
        return sorted(x for x in [(-middle - sqrt(d)) / (2 * lead), (-middle + sqrt(d)) / (2 * lead)] if 0 < x < reach)

    def ray(w):
        at = lambda r: (m + r * cos(w), n + r * sin(w))
        f = lambda r: r * (exp(p(*at(r))) - exp(q(*at(r))))
        ends = [0.0] + roots(w) + [reach]
        total = 0.0
        for c, d in zip(ends, ends[1:]):
            for k in range(6):
                part = quad(f, c + (d - c) * k / 6, c + (d - c) * (k + 1) / 6, epsabs=1e-14, epsrel=1e-12)[0]
                total += part * (1 if p(*at((c + d) / 2)) > q(*at((c + d) / 2)) else -1)
        return total

    def cuts_of(f):
        grid = [2 * pi * k / 256 for k in range(257)]
        return [brentq(f, c, d, xtol=1e-15) for c, d in zip(grid, grid[1:]) if f(c) * f(d) < 0]

    cuts = cuts_of(discriminant) + cuts_of(lambda w: coefficients(w)[0]) + cuts_of(lambda w: coefficients(w)[1])
    toward = atan2(b[1] - n, b[0] - m) % (2 * pi)
    places = sorted(set([0.0, pi / 2, pi, 3 * pi / 2, 2 * pi, toward] + cuts))
    return sum(quad(ray, c, d, epsabs=1e-13, epsrel=1e-12, limit=200)[0] for c, d in zip(places, places[1:])) / 2


cases = [
    ([0, 0, 1, 1, 0.25], [0.5, -0.5, 1.25, 1.5, 0.125]),
    ([0, 0, 1, 1, 0], [0.5, 0.5, 2, 0.5, 0.25]),
    ([0.5, 0, 1, 1.25, -0.25], [0.5, 0, 1.5, 2, 0.5]),
    ([0, 0, 2, 1, 0.5], [3, 1, 1, 1, 0.5]),
]

if __name__ == "__main__":
    import sys

    found = []
    for a, b in cases:
        found.append({"at": a, "versus": b, "value": f"{variation(a, b):.13f}"})
        print(found[-1], file=sys.stderr, flush=True)
    print(json.dumps({"program": "SciPy, doubles: accurate to about 1e-11", "cases": found}, indent=2))
