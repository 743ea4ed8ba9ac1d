// Estimands, estimators, priors and new coordinates as a block states them, and every mistake in them.
import { describe, expect, it } from 'vitest';
import { elaborate } from '../../../server/engine/model/elaborate.ts';
import type { ModelIssue } from '../../../server/engine/model/issue.ts';
import type { StatisticalModel } from '../../../server/engine/model/statisticalModel.ts';
import { toText } from '../../../server/engine/render/text.ts';
import { blockOf, modelOf } from '../modelOf.ts';

const issuesOf = (...lines: readonly string[]): readonly string[] =>
  elaborate(blockOf(...lines), []).issues.map((i) => `${i.code}: ${i.message}`);
const only = (...lines: readonly string[]): ModelIssue => {
  const { issues } = elaborate(blockOf(...lines), []);
  const [first, second] = issues;
  if (first === undefined || second !== undefined)
    throw new Error(`${issues.length} issues: ${issues.map((i) => i.message).join(' | ')}`);
  return first;
};

describe('an estimand', () => {
  const expr = (...lines: readonly string[]): string => toText(modelOf(...lines).estimands[0]?.expr ?? expect.fail());

  it('is a function of the parameters, components and definitions among them', () => {
    expect(expr('x ~ Normal(mu, sigma)', 'estimand snr = mu/sigma')).toBe('mu/sigma');
    expect(expr('x ~ Categorical(p)', 'param p in simplex(3)', 'estimand q = p[3]')).toBe('1 - p[1] - p[2]');
    expect(expr('let m = a + b', 'x ~ Normal(m, 1)', 'estimand g = m^2')).toBe('(a + b)^2');
    // a name of the model may be estimated as what it is there
    expect(issuesOf('let theta = phi/(1 + phi)', 'x ~ Bernoulli(theta)', 'estimand theta = theta')).toEqual([]);
  });

  it('is refused where it is none', () => {
    const model = 'x ~ Normal(mu, sigma)';
    expect(only(model, 'estimand g = sigm^2').message).toContain('Did you mean “sigma”?');
    expect(only(model, 'estimand g = sigm^2').fixes[0]?.edits[0]?.replacement).toBe('sigma');
    expect(only(model, 'estimand g = x').message).toContain('is the observation');
    expect(only(model, 'estimand g = 3').message).toContain('does not depend on any');
    expect(only(model, 'estimand mu = sigma').message).toContain('is a parameter');
    expect(only(model, 'estimand g = [mu, sigma]').code).toBe('type-mismatch');
    expect(only(model, 'estimand g = mean(x)').message).toContain('stands in an estimator');
    expect(only(model, 'samples N', 'estimand g = mu/N').message).toContain('is the number of observations');
    expect(only(model, 'estimand g = mu', 'estimand g = sigma').code).toBe('duplicate-name');
    expect(only(model, 'estimand g = mu', 'estimand h = g^2').message).toContain('is an estimand');
    expect(only(model, 'const c', 'estimand g = c*mu').message).toContain('has no value');
    expect(only(model, 'estimand g = mu*inf').message).toContain('finite');
  });
});

