import { existsSync, readFileSync } from 'node:fs';
import { type Measurement, shares, type Tally, total } from './measure.ts';
import { FRAMEWORKS, type Passage } from './passages.ts';

export const RECORDED = 'test/accuracy/recorded.json';

/** Counts of both halves, and of each framework in both together. */
export type Recorded = Readonly<Record<string, Tally>>;

export function recordOf(measured: Measurement): Recorded {
  return {
    open: total(measured.open),
    held: total(measured.held),
    ...Object.fromEntries(FRAMEWORKS.map((framework) => [framework, both(measured, framework)])),
  };
}

/** What is worse than recorded: fewer citations found or judged rightly, or more that are none. */
export function compareWithRecorded(measured: Measurement): string[] {
  if (!existsSync(RECORDED)) return [];
  const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as Recorded;
  const now = recordOf(measured);
  return Object.entries(recorded).flatMap(([name, before]) => {
    const tally = now[name];
    if (!tally) return [];
    const worse = [
      tally.found < before.found && `found ${tally.found} of ${tally.cited}, before ${before.found}`,
      tally.judged < before.judged && `judged ${tally.judged} rightly, before ${before.judged}`,
      tally.surplus > before.surplus && `${tally.surplus} that are none, before ${before.surplus}`,
    ].filter((text) => text !== false);
    return worse.map((text) => `${name}: ${text}`);
  });
}

/** A table in Markdown: the halves, then each framework. */
export function report(measured: Measurement, passages: readonly Passage[]): string {
  const count = (isHeld: boolean) => passages.filter((passage) => passage.isHeld === isHeld).length;
  const rows = [
    row(`**Open half** (${count(false)} passages)`, total(measured.open)),
    row(`**Half kept apart** (${count(true)} passages)`, total(measured.held)),
    ...FRAMEWORKS.map((framework) => row(framework, both(measured, framework))),
  ];
  const head = '| | citations | found | not found | wrong finds | recall | precision | verdicts |';
  return [head, '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |', ...rows].join('\n');
}

function row(name: string, tally: Tally): string {
  const { recall, precision, verdicts } = shares(tally);
  const numbers = [tally.cited, tally.found, tally.cited - tally.found, tally.surplus];
  return `| ${[name, ...numbers, ...[recall, precision, verdicts].map((share) => share.toFixed(3))].join(' | ')} |`;
}

function both({ open, held }: Measurement, framework: string): Tally {
  const halves = [open, held].map((half) => half.get(framework)).filter((tally) => tally !== undefined);
  return total(new Map(halves.map((tally, index) => [String(index), tally])));
}
