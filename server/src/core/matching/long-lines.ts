import type { Lines } from '../model/text.ts';
import type { Matcher } from './matcher.ts';

/** How many lines of a text are too long to be read for citations. */
export function countLongLines(lines: Lines, { longestLine }: Pick<Matcher, 'longestLine'>): number {
  let count = 0;
  for (let line = 0; line < lines.lineCount; line++) if (lines.line(line).length > longestLine) count++;
  return count;
}
