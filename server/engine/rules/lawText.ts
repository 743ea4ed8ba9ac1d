// The law as the writer wrote it, for the beginning of a message.
import type { ModelFacts } from '../regularity/condition.ts';

const longest = 60;

/** The source of the law with what follows `on`, in one line, cut where it is long. */
export function lawText({ text, model }: ModelFacts): string {
  const written = text.slice(model.spans.law.start, model.spans.law.end).replaceAll(/\s+/g, ' ');
  return written.length <= longest ? written : `${written.slice(0, longest - 1)}…`;
}

/** The statement with its first letter large. */
export const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
