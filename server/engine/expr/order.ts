// The canonical order of terms and factors: by structure and names alone, so that it is the same on every run.
import { compare as compareRationals } from './rational.ts';
import { conditionKey, operands, type Expr, type SymbolRole } from './expr.ts';

const roleRank: Readonly<Record<SymbolRole, number>> = {
  observation: 0,
  pivot: 0,
  index: 1,
  parameter: 2,
  constant: 3,
};
const kindRank: Readonly<Record<Expr['kind'], number>> = {
  number: 0,
  constant: 1,
  symbol: 2,
  sum: 3,
  apply: 4,
  piecewise: 5,
  series: 6,
  power: 7,
  product: 8,
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareLists(a: readonly Expr[], b: readonly Expr[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareExprs(a[i] as Expr, b[i] as Expr);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Negative where a stands before b; zero only where they are one node. */
export function compareExprs(a: Expr, b: Expr): number {
  if (a === b) return 0;
  // a power or a product of one base stands with its base: x, x^2, x^3
  const baseOrder = a.kind === 'power' || b.kind === 'power' ? comparePowers(a, b) : undefined;
  if (baseOrder !== undefined) return baseOrder;
  if (a.kind !== b.kind) return kindRank[a.kind] - kindRank[b.kind];
  switch (a.kind) {
    case 'number':
      return compareRationals(a.value, (b as typeof a).value);
    case 'constant':
      return compareText(a.name, (b as typeof a).name);
    case 'symbol': {
      const other = b as typeof a;
      return roleRank[a.role] - roleRank[other.role] || compareText(a.name, other.name) || a.id - other.id;
    }
    case 'apply':
      return compareText(a.fn, (b as typeof a).fn) || compareLists(a.args, (b as typeof a).args);
    case 'piecewise':
    case 'series':
      return compareLists(operands(a), operands(b)) || conditionOrder(a, b) || a.id - b.id;
    default:
      return compareLists(operands(a), operands(b));
  }
}

function conditionOrder(a: Expr, b: Expr): number {
  const text = (e: Expr): string =>
    e.kind === 'piecewise' ? e.branches.map((branch) => conditionKey(branch.condition)).join(';') : '';
  return compareText(text(a), text(b));
}

function comparePowers(a: Expr, b: Expr): number | undefined {
  if (a.kind === 'product' || b.kind === 'product') return undefined;
  const [aBase, bBase] = [a.kind === 'power' ? a.base : a, b.kind === 'power' ? b.base : b];
  if (aBase !== bBase) return compareExprs(aBase, bBase);
  if (a.kind === 'power' && b.kind === 'power') return compareExprs(a.exponent, b.exponent);
  return a.kind === 'power' ? 1 : -1;
}
