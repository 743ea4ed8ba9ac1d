// A lattice of nodes for expectations under a Gaussian vector: the trapezoidal rule in whitened coordinates, whose error
// falls like exp(−2π²/h²). Source: Trefethen and Weideman, SIAM Review 56 (2014), section 5.
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import type { Law } from '../distributions/law.ts';
import { gaussianMoments } from './gaussianVector.ts';

export interface Lattice {
  /** The nodes at a parameter point; `place` writes node i and returns the logarithm of its weight. */
  at(theta: readonly number[]): { readonly count: number; place(i: number, x: Float64Array): number };
}

const step = 0.7;
const halfWidth = 12;
const side = 2 * halfWidth + 1;
const largestDimension = 3;

/** Lower triangular L with L Lᵀ = covariance; NaN where that is not positive definite. */
function cholesky(covariance: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = covariance.map((row) => row.map(() => 0));
  covariance.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j] as number;
      for (let k = 0; k < j; k++) rest -= (factor[i]?.[k] as number) * (factor[j]?.[k] as number);
      (factor[i] as number[])[j] = i === j ? Math.sqrt(rest) : rest / (factor[j]?.[j] as number);
    }
  });
  return factor;
}

/** Nodes for a law whose log-density is quadratic in its observation; undefined for other laws. */
export function gaussianLattice(law: Law, symbols: readonly SymbolExpr[]): Lattice | undefined {
  const moments = law.variables.length <= largestDimension ? gaussianMoments(law) : undefined;
  if (moments === undefined) return undefined;
  const dimension = law.variables.length;
  const program = compile([...moments.mean, ...moments.covariance.flat()], symbols);
  return {
    at(theta) {
      const out = new Float64Array(program.outputs);
      program.bind(theta)([], out);
      const mean = out.subarray(0, dimension);
      const root = cholesky(
        mean.reduce<number[][]>((rows, _, i) => {
          rows.push([...out.subarray(dimension * (i + 1), dimension * (i + 2))]);
          return rows;
        }, []),
      );
      const jacobian = root.reduce((product, row, i) => product * (row[i] as number), step ** dimension);
      const logWeight = Math.log(jacobian);
      return {
        count: side ** dimension,
        place(index, x) {
          let rest = index;
          const z: number[] = [];
          for (let d = 0; d < dimension; d++) {
            z.push(((rest % side) - halfWidth) * step);
            rest = Math.floor(rest / side);
          }
          for (let i = 0; i < dimension; i++) {
            let value = mean[i] as number;
            for (let j = 0; j <= i; j++) value += (root[i]?.[j] as number) * (z[j] as number);
            x[i] = value;
          }
          return logWeight;
        },
      };
    },
  };
}
