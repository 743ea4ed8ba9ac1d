// Decides where a statement is put that a fix adds to a block: on a line of its own beneath the law's.
import type { Edit } from '../model/issue.ts';
import type { StatisticalModel } from '../model/statisticalModel.ts';

export function statementAfterLaw(text: string, { spans }: StatisticalModel, statement: string): Edit {
  const newline = text.indexOf('\n', Math.max(spans.law.end, spans.support?.end ?? 0));
  const place = newline < 0 ? text.length : newline;
  return { span: { start: place, end: place }, replacement: `\n${statement}` };
}