describe('an estimator', () => {
  const written = (...lines: readonly string[]): string => {
    const [first] = modelOf(...lines).estimators;
    const { expr, summaries } = first?.statistic ?? expect.fail();
    return [toText(expr), ...summaries.map((s) => `${s.kind} ${toText(s.of)}`)].join('; ');
  };

  it('is an expression in summaries of the sample', () => {
    const model = ['x ~ Normal(mu, sigma)', 'samples N'];
    expect(written(...model, 'estimator T = mean(x^2) - mean(x)^2')).toBe('mean(x^2) - mean(x)^2; mean x^2; mean x');
    expect(written(...model, 'estimator T = sum(log(abs(x)))/N')).toBe('mean(log(abs(x))); mean log(abs(x))');
    expect(written(...model, 'estimator T = max(x)*(N + 1)/N')).toBe('(N + 1)*max(x)/N; maximum x');
    expect(written(...model, 'estimator T = sd(x)')).toBe('sqrt(variance(x)); variance x');
    expect(written(...model, 'estimator T = count(x > 2)/count(x)')).toBe('mean(x > 2); mean if(2 < x, 1, 0)');
    expect(written(...model, 'estimator T = max(mean(x), 0)')).toBe('max(mean(x), 0); mean x');
    expect(written(...model, 'estimator T = median(abs(x - median(x)))')).toBe(
      'median(abs(x - median(x))); median x; median abs(median(x) - x)',
    );
  });

  it('takes one observation as it is, and components by their index', () => {
    expect(written('x ~ Normal(mu, 1)', 'estimator T = x^2 - 1')).toBe('x^2 - 1');
    expect(written('x ~ Normal(mu, 1)', 'samples 1', 'estimator T = mean(x)')).toBe('x');
    expect(written('x ~ Multinomial(5, p)', 'param p in simplex(3)', 'samples 4', 'estimator T = mean(x[3])')).toBe(
      'mean(x[3]); mean 5 - x[1] - x[2]',
    );
    const pair = ['(s, t) ~ energy(-J*s*t) on {-1, 1}^2', 'samples 10'];
    expect(written(...pair, 'estimator T = mean(s*t)')).toBe('mean(s*t); mean s*t');
  });

  it('may say what it estimates, or have its name', () => {
    const model = ['x ~ Normal(mu, sigma)', 'samples 10', 'estimand v = sigma^2'];
    expect(modelOf(...model, 'estimator S of v = var(x)').estimators[0]?.of).toBe('v');
    expect(issuesOf(...model, 'estimator v = var(x)', 'estimator mu = mean(x)')).toEqual([]);
    expect(only(...model, 'estimator S of sigmaa = sd(x)').message).toContain('Did you mean “sigma”?');
  });

  it('is refused where it is none', () => {
    const model = ['x ~ Poisson(lambda)', 'samples 10'];
    expect(only(...model, 'estimator T = average(x)').message).toContain('Did you mean “mean”?');
    expect(only(...model, 'estimator T = meen(x)').fixes[0]?.edits[0]?.replacement).toBe('mean');
    expect(only(...model, 'estimator T = x').message).toContain('each of the observations');
    expect(only(...model, 'estimator T = x[1]').message).toContain('not told apart by number');
    expect(only(...model, 'estimator T = mean(y)').code).toBe('undefined-symbol');
    expect(only(...model, 'estimator T = lambda*mean(x)').message).toContain('holds the parameter lambda');
    expect(only(...model, 'estimator T = N*max(x)').message).toContain('write samples N = 10');
    expect(only(...model, 'estimator T = 3').message).toContain('does not depend on the observations');
    expect(only(...model, 'estimator T = mean(x, 2)').code).toBe('argument-count');
    expect(only(...model, 'estimator T = mean(x > 2)').message).toContain('[CONDITION]');
    expect(only(...model, 'estimator T = mean(x)', 'estimator T = max(x)').code).toBe('duplicate-name');
    expect(only('x ~ Normal(mu, 1)', 'estimator T = var(x)').message).toContain('two observations or more');
    const vector = ['x ~ MvNormal(m, [[1, 0], [0, 1]])', 'samples 10'];
    expect(only(...vector, 'estimator T = mean(x)').message).toContain('mean(x[1])');
    expect(only('let m = 2*a', 'x ~ Normal(m, 1)', 'samples 3', 'estimator T = mean(x)/m').message).toContain(
      'through a definition',
    );
  });
});

