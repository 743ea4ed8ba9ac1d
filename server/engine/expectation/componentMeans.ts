// Means under independent components: each component's law is found among the families, and the mean of a product of functions
// of one component each is the product of their means.
import { multiply, one } from '../expr/build.ts';
import { dependsOn, dependsOnAny, freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import { Trace } from '../derivation/step.ts';
import type { CanonicalLaw } from '../distributions/family.ts';
import type { Law } from '../distributions/law.ts';
import { differentiate } from '../expr/differentiate.ts';
import { componentLaws } from './independentComponents.ts';
import { linearForm } from './linearForm.ts';
import { fromMeans } from './meansOfStatistics.ts';
import { pivotExpectation } from './pivotExpectation.ts';
import { recognizeFamily } from './recognition/recognizeFamily.ts';
import type { RecognizedFamily } from './recognition/recognizedFamily.ts';
import { scoreEquations } from './scoreEquations.ts';
import type { ExpectationProblem, ExpectationStrategy } from './strategy.ts';

interface Component {
  readonly x: SymbolExpr;
  readonly recognized: RecognizedFamily;
  /** The expectation under the family, in its own coordinates. */
  readonly problem: ExpectationProblem | undefined;
}

const known = new WeakMap<Law, readonly (Component | undefined)[] | 'none'>();

function componentsOf(law: Law): readonly (Component | undefined)[] | undefined {
  const cached = known.get(law);
  if (cached !== undefined) return cached === 'none' ? undefined : cached;
  const found = componentLaws(law)?.map((own): Component | undefined => {
    const [x] = own.variables;
    const recognized = recognizeFamily(own, true);
    if (x === undefined || recognized === undefined || recognized.positive.length > 0) return undefined;
    return { x, recognized, problem: recognized.isNamed ? canonicalProblem(recognized.canonical) : undefined };
  });
  known.set(law, found ?? 'none');
  return found;
}

function canonicalProblem(law: CanonicalLaw): ExpectationProblem | undefined {
  const parameters = law.parameters.filter((p) => !p.domain.integer);
  const scores = parameters.map((p) => differentiate(law.logDensity, p));
  return { law, parameters, scores, scoreMeanIsZero: true };
}

/** E[g] of a function of one component. */
function meanOf(g: Expr, { x, recognized, problem }: Component, law: Law): Expr | undefined {
  const { pivot, canonical, coordinates } = recognized;
  const own: Law = { ...law, variables: [x] };
  const outer: ExpectationProblem = { law: own, parameters: [], scores: [], scoreMeanIsZero: false };
  const found =
    pivot === undefined
      ? undefined
      : pivotExpectation.expectation(g, { ...outer, law: { ...own, pivot } }, new Trace());
  const [y] = canonical.variables;
  // parameters of the model in g could be taken for coordinates of the family
  if (found !== undefined || problem === undefined || y === undefined || freeSymbols(g).size > 1) return found;
  const inside = scoreEquations.expectation(substitute(g, new Map([[x, y]])), problem, new Trace());
  const values = new Map<Expr, Expr>(canonical.parameters.map((p, i) => [p, coordinates[i] as Expr]));
  return inside === undefined ? undefined : substitute(inside, values);
}

/** The mean of a product as the product of means; undefined where a factor binds components together. */
function meanOfProduct(atom: Expr, components: readonly (Component | undefined)[], law: Law): Expr | undefined {
  const factors = atom.kind === 'product' ? atom.factors : [atom];
  let [mean, taken] = [one, 0];
  for (const component of components) {
    const own = factors.filter((f) => (component === undefined ? false : dependsOn(f, component.x)));
    if (own.length === 0 || component === undefined) continue;
    const others = law.variables.filter((v) => v !== component.x);
    const found = own.some((f) => dependsOnAny(f, others)) ? undefined : meanOf(multiply(...own), component, law);
    if (found === undefined) return undefined;
    mean = multiply(mean, found);
    taken += own.length;
  }
  return taken === factors.length ? mean : undefined;
}

export const componentMeans: ExpectationStrategy = {
  id: 'independent-components',
  expectation(f, { law }, trace) {
    if (law.variables.length < 2) return undefined;
    const components = componentsOf(law);
    const form = components === undefined ? undefined : linearForm(f, law.variables);
    if (components === undefined || form === undefined) return undefined;
    const means: Expr[] = [];
    for (const { atom } of form.terms) {
      const mean = meanOfProduct(atom, components, law);
      if (mean === undefined) return undefined;
      means.push(mean);
    }
    return fromMeans(f, form, means, 'independent-components', law.variables, trace);
  },
};
