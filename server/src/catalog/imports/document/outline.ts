import { beginningsOf } from '../../../core/resolution/numbers.ts';
import type { ObjectiveDraft } from '../framework-draft.ts';
import type { Block, Place } from './blocks.ts';
import type { Entry } from './entries.ts';
import { sentenceCase } from './publication.ts';
import { levelOfColumn } from './table-columns.ts';

export interface Outline {
  readonly objectives: readonly ObjectiveDraft[];
  /** Names of the levels, outermost first, as far as the document has them. */
  readonly levels: readonly string[];
  /** Words before numbers that are not names of levels. */
  readonly words: readonly string[];
  /** Letters before some numbers that other numbers continue without them: `V1.1`, `1.1.1`. */
  readonly lead: string | undefined;
  /** Headings that are neither objectives nor groups. */
  readonly otherHeadings: readonly Block[];
}

interface Heading {
  readonly block: Block;
  readonly index: number;
}

interface Placed {
  readonly entry: Entry;
  readonly parent: Placed | undefined;
  readonly depth: number;
  /** The heading above it that is not an objective. */
  readonly heading: Heading | undefined;
  readonly children: Placed[];
}

/** Nests entries by their numbers, and uses the headings above them as groups. */
export function outlineOf(
  entries: readonly Entry[],
  blocks: readonly Block[],
  isTitle: (block: Block) => boolean,
  abbreviations: ReadonlySet<string>,
  placeOf: Place,
): Outline {
  const headings = headingsAbove(entries, blocks, isTitle);
  const byNumber = new Map<string, Placed>();
  const top: Placed[] = [];
  const lead = leadOf(entries);
  let isLeading = false;
  for (const written of entries) {
    const isContinued = (number: string): boolean => beginningsOf(number).some((one) => byNumber.has(one));
    // 1.1.1 below `V1.1` is also cited as V1.1.1.
    const isLed = lead !== undefined && !isContinued(written.number) && isContinued(`${lead}${written.number}`);
    isLeading ||= isLed;
    const entry = isLed ? { ...written, number: `${lead}${written.number}` } : written;
    const above = beginningsOf(entry.number).find((beginning) => byNumber.has(beginning));
    const parent = above === undefined ? undefined : byNumber.get(above);
    const depth = parent ? parent.depth + 1 : 0;
    const placed = { entry, parent, depth, heading: headings.get(entry.index), children: [] };
    byNumber.set(entry.number, placed);
    (parent?.children ?? top).push(placed);
  }
  const groups = new Set<Block>();
  const draftOf = ({ entry, parent, heading, children }: Placed): ObjectiveDraft => {
    const isOwn = isOwnHeading(heading, parent);
    if (isOwn) groups.add(heading.block);
    const { number, title, text } = entry;
    return {
      number,
      ...(title.length > MAX_TITLE && text === undefined ? { text: title } : { title }),
      ...(text !== undefined && { text }),
      ...(isOwn && { group: sentenceCase(heading.block.text, abbreviations) }),
      range: placeOf(entry),
      ...(children.length > 0 && { objectives: children.map(draftOf) }),
    };
  };
  const objectives = top.map(draftOf);
  const used = new Set(entries.flatMap(({ block, titleBlock }) => [block, titleBlock]));
  const others = blocks.filter((block) => block.kind === 'heading' && !groups.has(block) && !used.has(block));
  const placed = [...byNumber.values()];
  const levels = levelsOf(placed);
  const words = [...new Set(placed.flatMap(({ entry }) => (entry.word === undefined ? [] : nameOf(entry.word))))];
  return {
    objectives,
    levels,
    lead: isLeading ? lead : undefined,
    words: words.filter((word) => !levels.includes(word)),
    otherHeadings: others.filter((block) => !isTitle(block)),
  };
}

/** Whether the heading is below the parent, whose own group it is otherwise. */
function isOwnHeading(heading: Heading | undefined, parent: Placed | undefined): heading is Heading {
  return heading !== undefined && (parent === undefined || heading.index > parent.entry.index);
}

