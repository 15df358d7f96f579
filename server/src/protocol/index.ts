import type { Position, Range, Request } from './types.ts';

// Requests, notifications and options beyond LSP. All are optional: other clients get plain LSP.

export * from './coverage.ts';

export * from './insertion.ts';
export * from './migration.ts';
export * from './objectives.ts';
export * from './revision.ts';
export * from './status.ts';
export * from './types.ts';

/** Scheme of built-in catalogs and pages, which a client may serve read-only: `objective-references:/seeds/NAME`. */
export const SHIPPED_SCHEME = 'objective-references';

/** Scheme of the example, a folder that a client opens for users to try everything on. */
export const EXAMPLE_SCHEME = 'objective-references-example';

/**
 * Scheme of the texts of office files, which a client shows read-only: the path is that of the file with `.md`, and the
 * query is the file's URI. `DOCUMENT_TEXT_REQUEST` gives both the URI and the text.
 */
export const TEXT_SCHEME = 'objective-references-text';

/** The text of an office file. Takes its URI, or that of its text. */
export const DOCUMENT_TEXT_REQUEST = 'objectiveReferences/documentText' as Request<
  { readonly uri: string },
  DocumentText
>;

/** `refusal` is a sentence that says why the file cannot be read. */
export type DocumentText = { readonly view: string; readonly text: string } | { readonly refusal: string };

/** `initializationOptions` of the `initialize` request. All optional. */
export interface InitializationOptions {
  /** The client can open documents of `SHIPPED_SCHEME`, so that definitions may point to them. */
  readonly shippedCatalogScheme?: boolean;
  /**
   * The client shows the texts of office files under `TEXT_SCHEME`. Where `documents: {office: true}` in `objrefs.yaml` asks
   * for it, such files are searched for references, and their places lead there.
   */
  readonly documentTexts?: boolean;
  /** Whether the server pushes diagnostics (default) or the client pulls them. */
  readonly diagnostics?: 'push' | 'pull';
  /**
   * The client shows diagnostics of catalogs and configuration that are not open; Neovim would open a buffer for each.
   * For documents there is a setting.
   */
  readonly closedFiles?: boolean;
  /** The client has VS Code's setting `files.exclude`: closed files that it hides are not searched for references. */
  readonly filesExclude?: boolean;
  /** The client answers `FILE_REQUESTS`, for files of all schemes that it supports. */
  readonly fileRequests?: boolean;
  /** The client's command that opens the completion list, executed after a prefix was accepted. */
  readonly suggestCommand?: string;
  /**
   * The client's command that shows references, executed by a click on their count in a catalog. Its arguments are the
   * catalog's URI, the position of what is counted, and `Location[]`, as in LSP. The last one is absent where there are too
   * many to send: `textDocument/references` returns them. Without this command a click does nothing.
   */
  readonly showReferencesCommand?: string;
  /** The client's command that shows how a sentence is read, for a lens on catalogs. Its argument is the catalog's URI. */
  readonly tryItCommand?: string;
  /** The client's command that compares the wordings of an objective. Its argument is a `WhatChanged`. */
  readonly showChangeCommand?: string;
  /**
   * The client's command that opens an objective, for links in hovers. Its arguments are a URI and a position. Hovers have
   * to be allowed to execute this command and no other. Without it links point to the files of catalogs.
   */
  readonly openDefinitionCommand?: string;
  /**
   * The client has colours for references: for semantic tokens of the types `objectivePrefix` and `objectiveNumber`, and
   * for the ranges that `COLOURS_REQUEST` returns.
   */
  readonly colours?: boolean;
  /** The client renders texts, and sends `CHECK_REQUEST` for them. */
  readonly preview?: boolean;
  /** The client shows objectives, and handles `OBJECTIVES_CHANGED`. */
  readonly objectives?: boolean;
  /** The client shows notifications of newer editions, and handles `EDITIONS_CHANGED`. */
  readonly editions?: boolean;
  /** The client shows the status of documents, and handles `STATUS_CHANGED` and `LIMITS_REACHED`. */
  readonly status?: boolean;
  /**
   * Messages in the language of `locale`, by the English message: VS Code's `vscode.l10n.bundle`. Without them the server
   * uses its own translation, if it has one.
   */
  readonly messages?: Readonly<Record<string, string>>;
  /** The client shows problems of settings, and handles `SETTINGS_REPORT`. */
  readonly settingsReports?: boolean;
  /**
   * False where the user does not trust the folders (yet): before `TRUSTED_NOTIFICATION`, no program that reads settings in
   * them is started, and nothing outside of them is read because of what they contain.
   */
  readonly trusted?: boolean;
}

