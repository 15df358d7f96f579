import { l10n } from '../base/l10n.ts';
import type { Fix } from '../model/diagnostic.ts';
import { editionOf, type Listed, type Resolution } from '../model/framework.ts';
import type { Range } from '../model/text.ts';
import { canSpan, compareNumbers } from '../resolution/numbers.ts';
import { named } from '../resolution/phrases.ts';
import type { ResolvedReference } from '../resolution/scope.ts';
import type { NewRange } from '../rewriting/citation-change.ts';
import { rewriteCitation } from './rewrite.ts';
import type { Diagnosed, RuleResult } from './rule.ts';

/** A range that is reversed, empty, or spans unlisted parents. Null if an end is unknown, which has its own rule. */
export function invalidRange(citation: Diagnosed, from: ResolvedReference, to: ResolvedReference): RuleResult | null {
  const [start, end] = [from.resolution.objective, to.resolution.objective];
  if (!start || !end) return null;
  const range = { start: from.reference.range.start, end: to.reference.range.end };
  const ends = [from.reference.number, to.reference.number] as const;
  // Parts of one listed number differ as written: `AC-2(a)–(c)`.
  const isPart = start === end && from.reference.number !== to.reference.number;
  const [first, last] = isPart ? [from.reference.number, to.reference.number] : [start.number, end.number];
  const edition = editionOf(from.resolution.framework, start);
  if (!edition || !canSpan(edition, first, last)) {
    const message = l10n.t(
      'The range from {0} to {1} spans different parts of the framework. Cite each part separately.',
      ...ends,
    );
    return { code: 'invalid-range', range, message, fixes: [] };
  }
  const order = isPart ? compareNumbers(first, last) : orderOf(from.resolution, start, end);
  if (order < 0) return null;
  if (order > 0) {
    const message = l10n.t('The range from {0} to {1} is reversed. Put the lower number first.', ...ends);
    // Unlisted parts have no number of their own to write.
    const title = l10n.t('Change to {0} to {1}', last, first);
    const fixes = isPart ? [] : fixRange(citation, range, from, [end, start], title);
    return { code: 'invalid-range', range, message, fixes };
  }
  const message = l10n.t(
    'The range from {0} to {1} starts and ends with the same number. Cite that number only.',
    ...ends,
  );
  const fixes = fixRange(citation, range, from, [start], l10n.t('Change to {0}', named(start)));
  return { code: 'invalid-range', range, message, fixes };
}

/** Compares by number; letters by the order of the catalog: functions ID, PR, DE, RS. */
function orderOf({ framework }: Resolution, start: Listed, end: Listed): number {
  const edition = start.edition === end.edition && editionOf(framework, start);
  if (!edition || /\d\P{L}*$/u.test(start.number)) return compareNumbers(start.number, end.number);
  const numbers = [...edition.byNumber.keys()];
  return numbers.indexOf(start.number) - numbers.indexOf(end.number);
}

function fixRange(
  citation: Diagnosed,
  range: Range,
  from: ResolvedReference,
  replacement: NewRange,
  title: string,
): Fix[] {
  const first = citation.group.members.indexOf(from.reference);
  const rewriting = rewriteCitation(citation, range, { items: new Map([[first, { range: replacement }]]) });
  return rewriting ? [{ title, edits: rewriting.edits, preferred: true }] : [];
}
