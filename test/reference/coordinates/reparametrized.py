"""Information in new coordinates by sympy: the law is written in them, the textbook information is pulled back by the Jacobian of θ(φ).

Run: python3 test/reference/coordinates/reparametrized.py > test/reference/coordinates/reparametrized.json   (sympy 1.12)
Holds numbers at the point, and √det at the point over √det at the second one, for the Jeffreys prior.
"""
import json
from sympy import Matrix, Rational, diag, exp, log, pi, polygamma, sqrt, symbols, N, EulerGamma

rows = {}


def add(text, phi, theta, information, at, other):
    """theta: the parameters in the coordinates phi; information: in theta, as a function of them; at, other: values of phi."""
    jacobian = Matrix(theta).jacobian(Matrix(phi))
    pulled = jacobian.T * information(*theta) * jacobian
    there = pulled.subs(dict(zip(phi, at)))
    volume = lambda p: sqrt(pulled.subs(dict(zip(phi, p))).det())
    rows[text] = {
        "coordinates": [float(N(v, 17)) for v in at],
        "other": [float(N(v, 17)) for v in other],
        "matrix": [[float(N(e, 17)) for e in there.row(i)] for i in range(len(phi))],
        "inverse": [[float(N(e, 17)) for e in there.inv().row(i)] for i in range(len(phi))],
        "volumes": float(N(volume(at) / volume(other), 17)),
    }


u, v = symbols("u v", positive=True)
psi1 = lambda x: polygamma(1, x)
R = Rational
add("x ~ Gamma(k, b); reparam u = k/b, v = 1/sqrt(k); at k = 4, b = 8", [u, v], [1 / v**2, 1 / (u * v**2)],
    lambda k, b: Matrix([[psi1(k), -1 / b], [-1 / b, k / b**2]]), [R(1, 2), R(1, 2)], [2, R(1, 3)])
add("x ~ Normal(mu, s); reparam u = s/mu, v = log(s); at mu = 2, s = 1", [u, v], [exp(v) / u, exp(v)],
    lambda m, s: diag(1 / s**2, 2 / s**2), [R(1, 2), 0], [2, 1])
add("x ~ LogNormal(mu, s); reparam u = exp(mu + s^2/2), v = s^2; at mu = -0.5, s = 1", [u, v], [log(u) - v / 2, sqrt(v)],
    lambda m, s: diag(1 / s**2, 2 / s**2), [1, 1], [2, 3])
add("x ~ Logistic(m, s); reparam u = m + 2*s, v = pi^2*s^2/3; at m = 1, s = 1", [u, v], [u - 2 * sqrt(3 * v) / pi, sqrt(3 * v) / pi],
    lambda m, s: diag(R(1, 3) / s**2, (3 + pi**2) / 9 / s**2), [3, pi**2 / 3], [1, 2])
add("x ~ GeneralizedPareto(s, xi); param xi > 0; reparam u = s/xi, v = 1/xi; at s = 1, xi = 0.5", [u, v], [u / v, 1 / v],
    lambda s, x: Matrix([[1 / (s**2 * (1 + 2 * x)), 1 / (s * (1 + x) * (1 + 2 * x))], [1 / (s * (1 + x) * (1 + 2 * x)), 2 / ((1 + x) * (1 + 2 * x))]]),
    [2, 2], [1, 3])
add("x ~ Bernoulli(p); reparam v = log(-log(1 - p)); at p = 0.5", [v], [1 - exp(-exp(v))], lambda p: Matrix([[1 / (p * (1 - p))]]), [log(log(2))], [1])
add("x ~ Gumbel(m, b); reparam u = m - b*log(log(2)), v = b; at m = 0, b = 2", [u, v], [u + v * log(log(2)), v],
    lambda m, b: Matrix([[1, -(1 - EulerGamma)], [-(1 - EulerGamma), pi**2 / 6 + (1 - EulerGamma) ** 2]]) / b**2, [-2 * log(log(2)), 2], [1, 3])
print(json.dumps(rows, indent=1))
