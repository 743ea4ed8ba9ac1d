// Views of blocks as a server would send them, for the tests of the page: a regular model, one that is not, one half typed.
import type { BlockAnalysis } from '../../server/engine/report/blockAnalysis.ts';
import type { ExpressionReport, ModelAnalysis } from '../../server/engine/report/schema.ts';
import type { BlockView } from '../../media/protocol.ts';

const expression = (text: string, latex: string): ExpressionReport => ({ text, latex });

const plot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 240" role="img" onload="alert(1)">
  <title>Density and score</title><desc>A density.</desc>
  <script>alert(1)</script>
  <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">no</p></foreignObject>
  <defs><clipPath id="frame"><rect x="40" y="10" width="300" height="190"/></clipPath></defs>
  <g stroke="var(--fn-grid)"><line x1="40" y1="200" x2="340" y2="200"/><line x1="40" y1="10" x2="40" y2="200"/></g>
  <path d="M40 200 C 80 20, 120 20, 180 120 S 300 195, 340 198" fill="var(--fn-fill-1)" stroke="var(--fn-curve-1)" stroke-width="2" clip-path="url(#frame)"/>
  <path d="M40 20 L340 180" fill="none" stroke="var(--fn-curve-2)" stroke-width="2" stroke-dasharray="5 4"/>
  <a href="https://example.com/"><text x="0" y="0">link</text></a>
  <text x="190" y="228" fill="var(--fn-muted)" font-size="12" font-style="italic" text-anchor="middle">x</text>
  <text x="120" y="30" fill="var(--fn-curve-1)" font-size="12">density</text>
  <image href="https://example.com/x.png"/>
  <g pointer-events="all"><rect class="reading" x="40" y="10" width="150" height="190"><title>x = 1, density = 0.37</title></rect><rect class="reading" x="190" y="10" width="150" height="190"><title>x = 2, density = 0.27</title></rect></g>
