// How what is known of priors stands in a report.
import { multiply } from '../expr/build.ts';
import { evaluate } from '../expr/compile.ts';
import { freeSymbols, type Expr } from '../expr/expr.ts';
import { shape } from '../expr/shape/shape.ts';
import type { PriorFacts } from '../priors/jeffreysFacts.ts';
import type { NamedLaw } from '../priors/kernelTotal.ts';
import type { MessageLength } from '../priors/messageLength.ts';
import type { JeffreysPrior, PriorResults } from '../priors/priorResults.ts';
import type { Volume } from '../priors/volume.ts';
import { toText } from '../render/text.ts';
import { toUnicode } from '../render/unicode.ts';
import { expressionReport, finite, optionalExpression } from './expressionReport.ts';
import type { ModelAnalysis, PriorReport, PriorsReport } from './schema.ts';

const endText = (value: number): string =>
  value === Infinity ? '∞' : String(value).replace('-', '−').replace('Infinity', '∞');

export const lawText = ({ family, coordinates }: NamedLaw): string =>
  `${family}(${coordinates.map(toText).join(', ')})`;

/** Laws of independent parameters, with the parameters they are of where there are several. */
function familyText({ laws }: PriorFacts): string | null {
  const names = (laws ?? []).map(({ law }) => lawText(law));
  return names.length === 0 ? null : names.join(' × ');
}

function impropriety({ end, isHomogeneous }: PriorFacts): string | null {
  if (end !== undefined) return `its integral diverges as ${toUnicode(end.parameter)} → ${endText(end.value)}`;
  return isHomogeneous === true ? 'it is homogeneous on a cone, so that its integral over each ray diverges' : null;
}

export function knownPriorReport({ density, facts }: Pick<JeffreysPrior, 'density' | 'facts'>): PriorReport {
  const { isProper, total, value, errorBound } = facts;
  return {
    density: optionalExpression(density),
    proper: isProper ?? null,
    family: familyText(facts),
    reason: impropriety(facts),
    normalizer: optionalExpression(total),
    normalizerValue: finite(value),
    normalizerErrorBound: finite(errorBound),
  };
}

function volume(
  region: PriorsReport['volumes'][number]['region'],
  { status, reason, expression, value, errorBound }: Volume,
  scale: Expr,
): PriorsReport['volumes'][number] {
  const factor = freeSymbols(scale).size === 0 ? evaluate(scale, new Map()) : Number.NaN;
  return {
    region,
    status,
    reason: reason ?? null,
    expression: optionalExpression(expression),
    value: finite(value),
    errorBound: finite(errorBound),
    distinguishable: {
      expression: optionalExpression(expression && shape(multiply(scale, expression), 'brief')),
      value: finite(value === undefined ? undefined : factor * value),
      errorBound: finite(errorBound === undefined ? undefined : factor * errorBound),
    },
  };
}

function messageLengthReport(found: MessageLength | undefined): NonNullable<PriorsReport['messageLength']> | null {
  if (found === undefined) return null;
  const { parameters, value, estimator } = found;
  return {
    parameters: expressionReport(parameters),
    value: finite(value),
    estimator:
      estimator === undefined
        ? null
        : {
            parameter: estimator.parameter.name,
            expression: expressionReport(estimator.expr),
            average: estimator.average.name,
            statistic: expressionReport(estimator.statistic),
          },
  };
}

function jeffreysReport(prior: JeffreysPrior): PriorReport {
  const region = prior.region?.map(({ parameter, interval: { lower, upper } }) =>
    upper === Infinity
      ? `${toUnicode(parameter)} > ${endText(lower)}`
      : lower === -Infinity
        ? `${toUnicode(parameter)} < ${endText(upper)}`
        : `${endText(lower)} < ${toUnicode(parameter)} < ${endText(upper)}`,
  );
  return {
    ...knownPriorReport(prior),
    ...(region === undefined || region.length === 0 ? {} : { region: region.join(', ') }),
    ...(prior.absent === undefined ? {} : { absent: prior.absent }),
  };
}

/** The base's density with what is known of it; and the further priors. */
export function priorReports(
  results: PriorResults | undefined,
): Pick<ModelAnalysis, 'jeffreys' | 'priors'> | Record<string, never> {
  if (results === undefined) return {};
  const { jeffreys, reference, distinguishable, messageLength } = results;
  return {
    jeffreys: jeffreysReport(jeffreys),
    priors: {
      reference: reference === undefined ? null : knownPriorReport(reference),
      volumes:
        distinguishable === undefined
          ? []
          : [
              volume('parameter-space', distinguishable.volume, distinguishable.scale),
              ...(distinguishable.box === undefined ? [] : [volume('box', distinguishable.box, distinguishable.scale)]),
            ],
      messageLength: messageLengthReport(messageLength),
    },
  };
}
