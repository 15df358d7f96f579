import { getOrInsert, pushTo } from '../../../core/base/collections.ts';
import { continues } from '../../../core/resolution/numbers.ts';
import { plainWording } from '../../../core/resolution/wording.ts';
import type { Block } from './blocks.ts';
import { contentsWithoutLeaders, rowsOfVersions } from './noise.ts';
import { type NumberAtStart, numberAtStart } from './numbers-at-start.ts';
import { headersOf } from './table-columns.ts';

/** A block that begins with a number. */
export interface Candidate extends NumberAtStart {
  readonly index: number;
  readonly block: Block;
  /** The name of the column with its title. */
  readonly column?: string;
}

interface Candidates {
  /** In the order of the document. */
  readonly list: readonly Candidate[];
  /** Entries of tables of contents, which are not candidates. */
  readonly contents: ReadonlySet<Block>;
  /** By row, the header of its table, from `headersOf`. */
  readonly headers: ReadonlyMap<Block, Block>;
}

const CONTENTS = /^(?:table of )?contents$|^inhalt(?:sverzeichnis)?$|^sommaire$|^table des mati[èe]res$|^[íi]ndice$/i;

/** All blocks that may be objectives because they begin with a number, without tables of contents. */
export function candidatesIn(blocks: readonly Block[]): Candidates {
  const all: (Candidate & { readonly isContents: boolean })[] = [];
  let isBelowContents = false;
  const pages = contentsWithoutLeaders(blocks);
  const versions = rowsOfVersions(blocks);
  const headers = headersOf(blocks);
  for (const [index, block] of blocks.entries()) {
    if (versions.has(block)) continue;
    const inRow = block.cells ? numbersInRow(block.cells) : [];
    const found = block.cells ? inRow[0]?.found : numberAtStart(block.text);
    if (block.kind === 'heading' && (!found || found.style === 'letters')) isBelowContents = CONTENTS.test(block.text);
    const isContents = block.isContents || isBelowContents || pages.has(block);
    if (block.cells) {
      const names = headers.get(block)?.cells;
      for (const { found: one, at } of inRow) {
        const column = names?.[at];
        all.push({ ...one, index, block, isContents, ...(column && { column }) });
      }
    } else if (found) all.push({ ...found, index, block, isContents });
  }
  const byNumber = new Map<string, typeof all>();
  for (const candidate of all) pushTo(byNumber, keyOf(candidate), candidate);
  const inText = new Set(all.filter(({ isContents }) => !isContents).map(keyOf));
  const contents = new Set<Block>();
  for (const candidate of all) {
    const others = byNumber.get(keyOf(candidate)) ?? [];
    const isNamedTwice =
      pages.has(candidate.block) ||
      (candidate.isContents ? inText.has(keyOf(candidate)) : isRepeated(candidate, others));
    if (candidate.style !== 'part' && isNamedTwice) contents.add(candidate.block);
  }
  const labels = labelsAmong(all);
  const list = all.filter((candidate) => !contents.has(candidate.block) && !labels.has(keyOf(candidate)));
  return { list, contents, headers };
}

/**
 * Words that begin numbers of their own: after an item `1 Scope`, an item `Schedule 1 Fees` beside it is another number.
 *
 * @returns the candidates, with such numbers as they are cited, and the words
 */
export function withSeries(candidates: readonly Candidate[]): readonly [list: readonly Candidate[], series: string[]] {
  const plain = new Set<string>();
  const levels = new Set<string>();
  const series = new Set<string>();
  for (const [at, { word, number, block }] of candidates.entries()) {
    if (word === undefined) plain.add(block.kind === 'item' ? number : '');
    else if (!series.has(word) && !levels.has(word)) {
      const isContinued = continues(candidates[at + 1]?.number ?? '', number);
      (block.kind === 'item' && plain.has(number) && !isContinued ? series : levels).add(word);
    }
  }
  if (series.size === 0) return [candidates, []];
  const list = candidates.map(({ word, ...one }): Candidate => {
    if (word === undefined || !series.has(word)) return { ...one, ...(word !== undefined && { word }) };
    return { ...one, style: 'lettered', number: `${word} ${one.number}` };
  });
  return [list, [...series]];
}

/** Only the first occurrences of a frequent number are compared. */
const MAX_COMPARED = 8;

/** Whether the candidate repeats another title, with a page number at its end. */
function isRepeated(candidate: Candidate, others: readonly Candidate[]): boolean {
  const [, title] = /^(.+?) \d{1,4}$/.exec(candidate.title) ?? [];
  if (title === undefined || others.length === 1) return false;
  const plain = plainWording(title);
  return others.slice(0, MAX_COMPARED).some((other) => plainWording(other.title) === plain);
}

interface NumberInRow {
  readonly found: NumberAtStart;
  /** Index of the cell with its title. */
  readonly at: number;
}

/**
 * A row is an objective if its first cell is a number or begins with one. Cells beside it are objectives below it if their
 * numbers continue its own: a target, and its indicators.
 */
function numbersInRow(cells: readonly string[]): NumberInRow[] {
  const first = cells.findIndex((cell) => cell !== '');
  const found = numberAtStart(cells[first] ?? '');
  if (!found) return [];
  if (found.title === '') {
    const others = [...cells.keys()].slice(first + 1).filter((at) => cells[at] !== '');
    const at = others.find((one) => /\p{L}{2}/u.test(cells[one]!)) ?? others[0] ?? first;
    return [{ found: { ...found, title: at === first ? '' : cells[at]!, isMarked: true }, at }];
  }
  const below = cells.slice(first + 1).flatMap((cell, index): NumberInRow[] => {
    const inner = numberAtStart(cell);
    const isBelow = inner && inner.style !== 'part' && inner.title !== '' && continues(inner.number, found.number);
    return isBelow ? [{ found: inner, at: first + 1 + index }] : [];
  });
  return [{ found, at: first }, ...below];
}

/** A number with more titles, none of them a heading, is a label. */
const MAX_TITLES = 3;

/** `goal 1` for `Goal 1`, ` 1.1` for a number alone. */
const keyOf = ({ word = '', number }: { readonly word?: string | undefined; readonly number: string }): string =>
  `${word.toLowerCase()} ${number}`;

/** Labels that look like numbers, alone or repeatedly before various texts: `800-161: AC-2`, `Level 3`; by `keyOf`. */
function labelsAmong(candidates: readonly Candidate[]): ReadonlySet<string> {
  const titles = new Map<string, Set<string>>();
  const headed = new Set<string>();
  for (const { style, word, number, title, block } of candidates) {
    if (style === 'part' || (word === undefined && style === 'bare') || (word !== undefined && title !== '')) continue;
    const key = keyOf({ word, number });
    if (block.kind === 'heading') headed.add(key);
    const known = getOrInsert(titles, key, () => new Set());
    // A word and number alone have no title; the text that follows them is not it.
    if (known.size <= MAX_TITLES) known.add(word === undefined ? plainWording(title) : String(block.offset));
  }
  return new Set([...titles].flatMap(([number, { size }]) => (size > MAX_TITLES && !headed.has(number) ? number : [])));
}