</svg>`;

const k = expression('k', 'k');
const b = expression('b', 'b');
const inverseB = expression('-1/b', '-\\frac{1}{b}');
const determinant = '\\left(k \\psi_{1}(k) - 1\\right)';

const gammaModel: ModelAnalysis = {
  observation: {
    name: 'x',
    distribution: 'Gamma',
    support: '(0, inf)',
    latex: 'x',
    statement: { text: 'x ~ Gamma(k, b)', latex: 'x \\sim \\mathrm{Gamma}(k, b)' },
  },
  parameters: [
    { name: 'k', domain: '(0, inf)', declared: false, latex: 'k', role: 'shape' },
    { name: 'b', domain: '(0, inf)', declared: true, latex: 'b', role: 'rate' },
  ],
  samples: { symbol: 'N', value: 40 },
  point: { k: 2, b: 1 },
  versus: { k: 2.2, b: 1.1 },
  constraints: [],
  logDensity: expression(
    'k*log(b) - lgamma(k) + (k - 1)*log(x) - b*x',
    'k \\log b - \\log \\Gamma(k) + \\left(k - 1\\right) \\log x - b x',
  ),
  score: [
    expression('log(b) - digamma(k) + log(x)', '\\log b - \\psi(k) + \\log x'),
    expression('k/b - x', '\\frac{k}{b} - x'),
  ],
  hessian: [
    [expression('-trigamma(k)', '-\\psi_{1}(k)'), expression('1/b', '\\frac{1}{b}')],
    [expression('1/b', '\\frac{1}{b}'), expression('-k/b^2', '-\\frac{k}{b^{2}}')],
  ],
  fisher: {
    status: 'closed-form',
    reason: null,
    matrix: [
      [expression('trigamma(k)', '\\psi_{1}(k)'), inverseB],
      [inverseB, expression('k/b^2', '\\frac{k}{b^{2}}')],
    ],
    verification: [
      {
        point: { k: 2, b: 1 },
        routes: [
          { name: 'score-covariance', value: [], agrees: true },
          { name: 'negative-hessian', value: [], agrees: true },
        ],
        agrees: true,
      },
    ],
    at: {
      value: [
        [0.6449340668482264, -1],
        [-1, 2],
      ],
      total: [
        [25.797362673929056, -40],
        [-40, 80],
      ],
      errorBound: 8.1e-14,
      routes: [
        { name: 'score-covariance', value: [], agrees: true },
        { name: 'negative-hessian', value: [], agrees: true },
        { name: 'kl-hessian', value: [], agrees: true },
      ],
      rank: 2,
      conditionNumber: 8.636,
      nullspace: [],
    },
  },
  inverse: [
    [
      expression('k/(k*trigamma(k) - 1)', `\\frac{k}{${determinant}}`),
      expression('b/(k*trigamma(k) - 1)', `\\frac{b}{${determinant}}`),
    ],
    [
      expression('b/(k*trigamma(k) - 1)', `\\frac{b}{${determinant}}`),
      expression('b^2*trigamma(k)/(k*trigamma(k) - 1)', `\\frac{b^{2} \\psi_{1}(k)}{${determinant}}`),
    ],
  ],
  standardErrors: { k: 0.4153, b: 0.2358 },
  jeffreys: {
    density: expression('sqrt(k*trigamma(k) - 1)/b', '\\frac{\\sqrt{k \\psi_{1}(k) - 1}}{b}'),
    proper: false,
    family: null,
  },
  exponentialFamily: {
    natural: [expression('k - 1', 'k - 1'), expression('-b', '-b')],
    sufficient: [expression('log(x)', '\\log x'), expression('x', 'x')],
    logPartition: expression('lgamma(k) - k*log(b)', '\\log \\Gamma(k) - k \\log b'),
    mean: [expression('digamma(k) - log(b)', '\\psi(k) - \\log b'), expression('k/b', '\\frac{k}{b}')],
  },
  estimators: [
    {
      name: 'T',
      statistic: 'mean(x)',
      target: 'k',
      mean: {
        status: 'closed-form',
        expression: expression('k/b', '\\frac{k}{b}'),
        value: 2,
        errorBound: null,
        reason: null,
      },
      bias: {
        status: 'closed-form',
        expression: expression('k/b - k', '\\frac{k}{b} - k'),
        value: 0,
        errorBound: null,
        reason: null,
      },
      variance: {
        status: 'simulated',
        expression: null,
        value: 0.05,
        errorBound: 0.002,
        reason: 'From 3750 simulated samples.',
      },
      meanSquaredError: {
        status: 'infinite',
        expression: null,
        value: null,
        errorBound: null,
        reason: 'The variance is infinite.',
      },
      unbiased: false,
      efficiencies: [{ bound: 'cramer-rao-biased', expression: null, value: 1 }],
    },
  ],
  bounds: [
    {
      name: 'cramer-rao',
      target: 'k',
      expression: expression('k/(N*(k*trigamma(k) - 1))', `\\frac{k}{N ${determinant}}`),
      value: 0.17249,
      attained: false,
      reason: 'the score is not a multiple of an unbiased estimator minus k',
    },
    {
      name: 'cramer-rao',
      target: 'b',
      expression: expression('b^2*trigamma(k)/(N*(k*trigamma(k) - 1))', `\\frac{b^{2} \\psi_{1}(k)}{N ${determinant}}`),
      value: 0.0556,
      attained: null,
      reason: null,
    },
  ],
  divergences: [
    {
      name: 'kl',
      order: null,
      status: 'closed-form',
      reason: null,
      expression: expression(
        "(k - k')*digamma(k) - lgamma(k) + lgamma(k') + k'*log(b/b') + k*(b' - b)/b",
        "\\left(k - k'\\right) \\psi(k) - \\log \\Gamma(k) + \\log \\Gamma(k') + k' \\log \\frac{b}{b'} + \\frac{k \\left(b' - b\\right)}{b}",
      ),
      value: 0.002793,
      errorBound: null,
    },
    {
      name: 'kl-quadratic',
      order: null,
      status: 'numeric',
      reason: null,
      expression: null,
      value: 0.002899,
      errorBound: 1e-12,
    },
  ],
  regularity: [
    { condition: 'support-fixed', verdict: 'holds', reason: 'The support (0, ∞) does not depend on k or b.' },
    { condition: 'differentiable', verdict: 'holds', reason: 'The log-density is smooth in k and b on the support.' },
    { condition: 'score-mean-zero', verdict: 'holds', reason: 'The score has mean zero.' },
    { condition: 'identifiable', verdict: 'undecided', reason: 'Not decided for the whole parameter space.' },
  ],
};

const gammaAnalysis: BlockAnalysis = {
  key: 'a1',
  depth: 'full',
  model: gammaModel,
  findings: [],
  derivations: [
    {
      id: 'information',
      title: 'Fisher information of x',
      steps: [
        { reason: 'The observation has a gamma distribution with shape k and rate b.', expression: null, depth: 0 },
        { reason: 'Its log-density', expression: gammaModel.logDensity ?? k, depth: 0 },
        { reason: 'Differentiate by k: the score', expression: gammaModel.score?.[0] ?? b, depth: 0 },
        {
          reason: 'The derivative of the log-gamma function is the digamma function',
          expression: gammaModel.score?.[0] ?? b,
          depth: 1,
        },
        {
          reason: 'Minus the expected second derivative',
          expression: gammaModel.fisher?.matrix?.[0]?.[0] ?? k,
          depth: 0,
        },
      ],
      markdown: '',
    },
  ],
  plots: [
    {
      id: 'density',
      title: 'Density and score of x',
      description: 'The density rises to its mode at 1 and falls off; the score in b is the line 2 − x.',
      svg: plot,
      table: {
        columns: ['x', 'density', 'score in b'],
        rows: [
          [0.5, 0.3032653298563167, 1.5],
          [1, 0.36787944117144233, 1],
          [2, 0.2706705664732254, 0],
        ],
      },
    },
    {
      id: 'balls',
      title: 'Fisher balls',
      description: 'Ellipses of equal divergence over (k, b).',
      svg: '<not svg',
      table: { columns: ['k'], rows: [] },
    },
  ],
  steps: 4123,
};

export const gammaView: BlockView = {
  uri: 'file:///notes/reaction.md',
  note: 'reaction.md',
  name: 'reaction-time',
  version: 3,
  updating: false,
  analysis: gammaAnalysis,
  diagnostics: [
    {
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } },
      severity: 3,
      code: 'ill-conditioned',
      message: 'The information is ill-conditioned: its condition number is 2e9.',
    },
  ],
  blockNames: ['first', 'reaction-time', 'last'],
};

export const uniformView: BlockView = {
  ...gammaView,
  name: 'last',
  version: 4,
  analysis: {
    key: 'b2',
    depth: 'full',
    model: {
      observation: {
        name: 'x',
        distribution: 'Uniform',
        support: '(0, theta)',
        latex: 'x',
        statement: { text: 'x ~ Uniform(k, b)', latex: 'x \\sim \\mathrm{Uniform}(k, b)' },
      },
      parameters: [{ name: 'theta', domain: '(0, inf)', declared: false, latex: '\\theta', role: 'high' }],
      samples: { symbol: null, value: null },
      point: null,
      versus: null,
      constraints: [],
      logDensity: expression('-log(theta)', '-\\log \\theta'),
      score: [expression('-1/theta', '-\\frac{1}{\\theta}')],
      fisher: {
        status: 'undefined',
        reason: 'The support (0, θ) moves with θ, so the score has mean −1/θ, not 0.',
        matrix: null,
        verification: [],
        at: null,
      },
      inverse: null,
      regularity: [
        {
          condition: 'support-fixed',
          verdict: 'fails',
          reason: 'The support (0, θ) moves with θ and the density jumps at its end.',
        },
        { condition: 'differentiable', verdict: 'holds', reason: 'The log-density is smooth in θ on the support.' },
      ],
    },
    findings: [],
    derivations: [],
    plots: [],
    steps: 10,
  },
  diagnostics: [
    {
      range: { start: { line: 9, character: 4 }, end: { line: 9, character: 21 } },
      severity: 2,
      code: 'support-depends-on-parameter',
      message:
        'Uniform(0, theta): the support (0, θ) moves with θ and the density jumps at its end, so the score has mean −1/θ, not 0. Fisher information and the Cramér–Rao bound do not apply.',
    },
  ],
};

/** A formula that KaTeX refuses, to see that its plain text stands in for it. */
export const refusedView: BlockView = {
  ...uniformView,
  name: 'first',
  analysis: {
    ...uniformView.analysis,
    key: 'c3',
    model:
      uniformView.analysis.model === null
        ? null
        : { ...uniformView.analysis.model, logDensity: expression('-log(theta) + refused', '\\frac{1') },
  },
  diagnostics: [],
};
