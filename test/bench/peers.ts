// Closed forms of the Fisher information beside SymPy, Maxima and Giac: how many of those that the literature knows each
// finds, held to the literature's numbers, and how long it takes, all in one run on the same laws.
//
// `npx node test/bench/peers.ts [--quick] [--own] [--seconds N]`. This program is given every law of closedForms.ts, by name,
// written out, and as a kernel. The others are given the scalar laws that are written out without cases: density and score,
// so that only the mean of the score's products is theirs, with the parameters' signs. What is timed is the processor, warm,
// every round in parameters with new names. For the others it is their integrals or sums and, as this program's results are
// simplified too, the simplification of what they gave, by the function that each has for it; the time without it is
// printed beside it. The reading of texts does not count. For this program it is all that follows the model as read: its
// normalizing constant, recognition, score, Hessian, means, shortest shapes; what it knows of a family is derived anew.
// Only laws that both find are compared. `--quick` takes every tenth law, `--own` leaves out the others.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { closedForms, type ClosedForm } from './closedForms.ts';
import { analysisTime, deriveTime, ownResult, statements, type Statement } from './peers/own.ts';
import { peerTask } from './peers/tasks.ts';

interface PeerResult {
  readonly name: string;
  readonly found: boolean;
  /** Milliseconds for the integrals or sums; null where nothing was found. */
  readonly ms: number | null;
  /** Milliseconds with the simplification; null where it did not end in time. */
  readonly simplified: number | null;
}

interface Row {
  readonly form: ClosedForm;
  readonly statement: Statement;
  readonly verdict: string;
  readonly steps: number;
  readonly derive: number;
  readonly analysis: number;
}

const option = (name: string): boolean => process.argv.includes(name);
const given = process.argv.indexOf('--seconds');
const limit = given < 0 ? undefined : Number(process.argv[given + 1]);
/** Seconds for one law. */
const limits = { sympy: limit ?? 60, maxima: limit ?? 20, giac: limit ?? 20 };
type System = keyof typeof limits;
const systems: readonly System[] = ['sympy', 'maxima', 'giac'];

/** What is claimed: this part of the closed forms is found, and the others' median time is at least so many times ours. */
const leastCoverage = 0.95;
const leastRatio: Readonly<Record<System, number>> = { sympy: 100, maxima: 10, giac: 1 };

/** Derivations under one reading of the clock, which takes time itself; batches before those that count, and those. */
const batch = 4;
const warmUps = 2;
const batches = 5;

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
};

const forms = option('--quick') ? closedForms.filter((_, i) => i % 10 === 0) : closedForms;

let round = 0;
/** The median of a time over batches of rounds, after some that warm up. */
function timed(time: (rounds: readonly number[]) => number, size: number, warm: number, count: number): number {
  const once = (): number => time(Array.from({ length: size }, () => round++));
  for (let i = 0; i < warm; i++) once();
  return median(Array.from({ length: count }, once));
}

const stated = forms.flatMap((form) =>
  statements.filter((statement) => form[statement] !== undefined).map((statement) => ({ form, statement })),
);
const rows: Row[] = [];
for (const { form, statement } of stated) {
  // As in an editor each law has a turn of its own: only between turns are the expressions of former ones given up.
  await setImmediate();
  const { verdict, steps } = ownResult(form, statement);
  const derive = timed((r) => deriveTime(form, statement, r), batch, warmUps, batches);
  const analysis = timed(([r = 0]) => analysisTime(form, statement, r), 1, 0, 3);
  rows.push({ form, statement, verdict, steps, derive, analysis });
}

