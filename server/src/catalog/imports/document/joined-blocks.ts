import type { Block } from './blocks.ts';
import { isNumbered, numberAtStart } from './numbers-at-start.ts';

const DIVISION =
  /^(part|book|title|chapter|section|teil|buch|titel|kapitel|abschnitt|partie|livre|titre|chapitre)\s+([IVXLC]{1,7}|\d{1,3}|[A-Z])\.?$/i;
/** Divisions, outermost first. */
const LEVELS: readonly (readonly string[])[] = [
  ['part', 'book', 'teil', 'buch', 'partie', 'livre'],
  ['title', 'titel', 'titre'],
  ['chapter', 'kapitel', 'chapitre'],
  ['section', 'abschnitt'],
];
/** Below the headings of the document itself. */
const FIRST_LEVEL = 3;
const MAX_TITLE = 200;

/** Joins `CHAPTER II` and the title below it, two paragraphs in laws, into a heading. */
export function withDivisions(blocks: readonly Block[]): readonly Block[] {
  const found: Block[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    const next = blocks[index + 1];
    const [, word, number] = block.kind === 'paragraph' ? (DIVISION.exec(block.text) ?? []) : [];
    if (word === undefined || number === undefined || !next || !isTitle(next)) {
      found.push(block);
      continue;
    }
    const name = word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
    const level = FIRST_LEVEL + LEVELS.findIndex((words) => words.includes(word.toLowerCase()));
    found.push({ ...block, kind: 'heading', level, text: `${name} ${number} – ${next.text}` });
    index++;
  }
  return found;
}

function isTitle({ kind, text }: Block): boolean {
  return kind === 'paragraph' && text.length <= MAX_TITLE && !DIVISION.test(text) && !isNumbered(text);
}

/** Deeper levels are not numbered. */
const MAX_DEPTH = 6;

interface NumberedInside {
  readonly blocks: readonly Block[];
  /** The first item that got a number; undefined if none did. */
  readonly first: Block | undefined;
}

/**
 * Numbers the items of ordered lists within ordered lists: item 2 within item 1 becomes 1.2. This applies if nearly all
 * outer items have such a list and the headings are not numbered. Otherwise the inner items are steps and remarks, which
 * are not cited.
 */
export function withNumbersInside(blocks: readonly Block[]): NumberedInside {
  // One of them may be the title with the edition.
  const headings = blocks.filter(({ kind, text }) => kind === 'heading' && isNumbered(text));
  if (headings.length > 1 || !isSystematic(blocks)) return { blocks, first: undefined };
  let first: Block | undefined;
  const path: (string | undefined)[] = [];
  let last = 0;
  const numbered = blocks.map((block): Block => {
    const outer = outerCount(block);
    if (outer !== undefined) {
      const isNext = outer === last + 1;
      if (isNext) last = outer;
      path.splice(0, path.length, isNext ? String(outer) : undefined);
    }
    if (!block.within) return block;
    const { depth, count } = block.within;
    path.length = Math.min(path.length, depth);
    const above = path[depth - 1];
    path[depth] = above === undefined ? undefined : `${above}.${count}`;
    if (above === undefined || depth > MAX_DEPTH || isNumbered(block.text)) return block;
    const item = { ...block, text: `${above}.${count} ${block.text}` };
    first ??= item;
    return item;
  });
  return { blocks: numbered, first };
}

/** Whether at least two items, and two of three, of the list that runs through the document contain a list. */
function isSystematic(blocks: readonly Block[]): boolean {
  let last = 0;
  let items = 0;
  let isItem = false;
  const withList = new Set<number>();
  for (const block of blocks) {
    const outer = outerCount(block);
    if (outer !== undefined) {
      isItem = outer === last + 1;
      if (isItem) {
        last = outer;
        items++;
      }
    } else if (block.within && isItem) withList.add(last);
  }
  return withList.size > 1 && withList.size * 3 >= items * 2;
}

/** The number of an item of an outermost ordered list. */
function outerCount({ kind, text, within }: Block): number | undefined {
  const found = kind === 'item' && !within ? numberAtStart(text) : undefined;
  return found?.style === 'bare' && found.word === undefined ? Number(found.number) : undefined;
}
