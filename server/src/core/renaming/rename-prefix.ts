import { foldCase } from '../matching/characters.ts';
import { headOf } from '../matching/columns.ts';
import type { ReferenceGroup } from '../model/reference.ts';
import { type Lines, rangeInLine, type TextEdit, textIn } from '../model/text.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import { type ReviewRecord, tidy } from '../reviews/record.ts';
import { meaningsOfReferences } from '../rewriting/citation-change.ts';
import { isReadAs, type RenamedCitation, type TextRenaming } from './rename-text.ts';

/** The prefix of a framework before and after it is renamed. */
export interface PrefixChange {
  readonly from: string;
  readonly to: string;
}

/**
 * Writes the new prefix wherever a text cites or declares the framework by the old one, in whatever case. Citations by an
 * alias or a misspelling, which are understood as before, stay.
 */
export function prefixInTexts(change: PrefixChange): TextRenaming {
  const { from, to } = change;
  return {
    declarationEdits: ({ declaration, references, readLines }) => [
      ...headerEdits(references, readLines, change),
      ...declaration.frameworks.flatMap(({ framework: { text, range } }) => {
        const isWhole = isPrefixItself(text, from);
        const length = isWhole ? text.length : from.length;
        const hasEdition = isPrefixItself(text.slice(0, length), from) && /^[: ]/.test(text.slice(length));
        if (!(isWhole || hasEdition) || range.end.character - range.start.character !== text.length) return [];
        const end = { line: range.start.line, character: range.start.character + length };
        return [{ range: { start: range.start, end }, newText: to }];
      }),
    ],

    rewrite(references, { lines }, scope) {
      const { group } = references[0]!;
      const meanings = meaningsOfReferences(references);
      const framework = group.framework === from ? to : group.framework;
      // A citation without a prefix stays as it is.
      if (group.framework !== from || group.bare) return { edits: [], framework, meanings };
      for (const edits of waysToCite(group, change)) {
        const renamed: RenamedCitation = { edits, framework, meanings };
        if (isReadAs({ lines, group, scope }, renamed)) return renamed;
      }
      return null;
    },
  };
}

/** Where the prefix heads columns of numbers. */
function headerEdits(references: readonly ResolvedReference[], lines: Lines, { from, to }: PrefixChange): TextEdit[] {
  const edits = new Map<string, TextEdit>();
  for (const { group } of references) {
    const head = group.framework === from && group.bare === 'value' ? headOf(lines, group.range.start) : null;
    const prefix = head && findPrefix(textIn(lines, head), from);
    if (!prefix) continue;
    const range = rangeInLine(head.start.line, head.start.character + prefix.start, prefix.length);
    edits.set(JSON.stringify(range), { range, newText: to });
  }
  return [...edits.values()];
}

/** The prefix in the header of a column: `SDG target`, `Targets of the SDGs`, `SDG 2015`. */
function findPrefix(header: string, prefix: string): { readonly start: number; readonly length: number } | null {
  for (const { index: start } of header.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    for (const length of [prefix.length, prefix.length + 1]) {
      const isWhole = !/^[\p{L}\p{N}]/u.test(header.slice(start + length));
      if (isWhole && isPrefixItself(header.slice(start, start + length), prefix)) return { start, length };
    }
  }
  return null;
}

/** The record with reviews of a framework under its new prefix. */
export function renamePrefixInReviews(record: ReviewRecord, { from, to }: PrefixChange): ReviewRecord {
  return tidy(record.map((review) => (review.framework === from ? { ...review, framework: to } : review)));
}

/** Whether the text is the prefix, in whatever case, or its plural, and not an alias or misspelling. */
export function isPrefixItself(text: string, prefix: string): boolean {
  const folded = foldCase(text.replace(/\s+/g, ' ').replace(/[\u2010-\u2015]/g, '-'));
  const own = foldCase(prefix);
  return folded === own || folded === `${own}s`;
}

/**
 * The ways to cite, the best one first: unchanged, where the prefix is not the old one; the new prefix; the new prefix in
 * other cases, since what follows is a reference in some of them only; and the new prefix with a space, where the number
 * is joined to a prefix that the new one cannot be joined to.
 */
function* waysToCite({ prefix, members }: ReferenceGroup, { from, to }: PrefixChange): Generator<readonly TextEdit[]> {
  if (!prefix || !isPrefixItself(prefix.text, from)) yield [];
  if (!prefix) return;
  for (const newText of new Set([to, to.toLowerCase(), to.toUpperCase()])) yield [{ range: prefix.range, newText }];
  const number = members[0]?.numberRange.start;
  const { start, end } = prefix.range;
  const isNear =
    number?.line === end.line && number.character >= end.character && number.character <= end.character + 1;
  if (isNear) yield [{ range: { start, end: number }, newText: `${to} ` }];
}
