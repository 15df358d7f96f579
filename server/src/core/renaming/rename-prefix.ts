import { DocumentAnalysis, type Scope } from '../analysis/document-analysis.ts';
import { foldCase } from '../matching/characters.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { type Lines, linesOf, type TextEdit, wholeText } from '../model/text.ts';
import { groupsOf } from '../resolution/groups.ts';
import { meaningsOf, meaningsOfReferences } from '../rewriting/meaning.ts';
import { type ExpectedCitation, firstMismatch, isSameMeaning } from '../rewriting/read-back.ts';
import { reread } from '../rewriting/reread.ts';
import { editText, inOrder } from '../text/edits.ts';
import type { RenumberedText } from './renumber-text.ts';

/** A prefix that becomes another one. */
export interface PrefixChange {
  readonly from: string;
  readonly to: string;
}

/**
 * Writes the new prefix wherever a text cites the framework by the old one, in whatever case; citations by an alias or a
 * misspelling, which is understood as before, stay. Safe as `renumberText` is.
 *
 * @param analysis of the text as it is, in the scope that holds before
 * @param scope that holds afterwards
 * @param others edits of the text that the renaming makes besides
 */
export function renamePrefixInText(
  analysis: DocumentAnalysis,
  change: PrefixChange,
  scope: Scope,
  others: readonly TextEdit[] = [],
): RenumberedText {
  const { lines, uri } = analysis;
  const { from, to } = change;
  const text = wholeText(lines);
  const declared = declaredBy(analysis, change);
  // What the text declares by the new prefix counts for its citations.
  const own = new DocumentAnalysis(linesOf(editText(text, declared).text), scope, uri).scope;
  const edits: TextEdit[] = [...others, ...declared];
  const expected: ExpectedCitation[] = [];
  for (const references of groupsOf(analysis.references)) {
    const { group } = references[0]!;
    const { range } = group;
    const meanings = meaningsOfReferences(references);
    const framework = group.framework === from ? to : group.framework;
    expected.push({ range, framework, meanings });
    // Without a prefix a citation says what it said.
    if (group.framework !== from || group.bare) continue;
    const written = citedBy(lines, group, change, own, meanings);
    if (!written) return { stuck: range };
    edits.push(...written);
  }
  const after = new DocumentAnalysis(linesOf(editText(text, edits).text), scope, uri);
  const wrong = firstMismatch(expected, after.references);
  return wrong ? { stuck: wrong } : { edits: inOrder(edits) };
}

/** The new prefix in place of the old one where the document declares the framework by it, with an edition behind it or not. */
function declaredBy({ declaration }: DocumentAnalysis, { from, to }: PrefixChange): TextEdit[] {
  return declaration.frameworks.flatMap(({ framework: { text, range } }) => {
    const isWhole = isPrefixItself(text, from);
    const length = isWhole ? text.length : from.length;
    const isPinned = isPrefixItself(text.slice(0, length), from) && /^[: ]/.test(text.slice(length));
    if (!(isWhole || isPinned) || range.end.character - range.start.character !== text.length) return [];
    const end = { line: range.start.line, character: range.start.character + length };
    return [{ range: { start: range.start, end }, newText: to }];
  });
}

/** The edits after which the citation means the same by the new prefix; none where it does as it is; null: none do. */
function citedBy(
  lines: Lines,
  group: ReferenceGroup,
  { from, to }: PrefixChange,
  scope: Scope,
  meanings: readonly string[],
): readonly TextEdit[] | null {
  for (const edits of waysToCite(group, from, to)) {
    const found = reread(lines, group, edits, scope.set.matcher);
    if (found?.framework !== to || found.pin?.edition !== group.pin?.edition) continue;
    if (isSameMeaning(meaningsOf(found, scope), meanings)) return edits;
  }
  return null;
}

/** Whether what is written is the prefix itself, in whatever case, or its plural, and no alias or misspelling. */
export function isPrefixItself(written: string, prefix: string): boolean {
  const folded = foldCase(written.replace(/\s+/g, ' ').replace(/[\u2010-\u2015]/g, '-'));
  const own = foldCase(prefix);
  return folded === own || folded === `${own}s`;
}

/**
 * As it is, where it is not the old prefix; the prefix alone; in other cases, in which what follows may be no reference, as it was; and with a space,
 * where the number was joined to a prefix that the new one cannot be joined to.
 */
function* waysToCite({ prefix, members }: ReferenceGroup, from: string, to: string): Generator<readonly TextEdit[]> {
  if (!prefix || !isPrefixItself(prefix.text, from)) yield [];
  if (!prefix) return;
  for (const newText of new Set([to, to.toLowerCase(), to.toUpperCase()])) yield [{ range: prefix.range, newText }];
  const number = members[0]?.numberRange.start;
  const { start, end } = prefix.range;
  const isNear =
    number?.line === end.line && number.character >= end.character && number.character <= end.character + 1;
  if (isNear) yield [{ range: { start, end: number }, newText: `${to} ` }];
}
