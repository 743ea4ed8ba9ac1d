// Decides what a hover is made of before it is drawn: Markdown, and formulas that each have a form in text.
import type { Range } from 'vscode-languageserver-types';

export type HoverPart =
  | { readonly kind: 'markdown'; readonly text: string }
  /** LaTeX where the client shows pictures, else the lines, in Unicode. */
  | { readonly kind: 'formula'; readonly latex: string; readonly lines: readonly string[] };

export interface HoverContent {
  readonly parts: readonly HoverPart[];
  readonly range: Range;
}

/** VS Code cuts a hover's text here. */
const hoverLimit = 100_000;
/** A picture that is longer is shown as text, so that what stands beside it is not cut off. */
const pictureLimit = 60_000;

export function markdown(text: string): HoverPart {
  return { kind: 'markdown', text };
}

export function formula(latex: string, lines: readonly string[]): HoverPart {
  return { kind: 'formula', latex, lines };
}

function textFormula(lines: readonly string[]): string {
  return ['```text', ...lines, '```'].join('\n');
}

function alternativeText(lines: readonly string[]): string {
  return lines.join('; ').replaceAll(/[[\]\\`"<>]/g, (character) => `\\${character}`);
}

/** The hover for clients that show no Markdown. */
export function hoverPlainText(content: HoverContent): string {
  const plain = (text: string) =>
    text
      .replaceAll(/\[([^\]]*)\]\(command:[^)]*\)/g, '$1')
      .replaceAll('**', '')
      .replaceAll(/\\([^\w\s])/g, '$1')
      .replaceAll('`', '');
  return content.parts
    .map((part) => (part.kind === 'markdown' ? plain(part.text) : part.lines.join('\n')))
    .join('\n\n');
}

/**
 * The hover's Markdown. `picture` gives the URI of an image of a formula, or undefined where it can't; without `picture`
 * all formulas are text.
 */
export async function hoverMarkdown(
  content: HoverContent,
  picture?: (latex: string) => Promise<string | undefined>,
): Promise<string> {
  const paragraphs: string[] = [];
  let length = 0;
  for (const part of content.parts) {
    let text = part.kind === 'markdown' ? part.text : textFormula(part.lines);
    if (part.kind === 'formula' && picture !== undefined) {
      const uri = await picture(part.latex);
      if (uri !== undefined && uri.length <= pictureLimit && length + uri.length < hoverLimit - 2_000) {
        text = `![${alternativeText(part.lines)}](${uri})`;
      }
    }
    length += text.length + 2;
    if (length > hoverLimit) break;
    paragraphs.push(text);
  }
  return paragraphs.join('\n\n');
}
