import type { MemberSpan, Reference, ReferenceGroup } from '../model/reference.ts';
import type { Position, Range } from '../model/text.ts';
import type { TakenNumber } from './broken-number.ts';
import type { NumberToken } from './number-token.ts';
import { joinSeries } from './series.ts';

/** A member of a group while the group is read. */
export interface DraftMember extends Omit<NumberToken, 'end'> {
  /** Where the member's own text begins. */
  start: Position;
  readonly numberStart: Position;
  end: Position;
  /** Where the number itself ends: `end` reaches on to a prefix that is last. */
  readonly numberEnd: Position;
  weak: boolean;
  /** A word of the framework or `§` is before it, after the separator. */
  readonly word: boolean;
}

export interface Draft {
  readonly members: DraftMember[];
  readonly spans: MemberSpan[];
}

export function draftMember(
  start: Position,
  numberStart: Position,
  { token: { number, bareInteger, bareLetters, innerWord, series }, end }: TakenNumber,
  weak: boolean,
  word = false,
): DraftMember {
  // Field by field: spreading an object for each number took a twentieth of a run.
  return { number, bareInteger, bareLetters, innerWord, series, start, numberStart, end, numberEnd: end, weak, word };
}

export function groupOf(
  framework: string,
  range: Range,
  draft: Draft,
  { spellingVariant, ...parts }: Pick<ReferenceGroup, 'prefix' | 'bare' | 'pin'> & Pick<Reference, 'spellingVariant'>,
): ReferenceGroup {
  // Misspellings are listed, hence certain; other odd spellings count only where they resolve.
  const weak = spellingVariant !== undefined && spellingVariant !== 'misspelling';
  const members = draft.members.map(
    (member): Reference => ({
      range: { start: member.start, end: member.end },
      numberRange: { start: member.numberStart, end: member.numberEnd },
      number: joinSeries(member.series, member.number),
      certainty: member.weak || weak ? 'weak' : 'certain',
      ...(spellingVariant && { spellingVariant }),
    }),
  );
  return { framework, ...parts, range, members, spans: draft.spans };
}