/** Longer titles become texts, in UTF-16 units. */
const MAX_TITLE = 1_000;

/** The letters at the beginning of numbers, if all numbers with letters have the same. */
function leadOf(entries: readonly Entry[]): string | undefined {
  const leads = new Set(entries.map(({ number }) => /^\p{L}+(?=\d)/u.exec(number)?.[0] ?? ''));
  leads.delete('');
  const [lead] = leads;
  return leads.size === 1 && lead !== undefined && lead.length <= 10 ? lead : undefined;
}

/** By index of an entry's block, the nearest heading around it that is not an objective. */
function headingsAbove(
  entries: readonly Entry[],
  blocks: readonly Block[],
  isTitle: (block: Block) => boolean,
): Map<number, Heading> {
  const numbered = new Set(entries.map(({ index }) => index));
  const titles = new Set(entries.flatMap(({ titleBlock }) => titleBlock ?? []));
  const above = new Map<number, Heading>();
  const open: (Heading & { readonly isNumbered: boolean })[] = [];
  for (const [index, block] of blocks.entries()) {
    const isHeading = block.kind === 'heading' && !titles.has(block);
    if (isHeading) while (open.length > 0 && open.at(-1)!.block.level >= block.level) open.pop();
    if (numbered.has(index)) {
      const nearest = open.findLast(({ isNumbered }) => !isNumbered);
      if (nearest) above.set(index, nearest);
    }
    if (isHeading && !isTitle(block)) open.push({ block, index, isNumbered: numbered.has(index) });
  }
  return above;
}

/** The name of each level: from the word before numbers, from headings such as `STRATEGIC PRIORITIES`, or from columns. */
function levelsOf(placed: readonly Placed[]): string[] {
  const names: (string | undefined)[] = [];
  let isDotted = false;
  for (const { depth, entry } of placed) {
    names[depth] ??= undefined;
    if (depth === 1 && !entry.number.endsWith(')')) isDotted = true;
  }
  for (const depth of names.keys()) {
    const here = placed.filter((one) => one.depth === depth);
    names[depth] = wordOf(here) ?? nounOf(here) ?? columnOf(here);
  }
  const known = names.indexOf(undefined);
  const levels = names.slice(0, known < 0 ? names.length : known) as string[];
  // A nameless level below priorities or goals is called by the general name.
  if (levels.length === 1 && names.length > 1 && isDotted && levels[0] !== 'objective') levels.push('objective');
  return new Set(levels).size === levels.length ? levels : [];
}

function wordOf(placed: readonly Placed[]): string | undefined {
  const words = new Set(placed.map(({ entry }) => entry.word ?? ''));
  const [word = ''] = words;
  if (words.size !== 1 || word === '') return undefined;
  return nameOf(word);
}

/** The name of their column, if most of them are in columns with the same name. */
function columnOf(placed: readonly Placed[]): string | undefined {
  const inColumns = placed.flatMap(({ entry: { column } }) => column ?? []);
  const names = new Set(inColumns.map(levelOfColumn));
  const [name] = names;
  return names.size === 1 && inColumns.length * 2 >= placed.length ? name : undefined;
}

/** `Priority` in lower case; an abbreviation such as `SO` unchanged. */
const nameOf = (word: string): string => (/\p{Ll}/u.test(word) || word.length > 4 ? word.toLowerCase() : word);

/** The singular of the last word of the headings above them, if all end with the same plural. */
function nounOf(placed: readonly Placed[]): string | undefined {
  const nouns = new Set(
    placed.map(({ heading, parent }) => {
      return isOwnHeading(heading, parent) ? heading.block.text.toLowerCase().split(' ').at(-1) : '';
    }),
  );
  const [noun = ''] = nouns;
  if (nouns.size !== 1 || !/^\p{L}{3,20}[^s]s$/u.test(noun)) return undefined;
  return noun.endsWith('ies') ? `${noun.slice(0, -3)}y` : noun.slice(0, -1);
}
