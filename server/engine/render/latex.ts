// Prints expressions as the LaTeX that a statistician would write, within what KaTeX's strict mode and GitHub's Markdown both keep.
import { charge } from '../base/work.ts';
import { freeSymbols, type ConstantName, type Expr } from '../expr/expr.ts';
import { arrange } from './arrange.ts';
import { isLongExponent } from './arrangeFraction.ts';
import { functionSigns, raisedOperators, type FunctionSign } from './functionSigns.ts';
import { latexName } from './names.ts';
import { parts, type ComparisonSign, type ConditionNotation, type Notation } from './notation.ts';

// No backslash stands before punctuation (\, \{ \|): Markdown takes it away before GitHub typesets the formula.

/** The expression in LaTeX, without delimiters. */
export function toLatex(expr: Expr): string {
  return latexOf(arrange(expr, 'reading'), {
    script: false,
    nested: false,
    names: new Set([...freeSymbols(expr)].map((s) => s.name)),
  });
}

/** What printing a part costs, its own parts aside. */
const stepsOfSign = 40;

interface Context {
  /** In a superscript: fractions are written with a slash. */
  readonly script: boolean;
  readonly names: ReadonlySet<string>;
  /** Over or under a fraction bar: π²/6 has none of its own there. */
  readonly nested: boolean;
}

const tightness = { sum: 1, product: 2, application: 3, atom: 5 } as const;

function tightnessOf(n: Notation, context: Context): number {
  switch (n.kind) {
    case 'sum':
    case 'negative':
    case 'cases':
    case 'series':
      return tightness.sum;
    case 'product':
      return tightness.product;
    case 'quotient':
      return isSlashed(n, context) ? tightness.product : tightness.atom;
    case 'apply': {
      const sign = functionSigns[n.fn];
      return sign?.kind === 'operator' || (sign !== undefined && 'before' in sign && sign.before !== '')
        ? tightness.application
        : tightness.atom;
    }
    case 'exponential':
      return isLongExponent(n.exponent) ? tightness.application : tightness.atom;
    default:
      return tightness.atom;
  }
}

/** Is the fraction written with a slash: in a superscript, and π²/6 over or under another bar? */
function isSlashed(n: Notation & { readonly kind: 'quotient' }, context: Context): boolean {
  const { numerator, denominator } = n;
  const isPi = numerator.kind === 'constant' || (numerator.kind === 'power' && numerator.base.kind === 'constant');
  return context.script || (context.nested && isPi && denominator.kind === 'digits');
}

/** Does the notation rise above a line, so that brackets around it must grow? */
function isTall(n: Notation, context: Context): boolean {
  const own = tallness[context.script ? 'script' : context.nested ? 'nested' : 'plain'];
  const known = own.get(n);
  if (known !== undefined) return known;
  const result = findTallness(n, context);
  own.set(n, result);
  return result;
}

const tallness = {
  script: new WeakMap<Notation, boolean>(),
  nested: new WeakMap<Notation, boolean>(),
  plain: new WeakMap<Notation, boolean>(),
};

function findTallness(n: Notation, context: Context): boolean {
  if (n.kind === 'quotient') return !isSlashed(n, context) || parts(n).some((p) => isTall(p, context));
  if (n.kind === 'cases' || n.kind === 'series') return true;
  if (n.kind === 'apply' && functionSigns[n.fn]?.kind === 'binomial') return true;
  if (n.kind === 'power') return isTall(n.base, context);
  if (n.kind === 'exponential' && !isLongExponent(n.exponent)) return false;
  return parts(n).some((p) => isTall(p, context));
}

function bracket(n: Notation, context: Context): string {
  const inner = latexOf(n, context);
  return isTall(n, context) ? `\\left( ${inner} \\right)` : `(${inner})`;
}

