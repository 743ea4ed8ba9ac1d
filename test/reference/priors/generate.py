"""The integrals of sqrt(det I) over parameter spaces and boxes, by mpmath from the informations that textbooks state.

The informations: Lehmann and Casella, Theory of Point Estimation (1998), tables 2.5.1 and 2.5.2 and section 2.6; that of the
zero-inflated law from its two kinds of outcome. Writes volumes.json beside this file. Needs mpmath.
"""
import json
from pathlib import Path

from mpmath import atan, besseli, diff, exp, inf, log, mp, mpf, pi, psi, quad, sqrt, tanh

mp.dps = 25


def von_mises(k):
    a = besseli(1, k) / besseli(0, k)
    return 1 - a / k - a * a


def inflated(z):
    """x = 0 with probability z + (1 - z)/e: a Bernoulli law with a slope of 1 - 1/e."""
    p = z + (1 - z) * exp(-1)
    return (1 - exp(-1)) ** 2 / (p * (1 - p))


def octant():
    """A sphere of radius 2 in the roots of the probabilities, in its longitude and height."""
    return quad(lambda height: quad(lambda longitude: mpf(4), [0, pi / 2]), [0, 1])


spaces = {
    "x ~ Bernoulli(p)": quad(lambda p: 1 / sqrt(p * (1 - p)), [0, 0.5, 1]),
    "x ~ Binomial(10, p)": quad(lambda p: sqrt(10 / (p * (1 - p))), [0, 0.5, 1]),
    "x ~ Bernoulli(logit = eta)": quad(lambda t: exp(t / 2) / (1 + exp(t)), [-inf, -20, -6, 0, 6, 20, inf]),
    "x ~ ZeroInflatedPoisson(z, 1)": quad(lambda z: sqrt(inflated(z)), [0, 0.5, 1]),
    "x ~ Normal(tanh(t), 1)": quad(lambda t: diff(tanh, t), [-inf, -5, 0, 5, inf]),
    "x ~ Normal(atan(t), 2)": quad(lambda t: diff(atan, t) / 2, [-inf, -1, 1, inf]),
    "x ~ Triangular(0, 1, c)": quad(lambda c: 1 / sqrt(c * (1 - c)), [0, 0.5, 1]),
    "param l in (0, 4); x ~ Poisson(l)": quad(lambda l: 1 / sqrt(l), [0, 1, 4]),
    "param r in (1, 3); x ~ Exponential(r)": quad(lambda r: 1 / r, [1, 3]),
    "param k in (1, 2); x ~ Gamma(k, 1)": quad(lambda k: sqrt(psi(1, k)), [1, 2]),
    "param k in (0, 2); x ~ VonMises(0, k)": quad(lambda k: sqrt(von_mises(k)), [mpf(10) ** -20, 1, 2]),
    "param p in (0.2, 0.9); x ~ Geometric(p)": quad(lambda p: 1 / (p * sqrt(1 - p)), [mpf("0.2"), mpf("0.9")]),
    "x ~ Categorical([p, q, 1 - p - q])": octant(),
}
boxes = {
    "x ~ Normal(mu, sigma); at mu = 0, sigma = 1; versus mu = 1, sigma = 2": quad(
        lambda s: sqrt(mpf(2)) / s**2, [1, 2]
    ),
    "x ~ Gamma(k, b); at k = 1, b = 1; versus k = 2, b = 3": quad(lambda k: sqrt(k * psi(1, k) - 1), [1, 2])
    * quad(lambda b: 1 / b, [1, 3]),
    "x ~ Beta(a, b); at a = 1, b = 2; versus a = 2, b = 4": quad(
        lambda a, b: sqrt(psi(1, a) * psi(1, b) - psi(1, a + b) * (psi(1, a) + psi(1, b))), [1, 2], [2, 4], maxdegree=3
    ),
    "x ~ Poisson(l); at l = 1; versus l = 5": 2 * sqrt(mpf(5)) - 2,
}

if __name__ == "__main__":
    text = {
        "spaces": {name: mp.nstr(value, 15) for name, value in spaces.items()},
        "boxes": {name: mp.nstr(value, 15) for name, value in boxes.items()},
    }
    Path(__file__).with_name("volumes.json").write_text(json.dumps(text, indent=2) + "\n")
