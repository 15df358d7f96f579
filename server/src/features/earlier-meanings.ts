import type { ResolvedReference } from '../core/analysis/document-analysis.ts';
import { l10n } from '../core/base/l10n.ts';
import { earlierMeanings } from '../core/diagnostics/earlier-meanings.ts';
import { wording } from '../core/model/catalog.ts';
import { shortened } from '../core/resolution/phrases.ts';
import type { Markup } from './markup.ts';

/** Editions that a hover has room for. */
const MAX_EDITIONS = 3;

/** A line for each earlier edition in which the number meant something else, the newest first: nothing more is known. */
export function describeEarlierMeanings(found: ResolvedReference, markup: Markup): string[] {
  const lines = new Map<string, string>();
  for (const { then } of earlierMeanings(found)) {
    const text = shortened(wording(then));
    if (then.edition !== '' && !lines.has(text))
      lines.set(text, l10n.t('In {0} this number meant: {1}', then.edition, text));
  }
  const shown = [...lines.values()].slice(0, MAX_EDITIONS);
  return shown.length > 0 ? [markup.lines(shown.map((line) => markup.text(line)))] : [];
}
