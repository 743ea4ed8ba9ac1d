// The model's law with its normalizing constant, where that is had in closed form.
import { add, subtract } from '../expr/build.ts';
import { isDifferentiable } from '../expr/differentiate.ts';
import { nodeCount, type Expr } from '../expr/expr.ts';
import { simplify } from '../expr/simplify.ts';
import type { Law } from '../distributions/law.ts';
import { piecewisePartition } from '../expectation/pieces.ts';
import type { LogPartition } from '../expectation/discretePartition.ts';
import { ellipticalPartition } from '../expectation/ellipticalVector.ts';
import { evenPartition } from '../expectation/evenExtension.ts';
import { componentLaws } from '../expectation/independentComponents.ts';
import { orderedPartition } from '../expectation/kinkOrders.ts';
import { logIntegral } from '../expectation/kernelIntegrals.ts';
import { logPartition } from '../expectation/logPartition.ts';
import { polynomialPartition } from '../expectation/polynomialKernel.ts';
import { turnPartition } from '../expectation/turnIntegral.ts';
import { weightedPartition } from '../expectation/weightedLaw.ts';
import { windingPartition } from '../expectation/windingPartition.ts';
import { recognizeFamily } from '../expectation/recognition/recognizeFamily.ts';
import type { RecognizedFamily } from '../expectation/recognition/recognizedFamily.ts';
import { sinePartition } from '../expectation/recognition/sineCharts.ts';
import { statesKernel, type StatisticalModel } from '../model/statisticalModel.ts';

export interface NormalizedLaw {
  readonly law: Law;
  /** False where the law is a kernel whose integral is had neither in closed form nor as one integral: then `law` is the kernel itself. */
  readonly isNormalized: boolean;
  /** log Z of a kernel, where it is closed. */
  readonly logPartition: Expr | undefined;
  /** What must be positive for the kernel to have a finite integral, beyond the parameters' domains. */
  readonly positive: readonly Expr[];
  /** The kernel itself, where log Z is an integral that is had in numbers: then `law` holds it. */
  readonly kernel?: Law;
  /** The family that the written density is proved to be; undefined also for a law that was stated by its name. */
  readonly recognized: RecognizedFamily | undefined;
}

/** A constant of more nodes, a sum of many terms, is no closed form: it is had in numbers. */
const longest = 400;

const known = new WeakMap<StatisticalModel, NormalizedLaw>();

/** The density to work with: as stated, or kernel − log Z; with the pivot of its recognized family. Found once for a model. */
export function normalizedLaw(model: StatisticalModel): NormalizedLaw {
  const cached = known.get(model);
  if (cached !== undefined) return cached;
  const result = normalize(model);
  known.set(model, result);
  return result;
}

/** log of the law's integral, of a kernel or of what is stated as a density. */
function partitionOf(law: Law, recognized: RecognizedFamily | undefined): LogPartition | undefined {
  return (
    logPartition(law) ??
    (recognized === undefined ? undefined : { value: recognized.logPartition, positive: recognized.positive }) ??
    evenPartition(law) ??
    turnPartition(law) ??
    sinePartition(law) ??
    windingPartition(law) ??
    polynomialPartition(law, logPartition) ??
    weightedPartition(law) ??
    piecewisePartition(law) ??
    partitionOfComponents(law) ??
    ellipticalPartition(law) ??
    orderedPartition(law)
  );
}

/** Of independent components: the sum over them. */
function partitionOfComponents(law: Law): LogPartition | undefined {
  if (law.variables.length < 2) return undefined;
  const parts = componentLaws(law)?.map((part) => partitionOf(part, recognizeFamily(part, true)));
  if (parts?.every((p) => p !== undefined) !== true) return undefined;
  return { value: add(...parts.map((p) => p.value)), positive: parts.flatMap((p) => p.positive) };
}

/** The logarithm of the total probability of a law that is written out, where it is closed. */
export function logTotal(law: Law): LogPartition | undefined {
  const partition = partitionOf(law, recognizeFamily(law, true));
  return partition === undefined || nodeCount(partition.value) > longest ? undefined : partition;
}

/** log of the law's integral: in closed form, else as an integral that is had in numbers. */
export const logConstant = (law: Law, label: string): Expr | undefined =>
  logTotal(law)?.value ?? logIntegral(law, label);

function normalize(model: StatisticalModel): NormalizedLaw {
  const { origin } = model;
  const isWritten = origin.kind === 'density' || origin.kind === 'kernel';
  const recognized = isWritten ? recognizeFamily(model.law, origin.kind === 'kernel') : undefined;
  const law: Law =
    model.law.pivot !== undefined || recognized?.pivot === undefined
      ? model.law
      : { ...model.law, pivot: recognized.pivot };
  if (!statesKernel(law, origin)) return { law, isNormalized: true, logPartition: undefined, positive: [], recognized };
  const partition = partitionOf(law, recognized);
  if (partition === undefined || nodeCount(partition.value) > longest) {
    const open: NormalizedLaw = {
      law,
      isNormalized: false,
      logPartition: undefined,
      positive: [],
      recognized: undefined,
    };
    const integral = logIntegral(law);
    const isSmooth =
      integral !== undefined && model.parameters.every(({ symbol }) => isDifferentiable(integral, symbol));
    if (!isSmooth) return open;
    const logDensity = subtract(law.logDensity, integral);
    return { ...open, law: { ...law, logDensity }, isNormalized: true, kernel: law };
  }
  const logDensity = simplify(subtract(law.logDensity, partition.value));
  return {
    law: { ...law, logDensity },
    isNormalized: true,
    logPartition: partition.value,
    positive: partition.positive,
    recognized,
  };
}
