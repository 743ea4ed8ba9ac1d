// The Fisher information in closed form: derived once for each family in its canonical coordinates and pulled back to the
// model's parameters, I(θ) = Jᵀ I(ψ(θ)) J with J = ∂ψ/∂θ; derived directly for laws that are written out.
// Source: Lehmann and Casella, Theory of Point Estimation (1998), section 2.6 (equations 2.6.11 and 2.6.16).
import { Remembered } from '../base/work.ts';
import { add, multiply, negate, zero } from '../expr/build.ts';
import { rangeOf } from '../expr/assumptions.ts';
import { differentiate } from '../expr/differentiate.ts';
import { dependsOnAny, freeSymbols, nodeCount, someNode, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { shape, substituteShaped } from '../expr/shape/shape.ts';
import { substitute } from '../expr/substitute.ts';
import { Trace } from '../derivation/step.ts';
import type { CanonicalLaw, DistributionFamily } from '../distributions/family.ts';
import type { Law } from '../distributions/law.ts';
import { mapPivot } from '../distributions/pivots.ts';
import type { Support } from '../distributions/support.ts';
import { closedExpectation, type ClosedExpectation } from '../expectation/index.ts';
import { holdsKernelIntegral } from '../expectation/kernelIntegrals.ts';
import type { ExpectationProblem } from '../expectation/strategy.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import { boundsOf, mapSupport } from '../model/supports.ts';
import type { NormalizedLaw } from './normalizedLaw.ts';
import { hasKink, hessianOf, scoreOf } from './score.ts';
import { slepianBangs } from './slepianBangs.ts';

/** p×p, symmetric; an entry without a closed form is undefined. */
export type PartialMatrix = readonly (readonly (Expr | undefined)[])[];

/** An entry of the information with the expectation that gave it. */
export interface DerivedEntry {
  readonly integrand: Expr;
  readonly expectation: ClosedExpectation | undefined;
}

export interface DirectInformation {
  readonly score: readonly Expr[];
  /** Undefined where the log-density has kinks, so that the score form was used. */
  readonly hessian: readonly (readonly Expr[])[] | undefined;
  readonly entries: readonly (readonly DerivedEntry[])[];
}

/** The name of the theorem for Gaussian vectors, in place of a strategy for expectations. */
export const slepianBangsStrategy = 'slepian-bangs';

/** Does the support stay where it is when these parameters move? */
export const isSupportFixed = (support: Support, parameters: readonly SymbolExpr[]): boolean =>
  boundsOf(support).every((bound) => !dependsOnAny(bound, parameters));

/** The information from its definition: −E[∂²ℓ], or E[∂ᵢℓ ∂ⱼℓ] where the log-density has kinks. The scores of `further` symbols have mean 0 too. */
export function directInformation(
  law: Law,
  parameters: readonly SymbolExpr[],
  further: readonly SymbolExpr[] = [],
): DirectInformation | undefined {
  const score = scoreOf(law.logDensity, parameters);
  const others = scoreOf(law.logDensity, further);
  if (score === undefined || others === undefined) return undefined;
  const kink = hasKink(law.logDensity, law.variables, parameters);
  const hessian = kink ? undefined : hessianOf(score, parameters);
  // the scores of parameters that leave the support where it is have mean 0, whatever the others do
  const still = [...parameters, ...further]
    .map((parameter, i) => ({ parameter, score: [...score, ...others][i] as Expr }))
    .filter(({ parameter }) => isSupportFixed(law.support, [parameter]));
  const problem: ExpectationProblem = {
    law,
    parameters: still.map((s) => s.parameter),
    scores: still.map((s) => s.score),
    scoreMeanIsZero: still.length > 0,
  };
  const gaussian = slepianBangs(law, parameters);
  const rows: DerivedEntry[][] = [];
  parameters.forEach((_, i) => {
    rows.push(
      parameters.map((_p, j) => {
        const mirrored = j < i ? rows[j]?.[i] : undefined;
        if (mirrored !== undefined) return mirrored;
        const second = hessian?.[i]?.[j];
        const integrand = second === undefined ? multiply(score[i] as Expr, score[j] as Expr) : negate(second);
        if (gaussian !== undefined) {
          const trace = new Trace();
          if (i === 0 && j === 0) gaussian.recordMoments(trace);
          gaussian.record(i, j, trace);
          return { integrand, expectation: { value: gaussian.value(i, j), strategy: slepianBangsStrategy, trace } };
        }
        return { integrand, expectation: closedExpectation(integrand, problem) };
      }),
    );
  });
  return { score, hessian, entries: rows };
}

const canonical = new Remembered<CanonicalLaw, DirectInformation | undefined>();

/** The information of a family in some of its canonical coordinates, derived once. */
const canonicalInformation = (law: CanonicalLaw, active: readonly SymbolExpr[]): DirectInformation | undefined =>
  canonical.of(law, () => derived(law, active), active.map((s) => s.name).join(' '));

const isComplete = (found: DirectInformation | undefined): boolean =>
  found?.entries.every((row) => row.every((entry) => entry.expectation !== undefined)) === true;

/** With the score equations of the other coordinates, known as these are, where those of the active ones do not suffice. */
function derived(law: CanonicalLaw, active: readonly SymbolExpr[]): DirectInformation | undefined {
  const found = directInformation(law, active);
  if (isComplete(found)) return found;
  const further = law.parameters.filter((p) => !p.domain.integer && !active.includes(p));
  const fuller = further.length === 0 ? undefined : directInformation(law, active, further);
  return isComplete(fuller) ? fuller : found;
}

/** The matrix with the computation that gave it, whose steps a derivation tells. */
export interface ClosedInformation {
  readonly matrix: PartialMatrix;
  readonly source:
    | { readonly kind: 'direct'; readonly parameters: readonly SymbolExpr[]; readonly direct: DirectInformation }
    | ({ readonly kind: 'family' } & PulledBack);
}

/** The information matrix of the model, entry by entry; undefined where the score itself is not had. */
export function closedInformation(model: StatisticalModel, normalized: NormalizedLaw): ClosedInformation | undefined {
  const parameters = model.parameters.map((p) => p.symbol);
  const { origin } = model;
  // a structured covariance has shorter derivatives of its own than by the chain rule
  if (origin.kind === 'family' && model.law.gaussian === undefined) return pulledBack(origin, parameters);
  if (!normalized.isNormalized) return undefined;
  const { recognized } = normalized;
  const general = recognized === undefined ? undefined : pulledBack(recognized, parameters);
  const isAll = general?.matrix.every((row) => row.every((entry) => entry !== undefined)) === true;
  const special = isAll || recognized === undefined ? undefined : withFixedCoordinates(recognized);
  const found = special === undefined ? general : pulledBack(special, parameters);
  if (found?.matrix.every((row) => row.every((entry) => entry !== undefined)) === true) return found;
  const direct = directInformation(normalized.law, parameters);
  if (direct === undefined) return undefined;
  const matrix = direct.entries.map((row) => row.map((entry) => entry.expectation?.value));
  return { matrix, source: { kind: 'direct', parameters, direct } };
}

interface Coordinates {
  readonly family: DistributionFamily;
  readonly canonical: CanonicalLaw;
  /** One expression in the parameters for each of `canonical.parameters`. */
  readonly coordinates: readonly Expr[];
}

export interface PulledBack extends Coordinates {
  /** The coordinates that depend on the parameters, with their values. */
  readonly active: readonly { readonly symbol: SymbolExpr; readonly value: Expr }[];
  /** In the active coordinates. */
  readonly direct: DirectInformation;
  /** ∂ψ/∂θ, a row for each active coordinate. */
  readonly jacobian: readonly (readonly Expr[])[];
}

/** The family's canonical information, pulled back to the parameters of its coordinates. */
function pulledBack(
  { family, canonical: law, coordinates }: Coordinates,
  parameters: readonly SymbolExpr[],
): ClosedInformation | undefined {
  const active = law.parameters.flatMap((symbol, i) => {
    const value = coordinates[i] as Expr;
    return dependsOnAny(value, parameters) ? [{ symbol, value }] : [];
  });
  const information = canonicalInformation(
    law,
    active.map((a) => a.symbol),
  );
  if (information === undefined) return undefined;
  const values = new Map(law.parameters.map((symbol, i) => [symbol, coordinates[i] as Expr]));
  const inner = information.entries.map((row) =>
    row.map((entry) => {
      const closed = entry.expectation?.value;
      const isRemovable = closed !== undefined && hasVanishingDivisor(closed, values);
      const here = closed === undefined || isRemovable ? undefined : substituteShaped(closed, values);
      return here === undefined || dividesByZero(here) ? undefined : here;
    }),
  );
  const jacobian = active.map(({ value }) => parameters.map((p) => differentiate(value, p)));
  return {
    matrix: pullBack(inner, jacobian, parameters.length),
    source: { kind: 'family', family, canonical: law, coordinates, active, direct: information, jacobian },
  };
}

/** The family with those coordinates put in that are numbers: at them its own form may be 0/0. */
function withFixedCoordinates({ family, canonical: law, coordinates }: Coordinates): Coordinates | undefined {
  const isFixed = law.parameters.map((_, i) => freeSymbols(coordinates[i] as Expr).size === 0);
  if (!isFixed.includes(true) || !isFixed.includes(false)) return undefined;
  const fixed = new Map(law.parameters.flatMap((p, i) => (isFixed[i] === true ? [[p, coordinates[i] as Expr]] : [])));
  const into = (e: Expr): Expr => substitute(e, fixed);
  return {
    family,
    canonical: {
      ...law,
      parameters: law.parameters.filter((_, i) => isFixed[i] === false),
      logDensity: into(law.logDensity),
      support: mapSupport(law.support, into),
      positive: law.positive.map(into),
      ...(law.pivot === undefined ? {} : { pivot: mapPivot(law.pivot, into) }),
    },
    coordinates: coordinates.filter((_, i) => isFixed[i] === false),
  };
}

/** Does something that it is divided by vanish there? Then 0/0 could come out as 0. */
const hasVanishingDivisor = (e: Expr, values: ReadonlyMap<Expr, Expr>): boolean =>
  someNode(e, (n) => n.kind === 'power' && rangeOf(n.exponent).upper < 0 && substitute(n.base, values) === zero);

/** Does it hold 1/0: has the family's form a removable singularity at these coordinates? */
const dividesByZero = (e: Expr): boolean =>
  someNode(e, (n) => n.kind === 'power' && n.base === zero && rangeOf(n.exponent).upper < 0);

/** Jᵀ M J for `width` parameters, each entry in its shortest shape; undefined where an unknown entry of M enters with a factor that is not zero. */
export function pullBack(
  inner: PartialMatrix,
  jacobian: readonly (readonly Expr[])[],
  width = jacobian[0]?.length ?? 0,
): PartialMatrix {
  const rows: (Expr | undefined)[][] = [];
  for (let i = 0; i < width; i++) {
    rows.push([]);
    for (let j = 0; j < width; j++) rows[i]?.push(j < i ? rows[j]?.[i] : entry(i, j));
  }
  return rows;

  function entry(i: number, j: number): Expr | undefined {
    const terms: Expr[] = [];
    for (let a = 0; a < jacobian.length; a++)
      for (let b = 0; b < jacobian.length; b++) {
        const factor = multiply(jacobian[a]?.[i] as Expr, jacobian[b]?.[j] as Expr);
        if (factor === zero) continue;
        const value = inner[a]?.[b];
        if (value === undefined) return undefined;
        terms.push(multiply(factor, value));
      }
    return shape(add(...terms));
  }
}

/** At most so many nodes, and no sum of unbounded length: then an expression counts as closed. */
const largestClosedForm = 400;
export const isClosed = (e: Expr): boolean =>
  nodeCount(e) <= largestClosedForm && !someNode(e, (node) => node.kind === 'series') && !holdsKernelIntegral(e);
