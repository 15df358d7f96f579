import { relative, sep } from 'node:path';
import type { BaselineEntry } from '../../catalog/baseline-reader.ts';
import { toPath } from '../../uris.ts';
import type { Finding } from '../rows.ts';

const HEAD = `# Problems that are known: objrefs check reports only those that are not listed here.
# Written by objrefs check --update-baseline, by path, code and text of the line.
format: 1
`;

/** Characters that YAML does not allow in a text, or that readers of ours take for something else. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ue000-\ue07f]/g;

/** The text of a baseline: always the same for the same entries, a line for each, so that it merges well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  if (entries.length === 0) return `${HEAD}findings: {}\n`;
  const parts = [HEAD, 'findings:\n'];
  let last: BaselineEntry | undefined;
  for (const entry of [...entries].sort(compareEntries)) {
    if (entry.path !== last?.path) parts.push(`  ${quoted(entry.path)}:\n`);
    if (entry.path !== last?.path || entry.code !== last.code) parts.push(`    ${entry.code}:\n`);
    parts.push(`      - ${quoted(entry.line)}\n`);
    last = entry;
  }
  return parts.join('');
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return compareText(a.path, b.path) || compareText(a.code, b.code) || compareText(a.line, b.line);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In double quotes (YAML 1.2.2, section 7.3.1, of whose escapes JSON's are a part). */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

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
  const path = relative(toPath(root), toPath(uri)).split(sep).join('/');
  // As a key, that would be a merge key of YAML 1.1.
  return path === '<<' ? './<<' : path;
}
