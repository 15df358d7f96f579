// What the server and a client agree on beyond LSP. Clients that know nothing of it get plain LSP.

export * from './coverage.ts';
export * from './editions.ts';
export * from './insertion.ts';
export * from './messages.ts';
export * from './objectives.ts';
export * from './settings.ts';
export * from './status.ts';

/** Scheme of shipped catalogs and pages, which a client may serve read-only: `objective-references:/seeds/NAME`. */
export const SHIPPED_SCHEME = 'objective-references';

/** `initializationOptions` of the `initialize` request. All optional. */
export interface InitializationOptions {
  /** The client opens documents of `SHIPPED_SCHEME`, so that definitions may lead there. */
  readonly shippedCatalogScheme?: boolean;
  /** Whether the server pushes diagnostics, as it does unless told otherwise, or the client pulls them. */
  readonly diagnostics?: 'push' | 'pull';
  /**
   * The client wants diagnostics of catalogs and configurations that it has not opened. Unasked they would make Neovim
   * open a buffer for each. Whether it wants those of documents, too, is a setting.
   */
  readonly closedFiles?: boolean;
  /** The client has VS Code's setting `files.exclude`: what that hides is not searched for references while it is closed. */
  readonly filesExclude?: boolean;
  /** The client answers `FILE_REQUESTS`, for files of whatever schemes it knows. */
  readonly fileRequests?: boolean;
  /** A command of the client's that opens the completion list, run after a prefix was accepted. */
  readonly suggestCommand?: string;
  /**
   * A command of the client's that shows references, run by a click on a count of them in a catalog. Its arguments are
   * LSP's: the catalog's URI, the position of what is counted, and the `Location[]`; where they are too many to be sent
   * along, the last is absent, and `textDocument/references` tells them. Without it such a click does nothing.
   */
  readonly showReferencesCommand?: string;
  /** A command of the client's that shows what an objective said and says. Its argument is a `WhatChanged`. */
  readonly showChangeCommand?: string;
  /**
   * The client's command that opens an objective, with the arguments URI and position: for links in hovers. The client has
   * to let them run it, and nothing else. Without it links lead to the files of catalogs.
   */
  readonly openDefinitionCommand?: string;
  /**
   * The client has colours of its own for references: for semantic tokens of the types `objectivePrefix` and
   * `objectiveNumber`, and for what `COLOURS_REQUEST` answers.
   */
  readonly colours?: boolean;
  /** The client renders texts, and asks `CHECK_REQUEST` of them. */
  readonly preview?: boolean;
  /** The client shows objectives, and wants `OBJECTIVES_CHANGED`. */
  readonly objectives?: boolean;
  /** The client tells of newer editions, and wants `EDITIONS_CHANGED`. */
  readonly editions?: boolean;
  /** The client shows the status of documents, and wants `STATUS_CHANGED` and `LIMITS_REACHED`. */
  readonly status?: boolean;
  /**
   * Messages in the language that `locale` names, by what they are in English: VS Code's `vscode.l10n.bundle`. Without them
   * the server looks for the language among its own.
   */
  readonly messages?: Readonly<Record<string, string>>;
  /** The client shows what is wrong with settings, as `SETTINGS_REPORT` tells. */
  readonly settingsReports?: boolean;
  /**
   * False: the person does not trust the folders (yet), so that no program is started that reads settings in them.
   * `TRUSTED_NOTIFICATION` says when that changes.
   */
  readonly trusted?: boolean;
}

/**
 * Which references in code want a colour from the client: those that the grammar in `syntaxes/` does not know, by framework
 * or by spelling. Takes
 * `ColoursParams`, answers `Colours`: none where settings say so, and in prose, which has semantic tokens.
 */
export const COLOURS_REQUEST = 'objectiveReferences/colours';

/** Tells a client that asked for `colours` that `COLOURS_REQUEST` may have other answers now. No parameters. */
export const COLOURS_CHANGED = 'objectiveReferences/coloursChanged';

