import { diffArrays } from 'diff';
import { sharedEnds } from '../base/collections.ts';

/** A run of words that two texts share, or that one of them has alone. */
export interface WordChange {
  readonly op: 'equal' | 'delete' | 'insert';
  readonly text: string;
}

/**
 * Most steps of one comparison, about ten milliseconds' work: the square of the number of words inserted and deleted. Of
 * texts that differ more only the common beginning and end are found, and what is between is one change.
 */
const MAX_STEPS = 400_000;
/** Most words of two texts that are compared: stepping over equal words takes time too. */
const MAX_WORDS = 20_000;

/** Letters, marks and digits with apostrophes and hyphens within; white space; any other character alone. */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:['’\u2010\u2011-][\p{L}\p{M}\p{N}]+)*|\s+|./gsu;

/** How much comparing may still be done for one report. */
export interface WordDiffBudget {
  steps: number;
}

/** For all texts of one comparison: about half a second's work. */
export const newWordDiffBudget = (): WordDiffBudget => ({ steps: 20_000_000 });

/**
 * How one text becomes the other, word by word. The equal and deleted runs together are the old text, the equal and
 * inserted ones the new text, exactly; where both are at one place, the deleted run comes first.
 */
export function wordDiff(older: string, newer: string, budget: WordDiffBudget): WordChange[] {
  const [a, b] = [older.match(TOKEN) ?? [], newer.match(TOKEN) ?? []];
  const [start, end] = sharedEnds(a, b);
  const changes = new Changes();
  changes.add('equal', a.slice(0, start));
  addMiddle(changes, a.slice(start, a.length - end), b.slice(start, b.length - end), budget);
  changes.add('equal', a.slice(a.length - end));
  return changes.joined();
}

function addMiddle(changes: Changes, a: readonly string[], b: readonly string[], budget: WordDiffBudget): void {
  const maxEditLength = Math.floor(Math.sqrt(Math.min(MAX_STEPS, budget.steps)));
  const runs = a.length + b.length > MAX_WORDS ? undefined : diffArrays([...a], [...b], { maxEditLength });
  if (!runs) {
    budget.steps -= maxEditLength ** 2;
    changes.add('delete', a);
    changes.add('insert', b);
    return;
  }
  const edits = runs.reduce((sum, { added, removed, count }) => (added || removed ? sum + count : sum), 0);
  budget.steps -= edits ** 2;
  for (const { value, added, removed } of runs) changes.add(added ? 'insert' : removed ? 'delete' : 'equal', value);
}

/** Collects runs. A space between two changes belongs to them, so that a phrase is one change and not one a word. */
class Changes {
  private readonly runs: WordChange[] = [];
  private deleted = '';
  private inserted = '';
  private space = '';

  add(op: WordChange['op'], tokens: readonly string[]): void {
    for (const token of tokens) {
      if (op === 'equal') this.addEqual(token);
      else this.addChange(op, token);
    }
  }

  joined(): WordChange[] {
    this.close();
    return this.runs;
  }

  private addEqual(token: string): void {
    if (this.hasChange && this.space === '' && /^\s+$/.test(token)) this.space = token;
    else {
      this.close();
      this.push('equal', token);
    }
  }

  private addChange(op: 'delete' | 'insert', token: string): void {
    this.deleted += this.space + (op === 'delete' ? token : '');
    this.inserted += this.space + (op === 'insert' ? token : '');
    this.space = '';
  }

  private get hasChange(): boolean {
    return this.deleted !== '' || this.inserted !== '';
  }

  private close(): void {
    // White space that both sides begin or end with has not changed.
    const before = shared(spaceAtStart(this.deleted), spaceAtStart(this.inserted));
    const [deleted, inserted] = [this.deleted.slice(before.length), this.inserted.slice(before.length)];
    const after = shared(spaceAtEnd(deleted), spaceAtEnd(inserted));
    this.push('equal', before);
    this.push('delete', deleted.slice(0, deleted.length - after.length));
    this.push('insert', inserted.slice(0, inserted.length - after.length));
    this.push('equal', after + this.space);
    this.deleted = this.inserted = this.space = '';
  }

  private push(op: WordChange['op'], text: string): void {
    if (text === '') return;
    const last = this.runs.at(-1);
    if (last?.op === op) this.runs[this.runs.length - 1] = { op, text: last.text + text };
    else this.runs.push({ op, text });
  }
}

const spaceAtStart = (text: string): string => text.slice(0, text.length - text.trimStart().length);
const spaceAtEnd = (text: string): string => text.slice(text.trimEnd().length);
const shared = (a: string, b: string): string => (a === b ? a : '');

/** The changes with no more of what is equal than `around` UTF-16 units beside each change, cut at words. */
export function excerpt(changes: readonly WordChange[], around: number): WordChange[] {
  return changes.map((change, index) => {
    if (change.op !== 'equal') return change;
    const before = index === 0 ? '' : firstWords(change.text, around);
    const after = index === changes.length - 1 ? '' : lastWords(change.text, around);
    const isShort = before.length + after.length + 1 >= change.text.length;
    return isShort ? change : { op: 'equal', text: `${before}…${after}` };
  });
}

function firstWords(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return cut.slice(0, cut.lastIndexOf(' ') + 1);
}

function lastWords(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(-length);
  const space = cut.indexOf(' ');
  return space < 0 ? '' : cut.slice(space);
}
