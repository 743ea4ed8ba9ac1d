// The view of a gamma law with its information geometry, for the tests of the page.
import type { ExpressionReport, GeometryReport } from '../../server/engine/report/schema.ts';
import type { BlockView } from '../../media/protocol.ts';
import { gammaView } from './views.ts';

const zero: ExpressionReport = { text: '0', latex: '0' };
const e = (text: string, latex: string): ExpressionReport => ({ text, latex });
const third = e('polygamma(2, k)', '\\psi_{2}(k)');
const mixed = e('1/b^2', '\\frac{1}{b^{2}}');
const second = e('-2*k/b^3', '-\\frac{2 k}{b^{3}}');

const geometry: GeometryReport = {
  amariChentsov: {
    status: 'closed-form',
    reason: null,
    entries: [
      [
        [third, zero],
        [zero, mixed],
      ],
      [
        [zero, mixed],
        [mixed, second],
      ],
    ],
    at: null,
    errorBound: null,
  },
  christoffel: {
    alpha: 'alpha',
    first: [
      [
        [zero, zero],
        [zero, zero],
      ],
      [
        [zero, zero],
        [zero, zero],
      ],
    ],
    second: null,
  },
  scalarCurvature: null,
  curvatures: [
    {
      name: 'scalar-curvature',
      status: 'numeric',
      reason: 'From moments.',
      expression: null,
      value: -0.97171313,
      errorBound: 1e-12,
    },
    {
      name: 'gaussian-curvature',
      status: 'closed-form',
      reason: null,
      expression: e('-1/2', '-\\frac{1}{2}'),
      value: -0.5,
      errorBound: 1e-15,
    },
  ],
  geodesics: [
    {
      name: 'levi-civita',
      status: 'numeric',
      reason: null,
      points: [
        [2, 1],
        [2.2, 1.1],
      ],
      errorBound: 1e-11,
      length: 0.0707107,
      lengthErrorBound: 1e-11,
    },
    {
      name: 'e-geodesic',
      status: 'unresolved',
      reason: 'No such curve was found.',
      points: null,
      errorBound: null,
      length: null,
      lengthErrorBound: null,
    },
  ],
  whitening: {
    matrix: [
      [0.66, -0.44],
      [-0.44, 1.34],
    ],
    errorBound: 1e-14,
  },
};

const { model } = gammaView.analysis;

export const geometryView: BlockView = {
  ...gammaView,
  analysis: { ...gammaView.analysis, model: model === null ? null : { ...model, geometry } },
};
