import { describe, expect, it } from 'vitest';
import {
  conditionNumber,
  inverse,
  nullSpace,
  rank,
  solve,
  squareRoot,
  symmetricEigen,
} from '../../../server/engine/numeric/linearAlgebra.ts';
import type { Matrix } from '../../../server/engine/numeric/linearAlgebra.ts';
import { seededRandom } from '../../../server/engine/numeric/random.ts';

const hilbert = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => 1 / (i + j + 1)));

const times = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, entry, k) => sum + entry * (b[k]?.[j] ?? NaN), 0)));

function expectClose(actual: Matrix | undefined, expected: Matrix, relative: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((row, i) => {
    row.forEach((entry, j) => {
      const scale = Math.sqrt(Math.abs(expected[i]?.[i] ?? 1) * Math.abs(expected[j]?.[j] ?? 1));
      expect(Math.abs((actual?.[i]?.[j] ?? NaN) - entry), `entry ${i}, ${j}`).toBeLessThanOrEqual(relative * scale);
    });
  });
}

function randomPositive(n: number, seed: string): number[][] {
  const random = seededRandom(seed);
  const root = Array.from({ length: n }, () => Array.from({ length: n + 2 }, () => random.normal()));
  return root.map((row) => root.map((other) => row.reduce((sum, entry, k) => sum + entry * (other[k] ?? 0), 0)));
}

const product = (a: Matrix): number[][] => times(a, a);
const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (i === j ? 1 : 0)));

describe('symmetricEigen', () => {
  it('keeps the small eigenvalues of a graded matrix', () => {
    const values = symmetricEigen([
      [1e16, 1e7, 0.1],
      [1e7, 1, 1e-9],
      [0.1, 1e-9, 1e-16],
    ])?.values;
    // mpmath, 80 digits, of these doubles.
    const exact = [9.8181818181818179433e-17, 0.98999999999999999983, 10000000000000000.01];
    expect(values).toHaveLength(3);
    exact.forEach((value, k) => {
      expect(Math.abs((values?.[k] ?? NaN) / value - 1)).toBeLessThan(1e-13);
    });
  });

  it('is exact on a graded diagonal with small couplings', () => {
    const values = symmetricEigen([
      [8.4e-17, 0, 0],
      [0, 0.75, 1e-9],
      [0, 1e-9, 1e16],
    ])?.values;
    expect(values).toEqual([8.4e-17, 0.75, 1e16]);
  });

  it('does not take small entries for zero', () => {
    const values = symmetricEigen([
      [1e-8, 1e-9],
      [1e-9, 1e-8],
    ])?.values;
    expect(Math.abs((values?.[0] ?? NaN) / 9e-9 - 1)).toBeLessThan(1e-14);
    expect(Math.abs((values?.[1] ?? NaN) / 1.1e-8 - 1)).toBeLessThan(1e-14);
  });

  it('finds the eigenvalues of the Hilbert matrix of order 10', () => {
    // mpmath, 60 digits.
    const exact = [
      1.09315381937966576e-13, 2.26674674776292553e-11, 2.14743881735047861e-9, 1.22896773875117505e-7,
      4.72968929318234751e-6, 0.00012874961427637708, 0.00253089076867003814, 0.0357418162716392359,
      0.342929548483509096, 1.75191967026517752,
    ];
    const values = symmetricEigen(hilbert(10))?.values ?? [];
    exact.forEach((value, k) => {
      expect(Math.abs((values[k] ?? NaN) - value)).toBeLessThan(5e-15);
    });
  });

  it('decomposes random matrices', () => {
    for (const n of [1, 2, 3, 5, 8, 12]) {
      const a = randomPositive(n, `eigen ${n}`);
      const eigen = symmetricEigen(a);
      const vectors = eigen?.vectors ?? [];
      const rebuilt = a.map((_, i) =>
        a.map((__, j) => vectors.reduce((sum, v, k) => sum + (eigen?.values[k] ?? NaN) * (v[i] ?? 0) * (v[j] ?? 0), 0)),
      );
      expectClose(rebuilt, a, 1e-13);
      const gram = vectors.map((v) => vectors.map((w) => v.reduce((sum, entry, k) => sum + entry * (w[k] ?? 0), 0)));
      expectClose(gram, identity(n), 1e-13);
      expect([...(eigen?.values ?? [])]).toEqual([...(eigen?.values ?? [])].sort((x, y) => x - y));
    }
  });

  it('takes the empty and the zero matrix, and no others than finite ones', () => {
    expect(symmetricEigen([])).toEqual({ values: [], vectors: [] });
    expect(
      symmetricEigen([
        [0, 0],
        [0, 0],
      ])?.values,
    ).toEqual([0, 0]);
    expect(symmetricEigen([[NaN]])).toBeUndefined();
    expect(
      symmetricEigen([
        [1, Infinity],
        [Infinity, 1],
      ]),
    ).toBeUndefined();
    expect(symmetricEigen([[1, 2]])).toBeUndefined();
  });
});

