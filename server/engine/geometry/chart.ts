// Decides in which coordinates the geometry is derived: a family's canonical ones, once for the process, or the model's own.
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import type { ExpectationProblem } from '../expectation/strategy.ts';
import { isSupportFixed, type DirectInformation } from '../information/closedForm.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import { scoreOf } from '../information/score.ts';

/** Coordinates ψ with the information that was derived in them. */
export interface Chart {
  readonly law: Law;
  readonly coordinates: readonly SymbolExpr[];
  /** What the law holds beside them. */
  readonly constants: readonly SymbolExpr[];
  readonly direct: DirectInformation;
  /** ψ as functions of θ; undefined where the coordinates are the parameters themselves. */
  readonly pullBack:
    | {
        readonly values: ReadonlyMap<Expr, Expr>;
        /** ∂ψ/∂θ, a row for each coordinate. */
        readonly jacobian: readonly (readonly Expr[])[];
      }
    | undefined;
  /** Expectations in the chart, with the score equations of every coordinate of the law. */
  readonly problem: ExpectationProblem;
}

const problems = new WeakMap<DirectInformation, ExpectationProblem | 'none'>();

/** Found once for what was derived: expectations keep the equations that they solved with it. */
function problemOf(
  direct: DirectInformation,
  law: Law,
  coordinates: readonly SymbolExpr[],
  all: readonly SymbolExpr[],
): ExpectationProblem | undefined {
  const known = problems.get(direct);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const further = all.filter((s) => !s.domain.integer && !coordinates.includes(s));
  const others = scoreOf(law.logDensity, further);
  const isRegular = isSupportFixed(law.support, [...coordinates, ...further]);
  const problem =
    others === undefined
      ? {
          law,
          parameters: coordinates,
          scores: direct.score,
          scoreMeanIsZero: isSupportFixed(law.support, coordinates),
        }
      : {
          law,
          parameters: [...coordinates, ...further],
          scores: [...direct.score, ...others],
          scoreMeanIsZero: isRegular,
        };
  problems.set(direct, problem);
  return problem;
}

/** Undefined where the information was not derived by expectations of the log-density's derivatives. */
export function chartOf({ source, normalized }: FisherInformation): Chart | undefined {
  if (source === undefined) return undefined;
  if (source.kind === 'direct') {
    const { direct, parameters: coordinates } = source;
    const { law } = normalized;
    const problem = problemOf(direct, law, coordinates, coordinates);
    return problem && { law, coordinates, constants: [], direct, pullBack: undefined, problem };
  }
  const { canonical: law, direct, active, jacobian } = source;
  const coordinates = active.map((a) => a.symbol);
  const values = new Map<Expr, Expr>(law.parameters.map((s, i) => [s, source.coordinates[i] as Expr]));
  const problem = problemOf(direct, law, coordinates, law.parameters);
  const constants = law.parameters.filter((s) => !coordinates.includes(s));
  return problem && { law, coordinates, constants, direct, pullBack: { values, jacobian }, problem };
}

/** The metric in the chart's coordinates, where every entry is closed. */
export function chartMetric({ direct }: Chart): readonly (readonly Expr[])[] | undefined {
  const rows = direct.entries.map((row) => row.map((entry) => entry.expectation?.value));
  return rows.every((row): row is Expr[] => row.every((e) => e !== undefined)) ? rows : undefined;
}

/** Are the coordinates the parameters under other names, in the same order? Then what was derived in them is only renamed. */
export const isRenamed = ({ pullBack, coordinates }: Chart, parameters: readonly SymbolExpr[]): boolean =>
  pullBack !== undefined &&
  coordinates.length === parameters.length &&
  coordinates.every((s, i) => pullBack.values.get(s) === parameters[i]);

/** Has the chart as many coordinates as the model has parameters, so that scalars of the metric are carried over by substitution? */
export const isFullChart = ({ pullBack, coordinates }: Chart, parameters: readonly SymbolExpr[]): boolean =>
  pullBack === undefined ||
  (coordinates.length === parameters.length &&
    coordinates.every((s) => dependsOnAny(pullBack.values.get(s) ?? s, parameters)));
