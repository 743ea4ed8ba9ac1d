// Decides in which directions the parameters can be changed without changing the distribution, and what is identified instead.
import { add, divide, isZeroNumber, multiply, negate, power, primitivePart, square } from '../expr/build.ts';
import { differentiate, isDifferentiable } from '../expr/differentiate.ts';
import {
  dependsOn,
  dependsOnAny,
  eachNode,
  nodeCount,
  operands,
  someNode,
  type Expr,
  type SymbolExpr,
} from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { displayName } from '../text/names.ts';
import { listed } from '../model/issue.ts';
import type { ModelFacts } from './condition.ts';
import { jacobianOf, modelCoordinates, withoutOuter } from './modelCoordinates.ts';
import { nullSpace } from './nullSpace.ts';
import type { Write } from './words.ts';

export interface NullDirection {
  /** A vector field along which the distribution stays: one component for each parameter. */
  readonly components: readonly Expr[];
  /** For each parameter, whether some such direction moves it. */
  readonly moved: readonly boolean[];
  /** The function of the moved parameters that stays along all of them, where it is one. */
  readonly identified: Expr | undefined;
  /** A sentence that says it. */
  readonly sentence: (write: Write) => string;
}

/** From the functions through which the law depends on its parameters, or else from the closed information matrix. */
export function nullDirection(facts: ModelFacts): NullDirection | undefined {
  const parameters = facts.model.parameters.map((p) => p.symbol);
  for (const coordinates of [modelCoordinates(facts), facts.exponentialFamily?.natural]) {
    const jacobian = coordinates === undefined ? undefined : jacobianOf(coordinates, parameters);
    const basis = jacobian === undefined ? undefined : nullSpace(jacobian, parameters.length);
    if (coordinates !== undefined && jacobian !== undefined && basis !== undefined && basis.length > 0)
      return describe(
        parameters,
        basis,
        independent(coordinates, jacobian, movedBy(basis)),
        stepsIn(coordinates, jacobian, parameters, movedBy(basis)),
      );
  }
  const { matrix } = facts.information;
  if (matrix === undefined || matrix.some((row) => row.includes(undefined))) return undefined;
  const full = matrix as readonly (readonly Expr[])[];
  const basis = nullSpace(full, parameters.length);
  if (basis === undefined || basis.length === 0) return undefined;
  const invariant = soleInvariant(parameters, full, movedBy(basis));
  const steps = stepsAlong(facts.information.normalized.law.logDensity, parameters, basis);
  return describe(parameters, basis, invariant === undefined ? undefined : [invariant], steps);
}

const movedBy = (basis: readonly (readonly Expr[])[]): readonly boolean[] =>
  (basis[0] ?? []).map((_, i) => basis.some((vector) => !isZeroNumber(vector[i] as Expr)));

/** Coordinates that hold a moved parameter, each of them adding to what the ones before it tell. */
function independent(
  coordinates: readonly Expr[],
  jacobian: readonly (readonly Expr[])[],
  moved: readonly boolean[],
): readonly Expr[] | undefined {
  // the parameters that no direction moves are identified by themselves
  const left = (row: readonly Expr[]): readonly Expr[] => row.filter((_, i) => moved[i] === true);
  const size = moved.filter((m) => m).length;
  const chosen: Expr[] = [];
  const rows: (readonly Expr[])[] = [];
  const order = coordinates
    .map((_, i) => i)
    .filter((i) => jacobian[i]?.some((entry, j) => moved[j] === true && !isZeroNumber(entry)))
    .sort((a, b) => nodeCount(coordinates[a] as Expr) - nodeCount(coordinates[b] as Expr));
  for (const i of order) {
    const row = left(jacobian[i] as readonly Expr[]);
    const grown = nullSpace([...rows, row], size);
    if (grown === undefined) return undefined;
    if (grown.length === size - rows.length) continue;
    rows.push(row);
    chosen.push(primitivePart(withoutOuter(coordinates[i] as Expr)).primitive);
  }
  return chosen;
}

/** Coordinates that change with a moved parameter, but only by jumps: sign(t), ⌊t⌋. */
function stepsIn(
  coordinates: readonly Expr[],
  jacobian: readonly (readonly Expr[])[],
  parameters: readonly SymbolExpr[],
  moved: readonly boolean[],
): readonly Expr[] {
  const lost = parameters.filter((_, i) => moved[i] === true);
  const places = coordinates.flatMap((c, i) =>
    lost.some((p) => dependsOn(c, p) && isZeroNumber(jacobian[i]?.[parameters.indexOf(p)] as Expr)) ? [c] : [],
  );
  const partsOf = (coordinate: Expr): readonly Expr[] => {
    const parts = stepParts(coordinate, lost);
    return parts.length > 0 ? parts : [coordinate];
  };
  return [...new Set(places.flatMap(partsOf))];
}

