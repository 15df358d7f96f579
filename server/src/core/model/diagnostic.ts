import type { Objective } from './catalog.ts';
import table from './file-codes.json';
import type { Location, Range, TextEdit } from './text.ts';

export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
/** LSP's severities, most severe first. */
export type Severity = (typeof SEVERITIES)[number];
/** The values for the severity of a code. */
export type SeveritySetting = Severity | 'off';

/** Problem codes of documents with their default severities. Stable: settings, pages, reports and fixes use them. */
export const REFERENCE_CODES = {
  'unknown-objective': 'error',
  'unknown-edition': 'error',
  'invalid-range': 'error',
  'withdrawn-objective': 'warning',
  'replaced-objective': 'warning',
  'superseded-edition': 'information',
  'reused-number': 'warning',
  'changed-objective': 'warning',
  'title-mismatch': 'warning',
  'ambiguous-number': 'warning',
  'noncanonical-reference': 'hint',
  'unused-suppression': 'hint',
  'disabled-framework': 'hint',
} as const satisfies Record<string, Severity>;

export type ReferenceCode = keyof typeof REFERENCE_CODES;

/** Codes of references that were right once, and that a new edition affects. */
export const STALE_CODES: ReadonlySet<string> = new Set<ReferenceCode>([
  'withdrawn-objective',
  'replaced-objective',
  'superseded-edition',
  'reused-number',
]);

/** `catalog-*`: problems of catalogs; `config-*`: problems of `objrefs.yaml`. */
export type DiagnosticCode = ReferenceCode | `catalog-${string}` | `config-${string}`;

/** A problem in a document, a catalog or a configuration file. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** In the document for which the problem is reported. */
  readonly range: Range;
  /** What is wrong and what to do, in one or two sentences of plain text. */
  readonly message: string;
  /** Best fix first. */
  readonly fixes: readonly Fix[];
  /** The text is out of date (LSP's `DiagnosticTag.Deprecated`). */
  readonly deprecated?: boolean;
  readonly related?: readonly RelatedInformation[];
  /** There is no evidence for it: it is information at most, whatever severity is configured, and no known problem. */
  readonly isUncertain?: boolean;
  /** Prefix of a built-in framework that is not enabled, and could be. */
  readonly enables?: string;
  /** The reviewed and the current wording, for an objective that has changed. */
  readonly rewording?: Rewording;
}

export interface Rewording {
  readonly older: Pick<Objective, 'title' | 'text'>;
  readonly newer: Pick<Objective, 'title' | 'text'>;
}

/** Structurally LSP's `DiagnosticRelatedInformation`. */
export interface RelatedInformation {
  readonly location: Location;
  readonly message: string;
  /** What the reference cites, or what replaces it: its definition and its hover lead there, too. */
  readonly isCited?: boolean;
}

/** A way to fix a problem, with edits in the document for which it is reported. */
export interface Fix {
  /** Imperative: `Change to 3.4 Provide innovative cybercrime training…`. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The obvious choice: marked as preferred in editors. Fix all applies it, unless the codes of `FixCodes` decide by themselves. */
  readonly preferred: boolean;
  /** The objective that the fixed reference names, for reports. */
  readonly suggestion?: Suggestion;
}

export interface Suggestion {
  readonly number: string;
  readonly title: string;
  /** Text that replaces the whole span of the problem. */
  readonly newText: string;
}

export type CatalogCode = keyof typeof table.catalog;
export type ConfigCode = keyof typeof table.config;

/** Codes of problems in catalogs, each with its severity; `docs/problems/` has the meanings. Stable: settings use them. */
export const CATALOG_CODES = table.catalog as Readonly<Record<CatalogCode, Severity>>;
/** Codes of problems in `objrefs.yaml`, likewise. */
export const CONFIG_CODES = table.config as Readonly<Record<ConfigCode, Severity>>;

export const FILE_CODES: Readonly<Record<CatalogCode | ConfigCode, Severity>> = { ...CATALOG_CODES, ...CONFIG_CODES };
