// How long an edit inside one block takes until its diagnostics and a fresh hover are there: in a note of 10,000 lines with
// 200 models, beside a note with one model; and that an edit of prose computes no block. Run: node test/bench/edit.ts
import process from 'node:process';
import { LanguageClient } from '../lsp/languageClient.ts';

const rounds = Number(process.argv[2] ?? 60);
const warmUps = 10;
const frame = 16;
const allowedRatio = 1.5;

const laws = [
  'x ~ Normal(mu, sigma)\nat mu = 0, sigma = VALUE',
  'x ~ Gamma(k, rate = b)\nat k = 2, b = VALUE',
  'x ~ Exponential(lambda)\nat lambda = VALUE',
  'x ~ Beta(a, b)\nat a = 2, b = VALUE',
  'x ~ Poisson(lambda)\nat lambda = VALUE',
];
const edited = 'x ~ Normal(mu, sigma)\nat mu = 0, sigma = VALUE';

/** A note with so many lines, the models spread evenly between paragraphs; the edited one in the middle. */
function makeNote(blocks: number, lines: number): { text: string; line: number } {
  const stride = Math.floor(lines / blocks);
  const out: string[] = [];
  const middle = Math.floor(blocks / 2);
  let line = 0;
  for (let block = 0; block < blocks; block++) {
    const value = (1 + block / 1000).toFixed(3);
    const law = block === middle ? edited : (laws[block % laws.length] ?? edited);
    const body = [
      '',
      '```model',
      ...law.replace('VALUE', block === middle ? '1.000000' : value).split('\n'),
      '```',
      '',
    ];
    const prose = stride - body.length;
    for (let at = 0; at < prose; at++) {
      out.push(
        at % 7 === 0 ? '' : `Some prose with $x_{${at}} = \\frac{a}{b}$ and *words* that a reader skips, line ${at}.`,
      );
    }
    if (block === middle) line = out.length + 3;
    out.push(...body);
  }
  while (out.length < lines) out.push('More prose.');
  return { text: out.join('\n'), line };
}

interface Subject {
  readonly client: LanguageClient;
  readonly uri: string;
  readonly line: number;
  readonly diagnostics: number[];
  readonly hovers: number[];
}

const column = edited.split('\n')[1]?.indexOf('VALUE') ?? 0;

async function open(name: string, blocks: number, lines: number): Promise<Subject> {
  const client = await LanguageClient.start({ initializationOptions: { images: true, theme: 'dark', commands: true } });
  const uri = `file:///notes/${name}.md`;
  const { text, line } = makeNote(blocks, lines);
  await client.open(uri, text);
  await client.settled(uri);
  return { client, uri, line, diagnostics: [], hovers: [] };
}

/** One edit to a text that was never there before, so that nothing is found in a cache. */
async function edit({ client, uri, line, diagnostics, hovers }: Subject, round: number): Promise<void> {
  const value = (1 + (round + 1) / 1e6).toFixed(6);
  const range = { start: { line, character: column }, end: { line, character: column + value.length } };
  const started = performance.now();
  const version = await client.edit(uri, range, value);
  const hover = client.hover(uri, { line: line - 1, character: 5 }).then((text) => {
    if (text === null) throw new Error('There is no hover.');
    return performance.now() - started;
  });
  await client.until(() => client.analyzed.find((changed) => changed.version === version));
  await client.until(() => client.published.find((params) => params.version === version));
  const published = performance.now() - started;
  const shown = await hover;
  if (round < warmUps) return;
  diagnostics.push(published);
  hovers.push(shown);
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

const one = await open('one', 1, 50);
const many = await open('many', 200, 10_000);
for (let round = 0; round < rounds + warmUps; round++) {
  // By turns, so that whatever else the machine does falls on both.
  await edit(one, round);
  await edit(many, round);
}

let failed = false;
for (const what of ['diagnostics', 'hovers'] as const) {
  const small = quantile(one[what], 0.5);
  const large = quantile(many[what], 0.5);
  const late = quantile(many[what], 0.95);
  const ratio = large / small;
  const holds = ratio <= allowedRatio || late <= frame;
  failed ||= !holds;
  console.log(
    `edit to ${what}: median ${small.toFixed(1)} ms with 1 model, ${large.toFixed(1)} ms with 200 models in 10,000 lines ` +
      `(ratio ${ratio.toFixed(2)}), 95th percentile ${quantile(one[what], 0.95).toFixed(1)} and ${late.toFixed(1)} ms: ` +
      (holds ? 'holds' : `exceeds both ${allowedRatio} times and ${frame} ms`),
  );
}

const before = await many.client.custom('fisherNotes/statistics', null);
for (let count = 0; count < 20; count++) {
  // The first line of every tenth paragraph, each moved down by the lines before it.
  const at = { line: count * (10 * (10_000 / 200) + 1), character: 0 };
  await many.client.edit(many.uri, { start: at, end: at }, 'More words.\n');
}
await many.client.settled(many.uri);
const after = await many.client.custom('fisherNotes/statistics', null);
const recomputed = after.computed - before.computed;
console.log(`20 edits of prose: ${recomputed} blocks computed`);
failed ||= recomputed !== 0;

await one.client.stop();
await many.client.stop();
process.exitCode = failed ? 1 : 0;
