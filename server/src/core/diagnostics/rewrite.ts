import { type Objective, wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Listed } from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { type Range, type TextEdit, textIn, touches } from '../model/text.ts';
import type { Citation, GroupChange } from '../rewriting/citation-change.ts';
import { writeGroup } from '../rewriting/write-group.ts';
import type { Diagnosed } from './rule-result.ts';

/** The changes to a reference. Absent properties stay as they are. */
export interface Change {
  /** The new objective, in the edition that the changed citation names or means. */
  readonly objective?: Listed;
  /** Id of the edition to name; null for none. A list is left alone if its other members would change their meaning. */
  readonly pin?: string | null;
  /** The canonical prefix; a number without a space before it gets one. */
  readonly prefix?: string;
}

export interface Rewriting {
  /** In the order of the text, all within the citation. */
  readonly edits: readonly TextEdit[];
  /** The new text of the reference; null if the edits also change text outside it. */
  readonly newText: string | null;
}

/**
 * The smallest edits that change a reference; the text around it stays as it is, byte for byte. Null if the result
 * would not be read back with the intended meaning, or the budget is spent.
 */
export function rewrite(
  citation: Diagnosed,
  reference: Reference,
  { objective, pin, prefix }: Change,
): Rewriting | null {
  const { members, spans } = citation.group;
  const index = members.indexOf(reference);
  const isSingle = spans.every(({ first }) => first !== index);
  const change: GroupChange = {
    ...(objective && isSingle && { items: new Map([[index, { objectives: [objective] }]]) }),
    ...(pin !== undefined && { pin }),
    ...(prefix !== undefined && { prefix }),
  };
  const edits = spend(citation) ? writeGroup(citation, change, { repeats: 'keep', alone: true })?.edits : undefined;
  return edits && edits.length > 0 ? { edits, newText: textAfter(citation, reference.range, edits) } : null;
}

/** As `rewrite`, for several changes, listing equal numbers once; `newText` replaces the problem at `range`. */
export function rewriteCitation(citation: Diagnosed, range: Range, change: GroupChange): Rewriting | null {
  const edits = spend(citation) ? writeGroup(citation, change, { alone: true })?.edits : undefined;
  if (!edits || edits.length === 0) return null;
  const newText = textAfter(citation, range, edits);
  if (newText !== null) return { edits, newText };
  // A list that already has the new number loses the member; a text that replaces only the member has to repeat the
  // number.
  const [only, ...others] = change.items ?? [];
  const isMember = only && others.length === 0 && citation.group.spans.every(({ first }) => first !== only[0]);
  const twice =
    isMember && change.pin === undefined && spend(citation)
      ? writeGroup(citation, change, { repeats: 'keep', alone: true })
      : null;
  return { edits, newText: twice && textAfter(citation, range, twice.edits) };
}

/**
 * The fix that a rewriting makes; none where there is no rewriting. Reports suggest the objective where the rewriting gives the text that replaces the
 * problem's.
 *
 * @param objective that the reference then names; its number alone where no catalog lists it
 */
export function fixOf(
  title: string,
  rewriting: Rewriting | null | undefined,
  objective: Pick<Objective, 'number' | 'title' | 'text'>,
  preferred = false,
): Fix[] {
  if (!rewriting) return [];
  const { edits, newText } = rewriting;
  const suggestion = newText !== null && { number: objective.number, title: wording(objective), newText };
  return [{ title, edits, preferred, ...(suggestion && { suggestion }) }];
}

/** Spends the cost of rewriting the citation; false if the budget does not allow it. */
export function spend({ group, budget }: Diagnosed): boolean {
  if (budget.members <= 0) return false;
  budget.members -= group.members.length;
  return true;
}

/** The text of `range` with the edits applied; null if one of them is outside it. */
export function textAfter({ written }: Citation, range: Range, edits: readonly TextEdit[]): string | null {
  let text = '';
  let at = range.start;
  for (const edit of edits) {
    if (!touches(range, edit.range.start) || !touches(range, edit.range.end)) return null;
    text += textIn(written, { start: at, end: edit.range.start }) + edit.newText;
    at = edit.range.end;
  }
  return text + textIn(written, { start: at, end: range.end });
}
