import type { CitedObjective } from '../../core/coverage/coverage.ts';
import { folderOf } from '../../core/coverage/places.ts';
import { csvRow } from '../tables.ts';
import { type CoverageReport, countsIn, type MeasuredFramework } from './coverage-report.ts';

const COLUMNS = [
  ...['prefix', 'edition', 'number', 'title', 'level', 'parent', 'leaf'],
  ...['references', 'above', 'below', 'source', 'place', 'referencesInPlace'],
];

/** How the first line of the table begins. */
export const CSV_HEAD = COLUMNS.join(',');

/** A table (RFC 4180) with a row for each objective and each place that cites it, or one row with an empty place. */
export function* coverageAsCsv(report: CoverageReport): Iterable<string> {
  yield csvRow([...COLUMNS, ...ORIGIN]);
  for (const framework of report.frameworks) {
    for (const objective of framework.objectives) yield* linesOf(framework, objective, report);
  }
}

const ORIGIN = ['repository', 'commit', 'date'] as const;

function* linesOf(
  framework: MeasuredFramework,
  objective: CitedObjective,
  { by, origin, sources = [] }: CoverageReport,
): Iterable<string> {
  const { number, title, level, parent, leaf, citations } = objective;
  const { references, above, below } = countsIn(framework, objective);
  const head = [framework.prefix, framework.edition ?? '', number, title, `${level}`, parent ?? '', `${leaf}`];
  const counts = [`${references}`, `${above}`, `${below}`];
  const places = new Map<string, { source: string | null; place: string; references: number }>();
  for (const { source, file } of citations) {
    const place = by === 'folder' ? folderOf(file) : file;
    const key = JSON.stringify([source, place]);
    const known = places.get(key);
    if (known) known.references++;
    else places.set(key, { source, place, references: 1 });
  }
  if (places.size === 0) yield csvRow([...head, ...counts, '', '', '0', '', '', '']);
  for (const { source, place, references: inPlace } of places.values()) {
    const from = source === null ? origin : sources.find(({ name }) => name === source);
    const ofOrigin = ORIGIN.map((key) => from?.[key] ?? '');
    yield csvRow([...head, ...counts, source ?? '', place, `${inPlace}`, ...ofOrigin]);
  }
}
