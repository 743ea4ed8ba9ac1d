// The functions that plots draw, compiled from the results for a model at the writer's point.
import { compile } from '../expr/compile.ts';
import type { Expr } from '../expr/expr.ts';
import type { FurtherResults } from '../furtherResults.ts';
import type { FisherInformation } from '../information/fisherInformation.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';
import type { ModelResults } from '../modelResults.ts';
import type { PlotInput } from './plotSpec.ts';

/** Undefined where there is no point, a known symbol has no value, or the law is no density. */
export function plotInput({ model, information, isDensity }: ModelResults & FurtherResults): PlotInput | undefined {
  const { point, known } = model;
  if (!isDensity) return undefined;
  const knownValues = known.map((s) => model.knownValues.get(s));
  if (point === undefined || !knownValues.every((v) => v !== undefined)) return undefined;
  const parameters = model.parameters.map((p) => ({
    name: p.symbol.name,
    lower: p.symbol.domain.lower,
    upper: p.symbol.domain.upper,
  }));
  const symbols = [...model.parameters.map((p) => p.symbol), ...known];
  const observation = observationInput(model, information, [...point, ...knownValues]);
  const { matrix, status } = information;
  const isClosed = status === 'closed-form' && matrix !== undefined;
  const program = isClosed ? compile(matrix.flat() as Expr[], symbols) : undefined;
  const size = point.length;
  return {
    parameters,
    point,
    information(theta) {
      const isStated = theta.every((t, i) => t === point[i]);
      if (program === undefined || (isStated && information.noneAtPoint !== undefined)) return undefined;
      const out = new Float64Array(size * size);
      program.bind([...theta, ...knownValues])([], out);
      if (!out.every(Number.isFinite)) return undefined;
      return point.map((_, i) => Array.from(out.subarray(i * size, (i + 1) * size)));
    },
    ...(observation === undefined ? {} : { observation }),
  };
}

function observationInput(
  model: StatisticalModel,
  { normalized, score, at }: FisherInformation,
  theta: readonly number[],
): PlotInput['observation'] {
  const { law, isNormalized } = normalized;
  const [x] = law.variables;
  const { support } = law;
  if (law.variables.length !== 1 || x === undefined || score === undefined || support.kind === 'product')
    return undefined;
  // a kernel is divided by its integral at the point, and the mean is taken from its score
  if (!isNormalized && at === undefined) return undefined;
  const logMass = isNormalized ? 0 : Math.log(at?.mass ?? 1);
  const center = isNormalized ? score.map(() => 0) : (at?.scoreMean ?? []);
  const symbols = [...model.parameters.map((p) => p.symbol), ...model.known];
  const ends =
    support.kind === 'interval'
      ? [support.lower, support.upper]
      : support.kind === 'integers'
        ? [support.from, support.to]
        : support.points;
  const limits = new Float64Array(ends.length);
  compile(ends, symbols).bind(theta)([], limits);
  const density = compile([law.logDensity], symbols, [x]).bind(theta);
  const scores = compile(score, symbols, [x]).bind(theta);
  const [one, many] = [new Float64Array(1), new Float64Array(score.length)];
  return {
    name: x.name,
    measure: law.measure,
    lower: Math.min(...limits),
    upper: Math.max(...limits),
    ...(support.kind === 'finite' ? { points: [...limits] } : {}),
    logDensity(value) {
      density([value], one);
      return (one[0] as number) - logMass;
    },
    score(value) {
      scores([value], many);
      return score.map((_, i) => (many[i] as number) - (center[i] ?? 0));
    },
  };
}
