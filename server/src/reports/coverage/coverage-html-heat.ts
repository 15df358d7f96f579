import { l10n } from '../../core/base/l10n.ts';
import { type CitedObjective, prioritiesOf } from '../../core/coverage/coverage.ts';
import type { PlaceCoverage } from '../../core/coverage/places.ts';
import { escapeHtml as text } from '../html-page.ts';
import { column, columnsOf, countCell, type Part } from './coverage-html-parts.ts';
import type { PlaceLink } from './coverage-links.ts';
import { placeName } from './coverage-phrases.ts';
import type { CoverageReport, MeasuredFramework } from './coverage-report.ts';

/** Shades for cells that are not 0. */
const SHADES = 5;
/** With more columns than that, only the totals are shown. */
const MAX_COLUMNS = 60;

/** How often each document or folder cites each priority, as a heat map. */
export function heatMap(framework: MeasuredFramework, by: CoverageReport['by'], linkTo: PlaceLink): Part {
  return {
    name: 'places',
    heading: by === 'folder' ? l10n.t('References by folder') : l10n.t('References by document'),
    count: framework.places.length,
    note: noteOf(framework, by),
    wide: l10n.t('{0}: references by document', framework.prefix),
    columns: columns(framework, by),
    rows: rowsOf(framework, by, linkTo),
  };
}

function noteOf(framework: MeasuredFramework, by: CoverageReport['by']): string {
  const hasColumns = prioritiesIn(framework).length > 0;
  if (by === 'folder') {
    return hasColumns
      ? l10n.t('References in each folder to each of these objectives and their parts. Columns are their numbers.')
      : l10n.t('References in each folder.');
  }
  return hasColumns
    ? l10n.t('References in each document to each of these objectives and their parts. Columns are their numbers.')
    : l10n.t('References in each document.');
}

function prioritiesIn(framework: MeasuredFramework): readonly CitedObjective[] {
  const priorities = prioritiesOf(framework);
  return priorities.length > MAX_COLUMNS ? [] : priorities;
}

function columns(framework: MeasuredFramework, by: CoverageReport['by']): string[] {
  return [
    ...columnsOf([by === 'folder' ? l10n.t('Folder') : l10n.t('Document')], []),
    ...prioritiesIn(framework).map(({ number, title }) =>
      column(`<span title="${text(title)}">${text(number)}</span>`, 'n h'),
    ),
    ...columnsOf([], [l10n.t('Objectives'), l10n.t('References')]),
  ];
}

function* rowsOf(framework: MeasuredFramework, by: CoverageReport['by'], linkTo: PlaceLink): Iterable<string> {
  const priorities = prioritiesIn(framework);
  const { places } = framework;
  let most = 0;
  for (const { priorities: cells } of places) for (const { references } of cells) most = Math.max(most, references);
  for (const place of places) {
    const cells = new Map(place.priorities.map(({ number, references }) => [number, references]));
    const heat = priorities.map(({ number }) => heatCell(cells.get(number) ?? 0, most)).join('');
    const name = `<th scope="row" dir="auto">${rowName(place, by, linkTo)}</th>`;
    yield `<tr>${name}${heat}${countCell(place.cited)}${countCell(place.references)}</tr>\n`;
  }
}

function heatCell(references: number, most: number): string {
  const shade = references === 0 ? 0 : Math.max(1, Math.ceil((references * SHADES) / most));
  return `<td class="n h h${shade}" data-n="${references}">${references}</td>`;
}

function rowName(place: PlaceCoverage, by: CoverageReport['by'], linkTo: PlaceLink): string {
  const address = by === 'folder' ? undefined : linkTo({ source: place.source, file: place.place, line: 1, column: 1 });
  const name = text(placeName(place));
  return address === undefined ? name : `<a href="${text(address)}">${name}</a>`;
}
