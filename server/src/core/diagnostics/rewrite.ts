import { type Objective, wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Listed } from '../model/framework.ts';
import type { Reference } from '../model/reference.ts';
import { type Range, type TextEdit, textIn, touches } from '../model/text.ts';
import type { Citation } from '../rewriting/citation.ts';
import type { GroupChange } from '../rewriting/group-change.ts';
import { writeGroup } from '../rewriting/write-group.ts';
import type { SuggestionBudget } from './rule-result.ts';

/** What a reference shall say instead. Absent: as it is. */
export interface Change {
  /** Another objective, in the edition that the citation then names or means. */
  readonly objective?: Listed;
  /** Id of the edition to name; null: none. It is everybody's: a list whose other members would mean something else stays. */
  readonly pin?: string | null;
  /** The canonical prefix; a glued number then gets its space. */
  readonly prefix?: string;
}

export interface Rewriting {
  /** In the order of the text, all within the citation. */
  readonly edits: readonly TextEdit[];
  /** The whole text of the reference afterwards; null where that alone would not do, since more than it changes. */
  readonly newText: string | null;
}

/**
 * The smallest edits that make a reference say something else; the text around stays as it is, byte for byte. Null where
 * that would not be read back as what it should mean, or the budget is spent: then there is no fix to offer.
 */
export function rewrite(
  citation: Citation,
  reference: Reference,
  { objective, pin, prefix }: Change,
  budget: SuggestionBudget,
): Rewriting | null {
  const { members, spans } = citation.group;
  const index = members.indexOf(reference);
  const isSingle = spans.every(({ first }) => first !== index);
  const change: GroupChange = {
    ...(objective && isSingle && { items: new Map([[index, { objectives: [objective] }]]) }),
    ...(pin !== undefined && { pin }),
    ...(prefix !== undefined && { prefix }),
  };
  const edits = spend(citation, budget) ? writeGroup(citation, change, { repeats: 'keep' })?.edits : undefined;
  return edits && edits.length > 0 ? { edits, newText: textAfter(citation, reference.range, edits) } : null;
}

/**
 * Likewise for all that changes in a citation, of which the list then says nothing twice.
 *
 * @param range of the problem, whose text `newText` replaces
 */
export function rewriteCitation(
  citation: Citation,
  range: Range,
  change: GroupChange,
  budget: SuggestionBudget,
): Rewriting | null {
  const edits = spend(citation, budget) ? writeGroup(citation, change)?.edits : undefined;
  if (!edits || edits.length === 0) return null;
  const newText = textAfter(citation, range, edits);
  if (newText !== null) return { edits, newText };
  // A list that has the successor already loses the member; as a text in its place it can only be said twice.
  const [only, ...others] = change.items ?? [];
  const isMember = only && others.length === 0 && citation.group.spans.every(({ first }) => first !== only[0]);
  const twice =
    isMember && change.pin === undefined && spend(citation, budget)
      ? writeGroup(citation, change, { repeats: 'keep' })
      : null;
  return { edits, newText: twice && textAfter(citation, range, twice.edits) };
}

/**
 * The fix that a rewriting makes. Reports suggest the objective where the rewriting gives the text that replaces the problem's.
 *
 * @param objective that the reference then names; its number alone where no catalog lists it
 */
export function fixOf(
  title: string,
  { edits, newText }: Rewriting,
  objective: Pick<Objective, 'number' | 'title' | 'text'>,
  preferred = false,
): Fix {
  const suggestion = newText !== null && { number: objective.number, title: wording(objective), newText };
  return { title, edits, preferred, ...(suggestion && { suggestion }) };
}

/** Whether the budget lasts for taking the citation apart once more; that is then spent. */
export function spend({ group }: Citation, budget: SuggestionBudget): boolean {
  if (budget.members <= 0) return false;
  budget.members -= group.members.length;
  return true;
}

/** The text of `range` with the edits applied; null where one of them lies beyond it. */
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
