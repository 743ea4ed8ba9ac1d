// Decides how a finding is printed: where, what, the line with carets beneath the place, and the message.
import { LineMap } from '../engine/base/span.ts';
import type { DiagnosticReport } from '../engine/report/schema.ts';

const lineWidth = 100;

/** The text in lines of at most 100 characters, each after the indentation. */
export function indented(text: string, indentation: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > lineWidth) lines.push(indentation + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}

/** How many columns a terminal gives the text: combining marks have none, wide characters two. */
function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    count += /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}]/u.test(character) ? 2 : 1;
  }
  return count;
}

/** `notes/a.md:12:5: warning code`, the line, carets, the message. Lines and columns count from 1, columns in characters. */
export function diagnosticText(path: string, text: string, diagnostic: DiagnosticReport): string {
  const { start, end } = diagnostic.range;
  const lines = new LineMap(text);
  const place = lines.lineSpan(start.line);
  const line = place === undefined ? '' : text.slice(place.start, place.end);
  const column = Array.from(line.slice(0, start.character)).length + 1;
  const shown = (stretch: string) => stretch.replaceAll('\t', '    ');
  const before = shown(line.slice(0, start.character));
  const marked = shown(line.slice(start.character, end.line === start.line ? end.character : line.length));
  const indentation = /^ */.exec(shown(line))?.[0].length ?? 0;
  const cut = Math.min(indentation, before.length);
  const out = [`${path}:${start.line + 1}:${column}: ${diagnostic.severity} ${diagnostic.code}`];
  if (line.trim() !== '') {
    out.push(
      `  ${shown(line).slice(cut)}`,
      `  ${' '.repeat(columns(before.slice(cut)))}${'^'.repeat(Math.max(1, columns(marked)))}`,
    );
  }
  out.push(indented(diagnostic.message, '  '));
  return out.join('\n');
}
