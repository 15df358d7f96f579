import { l10n } from '../base/l10n.ts';
import { wording } from '../model/catalog.ts';
import type { Fix } from '../model/diagnostic.ts';
import type { Framework, FrameworkEdition, Listed } from '../model/framework.ts';
import type { Range } from '../model/text.ts';
import { plainLine } from '../text/plain-line.ts';

/** Longest title in a message or the title of a fix. */
const MAX_TITLE = 70;

/** `3.4 Provide innovative cybercrime training…` */
export function named(objective: Listed): string {
  return `${objective.number} ${shortened(wording(objective))}`;
}

/** The title for a place between quotation marks: shortened, without the full stop at its end. */
export function quotable(objective: Listed): string {
  return shortened(wording(objective)).replace(/[\s.]+$/, '');
}

/** On one line, without invisible characters, cut after a word. */
export function shortened(text: string): string {
  const line = plainLine(text);
  if (line.length <= MAX_TITLE) return line;
  const cut = line.slice(0, MAX_TITLE);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_TITLE / 2)).replace(/[\s.,;:]+$/, '')}…`;
}

/** `INTERPOL-SP 2014-2016`, or the prefix alone where the edition has no name. */
export function editionName({ prefix }: Framework, edition: FrameworkEdition | null | undefined): string {
  return edition && edition.id !== '' ? `${prefix} ${edition.id}` : prefix;
}

/** @param editions what to name, joined; empty if there are none */
export function availableEditions(editions: string): string {
  return editions === '' ? l10n.t('Its catalog lists no editions.') : l10n.t('Available editions: {0}.', editions);
}

/** The fix that writes a guess, if there is one. */
export function changeTo(range: Range, guess: string | undefined): Fix[] {
  if (guess === undefined) return [];
  return [{ title: l10n.t('Change to {0}', guess), edits: [{ range, newText: guess }], preferred: false }];
}

/** The name of a level; by default that of the innermost one, or "objective". */
export function levelName({ levels }: Framework, level: number | undefined): string {
  return (level === undefined ? undefined : levels[level]) ?? levels.at(-1) ?? l10n.t('objective');
}

/** `Aim`, of `aim`. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toLocaleUpperCase('en') + text.slice(first.length);
}

/** `a, b and c`. */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return l10n.t('{0} and {1}', items.slice(0, -1).join(', '), items.at(-1) ?? '');
}

/** Names that a message lists; the others are counted. */
const MAX_NAMED = 5;

/** `a, b and c`; the first names, and how many more there are. */
export const fewOf = (names: readonly string[]): string =>
  names.length > MAX_NAMED
    ? l10n.t('{0} and {1} more', names.slice(0, MAX_NAMED).join(', '), names.length - MAX_NAMED)
    : listed(names);

/** With a full stop, unless it already ends in punctuation, as titles may. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 || noun === 'information' ? '' : 's'}`;
}
