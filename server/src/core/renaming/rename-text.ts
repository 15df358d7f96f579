import { DocumentAnalysis, type Scope } from '../analysis/document-analysis.ts';
import { isSameList } from '../base/collections.ts';
import { l10n } from '../base/l10n.ts';
import { Refusal, type Result } from '../base/result.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { type Lines, linesOf, type Range, type TextEdit, wholeText } from '../model/text.ts';
import { type Group, groupsOf } from '../resolution/scope.ts';
import { type ExpectedCitation, firstMismatch, meaningsOf } from '../rewriting/citation-change.ts';
import { reread } from '../rewriting/reread.ts';
import { editText, inOrder } from '../text/edits.ts';

/** How a renaming rewrites the citations of a text. */
export interface TextRenaming {
  /** Edits of what the text declares about itself, outside of its citations. */
  declarationEdits(analysis: DocumentAnalysis): readonly TextEdit[];
  /** Rewrites a citation of `analysis` so that it keeps its meaning in `scope` afterwards; null where it cannot. */
  rewrite(references: Group, analysis: DocumentAnalysis, scope: Scope): RenamedCitation | null;
}

export interface RenamedCitation extends Omit<ExpectedCitation, 'range'> {
  /** In the order of the text, all within the citation; empty where it keeps its meaning as it is. */
  readonly edits: readonly TextEdit[];
}

/** A citation that no rewriting gives the meaning that it should have. */
class UnwritableCitation extends Refusal {
  /** In the text before the renaming. */
  readonly range: Range;

  constructor(range: Range) {
    super(l10n.t('This citation cannot be rewritten without changing its meaning.'));
    this.range = range;
  }
}

/**
 * Rewrites the citations of a text for a renaming. The text with the edits is analysed again: every citation in it means
 * what it should, or the renaming is refused.
 *
 * @param analysis of the text before the renaming, in the scope of that time
 * @param scope of the project afterwards
 * @param others edits that the renaming makes in the text besides, such as a catalog's own numbers
 * @returns edits in the order of the text
 */
export function renameInText(
  analysis: DocumentAnalysis,
  renaming: TextRenaming,
  scope: Scope,
  others: readonly TextEdit[] = [],
): Result<readonly TextEdit[], UnwritableCitation> {
  const { lines, uri } = analysis;
  const text = wholeText(lines);
  const analyseWith = (edits: readonly TextEdit[]) =>
    new DocumentAnalysis(linesOf(editText(text, edits).text), scope, uri);
  const declared = renaming.declarationEdits(analysis);
  // A declaration with its edits counts for the citations of the text.
  const own = analyseWith(declared).scope;
  const edits: TextEdit[] = [...others, ...declared];
  const expected: ExpectedCitation[] = [];
  for (const references of groupsOf(analysis.references)) {
    const { range } = references[0]!.group;
    const renamed = renaming.rewrite(references, analysis, own);
    if (!renamed) return new UnwritableCitation(range);
    edits.push(...renamed.edits);
    expected.push({ ...renamed, range });
  }
  const wrong = firstMismatch(expected, analyseWith(edits).references);
  return wrong ? new UnwritableCitation(wrong) : inOrder(edits);
}

/** Whether the citation, read again with the edits, has the meanings, in this framework and with its edition qualifier. */
export function isReadAs(
  { lines, group, scope }: { readonly lines: Lines; readonly group: ReferenceGroup; readonly scope: Scope },
  { edits, framework, meanings }: RenamedCitation,
): boolean {
  const found = reread(lines, group, edits, scope.set.matcher);
  return (
    found?.framework === framework &&
    found.pin?.edition === group.pin?.edition &&
    isSameList(meaningsOf(found, scope), meanings)
  );
}