describe('a prior', () => {
  it('is a law of the parameter, with what is known in it', () => {
    const model = modelOf('x ~ Poisson(lambda)', 'const a', 'prior lambda ~ Gamma(a, 2)', 'at lambda = 1, a = 3');
    const [prior] = model.priors;
    expect(prior?.law.name).toBe('Gamma');
    expect(prior?.parameters).toEqual([model.parameters[0]?.symbol]);
    expect([...(prior?.model.knownValues.values() ?? [])]).toEqual([3]);
    const vector = modelOf('x ~ Categorical(p)', 'param p in simplex(3)', 'prior p ~ Dirichlet([1, 2, 3])');
    expect(vector.priors[0]?.law.variables.map((v) => v.name)).toEqual(['p[1]', 'p[2]']);
    expect(issuesOf('x ~ Normal(0, s)', 'prior s ~ Normal(0, 1) on (0, inf)')).toEqual([]);
    expect(issuesOf('x ~ Normal(m, 1)', 'prior m ~ kernel(exp(-m^4)) on R')).toEqual([]);
  });

  it('is refused where it is none', () => {
    const model = 'x ~ Poisson(lambda)';
    expect(only(model, 'prior lamda ~ Gamma(2, 1)').message).toContain('Did you mean “lambda”?');
    expect(only(model, 'prior x ~ Gamma(2, 1)').message).toContain('is the observation');
    expect(only(model, 'prior lambda ~ Gamma(a, 1)').message).toContain('Hierarchical models are not read yet');
    expect(only(model, 'prior lambda ~ Gamma(lambda, 1)').message).toContain('cannot hold lambda itself');
    expect(only(model, 'prior lambda ~ Normal(0, 1)').code).toBe('outside-domain');
    expect(only(model, 'prior lambda ~ Gamma(-1, 1)').code).toBe('outside-domain');
    expect(only(model, 'prior lambda ~ Poisson(2)').message).toContain('separate points');
    expect(only(model, 'prior lambda ~ Dirichlet([1, 1, 1])').message).toContain('is a number; this prior is on 2');
    expect(only(model, 'prior lambda ~ Gamma(2, 1)', 'prior lambda ~ Gamma(3, 1)').code).toBe('duplicate-statement');
    expect(only('let m = 2*a', 'x ~ Normal(m, 1)', 'prior m ~ Normal(0, 1)').message).toContain('defined by “let”');
    expect(issuesOf('x ~ Binomial(n, p)', 'prior n ~ Poisson(3)', 'at n = 3, p = 0.5')[1]).toContain('counts as known');
  });
});

describe('new coordinates', () => {
  const chart = (model: StatisticalModel): string =>
    [
      model.reparam?.coordinates.map((c) => `${c.symbol.name} = ${toText(c.expr)}${c.isStated ? '' : ' stays'}`),
      model.reparam?.inverse?.map(toText),
    ]
      .flat()
      .join('; ');

  it('are solved for the parameters', () => {
    expect(chart(modelOf('x ~ Bernoulli(theta)', 'reparam phi = theta/(1 - theta)'))).toBe(
      'phi = theta/(1 - theta); phi/(phi + 1)',
    );
    expect(chart(modelOf('x ~ Bernoulli(theta)', 'reparam phi = logit(theta)'))).toContain('exp(phi)/(1 + exp(phi))');
    expect(chart(modelOf('x ~ Bernoulli(theta)', 'reparam phi = asin(sqrt(theta))'))).toContain('sin(phi)^2');
    expect(chart(modelOf('x ~ Beta(a, b)', 'reparam m = a/(a + b), c = a + b'))).toContain('c*m; c - c*m');
    expect(chart(modelOf('x ~ Normal(mu, sigma)', 'reparam h = mu/sigma^2, k = -1/(2*sigma^2)'))).toContain('-h/(2*k)');
  });

  it('replace the last parameter that they can; the others stay', () => {
    expect(chart(modelOf('x ~ Normal(mu, sigma)', 'reparam v = sigma^2'))).toBe(
      'mu = mu stays; v = sigma^2; mu; sqrt(v)',
    );
    expect(chart(modelOf('x ~ Gamma(k, b)', 'reparam m = k/b'))).toBe('k = k stays; m = k/b; k; k/m');
    expect(chart(modelOf('x ~ Normal(mu, sigma)', 'reparam m = 2*mu'))).toBe(
      'm = 2*mu; sigma = sigma stays; m/2; sigma',
    );
  });

  it('are refused where they are none', () => {
    const model = 'x ~ Normal(mu, sigma)';
    expect(only(model, 'reparam a = mu + sigma, b = 2*mu + 2*sigma').message).toContain('Jacobian is singular');
    expect(only(model, 'reparam a = mu, b = sigma, c = mu*sigma').code).toBe('argument-count');
    expect(only('x ~ Normal(mu, 1)', 'reparam phi = mu^2').message).toContain('same value at different values');
    expect(issuesOf('x ~ Normal(mu, 1)', 'param mu > 0', 'reparam phi = mu^2')).toEqual([]);
    expect(only(model, 'reparam sigma = sigma^2').message).toContain('needs a name of its own');
    expect(only(model, 'reparam a = mu, a = sigma').code).toBe('duplicate-name');
    expect(only(model, 'reparam a = tau').message).toContain('no parameter “tau”');
    expect(only(model, 'reparam a = 2').message).toContain('does not depend on any');
  });
});
