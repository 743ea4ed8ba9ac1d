// The view of a gamma law with descent from its point to a second one, for the tests of the page.
import type { ExpressionReport, NaturalGradientReport } from '../../server/engine/report/schema.ts';
import type { BlockView } from '../../media/protocol.ts';
import { gammaView } from './views.ts';

type Descent = NonNullable<NaturalGradientReport['descent']>;

const e = (text: string, latex: string): ExpressionReport => ({ text, latex });

const path = (name: Descent['paths'][number]['name'], coordinates: 'own' | 'other'): Descent['paths'][number] => ({
  name,
  coordinates,
  points: [
    [2, 1],
    [2.2, 1.1],
    [2.5, 1.2],
  ],
  lastObjective: 0.0125,
  errorBound: name.endsWith('flow') ? 3e-7 : null,
  stepSize: name.endsWith('flow') ? null : 0.5,
  halvedSteps: name.endsWith('flow') ? null : 1,
});

const naturalGradient: NaturalGradientReport = {
  naturalScore: [e('x - k', 'x - k'), e('x*b - k', 'x b - k')],
  descent: {
    status: 'closed-form',
    reason: null,
    objective: e("k - k'", "k - k'"),
    gradient: [
      e("digamma(k) - digamma(k')", "\\psi(k) - \\psi(k')"),
      e("k'/b' - k/b", "\\frac{k'}{b'} - \\frac{k}{b}"),
    ],
    step: null,
    at: { objective: 0.5, gradient: [-1.25, 0.75], step: [0.625, -0.375], errorBound: 1e-13 },
    regularization: { kind: 'pseudo-inverse', rank: 1, added: null },
    otherCoordinates: { kind: 'stated', names: ['m', 'v'], values: [e('k/b', '\\frac{k}{b}'), e('b', 'b')] },
    paths: [path('natural-flow', 'own'), path('natural-descent', 'own'), path('gradient-descent', 'other')],
    naturalDifference: 2e-8,
    gradientDifference: 1.4,
    duration: 8,
    straightInMeans: true,
  },
};

const { model } = gammaView.analysis;

export const naturalGradientView: BlockView = {
  ...gammaView,
  analysis: { ...gammaView.analysis, model: model === null ? null : { ...model, naturalGradient } },
};