/**
 * The references in code that the client has to colour, because the grammar in `syntaxes/` does not know their framework
 * or spelling. None where the setting is off, and in prose, which has semantic tokens.
 */
export const COLOURS_REQUEST = 'objectiveReferences/colours' as Request<ColoursParams, Colours>;

/** Sent to clients with `colours`: results of `COLOURS_REQUEST` may have changed. No parameters. */
export const COLOURS_CHANGED = 'objectiveReferences/coloursChanged';

/**
 * Checks the references in a text that is rendered, whether or not it is open: it may be newer or older than the open
 * document. Takes `CheckParams`; returns a `CheckResult` of `library/api.ts`, or null for a text that is too large for the
 * folder's limits.
 */
export const CHECK_REQUEST = 'objectiveReferences/check';

/** Sent to clients with `preview`: results of `CHECK_REQUEST` may have changed. No parameters. */
export const CHECKS_CHANGED = 'objectiveReferences/checksChanged';

export interface CheckParams {
  /** Of the document: determines the frameworks that it is checked with. */
  readonly uri: string;
  readonly text: string;
}

export interface ColoursParams {
  readonly uri: string;
  /** The visible part of the document. */
  readonly range: Range;
}

export interface Colours {
  /** Prefixes, including editions. Each is within one line. */
  readonly prefixes: readonly Range[];
  readonly numbers: readonly Range[];
}

/**
 * Argument of the command `objectiveReferences.fixAllInWorkspace` (`workspace/executeCommand`), which is available to
 * clients with `workspace.applyEdit`. Without an argument the command fixes everything in all folders.
 */
export interface FixAllInWorkspace {
  /** A problem code: only problems with this code are fixed. Absent: all that can be fixed automatically. */
  readonly code?: string;
  /** A document: only files in its folder are fixed. Absent: those in all folders. */
  readonly uri?: string;
}

/**
 * Argument of the command `objectiveReferences.markReviewed` (`workspace/executeCommand`), which is available to clients
 * with `workspace.applyEdit`: the references that were reviewed. Without an argument, those in all folders.
 */
export interface MarkReviewed {
  readonly uri: string;
  /** References that intersect it were reviewed; absent: all references of the document. */
  readonly range?: Range;
}

/**
 * Argument of the command `objectiveReferences.enableFramework` (`workspace/executeCommand`), which is available to clients
 * that create files: a built-in framework, and a document or folder, in whose `objrefs.yaml` it is enabled.
 */
export interface EnableFramework {
  readonly uri: string;
  readonly prefix: string;
}

/** The wording of an objective when a document was reviewed, and now. */
export const WHAT_CHANGED_REQUEST = 'objectiveReferences/whatChanged' as Request<WhatChanged, ChangedWording | null>;

/** A position in a reference. Also the argument of `InitializationOptions.showChangeCommand`. */
export interface WhatChanged {
  readonly uri: string;
  readonly position: Position;
}

export interface ChangedWording {
  /** The cited objective: `INTERPOL-SP 3.4`. */
  readonly name: string;
  /** Title and text as paragraphs. */
  readonly older: string;
  readonly newer: string;
}

/** How a text is read in the project of `uri`. */
export const EXPLAIN_REQUEST = 'objectiveReferences/explainText' as Request<ExplainParams, ExplainedText>;

export interface ExplainParams {
  readonly uri: string;
  readonly text: string;
}

export interface ExplainedText {
  readonly references: readonly {
    readonly text: string;
    /** The catalog's spelling: `INTERPOL-SP 3.4`. */
    readonly name: string;
    readonly title: string | null;
    readonly status: 'current' | 'superseded' | 'withdrawn' | 'replaced' | 'unknown-objective' | 'unknown-edition';
  }[];
  /** Names of frameworks that are not references, with the reason as a sentence. */
  readonly unread: readonly { readonly text: string; readonly message: string }[];
}

