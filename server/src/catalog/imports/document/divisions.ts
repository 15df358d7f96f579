import type { Block } from './blocks.ts';
import { isNumbered } from './number-at-start.ts';

const DIVISION =
  /^(part|book|title|chapter|section|teil|buch|titel|kapitel|abschnitt|partie|livre|titre|chapitre)\s+([IVXLC]{1,7}|\d{1,3}|[A-Z])\.?$/i;
/** Larger divisions are around smaller ones. */
const LEVELS: readonly (readonly string[])[] = [
  ['part', 'book', 'teil', 'buch', 'partie', 'livre'],
  ['title', 'titel', 'titre'],
  ['chapter', 'kapitel', 'chapitre'],
  ['section', 'abschnitt'],
];
/** Below the headings of the document itself. */
const FIRST_LEVEL = 3;
const MAX_TITLE = 200;

/** In laws `CHAPTER II` stands above its title, both of them paragraphs: together they are a heading. */
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
