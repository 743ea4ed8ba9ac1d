// Prints expressions in Unicode for places where only text can stand: hovers of other editors, the terminal, inlay hints.
import { charge } from '../base/work.ts';
import { freeSymbols, type ConstantName, type Expr } from '../expr/expr.ts';
import { arrange } from './arrange.ts';
import { isLongExponent } from './arrangeFraction.ts';
import { functionSigns, type FunctionSign } from './functionSigns.ts';
import { subscriptText, unicodeName } from './names.ts';
import type { ComparisonSign, ConditionNotation, Notation } from './notation.ts';

/** The expression on one line: `2/σ²`, `ψ₁(k)`, `√(2π)`. */
export function toUnicode(expr: Expr): string {
  return print(arrange(expr, 'reading'), new Set([...freeSymbols(expr)].map((s) => s.name)));
}

/** What printing a part costs, its own parts aside. */
const stepsOfSign = 40;

type Names = ReadonlySet<string>;

const tightness = { sum: 1, product: 2, application: 3, power: 4, atom: 5 } as const;
const minus = '−';

function tightnessOf(n: Notation): number {
  switch (n.kind) {
    case 'sum':
    case 'negative':
    case 'cases':
    case 'series':
      return tightness.sum;
    case 'product':
    case 'quotient':
      return vulgarFraction(n) === undefined ? tightness.product : tightness.application;
    case 'power':
      return tightness.power;
    case 'apply':
      return isAtomic(functionSigns[n.fn]) ? tightness.atom : tightness.application;
    case 'exponential':
      return tightness.power;
    default:
      return tightness.atom;
  }
}

const isAtomic = (sign: FunctionSign | undefined): boolean =>
  sign === undefined || !(sign.kind === 'operator' || ('before' in sign && sign.before !== ''));

const vulgarFractions: Readonly<Record<string, string>> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
};

const vulgarFraction = (n: Notation): string | undefined =>
  n.kind === 'quotient' && n.numerator.kind === 'digits' && n.denominator.kind === 'digits'
    ? vulgarFractions[`${n.numerator.text}/${n.denominator.text}`]
    : undefined;

function print(n: Notation, names: Names): string {
  charge(stepsOfSign);
  const within = (part: Notation, least: number): string =>
    tightnessOf(part) >= least ? print(part, names) : `(${print(part, names)})`;
  switch (n.kind) {
    case 'digits':
      return n.text;
    case 'constant':
      return constantSign(n.name, names);
    case 'symbol':
      return unicodeName(n.name);
    case 'negative':
      return `${minus}${within(n.of, tightness.product)}`;
    case 'sum':
      return n.terms
        .map((t, i) => {
          const sign = i === 0 ? (t.negative ? minus : '') : t.negative ? ` ${minus} ` : ' + ';
          return sign + (t.of.kind === 'series' ? print(t.of, names) : within(t.of, tightness.product));
        })
        .join('');
    case 'product':
      return product(n.factors, names);
    case 'quotient':
      return (
        vulgarFraction(n) ??
        `${within(n.numerator, n.numerator.kind === 'quotient' ? tightness.atom : tightness.product)}/${within(n.denominator, tightness.power)}`
      );
    case 'power':
      return raised(within(n.base, tightness.atom), n.exponent, names);
    case 'root': {
      const bare = n.of.kind === 'symbol' || n.of.kind === 'digits' || n.of.kind === 'constant';
      return `√${bare ? print(n.of, names) : `(${print(n.of, names)})`}`;
    }
    case 'exponential': {
      const short = superscript(print(n.exponent, names));
      return !isLongExponent(n.exponent) && short !== undefined && !names.has('e')
        ? `e${short}`
        : `exp(${print(n.exponent, names)})`;
    }
    case 'apply':
      return application(n.fn, n.args, names);
    case 'cases': {
      const branches = n.branches.map((b) => `${print(b.value, names)} if ${conditionText(b.condition, names)}`);
      return `{ ${[...branches, `${print(n.otherwise, names)} otherwise`].join('; ')} }`;
    }
    case 'series':
      return `Σ[${unicodeName(n.index)} = ${print(n.from, names)} … ${print(n.to, names)}] ${within(n.body, tightness.product)}`;
  }
}

function constantSign(name: ConstantName, names: Names): string {
  switch (name) {
    case 'pi':
      return 'π';
    case 'e':
      return names.has('e') ? 'exp(1)' : 'e';
    case 'eulerGamma':
      return names.has('gamma') ? 'γₑ' : 'γ';
    case 'infinity':
      return '∞';
  }
}

