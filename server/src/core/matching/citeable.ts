import { linesOf } from '../model/text.ts';
import { createMatcher } from './matcher.ts';
import { scan } from './scanner.ts';

/** Whether a citation that begins with the prefix is found in a text: not every sign can be a part of one. */
export function isCiteable(prefix: string): boolean {
  const matcher = createMatcher([
    {
      id: prefix,
      prefix,
      aliases: [],
      misspellings: [],
      words: [],
      levels: [],
      numbering: { lead: [], inner: [], ignoreCase: false, unlisted: 'unknown', order: 'before' },
      editions: [{ id: '', aliases: [], objectives: [{ number: '1.1', aliases: [] }] }],
    },
  ]);
  return scan(linesOf(`${prefix} 1.1`), matcher).length > 0;
}
