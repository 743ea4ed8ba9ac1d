// Nodes for expectations under a Gaussian vector, in whitened coordinates: the trapezoidal rule in one and two dimensions,
// whose error falls like exp(−2π²/h²) (Trefethen and Weideman, SIAM Review 56, 2014, section 5); in three products of Gauss and
// Hermite's rules, exact to the ninth degree; in more a rule that is exact to the fifth degree, which covers products of two scores
// (Stroud, Approximate Calculation of Multiple Integrals, 1971, rule E_n^{r²} 5-2), and another of that degree with other distances
// from the center, mirrored, which tells by how much an integrand is no such polynomial.
import { compile } from '../expr/compile.ts';
import type { SymbolExpr } from '../expr/expr.ts';
import { cholesky } from '../numeric/cholesky.ts';
import type { Law } from '../distributions/law.ts';
import { gaussianMoments } from './gaussianVector.ts';

export interface LatticeRule {
  readonly count: number;
  /** Writes node i and returns the logarithm of its weight's size. */
  place(i: number, x: Float64Array): number;
  /** Of the weight: 1 or −1. */
  sign(i: number): number;
}

export interface Lattice {
  /** The nodes at a parameter point, of one rule or of two. */
  at(theta: readonly number[]): readonly LatticeRule[];
}

const step = 0.7;
const halfWidth = 12;
const latticeDimension = 2;
const largestDimension = 12;
/** More dimensions have too many products. */
const mostProductDimensions = 5;

interface Node {
  readonly z: readonly number[];
  /** Of N(0, 1) in each coordinate: the weights add up to 1. */
  readonly weight: number;
}

/** The lattice, with the weights h φ(z). */
function latticeNodes(dimension: number): readonly Node[] {
  const axis = Array.from({ length: 2 * halfWidth + 1 }, (_, k) => (k - halfWidth) * step);
  let nodes: Node[] = [{ z: [], weight: 1 }];
  for (let d = 0; d < dimension; d++)
    nodes = nodes.flatMap((node) =>
      axis.map((z) => ({
        z: [...node.z, z],
        weight: (node.weight * step * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI),
      })),
    );
  return nodes;
}

/** The center, points on the axes, and points on the diagonals of the coordinate planes. */
function cubatureNodes(n: number): readonly Node[] {
  const origin = new Array<number>(n).fill(0);
  const nodes: Node[] = [{ z: origin, weight: 2 / (n + 2) }];
  const signs = [1, -1];
  for (let i = 0; i < n; i++) {
    if (n !== 4)
      for (const s of signs)
        nodes.push({
          z: origin.map((_, k) => (k === i ? s * Math.sqrt(n + 2) : 0)),
          weight: (4 - n) / (2 * (n + 2) ** 2),
        });
    for (let j = i + 1; j < n; j++)
      for (const s of signs)
        for (const t of signs) {
          const r = Math.sqrt((n + 2) / 2);
          nodes.push({ z: origin.map((_, k) => (k === i ? s * r : k === j ? t * r : 0)), weight: 1 / (n + 2) ** 2 });
        }
  }
  return nodes;
}

/** Gauss and Hermite's rules for N(0, 1): positive nodes with their weights, and the weight of 0. Source: NIST DLMF table 3.5.10. */
const hermite = {
  3: { zero: 2 / 3, pairs: [[Math.sqrt(3), 1 / 6]] },
  5: {
    zero: 8 / 15,
    pairs: [
      [Math.sqrt(5 - Math.sqrt(10)), (7 + 2 * Math.sqrt(10)) / 60],
      [Math.sqrt(5 + Math.sqrt(10)), (7 - 2 * Math.sqrt(10)) / 60],
    ],
  },
  6: {
    zero: 0,
    pairs: [
      [0.6167065901925941, 0.4088284695560293],
      [1.8891758777537107, 0.08861574604191454],
      [3.324257433552119, 0.0025557844020562465],
    ],
  },
} as const;