function product(factors: readonly Notation[], names: Names): string {
  return factors
    .map((f, i) => {
      const last = i === factors.length - 1;
      const laterQuotient = i > 0 && f.kind === 'quotient';
      if (tightnessOf(f) < tightness.product || laterQuotient)
        return last && f.kind === 'series' ? print(f, names) : `(${print(f, names)})`;
      return !last && f.kind === 'apply' ? closed(f, names) : print(f, names);
    })
    .reduce((left, right, i) => {
      const before = factors[i - 1];
      // a fraction's denominator ends where the dot stands
      const dotted = i === 1 && before?.kind === 'quotient' && vulgarFraction(before) === undefined;
      return left + (dotted ? ' · ' : separator(left, right)) + right;
    });
}

/** Nothing stands between a number and a name, or before a bracket; else a space; a dot between digits. */
function separator(left: string, right: string): string {
  if (/^\d/.test(right)) return '·';
  if (/√[^()\s]*$/u.test(left)) return ' ';
  if (right.startsWith('(') && !/\/[^()]*$/.test(left)) return '';
  return /^[\d.½⅓⅔¼¾]+$/u.test(left) && /^[\p{L}√]/u.test(right) && !/^(?:log|exp|sin|cos|tanh|arc|arsinh)/.test(right)
    ? ''
    : ' ';
}

function closed(n: Notation & { readonly kind: 'apply' }, names: Names): string {
  const sign = functionSigns[n.fn];
  if (sign?.kind === 'operator') return `${sign.unicode}(${n.args.map((a) => print(a, names)).join(', ')})`;
  return isAtomic(sign) ? print(n, names) : `(${print(n, names)})`;
}

function application(fn: string, args: readonly Notation[], names: Names): string {
  const [first, second] = args as readonly [Notation, Notation | undefined];
  const sign: FunctionSign = functionSigns[fn] ?? {
    kind: 'bracketed',
    latex: '',
    unicode: fn.includes('_') ? unicodeName(fn) : fn,
  };
  const listed = (list: readonly Notation[]): string => `(${list.map((a) => print(a, names)).join(', ')})`;
  const bare = first.kind === 'symbol' || first.kind === 'digits' || first.kind === 'constant';
  switch (sign.kind) {
    case 'operator':
      return `${sign.unicode}${bare ? ` ${print(first, names)}` : isClosed(first) ? ` ${print(first, names)}` : listed([first])}`;
    case 'bracketed':
      return sign.unicode + listed(args);
    case 'subscripted': {
      const order = print(first, names);
      return `${sign.unicode}${subscriptText(order) ?? `_(${order})`}${listed(args.slice(1))}`;
    }
    case 'around':
      return sign.unicode[0] + print(first, names) + sign.unicode[1];
    case 'after':
      return `${sign.before === '' ? '' : `${sign.before} `}${bare ? print(first, names) : listed([first])}${sign.unicode}`;
    case 'binomial':
      return `${sign.before === '' ? '' : `${sign.before} `}C${listed(args)}`;
    case 'derivative': {
      if (second === undefined) return sign.unicode + listed([first]);
      const order = print(second, names);
      return `${sign.unicode}${{ '1': '′', '2': '″' }[order] ?? `^(${order})`}${listed([first])}`;
    }
  }
}

/** An application that ends with its own bracket, so that an operator before it needs none. */
const isClosed = (n: Notation): boolean =>
  n.kind === 'apply' && isAtomic(functionSigns[n.fn]) && functionSigns[n.fn]?.kind !== 'after';

const superscriptSigns: ReadonlyMap<string, string> = new Map(
  Array.from('0123456789−+abcdefghijklmnoprstuvwxyzβγδθφχ', (c, i) => [
    c,
    Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵠᵡ')[i] ?? c,
  ]),
);
const longestRaised = 4;

/** The text in superscript signs; undefined where Unicode lacks one of them or it would be long. */
function superscript(text: string): string | undefined {
  const characters = Array.from(text.replaceAll(' ', ''));
  const signs = characters.map((c) => superscriptSigns.get(c));
  return signs.length > longestRaised || signs.includes(undefined) ? undefined : signs.join('');
}

function raised(base: string, exponent: Notation, names: Names): string {
  const text = print(exponent, names);
  return base + (superscript(text) ?? (exponent.kind === 'symbol' ? `^${text}` : `^(${text})`));
}

const comparisonSigns: Readonly<Record<ComparisonSign, string>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '=': '=',
  '!=': '≠',
};

function conditionText(condition: ConditionNotation, names: Names): string {
  switch (condition.kind) {
    case 'comparison':
      return `${print(condition.left, names)} ${comparisonSigns[condition.sign]} ${print(condition.right, names)}`;
    case 'not':
      return `not (${conditionText(condition.part, names)})`;
    default:
      return condition.parts
        .map((p) => (p.kind === 'all' || p.kind === 'any' ? `(${conditionText(p, names)})` : conditionText(p, names)))
        .join(condition.kind === 'all' ? ' and ' : ' or ');
  }
}
