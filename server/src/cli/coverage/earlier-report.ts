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
import type { CoverageOrigin, CoverageSource } from '../../reports/coverage/coverage-sources.ts';
import type { CommandLine } from '../command-line.ts';
import {
  count,
  fields,
  flag,
  labelled,
  listOf,
  oneOf,
  optional,
  read,
  row,
  rows,
  text,
  textOrNull,
} from '../json-fields.ts';
import { Refused } from '../refused.ts';

/** A JSON report of `coverage`, as far as it is read. */
export interface ReadReport {
  readonly files: number;
  readonly frameworks: readonly FrameworkCoverage[];
  /** Nothing is known of reports that objrefs 0.1 has written. */
  readonly origin: CoverageOrigin;
  /** What was merged into it. */
  readonly sources: readonly CoverageSource[];
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

/** Throws where the value is not a report. */
export function reportOf(value: unknown): ReadReport {
  const report = row(value);
  if (report.version !== 1) throw new TypeError('unsupported version');
  const byPrefix = new Map<string, { objectives: CitedObjective[]; stale: StaleCitation[] }>();
  const frameworks = rows(report.frameworks).map((one) => {
    const framework = read(one, FRAMEWORK);
    if (byPrefix.has(framework.prefix)) throw new TypeError('duplicate framework');
    const found = { objectives: [], stale: [] };
    byPrefix.set(framework.prefix, found);
    return { ...framework, ...found };
  });
  const numbers = new Set<string>();
  for (const one of rows(report.objectives)) {
    const prefix = text(one.prefix);
    const objective = read(one, OBJECTIVE);
    const key = JSON.stringify([prefix, objective.number]);
    if (numbers.has(key)) throw new TypeError('duplicate objective');
    numbers.add(key);
    byPrefix.get(prefix)?.objectives.push(objective);
  }
  for (const one of rows(report.stale)) byPrefix.get(text(one.prefix))?.stale.push(read(one, STALE));
  return {
    files: count(report.files),
    frameworks,
    origin: read(report, ORIGIN),
    sources: SOURCES(report.sources) ?? [],
  };
}

const orNull = (value: unknown): string | null => textOrNull(value ?? null);
const ORIGIN = { repository: orNull, commit: orNull, date: orNull, directory: orNull };
const SOURCES = optional(
  listOf(
    fields<CoverageSource>({
      ...{ name: text, ...ORIGIN, differing: listOf(text) },
      skipped: listOf(fields({ prefix: text, edition: textOrNull })),
    }),
  ),
);
const FRAMEWORK = {
  ...{ prefix: text, title: textOrNull, edition: textOrNull, levels: listOf(text) },
  ...{ unknown: count, elsewhere: count },
  packages: optional(listOf(fields({ name: text, version: textOrNull }))),
};
const PLACE = {
  ...{ source: textOrNull, file: text, line: count, column: count, endLine: count, endColumn: count },
  ...{ text, edition: textOrNull, within: flag, place: optional(labelled) },
};
const OBJECTIVE = {
  ...{ number: text, title: text, level: count, parent: textOrNull, leaf: flag },
  citations: listOf(fields<CitationPlace>(PLACE)),
};
const STALE = { ...PLACE, number: text, title: textOrNull, status: oneOf(STALE_STATUSES), countsFor: textOrNull };
