"""Writes the reference values of the families, one JSON file a family: Fisher information matrices and log-densities.

Run `python3 test/reference/fisher/generate.py [FAMILY …]` (mpmath 1.3 and SciPy 1.9 or later), then prettier. Every
matrix is E[s sᵀ] by quadrature or summation at 50 digits; every log-density is compared with SciPy's before it is
written, where SciPy has the law. Values are strings of 20 digits. A family without information has a note.
"""

import json
import os
import sys

from mpmath import mp, mpf
import mpmath

mp.dps = 50

from densities import ENTRIES, UNIT
from quadrature import information
import vectors

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = "mpmath %s, 50 digits: the mean of the score times its transpose" % mpmath.__version__
DIGITS = 20

NOTES = {
    "Uniform": [("low high", "The density jumps at both ends, which move with the parameters: no Fisher information exists.")],
    "Triangular": [("low high mode", "With a free end the density vanishes there only like the distance: the information is infinite.")],
    "Pareto": [("minimum shape", "With a free minimum the density jumps at the end that moves: no Fisher information exists.")],
}


def plain(word):
    return int(float(word)) if float(word) == int(float(word)) else float(word)


def text(value):
    return mpmath.nstr(value, DIGITS) if abs(value) > mpf(10) ** -22 else "0"


def observations(entry, theta):
    """A few numbers of the support, from the bulk and the tail, short in decimals."""
    law = entry.scipy(*[float(t) for t in theta])
    numbers = []
    # near 1 a double holds too few digits of 1 − x
    for q in [0.05, 0.4, 0.8, 0.97 if entry.support is UNIT else 0.999]:
        x = "%.4g" % float(law.ppf(q))
        if x not in numbers:
            numbers.append(x)
    return numbers


def check_with_scipy(entry, theta, x, value):
    stated = entry.scipy(*[float(t) for t in theta])
    law = getattr(stated, "law", stated)
    if law is None:
        return
    other = law.logpmf(float(x)) if hasattr(law.dist, "pmf") else law.logpdf(float(x))
    assert abs(other - float(value)) < 1e-9 * max(1, abs(other)), (entry.family, theta, x, other, value)


def point(entry, words):
    theta = [mpf(w) for w in words]
    free = [i for i, name in enumerate(entry.parameters) if name not in entry.known]
    densities = []
    for x in observations(entry, theta):
        value = entry.density(mpf(x), *theta)
        assert mpmath.isfinite(value), (entry.family, words, x)
        check_with_scipy(entry, theta, x, value)
        densities.append({"x": [plain(x)], "value": text(value)})
    matrix = information(entry.density, theta, free, entry.support(*theta))
    return {
        "at": [plain(w) for w in words],
        "information": [[text(v) for v in row] for row in matrix],
        "logDensity": densities,
    }


def vector_point(density, words, support, observed, known=0, matrix=None):
    """The first `known` coordinates have no score."""
    theta = [mpf(w) for w in words]
    if matrix is None:
        matrix = information(density, theta, list(range(known, len(theta))), support(theta))
    return {
        "at": [plain(w) for w in words],
        "information": [[text(v) for v in row] for row in matrix],
        "logDensity": [
            {"x": x if isinstance(x, list) else [x], "value": text(density([mpf(c) for c in x] if isinstance(x, list) else mpf(x), *theta))}
            for x in observed
        ],
    }


def categorical():
    points = ["0.2 0.5", "0.3 0.3", "0.1 0.15", "0.25", "0.1 0.2 0.3"]

    def made(words):
        k = len(words) + 1
        nodes = lambda theta: ("integers", 1, k)
        return vector_point(vectors.categorical, words, nodes, list(range(1, k + 1)))

    return [{"parameters": ["p"], "known": [], "points": [made(p.split()) for p in points]}]


def mv_normal():
    points = {
        False: ["0 0 1 0 1", "1 -1 2 0.5 1", "0.5 2 1.5 -0.8 0.9", "0 1 2 2 0.5 -0.3 1 0.2 1.5"],
        True: ["0 0 1 0 1", "1 -1 2 0.5 1", "0.5 2 1.5 -0.8 0.9", "0 1 2 2 0.5 -0.3 1 0.2 1.5"],
    }

    def made(words, precision):
        d = 2 if len(words) == 5 else 3
        observed = [[0.5, -1.25], [2, 3]] if d == 2 else [[0.5, -1.25, 1], [2, 3, 0]]
        nodes = lambda theta: vectors.gauss_hermite(theta, d, precision)
        return vector_point(vectors.mv_normal(precision), words, nodes, observed)

    names = {False: ["mean", "covariance"], True: ["mean", "precision"]}
    return [{"parameters": names[p], "known": [], "points": [made(w.split(), p) for w in points[p]]} for p in [False, True]]


def multinomial():
    points = {"5 0.2 0.5": [[1, 2], [0, 5]], "3 0.3 0.3": [[1, 1], [3, 0]], "8 0.1 0.15": [[0, 1], [4, 4]], "4 0.1 0.2 0.3": [[1, 1, 0]]}
    made = [vector_point(vectors.multinomial, w.split(), vectors.all_counts, x, 1) for w, x in points.items()]
    return [{"parameters": ["n", "p"], "known": ["n"], "points": made}]


def dirichlet():
    points = ["2 3 1.5", "0.7 1.2 4", "5 2.5 0.9"]
    observed = [[0.25, 0.5], [0.125, 0.0625]]
    made = [vector_point(vectors.dirichlet, w.split(), vectors.simplex_nodes, observed) for w in points]
    return [{"parameters": ["a"], "known": [], "points": made}]


def wishart():
    points = ["5 1 0 1", "3.5 2 0.5 1", "8 1.5 -0.8 0.9"]
    observed = [[2, 0.5, 3], [6, -1.25, 0.5]]
    matrices = [vectors.wishart_information([mpf(c) for c in w.split()]) for w in points]
    made = [vector_point(vectors.wishart, w.split(), None, observed, 0, m) for w, m in zip(points, matrices)]
    return [{"parameters": ["df", "scale"], "known": [], "points": made}]


VECTORS = {
    "Categorical": categorical,
    "Multinomial": multinomial,
    "Dirichlet": dirichlet,
    "MvNormal": mv_normal,
    "Wishart": wishart,
}


def layout(value, indent=0):
    """JSON near the project's format: what fits stands on one line."""
    flat = json.dumps(value, ensure_ascii=False)
    flat = flat.replace("{", "{ ").replace("}", " }")
    if indent + len(flat) <= 118:
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        items = ["%s%s: %s" % (inner, json.dumps(k), layout(v, indent + 2)) for k, v in value.items()]
        return "{\n" + ",\n".join(items) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(inner + layout(v, indent + 2) for v in value) + "\n" + " " * indent + "]"


def families():
    names = [e.family for e in ENTRIES] + list(NOTES) + list(VECTORS)
    return list(dict.fromkeys(names))


def main(wanted):
    for family in wanted or families():
        if family in VECTORS:
            parts = VECTORS[family]()
        else:
            parts = [
                {"parameters": e.parameters, "known": list(e.known), "points": [point(e, p.split()) for p in e.points]}
                for e in ENTRIES
                if e.family == family
            ]
        notes = [{"parameters": p.split(), "note": n} for p, n in NOTES.get(family, [])]
        content = {"program": PROGRAM, "family": family, "parametrizations": parts, "irregular": notes}
        with open(os.path.join(HERE, family + ".json"), "w") as file:
            file.write(layout(content) + "\n")
        print(family, [len(p["points"]) for p in parts], flush=True)


main(sys.argv[1:])
