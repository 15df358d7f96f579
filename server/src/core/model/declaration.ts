import type { Range } from './text.ts';

/** A text as written in a document, and its place. */
export interface Written {
  readonly text: string;
  readonly range: Range;
}

export interface DeclaredFramework {
  /** As written: a prefix or an alias; without `edition` perhaps followed by a colon or a space and an edition. */
  readonly framework: Written;
  readonly edition?: Written;
  /** Can only be a declaration: a plain `objectives` in front matter may also be learning objectives of a lesson. */
  readonly isUnmistakable: boolean;
  /** Item of a list, which is more likely a list of learning objectives, or of their codes (`LO1`). */
  readonly isListed?: boolean;
}

export interface Declaration {
  /** In the order of the text. Numbers without a prefix belong to the first one; the editions of all apply. */
  readonly frameworks: readonly DeclaredFramework[];
  /**
   * The latest date in the document on which it was written or reviewed: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
   */
  readonly date?: Written;
}

export const NO_DECLARATION: Declaration = { frameworks: [] };
