import type { Range } from './text.ts';

/**
 * One citation: a single reference, a list or a range. Its members share prefix and pin, the named edition.
 * All spans are in UTF-16 units of the scanned document (see `Position`).
 */
export interface ReferenceGroup {
  /** `Framework.id` of the framework that the prefix names. */
  readonly framework: string;
  /** The prefix as written. Absent for numbers without a prefix. */
  readonly prefix?: WrittenPrefix;
  /** What makes numbers without a prefix a citation. */
  readonly bare?: BareKind;
  /** The edition that the citation names, if any. */
  readonly pin?: Pin;
  /** From the first to the last character of the whole citation. */
  readonly range: Range;
  readonly members: readonly Reference[];
  /** The ranges among the members: from which to which member, by index into `members`. */
  readonly spans: readonly MemberSpan[];
}

/** A word before the number (`Objective 3.4`); the start of a list item; the value of a key or cell; its own shape. */
export type BareKind = 'word' | 'item' | 'value' | 'self';

export interface WrittenPrefix {
  readonly text: string;
  readonly range: Range;
  /** The prefix or an alias; a listed misspelling; the wrong case or the plural. */
  readonly spelling: 'canonical' | 'misspelling' | 'variant';
}

export interface Pin {
  /** The edition's name as written, without signs and brackets: `2014-2016`, `v1`. */
  readonly text: string;
  readonly range: Range;
  /** Id of the named edition; null if the framework has no such edition. */
  readonly edition: string | null;
  /** It is not written here: the prefix, whose place this is, implies it, or the header of the number's column names it. */
  readonly implied?: boolean;
}

/** The edition as a citation writes it; null where it writes none. */
export const writtenEdition = ({ pin }: Pick<ReferenceGroup, 'pin'>): string | null =>
  pin && !pin.implied ? pin.text : null;

/** A range of a group: `3.1-3.5`. */
export interface MemberSpan {
  /** Index of the member that begins it; the next member ends it. */
  readonly first: number;
  /** The place of the sign or word between the ends, with its spaces. */
  readonly range: Range;
}

/** One citation of one number: a lone reference, a member of a list, or an end of a range. */
export interface Reference {
  /**
   * The text of the member: for the first one from the prefix (or the word, if the number comes first) on, for later
   * ones only the number; in a group with the prefix at the end, the last member includes the prefix.
   */
  readonly range: Range;
  /** The number as written, with words and spaces within it. */
  readonly numberRange: Range;
  /**
   * The number as meant, in the spelling of catalogs: elisions filled in (`22(1) and (4)` gives `22(4)`), inner words
   * and spaces replaced by their brackets (`6 Abs. 1` gives `6(1)`). Not yet looked up: case, zero padding and lead
   * letters are as written.
   */
  readonly number: string;
  /** Weak: a reference only if it resolves (wrong-case prefix, glued number, bare integer in a tail). */
  readonly certainty: 'certain' | 'weak';
  /** How the spelling differs from the canonical one, if it does. */
  readonly spellingVariant?: SpellingVariant;
}

export const SPELLING_VARIANTS = ['case', 'glued', 'misspelling', 'plural'] as const;
/** Kinds of non-canonical spelling. */
export type SpellingVariant = (typeof SPELLING_VARIANTS)[number];
