// The colors of the model language: the grammar's own patterns, tried as VS Code tries them: at each place, the first that is nearest.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

interface Rule {
  readonly include?: string;
  readonly match?: string;
  readonly name?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly contentName?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Rule[];
}

interface Grammar extends Rule {
  readonly injectionSelector?: string;
  readonly repository: Readonly<Record<string, Rule>>;
}

const read = (file: string): Grammar =>
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../media/syntaxes', file), 'utf8')) as Grammar;

const model = read('model.tmLanguage.json');
const fence = read('modelFence.tmLanguage.json');

/** A pattern as JavaScript has it; `\G` is the place where the model's text begins. */
const compiled = (pattern: string): RegExp => new RegExp(pattern.replaceAll('\\G', '(?<=^)'), 'dgu');

/** The rules that a list stands for, includes resolved. */
function resolve(rules: readonly Rule[]): Rule[] {
  return rules.flatMap((rule) => {
    if (rule.include === undefined) {
      return rule.match === undefined && rule.begin === undefined ? resolve(rule.patterns ?? []) : [rule];
    }
    const named = model.repository[rule.include.slice(1)];
    if (named === undefined) throw new Error(`no rule ${rule.include}`);
    return resolve([named]);
  });
}

/** The pieces of a line with their innermost scopes. */
function colors(line: string): [string, string][] {
  let rules = resolve(model.patterns ?? []);
  const found: [string, string][] = [];
  for (let at = 0; at < line.length;) {
    const hits = rules.flatMap((rule) => {
      const pattern = compiled(rule.match ?? rule.begin ?? '');
      pattern.lastIndex = at;
      const match = pattern.exec(line);
      return match === null || match[0] === '' ? [] : [{ rule, match }];
    });
    const first = hits.reduce<(typeof hits)[number] | undefined>(
      (best, hit) => (best === undefined || hit.match.index < best.match.index ? hit : best),
      undefined,
    );
    if (first === undefined) break;
    const { rule, match } = first;
    const captures = Object.entries(rule.captures ?? rule.beginCaptures ?? {});
    if (rule.name !== undefined) found.push([match[0].trim(), rule.name]);
    else
      for (const [group, { name }] of captures)
        if (match[Number(group)] !== undefined) found.push([match[Number(group)] ?? '', name]);
    at = match.index + match[0].length;
    // A rule with a begin goes on to the end of its line.
    if (rule.begin !== undefined) rules = resolve(rule.patterns ?? []);
  }
  return found.map(([text, scope]) => [text, scope.replace('.fisher-model', '')]);
}

const scopeOf = (line: string, text: string): string | undefined => colors(line).find(([piece]) => piece === text)?.[1];

describe('the grammar of the model language', () => {
  it.each([
    ['x ~ Gamma(k, rate = b)', '~', 'keyword.operator.distributed-as'],
    ['x ~ Gamma(k, rate = b)', 'Gamma', 'support.class.distribution'],
    ['x ~ Gamma(k, rate = b)', 'rate', 'variable.parameter'],
    ['x ~ Gamma(k, rate = b)', 'b', 'variable.other'],
    ['x ~ Gamma(k, b) # the wait', '# the wait', 'comment.line.number-sign'],
    ['x ~ kernel(exp(-lambda/2*x^2)) on R', 'kernel', 'keyword.other.law'],
    ['x ~ kernel(exp(-lambda/2*x^2)) on R', 'exp', 'support.function'],
    ['x ~ kernel(exp(-lambda/2*x^2)) on R', 'on', 'keyword.operator.word'],
    ['x ~ kernel(exp(-lambda/2*x^2)) on R', 'R', 'support.type.set'],
    ['x ~ mixture(w: Normal(0, 1), 1 - w: Normal(m, 1))', 'mixture', 'keyword.other.law'],
    ['param sigma > 0', 'param', 'keyword.control.statement'],
    ['param sigma > 0', 'sigma', 'variable.other.definition'],
    ['param p in simplex(3)', 'in', 'keyword.operator.word'],
    ['param p in simplex(3)', 'simplex', 'support.type.set'],
    ['let θ = \\mu + logit(p) + 2.5e3', 'θ', 'variable.other.definition'],
    ['let θ = \\mu + logit(p) + 2.5e3', '\\mu', 'variable.other'],
    ['let θ = \\mu + logit(p) + 2.5e3', '2.5e3', 'constant.numeric'],
    ['let s = σ² + Phi(z)', 'σ', 'variable.other'],
    ['let s = σ² + Phi(z)', 'Phi', 'support.function'],
    ['at mu = 0, sigma = 1', 'at', 'keyword.control.statement'],
    ['at mu = 0, sigma = 1', 'mu', 'variable.other.definition'],
    ['at mu = 0, sigma = 1', 'sigma', 'variable.other.definition'],
    ['versus model laplace', 'laplace', 'entity.name.label'],
    ['x ~ mass(1/n) on {1..n}', '..', 'keyword.operator.arithmetic'],
    ['x ~ density(x) on (0, inf)', 'inf', 'constant.language'],
    ['claim fisher[s, s] = 2/s^2', 'fisher', 'support.function.quantity'],
    ['given t from "times.csv"', '"times.csv"', 'string.quoted.double'],
    ['estimator T = mean(x)', 'mean', 'support.function'],
    ['  > data x = [2.1, 1.9]', 'data', 'keyword.control.statement'],
    ['> param a >= 0', '>=', 'keyword.operator.comparison'],
  ])('%s: %s', (line, text, scope) => {
    expect(scopeOf(line, text)).toBe(scope);
  });

  it('takes a statement word for a name where it is one', () => {
    expect(scopeOf('data ~ Normal(at, prior)', 'data')).toBe('variable.other');
    expect(scopeOf('data ~ Normal(at, prior)', 'at')).toBe('variable.other');
  });

  it('knows 1..n from a decimal number', () => {
    expect(scopeOf('on {1..9}', '1')).toBe('constant.numeric');
    expect(scopeOf('on {1..9}', '9')).toBe('constant.numeric');
  });
});

describe('the fence of a model', () => {
  const begins = (line: string): boolean =>
    Object.values(fence.repository).some(({ begin }) => compiled(begin ?? '').test(line));

  it.each([
    '```model',
    '```model gaussian',
    '``` model',
    '````model',
    '```model {#gaussian}',
    '```model{#gaussian}',
    '```{.model #gaussian}',
    '```{#gaussian .model}',
    '```{model gaussian}',
    '~~~model',
    '~~~~{.model}',
    '   ```model',
  ])('%s', (line) => {
    expect(begins(line)).toBe(true);
  });

  it.each([
    '```modelica',
    '```models',
    '```',
    '```text model',
    '```{.modeling}',
    '``model',
    '    ```model',
    'see ```model',
  ])('not %s', (line) => {
    expect(begins(line)).toBe(false);
  });

  it('stays out of other fences, indented code, comments and front matter', () => {
    for (const selector of fence.injectionSelector?.split(', ') ?? []) {
      expect(selector).toMatch(
        /^L:text\.html\.(markdown|quarto) - comment - markup\.fenced_code - markup\.raw - meta\.embedded$/,
      );
    }
  });
});
