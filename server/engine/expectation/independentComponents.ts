// Expectations of a vector whose components are independent: the log-density is a sum of functions of one component each, a mean of
// products is the product of the means, and every integral is over one line.
import { add, multiply } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import { dependsOn, type Expr, type SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { linearForm } from './linearForm.ts';
import type { NumericExpectations, PreparedExpectation } from './preparedExpectation.ts';

/** More means than this are not prepared one by one. */
const mostMeans = 400;

/** The laws of the components, not normalized each; undefined where the log-density does not fall apart. */
export function componentLaws(law: Law): readonly Law[] | undefined {
  const { variables, support, logDensity } = law;
  if (support.kind !== 'product' || support.region !== undefined || variables.length < 2) return undefined;
  const own = apart(logDensity.kind === 'sum' ? logDensity.terms : [logDensity], variables) ?? expanded(law);
  if (own === undefined) return undefined;
  return variables.map((x, i) => ({
    name: 'custom',
    measure: law.measure,
    variables: [x],
    support: support.factors[i] ?? support,
    logDensity: add(...(own[i] ?? [])),
  }));
}

/** The terms by the component that they hold; undefined where one holds two. */
function apart(terms: readonly Expr[], variables: readonly SymbolExpr[]): readonly (readonly Expr[])[] | undefined {
  const own: Expr[][] = variables.map(() => []);
  for (const term of terms) {
    const places = variables.flatMap((x, i) => (dependsOn(term, x) ? [i] : []));
    if (places.length > 1) return undefined;
    own[places[0] ?? 0]?.push(term);
  }
  return own;
}

/** The same of the log-density multiplied out, as (x + y) log λ asks for. */
function expanded({ logDensity, variables }: Law): ReturnType<typeof apart> {
  const form = linearForm(logDensity, variables);
  if (form === undefined) return undefined;
  return apart([form.constant, ...form.terms.map((t) => multiply(t.coefficient, t.atom))], variables);
}

/** One of the functions: Σ coefficient · Π means, the means by component and place. */
interface Combination {
  readonly coefficients: readonly Expr[];
  readonly means: readonly (readonly { readonly component: number; readonly index: number }[])[];
}

/** f₁ … fₘ averaged component by component; `prepare` averages over one line. Undefined where something binds components together. */
export function overComponents(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  prepare: (fs: readonly Expr[], law: Law, symbols: readonly SymbolExpr[]) => PreparedExpectation,
): PreparedExpectation | undefined {
  const laws = componentLaws(law);
  if (laws === undefined) return undefined;
  const wanted: Expr[][] = laws.map(() => []);
  const combinations: Combination[] = [];
  for (const f of fs) {
    const combination = combine(f, law.variables, wanted);
    if (combination === undefined) return undefined;
    combinations.push(combination);
  }
  if (wanted.reduce((count, w) => count + w.length, 0) > mostMeans) return undefined;
  const parts = laws.map((component, i) => prepare(wanted[i] as Expr[], component, symbols));
  const coefficients = compile(
    combinations.flatMap((c) => c.coefficients),
    symbols,
  );
  return {
    at(theta, budget) {
      const found = parts.map((part) => part.at(theta, budget));
      const factors = new Float64Array(coefficients.outputs);
      coefficients.bind(theta)([], factors);
      return joined(combinations, factors, found);
    },
  };
}

/** f as a combination of products of functions of one component each, which are entered in `wanted`. */
function combine(f: Expr, variables: readonly SymbolExpr[], wanted: Expr[][]): Combination | undefined {
  const form = linearForm(f, variables);
  if (form === undefined) return undefined;
  const means = form.terms.map(({ atom }) => {
    const own: Expr[] = [];
    for (const factor of atom.kind === 'product' ? atom.factors : [atom]) {
      const places = variables.flatMap((x, i) => (dependsOn(factor, x) ? [i] : []));
      const [place] = places;
      if (place === undefined || places.length > 1) return undefined;
      own[place] = own[place] === undefined ? factor : multiply(own[place], factor);
    }
    return own.flatMap((g, component) => ({ component, index: placeOf(wanted[component] as Expr[], g) }));
  });
  if (means.includes(undefined)) return undefined;
  return {
    coefficients: [...form.terms.map((t) => t.coefficient), form.constant],
    means: [...(means as Combination['means']), []],
  };
}

function placeOf(list: Expr[], g: Expr): number {
  const at = list.indexOf(g);
  return at >= 0 ? at : list.push(g) - 1;
}

function joined(
  combinations: readonly Combination[],
  factors: Float64Array,
  found: readonly NumericExpectations[],
): NumericExpectations {
  const values = new Float64Array(combinations.length);
  const errorBounds = new Float64Array(combinations.length);
  let next = 0;
  combinations.forEach(({ means }, k) => {
    for (const product of means) {
      const coefficient = factors[next++] as number;
      let [value, size] = [1, 1];
      for (const { component, index } of product) {
        const mean = found[component]?.values[index] as number;
        value *= mean;
        size *= Math.abs(mean) + (found[component]?.errorBounds[index] as number);
      }
      values[k] = (values[k] as number) + coefficient * value;
      // the rounding of terms that cancel, and the errors of the means
      const error = Math.abs(coefficient) * (size - Math.abs(value) + 8 * Number.EPSILON * size);
      errorBounds[k] = (errorBounds[k] as number) + error;
    }
  });
  const mass = found.reduce((product, part) => product * part.mass, 1);
  const relative = found.reduce((sum, part) => sum + part.massErrorBound / part.mass, 0);
  return {
    values,
    errorBounds,
    mass,
    massErrorBound: mass * relative,
    converged: found.every((part) => part.converged),
    diverges: found.some((part) => part.diverges),
  };
}
