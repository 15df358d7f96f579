import type { Position, Range, Request } from './types.ts';

/** Requests of clients that let users pick objectives and insert references to them. */
export const INSERTION_REQUESTS = {
  find: 'objectiveReferences/findObjectives' as Request<FindObjectivesParams, FoundObjectives>,
  write: 'objectiveReferences/writeReferences' as Request<WriteReferencesParams, WrittenReferences>,
} as const;

/** Identifies an objective. */
export interface ObjectiveName {
  readonly prefix: string;
  /** Id of the edition that lists it. Absent: the default edition. */
  readonly edition?: string;
  readonly number: string;
}

export interface FindObjectivesParams {
  /** Of the document, or of a folder: determines the frameworks. */
  readonly uri: string;
  /** The user's input: numbers, prefixes and words of titles, in any order. */
  readonly query: string;
  /** Withdrawn and replaced objectives are included, after the others. */
  readonly gone: boolean;
  /** Objectives to return in `FoundObjectives.recent`. */
  readonly recent: readonly ObjectiveName[];
}

export interface FoundObjectives {
  /** Those of `FindObjectivesParams.recent` that exist, in that order. */
  readonly recent: readonly OfferedObjective[];
  /** The best match, or one that the document cites, comes first. */
  readonly frameworks: readonly OfferedFramework[];
  /** How many more matches there are. */
  readonly more: number;
}

interface OfferedFramework {
  readonly prefix: string;
  /** Id of the default edition; empty where it has no name. */
  readonly edition: string;
  /** The best match first; in the order of the catalog where the query is empty. */
  readonly objectives: readonly OfferedObjective[];
}

export interface OfferedObjective extends Required<ObjectiveName> {
  /** Its title, or its text where it has no title, on one line. */
  readonly title: string;
  /** The heading and the objectives that it is part of, outermost first. */
  readonly above: readonly string[];
  readonly status: 'current' | 'withdrawn' | 'replaced';
  /** Numbers of its replacements. */
  readonly replacedBy: readonly string[];
  /** Its entry in the catalog: the arguments of `InitializationOptions.openDefinitionCommand`. */
  readonly entry: { readonly uri: string; readonly position: Position };
}

export interface WriteReferencesParams {
  /** Of the document, or of a folder where the text is not for a document. */
  readonly uri: string;
  /** Ranges to replace, without overlaps. Empty: one text is written that is not for a document. */
  readonly ranges: readonly Range[];
  readonly references: readonly ObjectiveName[];
  /** Add titles in brackets after numbers, where possible. */
  readonly titles: boolean;
  /** Name the edition even where it is the default one. */
  readonly pinned: boolean;
}

export interface WrittenReferences {
  /** In the order of the ranges; a single text where there are none. Empty where none of the objectives exists. */
  readonly texts: readonly string[];
  /** Whether the inserted texts are read as the references meant, and all around them keeps its meaning. */
  readonly isRead: boolean;
  /** References whose objective does not exist. */
  readonly unknown: readonly ObjectiveName[];
}
