import { dayOf, writeFigures } from '../../support/figures-page.ts';

/** Writes the table of docs/performance.md. */
export function writePage(table: string, machine: string, date: Date): void {
  const what = `${dayOf(date)}, ${machine}. Medians ± half the interquartile range; without: one run.`;
  writeFigures('docs/performance.md', 'npm run bench -- --write', `${what}\n\n${table}\n`);
}
