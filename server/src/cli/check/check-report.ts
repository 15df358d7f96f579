import { posix } from 'node:path';
import type { Edition } from '../../core/model/catalog.ts';
import type { Severity } from '../../core/model/diagnostic.ts';
import type { Framework, packagesOf } from '../../core/model/framework.ts';
import { relativePath } from '../../uri/uris.ts';
import type { Finding } from '../findings.ts';
import type { NextSteps } from './next-steps.ts';

export interface ReportPlaces {
  /** URI of the working directory, which names of files are relative to. */
  readonly directory: string;
  /** URI of the repository's root, which forges know files by. */
  readonly repository: string;
}

/** What is known of a run of `check` before it begins. */
export interface ReportFacts extends ReportPlaces {
  /** Findings with this severity or a higher one fail the run. */
  readonly failOn: Severity | 'never';
  readonly showsSuppressed: boolean;
  /** Findings only. */
  readonly quiet: boolean;
  readonly time: Date;
}

/** What is known at its end, beside its findings. */
export interface CheckReport {
  /** How many texts were read. */
  readonly files: number;
  /** How many references they have. */
  readonly references: number;
  /** Findings that are known or ignored, in the order of files and places; undefined without `--show-suppressed`. */
  readonly suppressed?: readonly SuppressedFinding[] | undefined;
  /** How many findings `--min-severity` hides. */
  readonly hidden: number;
  /** How many of them fail the run. */
  readonly hiddenFailures: number;
  /** The enabled frameworks. */
  readonly frameworks: readonly ReportedFramework[];
  /** Whether everything could be read. */
  readonly isComplete: boolean;
  readonly next: NextSteps;
  /** What `merge` needs besides, for the report of a shard. */
  readonly part?: CheckPart | undefined;
}

/** A report of a shard: keys of its head, and further lists. */
export interface CheckPart {
  readonly shard: object;
  readonly lists: Readonly<Record<string, readonly object[]>>;
}

export interface ReportedFramework extends Pick<Framework, 'prefix'> {
  readonly defaultEdition: Pick<Edition, 'id'> | null;
  readonly packages?: ReturnType<typeof packagesOf>;
}

/** A part of a report: its text, or what makes it when the run has ended. */
export type ReportPart = string | ((report: CheckReport) => string);

/** Makes a report as files are checked. */
export interface ReportWriter {
  readonly begin?: readonly ReportPart[];
  /** @param files in the order of their names */
  add(files: readonly CheckedFile[]): Iterable<ReportPart>;
  end?(report: CheckReport): Iterable<ReportPart>;
}

export const findingsIn = (files: readonly CheckedFile[]): readonly Finding[] =>
  files.flatMap(({ findings }) => findings);

/** A finding that an ignore comment covers (`inSource`), or that is in the baseline (`external`): SARIF's terms. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly kind: 'inSource' | 'external';
  readonly reason?: string;
}

export interface CheckedFile {
  /** Name for reports. */
  readonly name: string;
  /** Undefined for a catalog or configuration that was not read as a text. */
  readonly references: number | undefined;
  /** In the order of their places. */
  readonly findings: readonly Finding[];
}

/**
 * The path of a reported file relative to the root of the repository, which is how forges know files: they do not learn
 * in which directory a command ran. A file outside of the repository begins with `../`.
 *
 * @param file relative to the working directory, separated by `/`
 */
export function repositoryPath(file: string, { directory, repository }: ReportPlaces): string {
  const prefix = relativePath(repository, directory) ?? '';
  return posix.isAbsolute(file) || /^[a-z]:\//i.test(file) ? file : posix.join(prefix, file);
}
