// What a written density was found to be: a family with its coordinates, and how the observation goes back to it.
import type { Expr } from '../../expr/expr.ts';
import type { CanonicalLaw, DistributionFamily } from '../../distributions/family.ts';
import type { Pivot } from '../../distributions/law.ts';

export interface RecognizedFamily {
  readonly family: DistributionFamily;
  /** Whether the observation itself follows the family, and notes may name it, on the same support. */
  readonly isNamed: boolean;
  readonly canonical: CanonicalLaw;
  /** The function of the observation that follows the canonical law, where that is not the observation itself. */
  readonly transform?: Expr;
  /** One expression for each of `canonical.parameters`, in the symbols of the written law. */
  readonly coordinates: readonly Expr[];
  /** Of the observation. */
  readonly pivot: Pivot | undefined;
  /** log ∫ of the written kernel: its logarithm less the family's log-density; 0 for a density. */
  readonly logPartition: Expr;
  /** What must be positive for the coordinates to lie in the family's domains, where that is not known. */
  readonly positive: readonly Expr[];
}