describe('inverse and solve', () => {
  it('inverts the Hilbert matrix of order 5 into its integers', () => {
    // Choi, "Tricks or treats with the Hilbert matrix", American Mathematical Monthly 90 (1983).
    const exact = [
      [25, -300, 1050, -1400, 630],
      [-300, 4800, -18900, 26880, -12600],
      [1050, -18900, 79380, -117600, 56700],
      [-1400, 26880, -117600, 179200, -88200],
      [630, -12600, 56700, -88200, 44100],
    ];
    expectClose(inverse(hilbert(5)), exact, 1e-10);
  });

  it('does not suffer from units', () => {
    // Parameters measured in units that differ by 1e150.
    const units = [1e-100, 1, 1e50];
    const plain = randomPositive(3, 'units');
    const scaled = plain.map((row, i) => row.map((entry, j) => entry * (units[i] ?? 1) * (units[j] ?? 1)));
    const expected = (inverse(plain) ?? []).map((row, i) =>
      row.map((entry, j) => entry / (units[i] ?? 1) / (units[j] ?? 1)),
    );
    expectClose(inverse(scaled), expected, 1e-13);
    expect(conditionNumber(scaled) / conditionNumber(plain)).toBeCloseTo(1, 10);
    expect(rank(scaled)).toBe(3);
  });

  it('solves', () => {
    const solution = solve(
      [
        [4, 1],
        [1, 3],
      ],
      [1, 2],
    );
    expect(solution?.[0]).toBeCloseTo(1 / 11, 15);
    expect(solution?.[1]).toBeCloseTo(7 / 11, 15);
    expect(solve([[4]], [2])).toEqual([0.5]);
    expect(solve([[4]], [NaN])).toBeUndefined();
  });

  it('refuses singular matrices', () => {
    expect(
      inverse([
        [1, 1],
        [1, 1],
      ]),
    ).toBeUndefined();
    expect(
      inverse([
        [1e8, 1],
        [1, 1e-8],
      ]),
    ).toBeUndefined();
    expect(inverse([[0]])).toBeUndefined();
    expect(
      solve(
        [
          [1, 1],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toBeUndefined();
    expect(inverse([])).toEqual([]);
  });
});

describe('rank, null space, condition', () => {
  it('finds the direction that is not identified', () => {
    // The information of Normal(a + b, 1) about (a, b).
    const basis = nullSpace([
      [1, 1],
      [1, 1],
    ]);
    expect(basis).toHaveLength(1);
    expect(basis?.[0]?.[0]).toBeCloseTo(Math.SQRT1_2, 14);
    expect(basis?.[0]?.[1]).toBeCloseTo(-Math.SQRT1_2, 14);
    expect(
      rank([
        [1, 1],
        [1, 1],
      ]),
    ).toBe(1);
    expect(
      conditionNumber([
        [1, 1],
        [1, 1],
      ]),
    ).toBe(Infinity);
  });

  it('finds it in the units of the matrix', () => {
    const basis = nullSpace([
      [1e8, 1],
      [1, 1e-8],
    ]);
    expect(basis).toHaveLength(1);
    const [x, y] = basis?.[0] ?? [];
    expect((x ?? NaN) / (y ?? NaN)).toBeCloseTo(-1e-8, 20);
  });

  it('finds planes', () => {
    const basis =
      nullSpace([
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ]) ?? [];
    expect(basis).toHaveLength(2);
    for (const v of basis) expect(Math.abs(v.reduce((a, b) => a + b, 0))).toBeLessThan(1e-14);
    expect(
      nullSpace([
        [0, 0],
        [0, 3],
      ]),
    ).toEqual([[1, 0]]);
    expect(
      nullSpace([
        [0, 0],
        [0, 0],
      ]),
    ).toHaveLength(2);
    expect(
      nullSpace([
        [2, 1],
        [1, 2],
      ]),
    ).toEqual([]);
    expect(nullSpace([[NaN]])).toBeUndefined();
  });

  it('counts what rounding leaves', () => {
    expect(rank(hilbert(10))).toBe(10);
    expect(rank(hilbert(10), 1e-8)).toBeLessThan(8);
    expect(
      rank([
        [0, 0],
        [0, 1],
      ]),
    ).toBe(1);
    expect(rank([])).toBe(0);
    expect(rank([[NaN]])).toBeNaN();
  });

  it('measures ill-conditioning after scaling', () => {
    expect(
      conditionNumber([
        [1, 0],
        [0, 1e30],
      ]),
    ).toBeCloseTo(1, 14);
    expect(
      conditionNumber([
        [1, 0.5],
        [0.5, 1],
      ]),
    ).toBeCloseTo(3, 13);
    expect(conditionNumber([])).toBe(1);
    expect(conditionNumber([[NaN]])).toBeNaN();
  });
});

describe('squareRoot', () => {
  it('squares to the matrix', () => {
    for (const n of [1, 2, 4, 7]) {
      const a = randomPositive(n, `root ${n}`);
      expectClose(product(squareRoot(a) ?? []), a, 1e-13);
    }
    const root = squareRoot([
      [2, 1],
      [1, 2],
    ]);
    expect(root?.[0]?.[0]).toBeCloseTo((Math.sqrt(3) + 1) / 2, 14);
    expect(root?.[0]?.[1]).toBeCloseTo((Math.sqrt(3) - 1) / 2, 14);
  });

  it('takes singular matrices but no indefinite ones', () => {
    expectClose(
      squareRoot([
        [1, 1],
        [1, 1],
      ]),
      [
        [Math.SQRT1_2, Math.SQRT1_2],
        [Math.SQRT1_2, Math.SQRT1_2],
      ],
      1e-14,
    );
    expect(
      squareRoot([
        [1, 2],
        [2, 1],
      ]),
    ).toBeUndefined();
    expect(squareRoot([[NaN]])).toBeUndefined();
  });
});