/** Requests of clients that let users create a catalog. */
export const CATALOG_REQUESTS = {
  write: 'objectiveReferences/newCatalog' as Request<NewCatalogParams, NewCatalog>,
  shipped: 'objectiveReferences/shippedCatalogs' as Request<object, ShippedCatalogInfo[]>,
} as const;

export interface NewCatalogParams {
  readonly prefix: string;
  readonly title: string;
}

/** The text of a catalog; or a sentence that says why documents cannot cite the prefix. */
export type NewCatalog = { readonly fileName: string; readonly text: string } | { readonly fault: string };

/** A built-in catalog. */
export interface ShippedCatalogInfo {
  /** Name of its file, for the URI `objective-references:/seeds/NAME`. */
  readonly file: string;
  readonly prefix: string;
  readonly title: string;
}

/** Converts a file of another format to a catalog. */
export const IMPORT_REQUEST = 'objectiveReferences/importFramework' as Request<ImportParams, ImportedFramework>;

export interface ImportParams {
  readonly uri: string;
  readonly prefix: string;
  /** Absent: the edition that the file names. */
  readonly edition?: string;
}

export interface ImportedFramework {
  /** The catalog's text; null where the file cannot be converted. */
  readonly catalog: string | null;
  /** A name to save it under. */
  readonly fileName: string;
  /** Id of its newest edition; null if that has no name. */
  readonly edition: string | null;
  /** With 0-based lines of the file. */
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  /** What was skipped because catalogs cannot hold it, to be shown: `12 paragraphs`. */
  readonly dropped: readonly string[];
}

/** Notification without parameters: the user trusts the folders from now on. */
export const TRUSTED_NOTIFICATION = 'objectiveReferences/trusted';

/**
 * Requests by which the server reads files through a client with `fileRequests`: all files in a browser, otherwise those of
 * other schemes than `file:`. All take `FileParams`; each returns a `FileAnswer` with the type that `FileAnswers` lists. The
 * server cancels requests that take too long. A client may refuse files that are too large with an error code of its own.
 */
export const FILE_REQUESTS = {
  /** The bytes of a file, at most the first `limit`. */
  readFile: 'objectiveReferences/readFile',
  /** The entries of a directory, in any order; links are not followed. */
  readDirectory: 'objectiveReferences/readDirectory',
  /** Type, size and time of a file or directory; links are followed. */
  stat: 'objectiveReferences/stat',
} as const;

export interface FileParams {
  readonly uri: string;
  /** For `readFile`: the most bytes to read. Absent: all. */
  readonly limit?: number;
}

/** Bits of `vscode.FileType`: 1 file, 2 directory, 64 symbolic link (to the type of the other bits). */
export type FileType = number;

export interface FileAnswers {
  /** Base64, since most transports send JSON. */
  readonly readFile: string;
  readonly readDirectory: readonly (readonly [name: string, type: FileType])[];
  /** `mtime` in milliseconds since 1970. */
  readonly stat: { readonly type: FileType; readonly size: number; readonly mtime: number };
}

/** `error` is the code of a `vscode.FileSystemError`, such as `FileNotFound`, or of another error. */
export type FileAnswer<T> = { readonly value: T } | { readonly error: string; readonly message: string };

/** The worker's answer to its first message, the address of the server. After `started` both sides use LSP. */
export type WorkerAnswer = { readonly started: true } | { readonly started: false; readonly why: string };

/** Sent to clients with `settingsReports`: a `SettingsReport` of problems to show once. Others are sent messages. */
export const SETTINGS_REPORT = 'objectiveReferences/settingsReport';

/** Settings by their full names: `objectiveReferences.limits.files`. */
export interface SettingsReport {
  /** Invalid values, each with a sentence to show. */
  readonly problems: readonly { readonly setting: string; readonly message: string }[];
  /** Settings that still have a name of earlier versions, with their present name. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * The same message without links. VS Code renders Markdown links in messages, which may execute any command, and names in
 * catalogs, files and settings may contain them: an invisible character (U+2060) keeps them text.
 */
export const withoutLinks = (message: string): string => shown(message).replaceAll('](', ']\u2060(');

/** Text for a label or message, with a space in place of what would end, hide or reorder other text. */
export const shown = (text: string): string => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ');
