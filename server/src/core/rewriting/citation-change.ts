import { isSameList } from '../base/collections.ts';
import type { Framework, Listed } from '../model/framework.ts';
import type { Reference, ReferenceGroup } from '../model/reference.ts';
import type { Lines, Range } from '../model/text.ts';
import { groupsOf, type ResolvedReference, resolveGroup, type Scope } from '../resolution/scope.ts';

export interface Citation {
  /** As the scanner sees them: where a text has cells, with their borders. */
  readonly lines: Lines;
  /** As they are, with the same offsets. */
  readonly written: Lines;
  readonly scope: Scope;
  readonly framework: Framework;
  readonly group: ReferenceGroup;
  /** Its references, by index of the member. */
  readonly members: ReadonlyMap<number, ResolvedReference>;
  /** Of the document, where it matters how texts are written in its language. */
  readonly uri?: string | undefined;
}

export function citationOf(
  lines: Lines,
  scope: Scope,
  references: readonly ResolvedReference[],
  written = lines,
): Citation {
  const { group, resolution } = references[0]!;
  let found: Citation['members'] | undefined;
  return {
    lines,
    written,
    scope,
    framework: resolution.framework,
    group,
    // Most citations have no problem, and need not be looked up member by member.
    get members() {
      found ??= membersOf(group, references);
      return found;
    },
  };
}

function membersOf(group: ReferenceGroup, references: readonly ResolvedReference[]): Citation['members'] {
  const indexes = new Map(group.members.map((member, index) => [member, index]));
  return new Map(references.map((one) => [indexes.get(one.reference) ?? -1, one]));
}

/** What changes in a citation; everything else stays as it is. */
export interface GroupChange {
  /** The prefix to write; a number without a space before it then gets one. */
  readonly prefix?: string;
  /** Id of the edition to name; null: none. */
  readonly pin?: string | null;
  /** What replaces members and ranges, by index of the member, or of the one that begins the range. */
  readonly items?: ReadonlyMap<number, Replaced>;
  /** All of it, where not all names the same edition; nothing else then counts. */
  readonly parts?: readonly CitationPart[];
}

/** A member or a range of a citation, what it then means, and the edition that it names. */
export interface CitationPart {
  /** Index of the member, or of the one that begins the range. */
  readonly first: number;
  readonly pin: string | null;
  readonly meant: Replaced;
  /** The numbers stay as they are. */
  readonly isKept: boolean;
  /** What a range becomes behind that, where its numbers name several editions. */
  readonly rest?: readonly EditionPart[];
}

/** Objectives, and the edition that is named before them. */
export interface EditionPart {
  readonly pin: string | null;
  readonly objectives: readonly Listed[];
}

/** What is written in place of a member or a range: objectives one after the other, or, of a range alone, a range. */
export type Replaced = { readonly objectives: readonly Listed[] } | { readonly range: NewRange };

/** Both ends, or the one objective that replaces a whole range. */
export type NewRange = readonly [from: Listed, to: Listed] | readonly [only: Listed];

/** What a reference means, as a text that is equal for two references exactly where they mean the same. */
export function meaningOf(objective: Listed | null, reference: Pick<Reference, 'number'> | null, part = ''): string {
  return JSON.stringify(objective ? [objective.edition, objective.number, part] : [reference?.number ?? '', part]);
}

export const meaningsOf = (group: ReferenceGroup, { set }: Scope): string[] =>
  meaningsOfReferences(resolveGroup(group, set));

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
