import type { Hover } from 'vscode-languageserver';
import type { ResolvedReference } from '../core/analysis/document-analysis.ts';
import { l10n } from '../core/base/l10n.ts';
import { type DefinitionTarget, linkedMarkdown, type Markup, plainText } from '../core/describing/markup.ts';
import { citation, describeEdition, describeResolution } from '../core/describing/objective-description.ts';
import { describeStatus, describeWithStatus, status, withStatus } from '../core/describing/objective-status.ts';
import { earlierMeanings } from '../core/diagnostics/earlier-meanings.ts';
import { wording } from '../core/model/catalog.ts';
import type { DiagnosticCode, Suggestion } from '../core/model/diagnostic.ts';
import type { Status } from '../core/model/framework.ts';
import { comparePositions, type Position, touches } from '../core/model/text.ts';
import { quotable, shortened } from '../core/resolution/phrases.ts';
import { resolve } from '../core/resolution/resolve.ts';
import { rangeInterior, rangesOf } from '../core/resolution/scope.ts';
import type { CatalogDocument, FeatureDocument } from './feature-document.ts';
import type { ClientSupport } from './lsp/client-support.ts';
import { describeRewording } from './objectives/rewording.ts';
import { namedAt } from './objectives/target.ts';

/** Objectives within a range that a hover lists. */
const MAX_BETWEEN = 6;

/** The codes of diagnostics that say what a hover would say of the status. */
const CODES: Partial<Record<Status, DiagnosticCode>> = {
  'unknown-objective': 'unknown-objective',
  'unknown-edition': 'unknown-edition',
  withdrawn: 'withdrawn-objective',
  replaced: 'replaced-objective',
  superseded: 'superseded-edition',
};

/**
 * The meaning of the reference at the position: number and title; framework, edition and place in it. Before them, what to
 * write instead of a wrong or outdated number, unless the client shows the diagnostic that says so; below them, what else
 * there is to know. Null where there is no reference.
 *
 * @param targetOf gives the link of another objective's number
 */
export function hover(
  document: FeatureDocument,
  position: Position,
  support: ClientSupport,
  targetOf: DefinitionTarget,
): Hover | null {
  const found = document.analysis.referenceAt(position);
  if (!found) return null;
  const markup = support.hoverMarkdown ? linkedMarkdown(targetOf) : plainText;
  const saidBy = (wanted: DiagnosticCode | undefined) =>
    (support.diagnosticsInHovers ? document.analysis.diagnosticsOf(found) : [])
      .flatMap(({ code, range, message }) => (code === wanted && touches(range, position) ? message : []))
      .join(' ');
  const said = saidBy(CODES[found.resolution.status]);
  const more = [
    ...describeRewording(document, found, markup),
    ...describeEarlierMeanings(found, markup, saidBy('reused-number')),
    ...describeRange(document, found, markup),
  ];
  const answer = describeMeaning(document, found, markup, said);
  const blocks = withStatus(found.resolution, answer, describeReference(found, markup), more, markup, said);
  return { contents: { kind: markup.kind, value: markup.blocks(blocks) }, range: found.reference.range };
}

function describeReference({ group, reference, resolution }: ResolvedReference, markup: Markup): string[] {
  const { framework, edition } = resolution;
  const pin = group.pin ? (group.pin.edition ?? group.pin.text) : null;
  return (
    describeResolution(resolution, pin, markup) ?? [
      markup.strong(citation(framework, reference.number, pin ?? undefined)),
      describeEdition(framework, edition, markup),
    ]
  );
}

