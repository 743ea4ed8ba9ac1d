"""SymPy's side: python3 with_sympy.py TASKS SECONDS. Each law in a child of a warm process, stopped after so many seconds."""

import json
import os
import signal
import statistics
import sys
import time

import sympy as sp
from common import agrees, forms, name_of, renamed, say
from sympy.core.cache import clear_cache

NAMES = {
    "gamma": sp.gamma, "lgamma": sp.loggamma, "digamma": sp.digamma, "trigamma": lambda x: sp.polygamma(1, x),
    "polygamma": sp.polygamma, "beta": lambda a, b: sp.gamma(a) * sp.gamma(b) / sp.gamma(a + b), "abs": sp.Abs,
    "sign": sp.sign, "choose": sp.binomial, "factorial": sp.factorial, "besselI": sp.besseli, "cosh": sp.cosh,
    "tanh": sp.tanh, "logistic": lambda x: 1 / (1 + sp.exp(-x)), "eulerGamma": sp.EulerGamma, "pi": sp.pi, "e": sp.E,
    "zeta": lambda s, k=0: sp.diff(sp.zeta(sp.Symbol("z_")), sp.Symbol("z_"), k).subs(sp.Symbol("z_"), s)
    if k else sp.zeta(s), "inf": sp.oo, "exp": sp.exp, "log": sp.log, "sqrt": sp.sqrt,
}  # fmt: skip
UNEVALUATED = (sp.Integral, sp.Sum, sp.Limit, sp.Subs)


def derive(task, entries, suffix):
    """The entries as expressions, in symbols that were never there before."""
    symbols = {"x": sp.Symbol(f"x{suffix}", real=True) if task["kind"] == "integral" else sp.Symbol(f"x{suffix}", integer=True, nonnegative=True)}
    for parameter in task["parameters"]:
        positive = not parameter.endswith(" in R") and "(-" not in parameter
        symbols[f"t{name_of(parameter).lower()}{suffix}"] = sp.Symbol(
            f"{name_of(parameter)}{suffix}", **({"positive": True} if positive else {"real": True})
        )

    def read(text):
        return sp.parse_expr(renamed(text, task, suffix).replace("^", "**"), local_dict={**NAMES, **symbols})

    x, lower, upper, density = symbols["x"], read(task["lower"]), read(task["upper"]), read(task["density"])
    found = {}
    for i, j, text in entries:
        factor = sp.expand(read(text))
        if not factor.has(x):
            found[i, j] = factor
            continue
        if task["kind"] == "sum":
            found[i, j] = sp.summation(factor * density, (x, lower, upper))
        else:
            found[i, j] = sp.integrate(factor * density, (x, lower, upper), conds="none")
        if found[i, j].has(*UNEVALUATED):
            return None, symbols
    return found, symbols


def solve(task):
    for way, entries in forms(task):
        start = time.process_time()
        try:
            found, symbols = derive(task, entries, "a")
        except Exception:  # SymPy fails in many ways; each of them is no answer
            continue
        first = time.process_time() - start
        if found is None:
            continue
        names = [f"t{name_of(p).lower()}a" for p in task["parameters"]]
        try:
            values = {
                key: [complex(sp.N(e.subs({symbols[n]: sp.Float(v) for n, v in zip(names, point)}))) for point in task["points"]]
                for key, e in found.items()
            }
        except Exception:
            continue
        if not agrees(values, task):
            continue
        times = [first]
        for round_number in range(0 if first > 3 else 3):
            clear_cache()
            start = time.process_time()
            derive(task, entries, f"b{round_number}")
            times.append(time.process_time() - start)
        return way, statistics.median(times) * 1000
    return None


def main():
    tasks = json.load(open(sys.argv[1]))
    seconds = float(sys.argv[2])
    x, s = sp.symbols("x s", positive=True)
    sp.integrate(x**2 * sp.exp(-s * x), (x, 0, sp.oo))
    sp.summation(s**x / sp.factorial(x), (x, 0, sp.oo))
    for task in tasks:
        clear_cache()
        pid = os.fork()
        if pid == 0:
            signal.setitimer(signal.ITIMER_PROF, seconds)
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            result = solve(task)
            say(task, "sympy", result is not None, *((result[1], result[0]) if result else ()))
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        if os.WIFSIGNALED(status):
            say(task, "sympy", False, None, "timeout")


main()
