import { relative, sep } from 'node:path';
import type { BaselineEntry } from '../../catalog/baseline-reader.ts';
import { quotedLine } from '../../catalog/quoted-line.ts';
import { relativePath, toPath } from '../../uris.ts';
import type { Finding } from '../rows.ts';

const HEAD = `# Problems that are known: objrefs check reports only those that are not listed here.
# Written by objrefs check --update-baseline, by path, code and text of the line.
format: 1
`;

/** The text of a baseline: always the same for the same entries, a line for each, so that it merges well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  if (entries.length === 0) return `${HEAD}findings: {}\n`;
  const parts = [HEAD, 'findings:\n'];
  let last: BaselineEntry | undefined;
  for (const entry of [...entries].sort(compareEntries)) {
    if (entry.path !== last?.path) parts.push(`  ${quotedLine(entry.path)}:\n`);
    if (entry.path !== last?.path || entry.code !== last.code) parts.push(`    ${entry.code}:\n`);
    parts.push(`      - ${quotedLine(entry.line)}\n`);
    last = entry;
  }
  return parts.join('');
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return compareText(a.path, b.path) || compareText(a.code, b.code) || compareText(a.line, b.line);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Longer lines count only around the problem, in UTF-16 units: a file may be one line of megabytes. */
const LONG_LINE = 400;
const AROUND = 100;

/** What a baseline keeps of a finding; `path` is that of its file. Never the number of its line. */
export function entryOf(path: string, { row, lines }: Finding): BaselineEntry {
  const line = lines.line(row.line - 1);
  const end = row.endLine === row.line ? row.endColumn - 1 : line.length;
  const near = line.length <= LONG_LINE ? line : line.slice(Math.max(0, row.column - 1 - AROUND), end + AROUND);
  return { path, code: row.code, line: near.replace(/\s+/g, ' ').trim() || ' ' };
}

/** How a baseline names a file: relative to the root, with `/` on every platform. */
export function baselinePath(root: string, uri: string): string {
  const path = relativePath(root, uri) ?? relative(toPath(root), toPath(uri)).split(sep).join('/');
  // As a key, that would be a merge key of YAML 1.1.
  return path === '<<' ? './<<' : path;
}
