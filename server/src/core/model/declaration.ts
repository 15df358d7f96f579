import type { Range } from './text.ts';

/** Something as written in a document, and where. */
export interface Written {
  readonly text: string;
  readonly range: Range;
}

/** A framework that a document declares. */
export interface DeclaredFramework {
  /** As written: a prefix or an alias, with an edition behind a colon or a space where `edition` has none. */
  readonly framework: Written;
  readonly edition?: Written;
  /**
   * It can be meant for nothing else. `objectives` in front matter may as well be what a lesson teaches, in words of its
   * own.
   */
  readonly isUnmistakable: boolean;
  /** One of a list, which is likelier one of what a lesson teaches, or of its codes (`LO1`). */
  readonly isListed?: boolean;
}

/** What a document says of itself. */
export interface Declaration {
  /** In the order of the text. Bare numbers belong to the first one; the editions of all count. */
  readonly frameworks: readonly DeclaredFramework[];
  /**
   * The last day, as `YYYY-MM-DD`, on which somebody says to have written or looked at the document; `YYYY-MM` or `YYYY`
   * where no more is said.
   */
  readonly date?: Written;
}

export const NO_DECLARATION: Declaration = { frameworks: [] };
