// Decides which call a cursor stands in while its line is being typed: read from the text before it, brackets and all.

export interface OpenCall {
  readonly name: string;
  /** How many commas precede the cursor at the call's own level: the argument's place, from 0. */
  readonly argument: number;
  /** The text of each argument up to the cursor, the one at the cursor last. */
  readonly arguments: readonly string[];
}

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The innermost call whose bracket is open at the end of the text; undefined where there is none. */
export function openCall(before: string): OpenCall | undefined {
  let depth = 0;
  const commas: number[] = [];
  for (let at = before.length - 1; at >= 0; at--) {
    const character = before.charAt(at);
    if (character in closers) depth++;
    else if ('([{'.includes(character)) {
      if (depth > 0) {
        depth--;
        continue;
      }
      const name = /([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(before.slice(0, at))?.[1];
      if (character !== '(' || name === undefined) {
        // A list or a bracket within a call: its commas are not the call's.
        commas.length = 0;
        continue;
      }
      const cuts = [at, ...commas.reverse()];
      const texts = cuts.map((cut, index) => before.slice(cut + 1, cuts[index + 1]).trim());
      return { name, argument: cuts.length - 1, arguments: texts };
    } else if (character === ',' && depth === 0) commas.push(at);
  }
  return undefined;
}

/** The name before the `=` of a named argument; undefined for a positional one. */
export function argumentName(text: string): string | undefined {
  return /^([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u.exec(text)?.[1];
}

/** The statement up to an offset of a block's text, joined over lines while a bracket is open, without comments. */
export function statementBefore(text: string, offset: number): string {
  const lines = text
    .slice(0, offset)
    .split('\n')
    .map((line) => line.replace(/#.*$/, ''));
  let statement = lines.pop() ?? '';
  // A line goes on while a bracket is open; looking back a few lines is enough for what a person types.
  for (let back = 0; back < 20 && lines.length > 0; back++) {
    const previous = lines.pop() ?? '';
    const joined = `${previous}\n${statement}`;
    if (bracketDepth(previous) <= 0 && bracketDepth(joined) === bracketDepth(statement)) break;
    statement = joined;
  }
  return statement;
}

function bracketDepth(text: string): number {
  let depth = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth++;
    else if (character in closers) depth--;
  }
  return depth;
}

/** Whether the end of the text stands in a comment of its line. */
export function inComment(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(lineStart, offset).includes('#');
}
