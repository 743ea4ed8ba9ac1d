// Decides how what a full analysis adds is printed: estimators, Jeffreys' prior, geometry, the natural gradient.
import { unicodeName } from '../engine/render/names.ts';
import type { EstimatorReport } from '../engine/report/estimatorReports.ts';
import type { ExpressionReport, ModelReport } from '../engine/report/schema.ts';
import { efficiencyTitle } from '../service/boundTitle.ts';
import { shownNumber, unicodeMath } from '../service/unicodeMath.ts';

const formula = ({ text }: ExpressionReport): string => unicodeMath(text);

interface Known {
  readonly expression: ExpressionReport | null;
  readonly value: number | null;
}

/** A formula, and its number where that is another one. */
function formulaAndNumber({ expression, value }: Known): string {
  const shown = [
    ...(expression === null ? [] : [formula(expression)]),
    ...(value === null ? [] : [shownNumber(value, 6)]),
  ];
  return [...new Set(shown)].join(' = ');
}

function quantity(name: string, { expression, value, errorBound, status }: EstimatorReport['mean']): string {
  const isZero = value !== null && errorBound !== null && Math.abs(value) <= errorBound;
  const shown = formulaAndNumber({ expression, value: isZero ? 0 : value });
  const within = status === 'simulated' && errorBound !== null ? ` ± ${shownNumber(errorBound, 2)}, simulated` : '';
  return `${name} ${shown === '' ? (status === 'infinite' ? '∞' : 'not found') : `${shown}${within}`}`;
}

export function estimatorLines({ estimators }: ModelReport): readonly string[] {
  return (estimators ?? []).flatMap(({ name, statistic, target, unbiased, ...found }) => {
    const of = target === null ? '' : ` for ${unicodeName(target)}`;
    const judged = unbiased === null ? '' : unbiased ? `: unbiased${of}` : `: biased${of}`;
    const told = [
      ...(unbiased === true ? [] : [quantity('mean', found.mean)]),
      quantity('variance', found.variance),
      ...(unbiased === true || target === null ? [] : [quantity('mean squared error', found.meanSquaredError)]),
    ];
    return [
      `${name} = ${statistic}${judged}`,
      `  ${told.join('; ')}`,
      ...found.efficiencies.map(
        (each) =>
          `  efficiency ${formulaAndNumber(each)}${each.errorBound === undefined ? '' : ` ± ${shownNumber(each.errorBound, 2)}`} (${efficiencyTitle(each)})`,
      ),
    ];
  });
}

export function jeffreysLines({ jeffreys }: ModelReport): readonly string[] {
  if (!jeffreys?.density && typeof jeffreys?.proper !== 'boolean') return [];
  const { density, proper, family, reason, region, absent } = jeffreys;
  const kind = proper === null ? [] : [proper ? 'proper' : `improper${reason ? `: ${reason}` : ''}`];
  const where = region === undefined ? '' : ` where ${region}`;
  const shown = density === null ? (absent === undefined ? [] : [absent]) : [`${formula(density)}${where}`];
  return [[...shown, ...(family === null ? [] : [family]), ...kind].join(', ')];
}

export function entropyLines({ entropy, entropyAt }: ModelReport): readonly string[] {
  const shown = formulaAndNumber({ expression: entropy ?? null, value: entropyAt?.value ?? null });
  return shown === '' ? [] : [shown];
}

const curvatures = {
  'scalar-curvature': 'scalar curvature',
  'gaussian-curvature': 'Gaussian curvature',
  'statistical-curvature': 'statistical curvature γ²',
} as const;

/** In one dimension there is no curvature but Efron's. */
export function geometryLines({ geometry, parameters }: ModelReport): readonly string[] {
  return (geometry?.curvatures ?? [])
    .filter(({ name, expression, value }) => {
      const isTold = name !== 'scalar-curvature' || parameters.length > 1;
      return isTold && (expression !== null || value !== null);
    })
    .map(({ name, expression, value }) => {
      const isNumber = expression !== null && /^[-\d/.]+$/.test(expression.text);
      return `${curvatures[name]}: ${formulaAndNumber({ expression, value: isNumber ? null : value })}`;
    });
}

/** The step down the divergence from the second point. */
export function naturalGradientLines({ naturalGradient, parameters }: ModelReport): readonly string[] {
  const { step, at } = naturalGradient?.descent ?? {};
  if (!step && !at) return [];
  return parameters.map(
    ({ name }, i) =>
      `Δ${unicodeName(name)}: ${formulaAndNumber({ expression: step?.[i] ?? null, value: at?.step[i] ?? null })}`,
  );
}
