import { objectivesIn } from '../editions/replacements.ts';
import { type Objective, wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Listed } from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { type Range, type TextEdit, textIn, touches } from '../model/text.ts';
import type { Citation, GroupChange } from '../rewriting/citation-change.ts';
import { writeChange } from '../rewriting/split-group.ts';
import { writeGroup } from '../rewriting/write-group.ts';
import { reuseInQuestion } from './earlier-meanings.ts';
import type { Diagnosed } from './rule.ts';

/** Also the new objective of a reference, in the edition that the changed citation names or means. */
type Change = Pick<GroupChange, 'pin' | 'prefix'> & { readonly objective?: Listed };

export interface Rewriting {
  /** In the order of the text, all within the citation. */
  readonly edits: readonly TextEdit[];
  /** The new text of the reference; null if the edits also change text outside it. */
  readonly newText: string | null;
}

/**
 * The smallest edits that change a reference; the text around it stays as it is, byte for byte. Null if the result
 * would not be read back with the intended meaning, or the budget is spent. A list is left alone if its other members
 * would change their meaning.
 */
export function rewrite(citation: Diagnosed, reference: Reference, { objective, ...others }: Change): Rewriting | null {
  const { members, spans } = citation.group;
  const index = members.indexOf(reference);
  const isSingle = spans.every(({ first }) => first !== index);
  const items = objective && isSingle && { items: new Map([[index, { objectives: [objective] }]]) };
  const change = { ...others, ...items };
  const edits = spend(citation) ? writeGroup(citation, change, { repeats: 'keep', alone: true })?.edits : undefined;
  return edits && edits.length > 0 ? { edits, newText: textAfter(citation, reference.range, edits) } : null;
}

/** As `rewrite`, for several changes, listing equal numbers once; `newText` replaces the problem at `range`. */
export function rewriteCitation(citation: Diagnosed, range: Range, change: GroupChange): Rewriting | null {
  if (change.pin === undefined && mergesMeanings(citation, change)) return null;
  const edits = spend(citation) ? writeChange(citation, change, { alone: true })?.edits : undefined;
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

/** Whether it writes a number that the list cites already, perhaps for another meaning. */
function mergesMeanings({ members, history }: Diagnosed, { items = new Map() }: GroupChange): boolean {
  const written = new Set([...items.values()].flatMap(objectivesIn));
  return [...members].some(([index, one]) => {
    const { reference, resolution } = one;
    if (items.has(index) || !resolution.objective || !written.has(resolution.objective)) return false;
    return reuseInQuestion(one, reference.numberRange.start.line, history) !== null;
  });
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
