// Where a density on an interval is looked at for a family: in its own variable, in transforms of it, as one half of an even
// density; with the forms to look for there, and how what is found becomes a law of the observation.
import { infinity, one, zero } from '../../expr/build.ts';
import { dependsOn, freeSymbols, someNode } from '../../expr/expr.ts';
import type { Candidate } from './candidate.ts';
import {
  circularCandidates,
  powerOfCosineCandidates,
  quadraticCandidates,
  twoSidedCandidates,
  wrappedCandidates,
} from './centeredCandidates.ts';
import { angle, furtherCharts, logarithmAboveEnd, standardSupport, type Chart } from './charts.ts';
import { exponentialCandidates } from './exponentialCandidates.ts';
import { exponentialShape, withLeadingExponentials, type Chart as ShapeChart } from './exponentialShape.ts';
import { inverseSineCandidates } from './inverseSineCandidates.ts';
import type { RecognizedFamily } from './recognizedFamily.ts';
import { sineCharts, withWholeAngles } from './sineCharts.ts';
import { folded, ofObservation, onMovingSupport, unfolded } from './transformedLaws.ts';
import { decayCandidates, unitCandidates } from './unitCandidates.ts';

export interface Look {
  readonly charts: () => readonly Chart[];
  readonly find: (chart: Chart) => readonly Candidate[];
  readonly adapt: (found: RecognizedFamily, chart: Chart) => RecognizedFamily | undefined;
}

/** The charts in their order, with the candidates to try in them, and how the law of y becomes that of x. */
export function waysToLook(own: Chart): readonly Look[] {
  const { y: x, support, logDensity } = own;
  const isFixed = freeSymbols(support.lower).size + freeSymbols(support.upper).size === 0;
  const base = standardSupport(own);
  const inOwn = (found: RecognizedFamily, chart: Chart): RecognizedFamily => ofObservation(found, chart, x);
  if (!isFixed)
    return base === own
      ? []
      : [{ charts: () => [base], find: familyCandidates, adapt: (found) => onMovingSupport(found, own) }];
  const isAngular = someNode(
    logDensity,
    (n) => n.kind === 'apply' && (n.fn === 'cos' || n.fn === 'sin') && dependsOn(n, x),
  );
  if (isAngular)
    return [
      { charts: () => sineCharts(own), find: familyCandidates, adapt: inOwn },
      { charts: () => angle(withWholeAngles(own)), find: angularCandidates, adapt: inOwn },
    ];
  return [
    {
      charts: () => [{ ...base, logDensity: withLeadingExponentials(base.logDensity, base.y) }],
      find: familyCandidates,
      adapt: inOwn,
    },
    { charts: () => [...furtherCharts(base), ...logarithmAboveEnd(own)], find: familyCandidates, adapt: inOwn },
    { charts: () => unfolded(base), find: familyCandidates, adapt: (found, chart) => folded(inOwn(found, chart)) },
  ];
}

const angularCandidates = ({ y, logDensity }: Chart): readonly Candidate[] => [
  ...circularCandidates(logDensity, y),
  ...wrappedCandidates(logDensity, y),
  ...powerOfCosineCandidates(logDensity, y),
];

function familyCandidates({ y, support: { lower, upper }, logDensity }: Chart): readonly Candidate[] {
  const exponentials = (kind: ShapeChart): readonly Candidate[] => {
    const shape = exponentialShape(logDensity, y, kind);
    return shape === undefined ? [] : exponentialCandidates(shape, kind);
  };
  if (lower === zero && upper === infinity) return [...exponentials('half-line'), ...decayCandidates(logDensity, y)];
  if (lower === zero && upper === one) return unitCandidates(logDensity, y);
  const found = exponentials('line');
  if (found.length > 0) return found;
  return [
    ...quadraticCandidates(logDensity, y),
    ...twoSidedCandidates(logDensity, y),
    ...inverseSineCandidates(logDensity, y),
  ];
}
