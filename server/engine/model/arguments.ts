// Decides which parametrization of a family the arguments of a note choose, and which argument is which.
import { nearest } from '../base/suggest.ts';
import type { DistributionFamily, Parametrization, ParameterSpec } from '../distributions/family.ts';
import type { ArgumentSyntax, DistributionSyntax } from '../text/syntax.ts';
import { listed, replaceFix, type IssueList } from './issue.ts';

export interface MatchedArgument {
  readonly spec: ParameterSpec;
  readonly syntax: ArgumentSyntax;
}
export interface MatchedArguments {
  readonly parametrization: Parametrization;
  /** In the order of the parametrization. */
  readonly arguments: readonly MatchedArgument[];
}

const namesOf = (parametrization: Parametrization): readonly string[] => parametrization.parameters.map((p) => p.name);

/** How a parametrization is written: `Gamma(shape, rate)`, `Gamma(shape, scale = …)`. */
export function signature(family: DistributionFamily, parametrization: Parametrization): string {
  const canonical = family.parametrizations[0];
  const known = new Set(canonical === undefined ? [] : namesOf(canonical));
  const parts = namesOf(parametrization).map((name, i) =>
    parametrization === canonical || (known.has(name) && canonical?.parameters[i]?.name === name)
      ? name
      : `${name} = …`,
  );
  return `${family.name}(${parts.join(', ')})`;
}

const signatures = (family: DistributionFamily): string =>
  listed(
    family.parametrizations.map((p) => signature(family, p)),
    'or',
  );

/** Names that other programs and books give to arguments. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  sd: ['std', 'stdev', 'stddev', 'sigma', 's'],
  variance: ['var', 'sigma2', 'sigma_2', 'v'],
  precision: ['prec', 'tau'],
  mean: ['mu', 'm', 'loc', 'location'],
  location: ['loc', 'mu', 'm', 'mode', 'mean'],
  scale: ['sigma', 'theta', 's', 'sd', 'b'],
  rate: ['lambda', 'beta', 'lam', 'r', 'intensity'],
  shape: ['alpha', 'k', 'a'],
  p: ['prob', 'probability', 'theta', 'pi', 'probs'],
  n: ['size', 'trials', 'N'],
  df: ['nu', 'dof', 'n'],
  low: ['a', 'min', 'lower'],
  high: ['b', 'max', 'upper'],
  minimum: ['xm', 'x_m', 'min', 'scale'],
  dispersion: ['k', 'size', 'phi', 'r'],
  covariance: ['cov', 'Sigma', 'sigma'],
  logit: ['eta', 'logits', 'logodds'],
  log: ['eta', 'lograte'],
};

/** The arguments in their roles; undefined, with the first mistake reported, where they fit no parametrization. */
export function matchArguments(
  family: DistributionFamily,
  syntax: DistributionSyntax,
  issues: IssueList,
): MatchedArguments | undefined {
  const named = syntax.arguments.filter((argument) => argument.name !== undefined);
  const firstNamed = syntax.arguments.findIndex((argument) => argument.name !== undefined);
  const late = syntax.arguments.find((argument, i) => argument.name === undefined && firstNamed >= 0 && i > firstNamed);
  if (late !== undefined) {
    issues.report('argument-name', late.span, 'After an argument with a name, every argument needs its name.');
    return undefined;
  }
  const seen = new Map<string, ArgumentSyntax>();
  for (const argument of named) {
    const name = argument.name ?? '';
    if (!family.parametrizations.some((p) => namesOf(p).includes(name))) {
      reportUnknownName(family, argument, issues);
      return undefined;
    }
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      issues.report('argument-name', argument.nameSpan ?? argument.span, `“${name}” is given twice.`, {
        related: [{ span: earlier.span, message: 'It is given here already.' }],
      });
      return undefined;
    }
    seen.set(name, argument);
  }
  const positional = syntax.arguments.filter((argument) => argument.name === undefined);
  for (const parametrization of family.parametrizations) {
    // positional arguments alone mean the canonical parametrization
    if (named.length === 0 && parametrization !== family.parametrizations[0]) break;
    const matched = fit(parametrization, positional, seen);
    if (matched !== undefined) return { parametrization, arguments: matched };
  }
  reportMisfit(family, syntax, seen, positional, issues);
  return undefined;
}

