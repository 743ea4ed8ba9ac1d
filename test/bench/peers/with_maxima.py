"""Maxima's side: python3 with_maxima.py TASKS SECONDS. Each law in a process of its own, warmed by another integral."""

import json
import re
import statistics
import sys

from common import agrees, entries_of, name_of, numbers, output_of, renamed, say

REPEATS = 8
RENAMED = {
    "lgamma": "log_gamma", "digamma": "psi[0]", "trigamma": "psi[1]", "abs": "abs", "sign": "signum",
    "choose": "binomial", "besselI": "bessel_i", "pi": "%pi", "e": "%e", "eulerGamma": "%gamma",
}  # fmt: skip
ANSWERS = "pos$\nno$\n" * 8
"""To Maxima's questions on signs and on whole numbers, which it repeats after an answer to the other; where it asks none,
these are statements without effect."""


def translate(text, task, suffix):
    text = renamed(text, task, suffix).replace("-inf", "minf")
    for name, other in RENAMED.items():
        text = re.sub(rf"\b{name}\b", other, text)
    return text


def assumptions(task, suffix):
    for parameter in task["parameters"]:
        name = f"t{name_of(parameter).lower()}{suffix}"
        bounds = re.search(r"in \((.*), (.*)\)", parameter)
        if bounds:
            low, high = (b.replace("pi", "%pi") for b in bounds.groups())
            yield f"assume({name} > {low}, {name} < {high})$"
        elif " > " in parameter:
            yield f"assume({name} > {parameter.split(' > ')[1]})$"
        yield f"declare({name}, real, {name}, noninteger)$"


def program(task, entries):
    lines = ["display2d:false$", "load(simplify_sum)$", "declare(x, integer)$" if task["kind"] == "sum" else "true$"]
    lines += ["assume(warm > 0)$", "integrate(x*exp(-warm*x), x, 0, inf)$", "simplify_sum(sum(warm^k/k!, k, 0, inf))$"]
    for r in range(REPEATS):
        suffix = f"z{r}"
        lines += assumptions(task, suffix)
        lines += [f"x: 'x$ clock: elapsed_run_time()$"]
        for n, (_, _, text) in enumerate(entries):
            factor, density = translate(text, task, suffix), translate(task["density"], task, suffix)
            ends = f"{translate(task['lower'], task, suffix)}, {translate(task['upper'], task, suffix)}"
            act = f"integrate(({factor})*({density}), x, {ends})"
            if task["kind"] == "sum":
                act = f"simplify_sum(sum(({factor})*({density}), x, {ends}))"
            lines += [f"r{n}: {act}$", ANSWERS]
        lines += ['print("TIME", elapsed_run_time() - clock)$']
        if r == 0:
            lines += [f'print("RESULT{n}:", string(r{n}), ":END")$' for n in range(len(entries))]
        lines += ["clock: elapsed_run_time()$"]
        lines += [f"fullratsimp(r{n})$" for n in range(len(entries))]
        lines += ['print("SIMPLER", elapsed_run_time() - clock)$']
    return "\n".join([*lines, "quit()$", ""])


def solve(task, seconds):
    entries = entries_of(task)
    output = output_of(["maxima", "--very-quiet"], program(task, entries), seconds)
    values = {}
    flat = output.replace("\n", "").replace("\\", "")
    for n, (i, j, _) in enumerate(entries):
        match = re.search(rf"RESULT{n}: (.*?) :END", flat)
        if match is None or re.search(r"integrate|limit|sum\(|und|infinity", match[1]):
            return None
        text = match[1].replace("%pi", "pi").replace("%e", "e").replace("%gamma", "euler_gamma").replace("%i", "i")
        value = numbers(re.sub(r"psi\[(\d)\]", r"psi\1", text), task, "z0")
        if value is None:
            return None
        values[i, j] = value
    if not agrees(values, task):
        return None
    times, simpler = ([1000 * float(t) for t in re.findall(rf"{word} ([0-9.e-]+)", output)] for word in ("TIME", "SIMPLER"))
    both = statistics.mean(times[: len(simpler)]) + statistics.mean(simpler) if simpler else None
    return statistics.mean(times), both


def main():
    for task in json.load(open(sys.argv[1])):
        result = solve(task, round(float(sys.argv[2])))
        say(task, "maxima", result is not None, *(result or ()))


main()
