import { plainWording } from '../../../core/editions/wording.ts';
import type { Block } from './blocks.ts';
import type { Candidate } from './candidates.ts';

/** Fewer lines that end with a number are no table of contents. */
const MIN_CONTENTS = 6;

/** Runs of lines that each end with the number of a page, which never gets less. */
export function contentsWithoutLeaders(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  let run: { readonly block: Block; readonly title: string; readonly page: number }[] = [];
  const end = (): void => {
    // `Goal 1`, `Goal 2` are no pages.
    const titles = new Set(run.map(({ title }) => title));
    if (run.length >= MIN_CONTENTS && titles.size > run.length / 2) for (const { block } of run) found.add(block);
    run = [];
  };
  for (const block of blocks) {
    const [, title, page] = /^(\S.{0,300}?) (\d{1,3})$/.exec(block.text.slice(0, MAX_LINE)) ?? [];
    const isNext = title !== undefined && block.kind !== 'row' && Number(page) >= (run.at(-1)?.page ?? 0);
    if (!isNext) end();
    if (title !== undefined && block.kind !== 'row') run.push({ block, title, page: Number(page) });
  }
  end();
  return found;
}

const MAX_LINE = 310;

/** The first column of a table of what was changed in a document, and when. */
const VERSION = /^(?:doc(?:ument)? )?(?:ver(?:sion|\.)?|rev(?:ision|\.)?|release)(?: ?(?:no\.?|number|#))?$/i;

/** Rows of tables that list the versions of the document. */
export function rowsOfVersions(blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  let isWithin = false;
  let before: Block | undefined;
  for (const block of blocks) {
    if (block.kind !== 'row') isWithin = false;
    else if (before?.kind !== 'row') isWithin = VERSION.test(block.cells?.[0] ?? '');
    if (isWithin) found.add(block);
    before = block;
  }
  return found;
}

/** More titles under one number, none of them a heading's, make it a name that things are listed under. */
const MAX_TITLES = 3;

/** `goal 1` for `Goal 1`, ` 1.1` for a number alone. */
export const keyOf = ({ word = '', number }: { readonly word?: string | undefined; readonly number: string }): string =>
  `${word.toLowerCase()} ${number}`;

/**
 * Names with digits that stand again and again before something else, or alone: `800-161: AC-2, AC-3`, `Level 3`; by
 * `keyOf`.
 */
export function labelsAmong(candidates: readonly Candidate[]): ReadonlySet<string> {
  const titles = new Map<string, Set<string>>();
  const headed = new Set<string>();
  for (const { style, word, number, title, block } of candidates) {
    if (style === 'part' || (word === undefined && style === 'bare') || (word !== undefined && title !== '')) continue;
    const key = keyOf({ word, number });
    if (block.kind === 'heading') headed.add(key);
    const known = titles.get(key) ?? new Set();
    titles.set(key, known);
    // What stands behind a word alone is not its title.
    if (known.size <= MAX_TITLES) known.add(word === undefined ? plainWording(title) : String(block.offset));
  }
  return new Set([...titles].flatMap(([number, { size }]) => (size > MAX_TITLES && !headed.has(number) ? number : [])));
}
