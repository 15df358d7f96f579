import type { Severity } from '../core/model/problem.ts';
import type { Finding } from './rows.ts';

/** What a run of `check` came to: all that its reports are made from. */
export interface CheckReport {
  /** Texts that were read, in the order of their names. */
  readonly files: readonly CheckedFile[];
  /** In the order of files and places. */
  readonly findings: readonly Finding[];
  /** Findings that `--min-severity` keeps out of the reports. */
  readonly hidden: number;
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

export interface CheckedFile {
  /** Name for reports. */
  readonly file: string;
  /** How many references it holds. */
  readonly references: number;
}
