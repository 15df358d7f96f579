import type { Range } from './text.ts';

/**
 * What was written as one citation: a single reference, a list or a range. Its members share prefix and pin.
 * All spans are in UTF-16 units of the scanned document (see `Position`).
 */
export interface ReferenceGroup {
  /** `Framework.id` of the framework that the prefix names. */
  readonly framework: string;
  /** The prefix as written and where. Absent where the document declares its framework and the group has none. */
  readonly prefix?: WrittenPrefix;
  /** What makes numbers without a prefix a citation, where the document declares their framework. */
  readonly bare?: BareKind;
  /** The edition that the citation names, if it names one. */
  readonly pin?: Pin;
  /** From the first to the last character of the whole citation. */
  readonly range: Range;
  readonly members: readonly Reference[];
  /** The ranges among the members: from which to which member, by index into `members`. */
  readonly spans: readonly MemberSpan[];
}

/** A word before the number (`Objective 3.4`); the start of a list item; the value of a key or of a cell in a table. */
export type BareKind = 'word' | 'item' | 'value';

export interface WrittenPrefix {
  readonly text: string;
  readonly range: Range;
  /** How it is spelled: as the prefix or an alias; as a listed misspelling; in the wrong case or number. */
  readonly spelling: 'canonical' | 'misspelling' | 'variant';
}

export interface Pin {
  /** The edition's name as written, without signs and brackets: `2014-2016`, `v1`. */
  readonly text: string;
  readonly range: Range;
  /** Id of the edition that it names; null where the framework has no such edition. */
  readonly edition: string | null;
}

/** A range of a group: `3.1-3.5`. */
export interface MemberSpan {
  /** Index of the member that begins it; the next member ends it. */
  readonly first: number;
  /** The sign or word between the ends, with its spaces, and where. */
  readonly range: Range;
}

/** One citation of one number: a lone reference, a member of a list, or an end of a range. */
export interface Reference {
  /**
   * The member's own text: for the first member from the prefix (or the word, where the number stands first) on, for
   * later ones the number alone; for a group whose prefix stands last, the last member reaches to the prefix's end.
   */
  readonly range: Range;
  /** Where the number is written: from its first to its last character, words and spaces within it included. */
  readonly numberRange: Range;
  /**
   * The number as meant, in the spelling of catalogs: elisions filled in (`22(1) and (4)` gives `22(4)`), inner words
   * and spaces replaced by their brackets (`6 Abs. 1` gives `6(1)`). Not yet looked up: case, zero padding and lead
   * letters are as written.
   */
  readonly number: string;
  /** Weak: a reference only if it resolves (wrong-case prefix, glued number, bare integer in a tail). */
  readonly certainty: 'certain' | 'weak';
  /** Why it is no canonical spelling, if it is none. */
  readonly spellingVariant?: SpellingVariant;
}

export const SPELLING_VARIANTS = ['case', 'glued', 'misspelling', 'plural'] as const;
/** Kinds of non-canonical spelling. */
export type SpellingVariant = (typeof SPELLING_VARIANTS)[number];
