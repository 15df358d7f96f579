import { plainWording } from '../../../core/comparison/wording.ts';
import type { Block } from './blocks.ts';
import { contentsWithoutLeaders, keyOf, labelsAmong, rowsOfVersions } from './no-objectives.ts';
import { type NumberAtStart, numberAtStart } from './number-at-start.ts';

/** A block with what it begins with. */
export interface Candidate extends NumberAtStart {
  /** Of the block, among all. */
  readonly index: number;
  readonly block: Block;
}

export interface Candidates {
  /** In the order of the document. */
  readonly list: readonly Candidate[];
  /** Of their entries in the tables of contents, which are none. */
  readonly contents: ReadonlySet<Block>;
}

const CONTENTS = /^(?:table of )?contents$|^inhalt(?:sverzeichnis)?$|^sommaire$|^table des mati[èe]res$|^[íi]ndice$/i;

/** All blocks that may be objectives by what they begin with, without tables of contents. */
export function candidatesIn(blocks: readonly Block[]): Candidates {
  const all: (Candidate & { readonly isContents: boolean })[] = [];
  let isBelowContents = false;
  const pages = contentsWithoutLeaders(blocks);
  const versions = rowsOfVersions(blocks);
  for (const [index, block] of blocks.entries()) {
    if (versions.has(block)) continue;
    const found = block.cells ? numberInRow(block.cells) : numberAtStart(block.text);
    if (block.kind === 'heading' && (!found || found.style === 'letters')) isBelowContents = CONTENTS.test(block.text);
    const isContents = block.isContents || isBelowContents || pages.has(block);
    if (found) all.push({ ...found, index, block, isContents });
  }
  const byNumber = new Map<string, typeof all>();
  for (const candidate of all) {
    const key = keyOf(candidate);
    const others = byNumber.get(key);
    if (others) others.push(candidate);
    else byNumber.set(key, [candidate]);
  }
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
  const list = all.filter((candidate) => {
    const { block } = candidate;
    return !contents.has(block) && !labels.has(keyOf(candidate));
  });
  return { list, contents };
}

/** Of a number that is there again and again only the first ones are compared. */
const MAX_COMPARED = 8;

/** It says what the document says again, with the number of a page behind it. */
function isRepeated(candidate: Candidate, others: readonly Candidate[]): boolean {
  const [, title] = /^(.+?) \d{1,4}$/.exec(candidate.title) ?? [];
  if (title === undefined || others.length === 1) return false;
  const plain = plainWording(title);
  return others.slice(0, MAX_COMPARED).some((other) => plainWording(other.title) === plain);
}

/** A row is an objective where its first cell is a number, or begins with one. */
function numberInRow(cells: readonly string[]): NumberAtStart | undefined {
  const filled = cells.filter((cell) => cell !== '');
  const found = numberAtStart(filled[0] ?? '');
  if (!found) return undefined;
  if (found.title !== '') return found;
  const title = filled.slice(1).find((cell) => /\p{L}{2}/u.test(cell)) ?? filled[1] ?? '';
  return { ...found, title, isMarked: true };
}
