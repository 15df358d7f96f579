import type { DocumentAnalysis } from '../analysis/document-analysis.ts';
import { wording } from '../model/catalog.ts';
import { writtenEdition } from '../model/reference.ts';
import { type Range, textIn } from '../model/text.ts';
import { languageOfFile } from '../suppression/comment-syntax.ts';
import { editionToKeep } from './decisions.ts';
import { isIgnorable } from './ignored-references.ts';
import type { UnresolvedReference } from './unresolved.ts';

/** A reference that needs a decision, as command line and editors list it. Plain data. */
export interface DecisionRow {
  readonly range: Range;
  /** Of the whole list, which is changed once all of it is decided. */
  readonly citation: Range;
  /** As written. */
  readonly text: string;
  /** The edition as written. */
  readonly edition: string | null;
  /** The number that needs the decision. */
  readonly number: string;
  /** Whether the number is within the range that begins here, and not written itself. */
  readonly within: boolean;
  readonly reason: UnresolvedReference['reason'];
  readonly message: string;
  /** What the number meant; null where no catalog lists that. */
  readonly meant: { readonly edition: string; readonly number: string; readonly title: string } | null;
  /** What it may mean in the new edition. */
  readonly candidates: readonly { readonly number: string; readonly title: string }[];
  /** The older edition that the citation can name instead; null where that is not possible. */
  readonly keep: string | null;
  /** Whether a comment can ignore it. */
  readonly ignorable: boolean;
}

/** @param languageId of the document; by default that of its file name */
export function decisionRow(
  analysis: DocumentAnalysis,
  one: UnresolvedReference,
  languageId = languageOfFile(analysis.uri ?? ''),
): DecisionRow {
  const { resolved, number, isWithinRange, reason, message, meant, candidates } = one;
  const { range } = resolved.reference;
  return {
    range,
    citation: resolved.group.range,
    text: textIn(analysis.lines, range),
    edition: writtenEdition(resolved.group),
    number,
    within: isWithinRange,
    reason,
    message,
    meant: meant && { edition: meant.edition, number: meant.number, title: wording(meant) },
    candidates: candidates.map((objective) => ({ number: objective.number, title: wording(objective) })),
    keep: editionToKeep(one)?.id ?? null,
    ignorable: isIgnorable(analysis, resolved, languageId),
  };
}