/** The least parts of an expression that change by jumps only. */
function stepParts(expr: Expr, parameters: readonly SymbolExpr[]): readonly Expr[] {
  const known = new Map<Expr, readonly Expr[]>();
  const within = (node: Expr): readonly Expr[] => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const found = dependsOnAny(node, parameters) ? least(node) : [];
    known.set(node, found);
    return found;
  };
  const least = (node: Expr): readonly Expr[] => {
    const parts = [...new Set(operands(node).flatMap(within))];
    if (parts.length > 0 || (node.kind !== 'piecewise' && node.kind !== 'apply')) return parts;
    return parameters.every((p) => isDifferentiable(node, p) && isZero(differentiate(node, p))) ? [node] : [];
  };
  return within(expr);
}

/** The parts by cases that a change along the directions passes through: the information does not see what happens there. */
function stepsAlong(
  logDensity: Expr,
  parameters: readonly SymbolExpr[],
  basis: readonly (readonly Expr[])[],
): readonly Expr[] {
  const found: Expr[] = [];
  eachNode(logDensity, (node) => {
    if (node.kind !== 'piecewise' && !(node.kind === 'apply' && stepFunctions.has(node.fn))) return;
    const changes = operands(node).some((operand) =>
      basis.some((vector) => {
        const held = parameters.filter((p) => dependsOn(operand, p));
        if (held.length === 0) return false;
        if (held.some((p) => !isDifferentiable(operand, p))) return true;
        const terms = held.map((p) => multiply(differentiate(operand, p), vector[parameters.indexOf(p)] as Expr));
        return !isZero(simplify(add(...terms)));
      }),
    );
    if (changes) found.push(node);
  });
  return found.filter((node) => !found.some((other) => other !== node && someNode(other, (inner) => inner === node)));
}

const stepFunctions: ReadonlySet<string> = new Set(['sign', 'floor', 'abs']);

/** The directions in words; the invariants are what they leave as it is, in the parameters that they move. */
export function describe(
  parameters: readonly SymbolExpr[],
  basis: readonly (readonly Expr[])[],
  invariants: readonly Expr[] | undefined,
  steps: readonly Expr[],
): NullDirection {
  const components = basis[0] as readonly Expr[];
  const moves = movedBy(basis);
  const moved = parameters.filter((_, i) => moves[i]);
  const names = listed(moved.map((p) => displayName(p.name)));
  return {
    components,
    moved: moves,
    identified: invariants?.length === 1 && steps.length === 0 ? invariants[0] : undefined,
    sentence: (write) => {
      const jumps = `the jumps of ${listed(steps.map(write))}`;
      const isLost = invariants?.length === 0 || moved.length === 1;
      if (isLost && steps.length > 0) return `The distribution changes with ${names} only by ${jumps}.`;
      if (isLost) return `The distribution does not depend on ${names}.`;
      if (invariants !== undefined) {
        const verb = invariants.length === 1 ? 'is' : 'are';
        const only = steps.length > 0 ? `Beside ${jumps}, only` : 'Only';
        return `${only} ${listed(invariants.map(write))} ${verb} identified, not ${names} by themselves.`;
      }
      const vector = components.map(write).join(', ');
      return `The distribution stays the same along (${vector}) in (${parameters.map((p) => displayName(p.name)).join(', ')}).`;
    },
  };
}

/**
 * Where the rows of the moved parameters are proportional, what alone is identified: Σ nᵢθᵢ for rows in the ratio of numbers nᵢ,
 * ∏ θᵢ^nᵢ for rows in the ratio of nᵢ/θᵢ.
 */
function soleInvariant(
  parameters: readonly SymbolExpr[],
  matrix: readonly (readonly Expr[])[],
  moved: readonly boolean[],
): Expr | undefined {
  const places = parameters.flatMap((_, i) => (moved[i] === true && !isZero(matrix[i]?.[i] as Expr) ? [i] : []));
  const [first] = places;
  if (first === undefined) return undefined;
  const row = matrix[first] as readonly Expr[];
  const ratios = places.map((i) => simplify(divide(row[i] as Expr, row[first] as Expr)));
  const isProportional = places.every((i, k) =>
    isZero(simplify(add(matrix[i]?.[i] as Expr, negate(multiply(square(ratios[k] as Expr), row[first] as Expr))))),
  );
  if (!isProportional) return undefined;
  if (ratios.every((r) => !dependsOnAny(r, parameters)))
    return primitivePart(simplify(add(...places.map((i, k) => multiply(ratios[k] as Expr, parameters[i] as Expr)))))
      .primitive;
  const exponents = places.map((i, k) =>
    simplify(divide(multiply(ratios[k] as Expr, parameters[i] as Expr), parameters[first] as Expr)),
  );
  if (exponents.some((n) => n.kind !== 'number')) return undefined;
  return simplify(multiply(...places.map((i, k) => power(parameters[i] as Expr, exponents[k] as Expr))));
}
