// What a principle is, by which a derivation goes from one line to the next: a reason in words, and a source.

export interface Principle {
  readonly id: string;
  /** The reason as a heading, without a full stop; `{name}` stands for a subject of the step. */
  readonly reason: string;
  /** A sentence that the formula ends. */
  readonly sentence: string;
  /** The sentence where the principle has been used before. */
  readonly again?: string;
  /** Book or paper with its section; absent for plain algebra. */
  readonly source?: string;
  /** It introduces a name or a change of variable, so that there are no two sides to compare. */
  readonly introduces?: true;
}