/**
 * What is to be said of the references in a text that is rendered, whether or not it is open: it may be ahead of the open
 * document, or behind it. Takes `CheckParams`; answers a `CheckResult` of `library/api.ts`, or null for a text that is too
 * large for the folder's limits.
 */
export const CHECK_REQUEST = 'objectiveReferences/check';

/** Tells a client with `preview` that `CHECK_REQUEST` may have other answers now. No parameters. */
export const CHECKS_CHANGED = 'objectiveReferences/checksChanged';

export interface CheckParams {
  /** Of the document: what judges it, and what its name means. */
  readonly uri: string;
  readonly text: string;
}

export interface ColoursParams {
  readonly uri: string;
  /** What is to be seen of the document. */
  readonly range: ColouredRange;
}

export interface Colours {
  /** Prefixes, with the editions that they name. Each is within one line. */
  readonly prefixes: readonly ColouredRange[];
  readonly numbers: readonly ColouredRange[];
}

/** A range as LSP has it. */
export interface ColouredRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/**
 * Argument of the command `objectiveReferences.fixAllInWorkspace` (`workspace/executeCommand`), which is offered to clients
 * that make edits of the server's (`workspace.applyEdit`). Without one everything in all folders is meant.
 */
export interface FixAllInWorkspace {
  /** A problem code: only problems of it are mended. Absent: all that are mended without asking. */
  readonly code?: string;
  /** A document: only files of its folder are mended. Absent: those of all folders. */
  readonly uri?: string;
}

/**
 * Argument of the command `objectiveReferences.markReviewed` (`workspace/executeCommand`), which is offered to clients that
 * make edits of the server's: which references were reviewed, those of all folders without one.
 */
export interface MarkReviewed {
  readonly uri: string;
  /** References that touch it; absent: all of the document. As LSP has it. */
  readonly range?: Range;
}

/** Request for what an objective said when a document was reviewed: takes `WhatChanged`, answers a `ChangedWording` or null. */
export const WHAT_CHANGED_REQUEST = 'objectiveReferences/whatChanged';

/** A place in a reference; positions as LSP has them. Also the argument of `InitializationOptions.showChangeCommand`. */
export interface WhatChanged {
  readonly uri: string;
  readonly position: Position;
}

