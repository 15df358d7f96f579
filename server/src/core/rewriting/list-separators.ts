import type { TextEdit } from '../model/text.ts';
import type { CitationText } from './citation-text.ts';
import type { Item } from './written-items.ts';

export interface SeparatorChanges {
  readonly edits: TextEdit[];
  /** The new separators, without the white space after them, by index of the separator. */
  readonly cores: Map<number, string>;
}

/**
 * Removes items from a list so that the separators fit what remains: "a, b and c" without b is "a and c", and without c
 * "a and b". Line breaks stay. Null where that cannot be done.
 *
 * @param items all items of the citation
 * @param dropped those to remove; never the first one
 */
export function dropItems(
  { members, separators }: CitationText,
  items: readonly Item[],
  dropped: ReadonlySet<Item>,
): SeparatorChanges | null {
  const changes: SeparatorChanges = { edits: [], cores: new Map() };
  /** Index of the separator that will precede the current item. */
  let before = -1;
  let lastKept = items[0]!;
  let lastSeparator = -1;
  for (const [index, item] of items.entries()) {
    if (index === 0) continue;
    if (before < 0) before = item.first - 1;
    if (!dropped.has(item)) {
      [lastKept, lastSeparator, before] = [item, before, -1];
      continue;
    }
    const [member, { end, removable }] = [members[item.first]!, members[item.last]!];
    if (!member.removable || !removable) return null;
    const separator = separators[item.first - 1]!;
    if (before === item.first - 1 && separator.start.line === end.line) {
      changes.edits.push({ range: { start: separator.start, end }, newText: '' });
      before = -1;
      continue;
    }
    // The line break before the item stays; the separator after it is removed.
    const after = separators[item.last];
    if (!after || after.start.line !== after.end.line || dropped.has(items[index + 1]!)) return null;
    changes.edits.push({ range: { start: member.start, end: after.end }, newText: '' });
    if (after.core) changes.cores.set(before, after.core.text);
  }
  if (lastSeparator >= 0)
    closeList(separators, items, { item: lastKept, separator: lastSeparator }, dropped.size, changes);
  return changes;
}

/** The last item keeps the separator of the last one: " and "; without a comma where there are only two items. */
function closeList(
  separators: CitationText['separators'],
  items: readonly Item[],
  last: { readonly item: Item; readonly separator: number },
  dropped: number,
  { cores }: SeparatorChanges,
): void {
  const final = separators[items.at(-1)!.first - 1]?.core?.text;
  if (final === undefined) return;
  const separator = items.length - dropped === 2 ? final.replace(/^,(?=\s+\p{L})/u, '') : final;
  if (last.item !== items.at(-1) || separator !== final) cores.set(last.separator, separator);
}

/** The edits that write the separators; null where one contains a line break. */
export function separatorEdits({ separators }: CitationText, { edits, cores }: SeparatorChanges): TextEdit[] | null {
  const all = [...edits];
  for (const [index, text] of cores) {
    const separator = separators[index];
    if (!separator?.core) return null;
    if (separator.core.text === text) continue;
    all.push({ range: { start: separator.start, end: separator.core.end }, newText: text });
  }
  return all;
}

/** Joins the numbers that replace one, in a list or alone. */
export function joinNumbers(
  numbers: readonly string[],
  { separators }: CitationText,
  items: readonly Item[],
  isLast: boolean,
): { text: string; before: string | null } {
  const cores = items.slice(1).map(({ first }) => separators[first - 1]?.core?.text ?? ',');
  const final = cores.at(-1) ?? ',';
  const usual = cores.length > 1 ? cores[0]! : /\p{L}/u.test(final) ? ',' : final;
  const [head, tail] = [numbers.slice(0, -1), numbers.at(-1) ?? ''];
  const text = head.join(spaced(usual)) + spaced(isLast ? final : usual) + tail;
  return { text, before: isLast && cores.length > 0 ? usual : null };
}

/** A space follows words and signs of the Latin script, and no slash. */
const spaced = (core: string): string => (/[\p{L},;&]$/u.test(core) ? `${core} ` : core);
