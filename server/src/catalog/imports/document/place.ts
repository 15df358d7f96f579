import type { Range } from '../../../core/model/text.ts';
import { LineIndex } from '../../yaml/line-index.ts';
import type { Block } from './blocks.ts';
import type { Entry } from './entries.ts';

/** Where the number of an entry is in its file. */
export type Place = (entry: Pick<Entry, 'written' | 'block'>) => Range;

/** How far behind the beginning of a block its number is looked for: markup may stand before it. */
const MAX_MARKUP = 300;

/** The 1-based line of a block; undefined for a file that is no text. */
export type LineOf = (block: Block) => number | undefined;

export function linesIn(text: string | null): LineOf {
  const lines = new LineIndex(text ?? '');
  return ({ offset }) => (text === null ? undefined : lines.position(offset).line + 1);
}

/** @param text null for a file that is no text: then everything is at its beginning */
export function placesIn(text: string | null): Place {
  const lines = new LineIndex(text ?? '');
  return ({ written, block: { offset } }) => {
    const bare = written.replace(/^\(|\)$/g, '');
    const at = (text ?? '').slice(offset, offset + MAX_MARKUP).indexOf(bare);
    return at < 0 ? lines.range(offset, offset) : lines.range(offset + at, offset + at + bare.length);
  };
}
