// Prints expressions in the model language's own ASCII syntax, so that the text is read back as the same expression.
import { charge } from '../base/work.ts';
import { freeSymbols, type ConstantName, type Expr } from '../expr/expr.ts';
import { arrange } from './arrange.ts';
import type { ConditionNotation, Notation } from './notation.ts';

/** The expression in the model language. Reading it back gives an expression of the same value. */
export function toText(expr: Expr): string {
  const names = new Set([...freeSymbols(expr)].map((s) => s.name));
  return print(arrange(expr, 'exact'), names);
}

/** What printing a part costs, its own parts aside. */
const stepsOfSign = 40;

type Names = ReadonlySet<string>;

/** How tightly what is printed holds together: a sum least, a name most. */
const tightness = { sum: 1, signed: 1, product: 2, power: 3, atom: 4 } as const;

function tightnessOf(n: Notation): number {
  switch (n.kind) {
    case 'sum':
      return tightness.sum;
    case 'negative':
      return tightness.signed;
    case 'product':
    case 'quotient':
      return tightness.product;
    case 'power':
      return tightness.power;
    default:
      return tightness.atom;
  }
}

function print(n: Notation, names: Names): string {
  charge(stepsOfSign);
  const within = (part: Notation, least: number): string => {
    const text = print(part, names);
    return tightnessOf(part) >= least ? text : `(${text})`;
  };
  switch (n.kind) {
    case 'digits':
      return n.text;
    case 'constant':
      return constantText(n.name, names);
    case 'symbol':
      return n.name;
    case 'negative':
      return `-${within(n.of, tightness.product)}`;
    case 'sum':
      return n.terms
        .map(
          (t, i) => (i === 0 ? (t.negative ? '-' : '') : t.negative ? ' - ' : ' + ') + within(t.of, tightness.product),
        )
        .join('');
    case 'product':
      // a quotient may only come first: a/b*c is (a/b)*c
      return n.factors
        .map((f, i) => within(f, i > 0 && f.kind === 'quotient' ? tightness.atom : tightness.product))
        .join('*');
    case 'quotient':
      return `${within(n.numerator, n.numerator.kind === 'quotient' ? tightness.atom : tightness.product)}/${within(n.denominator, tightness.power)}`;
    case 'power':
      return `${within(n.base, tightness.atom)}^${within(n.exponent, tightness.atom)}`;
    case 'root':
      return `sqrt(${print(n.of, names)})`;
    case 'exponential':
      return `exp(${print(n.exponent, names)})`;
    case 'apply':
      return `${n.fn}(${n.args.map((a) => print(a, names)).join(', ')})`;
    case 'cases':
      return n.branches.reduceRight(
        (otherwise, b) => `if(${conditionText(b.condition, names)}, ${print(b.value, names)}, ${otherwise})`,
        print(n.otherwise, names),
      );
    case 'series':
      return `sum(${print(n.body, names)}, ${n.index} in ${within(n.from, tightness.product)}..${within(n.to, tightness.product)})`;
  }
}

/** A constant whose name the expression uses for a symbol is written by a function that has it as a value. */
function constantText(name: ConstantName, names: Names): string {
  const taken = names.has(name);
  switch (name) {
    case 'pi':
      return taken ? 'acos(-1)' : 'pi';
    case 'e':
      return taken ? 'exp(1)' : 'e';
    case 'eulerGamma':
      return taken ? '(-digamma(1))' : 'eulerGamma';
    case 'infinity':
      return 'inf';
  }
}

function conditionText(condition: ConditionNotation, names: Names): string {
  switch (condition.kind) {
    case 'comparison':
      return `${print(condition.left, names)} ${condition.sign} ${print(condition.right, names)}`;
    case 'not':
      return `not (${conditionText(condition.part, names)})`;
    default: {
      const word = condition.kind === 'all' ? ' and ' : ' or ';
      return condition.parts
        .map((p) => (p.kind === 'all' || p.kind === 'any' ? `(${conditionText(p, names)})` : conditionText(p, names)))
        .join(word);
    }
  }
}
