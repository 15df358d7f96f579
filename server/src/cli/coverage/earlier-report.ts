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
import type { CommandLine } from '../command-line.ts';
import { Refused } from '../refused.ts';

/** A JSON report of `coverage`, as far as it is read. */
export interface ReadReport {
  readonly files: number;
  readonly frameworks: readonly FrameworkCoverage[];
}

/** Reads a JSON report of `coverage` from another run. */
export async function readCoverageReport(file: string, line: Pick<CommandLine, 'directory'>): Promise<ReadReport> {
  let text: string;
  try {
    text = await readFile(resolve(line.directory, file), 'utf8');
  } catch (error) {
    throw new Refused(`cannot read the report '${file}': ${reasonOf(error)}`);
  }
  try {
    return reportOf(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    throw new Refused(`'${file}' is not a JSON report of objrefs coverage. To write one, use --format json=FILE.`);
  }
}

type Row = Readonly<Record<string, unknown>>;

/** Throws where the value is not a report. */
function reportOf(value: unknown): ReadReport {
  const report = row(value);
  if (report.version !== 1) throw new TypeError('unsupported version');
  const byPrefix = new Map<string, { objectives: CitedObjective[]; stale: StaleCitation[] }>();
  const frameworks = rows(report.frameworks).map((framework) => {
    const prefix = text(framework.prefix);
    if (byPrefix.has(prefix)) throw new TypeError('duplicate framework');
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
    if (numbers.has(key)) throw new TypeError('duplicate objective');
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

function valid<Value>(value: unknown, isValid: boolean): Value {
  if (!isValid) throw new TypeError('unexpected value');
  return value as Value;
}

const row = (value: unknown): Row => valid(value, typeof value === 'object' && value !== null);
const list = (value: unknown): readonly unknown[] => valid(value, Array.isArray(value));
const rows = (value: unknown): Row[] => list(value).map(row);
const text = (value: unknown): string => valid(value, typeof value === 'string');
const textOrNull = (value: unknown): string | null => (value === null ? null : text(value));
const flag = (value: unknown): boolean => valid(value, typeof value === 'boolean');
const count = (value: unknown): number => valid(value, Number.isSafeInteger(value) && (value as number) >= 0);
