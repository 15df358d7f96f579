import type { Position, Range, Request } from './types.ts';

/** The text of an office file. Takes its URI, or that of its text. */
export const DOCUMENT_TEXT_REQUEST = 'objectiveReferences/documentText' as Request<
  { readonly uri: string },
  DocumentText
>;

/** `refusal` is a sentence that says why the file cannot be read. */
export type DocumentText = { readonly view: string; readonly text: string } | { readonly refusal: string };

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
