// Decides what of the page is built anew: a slot keeps its nodes while its data is the same, so nothing jumps or closes.

export class Slot {
  readonly host: HTMLElement;
  private signature: string | null = null;

  constructor(host: HTMLElement) {
    this.host = host;
  }

  /** Fills the slot from `build` when `data` differs from what it shows; whether it did. */
  fill(data: unknown, build: () => readonly (Node | string)[]): boolean {
    const signature = JSON.stringify(data);
    if (signature === this.signature) return false;
    this.signature = signature;
    this.host.replaceChildren(...build());
    return true;
  }
}
