/** Decides how a stretch of text is written: half-open ranges of UTF-16 offsets, and lines ended by \n, \r\n or \r. */

/** The stretch [start, end) of a text, in UTF-16 code units. `start <= end`; an empty span is a place between characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as editors count it: line and UTF-16 character, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The span from `start` to `end`. */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** The smallest span that holds both. */
export function merge(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Whether the offset touches the span; both ends count, since a cursor stands between characters. */
export function contains(outer: Span, offset: number): boolean {
  return outer.start <= offset && offset <= outer.end;
}

/** Whether `inner` lies within `outer`. */
export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether the two share a character; empty spans overlap nothing. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The span moved by `distance` code units. */
export function shift(moved: Span, distance: number): Span {
  return { start: moved.start + distance, end: moved.end + distance };
}

/** The stretch of `text` that the span covers. */
export function textOf(text: string, covered: Span): string {
  return text.slice(covered.start, covered.end);
}

/** Offsets to positions and back, for one text. Building it is linear in the text; each question is logarithmic in its lines. */
export class LineMap {
  readonly length: number;
  private readonly starts: readonly number[];
  private readonly ends: readonly number[];

  constructor(text: string) {
    const starts = [0];
    const ends: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code !== 10 && code !== 13) continue;
      ends.push(at);
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
      starts.push(at + 1);
    }
    ends.push(text.length);
    this.length = text.length;
    this.starts = starts;
    this.ends = ends;
  }

  /** How many lines the text has; an empty text has one. */
  get lineCount(): number {
    return this.starts.length;
  }

  /** The line's characters without its line ending; `undefined` where there is no such line. */
  lineSpan(line: number): Span | undefined {
    const start = this.starts[line];
    const end = this.ends[line];
    return start === undefined || end === undefined ? undefined : { start, end };
  }

  /** The position of an offset; one outside the text, or inside a line ending, is moved to the nearest place that exists. */
  positionAt(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.min(inside, this.ends[low] ?? 0) - (this.starts[low] ?? 0) };
  }

  /** The offset of a position; a character past its line is the line's end, a line past the text is the text's end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const line = this.lineSpan(position.line);
    if (line === undefined) return this.length;
    return Math.min(line.start + Math.max(0, position.character), line.end);
  }
}
