import type { CoverageChange } from '../../core/coverage/change.ts';
import { percentOf, type Share, type StaleCitation } from '../../core/coverage/coverage.ts';
import type { PlaceCoverage } from '../../core/coverage/places.ts';
import { counted } from '../../core/phrases.ts';
import type { MeasuredFramework } from './coverage-report.ts';

/** `INTERPOL-SP 2014-2016`. */
export function nameOf({ prefix, edition }: Pick<MeasuredFramework, 'prefix' | 'edition'>): string {
  return edition === null ? prefix : `${prefix} ${edition}`;
}

/** `5 of 20 objectives cited (25%)`. */
export function shareText({ cited, leaves }: Share): string {
  if (leaves === 0) return 'no objectives';
  return `${cited} of ${counted(leaves, 'objective')} cited (${percentOf({ cited, leaves })}%)`;
}

/** `31 references, 2 stale, 1 unknown`, with what there is none of left out. */
export function referencesText({ references, stale, unknown, elsewhere }: MeasuredFramework): string {
  return [
    counted(references, 'reference'),
    ...(stale.length > 0 ? [`${stale.length} stale`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} to other editions`] : []),
  ].join(', ');
}

/** `north: plans/a.md`. */
export function placeName({ source, place }: Pick<PlaceCoverage, 'source' | 'place'>): string {
  return source === null ? place : `${source}: ${place}`;
}

/** `plans/a.md:3:7`. */
export function citationName({
  source,
  file,
  line,
  column,
}: Pick<StaleCitation, 'source' | 'file' | 'line' | 'column'>): string {
  return `${placeName({ source, place: file })}:${line}:${column}`;
}

/** What is the matter with a stale reference, as the end of a sentence. */
export function staleText({ status, countsFor, within, text }: StaleCitation): string {
  const what = STALE[status];
  const counts = countsFor === null ? 'counts for nothing' : `counts for ${countsFor}`;
  const range = within ? `, within ${text.replace(/\s+/g, ' ')}` : '';
  return `${what}${range}; ${counts}`;
}

const STALE: Readonly<Record<StaleCitation['status'], string>> = {
  superseded: 'names an older edition',
  withdrawn: 'withdrawn',
  replaced: 'replaced',
};

/** `25%, 3 more than 10% then`… as whole sentences, one for each thing that changed. */
export function changeText(now: Share, then: CoverageChange): string[] {
  const edition = then.edition === null ? '' : ` of ${then.edition}`;
  const list = (verb: string, numbers: readonly string[]) =>
    numbers.length === 0 ? [] : [`${verb}: ${numbers.join(', ')}.`];
  return [
    `${percentOf(now)}% now, ${percentOf(then)}% then (${then.cited} of ${then.leaves} objectives${edition}).`,
    ...list('Newly cited', then.gained),
    ...list('No longer cited', then.lost),
    ...list('New in the framework', then.added),
    ...list('Gone from the framework', then.removed),
  ];
}
