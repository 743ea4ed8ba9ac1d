// Expectations from E[score] = 0: linear equations for the means of the statistics in the score (Bartlett's first identity).
// In an exponential family these determine the mean of every sufficient statistic without an integral.
// Source: Bartlett, Biometrika 40 (1953); Lehmann and Casella, Theory of Point Estimation (1998), section 2.5.
import { add, divide, multiply, negate, subtract, zero } from '../expr/build.ts';
import { nodeCount, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { combination, expectation, expression, type MathObject, type Trace } from '../derivation/step.ts';
import { coefficientOf, linearForm, type LinearForm } from './linearForm.ts';
import type { ExpectationProblem, ExpectationStrategy } from './strategy.ts';

const mostAtoms = 14;

/** Σ row·E[atoms] = right. */
interface Equation {
  readonly row: readonly Expr[];
  readonly right: Expr;
}
interface ReducedSystem {
  /** In reduced row echelon form; `pivots[i]` is the column that equation i is solved for. */
  readonly equations: readonly Equation[];
  readonly pivots: readonly number[];
}

/** What the scores are made of, and their equations, which are reduced only when they are asked for. */
interface System {
  readonly atoms: readonly Expr[];
  reduced(): ReducedSystem;
}

const systems = new WeakMap<ExpectationProblem, System | 'none'>();

function systemOf(problem: ExpectationProblem): System | undefined {
  const known = systems.get(problem);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const system = problem.scoreMeanIsZero ? build(problem) : undefined;
  systems.set(problem, system ?? 'none');
  return system;
}

function build(problem: ExpectationProblem): System | undefined {
  const forms: LinearForm[] = [];
  for (const score of problem.scores) {
    const form = linearForm(score, problem.law.variables);
    if (form === undefined) return undefined;
    forms.push(form);
  }
  const atoms = [...new Set(forms.flatMap((f) => f.terms.map((t) => t.atom)))];
  if (atoms.length > mostAtoms) return undefined;
  let reduced: ReducedSystem | undefined;
  return {
    atoms,
    reduced() {
      reduced ??= reduce(
        forms.map((f) => ({ row: atoms.map((a) => coefficientOf(f, a)), right: negate(f.constant) })),
        atoms.length,
      );
      return reduced;
    },
  };
}

/** Gauss–Jordan elimination; the simplest entry that is proved not to vanish is taken as pivot. */
function reduce(rows: readonly Equation[], width: number): { equations: Equation[]; pivots: number[] } {
  const open = [...rows];
  const equations: Equation[] = [];
  const pivots: number[] = [];
  for (;;) {
    let best: { index: number; column: number; size: number } | undefined;
    open.forEach(({ row }, index) => {
      row.forEach((entry, column) => {
        if (entry === zero || pivots.includes(column)) return;
        const others = row.filter((e) => e !== zero).length;
        const size = nodeCount(entry) + 20 * others;
        if (best === undefined || size < best.size) best = { index, column, size };
      });
    });
    if (best === undefined) break;
    const { index, column } = best;
    const [chosen] = open.splice(index, 1) as [Equation];
    const scaled = combine(chosen, undefined, chosen.row[column] as Expr);
    const clear = (equation: Equation): Equation => combine(equation, scaled, equation.row[column] as Expr);
    open.forEach((equation, i) => (open[i] = clear(equation)));
    equations.forEach((equation, i) => (equations[i] = clear(equation)));
    equations.push(scaled);
    pivots.push(column);
    if (pivots.length === width) break;
  }
  return { equations, pivots };
}

/** equation/factor, or equation − factor·other. */
function combine(equation: Equation, other: Equation | undefined, factor: Expr): Equation {
  if (factor === zero) return equation;
  const merge = (a: Expr, b: Expr): Expr => {
    if (other === undefined) return simplify(divide(a, factor));
    if (b === zero) return a;
    const difference = simplify(subtract(a, multiply(factor, b)));
    return isZero(difference) ? zero : difference;
  };
  return {
    row: equation.row.map((entry, i) => merge(entry, other?.row[i] ?? zero)),
    right: merge(equation.right, other?.right ?? zero),
  };
}

/** The means of those statistics in the score that E[score] = 0 determines. */
export function statisticMeans(problem: ExpectationProblem): ReadonlyMap<Expr, Expr> {
  const system = systemOf(problem);
  const means = new Map<Expr, Expr>();
  if (system === undefined) return means;
  const { equations, pivots } = system.reduced();
  equations.forEach(({ row, right }, i) => {
    const pivot = pivots[i] as number;
    if (row.every((entry, column) => column === pivot || entry === zero)) means.set(system.atoms[pivot] as Expr, right);
  });
  return means;
}

export const scoreEquations: ExpectationStrategy = {
  id: 'score-equations',
  expectation(f, problem, trace) {
    const { variables } = problem.law;
    const form = linearForm(f, variables);
    const system = systemOf(problem);
    if (form === undefined || system === undefined) return undefined;
    if (form.terms.some((t) => !system.atoms.includes(t.atom))) return undefined;
    const { equations, pivots } = system.reduced();
    // reduce the coefficients of f by the equations: what is left over must vanish
    let rest = system.atoms.map((a) => coefficientOf(form, a));
    let value = form.constant;
    equations.forEach(({ row, right }, i) => {
      const factor = rest[pivots[i] as number] as Expr;
      if (factor === zero) return;
      rest = rest.map((entry, c) => {
        const subtracted = row[c] as Expr;
        return subtracted === zero ? entry : simplify(subtract(entry, multiply(factor, subtracted)));
      });
      value = add(value, multiply(factor, right));
    });
    if (rest.some((entry) => !isZero(entry))) return undefined;
    const result = simplify(value);
    record(f, form, result, problem, trace);
    return result;
  },
};

/** E[f] by linearity; what E[score] = 0 says of the statistics; their means, or the combination of the equations that gives E[f]. */
function record(f: Expr, form: LinearForm, value: Expr, problem: ExpectationProblem, trace: Trace): void {
  const { variables } = problem.law;
  if (form.terms.length === 0) return;
  const combined = ({ terms, constant }: LinearForm): MathObject =>
    combination(
      terms.map((t) => ({ coefficient: t.coefficient, of: expectation(t.atom, variables) })),
      constant,
    );
  const split = combined(form);
  trace.record({ from: expectation(f, variables), relation: '=', to: split, principle: 'linearity' });
  const means = statisticMeans(problem);
  const wanted = form.terms.map((t) => t.atom);
  const isSolved = wanted.every((atom) => means.has(atom));
  const equations = problem.scores.map((score, i): ScoreEquation => ({
    parameter: problem.parameters[i] as SymbolExpr,
    form: linearForm(score, variables) ?? { terms: [], constant: zero },
  }));
  const used = (isSolved ? neededFor(wanted, equations) : undefined) ?? { equations, atoms: wanted };
  trace.detail(() => {
    for (const equation of used.equations)
      if (equation.form.terms.length > 0)
        trace.record({
          from: combined(equation.form),
          relation: '=',
          to: expression(zero),
          principle: 'score-mean-zero',
          subjects: { parameter: expression(equation.parameter) },
        });
    for (const atom of used.atoms) {
      const mean = means.get(atom);
      if (mean !== undefined)
        trace.record({
          from: expectation(atom, variables),
          relation: '=',
          to: expression(mean),
          principle: 'moment-equations',
        });
    }
  });
  trace.record({
    from: split,
    relation: '=',
    to: expression(value),
    principle: isSolved ? 'algebra' : 'combined-equations',
  });
}

interface ScoreEquation {
  readonly parameter: SymbolExpr;
  readonly form: LinearForm;
}

/** The equations that give the atoms' means one after the other, each with one new mean; undefined where they must be solved together. */
function neededFor(
  wanted: readonly Expr[],
  equations: readonly ScoreEquation[],
): { readonly equations: readonly ScoreEquation[]; readonly atoms: readonly Expr[] } | undefined {
  const solved = new Map<Expr, readonly ScoreEquation[]>();
  for (let grows = true; grows && wanted.some((atom) => !solved.has(atom));) {
    grows = false;
    for (const equation of equations) {
      const atoms = equation.form.terms.map((t) => t.atom);
      const open = atoms.filter((atom) => !solved.has(atom));
      const [only] = open;
      if (only === undefined || open.length > 1) continue;
      const before = atoms.flatMap((atom) => solved.get(atom) ?? []);
      solved.set(only, [...new Set([...before, equation])]);
      grows = true;
    }
  }
  if (wanted.some((atom) => !solved.has(atom))) return undefined;
  const needed = new Set(wanted.flatMap((atom) => solved.get(atom) ?? []));
  const order = [...solved].filter(([, by]) => by.every((equation) => needed.has(equation))).map(([atom]) => atom);
  return { equations: equations.filter((e) => needed.has(e)), atoms: order };
}
