// Decides in which directions the parameters of a model with covariates can be changed without changing any distribution: whatever the
// values of the covariates are, or at the values that the note states.
import { add, isZeroNumber, multiply, primitivePart, ratio } from '../expr/build.ts';
import { freeSymbols, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { substitute } from '../expr/substitute.ts';
import { listed } from '../model/issue.ts';
import { displayName } from '../text/names.ts';
import type { ModelFacts } from './condition.ts';
import { jacobianOf, modelCoordinates } from './modelCoordinates.ts';
import { describe, type NullDirection } from './nullDirection.ts';
import { nullSpace } from './nullSpace.ts';

type Row = ReadonlyMap<Expr, Expr>;

/** More rows than this are not looked at. */
const mostRows = 200;
/** Values of a covariate without stated ones: what holds at these is then proved for all. */
const values = [
  ratio(2, 3),
  ratio(7, 5),
  ratio(11, 4),
  ratio(1, 6),
  ratio(13, 3),
  ratio(9, 8),
  ratio(5, 2),
  ratio(17, 7),
];

/** Proved for every row, and for every value of a covariate that has none. */
export function designDirection(facts: ModelFacts): NullDirection | undefined {
  const { covariates = [], design = [], ...model } = facts.model;
  const parameters = model.parameters.map((p) => p.symbol);
  const coordinates = modelCoordinates(facts);
  const jacobian = coordinates === undefined ? undefined : jacobianOf(coordinates, parameters);
  if (jacobian === undefined || design.length > mostRows) return undefined;
  const stated: readonly Row[] = design.length === 0 ? [new Map()] : design;
  const open = covariates.filter((z) => stated[0]?.has(z) !== true);
  const at = (row: Row): readonly (readonly Expr[])[] =>
    jacobian.map((line) => line.map((entry) => simplify(substitute(entry, row))));
  const size = parameters.length;
  const chosen = spread(stated, size + 1).flatMap((row, i) =>
    open.length === 0 ? [row] : tried(open, size).map((own) => new Map([...row, ...own(i)])),
  );
  const rows = chosen.flatMap(at);
  for (let round = 0; round <= size; round++) {
    const basis = nullSpace(rows, size);
    if (basis === undefined || basis.length === 0) return undefined;
    const missed = stated.find((row) => !at(row).every((line) => basis.every((v) => isZero(product(line, v)))));
    if (missed === undefined) return described(facts, parameters, basis, design.length > 0);
    // open covariates that a direction does not suit at all values are not tried further
    if (open.length > 0) return undefined;
    rows.push(...at(missed));
  }
  return undefined;
}

const product = (line: readonly Expr[], vector: readonly Expr[]): Expr =>
  simplify(add(...line.map((entry, i) => multiply(entry, vector[i] as Expr))));

/** Some of the rows, from all of them. */
const spread = (rows: readonly Row[], count: number): readonly Row[] =>
  rows.length <= count
    ? rows
    : Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)] as Row);

/** Values for covariates without stated ones, different for each and from row to row. */
const tried = (open: readonly SymbolExpr[], size: number): readonly ((row: number) => Row)[] =>
  Array.from(
    { length: size + 1 },
    (_, k) => (row: number) =>
      new Map(open.map((z, j) => [z, values[(row + k * (j + 1) + 3 * j) % values.length] as Expr])),
  );

function described(
  { model }: ModelFacts,
  parameters: readonly SymbolExpr[],
  basis: readonly (readonly Expr[])[],
  isStated: boolean,
): NullDirection {
  const invariants = linearInvariants(parameters, basis);
  const direction = describe(parameters, basis, invariants, []);
  const names = listed((model.covariates ?? []).map((z) => displayName(z.name)));
  const all = parameters.map((p) => displayName(p.name)).join(', ');
  const [vector, another] = basis;
  return {
    ...direction,
    sentence: (write) => {
      const words = direction.sentence(write);
      const where = isStated
        ? `At the given values of ${names} ${words.charAt(0).toLowerCase()}${words.slice(1)}`
        : words;
      const isTold = invariants === undefined || another !== undefined || vector === undefined;
      return isTold ? where : `${where} The null vector is (${vector.map(write).join(', ')}) in (${all}).`;
    },
  };
}

/** Where the directions are the same for all parameters: what they leave as it is, as linear forms in the parameters that they move. */
function linearInvariants(
  parameters: readonly SymbolExpr[],
  basis: readonly (readonly Expr[])[],
): readonly Expr[] | undefined {
  if (basis.some((vector) => vector.some((c) => freeSymbols(c).size > 0))) return undefined;
  const places = parameters.flatMap((_, i) => (basis.some((v) => !isZeroNumber(v[i] as Expr)) ? [i] : []));
  const forms = nullSpace(
    basis.map((v) => places.map((i) => v[i] as Expr)),
    places.length,
  );
  return forms?.map(
    (form) =>
      primitivePart(simplify(add(...places.map((i, k) => multiply(form[k] as Expr, parameters[i] as Expr))))).primitive,
  );
}
