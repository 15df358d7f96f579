import type { Catalog, Edition, Numbering, Objective, Relation } from '../../core/model/catalog.ts';
import type { Range } from '../../core/model/text.ts';
import { defined } from '../syntax/defined.ts';

/**
 * A framework that was read from a file, in the terms of catalogs. Numbers, editions and titles are text as in the file,
 * and have not been checked by the rules of catalogs yet.
 */
export interface FrameworkDraft extends Partial<Pick<Catalog, 'title' | 'publisher' | 'url' | 'license' | 'levels'>> {
  /** The prefix that the file suggests; an option of the import overrides it. */
  readonly prefix?: string;
  readonly aliases?: readonly string[];
  readonly misspellings?: readonly string[];
  readonly numbering?: NumberingDraft;
  /** Oldest first. */
  readonly editions: readonly EditionDraft[];
  /** Mappings between objectives, which may be in other files; `joinDrafts` turns them into replacements. */
  readonly mappings?: readonly MappingDraft[];
}

/** A relation of one objective to another, both by their `key`. */
export interface MappingDraft {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
}

export interface NumberingDraft extends Partial<Pick<Numbering, 'words' | 'lead' | 'series'>> {
  readonly unlisted?: 'parent';
  readonly order?: 'either';
}

export interface EditionDraft extends Partial<Pick<Edition, 'published' | 'draft' | 'partial'>> {
  readonly edition?: string;
  readonly objectives: readonly ObjectiveDraft[];
}

export interface ObjectiveDraft extends Pick<Objective, 'number' | 'title' | 'text' | 'group' | 'url' | 'note'> {
  /** The identifier that mappings use. */
  readonly key?: string;
  readonly aliases?: readonly string[];
  /** True, or the reason. */
  readonly withdrawn?: boolean | string;
  /** Empty if it is known to have no replacement; absent if replacements are not recorded. */
  readonly replacedBy?: readonly SuccessorDraft[];
  /** Lines of a comment above the entry, for readers of the catalog. */
  readonly comment?: readonly string[];
  /** A field for them to confirm, which is written as a comment: `replacedBy: [2.1]`. */
  readonly unconfirmed?: string;
  /** Range of the number in the file, in UTF-16 units; the beginning of the file if that is not text. */
  readonly range: Range;
  readonly objectives?: readonly ObjectiveDraft[];
}

export interface SuccessorDraft {
  readonly number: string;
  readonly edition?: string;
  /** Absent for the default of catalogs. */
  readonly relation?: Relation;
}

/** Why a file cannot be imported, or what a person should check in the result. */
export interface ImportProblem {
  readonly severity: 'error' | 'warning';
  readonly range: Range;
  /** One or two sentences on what is wrong and what to do. */
  readonly message: string;
}

export interface Imported {
  /** Null for a file that cannot be imported; then there is a problem with severity `error`. */
  readonly draft: FrameworkDraft | null;
  readonly problems: readonly ImportProblem[];
  /** Contents of the file for which catalogs have no place, for people: `12 assessment objectives`. */
  readonly dropped: readonly string[];
}

/** The title and text of an objective. Without a title its text becomes the title, and without both its number. */
export function wordingOf(
  number: string,
  title: string | undefined,
  text: string | undefined,
): Pick<ObjectiveDraft, 'title' | 'text'> {
  return title === undefined ? { title: text ?? number } : { title, ...defined({ text }) };
}

/** Replacements by these numbers: one has the relation, several are a split, the default of catalogs. */
export function successorsBy(numbers: readonly string[], relation: Relation): SuccessorDraft[] {
  return numbers.map((number) => ({ number, ...(numbers.length === 1 && { relation }) }));
}

/** All objectives of an edition as a flat list, in order. */
export function flatObjectives(objectives: readonly ObjectiveDraft[]): ObjectiveDraft[] {
  return objectives.flatMap((objective) => [objective, ...flatObjectives(objective.objectives ?? [])]);
}

/** The objectives of all levels, changed by `change`, which is called with each of them. */
export function mapObjectives(
  objectives: readonly ObjectiveDraft[],
  change: (objective: ObjectiveDraft) => ObjectiveDraft,
): ObjectiveDraft[] {
  return objectives.map((objective) => {
    const { objectives: inside } = objective;
    return { ...change(objective), ...(inside && { objectives: mapObjectives(inside, change) }) };
  });
}

/** An objective and the ones below it, nested if all their numbers continue its own, as catalogs require. */
export function nested(objective: ObjectiveDraft, inside: readonly ObjectiveDraft[]): ObjectiveDraft[] {
  const continues = inside.length > 0 && inside.every(({ number }) => number.startsWith(objective.number));
  return continues ? [{ ...objective, objectives: inside }] : [objective, ...inside];
}
