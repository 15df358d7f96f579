import type { Severity } from '../../core/model/diagnostic.ts';
import type { ReportedDiagnostic } from '../rows.ts';

/** What a run of `check` came to: all that its reports are made from. */
export interface CheckReport {
  /** Texts that were read, in the order of their names. */
  readonly files: readonly CheckedFile[];
  /** In the order of files and places. */
  readonly findings: readonly ReportedDiagnostic[];
  /** Findings that are known or meant to be as they are; undefined where nobody asked for them. Likewise in order. */
  readonly suppressed?: readonly SuppressedFinding[] | undefined;
  /** Findings that `--min-severity` keeps out of the reports. */
  readonly hidden: number;
  /** Prefixes of the frameworks in use: what could be found. */
  readonly frameworks: readonly string[];
  /** Findings from this severity on fail the run. */
  readonly failOn: Severity | 'never';
  /** Everything that should have been read was read. */
  readonly isComplete: boolean;
  /** URI of the working directory, which names of files are relative to. */
  readonly directory: string;
  /** URI of the repository's root: where a forge looks for files. */
  readonly repository: string;
  /** When it ran. */
  readonly time: Date;
}

/** A finding that an ignore comment covers (`inSource`), or that the baseline knows (`external`): SARIF's words. */
export interface SuppressedFinding {
  readonly finding: ReportedDiagnostic;
  readonly kind: 'inSource' | 'external';
  /** What the comment gives as its reason. */
  readonly reason?: string;
}

export interface CheckedFile {
  /** Name for reports. */
  readonly file: string;
  /** How many references it holds. */
  readonly references: number;
}