export interface ChangedWording {
  /** What is cited: `INTERPOL-SP 3.4`. */
  readonly name: string;
  /** Title and text as paragraphs. */
  readonly older: string;
  readonly newer: string;
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Requests by which a client lets somebody migrate references to another edition. All take one parameter, or none. */
export const MIGRATION_REQUESTS = {
  /** Answers `MigratableFramework[]`. */
  frameworks: 'objectiveReferences/migratableFrameworks',
  /** `MigrationParams`; answers a `MigrationPlan`, or null where there is no such framework or edition (any more). */
  plan: 'objectiveReferences/planMigration',
  /** `MigrateParams`; the server asks for the edit with `workspace/applyEdit`. Answers a `MigrationOutcome` or null. */
  migrate: 'objectiveReferences/migrate',
} as const;

/** A framework with an older edition to migrate from. */
export interface MigratableFramework {
  /** URI of the folder whose files are meant. */
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
}

/** What a number of an older edition becomes wherever the catalogs leave it open. */
export interface MigrationChoice {
  readonly number: string;
  /** Numbers of the target edition. */
  readonly becomes: readonly string[];
}

export interface MigrateParams extends MigrationParams {
  /** The changes are shown first, where the client can show them. */
  readonly preview: boolean;
}

/** What a migration comes to with the choices made. */
export interface MigrationPlan {
  /** References to the framework. */
  readonly references: number;
  /** Citations that are rewritten: a list is one; and editions that documents declare. */
  readonly rewritten: number;
  /** Files that change. */
  readonly files: number;
  /** References that wait for an answer to one of the questions. */
  readonly toChoose: number;
  /** References that are left for other reasons. */
  readonly left: number;
  readonly questions: readonly MigrationQuestion[];
}

/** A number with several possible successors. */
export interface MigrationQuestion {
  readonly number: string;
  /** Wording of its objective; empty where that is not known. */
  readonly title: string;
  /** References that wait for it. */
  readonly references: number;
  readonly candidates: readonly { readonly number: string; readonly title: string }[];
}

export interface MigrationOutcome {
  readonly applied: boolean;
  readonly plan: MigrationPlan;
}

/** Requests by which a client helps somebody to begin a catalog. */
export const CATALOG_REQUESTS = {
  /** `NewCatalogParams`; answers a `NewCatalog`. */
  write: 'objectiveReferences/newCatalog',
  /** `{}`; answers `ShippedCatalogInfo[]`. */
  shipped: 'objectiveReferences/shippedCatalogs',
} as const;

export interface NewCatalogParams {
  readonly prefix: string;
  readonly title: string;
}

/** A catalog to begin with; or, where no document can cite the prefix, why, in a sentence. */
export type NewCatalog = { readonly fileName: string; readonly text: string } | { readonly fault: string };

/** A catalog that comes with the product. */
export interface ShippedCatalogInfo {
  /** Name of its file: the document is `objective-references:/seeds/NAME`. */
  readonly file: string;
  readonly prefix: string;
  readonly title: string;
}

/** Reads a file of another format as a catalog. Takes `ImportParams`, answers an `ImportedFramework`. */
export const IMPORT_REQUEST = 'objectiveReferences/importFramework';

export interface ImportParams {
  readonly uri: string;
  readonly prefix: string;
  /** Absent: as the file says. */
  readonly edition?: string;
}

export interface ImportedFramework {
  /** Its text; null where nothing can be made of the file. */
  readonly catalog: string | null;
  /** The name of a file that it can be saved as. */
  readonly fileName: string;
  /** With the 0-based line of the file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** What a catalog has no place for, for people: `12 paragraphs`. */
  readonly dropped: readonly string[];
}

/** Notification without parameters: the person trusts the folders from now on. */
export const TRUSTED_NOTIFICATION = 'objectiveReferences/trusted';

/**
 * Requests by which the server reads files through its client: all of them where it runs in a browser, else those of other
 * schemes than `file:`, of a client that says `fileRequests`. All take `FileParams`; each answers a `FileAnswer` of what
 * `FileAnswers` has under its name. A client ends the work on a request that is cancelled, as the server does with those
 * that take too long, and may refuse files that are too large for it with an error of its own.
 */
export const FILE_REQUESTS = {
  /** The bytes of a file, no more than the first `limit` of them. */
  readFile: 'objectiveReferences/readFile',
  /** The entries of a directory, in any order, links as such. */
  readDirectory: 'objectiveReferences/readDirectory',
  /** What is there; of a link, what is behind it. */
  stat: 'objectiveReferences/stat',
} as const;

export interface FileParams {
  readonly uri: string;
  /** Of `readFile`: how many bytes are wanted at most. Absent: all. */
  readonly limit?: number;
}

/** Bits as of `vscode.FileType`: 1 file, 2 directory, 64 symbolic link (to what the other bits say). */
export type FileType = number;

export interface FileAnswers {
  /** Base64, since messages are JSON on most ways. */
  readonly readFile: string;
  readonly readDirectory: readonly (readonly [name: string, type: FileType])[];
  /** `mtime` in milliseconds since 1970. */
  readonly stat: { readonly type: FileType; readonly size: number; readonly mtime: number };
}

/** `error`: code of a `vscode.FileSystemError`, such as `FileNotFound`, or of another error. */
export type FileAnswer<T> = { readonly value: T } | { readonly error: string; readonly message: string };

/** What the worker answers to its first message, the address of the server; after `started` both ends speak LSP. */
export type WorkerAnswer = { readonly started: true } | { readonly started: false; readonly why: string };
