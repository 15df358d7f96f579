import type { Relation } from '../../core/model/catalog.ts';
import type { Range } from '../../core/model/text.ts';
import { defined } from '../syntax/defined.ts';

/**
 * What an importer makes of a file: a framework as its catalog would describe it. Numbers, editions and titles are text
 * as the file has them; nothing in it has been checked by the rules of catalogs yet.
 */
export interface FrameworkDraft {
  /** What the file itself suggests; whoever imports may say another one. */
  readonly prefix?: string;
  readonly aliases?: readonly string[];
  readonly misspellings?: readonly string[];
  readonly title?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly license?: string;
  readonly levels?: readonly string[];
  readonly numbering?: NumberingDraft;
  /** Oldest first. */
  readonly editions: readonly EditionDraft[];
  /** What a file says of objectives that may be in other files; `joinDrafts` puts it where it belongs. */
  readonly mappings?: readonly MappingDraft[];
}

/** That one objective stands for another one, both by their `key`. */
export interface MappingDraft {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
}

export interface NumberingDraft {
  readonly words?: readonly string[];
  readonly lead?: readonly string[];
  readonly inner?: readonly (readonly [word: string, bracket: string])[];
  readonly ignoreCase?: boolean;
  readonly ignoreZeroPadding?: boolean;
  readonly unlisted?: 'parent';
  readonly order?: 'after' | 'either';
}

export interface EditionDraft {
  readonly edition?: string;
  readonly aliases?: readonly string[];
  readonly published?: string;
  readonly draft?: boolean;
  readonly partial?: boolean;
  readonly objectives: readonly ObjectiveDraft[];
}

export interface ObjectiveDraft {
  readonly number: string;
  /** What mappings know it by. */
  readonly key?: string;
  readonly title?: string;
  readonly text?: string;
  readonly group?: string;
  readonly aliases?: readonly string[];
  readonly url?: string;
  readonly note?: string;
  /** True, or the reason. */
  readonly withdrawn?: boolean | string;
  /** Empty: known to have none. Absent: not recorded. */
  readonly replacedBy?: readonly SuccessorDraft[];
  readonly replaces?: readonly SuccessorDraft[];
  /** For a person who reads the catalog: lines of a comment above the entry. */
  readonly comment?: readonly string[];
  /** A field for that person to confirm, which is written as a comment: `replacedBy: [2.1]`. */
  readonly unconfirmed?: string;
  /** Place of the number in the file, in UTF-16 units; of the file's first character where it has no text. */
  readonly range: Range;
  readonly objectives?: readonly ObjectiveDraft[];
}

export interface SuccessorDraft {
  readonly number: string;
  readonly edition?: string;
  /** Absent: the default of catalogs. */
  readonly relation?: Relation;
}

/** What kept an importer from reading a file, or what a person should know of what it read. */
export interface ImportProblem {
  readonly severity: 'error' | 'warning';
  readonly range: Range;
  /** What is wrong and what to do, in one or two sentences. */
  readonly message: string;
}

export interface Imported {
  /** Null for a file that cannot be imported: then there is an error. */
  readonly draft: FrameworkDraft | null;
  readonly problems: readonly ImportProblem[];
  /** What the file has and a catalog has no place for, for people: `12 assessment objectives`. */
  readonly dropped: readonly string[];
}

/** What the reader of a format makes of a file that it can read. */
export interface ReadFramework extends Imported {
  readonly draft: FrameworkDraft;
}

/** What an objective says: without a title its text is the title, without either its number. */
export function wordingOf(
  number: string,
  title: string | undefined,
  text: string | undefined,
): Pick<ObjectiveDraft, 'title' | 'text'> {
  return title === undefined ? { title: text ?? number } : { title, ...defined({ text }) };
}

/** All objectives of an edition, flat, in their order. */
export function flatObjectives(objectives: readonly ObjectiveDraft[]): ObjectiveDraft[] {
  return objectives.flatMap((objective) => [objective, ...flatObjectives(objective.objectives ?? [])]);
}

/** An objective with what stands below it: nested where all of its numbers continue its own, as catalogs want it. */
export function nested(objective: ObjectiveDraft, inside: readonly ObjectiveDraft[]): ObjectiveDraft[] {
  const continues = inside.length > 0 && inside.every(({ number }) => number.startsWith(objective.number));
  return continues ? [{ ...objective, objectives: inside }] : [objective, ...inside];
}
