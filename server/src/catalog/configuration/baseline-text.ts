import { compareText } from '../../core/base/collections.ts';
import { quote } from '../yaml/write-yaml.ts';
import type { BaselineEntry } from './baseline-reader.ts';

const HEAD = `# Problems that are known: objrefs check reports only those that are not listed here.
# Written by objrefs check --update-baseline, by path, code and text of the line.
format: 1
`;

/** The text of a baseline: the same for the same entries, with one line for each, so that it merges well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  if (entries.length === 0) return `${HEAD}findings: {}\n`;
  const parts = [HEAD, 'findings:\n'];
  let last: BaselineEntry | undefined;
  for (const entry of [...entries].sort(compareEntries)) {
    if (entry.path !== last?.path) parts.push(`  ${quote(entry.path)}:\n`);
    if (entry.path !== last?.path || entry.code !== last.code) parts.push(`    ${entry.code}:\n`);
    parts.push(`      - ${quote(entry.line)}\n`);
    last = entry;
  }
  return parts.join('');
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return compareText(a.path, b.path) || compareText(a.code, b.code) || compareText(a.line, b.line);
}

/** A line's text as baselines keep it, with white space collapsed. */
export const baselineLine = (text: string): string => text.replace(/\s+/g, ' ').trim() || ' ';
