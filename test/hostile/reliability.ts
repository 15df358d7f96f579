import { readFileSync, writeFileSync } from 'node:fs';
import { version } from '../../package.json';

const PAGE = 'docs/reliability.md';
const [BEGIN, END] = ['<!-- Written by `npm run hostile -- --write`. -->\n', '<!-- End of the figures. -->'];

/** Writes the figures of a run into their page. */
export function writeFigures(figures: Readonly<Record<string, number>>): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = [page.slice(0, page.indexOf(BEGIN) + BEGIN.length), page.slice(page.indexOf(END))];
  if (!page.includes(BEGIN) || rest === '') throw new Error(`${PAGE} has no place for the figures`);
  const rows = Object.entries(figures).map(([name, value]) => `| ${capitalised(name)} | ${written(value)} |\n`);
  const table = `\nVersion ${version}, with Node ${process.versions.node}:\n\n| | |\n| --- | ---: |\n${rows.sort().join('')}\n`;
  writeFileSync(PAGE, before + table + rest);
}

const capitalised = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
const written = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Number.isInteger(value) ? 0 : value < 10 ? 1 : 0 });
