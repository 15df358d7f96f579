import type { BaselineEntry } from '../../catalog/configuration/baseline-reader.ts';
import { baselineLine, baselineText } from '../../catalog/configuration/baseline-text.ts';
import { linesOf } from '../../core/model/text.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { editText, lineEdit } from '../../core/text/edits.ts';
import type { FileEdits } from '../../features/lsp/workspace-edit.ts';
import type { RenamedFile } from '../../features/rename.ts';
import { BASELINE_FILE } from '../../loader/file-names.ts';
import { join, normalise, relativePath } from '../../uri/uris.ts';
import { currentText } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';
import { recordWith } from './review-record.ts';

/** Edits of the records about renamed texts: reviews get the new names, diagnostics of a baseline the new lines. */
export async function renamedRecords(
  files: readonly RenamedFile[],
  inReviews: (record: ReviewRecord) => ReviewRecord,
  projects: readonly Project[],
  texts: Texts,
): Promise<RenamedFile[]> {
  const records: RenamedFile[] = [];
  for (const project of projects) {
    const reviews = await recordWith(inReviews, project, texts);
    const baseline = project.uri === null ? undefined : await baselineWith(files, project.uri, texts);
    for (const edited of [reviews, baseline]) if (edited) records.push({ ...edited, kind: 'records' });
  }
  return records;
}

type Texts = Parameters<typeof currentText>[1];

/**
 * The edit of the baseline in a folder after which it matches the lines that a rename changes; undefined where nothing in
 * it changes, or where it cannot be read. Long lines, which a baseline abbreviates, are not matched.
 */
async function baselineWith(
  files: readonly RenamedFile[],
  folder: string,
  texts: Texts,
): Promise<FileEdits | undefined> {
  const uri = join(folder, BASELINE_FILE);
  const baseline = await currentText(uri, texts);
  if (!baseline) return undefined;
  const { readBaseline } = await import('../../catalog/configuration/baseline-reader.ts');
  const { entries, problems } = readBaseline(uri, baseline.text);
  if (problems.length > 0) return undefined;
  const known = new Set(entries.map(({ path }) => path));
  const renamed = new Map<string, string>();
  for (const file of files) {
    const path = relativePath(folder, normalise(file.uri));
    if (path === undefined || !known.has(path)) continue;
    for (const [before, after] of await changedLines(file, texts)) renamed.set(keyOf(path, before), after);
  }
  const after = entries.map((entry): BaselineEntry => {
    const line = renamed.get(keyOf(entry.path, entry.line));
    return line === undefined ? entry : { ...entry, line };
  });
  if (after.every((entry, index) => entry === entries[index])) return undefined;
  const edit = lineEdit(baseline.text, baselineText(after));
  return edit ? { uri: baseline.uri, version: baseline.version, edits: [edit] } : undefined;
}

const keyOf = (path: string, line: string): string => JSON.stringify([path, line]);

/** The lines that edits change, as baselines store them: after by before. Empty where edits join lines. */
async function changedLines({ uri, edits }: RenamedFile, texts: Texts): Promise<ReadonlyMap<string, string>> {
  const changed = new Map<string, string>();
  const current = await currentText(normalise(uri), texts);
  if (!current) return changed;
  const after = linesOf(editText(current.text, edits).text);
  if (after.lineCount !== current.lines.lineCount) return changed;
  for (let line = 0; line < after.lineCount; line++) {
    const [old, now] = [current.lines.line(line), after.line(line)];
    if (old !== now) changed.set(baselineLine(old), baselineLine(now));
  }
  return changed;
}