function latexOf(n: Notation, context: Context): string {
  charge(stepsOfSign);
  const within = (part: Notation, least: number): string =>
    tightnessOf(part, context) >= least ? latexOf(part, context) : bracket(part, context);
  switch (n.kind) {
    case 'digits':
      return n.text;
    case 'constant':
      return constantLatex(n.name, context);
    case 'symbol':
      return latexName(n.name);
    case 'negative':
      return `-${within(n.of, tightness.product)}`;
    case 'sum':
      return n.terms
        .map((t, i) => {
          const text =
            t.of.kind === 'series' || t.of.kind === 'cases' ? latexOf(t.of, context) : within(t.of, tightness.product);
          return (i === 0 ? (t.negative ? '-' : '') : t.negative ? ' - ' : ' + ') + text;
        })
        .join('');
    case 'product':
      return productLatex(n.factors, context);
    case 'quotient':
      return isSlashed(n, context)
        ? `${within(n.numerator, tightness.product)}/${within(n.denominator, n.denominator.kind === 'product' ? tightness.atom : tightness.application)}`
        : `\\frac{${latexOf(n.numerator, underBar(context))}}{${latexOf(n.denominator, underBar(context))}}`;
    case 'power':
      return powerLatex(n.base, n.exponent, context);
    case 'root':
      return `\\sqrt{${latexOf(n.of, context)}}`;
    case 'exponential':
      return isLongExponent(n.exponent)
        ? `\\exp${bracket(n.exponent, context)}`
        : `${constantLatex('e', context)}^{${latexOf(n.exponent, { ...context, script: true })}}`;
    case 'apply':
      return applicationLatex(n.fn, n.args, context);
    case 'cases':
      return casesLatex(n, context);
    case 'series': {
      const upper = latexOf(n.to, { ...context, script: true });
      const lower = `${latexName(n.index)}=${latexOf(n.from, { ...context, script: true })}`;
      return `\\sum_{${lower}}^{${upper}} ${within(n.body, tightness.product)}`;
    }
  }
}

const underBar = (context: Context): Context => ({ ...context, nested: true });

function constantLatex(name: ConstantName, context: Context): string {
  switch (name) {
    case 'pi':
      return '\\pi';
    case 'e':
      return context.names.has('e') ? '\\mathrm{e}' : 'e';
    case 'eulerGamma':
      return context.names.has('gamma') ? '\\gamma_{\\mathrm{E}}' : '\\gamma';
    case 'infinity':
      return '\\infty';
  }
}

function productLatex(factors: readonly Notation[], context: Context): string {
  const last = factors.length - 1;
  return factors
    .map((factor, i) => {
      // log x stands open only as the last factor: log x · y could be log(xy)
      const open = i === last || factor.kind !== 'apply';
      const isSlash = context.script && factor.kind === 'quotient' && i > 0;
      if (isSlash || tightnessOf(factor, context) < tightness.application)
        return factor.kind === 'series' && i === last ? latexOf(factor, context) : bracket(factor, context);
      return open ? latexOf(factor, context) : closedApplication(factor, context);
    })
    .reduce((left, right) => left + separator(left, right) + right);
}

