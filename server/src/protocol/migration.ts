import type { Range, Request } from './types.ts';

// Newer editions of frameworks, and migration of references to them.

/** Requests of clients that show notifications of newer editions. */
export const EDITION_REQUESTS = {
  /** Searches no files. */
  current: 'objectiveReferences/currentEditions' as Request<object, CurrentEdition[]>,
  /**
   * Searches the folder and returns the number of affected references; null where the framework or edition does not exist
   * (any more), or the user has cancelled the search.
   */
  affected: 'objectiveReferences/affectedReferences' as Request<AffectedParams, number | null>,
} as const;

/** Sent to clients with `editions`: the result of `EDITION_REQUESTS.current` has changed. No parameters. */
export const EDITIONS_CHANGED = 'objectiveReferences/editionsChanged';

/** The current edition of a framework in a folder. */
export interface CurrentEdition {
  /** URI of the folder. */
  readonly folder: string;
  readonly prefix: string;
  /** Its id. */
  readonly edition: string;
  /** Ids of the editions before it, the oldest first. */
  readonly older: readonly string[];
}

export interface AffectedParams {
  readonly folder: string;
  readonly prefix: string;
  /** Id of the edition that was current earlier. */
  readonly since: string;
}

/** Requests of clients that let users migrate references to another edition. All take one parameter, or none. */
export const MIGRATION_REQUESTS = {
  frameworks: 'objectiveReferences/migratableFrameworks' as Request<object, MigratableFramework[]>,
  /** Null where the framework or edition does not exist (any more). */
  plan: 'objectiveReferences/planMigration' as Request<MigrationParams, MigrationPlan | null>,
  /** Sends the edit by `workspace/applyEdit`. */
  migrate: 'objectiveReferences/migrate' as Request<MigrateParams, MigrationOutcome | null>,
} as const;

/** A framework with several editions. */
export interface MigratableFramework {
  /** URI of the folder whose files would be migrated. */
  readonly folder: string;
  readonly prefix: string;
  readonly title: string | null;
  /** Editions to migrate to, newest first. */
  readonly editions: readonly { readonly id: string; readonly isCurrent: boolean; readonly objectives: number }[];
}

export interface MigrationParams {
  readonly folder: string;
  readonly prefix: string;
  readonly edition: string;
  readonly choices: readonly MigrationChoice[];
  /** Decisions about single references. With any, only the documents that they are about are changed. */
  readonly decisions?: readonly ReferenceDecision[];
}

/** What the user has decided about a row of `MigrationPlan.decisions`. */
export interface ReferenceDecision {
  /** Of the document, and of the row. */
  readonly uri: string;
  readonly range: Range;
  readonly number: string;
  /** Numbers of the new edition; the older edition, which the citation then names; an ignore comment. */
  readonly decision:
    | { readonly kind: 'choose'; readonly numbers: readonly string[] }
    | { readonly kind: 'keep'; readonly edition?: string }
    | { readonly kind: 'ignore'; readonly reason: string };
}

/** A reference that needs a decision: the core's `DecisionRow`, with its document. */
export interface DecisionInFile {
  readonly uri: string;
  readonly range: Range;
  /** Of the whole list, which is changed once all of it is decided. */
  readonly citation: Range;
  readonly text: string;
  /** Its line as one line of plain text, and where it is there, in UTF-16 units. */
  readonly excerpt: { readonly text: string; readonly span: readonly [start: number, end: number] };
  readonly edition: string | null;
  readonly number: string;
  readonly within: boolean;
  readonly reason: 'choice' | 'no-successor' | 'unwritable' | 'reused' | 'default-edition' | 'unknown';
  readonly message: string;
  /** What the number meant; null where no catalog lists that. */
  readonly meant: { readonly edition: string; readonly number: string; readonly title: string } | null;
  readonly candidates: readonly { readonly number: string; readonly title: string }[];
  /** The older edition that the citation can name instead; null where that is not possible. */
  readonly keep: string | null;
  /** What else it meant, in older editions that it can name instead. */
  readonly keepOthers: readonly { readonly edition: string; readonly title: string }[];
  /** Whether a comment can ignore it. */
  readonly ignorable: boolean;
}

/** The user's choice for a number of an older edition that catalogs do not decide. */
export interface MigrationChoice {
  readonly number: string;
  /** Numbers of the target edition. */
  readonly becomes: readonly string[];
}

export interface MigrateParams extends MigrationParams {
  /** The changes are shown before they are applied, where the client supports that. */
  readonly preview: boolean;
}

/** The effect of a migration with the choices so far. */
export interface MigrationPlan {
  /** References to the framework. */
  readonly references: number;
  /** Those of them that change or need a decision: the number of references that the new edition affects. */
  readonly affected: number;
  /** Citations that change (a list counts as one), and editions that documents declare. */
  readonly rewritten: number;
  /** Files that change. */
  readonly files: number;
  /** References that depend on the answer to a question. */
  readonly toChoose: number;
  /** Other references that need a decision. */
  readonly left: number;
  readonly questions: readonly MigrationQuestion[];
  /** All that needs a decision, in the order of files, then of the text. */
  readonly decisions: readonly DecisionInFile[];
  /** What would be recorded as settled in the review record. */
  readonly settled: number;
}

/** A number with several possible replacements. */
export interface MigrationQuestion {
  readonly number: string;
  /** Wording of its objective; empty where no catalog has it. */
  readonly title: string;
  /** References that depend on the answer. */
  readonly references: number;
  readonly candidates: readonly { readonly number: string; readonly title: string }[];
}

export interface MigrationOutcome {
  readonly applied: boolean;
  readonly plan: MigrationPlan;
}
