// Times the closed-form Fisher information of every family beside a quadrature of the same matrix by SciPy, in one run.
//
// `npx node test/bench/families.ts [repeats]`. Each run derives the matrix from the log-density anew, in parameters with
// names of their own, so that nothing is taken from an earlier run but the machine code; the median of the runs is
// shown. `scipy` and `bare` are explained in families.py. Every matrix is compared with SciPy's.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findFamily } from '../../server/engine/distributions/index.ts';
import type { Kernel, Law, Pivot } from '../../server/engine/distributions/law.ts';
import type { ScalarSupport, Support } from '../../server/engine/distributions/support.ts';
import { symbol } from '../../server/engine/expr/build.ts';
import { evaluate } from '../../server/engine/expr/compile.ts';
import type { Expr, SymbolExpr } from '../../server/engine/expr/expr.ts';
import { substitute } from '../../server/engine/expr/substitute.ts';
import { directInformation, type DirectInformation } from '../../server/engine/information/closedForm.ts';

interface SciPyResult {
  readonly at: readonly number[];
  /** Milliseconds. */
  readonly scipy: number;
  readonly bare: number;
  readonly matrix: readonly (readonly number[])[];
}

/** Arguments that count as known, with their values in families.py. */
const known: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Pareto: { minimum: 1 },
  Binomial: { n: 10 },
};
const dimensions: Readonly<Record<string, number>> = { Categorical: 3, MvNormal: 2 };
const warmUp = 5;

/** The law in other parameters. */
function renamed(law: Law, names: ReadonlyMap<Expr, Expr>): Law {
  const f = (e: Expr): Expr => substitute(e, names);
  const scalar = (s: ScalarSupport): ScalarSupport => {
    if (s.kind === 'interval') return { ...s, lower: f(s.lower), upper: f(s.upper) };
    if (s.kind === 'integers') return { ...s, from: f(s.from), to: f(s.to) };
    return { ...s, points: s.points.map(f) };
  };
  const support: Support =
    law.support.kind === 'product'
      ? { kind: 'product', factors: law.support.factors.map(scalar) }
      : scalar(law.support);
  const kernel = (k: Kernel): Kernel => {
    if (k.kind === 'gamma') return { ...k, shape: f(k.shape) };
    return k.kind === 'beta' ? { ...k, a: f(k.a), b: f(k.b) } : k;
  };
  const pivot = (p: Pivot): Pivot => ({ ...p, kernel: kernel(p.kernel), inverse: f(p.inverse) });
  const changed = { ...law, support, logDensity: f(law.logDensity) };
  return law.pivot === undefined ? changed : { ...changed, pivot: pivot(law.pivot) };
}

interface Derivation {
  readonly milliseconds: number;
  readonly information: DirectInformation | undefined;
  readonly free: readonly SymbolExpr[];
  readonly parameters: readonly SymbolExpr[];
}

let runs = 0;

function derive(name: string): Derivation {
  const family = findFamily(name);
  if (family === undefined) throw new Error(`There is no family ${name}.`);
  const canonical = family.law(dimensions[name] ?? 1);
  runs++;
  const parameters = canonical.parameters.map((p) => symbol(`${p.name}_${runs}`, 'parameter', p.domain));
  const law = renamed(canonical, new Map(canonical.parameters.map((p, i) => [p, parameters[i] as Expr])));
  const free = parameters.filter((_, i) => known[name]?.[canonical.parameters[i]?.name ?? ''] === undefined);
  const start = performance.now();
  const information = directInformation(law, free);
  return { milliseconds: performance.now() - start, information, free, parameters };
}

/** The greatest difference from SciPy's matrix, relative to 1 + |entry|, and the entries that have no closed form. */
function compare(name: string, { information, free, parameters }: Derivation, scipy: SciPyResult): string {
  const rest = [...scipy.at];
  const constants = Object.values(known[name] ?? {});
  const values = new Map(parameters.map((p) => [p, (free.includes(p) ? rest.shift() : constants.shift()) ?? NaN]));
  let worst = 0;
  const open: string[] = [];
  free.forEach((_, i) => {
    free.forEach((_unused, j) => {
      const closed = information?.entries[i]?.[j]?.expectation?.value;
      const expected = scipy.matrix[i]?.[j] ?? NaN;
      if (closed !== undefined) {
        const difference = Math.abs(evaluate(closed, values) - expected) / (1 + Math.abs(expected));
        worst = difference <= worst ? worst : difference;
      } else if (i <= j) open.push(`[${i + 1}, ${j + 1}]`);
    });
  });
  const verdict = worst <= 1e-7 ? 'agrees' : `DIFFERS by ${worst.toExponential(1)}`;
  return open.length === 0 ? verdict : `${verdict}; no closed form for ${open.join(' ')}`;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
};

const repeats = Number(process.argv[2] ?? 9);
const script = fileURLToPath(new URL('families.py', import.meta.url));
const python = spawnSync('python3', [script, String(repeats)], { encoding: 'utf8', maxBuffer: 1e8 });
if (python.status !== 0) {
  console.error(`SciPy's side did not run (python3 with scipy is needed):\n${python.stderr}`);
  process.exit(2);
}
const results = JSON.parse(python.stdout) as Readonly<Record<string, SciPyResult>>;

const cell = (value: number): string => value.toFixed(3).padStart(10);
console.log(
  `${'family'.padEnd(18)}${'derived ms'.padStart(10)}${'scipy ms'.padStart(10)}${'bare ms'.padStart(10)}  matrix`,
);
const own: number[] = [];
const scipy = Object.values(results).map((r) => r.scipy);
const bare = Object.values(results).map((r) => r.bare);
for (const [name, result] of Object.entries(results)) {
  for (let i = 0; i < warmUp; i++) derive(name);
  const derivations = Array.from({ length: repeats }, () => derive(name));
  const time = median(derivations.map((d) => d.milliseconds));
  own.push(time);
  const [first] = derivations;
  const verdict = first === undefined ? '' : compare(name, first, result);
  console.log(`${name.padEnd(18)}${cell(time)}${cell(result.scipy)}${cell(result.bare)}  ${verdict}`);
}
console.log(`${'median'.padEnd(18)}${cell(median(own))}${cell(median(scipy))}${cell(median(bare))}`);
console.log(
  `derived / scipy: ${(median(own) / median(scipy)).toFixed(2)} (at most 3 is wanted); derived / bare: ${(median(own) / median(bare)).toFixed(2)}`,
);
if (!(median(own) <= 3 * median(scipy))) process.exitCode = 1;
