import { DocumentAnalysis, type Scope } from '../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../server/src/core/model/text.ts';
import type { Cited, Passage, Verdict } from './passages.ts';

/** Of some passages: how much of what is cited is found, how much of what is found is cited, and is judged rightly. */
export interface Tally {
  cited: number;
  found: number;
  /** Found and not cited. */
  surplus: number;
  /** Found, and said to be what a person says. */
  judged: number;
}

export interface Difference {
  readonly passage: Passage;
  readonly missed: readonly Cited[];
  readonly surplus: readonly Cited[];
  readonly misjudged: readonly { readonly cited: Cited; readonly verdict: Verdict }[];
}

export interface Measurement {
  /** By half and framework; a surplus counts for the framework that it was found for. */
  readonly open: ReadonlyMap<string, Tally>;
  readonly held: ReadonlyMap<string, Tally>;
  /** In the open half alone. */
  readonly differences: readonly Difference[];
}

const VERDICTS: Record<string, Verdict> = {
  current: 'current',
  superseded: 'current',
  withdrawn: 'stale',
  replaced: 'stale',
};

export function measure(passages: readonly Passage[], scope: Scope): Measurement {
  const halves = { open: new Map<string, Tally>(), held: new Map<string, Tally>() };
  const differences: Difference[] = [];
  for (const passage of passages) {
    const difference = compare(passage, findCited(passage.text, scope));
    const half = passage.isHeld ? halves.held : halves.open;
    for (const { framework } of passage.cited) tallyOf(half, framework).cited++;
    for (const { framework } of difference.surplus) tallyOf(half, framework).surplus++;
    for (const { framework } of difference.found) tallyOf(half, framework).found++;
    for (const { framework } of difference.judged) tallyOf(half, framework).judged++;
    const { missed, surplus, misjudged } = difference;
    if (!passage.isHeld && missed.length + surplus.length + misjudged.length > 0) differences.push(difference);
  }
  return { ...halves, differences };
}

/** What the product finds in a text. */
export function findCited(text: string, scope: Scope): Cited[] {
  return new DocumentAnalysis(linesOf(text), scope).references.map(({ reference, resolution }) => ({
    framework: resolution.framework.prefix,
    number: resolution.objective?.number ?? reference.number,
    verdict: VERDICTS[resolution.status] ?? 'unknown',
  }));
}

function compare(passage: Passage, all: readonly Cited[]) {
  const left = [...all];
  const [missed, found, judged]: [Cited[], Cited[], Cited[]] = [[], [], []];
  const misjudged: { cited: Cited; verdict: Verdict }[] = [];
  for (const cited of passage.cited) {
    const isSame = (other: Cited) => other.framework === cited.framework && other.number === cited.number;
    const index = left.findIndex(isSame);
    if (index < 0) {
      missed.push(cited);
      continue;
    }
    const [match] = left.splice(index, 1);
    found.push(cited);
    if (match?.verdict === cited.verdict) judged.push(cited);
    else if (match) misjudged.push({ cited, verdict: match.verdict });
  }
  return { passage, missed, found, judged, misjudged, surplus: left };
}

function tallyOf(tallies: Map<string, Tally>, framework: string): Tally {
  const known = tallies.get(framework);
  if (known) return known;
  const tally = { cited: 0, found: 0, surplus: 0, judged: 0 };
  tallies.set(framework, tally);
  return tally;
}

export function total(tallies: ReadonlyMap<string, Tally>): Tally {
  const sum = { cited: 0, found: 0, surplus: 0, judged: 0 };
  for (const tally of tallies.values()) {
    for (const key of ['cited', 'found', 'surplus', 'judged'] as const) sum[key] += tally[key];
  }
  return sum;
}

/** Three shares between 0 and 1; where there is nothing to count, all of it is right. */
export function shares({ cited, found, surplus, judged }: Tally) {
  return {
    recall: cited === 0 ? 1 : found / cited,
    precision: found + surplus === 0 ? 1 : found / (found + surplus),
    verdicts: found === 0 ? 1 : judged / found,
  };
}
