/** `initializationOptions` of the `initialize` request. All optional. */
export interface InitializationOptions {
  /** The client can open documents of `SHIPPED_SCHEME`, so that definitions may point to them. */
  readonly shippedCatalogScheme?: boolean;
  /**
   * The client shows the texts of office files under `TEXT_SCHEME`. Where `documents: {office: true}` in `objrefs.yaml` asks
   * for it, such files are searched for references, and their places lead there.
   */
  readonly documentTexts?: boolean;
  /** The client shows the diagnostics of a place above its hover, which does not repeat them. */
  readonly diagnosticsInHovers?: boolean;
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
  /**
   * URI of a folder outside of all workspace folders, in which the server may keep what it has found, so that it need not
   * read all files after each start. Without it, nothing is written.
   */
  readonly indexStorage?: string;
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

/** Notification without parameters: the user trusts the folders from now on. */
export const TRUSTED_NOTIFICATION = 'objectiveReferences/trusted';

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
