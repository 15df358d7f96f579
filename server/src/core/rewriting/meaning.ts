import { isSameList } from '../base/collections.ts';
import type { Listed } from '../model/framework.ts';
import type { Reference, ReferenceGroup } from '../model/reference.ts';
import type { Range } from '../model/text.ts';
import { resolve } from '../resolution/resolve.ts';
import { groupsOf, type ResolvedReference, type Scope } from '../resolution/scope.ts';

/** What a reference means, as a text that is equal for two references exactly where they mean the same. */
export function meaningOf(objective: Listed | null, reference: Pick<Reference, 'number'> | null, part = ''): string {
  return JSON.stringify(objective ? [objective.edition, objective.number, part] : [reference?.number ?? '', part]);
}

export function meaningsOf(group: ReferenceGroup, { set }: Scope): string[] {
  const framework = set.get(group.framework);
  if (!framework) return [];
  const resolved = group.members.map((reference) => ({
    group,
    reference,
    resolution: resolve(framework, reference.number, group.pin),
  }));
  return meaningsOfReferences(
    resolved.filter(({ reference, resolution: { objective, status } }) => {
      return reference.certainty === 'certain' || (objective !== null && status !== 'unknown-edition');
    }),
  );
}

/** What the references of one citation mean as they are resolved, in their order. */
export function meaningsOfReferences(references: readonly ResolvedReference[]): string[] {
  const [first] = references;
  if (!first) return [];
  const { spans, members } = first.group;
  const starts = new Set(spans.map(({ first }) => members[first]));
  const ends = new Set(spans.map(({ first }) => members[first + 1]));
  return references.map(({ resolution, reference }) =>
    meaningOf(resolution.objective, reference, starts.has(reference) ? 'from' : ends.has(reference) ? 'to' : ''),
  );
}

/** A citation as it has to be read once a text is edited. */
export interface ExpectedCitation {
  /** Where it is in the text before the edits. */
  readonly range: Range;
  /** `Framework.id`. */
  readonly framework: string;
  /** What its references mean, in their order, as `meaningsOfReferences` returns it. */
  readonly meanings: readonly string[];
  /** The edition that it names; null for none, undefined for any. */
  readonly pin?: string | null;
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
  const wrong = expected.find(({ framework, meanings, pin }, index) => {
    const references = found[index] ?? [];
    const group = references[0]?.group;
    if (group?.framework !== framework || !isSameList(meaningsOfReferences(references), meanings)) return true;
    return pin !== undefined && pin !== pinOf(group);
  });
  return wrong?.range ?? found[expected.length]?.[0]?.group.range;
}

/** The edition that a citation names; null without one, and for one that the framework does not have. */
export const pinOf = ({ pin }: ReferenceGroup): string | null => pin?.edition ?? null;
