// Solves new coordinates for the parameters, one equation after the other, and checks the answer in numbers.
import { compile } from '../../expr/compile.ts';
import { dependsOn, freeSymbols, nodeCount, type Expr, type SymbolExpr } from '../../expr/expr.ts';
import { samplePoint, simplify } from '../../expr/simplify.ts';
import { solveFor } from '../../expr/solveFor.ts';
import { substitute } from '../../expr/substitute.ts';
import type { NewCoordinate } from '../statisticalModel.ts';

/** More equations than this are not solved. */
const mostEquations = 8;
const longest = 400;

/** The parameters in the coordinates; undefined where the rules do not find them, or they are not the only solution. */
export function solveCoordinates(
  coordinates: readonly NewCoordinate[],
  parameters: readonly SymbolExpr[],
): readonly Expr[] | undefined {
  const kept = new Set<Expr>(coordinates.filter((c) => c.symbol === c.expr).map((c) => c.symbol));
  const unknowns = parameters.filter((p) => !kept.has(p));
  let equations: readonly Equation[] = coordinates
    .filter((c) => c.symbol !== c.expr)
    .map(({ expr, symbol: value }) => ({ expr, value }));
  if (equations.length > mostEquations || equations.length !== unknowns.length) return undefined;
  const found = new Map<Expr, Expr>();
  while (equations.length > 0) {
    const step = easiest(
      equations,
      unknowns.filter((u) => !found.has(u)),
    );
    if (step === undefined) return undefined;
    const { equation, unknown, solution } = step;
    const replacement = new Map<Expr, Expr>([[unknown, solution]]);
    for (const [s, earlier] of found) found.set(s, simplify(substitute(earlier, replacement)));
    found.set(unknown, solution);
    equations = equations
      .filter((other) => other !== equation)
      .map(({ expr, value }) => ({ expr: simplify(substitute(expr, replacement)), value }));
  }
  const inverse = parameters.map((p) => found.get(p) ?? p);
  if (inverse.some((expr) => nodeCount(expr) > longest || unknowns.some((u) => dependsOn(expr, u)))) return undefined;
  return isInverse(inverse, coordinates, parameters) ? inverse : undefined;
}

interface Equation {
  readonly expr: Expr;
  readonly value: Expr;
}
interface Step {
  readonly equation: Equation;
  readonly unknown: SymbolExpr;
  readonly solution: Expr;
}

/** An equation that can be solved for one unknown: those with the fewest unknowns first, then the shortest solution. */
function easiest(equations: readonly Equation[], unknowns: readonly SymbolExpr[]): Step | undefined {
  const held = (equation: Equation): readonly SymbolExpr[] => unknowns.filter((u) => dependsOn(equation.expr, u));
  const ordered = [...equations].sort((a, b) => held(a).length - held(b).length);
  for (const equation of ordered) {
    const steps = held(equation).flatMap((unknown): readonly Step[] => {
      const solution = solveFor(unknown, equation.expr, equation.value);
      return solution === undefined ? [] : [{ equation, unknown, solution: simplify(solution) }];
    });
    const [first] = steps.sort((a, b) => nodeCount(a.solution) - nodeCount(b.solution));
    if (first !== undefined) return first;
  }
  return undefined;
}

/** Whether θ(φ(θ)) is θ at generic points. */
function isInverse(
  inverse: readonly Expr[],
  coordinates: readonly NewCoordinate[],
  parameters: readonly SymbolExpr[],
): boolean {
  const others = [
    ...new Set([...inverse, ...coordinates.map((c) => c.expr)].flatMap((x) => [...freeSymbols(x)])),
  ].filter((s) => !parameters.includes(s) && !coordinates.some((c) => c.symbol === s));
  const forward = compile(
    coordinates.map((c) => c.expr),
    [...parameters, ...others],
  );
  const back = compile(inverse, [...coordinates.map((c) => c.symbol), ...others]);
  const [phi, again] = [new Float64Array(coordinates.length), new Float64Array(parameters.length)];
  let checked = 0;
  for (let trial = 0; trial < 8; trial++) {
    const theta = parameters.map((p, i) => samplePoint(p.domain, i + 3 * trial));
    const rest = others.map((s, i) => samplePoint(s.domain, i + trial));
    forward.bind([...theta, ...rest])([], phi);
    if (!phi.every(Number.isFinite)) continue;
    back.bind([...phi, ...rest])([], again);
    if (!theta.every((t, i) => Math.abs(t - (again[i] ?? NaN)) <= 1e-7 * Math.max(1, Math.abs(t)))) return false;
    checked++;
  }
  return checked >= 2;
}
