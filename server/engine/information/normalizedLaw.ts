// The model's law with its normalizing constant, where that is had in closed form.
import { subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { logPartition } from '../expectation/logPartition.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

export interface NormalizedLaw {
  readonly law: Law;
  /** False where the law is a kernel whose integral has no closed form: then `law` is the kernel itself. */
  readonly isNormalized: boolean;
  /** log Z of a kernel. */
  readonly logPartition: Expr | undefined;
  /** What must be positive for the kernel to have a finite integral, beyond the parameters' domains. */
  readonly positive: readonly Expr[];
}

/** The density to work with: as stated, or kernel − log Z. */
export function normalizedLaw(model: StatisticalModel): NormalizedLaw {
  const { law, origin } = model;
  if (origin.kind !== 'kernel') return { law, isNormalized: true, logPartition: undefined, positive: [] };
  const partition = logPartition(law);
  if (partition === undefined) return { law, isNormalized: false, logPartition: undefined, positive: [] };
  const logDensity = simplify(subtract(law.logDensity, partition.value));
  return {
    law: { ...law, logDensity },
    isNormalized: true,
    logPartition: partition.value,
    positive: partition.positive,
  };
}