function fit(
  parametrization: Parametrization,
  positional: readonly ArgumentSyntax[],
  named: ReadonlyMap<string, ArgumentSyntax>,
): readonly MatchedArgument[] | undefined {
  const { parameters } = parametrization;
  if (parameters.length !== positional.length + named.size) return undefined;
  const waiting = [...positional];
  const matched: MatchedArgument[] = [];
  for (const spec of parameters) {
    const syntax = named.get(spec.name) ?? waiting.shift();
    if (syntax === undefined) return undefined;
    matched.push({ spec, syntax });
  }
  return waiting.length > 0 ? undefined : matched;
}

function reportUnknownName(family: DistributionFamily, argument: ArgumentSyntax, issues: IssueList): void {
  const written = argument.name ?? '';
  const known = [...new Set(family.parametrizations.flatMap(namesOf))];
  const meant =
    known.find((name) => otherNames[name]?.includes(written)) ??
    known.find((name) =>
      family.parametrizations.some((p) => p.parameters.some((s) => s.name === name && s.symbol === written)),
    ) ??
    nearest(written, known);
  const span = argument.nameSpan ?? argument.span;
  const hint = meant === undefined ? '' : ` Did you mean “${meant}”?`;
  const message = `${family.name} has no argument “${written}”.${hint} It is written ${signatures(family)}.`;
  issues.report('argument-name', span, message, { fixes: meant === undefined ? [] : [replaceFix(span, meant)] });
}

function reportMisfit(
  family: DistributionFamily,
  syntax: DistributionSyntax,
  named: ReadonlyMap<string, ArgumentSyntax>,
  positional: readonly ArgumentSyntax[],
  issues: IssueList,
): void {
  const names = [...named.keys()];
  const candidates = family.parametrizations.filter((p) => names.every((name) => namesOf(p).includes(name)));
  if (candidates.length === 0) {
    const last = named.get(names[names.length - 1] ?? '');
    const message = `${listed(names.map((n) => `“${n}”`))} belong to different parametrizations of ${family.name}: it is written ${signatures(family)}.`;
    issues.report('argument-name', last?.nameSpan ?? syntax.span, message);
    return;
  }
  const [closest] = candidates;
  const count = positional.length + named.size;
  const wanted = closest?.parameters.length ?? 0;
  if (named.size === 0 && closest !== undefined) {
    const missing = closest.parameters.slice(count);
    const surplus = syntax.arguments[wanted];
    const arguments_ = `${wanted} argument${wanted === 1 ? '' : 's'}`;
    if (surplus !== undefined) {
      const message = `${family.name} takes ${arguments_}, not ${count}: ${signatures(family)}.`;
      issues.report('argument-count', surplus.span, message);
      return;
    }
    const what = listed(missing.map((spec) => `the ${spec.role} (${spec.name})`));
    const place = { start: syntax.nameSpan.start, end: Math.max(syntax.argumentsSpan.end, syntax.nameSpan.end) };
    issues.report(
      'argument-count',
      syntax.closed ? syntax.span : place,
      `${family.name} takes ${arguments_}: ${what} ${missing.length === 1 ? 'is' : 'are'} missing. It is written ${signatures(family)}.`,
    );
    return;
  }
  const message = `These arguments fit no parametrization of ${family.name}: it is written ${signatures(family)}.`;
  issues.report(
    'argument-count',
    syntax.argumentsSpan.start < syntax.argumentsSpan.end ? syntax.argumentsSpan : syntax.span,
    message,
  );
}
