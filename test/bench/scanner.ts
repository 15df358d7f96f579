import { DocumentAnalysis } from '../../server/src/core/analysis/document-analysis.ts';
import { scan } from '../../server/src/core/matching/scanner.ts';
import { type Lines, linesOf } from '../../server/src/core/model/text.ts';
import { LineDocument } from '../../server/src/core/text/line-document.ts';
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

reportLongLine(200_000);

/** The longest time between two steps of a document of one line, after which other requests are answered. */
function reportLongLine(length: number): void {
  const scope = { set: FRAMEWORKS.set, severity: new Map() };
  const text = 'INTERPOL-SP 9.9, '.repeat(length / 17);
  let document = new LineDocument('file:///a.md', 'markdown', 0, text);
  let analysis = new DocumentAnalysis(document, scope, document.uri);
  for (const what of ['opened', 'after a keystroke at its end', 'after another']) {
    let [longest, last] = [0, performance.now()];
    const whole = fastest(1, () =>
      analysis.diagnoseUntil(() => {
        const now = performance.now();
        [longest, last] = [Math.max(longest, now - last), now];
        return false;
      }),
    );
    console.log(`one line, ${what}`.padEnd(42), `${decimal(whole)} ms in steps of at most ${decimal(longest)} ms`);
    const end = { line: 0, character: document.line(0).length };
    const edited = document.withChanges([{ range: { start: end, end }, text: 'x' }], document.version + 1);
    if (edited === 'stale') return;
    document = edited.document;
    analysis = analysis.afterEdits(document, edited.changes);
  }
}

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
