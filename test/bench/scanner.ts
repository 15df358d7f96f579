import { scan } from '../../server/src/core/matching/scanner.ts';
import { type Lines, linesOf } from '../../server/src/core/model/text.ts';
import { FRAMEWORKS } from '../unit/matching/frameworks.ts';
import { HOSTILE, prose } from './texts.ts';

// How long the scanner takes for a text, in passes: one pass is a search of the same lines for all prefixes at once by
// one regular expression, which is the least that any tool does. A scanner that is linear has the same number of passes
// for 1, 10 and 100 MB.

const { matcher } = FRAMEWORKS.set;
const prefixes = [...matcher.prefixes.byFirst.values()].flat().map(({ text }) => text);
const PASS = new RegExp(prefixes.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');

console.log('yardstick: one pass of a regular expression of all prefixes over the same lines\n');
for (const megabytes of [1, 1, 10, 100]) report(`prose, ${megabytes} MB`, linesOf(prose(megabytes)), megabytes);
console.log();
for (const [name, text] of HOSTILE) report(name, linesOf(text), text.length / 1e6);

function report(name: string, lines: Lines, megabytes: number): void {
  const rounds = Math.max(1, Math.round(3 / megabytes));
  const pass = fastest(rounds, () => onePass(lines));
  let found = 0;
  const scanned = fastest(rounds, () => {
    found = scan(lines, matcher).length;
  });
  const passes = (scanned / pass).toFixed(1).padStart(7);
  const speed = (scanned / megabytes).toFixed(1).padStart(8);
  console.log(`${name.padEnd(42)} ${passes} passes ${speed} ms/MB ${String(found).padStart(8)} citations`);
}

function onePass(lines: Lines): number {
  let count = 0;
  for (let line = 0; line < lines.lineCount; line++) for (const _ of lines.line(line).matchAll(PASS)) count++;
  return count;
}

/** Milliseconds of the fastest of some rounds. */
function fastest(rounds: number, run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
