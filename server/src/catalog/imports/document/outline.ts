import { beginningsOf } from '../../syntax/number-syntax.ts';
import type { ObjectiveDraft } from '../framework-draft.ts';
import type { Block, Place } from './blocks.ts';
import type { Entry } from './entries.ts';
import { sentenceCase } from './publication.ts';
import { levelOfColumn } from './table-columns.ts';

export interface Outline {
  readonly objectives: readonly ObjectiveDraft[];
  /** Names of the levels, from the top, as far as the document names them. */
  readonly levels: readonly string[];
  /** Words before numbers that name no such level. */
  readonly words: readonly string[];
  /** Letters that some numbers have before what others continue without: `V1.1`, `1.1.1`. */
  readonly lead: string | undefined;
  /** Headings that are neither an objective nor a group. */
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
  /** The heading that it stands below, if that is no objective. */
  readonly heading: Heading | undefined;
  readonly children: Placed[];
}

/** Puts entries below those that their numbers continue, and gives those at the top the headings above them. */
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
    // Below `V1.1` stands 1.1.1, which is cited as V1.1.1 too.
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

/** A heading above the parent is the parent's. */
function isOwnHeading(heading: Heading | undefined, parent: Placed | undefined): heading is Heading {
  return heading !== undefined && (parent === undefined || heading.index > parent.entry.index);
}

/** Longer ones are texts (in UTF-16 units). */
const MAX_TITLE = 1_000;

/** The letters that numbers begin with, where those that begin with letters all have the same. */
function leadOf(entries: readonly Entry[]): string | undefined {
  const leads = new Set(entries.map(({ number }) => /^\p{L}+(?=\d)/u.exec(number)?.[0] ?? ''));
  leads.delete('');
  const [lead] = leads;
  return leads.size === 1 && lead !== undefined && lead.length <= 10 ? lead : undefined;
}

/** By index of an entry's block, the nearest heading around it that is no objective. */
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

/** What numbers are called at each depth: by the word before them, or by headings: `STRATEGIC PRIORITIES`. */
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
  // What is below priorities or goals, and has no name, is called as we call all of them.
  if (levels.length === 1 && names.length > 1 && isDotted && levels[0] !== 'objective') levels.push('objective');
  return new Set(levels).size === levels.length ? levels : [];
}

function wordOf(placed: readonly Placed[]): string | undefined {
  const words = new Set(placed.map(({ entry }) => entry.word ?? ''));
  const [word = ''] = words;
  if (words.size !== 1 || word === '') return undefined;
  return nameOf(word);
}

/** What the columns are called that most of them stand in, if it is the same. */
function columnOf(placed: readonly Placed[]): string | undefined {
  const inColumns = placed.flatMap(({ entry: { column } }) => column ?? []);
  const names = new Set(inColumns.map(levelOfColumn));
  const [name] = names;
  return names.size === 1 && inColumns.length * 2 >= placed.length ? name : undefined;
}

/** `Priority` is a priority; `SO` stays as it is. */
const nameOf = (word: string): string => (/\p{Ll}/u.test(word) || word.length > 4 ? word.toLowerCase() : word);

/** The last word of the headings above them, if all end with the same, in the plural. */
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