/** The objectives between the ends of a range, which are cited too. */
function describeRange({ analysis }: FeatureDocument, found: ResolvedReference, markup: Markup): string[] {
  const { group } = found;
  if (group.spans.length === 0) return [];
  const members = analysis.membersOf(found);
  const range = rangesOf(group, members).find((ends) => ends.includes(found));
  const interior = range ? rangeInterior(...range) : [];
  if (interior.length === 0) return [];
  const rows = interior.slice(0, MAX_BETWEEN).flatMap(({ objective, status: meant }) => {
    if (!objective) return [];
    const title = wording(objective);
    const text =
      meant === 'withdrawn'
        ? l10n.t('{0} (withdrawn)', title)
        : meant === 'replaced'
          ? l10n.t('{0} (replaced)', title)
          : title;
    return [[objective.number, markup.text(text), objective] as const];
  });
  const count =
    interior.length > rows.length
      ? l10n.t('{0} (first {1} shown)', interior.length, rows.length)
      : `${interior.length}`;
  return [status(markup, l10n.t('Also in this range'), count), markup.table(rows)];
}

/** The status of the reference; of a number that is not there, suggestions, except for one that is named above. */
function describeMeaning(document: FeatureDocument, found: ResolvedReference, markup: Markup, said: string): string[] {
  const { status: meant } = found.resolution;
  const described = describeStatus(found.resolution, markup, said);
  if (meant !== 'unknown-objective' && meant !== 'withdrawn') return described;
  const rows = suggestions(document, found)
    .filter(({ number, title }) => !said.includes(`${number} ${shortened(title)}`))
    .map(({ number, title }) => [number, markup.text(title)] as const);
  const table = rows.length > 0 ? [markup.table(rows)] : [];
  if (meant === 'withdrawn') return [...described, ...table];
  if (said) return rows.length > 0 ? [markup.strong(l10n.t('Other suggestions:')), ...table] : [];
  const heading = rows.length > 0 ? l10n.t('Unknown objective. Did you mean:') : l10n.t('Unknown objective');
  return [markup.strong(heading), ...table];
}

/** The suggestions of the diagnostic for a number that is not there; none where it is disabled. */
function suggestions({ analysis }: FeatureDocument, found: ResolvedReference): Suggestion[] {
  const { reference, resolution } = found;
  const code = resolution.status === 'withdrawn' ? 'withdrawn-objective' : resolution.status;
  const diagnostic = analysis
    .diagnosticsOf(found)
    .find(
      ({ code: reported, range }) =>
        reported === code &&
        comparePositions(range.start, reference.range.start) >= 0 &&
        comparePositions(range.end, reference.range.end) <= 0,
    );
  return diagnostic?.fixes.flatMap(({ suggestion }) => suggestion ?? []) ?? [];
}

/** Earlier meanings that a hover lists. */
const MAX_EDITIONS = 3;

/** A line for each earlier edition in which the number had another meaning, the newest first; not those named above. */
function describeEarlierMeanings(found: ResolvedReference, markup: Markup, said: string): string[] {
  const lines = new Map<string, string>();
  for (const { then } of earlierMeanings(found)) {
    const text = shortened(wording(then));
    if (said.includes(quotable(then))) continue;
    if (then.edition !== '' && !lines.has(text))
      lines.set(text, l10n.t('In edition {0} this number was “{1}”', then.edition, text));
  }
  const shown = [...lines.values()].slice(0, MAX_EDITIONS);
  return shown.length > 0 ? [markup.lines(shown.map((line) => markup.text(line)))] : [];
}

/**
 * The hover of a reference to the number at the position, with its edition: of an objective with its status, of a successor
 * with its wording. Null where there is no number, or where it is not listed.
 */
export function hoverInCatalog(
  document: CatalogDocument,
  position: Position,
  support: ClientSupport,
  targetOf: DefinitionTarget,
): Hover | null {
  const named = namedAt(document, position);
  if (!named) return null;
  const { framework } = document;
  const markup = support.hoverMarkdown ? linkedMarkdown(targetOf) : plainText;
  const resolution = resolve(framework, named.objective.number, { edition: named.edition.id });
  const pin = named.edition === framework.defaultEdition ? null : named.edition.id;
  const value = describeWithStatus(resolution, pin, markup) ?? '';
  return { contents: { kind: markup.kind, value }, range: named.range };
}
