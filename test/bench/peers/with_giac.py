"""Giac's side: python3 with_giac.py TASKS SECONDS. Each law in a process of its own, warmed by another integral."""

import json
import re
import statistics
import sys
import tempfile

from common import agrees, forms, name_of, numbers, output_of, renamed, say

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
            if not re.search(r"\bx\b", factor):
                act = factor
            lines += [f"clock:=time(r{n}:={act}):;", 'print("TIME",clock[0]):;']
        lines += ['print("ROUND"):;']
        if r == 0:
            lines += [f'print("RESULT{n}",r{n},"END"):;' for n in range(len(entries))]
    return "\n".join([*lines, ""])


def solve(task, seconds):
    for way, entries in forms(task):
        with tempfile.NamedTemporaryFile("w", suffix=".giac") as file:
            file.write(program(task, entries))
            file.flush()
            output = output_of(["giac", file.name], "", seconds)
        values = {}
        for n, (i, j, _) in enumerate(entries):
            match = re.search(rf'RESULT{n}"?,(.*?),"?END', output, re.S)
            if match is None or re.search(r"\bint\(|integrate|limit|sum\(|undef|infinity", match[1]):
                break
            value = numbers(match[1].replace("\n", ""), task, "z0")
            if value is None:
                break
            values[i, j] = value
        rounds = output.split("ROUND")[:-1]
        times = [sum(float(t) for t in re.findall(r'TIME"?,\s*([0-9.e-]+)', part)) for part in rounds]
        if len(values) == len(entries) and agrees(values, task) and times:
            return way, 1000 * statistics.median(times)
    return None


def main():
    for task in json.load(open(sys.argv[1])):
        result = solve(task, round(float(sys.argv[2])))
        say(task, "giac", result is not None, *((result[1], result[0]) if result else ()))


main()
