// log Z of a kernel, and joint cumulants under it, in numbers with error bounds: from central moments, about means that are
// found first, so that no digits cancel.
import type { Budget } from '../base/budget.ts';
import { multiply, subtract, symbol } from '../expr/build.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { reals } from '../expr/range.ts';
import type { Law } from '../distributions/law.ts';
import { prepareExpectation } from './numericExpectation.ts';
import type { PreparedExpectation } from './preparedExpectation.ts';

export interface Value {
  readonly value: number;
  readonly errorBound: number;
}

const none: Value = { value: NaN, errorBound: Infinity };
/** A value that is less certain than this, beside itself and 1, is no value. */
const tolerance = 1e-7;

export class CumulantValues {
  private readonly law: Law;
  private readonly parameters: readonly SymbolExpr[];
  private readonly statistics: readonly Expr[];
  private prepared: Prepared | undefined;

  constructor(law: Law, parameters: readonly SymbolExpr[], statistics: readonly Expr[]) {
    this.law = law;
    this.parameters = parameters;
    this.statistics = statistics;
  }

  at(theta: readonly number[], budget: Budget): Value {
    if (!theta.every(Number.isFinite)) return none;
    this.prepared ??= prepare(this.law, this.parameters, this.statistics);
    const found = cumulantAt(this.prepared, this.statistics.length, theta, budget);
    return found.errorBound <= tolerance * (1 + Math.abs(found.value)) ? found : none;
  }
}

interface Prepared {
  readonly means: PreparedExpectation;
  /** Of the products of the centered statistics over the sets of at least two, in the order of the sets' bits. */
  readonly central: PreparedExpectation | undefined;
}

/** The sets of at least two of n things, as bits. */
const setsOf = (n: number): readonly number[] =>
  Array.from({ length: 1 << n }, (_, set) => set).filter((set) => (set & (set - 1)) !== 0);

function prepare(law: Law, parameters: readonly SymbolExpr[], statistics: readonly Expr[]): Prepared {
  const means = prepareExpectation(statistics, law, parameters);
  if (statistics.length < 2) return { means, central: undefined };
  const centers = statistics.map((_, i) => symbol(`#center${String(i)}`, 'parameter', reals));
  const centered = statistics.map((g, i) => subtract(g, centers[i] as Expr));
  const products = setsOf(statistics.length).map((set) =>
    multiply(...centered.filter((_, i) => (set & (1 << i)) !== 0)),
  );
  return { means, central: prepareExpectation(products, law, [...parameters, ...centers]) };
}

function cumulantAt({ means, central }: Prepared, count: number, theta: readonly number[], budget: Budget): Value {
  const first = means.at(theta, budget);
  if (!first.converged || first.diverges) return none;
  if (count === 0) {
    const relative = first.massErrorBound / first.mass;
    return { value: Math.log(first.mass), errorBound: relative < 0.5 ? -Math.log1p(-relative) : Infinity };
  }
  if (central === undefined) return { value: first.values[0] as number, errorBound: first.errorBounds[0] as number };
  const second = central.at([...theta, ...first.values], budget);
  if (!second.converged || second.diverges) return none;
  const sets = setsOf(count);
  const plain = (set: number): number => second.values[sets.indexOf(set)] ?? 0;
  const moment = (set: number): Value => {
    const place = sets.indexOf(set);
    if (place < 0) return { value: 0, errorBound: 0 };
    // the centers are as uncertain as the means
    const shift = first.errorBounds.reduce(
      (sum, error, i) => ((set & (1 << i)) === 0 ? sum : sum + error * Math.abs(plain(set & ~(1 << i)))),
      0,
    );
    return { value: plain(set), errorBound: (second.errorBounds[place] as number) + shift };
  };
  return cumulantOf((1 << count) - 1, moment);
}

/** κ(S) = μ(S) − Σ κ(B) μ(S∖B) over the proper subsets B that hold the first of S; μ of one alone is 0. */
function cumulantOf(set: number, moment: (set: number) => Value): Value {
  const lowest = set & -set;
  let { value, errorBound } = moment(set);
  for (let block = (set - 1) & set; block > 0; block = (block - 1) & set) {
    if ((block & lowest) === 0) continue;
    const rest = moment(set & ~block);
    if (rest.value === 0 && rest.errorBound === 0) continue;
    const own = cumulantOf(block, moment);
    value -= own.value * rest.value;
    errorBound +=
      own.errorBound * Math.abs(rest.value) + Math.abs(own.value) * rest.errorBound + own.errorBound * rest.errorBound;
  }
  return { value, errorBound };
}
