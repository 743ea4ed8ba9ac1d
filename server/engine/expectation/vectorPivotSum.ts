// Expectations under a law with independent coordinates: sums over products of small rules, one for each coordinate, that are
// exact for products of two scores. Where a second set of rules does not agree the integrand is something else, and is averaged on
// the line instead: two such rules that both err are no bound on the error of either.
import { add, multiply, one, subtract } from '../expr/build.ts';
import { compile } from '../expr/compile.ts';
import type { Expr, SymbolExpr } from '../expr/expr.ts';
import { substitute } from '../expr/substitute.ts';
import { hasCorner, lineProduct } from './lineProduct.ts';
import type { CoordinateKernel, Law, VectorPivot } from '../distributions/law.ts';
import { betaRules, gammaRules, gaussianRules, type MomentRule } from '../numeric/momentRules.ts';
import { logBeta } from '../special/logBeta.ts';
import { logAbsGamma } from '../special/logGamma.ts';
import { normalize, type PreparedExpectation } from './preparedExpectation.ts';

/** More nodes than this are not visited. */
const mostNodes = 1 << 16;
/** Two rules that differ by less than this part of ∫|p f| are both exact for f. */
const agreement = 1e-9;

const parametersOf = (kernel: CoordinateKernel): readonly Expr[] =>
  kernel.kind === 'gamma' ? [kernel.shape] : kernel.kind === 'beta' ? [kernel.a, kernel.b] : [];

/** The two rules of a kernel, and the logarithm of its density. */
function rulesOf(
  kernel: CoordinateKernel,
  [first = NaN, second = NaN]: readonly number[],
): { readonly rules: readonly [MomentRule, MomentRule]; logDensity(z: number): number } {
  if (kernel.kind === 'gamma') {
    const normalizer = logAbsGamma(first);
    return { rules: gammaRules(first), logDensity: (z) => (first - 1) * Math.log(z) - z - normalizer };
  }
  if (kernel.kind === 'beta') {
    const normalizer = logBeta(first, second);
    return {
      rules: betaRules(first, second),
      logDensity: (z) => (first - 1) * Math.log(z) + (second - 1) * Math.log1p(-z) - normalizer,
    };
  }
  return { rules: gaussianRules(), logDensity: (z) => -(z * z + Math.log(2 * Math.PI)) / 2 };
}

/** f₁ … fₘ averaged in the coordinates of the pivot; undefined where these are too many, or a function has a corner. */
export function overVectorPivot(
  fs: readonly Expr[],
  law: Law,
  symbols: readonly SymbolExpr[],
  pivot: VectorPivot,
): PreparedExpectation | undefined {
  const { coordinates } = pivot;
  const sizes = coordinates.map(({ kernel }) => (kernel.kind === 'gaussian' ? 4 : 7));
  if (sizes.reduce((product, n) => product * n, 1) > mostNodes) return undefined;
  const variables = coordinates.map((c) => c.variable);
  const place = new Map<Expr, Expr>(law.variables.map((x, i) => [x, pivot.inverse[i] as Expr]));
  // the last of the fractions of a whole is what the others have left of it
  if (law.support.kind === 'product' && law.support.region?.kind === 'simplex')
    place.set(subtract(one, add(...law.variables)), multiply(...variables.map((u) => subtract(one, u))));
  const inside = [add(law.logDensity, pivot.logJacobian), ...fs].map((f) => substitute(f, place));
  // a corner may lie between all nodes
  if (inside.some((f) => hasCorner(f, variables))) return undefined;
  const program = compile(inside, symbols, variables);
  let onLines: ReturnType<typeof lineProduct> | undefined;
  const kernels = compile(
    coordinates.flatMap(({ kernel }) => parametersOf(kernel)),
    symbols,
  );
  const m = fs.length + 1;
  return {
    at(theta, budget) {
      const values = new Float64Array(kernels.outputs);
      kernels.bind(theta)([], values);
      let taken = 0;
      const parameters = coordinates.map(({ kernel }) => {
        const count = parametersOf(kernel).length;
        taken += count;
        return [...values.subarray(taken - count, taken)];
      });
      const laws = coordinates.map(({ kernel }, i) => rulesOf(kernel, parameters[i] ?? []));
      const run = program.bind(theta);
      const z = new Float64Array(coordinates.length);
      const out = new Float64Array(m);
      const sizesOfTerms = new Float64Array(m);
      const sum = (which: 0 | 1): Float64Array => {
        const sums = new Float64Array(m);
        const visit = (depth: number, weight: number, reference: number): void => {
          const own = laws[depth];
          if (own === undefined) {
            budget.spend(1);
            run(z, out);
            // the density over that of the coordinates: 1 for a density that is what it should be
            const share = weight * Math.exp((out[0] as number) - reference);
            out[0] = 1;
            for (let k = 0; k < m; k++) {
              const term = share * (out[k] as number);
              sums[k] = (sums[k] as number) + term;
              sizesOfTerms[k] = (sizesOfTerms[k] as number) + Math.abs(term);
            }
            return;
          }
          const rule = own.rules[which];
          rule.nodes.forEach((node, i) => {
            z[depth] = node;
            visit(depth + 1, weight * (rule.weights[i] as number), reference + own.logDensity(node));
          });
        };
        visit(0, 1, 0);
        return sums;
      };
      const [first, second] = [sum(0), sum(1)];
      const changes = first.map((v, k) => Math.abs(v - (second[k] as number)));
      const errorBounds = changes.map((change, k) => change + (sizesOfTerms[k] as number) * 32 * Number.EPSILON);
      const agrees = (change: number, k: number): boolean => change <= agreement * (sizesOfTerms[k] as number);
      if (!changes.every(agrees)) {
        onLines ??= lineProduct(inside, pivot, symbols);
        const fine = onLines(theta, parameters, budget);
        // what both kinds of rule know keeps the better bound
        for (let k = 0; k < m; k++) {
          if (agrees(changes[k] as number, k)) continue;
          if (Number.isFinite(fine.values[k])) first[k] = fine.values[k] as number;
          errorBounds[k] = fine.errorBounds[k] as number;
        }
      }
      const converged = first.every(Number.isFinite) && errorBounds.every(Number.isFinite);
      return normalize({ values: first, errorBounds, converged, diverges: false }, 0);
    },
  };
}
