/** Requests by which a client lets somebody pick objectives, and writes references to them. */
export const INSERTION_REQUESTS = {
  /** `FindObjectivesParams`; answers a `FoundObjectives`. */
  find: 'objectiveReferences/findObjectives',
  /** `WriteReferencesParams`; answers a `WrittenReferences`. */
  write: 'objectiveReferences/writeReferences',
} as const;

/** An objective by its names. */
export interface ObjectiveName {
  readonly prefix: string;
  /** Id of the edition that lists it. Absent: of the edition that is meant where none is named. */
  readonly edition?: string;
  readonly number: string;
}

export interface FindObjectivesParams {
  /** Of the document that is written in, or of a folder: what judges it has the frameworks. */
  readonly uri: string;
  /** What was typed: numbers, prefixes and words of titles, in any order. */
  readonly query: string;
  /** Those that are withdrawn or replaced are offered too, behind the others. */
  readonly gone: boolean;
  /** Objectives that are told of in `FoundObjectives.recent`. */
  readonly recent: readonly ObjectiveName[];
}

export interface FoundObjectives {
  /** Those of `FindObjectivesParams.recent` that there are, in that order. */
  readonly recent: readonly OfferedObjective[];
  /** The one that fits best, or that the document cites, comes first. */
  readonly frameworks: readonly OfferedFramework[];
  /** How many more fit. */
  readonly more: number;
}

export interface OfferedFramework {
  readonly prefix: string;
  /** Id of the edition that is meant where none is named; empty where it has no name. */
  readonly edition: string;
  /** The best first; where nothing was typed, as in the catalog. */
  readonly objectives: readonly OfferedObjective[];
}

export interface OfferedObjective extends Required<ObjectiveName> {
  /** Its title, or its text where it has none; on one line. */
  readonly title: string;
  /** The heading and the objectives that it is a part of, the outermost first. */
  readonly above: readonly string[];
  readonly status: 'current' | 'withdrawn' | 'replaced';
  /** Numbers of what replaced it. */
  readonly replacedBy: readonly string[];
  /** Its entry, with the arguments of `InitializationOptions.openDefinitionCommand`. */
  readonly entry: { readonly uri: string; readonly position: { readonly line: number; readonly character: number } };
}

export interface WriteReferencesParams {
  /** Of the document, or of a folder where the text is for no document. */
  readonly uri: string;
  /** What the references replace; as LSP has it, without overlaps. Empty: one text is written that is for no document. */
  readonly ranges: readonly WrittenRange[];
  readonly references: readonly ObjectiveName[];
  /** Each title stands in brackets behind its number, where the place allows it. */
  readonly titles: boolean;
  /** The edition is named even where the number alone means the same. */
  readonly pinned: boolean;
}

export interface WrittenRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface WrittenReferences {
  /** In the order of the ranges; the one text where there are none. Empty where there are no such objectives. */
  readonly texts: readonly string[];
  /** Read again there, they say what was wanted, and nothing around them says anything else than before. */
  readonly isRead: boolean;
  /** References for which there is no objective. */
  readonly unknown: readonly ObjectiveName[];
}
