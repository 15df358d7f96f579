import type { Range } from '../model/text.ts';
import { groupsOf } from '../resolution/groups.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { meaningsOfReferences } from './meaning.ts';

/** A citation as it has to be read once a text is edited. */
export interface ExpectedCitation {
  /** Where it is in the text before the edits. */
  readonly range: Range;
  /** `Framework.id`. */
  readonly framework: string;
  /** What its references mean, in their order, as `meaningsOfReferences` returns it. */
  readonly meanings: readonly string[];
}

/**
 * Compares the citations of an edited text with what they have to be: every rewriting of whole texts is verified here.
 *
 * @param expected in the order of the text
 * @param references of the edited text, in its order
 * @returns where the first citation is that does not mean what it should: its range before the edits, or, where a
 * citation follows that should not be there, the range of that one in the edited text. Undefined: all are as expected.
 */
export function firstMismatch(
  expected: readonly ExpectedCitation[],
  references: readonly ResolvedReference[],
): Range | undefined {
  const found = groupsOf(references);
  const wrong = expected.find(({ framework, meanings }, index) => {
    const group = found[index];
    return group?.[0]?.group.framework !== framework || !isSameMeaning(meaningsOfReferences(group), meanings);
  });
  return wrong?.range ?? found[expected.length]?.[0]?.group.range;
}

export const isSameMeaning = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((meaning, index) => meaning === b[index]);
