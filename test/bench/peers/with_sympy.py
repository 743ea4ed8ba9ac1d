"""SymPy's side: python3 with_sympy.py TASKS SECONDS.

Each law in a child of a warm process, stopped after so many seconds of the processor: once for the integrals or sums, once
more with the simplification of what they gave. The clock does not run while texts are read."""

import json
import os
import resource
import statistics
import sys
import time

import sympy as sp
from common import agrees, entries_of, name_of, renamed, say

NAMES = {
    "gamma": sp.gamma, "lgamma": sp.loggamma, "digamma": sp.digamma, "trigamma": lambda x: sp.polygamma(1, x),
    "polygamma": sp.polygamma, "beta": lambda a, b: sp.gamma(a) * sp.gamma(b) / sp.gamma(a + b), "abs": sp.Abs,
    "sign": sp.sign, "choose": sp.binomial, "factorial": sp.factorial, "besselI": sp.besseli, "cosh": sp.cosh,
    "tanh": sp.tanh, "logistic": lambda x: 1 / (1 + sp.exp(-x)), "eulerGamma": sp.EulerGamma, "pi": sp.pi, "e": sp.E,
    "zeta": lambda s, k=0: sp.diff(sp.zeta(sp.Symbol("z_")), sp.Symbol("z_"), k).subs(sp.Symbol("z_"), s)
    if k else sp.zeta(s), "inf": sp.oo, "exp": sp.exp, "log": sp.log, "sqrt": sp.sqrt,
}  # fmt: skip
UNEVALUATED = (sp.Integral, sp.Sum, sp.Limit, sp.Subs)


def derive(task, suffix, simplifies):
    """The entries as expressions in symbols that were never there before, those symbols, and the seconds that it took."""
    known = {"positive": True} if task["lower"] == "0" else {"real": True}
    symbols = {"x": sp.Symbol(f"x{suffix}", **known if task["kind"] == "integral" else {"integer": True, "nonnegative": True})}
    for parameter in task["parameters"]:
        positive = not parameter.endswith(" in R") and "(-" not in parameter
        symbols[f"t{name_of(parameter).lower()}{suffix}"] = sp.Symbol(
            f"{name_of(parameter)}{suffix}", **({"positive": True} if positive else {"real": True})
        )

    def read(text):
        return sp.parse_expr(renamed(text, task, suffix).replace("^", "**"), local_dict={**NAMES, **symbols})

    x, lower, upper, density = symbols["x"], read(task["lower"]), read(task["upper"]), read(task["density"])
    factors = [(i, j, read(text)) for i, j, text in entries_of(task)]
    found = {}
    start = time.process_time()
    for i, j, factor in factors:
        factor = sp.expand(factor)
        if task["kind"] == "sum":
            found[i, j] = sp.summation(factor * density, (x, lower, upper))
        else:
            found[i, j] = sp.integrate(factor * density, (x, lower, upper), conds="none")
        if found[i, j].has(*UNEVALUATED):
            return None, symbols, 0
        if simplifies:
            found[i, j] = sp.simplify(found[i, j])
    return found, symbols, time.process_time() - start


def solve(task, simplifies):
    """Milliseconds, or None where SymPy has no closed form or a wrong one."""
    try:
        found, symbols, first = derive(task, "a", simplifies)
        if found is None:
            return None
        names = [f"t{name_of(p).lower()}a" for p in task["parameters"]]
        values = {
            key: [complex(sp.N(e.subs({symbols[n]: sp.Float(v) for n, v in zip(names, point)}))) for point in task["points"]]
            for key, e in found.items()
        }
    except Exception:  # SymPy fails in many ways; each of them is no answer
        return None
    if not agrees(values, task):
        return None
    rounds = 0 if first > 3 else 5
    return 1000 * statistics.median([derive(task, f"b{r}", simplifies)[2] for r in range(rounds)] or [first])


def limited(act, seconds):
    """What the act returns in a child, or None where it takes more than so many seconds of the processor."""
    receiver, sender = os.pipe()
    pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        os.write(sender, json.dumps(act()).encode())
        os._exit(0)
    os.close(sender)
    with open(receiver) as answer:
        text = answer.read()
    os.waitpid(pid, 0)
    return json.loads(text) if text else None


def main():
    tasks = json.load(open(sys.argv[1]))
    seconds = round(float(sys.argv[2]))
    x, s = sp.symbols("x s", positive=True)
    sp.integrate(x**2 * sp.exp(-s * x), (x, 0, sp.oo))
    sp.summation(s**x / sp.factorial(x), (x, 0, sp.oo))
    for task in tasks:
        milliseconds = limited(lambda: solve(task, False), seconds)
        simplified = None if milliseconds is None else limited(lambda: solve(task, True), seconds)
        say(task, "sympy", milliseconds is not None, milliseconds, simplified)


main()
