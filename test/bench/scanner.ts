import { scan } from '../../server/src/core/matching/scanner.ts';
import { type Lines, linesOf } from '../../server/src/core/model/text.ts';
import { FRAMEWORKS } from '../unit/matching/frameworks.ts';
import { HOSTILE, prose } from './texts.ts';

// Measures the scanner on prose, in passes: one pass is a search of the same lines for all prefixes with one regular
// expression, the minimum for any tool. A linear scanner needs as many passes for 100 MB as for 1 MB. For hostile
// texts: how much longer twice the text takes, which is 2 if it is linear.

const { matcher } = FRAMEWORKS.set;
const prefixes = [...matcher.prefixes.byFirst.values()].flat().map(({ text }) => text);
const PASS = new RegExp(prefixes.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');

console.log('yardstick: one pass of a regular expression of all prefixes over the same lines\n');
for (const megabytes of [1, 1, 10, 100]) reportProse(megabytes);
console.log('\nyardstick: the same with half as much of the same text\n');
for (const [name, text] of HOSTILE) reportHostile(name, text);

function reportProse(megabytes: number): void {
  const lines = linesOf(prose(megabytes));
  const rounds = Math.max(1, Math.round(5 / megabytes));
  const pass = fastest(rounds, () => onePass(lines));
  const scanned = fastest(rounds, () => scan(lines, matcher));
  console.log(
    `${`prose, ${megabytes} MB`.padEnd(28)} ${decimal(scanned / pass)} passes ${decimal(scanned / megabytes)} ms/MB`,
  );
}

function reportHostile(name: string, text: (size: number) => string): void {
  const [half, whole] = [1e6, 2e6].map((size) => {
    const lines = linesOf(text(size));
    return fastest(3, () => scan(lines, matcher));
  }) as [number, number];
  console.log(`${name.padEnd(28)} ${decimal(whole / half)} times  ${decimal(whole / 2)} ms/MB`);
}

function decimal(value: number): string {
  return value.toFixed(1).padStart(7);
}

function onePass(lines: Lines): number {
  let count = 0;
  for (let line = 0; line < lines.lineCount; line++) for (const _ of lines.line(line).matchAll(PASS)) count++;
  return count;
}

/** Milliseconds of the fastest of several rounds. */
function fastest(rounds: number, run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
