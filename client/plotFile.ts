// Decides the names of the files in which plots stand beside their note.

/** Of a plot of a block of a note: letters, digits, hyphens and underscores only, short, and without a folder. */
export function plotFileName(note: string, blockName: string, plot: string, attempt: number): string {
  const stem = note.replace(/\.[^.]*$/, '');
  const words = [stem, blockName, plot].map(safe).filter((word) => word !== '');
  return `${words.join('-')}${attempt > 1 ? `-${String(attempt)}` : ''}.svg`;
}

const longest = 60;

const safe = (text: string): string =>
  Array.from(text.normalize('NFC').replace(/[^\p{L}\p{N}_]+/gu, '-'))
    .slice(0, longest)
    .join('')
    .replace(/^-+|-+$/g, '');
