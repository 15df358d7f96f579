import { relative, sep } from 'node:path';
import type { BaselineEntry } from '../../catalog/configuration/baseline-reader.ts';
import { baselineLine } from '../../catalog/configuration/baseline-text.ts';
import { relativePath, toPath } from '../../uri/uris.ts';
import type { ReportedDiagnostic } from '../rows.ts';

/** Longer lines count only around the problem, in UTF-16 units: a file may be one line of megabytes. */
const LONG_LINE = 400;
const AROUND = 100;

/** What a baseline keeps of a finding; `path` is that of its file. Never the number of its line. */
export function entryOf(path: string, { row, lines }: ReportedDiagnostic): BaselineEntry {
  const line = lines.line(row.line - 1);
  const end = row.endLine === row.line ? row.endColumn - 1 : line.length;
  const near = line.length <= LONG_LINE ? line : line.slice(Math.max(0, row.column - 1 - AROUND), end + AROUND);
  return { path, code: row.code, line: baselineLine(near) };
}

/** How a baseline names a file: relative to the root, with `/` on every platform. */
export function baselinePath(root: string, uri: string): string {
  const path = relativePath(root, uri) ?? relative(toPath(root), toPath(uri)).split(sep).join('/');
  // As a key, that would be a merge key of YAML 1.1.
  return path === '<<' ? './<<' : path;
}
