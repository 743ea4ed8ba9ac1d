"""Giac's side: python3 with_giac.py TASKS SECONDS. Each law in a process of its own, warmed by another integral."""

import json
import re
import statistics
import sys
import tempfile

from common import agrees, entries_of, name_of, numbers, output_of, renamed, say

REPEATS = 5
RENAMED = {
    "gamma": "Gamma", "lgamma": "lnGamma", "digamma": "Psi", "beta": "Beta", "choose": "comb", "eulerGamma": "euler_gamma",
    "zeta": "Zeta", "log": "ln",
}  # fmt: skip


def translate(text, task, suffix):
    text = renamed(text, task, suffix)
    text = re.sub(r"\btrigamma\(([^()]*)\)", r"Psi(\1,1)", text)
    text = re.sub(r"\bpolygamma\((\d), ([^()]*)\)", r"Psi(\2,\1)", text)
    for name, other in RENAMED.items():
        text = re.sub(rf"\b{name}\b", other, text)
    return text


def assumptions(task, suffix):
    for parameter in task["parameters"]:
        name = f"t{name_of(parameter).lower()}{suffix}"
        bounds = re.search(r"in \((.*), (.*)\)", parameter)
        if bounds:
            yield f"assume({name}>{bounds[1]}):;additionally({name}<{bounds[2]}):;"
        elif " > " in parameter:
            yield f"assume({name}>{parameter.split(' > ')[1]}):;"


def program(task, entries):
    lines = ["assume(warm>0):;", "int(x*exp(-warm*x),x,0,inf):;", "sum(warm^k/k!,k,0,inf):;"]
    for r in range(REPEATS):
        suffix = f"z{r}"
        lines += assumptions(task, suffix)
        for n, (_, _, text) in enumerate(entries):
            factor, density = translate(text, task, suffix), translate(task["density"], task, suffix)
            ends = f"{translate(task['lower'], task, suffix)},{translate(task['upper'], task, suffix)}"
            act = f"{'sum' if task['kind'] == 'sum' else 'int'}(({factor})*({density}),x,{ends})"
            lines += [f"clock:=time(r{n}:={act}):;", 'print("TIME",clock[0]):;']
        if r == 0:
            lines += [f'print("RESULT{n}",r{n},"END"):;' for n in range(len(entries))]
        for n in range(len(entries)):
            lines += [f"clock:=time(simplify(r{n})):;", 'print("SIMPLER",clock[0]):;']
        lines += ['print("ROUND"):;']
    return "\n".join([*lines, ""])


def solve(task, seconds):
    entries = entries_of(task)
    with tempfile.NamedTemporaryFile("w", suffix=".giac") as file:
        file.write(program(task, entries))
        file.flush()
        output = output_of(["giac", file.name], "", seconds)
    values = {}
    for n, (i, j, _) in enumerate(entries):
        match = re.search(rf'RESULT{n}"?,(.*?),"?END', output, re.S)
        if match is None or re.search(r"\bint\(|integrate|limit|sum\(|undef|infinity", match[1]):
            return None
        value = numbers(match[1].replace("\n", ""), task, "z0")
        if value is None:
            return None
        values[i, j] = value
    if not agrees(values, task):
        return None
    rounds = output.split("ROUND")

    def total(word, part):
        """Milliseconds of one round, None where it was stopped before all entries had been done."""
        times = re.findall(rf'{word}"?,\s*([0-9.e-]+)', part)
        return 1000 * sum(map(float, times)) if len(times) == len(entries) else None

    times = [t for t in (total("TIME", part) for part in rounds) if t is not None]
    both = [total("TIME", part) + total("SIMPLER", part) for part in rounds[:-1]]
    return statistics.median(times), statistics.median(both) if both else None


def main():
    for task in json.load(open(sys.argv[1])):
        result = solve(task, round(float(sys.argv[2])))
        say(task, "giac", result is not None, *(result or ()))


main()
