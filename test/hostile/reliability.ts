import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { version } from '../../package.json';
import { dayOf, writeFigures } from '../support/figures-page.ts';
import { Figures, isMaximum } from './part.ts';
import { PARTS } from './parts/index.ts';

/** What all runs of this version have counted. */
const RECORD = '.cache/hostile/figures.json';
const PAGE = 'docs/reliability.md';

/** What the runs of a part have counted, and how long they took. */
export interface PartFigures {
  readonly minutes: number;
  readonly counts: Readonly<Record<string, number>>;
}

interface FiguresRecord {
  readonly version: string;
  readonly parts: Readonly<Record<string, PartFigures>>;
}

/** Adds what a run of a part has counted to earlier runs of the same version, and writes their page. */
export function recordFigures(part: string, { minutes, counts }: PartFigures): void {
  const before = readRecord();
  const earlier = before.parts[part];
  const all = new Figures(earlier?.counts);
  all.addAll(counts);
  const figures = { minutes: (earlier?.minutes ?? 0) + minutes, counts: all.toJSON() };
  const record = { version, parts: { ...before.parts, [part]: figures } };
  mkdirSync(dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, JSON.stringify(record, null, 2));
  writeFigures(PAGE, 'npm run hostile -- --write', figuresOf(record, new Date()));
}

function readRecord(): FiguresRecord {
  try {
    const record = JSON.parse(readFileSync(RECORD, 'utf8')) as FiguresRecord;
    if (record.version === version) return record;
  } catch {
    // There is none.
  }
  return { version, parts: {} };
}

/** A table with a row for each part. */
function figuresOf({ parts }: FiguresRecord, date: Date): string {
  const rows = PARTS.flatMap(({ name }) => {
    const part = parts[name];
    return part ? [`| ${name} | ${number(Math.max(1, Math.round(part.minutes)))} | ${sentence(part.counts)} |\n`] : [];
  });
  const which = `Version ${version} with Node ${process.versions.node}, until ${dayOf(date)}:`;
  return `${which}\n\n| Part | Minutes | Without a difference, a loss or a missing answer |\n| --- | ---: | --- |\n${rows.join('')}`;
}

/** "12 edits, 3 file faults, each at least 2 times, highest growth: 2.1" */
export function sentence(counts: Readonly<Record<string, number>>): string {
  const kinds = new Map<string, number[]>();
  const phrases: string[] = [];
  for (const [name, value] of Object.entries(counts)) {
    const [kind = '', one] = name.split(': ');
    if (one === undefined) phrases.push(isMaximum(name) ? `${name}: ${number(value)}` : `${number(value)} ${name}`);
    else kinds.set(kind, [...(kinds.get(kind) ?? []), value]);
  }
  for (const [kind, values] of kinds) {
    const least = Math.min(...values);
    phrases.unshift(`${values.length} ${kind}${least > 1 ? ` (each ${least} times or more)` : ''}`);
  }
  return phrases.join(', ');
}

const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Number.isInteger(value) || value >= 10 ? 0 : 1 });
