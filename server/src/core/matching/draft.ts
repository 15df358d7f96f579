import type {
  BareKind,
  MemberSpan,
  Pin,
  Reference,
  ReferenceGroup,
  SpellingVariant,
  WrittenPrefix,
} from '../model/reference.ts';
import type { Position, Range } from '../model/text.ts';
import type { TakenNumber } from './broken-number.ts';

/** A member of a group while the group is read. */
export interface DraftMember {
  /** Where the member's own text begins. */
  start: Position;
  readonly numberStart: Position;
  end: Position;
  /** Where the number itself ends: `end` reaches on to a prefix that is last. */
  readonly numberEnd: Position;
  readonly number: string;
  readonly bareInteger: boolean;
  readonly bareLetters: boolean;
  /** Its last component is after a word: `6 Abs. 1`. */
  readonly innerWord: boolean;
  weak: boolean;
}

/** Members with the ranges among them. */
export interface Draft {
  readonly members: DraftMember[];
  readonly spans: MemberSpan[];
}

export function draftMember(
  start: Position,
  numberStart: Position,
  { token, end }: TakenNumber,
  weak: boolean,
): DraftMember {
  return {
    start,
    numberStart,
    end,
    numberEnd: end,
    number: token.number,
    bareInteger: token.bareInteger,
    bareLetters: token.bareLetters,
    innerWord: token.innerWord,
    weak,
  };
}

export function groupOf(
  framework: string,
  range: Range,
  draft: Draft,
  parts: { prefix?: WrittenPrefix; bare?: BareKind; pin?: Pin; spellingVariant?: SpellingVariant },
): ReferenceGroup {
  // Misspellings are listed, hence certain; other odd spellings count only where they resolve.
  const weak = parts.spellingVariant !== undefined && parts.spellingVariant !== 'misspelling';
  const members = draft.members.map(
    (member): Reference => ({
      range: { start: member.start, end: member.end },
      numberRange: { start: member.numberStart, end: member.numberEnd },
      number: member.number,
      certainty: member.weak || weak ? 'weak' : 'certain',
      ...(parts.spellingVariant && { spellingVariant: parts.spellingVariant }),
    }),
  );
  return {
    framework,
    ...(parts.prefix && { prefix: parts.prefix }),
    ...(parts.bare && { bare: parts.bare }),
    ...(parts.pin && { pin: parts.pin }),
    range,
    members,
    spans: draft.spans,
  };
}
