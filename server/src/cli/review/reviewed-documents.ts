import type { Cited } from '../../core/resolution/ranges.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { citedBy, isReviewable, type Stamp, stampsOf, withStamps } from '../../core/reviews/stamp.ts';
import { relativePath } from '../../uri/uris.ts';
import { analyseDocuments, type Tally } from '../analyse.ts';
import type { CommandLine } from '../command-line.ts';
import type { Workspace } from '../workspace.ts';
import { identityOf } from '../written-reference.ts';

/** A document that was reviewed. */
export interface ReviewedDocument {
  /** Name for reports. */
  readonly file: string;
  readonly stamps: readonly Stamp[];
  /** References that cannot be reviewed: they do not resolve, or are stale. */
  readonly left: number;
  /** The document is outside of the root, where the record knows no names. */
  readonly isOutside: boolean;
}

/**
 * Reviews the references of a command's documents against what their objectives say today.
 *
 * @param wanted by `identityOf`; undefined: all
 */
export async function stampDocuments(
  workspace: Workspace,
  record: ReviewRecord,
  wanted: ReadonlySet<string> | undefined,
  line: CommandLine,
  tally: Tally,
): Promise<{ readonly record: ReviewRecord; readonly documents: readonly ReviewedDocument[] }> {
  const documents: ReviewedDocument[] = [];
  for await (const { uri, file, analysis } of analyseDocuments(workspace, line, tally)) {
    const isWanted = (one: Cited) => wanted?.has(identityOf(one)) ?? true;
    const cited = citedBy(analysis.references).filter(isWanted);
    if (cited.length === 0) continue;
    const path = relativePath(workspace.root.uri, uri);
    const left = analysis.references.filter((reference) => isWanted(reference) && !isReviewable(reference)).length;
    const stamps = path === undefined ? [] : stampsOf(path, cited, record);
    documents.push({ file, stamps, left, isOutside: path === undefined });
  }
  documents.sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    record: withStamps(
      record,
      documents.flatMap(({ stamps }) => stamps),
    ),
    documents,
  };
}
