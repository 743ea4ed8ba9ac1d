// Decides what the arguments of `check` ask for; what can't be used is said with the nearest spelling that can.
import { parseArgs } from 'node:util';
import { nearest } from '../engine/base/suggest.ts';
import { diagnosticSeverities } from '../engine/model/issue.ts';
import type { FindingPolicy } from '../engine/report/findingPolicy.ts';
import { reportParts, severities } from '../engine/report/schema.ts';
import type { ReportPart, Severity } from '../engine/report/schema.ts';

export interface CheckArguments {
  readonly notes: readonly string[];
  readonly format: 'text' | 'json';
  readonly only: readonly ReportPart[] | undefined;
  readonly failOn: Severity;
  readonly policy: FindingPolicy;
}

/** Arguments that can't be used, in words for the one who wrote them. */
export class UnusableArguments extends Error {}

const options = {
  format: { type: 'string' },
  only: { type: 'string' },
  'fail-on': { type: 'string' },
  severity: { type: 'string', multiple: true },
  pedantic: { type: 'boolean' },
} as const;

/** “…” — did you mean …? */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : ` Did you mean “${found}”?`;
}

/** The value as one of the choices; throws `UnusableArguments` where it is none. */
function chosen<T extends string>(what: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new UnusableArguments(
    `${what} cannot be “${value}”; it is one of ${choices.join(', ')}.${didYouMean(value, choices)}`,
  );
}

/** CODE=SEVERITY. */
function severityOfCode(written: string): readonly [string, Severity | 'off'] {
  const [code = '', level = ''] = written.split('=');
  return [
    chosen('The code of --severity', code, Object.keys(diagnosticSeverities)),
    chosen(`The severity of ${code}`, level, [...severities, 'off'] as const),
  ];
}

function unknownOption(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  const names = Object.keys(options);
  for (const argument of end < 0 ? args : args.slice(0, end)) {
    const name = /^--?([^=]+)/.exec(argument)?.[1];
    if (name !== undefined && !names.includes(name)) return name;
  }
  return undefined;
}

/** What `check` is asked for; throws `UnusableArguments`. */
export function checkArguments(args: readonly string[]): CheckArguments {
  const unknown = unknownOption(args);
  if (unknown !== undefined) {
    const names = Object.keys(options);
    const meant = nearest(unknown, names);
    const hint =
      meant === undefined
        ? `The options are ${names.map((name) => `--${name}`).join(', ')}.`
        : `Did you mean --${meant}?`;
    throw new UnusableArguments(`There is no option --${unknown}. ${hint}`);
  }
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // parseArgs explains itself in its first sentence; what follows is about escaping.
    throw new UnusableArguments(
      /^.*?(?:\. |$)/m.exec(error instanceof Error ? error.message : String(error))?.[0] ?? '',
    );
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0) throw new UnusableArguments('Name the notes to check: fisher-notes check notes/*.md');
  const words = values.only?.split(',').map((part) => part.trim());
  return {
    notes: positionals,
    format: chosen('--format', values.format ?? 'text', ['text', 'json']),
    only: words?.filter((part) => part !== '').map((part) => chosen('A part of --only', part, reportParts)),
    failOn: chosen('--fail-on', values['fail-on'] ?? 'error', severities),
    policy: {
      severities: new Map((values.severity ?? []).map(severityOfCode)),
      pedantic: values.pedantic ?? false,
    },
  };
}
