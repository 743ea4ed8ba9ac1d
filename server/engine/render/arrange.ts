// Decides how an expression is arranged for a reader: the order of terms and factors, where signs stand, what goes under a fraction bar.
import { charge, Remembered } from '../base/work.ts';
import type { Condition, Expr, PiecewiseExpr } from '../expr/expr.ts';
import { withOwnFunctionsWritten, withoutExponentialSums } from '../expr/exponentialSums.ts';
import { extremeOf } from '../expr/functions/extremes.ts';
import { arrangeFraction } from './arrangeFraction.ts';
import { arrangeSum } from './arrangeSum.ts';
import type { Arrange, ComparisonSign, ConditionNotation, Gathering, Notation } from './notation.ts';
import { nothing, signed, sumOf } from './notation.ts';
import { rationalDigits } from './numbers.ts';
import { negate as negateRational, sign } from '../expr/rational.ts';

/** What is longer than this, in nodes, nobody reads: an ellipsis stands for it. */
const longest = 3000;

/** The expression as it is written down. Its value is unchanged wherever it is defined. */
export const arrange = (expr: Expr, gathering: Gathering): Notation =>
  expr.size > longest
    ? { kind: 'symbol', name: '…' }
    : arrangePart(withoutExponentialSums(withOwnFunctionsWritten(expr)), gathering);

/** A part stands in several arrangements that are compared, and in several printings. */
const arranged = new Map<Gathering, Remembered<Expr, Notation>>();
const stepsOfNotation = 500;

function arrangePart(expr: Expr, gathering: Gathering): Notation {
  let known = arranged.get(gathering);
  if (known === undefined) arranged.set(gathering, (known = new Remembered<Expr, Notation>()));
  return known.of(expr, () => {
    charge(stepsOfNotation);
    return arrangeNew(expr, gathering);
  });
}

function arrangeNew(expr: Expr, gathering: Gathering): Notation {
  const recur: Arrange = (part) => arrangePart(part, gathering);
  switch (expr.kind) {
    case 'number':
      return sign(expr.value) < 0
        ? { kind: 'negative', of: rationalDigits(negateRational(expr.value)) }
        : rationalDigits(expr.value);
    case 'constant':
      return { kind: 'constant', name: expr.name };
    case 'symbol':
      return { kind: 'symbol', name: expr.name };
    case 'sum':
      return arrangeSum(expr, recur, gathering);
    case 'product':
    case 'power':
      return arrangeFraction(expr, recur, gathering);
    case 'apply':
      return arrangeApply(expr.fn, expr.args, recur, gathering);
    case 'piecewise':
      return arrangePiecewise(expr, recur);
    case 'series':
      return {
        kind: 'series',
        body: recur(expr.body),
        index: expr.index.name,
        from: recur(expr.from),
        to: recur(expr.to),
      };
  }
}

function arrangeApply(fn: string, args: readonly Expr[], recur: Arrange, gathering: Gathering): Notation {
  const order = args[0];
  if (fn === 'polygamma' && order?.kind === 'number' && order.value.denominator === 1n) {
    const name = order.value.numerator === 0n ? 'digamma' : order.value.numerator === 1n ? 'trigamma' : undefined;
    if (name !== undefined) return { kind: 'apply', fn: name, args: args.slice(1).map(recur) };
  }
  const [argument] = args;
  if (gathering === 'reading' && argument !== undefined && (fn === 'gamma' || fn === 'lgamma')) {
    const n = factorialArgument(argument);
    if (n !== undefined) return { kind: 'apply', fn: fn === 'gamma' ? 'factorial' : 'lfactorial', args: [recur(n)] };
  }
  return { kind: 'apply', fn, args: args.map(recur) };
}

/** n where the argument of Γ is n + 1 for a whole-number symbol n. */
function factorialArgument(argument: Expr): Expr | undefined {
  if (argument.kind !== 'sum' || argument.terms.length !== 2) return undefined;
  const [first, second] = argument.terms;
  if (first?.kind !== 'number' || first.value.numerator !== 1n || first.value.denominator !== 1n) return undefined;
  return second?.kind === 'symbol' && second.domain.integer ? second : undefined;
}

function arrangePiecewise(expr: PiecewiseExpr, recur: Arrange): Notation {
  const extreme = extremeOf(expr);
  if (extreme !== undefined) return { kind: 'apply', fn: extreme.fn, args: extreme.of.map(recur) };
  return {
    kind: 'cases',
    branches: expr.branches.map((b) => ({ condition: arrangeCondition(b.condition, recur), value: recur(b.value) })),
    otherwise: recur(expr.otherwise),
  };
}

const opposite: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '=': '!=',
  '!=': '=',
};
const reversed: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '=': '=',
  '!=': '!=',
};

/** What is compared with zero is split over both sides, so that no side begins with a minus sign. */
function arrangeCondition(condition: Condition, recur: Arrange): ConditionNotation {
  switch (condition.kind) {
    case 'not': {
      const part = arrangeCondition(condition.part, recur);
      return part.kind === 'comparison' ? { ...part, sign: opposite[part.sign] } : { kind: 'not', part };
    }
    case 'comparison': {
      const all = recur(condition.difference);
      const terms = all.kind === 'sum' ? all.terms : [signed(all)];
      const left = terms.filter((t) => !t.negative);
      const right = terms.filter((t) => t.negative).map((t) => ({ negative: false, of: t.of }));
      if (left.length === 0)
        return { kind: 'comparison', left: sumOf(right), sign: reversed[condition.relation], right: nothing };
      return { kind: 'comparison', left: sumOf(left), sign: condition.relation, right: sumOf(right) };
    }
    default:
      return { kind: condition.kind, parts: condition.parts.map((p) => arrangeCondition(p, recur)) };
  }
}
