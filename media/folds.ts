// Decides which disclosures stand open: each remembers what the reader last chose, across updates, blocks and reloads.

export class Folds {
  private open: Record<string, boolean> = {};
  private readonly changed: (open: Readonly<Record<string, boolean>>) => void;

  constructor(changed: (open: Readonly<Record<string, boolean>>) => void) {
    this.changed = changed;
  }

  get all(): Readonly<Record<string, boolean>> {
    return this.open;
  }

  /** Takes over what was remembered elsewhere. */
  restore(open: Readonly<Record<string, boolean>>): void {
    this.open = { ...open };
  }

  /** Opens and closes every keyed disclosure under `root` as it is remembered. */
  apply(root: ParentNode): void {
    for (const { key, details } of keyed(root)) {
      const remembered = this.open[key];
      if (remembered !== undefined) details.open = remembered;
      details.dataset['known'] = String(details.open);
    }
  }

  /** Remembers what has changed under `root` since `apply`: to be called after the reader has clicked. */
  collect(root: ParentNode): void {
    let changed = false;
    for (const { key, details } of keyed(root)) {
      if (details.dataset['known'] === String(details.open)) continue;
      details.dataset['known'] = String(details.open);
      this.open[key] = details.open;
      changed = true;
    }
    if (changed) this.changed(this.open);
  }
}

function keyed(root: ParentNode): { key: string; details: HTMLDetailsElement }[] {
  return [...root.querySelectorAll<HTMLDetailsElement>('details[data-key]')].map((details) => ({
    key: details.dataset['key'] ?? '',
    details,
  }));
}