function separator(left: string, right: string): string {
  if (/^\d/.test(right) || (/\d$/.test(left) && right.startsWith('\\frac'))) return ' \\cdot ';
  if (/\\(?:mathrm|text)\{[^{}]*\}(?:_\{[^{}]*\})?$/.test(left) || /^\\(?:mathrm|text)\{/.test(right))
    return ' \\thinspace ';
  return ' ';
}

function powerLatex(base: Notation, exponent: Notation, context: Context): string {
  const raised = latexOf(exponent, { ...context, script: true });
  if (base.kind === 'apply' && raisedOperators.has(base.fn) && exponent.kind === 'digits') {
    const sign = functionSigns[base.fn];
    if (sign?.kind === 'operator') return `${sign.latex}^{${raised}} ${operand(base.args[0] as Notation, context)}`;
  }
  const plain =
    ['symbol', 'digits', 'constant'].includes(base.kind) ||
    (base.kind === 'apply' &&
      tightnessOf(base, context) === tightness.atom &&
      functionSigns[base.fn]?.kind !== 'after');
  return `${plain ? latexOf(base, context) : bracket(base, context)}^{${raised}}`;
}

/** The argument of an operator: bare where it is one sign, in brackets else. */
function operand(n: Notation, context: Context): string {
  const bare =
    n.kind === 'symbol' ||
    n.kind === 'digits' ||
    n.kind === 'constant' ||
    (n.kind === 'apply' && tightnessOf(n, context) === tightness.atom && functionSigns[n.fn]?.kind !== 'after');
  return bare ? latexOf(n, context) : bracket(n, context);
}

function closedApplication(n: Notation, context: Context): string {
  if (n.kind !== 'apply') return latexOf(n, context);
  const sign = functionSigns[n.fn];
  if (sign?.kind === 'operator') return `${sign.latex}${bracket(n.args[0] as Notation, context)}`;
  return tightnessOf(n, context) === tightness.atom ? latexOf(n, context) : bracket(n, context);
}

/** What has no sign keeps its name; with a subscript where it is a model's own. */
function named(fn: string): FunctionSign {
  const [stem = fn, below] = fn.split('_');
  const upright = stem === 'Z' || stem === 'kappa' ? latexName(stem) : `\\mathrm{${stem}}`;
  return { kind: 'bracketed', latex: below === undefined ? upright : `${upright}_{${below}}`, unicode: fn };
}

function applicationLatex(fn: string, args: readonly Notation[], context: Context): string {
  const [first, second] = args as readonly [Notation, Notation | undefined];
  const sign: FunctionSign = functionSigns[fn] ?? named(fn);
  const listed = (list: readonly Notation[]): string => {
    const text = list.map((a) => latexOf(a, context)).join(', ');
    return list.some((a) => isTall(a, context)) ? `\\left( ${text} \\right)` : `(${text})`;
  };
  switch (sign.kind) {
    case 'operator': {
      // printed once: an argument that is printed twice at each depth takes 2ⁿ
      const text = operand(first, context);
      return sign.latex + (/^[(\\]/.test(text) ? '' : ' ') + text;
    }
    case 'bracketed':
      return sign.latex + listed(args);
    case 'subscripted':
      return `${sign.latex}_{${latexOf(first, { ...context, script: true })}}${listed(args.slice(1))}`;
    case 'around': {
      const [open, close] = sign.latex;
      return isTall(first, context)
        ? `\\left${open} ${latexOf(first, context)} \\right${close}`
        : `${open} ${latexOf(first, context)} ${close}`;
    }
    case 'after': {
      const before = sign.before === '' ? '' : `\\${sign.before} `;
      const bare = first.kind === 'symbol' || first.kind === 'digits';
      return `${before}${bare ? latexOf(first, context) : bracket(first, context)}${sign.latex}`;
    }
    case 'binomial':
      return `${sign.before === '' ? '' : `\\${sign.before}`}\\binom{${latexOf(first, context)}}{${latexOf(second as Notation, context)}}`;
    case 'derivative': {
      const order = second === undefined ? '' : derivativeMark(second, context);
      return `${sign.latex}${order}${listed([first])}`;
    }
  }
}

const derivativeMark = (order: Notation, context: Context): string =>
  order.kind === 'digits' && ['1', '2'].includes(order.text)
    ? "'".repeat(Number(order.text))
    : `^{(${latexOf(order, { ...context, script: true })})}`;

function casesLatex(n: Notation & { readonly kind: 'cases' }, context: Context): string {
  const rows = n.branches.map(
    (b) => `${latexOf(b.value, context)} & \\text{if } ${conditionLatex(b.condition, context)}`,
  );
  return `\\begin{cases} ${[...rows, `${latexOf(n.otherwise, context)} & \\text{otherwise}`].join(' \\\\ ')} \\end{cases}`;
}

const comparisonSigns: Readonly<Record<ComparisonSign, string>> = {
  '<': '\\lt',
  '<=': '\\le',
  '>': '\\gt',
  '>=': '\\ge',
  '=': '=',
  '!=': '\\ne',
};

function conditionLatex(condition: ConditionNotation, context: Context): string {
  switch (condition.kind) {
    case 'comparison':
      return `${latexOf(condition.left, context)} ${comparisonSigns[condition.sign]} ${latexOf(condition.right, context)}`;
    case 'not':
      return `\\text{not } (${conditionLatex(condition.part, context)})`;
    default:
      return condition.parts
        .map((p) =>
          p.kind === 'all' || p.kind === 'any' ? `(${conditionLatex(p, context)})` : conditionLatex(p, context),
        )
        .join(condition.kind === 'all' ? ' \\text{ and } ' : ' \\text{ or } ');
  }
}
