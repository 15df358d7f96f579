import { readFileSync, writeFileSync } from 'node:fs';
import { version } from '../../package.json';

const PAGE = 'docs/reliability.md';
const [BEGIN, END] = ['<!-- Written by `npm run hostile -- --write`. -->\n', '<!-- End of the figures. -->'];

/** Writes the figures of a run into their page. */
export function writeFigures(figures: Readonly<Record<string, number>>): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before, rest] = [page.slice(0, page.indexOf(BEGIN) + BEGIN.length), page.slice(page.indexOf(END))];
  if (!page.includes(BEGIN) || rest === '') throw new Error(`${PAGE} has no place for the figures`);
  const rows = Object.entries(grouped(figures)).map(
    ([name, value]) => `| ${capitalised(name)} | ${written(value)} |\n`,
  );
  const table = `\nVersion ${version}, with Node ${process.versions.node}:\n\n| | |\n| --- | ---: |\n${rows.sort().join('')}\n`;
  writeFileSync(PAGE, before + table + rest);
}

/** Of names with a colon, how many there are of each kind, and how often at least. */
function grouped(figures: Readonly<Record<string, number>>): Record<string, number> {
  const rows: Record<string, number> = {};
  for (const [name, value] of Object.entries(figures)) {
    const [kind = '', one] = name.split(': ');
    if (one === undefined) {
      rows[name] = value;
      continue;
    }
    const least = `${kind}, each at least`;
    rows[`${kind}, kinds`] = (rows[`${kind}, kinds`] ?? 0) + 1;
    rows[least] = Math.min(rows[least] ?? value, value);
  }
  return rows;
}

const capitalised = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
const written = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Number.isInteger(value) ? 0 : value < 10 ? 1 : 0 });
