import type { WordChange } from '../core/editions/word-diff.ts';
import { visible } from '../reports/visible-text.ts';
import type { Palette } from './colour.ts';

/** Changed words as `git diff --word-diff=plain` marks them: `[-old-]{+new+}`. On one line. */
export function markedWords(changes: readonly WordChange[], palette: Palette): string {
  return changes
    .map(({ op, text }) => {
      if (op === 'equal') return visible(text);
      return op === 'delete' ? palette.red(`[-${visible(text)}-]`) : palette.green(`{+${visible(text)}+}`);
    })
    .join('');
}
