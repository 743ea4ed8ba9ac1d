// Decides the law that `density`, `mass`, `kernel` or `energy` states, in the model's own symbols.
import { isNegative } from '../expr/assumptions.ts';
import { add, isZeroNumber, negate, one, subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { unitInterval } from '../expr/range.ts';
import type { ScalarSupport, Support } from '../distributions/support.ts';
import type { Value } from '../distributions/family.ts';
import type { CustomLawSyntax, NameSyntax } from '../text/syntax.ts';
import { definedness, positivityDemands } from './customDemands.ts';
import type { Demand } from './domainInference.ts';
import type { ExpressionReader } from './expressionReader.ts';
import { replaceFix, type IssueList } from './issue.ts';
import type { LawDemand, LawDraft } from './lawDraft.ts';
import { logarithm } from './logarithm.ts';
import { boundsOf, factorsOf, hullOf } from './supports.ts';
import { lengthDemands, tailDemands } from './tailDemands.ts';
import { scalar, vector } from './values.ts';

export interface Components {
  /** The observation's components. */
  readonly variables: readonly SymbolExpr[];
  /** What each name of the observation stands for. */
  readonly values: ReadonlyMap<string, Value>;
}

/** The components of an observation on a support; undefined, with the reason reported, where names and support do not fit. */
export function componentsOf(
  names: readonly NameSyntax[],
  support: Support,
  issues: IssueList,
): Components | undefined {
  const factors = factorsOf(support);
  const [first] = names;
  if (first === undefined) return undefined;
  if (support.kind === 'product' && support.region?.kind === 'simplex') return fractionsOf(names, first.name, factors);
  const component = (name: string, factor: ScalarSupport): SymbolExpr => symbol(name, 'observation', hullOf(factor));
  if (names.length === 1) {
    const variables =
      support.kind === 'product'
        ? factors.map((factor, i) => component(`${first.name}[${i + 1}]`, factor))
        : factors.map((factor) => component(first.name, factor));
    const value = support.kind === 'product' ? vector(variables) : scalar(variables[0] as Expr);
    return { variables, values: new Map([[first.name, value]]) };
  }
  if (names.length !== factors.length) {
    const span = { start: first.span.start, end: names[names.length - 1]?.span.end ?? first.span.end };
    const message = `The observation has ${names.length} components, the support ${factors.length}; a support of ${names.length} is written as a power or a product, as {-1, 1}^${names.length} or R*(0, inf).`;
    issues.report('type-mismatch', span, message);
    return undefined;
  }
  const variables = names.map((name, i) => component(name.name, factors[i] as ScalarSupport));
  return { variables, values: new Map(names.map((name, i) => [name.name, scalar(variables[i] as Expr)])) };
}

/** Fractions: the last is 1 less those before it. */
function fractionsOf(names: readonly NameSyntax[], only: string, factors: readonly ScalarSupport[]): Components {
  const own = (i: number): string => (names.length > 1 ? (names[i]?.name ?? '') : `${only}[${i + 1}]`);
  const variables = factors.map((_, i) => symbol(own(i), 'observation', unitInterval));
  const all = [...variables, subtract(one, add(...variables))];
  const values: [string, Value][] =
    names.length === 1 ? [[only, vector(all)]] : names.map(({ name }, i) => [name, scalar(all[i] as Expr)]);
  return { variables, values: new Map(values) };
}

/** The law as written; undefined, with the reason reported, where it cannot be one. */
export function customLaw(
  reader: ExpressionReader,
  syntax: CustomLawSyntax,
  components: Components,
  readOn: () => Support | undefined,
  text: string,
): LawDraft | undefined {
  const { issues } = reader;
  const { variables } = components;
  const body = reader.scalar(syntax.expression);
  const support = readOn();
  if (body === undefined || support === undefined) return undefined;
  const discrete = factorsOf(support).every((factor) => factor.kind !== 'interval');
  if (!checkMeasure(syntax, support, discrete, issues)) return undefined;
  const energy = syntax.kind === 'energy';
  if (!energy && (isNegative(body) || isZeroNumber(body))) {
    const message = `This ${syntax.kind} is never positive, so it gives no probabilities.`;
    issues.report('negative-density', syntax.expression.span, message);
    return undefined;
  }
  const logKernel = energy ? negate(body) : logarithm(body, variables, support);
  const positivity = energy ? [] : positivityDemands(body, variables, support);
  const defined = definedness(logKernel, variables, support);
  const tails = tailDemands(logKernel, variables, support);
  // a mass exists where some of its probabilities are 0, a density where it is 0 at an end of its support; not where a factor is 0 throughout
  const finite = factorsOf(support).every((factor) => factor.kind === 'finite');
  if (tails.diverges !== undefined) {
    const isTurned = energy && tailDemands(body, variables, support).diverges === undefined;
    reportDivergence(syntax, support, tails.diverges, discrete, isTurned, issues);
    return undefined;
  }
  const written = syntax.kind === 'density' || syntax.kind === 'mass';
  return {
    law: {
      name: 'custom',
      measure: discrete ? 'counting' : 'lebesgue',
      variables,
      support,
      logDensity: logKernel,
    },
    origin: written ? { kind: 'density' } : { kind: 'kernel', logKernel },
    demands: [
      ...positivity.map((d) => lawDemand(d, finite || d.atEnd, syntax, text)),
      ...defined.map((d) => lawDemand(d, finite || d.atEnd, syntax, text)),
      ...tails.demands.map((d) => lawDemand(d, false, syntax, text)),
      ...lengthDemands(support).map((d) => lawDemand(d, false, syntax, text)),
    ],
    context: [body, ...boundsOf(support)],
  };
}

function lawDemand(demand: Demand, closed: boolean, syntax: CustomLawSyntax, text: string): LawDemand {
  const name = `“${text.slice(syntax.expression.span.start, syntax.expression.span.end)}”`;
  const article = syntax.kind === 'energy' ? 'an' : 'a';
  return {
    ...demand,
    closure: closed ? { ...demand.range, lowerOpen: false, upperOpen: false } : demand.range,
    span: syntax.expression.span,
    subject: `what makes ${name} ${article} ${syntax.kind}`,
    purpose: { name, noun: `${article} ${syntax.kind}`, none: `no ${syntax.kind}` },
    written: undefined,
  };
}

function checkMeasure(syntax: CustomLawSyntax, support: Support, discrete: boolean, issues: IssueList): boolean {
  const continuous = factorsOf(support).every((factor) => factor.kind === 'interval');
  const [wrong, right] =
    syntax.kind === 'density' && !continuous
      ? ['density', 'mass']
      : syntax.kind === 'mass' && !discrete
        ? ['mass', 'density']
        : [];
  if (!continuous && !discrete) {
    const message = `An interval and separate points together are not computed: that is neither a density nor a mass. Sum over the separate points (a mixture is such a sum), or state the law of one component given the others.`;
    issues.report('not-computed', syntax.keywordSpan, message);
    return false;
  }
  if (wrong === undefined || right === undefined) return true;
  const message =
    wrong === 'density'
      ? 'On separate points probabilities are a mass; a density is for an interval.'
      : 'On an interval probabilities have a density; a mass is for separate points.';
  issues.report('type-mismatch', syntax.keywordSpan, message, { fixes: [replaceFix(syntax.keywordSpan, right)] });
  return false;
}

function reportDivergence(
  syntax: CustomLawSyntax,
  support: Support,
  side: 'upper' | 'lower',
  discrete: boolean,
  isTurned: boolean,
  issues: IssueList,
): void {
  const whole = discrete ? 'sum' : 'integral';
  const where = side === 'upper' ? 'its upper end' : 'its lower end';
  const message = `The ${whole} of this ${syntax.kind} over its support is infinite: it does not fall off fast enough towards ${where}. No constant normalizes it. ${
    isTurned
      ? 'The law is e^(−E) for an energy E: turn its sign if minus the energy was written.'
      : 'Narrow the support, or let it fall off faster.'
  }`;
  const { start, end } = syntax.expression.span;
  const turned = {
    title: 'Turn the sign of the energy',
    edits: [
      { span: { start, end: start }, replacement: '-(' },
      { span: { start: end, end }, replacement: ')' },
    ],
    preferred: false,
  };
  const place = syntax.on?.span ?? syntax.span;
  const code = syntax.kind === 'density' || syntax.kind === 'mass' ? 'not-normalised' : 'improper-kernel';
  issues.report(code, support.kind === 'product' ? syntax.span : syntax.expression.span, message, {
    related: [{ span: place, message: 'The support is stated here.' }],
    fixes: isTurned ? [turned] : [],
  });
}
