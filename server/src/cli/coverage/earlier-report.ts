import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  type CitationPlace,
  type CitedObjective,
  type FrameworkCoverage,
  STALE_STATUSES,
  type StaleCitation,
} from '../../core/coverage/coverage.ts';
import { reasonOf } from '../../loader/file-system.ts';
import type { CommandLine, Failure } from '../command-line.ts';

/** What is read back from a JSON report of `coverage`. */
export interface ReadReport {
  readonly files: number;
  readonly frameworks: readonly FrameworkCoverage[];
}

/** Reads a JSON report of `coverage` that another run wrote. */
export async function readCoverageReport(
  file: string,
  line: Pick<CommandLine, 'directory'>,
): Promise<ReadReport | Failure> {
  let text: string;
  try {
    text = await readFile(resolve(line.directory, file), 'utf8');
  } catch (error) {
    return { failure: `The report '${file}' cannot be read: ${reasonOf(error)}.` };
  }
  try {
    return reportOf(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return { failure: `'${file}' is no JSON report of objrefs coverage. Write one with --format json=FILE.` };
  }
}

type Row = Readonly<Record<string, unknown>>;

/** Throws for what is no report. */
function reportOf(value: unknown): ReadReport {
  const report = row(value);
  if (report.version !== 1) throw new TypeError('another version');
  const byPrefix = new Map<string, { objectives: CitedObjective[]; stale: StaleCitation[] }>();
  const frameworks = rows(report.frameworks).map((framework) => {
    const prefix = text(framework.prefix);
    if (byPrefix.has(prefix)) throw new TypeError('twice the same framework');
    const found = { objectives: [], stale: [] };
    byPrefix.set(prefix, found);
    return {
      prefix,
      title: textOrNull(framework.title),
      edition: textOrNull(framework.edition),
      levels: list(framework.levels).map(text),
      ...found,
      unknown: count(framework.unknown),
      elsewhere: count(framework.elsewhere),
    };
  });
  const numbers = new Set<string>();
  for (const objective of rows(report.objectives)) {
    const [prefix, number] = [text(objective.prefix), text(objective.number)];
    const key = JSON.stringify([prefix, number]);
    if (numbers.has(key)) throw new TypeError('twice the same objective');
    numbers.add(key);
    byPrefix.get(prefix)?.objectives.push({
      number,
      title: text(objective.title),
      level: count(objective.level),
      parent: textOrNull(objective.parent),
      leaf: flag(objective.leaf),
      citations: rows(objective.citations).map(placeOf),
    });
  }
  for (const stale of rows(report.stale)) {
    const status = STALE_STATUSES.find((known) => known === stale.status);
    if (!status) throw new TypeError('unknown status');
    byPrefix.get(text(stale.prefix))?.stale.push({
      ...placeOf(stale),
      number: text(stale.number),
      title: textOrNull(stale.title),
      status,
      countsFor: textOrNull(stale.countsFor),
    });
  }
  return { files: count(report.files), frameworks };
}

function placeOf(place: Row): CitationPlace {
  return {
    source: textOrNull(place.source),
    file: text(place.file),
    line: count(place.line),
    column: count(place.column),
    endLine: count(place.endLine),
    endColumn: count(place.endColumn),
    text: text(place.text),
    edition: textOrNull(place.edition),
    within: flag(place.within),
  };
}

function row(value: unknown): Row {
  if (typeof value !== 'object' || value === null) throw new TypeError('no object');
  return value as Row;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('no list');
  return value;
}

const rows = (value: unknown): Row[] => list(value).map(row);

function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('no text');
  return value;
}

const textOrNull = (value: unknown): string | null => (value === null ? null : text(value));

function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TypeError('neither true nor false');
  return value;
}

function count(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new TypeError('no count');
  return value as number;
}