/** What a system found, by name of law. */
function askPeer(system: System, tasks: string): ReadonlyMap<string, PeerResult> | undefined {
  const script = fileURLToPath(new URL(`peers/with_${system}.py`, import.meta.url));
  const run = spawnSync('python3', [script, tasks, String(limits[system])], { encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) {
    console.error(`The side of ${system} did not run:\n${run.stderr}`);
    return undefined;
  }
  const lines = run.stdout.trim().split('\n');
  return new Map(
    lines.map((line) => {
      const result = JSON.parse(line) as PeerResult;
      return [result.name, result];
    }),
  );
}

const tasks = forms.flatMap((form) => peerTask(form) ?? []);
const peers = new Map<System, ReadonlyMap<string, PeerResult>>();
if (!option('--own')) {
  const folder = mkdtempSync(join(tmpdir(), 'peers-'));
  const file = join(folder, 'tasks.json');
  writeFileSync(file, JSON.stringify(tasks));
  for (const system of systems) {
    const results = askPeer(system, file);
    if (results !== undefined) peers.set(system, results);
  }
  rmSync(folder, { recursive: true });
}

const cell = (ms: number | null | undefined): string =>
  (ms === undefined ? '' : ms === null ? '–' : ms.toFixed(ms < 10 ? 2 : 0)).padStart(9);
console.log(
  `Milliseconds to derive, to analyse; steps; ${[...peers.keys()].join(', ')} (– where no closed form is found)`,
);
for (const { form, statement, verdict, steps, derive, analysis } of rows) {
  const others = [...peers.values()].map((results) =>
    cell(statement === 'written' ? results.get(form.name)?.simplified : undefined),
  );
  console.log(
    `${cell(derive)}${cell(analysis)}${String(steps).padStart(9)}${others.join('')}  ${statement.padEnd(8)} ${form.name}` +
      (verdict === 'found' ? '' : `: ${verdict}`),
  );
}

const failures: string[] = [];
function claim(holds: boolean, words: string): void {
  if (!holds) failures.push(words);
  console.log(`${words}: ${holds ? 'holds' : 'FAILS'}`);
}

const percent = (part: number, whole: number): string =>
  `${String(part)} of ${String(whole)} (${((100 * part) / whole).toFixed(0)} %)`;
const isFound = (row: Row): boolean => row.verdict === 'found';
const named = new Set(rows.filter(isFound).map((row) => row.form.name));
const found = rows.filter(isFound).length;
console.log(`closed forms found in one way of stating them or another: ${percent(named.size, forms.length)}`);
claim(
  found >= leastCoverage * rows.length,
  `closed forms found, every way of stating them: ${percent(found, rows.length)}`,
);
claim(!rows.some((row) => row.verdict.startsWith('WRONG')), 'none of them differs from the literature');
const own = (f: (row: Row) => number): string => median(rows.map(f)).toFixed(1);
console.log(
  `median over all: ${own((r) => r.derive)} ms to derive, ${own((r) => r.analysis)} ms to analyse, ${own((r) => r.steps)} steps; ` +
    `longest derivation ${Math.max(...rows.map((r) => r.derive).filter(Number.isFinite)).toFixed(0)} ms`,
);
const written = new Map(rows.filter((r) => r.statement === 'written').map((r) => [r.form.name, r]));
const ownShare = tasks.filter((task) => written.get(task.name)?.verdict === 'found').length;
console.log(`of the scalar laws written out: ${percent(ownShare, tasks.length)}`);
for (const [system, results] of peers) {
  const all = [...results.values()].filter((r) => r.found);
  const done = all.flatMap(({ name, simplified }) => (simplified === null ? [] : [{ name, ms: simplified }]));
  const theirs = median(done.map((d) => d.ms));
  const ours = median(done.map((d) => written.get(d.name)?.derive ?? NaN));
  const bare = median(all.map((r) => r.ms ?? NaN));
  const ratio = theirs / ours;
  claim(
    ratio >= leastRatio[system],
    `${system}: ${percent(all.length, tasks.length)}; on ${String(done.length)} that it simplifies its median is ${theirs.toFixed(1)} ms (${bare.toFixed(1)} ms ` +
      `without that), ours ${ours.toFixed(1)} ms, ${ratio.toFixed(1)} times (at least ${String(leastRatio[system])} is claimed)`,
  );
}
process.exitCode = failures.length > 0 ? 1 : 0;
