import { DocumentAnalysis, type Scope } from '../analysis/document-analysis.ts';
import { linesOf, type Range, type TextEdit, wholeText } from '../model/text.ts';
import { groupsOf } from '../resolution/groups.ts';
import { citationOf } from '../rewriting/citation.ts';
import { meaningsOfReferences } from '../rewriting/meaning.ts';
import { type ExpectedCitation, firstMismatch } from '../rewriting/read-back.ts';
import { editText, inOrder } from '../text/edits.ts';
import type { Renumbered } from './after.ts';
import { renumberGroup } from './renumber-group.ts';

/** The edits of one text, or where it cannot be rewritten. */
export type RenumberedText = { readonly edits: readonly TextEdit[] } | { readonly stuck: Range };

/**
 * Rewrites the citations of a text so that they mean after a renumbering what they meant before. Pure, and safe: the text
 * with the edits has been analysed again, and every citation in it means what it should; else nothing is rewritten.
 *
 * @param analysis of the text as it is, in the scope that holds before
 * @param scope that holds afterwards
 * @param others edits of the text that the renumbering makes besides: a catalog's own numbers
 */
export function renumberText(
  analysis: DocumentAnalysis,
  after: Renumbered,
  scope: Scope,
  others: readonly TextEdit[] = [],
): RenumberedText {
  const { lines, uri } = analysis;
  const own = analysis.withScope(scope).scope;
  const edits: TextEdit[] = [...others];
  const expected: ExpectedCitation[] = [];
  for (const references of groupsOf(analysis.references)) {
    const { group } = references[0]!;
    const { framework, range } = group;
    if (framework !== after.renumbering.framework.id) {
      expected.push({ range, framework, meanings: meaningsOfReferences(references) });
      continue;
    }
    const citation = {
      ...citationOf(analysis.readLines, own, references),
      framework: own.set.get(framework) ?? after.framework,
    };
    const written = renumberGroup(citation, after);
    if (!written) return { stuck: range };
    edits.push(...written.edits);
    expected.push({ range, framework, meanings: written.meanings });
  }
  const edited = new DocumentAnalysis(linesOf(editText(wholeText(lines), edits).text), scope, uri);
  const wrong = firstMismatch(expected, edited.references);
  return wrong ? { stuck: wrong } : { edits: inOrder(edits) };
}
