"""Moments of Dirichlet, Wishart and multinomial laws that are no products of two scores, by exact formulas in gamma and polygamma functions.

Run: python3 test/reference/multivariate/moments.py > test/reference/multivariate/moments.json   (mpmath 1.3, 25 digits)

Dirichlet(a): log x_i has the cumulants psi_(k-1)(a_i) - psi_(k-1)(A); E[prod x_i^k_i] = prod (a_i)_(k_i) / (A)_(sum k).
Wishart(df, S) of size p: log det X = log det S + sum of log chi-squared(df - i), i < p; x_11 = s_11 chi-squared(df);
tr(S^-1 X) = chi-squared(p df); 1/(X^-1)_11 = chi-squared(df - p + 1)/(S^-1)_11 (Anderson 2003, theorems 7.2.2, 7.3.1 and section 7.5).
Multinomial(n, p): the score of p_1 is a sum of n independent copies of Y = 1/p_1, -1/p_k or 0, of mean 0.
"""
import json
from mpmath import mp, mpf, psi, gamma, rf, log, matrix, det, inverse

mp.dps = 25


def central(c2, c3, c4):
    return {3: c3, 4: c4 + 3 * c2**2}


def dirichlet(a):
    a = [mpf(v) for v in a]
    A = sum(a)
    m1 = central(*[psi(k, a[0]) - psi(k, A) for k in (1, 2, 3)])
    last = central(*[psi(k, a[-1]) - psi(k, A) for k in (1, 2, 3)])
    ks = (2, 1)
    out = {
        "score[1]^3": m1[3],
        "score[1]^4": m1[4],
        "score[last]^3": last[3],
        # the joint third cumulant of logarithms of different fractions is -psi_2(A)
        "score[1]^2*score[last]": -psi(2, A),
        "x[1]^2*x[2]": rf(a[0], 2) * rf(a[1], 1) / rf(A, 3) if len(a) > 2 else None,
        "1/x[1]": (A - 1) / (a[0] - 1) if a[0] > mpf("1.2") else None,
        "sqrt(x[1])": gamma(a[0] + mpf(1) / 2) * gamma(A) / gamma(a[0]) / gamma(A + mpf(1) / 2),
    }
    return {k: v for k, v in out.items() if v is not None}


def wishart(df, p, s):
    df = mpf(df)
    S = matrix(p, p)
    k = 0
    for i in range(p):
        for j in range(i, p):
            S[i, j] = S[j, i] = mpf(s[k])
            k += 1
    halves = [(df - i) / 2 for i in range(p)]
    c = central(*[sum(psi(k, h) for h in halves) for k in (1, 2, 3)])
    mean = log(det(S)) + p * log(mpf(2)) + sum(psi(0, h) for h in halves)
    x11 = lambda k: S[0, 0] ** k * 2**k * rf(df / 2, k)
    n = df - p + 1
    return {
        "logdet^3": c[3],
        "logdet^4": c[4],
        "logdet mean": mean,
        "x11^3": x11(3),
        "x11^5": x11(5),
        "det^2": det(S) ** 2 * mp.fprod(4 * rf(h, 2) for h in halves),
        "inverse11": inverse(S)[0, 0] / (n - 2),
    }


def multinomial(n, p):
    n, p = mpf(n), [mpf(v) for v in p]
    y = lambda k: p[0] ** (1 - k) + (-1) ** k * p[-1] ** (1 - k)
    return {"score[p1]^3": n * y(3), "score[p1]^4": n * y(4) + 3 * n * (n - 1) * y(2) ** 2}


cases = [{"family": "Dirichlet", "parameters": [float(v) for v in a], "moments": {k: mp.nstr(v, 17) for k, v in dirichlet(a).items()}}
         for a in (["1", "2", "3"], ["0.25", "0.5", "0.125"], ["1.5", "40", "0.75"], ["30", "20", "50"], ["2", "1.5", "3", "0.5"], ["0.5", "7"])]
cases += [{"family": "Wishart", "parameters": [float(df), *[float(v) for v in s]], "size": p, "logdet mean": mp.nstr(wishart(df, p, s)["logdet mean"], 17),
           "moments": {k: mp.nstr(v, 17) for k, v in wishart(df, p, s).items() if k != "logdet mean"}}
          for df, p, s in (("7", 1, ["2"]), ("5.5", 2, ["2", "0.5", "1"]), ("40", 2, ["1", "-0.75", "3"]))]
cases += [{"family": "Multinomial", "parameters": [float(n), *[float(v) for v in p[:-1]]], "dimension": len(p),
           "moments": {k: mp.nstr(v, 17) for k, v in multinomial(n, p).items()}}
          for n, p in ((5, ["0.25", "0.25", "0.5"]), (12, ["0.125", "0.375", "0.25", "0.25"]))]
print(json.dumps(cases, indent=1))
