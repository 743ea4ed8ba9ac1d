"""What the three systems' sides share: parameters under new names, verdicts on matrices, results as JSON lines."""

import json
import re
import resource
import subprocess
from tempfile import gettempdir

import mpmath
import sympy as sp


def name_of(parameter):
    return parameter.split(" ")[0]


def renamed(text, task, suffix):
    """The text with constants put in and every parameter under a name that no system reserves."""
    for constant in task["constants"]:
        name, value = (part.strip() for part in constant.split("="))
        exact = sp.nsimplify(value, rational=True)
        text = re.sub(rf"\b{name}\b", f"({exact})", text)
    for parameter in task["parameters"]:
        name = name_of(parameter)
        text = re.sub(rf"\b{name}\b", f"t{name.lower()}{suffix}", text)
    return text


def entries_of(task):
    """The factors beside the density in the entries of E[score score'], as (i, j, text)."""
    score = task["score"]
    return [(i, j, f"({score[i]})*({score[j]})") for i in range(len(score)) for j in range(i, len(score))]


def agrees(values, task, tolerance=1e-7):
    """Are the numbers, {(i, j): [one for each point]}, the literature's?"""
    for k, matrix in enumerate(task["matrices"]):
        for (i, j), found in values.items():
            unit = abs(matrix[i][i] * matrix[j][j]) ** 0.5
            value = complex(found[k])
            if not abs(value - matrix[i][j]) <= tolerance * unit:
                return False
    return True


def _parse_number(text, names):
    local = {
        "gamma": sp.gamma, "Gamma": sp.gamma, "beta": sp.beta, "Beta": sp.beta, "erf": sp.erf, "erfc": sp.erfc,
        "psi0": sp.digamma, "psi1": lambda x: sp.polygamma(1, x), "psi2": lambda x: sp.polygamma(2, x),
        "Psi": lambda x, n=0: sp.polygamma(n, x), "log_gamma": sp.loggamma, "lngamma": sp.loggamma,
        "gamma_incomplete": sp.uppergamma, "expintegral_ei": sp.Ei, "Ei": sp.Ei, "bessel_i": sp.besseli, "ln": sp.log,
        "expintegral_e1": sp.expint, "zeta": sp.zeta, "Zeta": sp.zeta, "euler_gamma": sp.EulerGamma,
        "signum": sp.sign, "abs": sp.Abs, "factorial": sp.factorial, "binomial": sp.binomial, "comb": sp.binomial,
        "pi": sp.pi, "e": sp.E, "i": sp.I, "inf": sp.oo, "sqrt": sp.sqrt, "exp": sp.exp,
    }  # fmt: skip
    return sp.parse_expr(text.replace("^", "**"), local_dict={**local, **{n: sp.Symbol(n) for n in names}})


def numbers(text, task, suffix):
    """A printed result at the task's points, or None where it holds something that is no closed form."""
    names = [f"t{name_of(p).lower()}{suffix}" for p in task["parameters"]]
    try:
        expression = _parse_number(text, names)
        found = []
        for point in task["points"]:
            value = expression.subs(dict(zip(names, map(sp.Float, point))))
            found.append(complex(sp.N(value)))
        return found
    except (TypeError, ValueError, SyntaxError, AttributeError, NotImplementedError, mpmath.libmp.NoConvergence):
        return None


def output_of(command, program, seconds):
    """What a program prints until it ends or has had so many seconds of the processor."""

    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    run = subprocess.run(command, input=program.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, preexec_fn=limit, cwd=gettempdir())
    return run.stdout.decode(errors="replace")


def say(task, system, found, milliseconds=None, simplified=None):
    """One result: the time of the integrals or sums, and that with the simplification, None where it did not end."""
    result = {"name": task["name"], "system": system, "found": found, "ms": milliseconds, "simplified": simplified}
    print(json.dumps(result), flush=True)
