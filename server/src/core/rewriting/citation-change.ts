import type { Framework, Listed } from '../model/framework.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import type { Lines } from '../model/text.ts';
import type { ResolvedReference, Scope } from '../resolution/scope.ts';

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
