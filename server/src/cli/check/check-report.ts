import { posix } from 'node:path';
import type { Edition } from '../../core/model/catalog.ts';
import type { Severity } from '../../core/model/diagnostic.ts';
import type { Framework, packagesOf } from '../../core/model/framework.ts';
import { asJson } from '../../reports/json-lines.ts';
import { relativePath } from '../../uri/uris.ts';
import type { Finding } from '../findings.ts';
import type { NextSteps } from './next-steps.ts';

export interface ReportPlaces {
  /** URI of the working directory, which names of files are relative to. */
  readonly directory: string;
  /** URI of the repository's root, which forges know files by. */
  readonly repository: string;
}

/** The result of a run of `check`, from which its reports are written. */
export interface CheckReport extends ReportPlaces {
  /** Texts that were read, in the order of their names. */
  readonly files: readonly CheckedFile[];
  /** In the order of files and places. */
  readonly findings: readonly Finding[];
  /** Findings that are known or ignored, in the same order; undefined without `--show-suppressed`. */
  readonly suppressed?: readonly SuppressedFinding[] | undefined;
  /** How many findings `--min-severity` hides. */
  readonly hidden: number;
  /** How many of them fail the run. */
  readonly hiddenFailures: number;
  /** The enabled frameworks. */
  readonly frameworks: readonly ReportedFramework[];
  /** Findings with this severity or a higher one fail the run. */
  readonly failOn: Severity | 'never';
  /** Whether everything could be read. */
  readonly isComplete: boolean;
  readonly next: NextSteps;
  readonly time: Date;
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

/** Writes findings as they come, in the order of files and places. */
export interface FindingsWriter {
  add(findings: readonly Finding[]): Iterable<string>;
  /** What follows the last one. */
  end(report: CheckReport): Iterable<string>;
}

/** A finding that an ignore comment covers (`inSource`), or that is in the baseline (`external`): SARIF's terms. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly kind: 'inSource' | 'external';
  readonly reason?: string;
}

export interface CheckedFile {
  /** Name for reports. */
  readonly file: string;
  readonly references: number;
}

/** The JSON report, one finding on a line. A new version of it would mean that a key has changed its meaning. */
export function checkAsJson({ files, findings, next: { takenAsNew }, part }: CheckReport): Iterable<string> {
  const head = { version: 1, files: files.length, references: referencesIn(files), takenAsNew, shard: part?.shard };
  return asJson(head, { findings: findings.map(({ row }) => row), ...part?.lists });
}

export function referencesIn(files: CheckReport['files']): number {
  return files.reduce((sum, { references }) => sum + references, 0);
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
