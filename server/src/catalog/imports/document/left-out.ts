import { l10n } from '../../../core/base/l10n.ts';
import type { Block } from './blocks.ts';
import type { LineOf } from './place.ts';

/** So many are named. */
const MAX_NAMED = 3;
const MAX_NAME = 40;

/** What is left out, counted, with the first ones by line and beginning: `2 headings (line 3 "Preface", line 7 "Annex")`. */
export function leftOut(blocks: readonly Block[], counted: (count: number) => string, lineOf: LineOf): string[] {
  if (blocks.length === 0) return [];
  const named = blocks.slice(0, MAX_NAMED).map((block) => {
    const line = lineOf(block);
    const text = short(block.text);
    return line === undefined ? l10n.t('"{0}"', text) : l10n.t('line {0} "{1}"', line, text);
  });
  const more = blocks.length > MAX_NAMED ? ', …' : '';
  return [`${counted(blocks.length)} (${named.join(', ')}${more})`];
}

const short = (text: string): string => (text.length > MAX_NAME ? `${text.slice(0, MAX_NAME).trimEnd()}…` : text);
