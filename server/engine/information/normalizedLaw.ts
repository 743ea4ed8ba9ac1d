// The model's law with its normalizing constant, where that is had in closed form.
import { subtract } from '../expr/build.ts';
import type { Expr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { logPartition } from '../expectation/logPartition.ts';
import { recognizeFamily, type RecognizedFamily } from '../expectation/recognition/recognizeFamily.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

export interface NormalizedLaw {
  readonly law: Law;
  /** False where the law is a kernel whose integral has no closed form: then `law` is the kernel itself. */
  readonly isNormalized: boolean;
  /** log Z of a kernel. */
  readonly logPartition: Expr | undefined;
  /** What must be positive for the kernel to have a finite integral, beyond the parameters' domains. */
  readonly positive: readonly Expr[];
  /** The family that the written density is proved to be; undefined also for a law that was stated by its name. */
  readonly recognized: RecognizedFamily | undefined;
}

const recognitions = new WeakMap<Law, RecognizedFamily | 'none'>();

/** The family of a law that is written out, looked for once. */
function recognitionOf({ law, origin }: StatisticalModel): RecognizedFamily | undefined {
  if (origin.kind !== 'density' && origin.kind !== 'kernel') return undefined;
  const known = recognitions.get(law);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const found = recognizeFamily(law, origin.kind === 'kernel');
  recognitions.set(law, found ?? 'none');
  return found;
}

/** The density to work with: as stated, or kernel − log Z; with the pivot of the family that it was recognized to be. */
export function normalizedLaw(model: StatisticalModel): NormalizedLaw {
  const { origin } = model;
  const recognized = recognitionOf(model);
  const law: Law =
    model.law.pivot !== undefined || recognized?.pivot === undefined
      ? model.law
      : { ...model.law, pivot: recognized.pivot };
  if (origin.kind !== 'kernel') return { law, isNormalized: true, logPartition: undefined, positive: [], recognized };
  const partition =
    logPartition(law) ??
    (recognized === undefined ? undefined : { value: recognized.logPartition, positive: recognized.positive });
  if (partition === undefined)
    return { law, isNormalized: false, logPartition: undefined, positive: [], recognized: undefined };
  const logDensity = simplify(subtract(law.logDensity, partition.value));
  return {
    law: { ...law, logDensity },
    isNormalized: true,
    logPartition: partition.value,
    positive: partition.positive,
    recognized,
  };
}