/** The product of one of them in each coordinate. */
function productNodes(n: number, order: keyof typeof hermite): readonly Node[] {
  const { zero, pairs } = hermite[order];
  const axis = [[0, zero] as const, ...pairs.flatMap(([z, w]) => [[z, w] as const, [-z, w] as const])];
  let nodes: readonly Node[] = [{ z: [], weight: 1 }];
  for (let d = 0; d < n; d++)
    nodes = nodes.flatMap((node) =>
      axis.flatMap(([z, w]) => (w === 0 ? [] : [{ z: [...node.z, z], weight: node.weight * w }])),
    );
  return nodes;
}

/** Exact to the fifth degree too, with all coordinates 0 or ±√3: the products of three nodes, and in many dimensions what is left of them with two. */
function otherCubatureNodes(n: number): readonly Node[] {
  if (n <= mostProductDimensions) return productNodes(n, 3);
  const origin = new Array<number>(n).fill(0);
  const r = Math.sqrt(3);
  const nodes: Node[] = [{ z: origin, weight: 1 - (n * (4 - n)) / 9 - (n * (n - 1)) / 18 }];
  for (let i = 0; i < n; i++)
    for (const s of [r, -r]) {
      nodes.push({ z: origin.map((_, k) => (k === i ? s : 0)), weight: (4 - n) / 18 });
      for (let j = i + 1; j < n; j++)
        for (const t of [r, -r])
          nodes.push({ z: origin.map((_, k) => (k === i ? s : k === j ? t : 0)), weight: 1 / 36 });
    }
  return nodes;
}

/** The two rules of more than two dimensions. */
const cubatures = (n: number): readonly (readonly Node[])[] =>
  n === 3 ? [productNodes(n, 5), mirrored(productNodes(n, 6))] : [cubatureNodes(n), mirrored(otherCubatureNodes(n))];

/** The nodes mirrored in a plane that no symmetry of the rule knows. */
function mirrored(nodes: readonly Node[]): readonly Node[] {
  return nodes.map(({ z, weight }) => {
    const normal = z.map((_, i) => 1 / (i + Math.SQRT2));
    const along = z.reduce((sum, v, i) => sum + v * (normal[i] as number), 0);
    const length = normal.reduce((sum, u) => sum + u * u, 0);
    return { z: z.map((v, i) => v - ((2 * along) / length) * (normal[i] as number)), weight };
  });
}

/** Nodes for a law whose log-density is quadratic in its observation; undefined for other laws. */
export function gaussianLattice(law: Law, symbols: readonly SymbolExpr[]): Lattice | undefined {
  const moments = law.variables.length <= largestDimension ? gaussianMoments(law) : undefined;
  if (moments === undefined) return undefined;
  const dimension = law.variables.length;
  const program = compile([...moments.mean, ...moments.covariance.flat()], symbols);
  const rules = dimension <= latticeDimension ? [latticeNodes(dimension)] : cubatures(dimension);
  const logFactors = rules.map((nodes) =>
    nodes.map(
      ({ z, weight }) =>
        Math.log(Math.abs(weight)) + z.reduce((sum, v) => sum + v * v, 0) / 2 + (dimension / 2) * Math.log(2 * Math.PI),
    ),
  );
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
      // the density at a node is divided by the standard normal density there: 1 for a density that is what it should be
      const logDeterminant = root.reduce((sum, row, i) => sum + Math.log(row[i] as number), 0);
      return rules.map((nodes, rule) => ({
        count: nodes.length,
        sign: (index) => Math.sign(nodes[index]?.weight ?? 0),
        place(index, x) {
          const { z } = nodes[index] as Node;
          for (let i = 0; i < dimension; i++) {
            let value = mean[i] as number;
            for (let j = 0; j <= i; j++) value += (root[i]?.[j] as number) * (z[j] as number);
            x[i] = value;
          }
          return (logFactors[rule]?.[index] as number) + logDeterminant;
        },
      }));
    },
  };
}
