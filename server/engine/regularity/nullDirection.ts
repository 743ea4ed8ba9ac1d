// Decides in which direction the parameters can be changed without changing the distribution, and what is identified instead.
import {
  add,
  divide,
  fromRational,
  isZeroNumber,
  multiply,
  negate,
  one,
  power,
  primitivePart,
  splitCoefficient,
  zero,
} from '../expr/build.ts';
import { dependsOnAny, type Expr, type SymbolExpr } from '../expr/expr.ts';
import { isZero, simplify } from '../expr/simplify.ts';
import { displayName } from '../text/names.ts';
import { listed } from '../model/issue.ts';
import type { ModelFacts } from './condition.ts';
import type { Write } from './words.ts';

export interface NullDirection {
  /** A vector field along which the distribution stays: one component for each parameter. */
  readonly components: readonly Expr[];
  /** A function of the parameters that is constant along it, for two parameters that it moves. */
  readonly identified: Expr | undefined;
  /** A sentence that says it. */
  readonly sentence: (write: Write) => string;
}

/** From the closed information matrix: for two parameters whose rows are proportional, or one that has no information. */
export function nullDirection(facts: ModelFacts): NullDirection | undefined {
  const { matrix } = facts.information;
  const parameters = facts.model.parameters.map((p) => p.symbol);
  if (matrix === undefined || matrix.some((row) => row.includes(undefined))) return undefined;
  const full = matrix as readonly (readonly Expr[])[];
  const idle = full.findIndex((row) => row.every(isZero));
  if (idle >= 0)
    return describe(
      parameters,
      parameters.map((_, i) => (i === idle ? one : zero)),
    );
  for (let i = 0; i < full.length; i++)
    for (let j = i + 1; j < full.length; j++) {
      const ratio = proportion(full[i] as readonly Expr[], full[j] as readonly Expr[]);
      // row i = ratio · row j, so that the direction e_i − ratio e_j is null
      if (ratio !== undefined)
        return describe(
          parameters,
          parameters.map((_, k) => (k === i ? one : k === j ? negate(ratio) : zero)),
        );
    }
  return undefined;
}

/** r with a = r·b; undefined where there is none. */
function proportion(a: readonly Expr[], b: readonly Expr[]): Expr | undefined {
  const place = b.findIndex((entry) => !isZero(entry));
  if (place < 0) return undefined;
  const ratio = simplify(divide(a[place] as Expr, b[place] as Expr));
  return a.every((entry, i) => isZero(add(entry, negate(multiply(ratio, b[i] as Expr))))) ? ratio : undefined;
}

function describe(parameters: readonly SymbolExpr[], components: readonly Expr[]): NullDirection {
  const moved = parameters.filter((_, i) => !isZeroNumber(components[i] as Expr));
  const identified = invariant(parameters, components);
  return {
    components,
    identified,
    sentence: (write) => {
      const [only] = moved;
      if (moved.length === 1 && only !== undefined)
        return `The distribution does not depend on ${displayName(only.name)}.`;
      const names = listed(moved.map((p) => displayName(p.name)));
      if (identified !== undefined) return `Only ${write(identified)} is identified, not ${names} by themselves.`;
      const vector = components.map(write).join(', ');
      return `The distribution stays the same along (${vector}) in (${parameters.map((p) => displayName(p.name)).join(', ')}).`;
    },
  };
}

/** For e_i − r e_j: θⱼ + r θᵢ where r is a number, a product of powers where r = c·θⱼ/θᵢ. */
function invariant(parameters: readonly SymbolExpr[], components: readonly Expr[]): Expr | undefined {
  const places = components.flatMap((c, i) => (isZeroNumber(c) ? [] : [i]));
  const [i, j] = places;
  if (places.length !== 2 || i === undefined || j === undefined) return undefined;
  const [a, b] = [parameters[i] as SymbolExpr, parameters[j] as SymbolExpr];
  const ratio = negate(components[j] as Expr);
  if (!dependsOnAny(ratio, parameters)) return primitivePart(simplify(add(multiply(ratio, a), b))).primitive;
  const { coefficient, rest } = splitCoefficient(simplify(divide(multiply(ratio, a), b)));
  if (rest !== one) return undefined;
  // da/dt = a, db/dt = −c·b keeps a^c·b
  return simplify(multiply(power(a, fromRational(coefficient)), b));
}
