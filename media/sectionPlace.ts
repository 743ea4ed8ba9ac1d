// Decides how one section stands on the page: absent, folded to one line, open, or as it was while the rest is computed.
import { element } from './dom.ts';
import type { Actions, Section, Shown } from './sections/section.ts';
import { Slot } from './slots.ts';

export class SectionPlace {
  readonly frame: HTMLDetailsElement;
  private readonly section: Section;
  private readonly headline = new Slot(element('span', { class: 'headline' }));
  private readonly body = new Slot(element('div', { class: 'body' }));

  constructor(section: Section) {
    const { key, title, openAtFirst } = section;
    this.section = section;
    this.frame = element(
      'details',
      { class: 'section', id: `section-${key}`, 'data-key': `section:${key}`, open: openAtFirst },
      element('summary', {}, element('h2', {}, title), this.headline.host),
      this.body.host,
    );
    this.frame.hidden = true;
  }

  get key(): string {
    return this.section.key;
  }

  get isVisible(): boolean {
    return !this.frame.hidden;
  }

  /** Shows what there is; whether the body is new. `same`: whether it is the block that was shown before. */
  fill(shown: Shown | null, same: boolean, actions: Actions): boolean {
    const { section, frame } = this;
    const data = shown === null ? null : (section.data(shown) ?? null);
    const isAwaited = shown?.analysis.depth === 'findings' && (data === null || section.grows === true);
    // What the full analysis of the former text said stays, dimmed, until that of the present one is there.
    const isFormer = isAwaited && same && this.isVisible;
    frame.classList.toggle('former', isFormer);
    frame.setAttribute('aria-busy', String(isFormer));
    if (isFormer) return false;
    frame.hidden = data === null;
    const there = data === null ? null : shown;
    this.headline.fill(data, () => (there === null ? [] : (section.headline?.(there) ?? [])));
    return this.body.fill(data, () => (there === null ? [] : section.body(there, actions)));
  }
}
