import { readFileSync, writeFileSync } from 'node:fs';

const END = '<!-- End of the figures. -->';

/** Replaces what a page has between a comment with the command that writes it and the end of the figures. */
export function writeFigures(page: string, command: string, figures: string): void {
  const begin = `<!-- Written by \`${command}\`. -->\n`;
  const text = readFileSync(page, 'utf8');
  const [start, end] = [text.indexOf(begin), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${page} has no place for the figures`);
  writeFileSync(page, `${text.slice(0, start + begin.length)}\n${figures}\n${text.slice(end)}`);
}

/** `2 December 2026` */
export const dayOf = (date: Date): string =>
  date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
