import type { ResolvedReference } from '../core/analysis/document-analysis.ts';
import type { Lines } from '../core/model/text.ts';
import type { FindingRow } from '../library/api.ts';
import { meaningOf } from '../library/rows.ts';
import { quoted, quotedOrNull } from './answer-text.ts';

/*
 * The rows of the library, with what they quote as an answer may have it. What is to be written (`newText`) and names stay as
 * they are.
 */

export function meaningIn(lines: Lines, reference: ResolvedReference) {
  const meaning = meaningOf(lines, reference);
  return { ...meaning, title: quotedOrNull(meaning.title) };
}

export const findingIn = ({ message, suggestions, ...row }: FindingRow) => ({
  ...row,
  message: quoted(message),
  suggestions: suggestions.map(({ title, ...rest }) => ({ ...rest, title: quoted(title) })),
});
