import { type CitedObjective, prioritiesOf } from '../../core/coverage/coverage.ts';
import type { PlaceCoverage } from '../../core/coverage/places.ts';
import { escapeHtml as text } from '../html-page.ts';
import { countCell, type Part } from './coverage-html-parts.ts';
import type { PlaceLink } from './coverage-links.ts';
import { placeName } from './coverage-phrases.ts';
import type { CoverageReport, MeasuredFramework } from './coverage-report.ts';

/** Shades beside that of nothing. */
const SHADES = 5;
/** More columns than these say nothing to a reader: places then have their sums alone. */
const MAX_COLUMNS = 60;

/** Which priorities each document or folder cites, the more the deeper. */
export function heatMap(framework: MeasuredFramework, by: CoverageReport['by'], linkTo: PlaceLink): Part {
  return {
    name: 'places',
    heading: by === 'folder' ? 'Who cites what, by folder' : 'Who cites what',
    count: framework.places.length,
    note:
      columnsOf(framework).length === 0
        ? `References of each ${by}.`
        : `References of each ${by} to each priority and what is part of it. Columns are priorities, by number.`,
    html: table(framework, by, linkTo),
  };
}

function columnsOf(framework: MeasuredFramework): readonly CitedObjective[] {
  const priorities = prioritiesOf(framework);
  return priorities.length > MAX_COLUMNS ? [] : priorities;
}

function* table(framework: MeasuredFramework, by: CoverageReport['by'], linkTo: PlaceLink): Iterable<string> {
  const priorities = columnsOf(framework);
  const { places } = framework;
  let most = 0;
  for (const { priorities: cells } of places) for (const { references } of cells) most = Math.max(most, references);
  yield `<div class="scroll" role="region" tabindex="0" aria-label="${text(framework.prefix)}: who cites what">\n`;
  yield `<table class="heat sortable">\n<thead><tr><th scope="col">${by === 'folder' ? 'Folder' : 'Document'}</th>`;
  for (const { number, title } of priorities) {
    yield `<th scope="col" class="n h"><span title="${text(title)}">${text(number)}</span></th>`;
  }
  yield '<th scope="col" class="n">Objectives</th><th scope="col" class="n">References</th></tr></thead>\n<tbody>\n';
  for (const place of places) {
    const cells = new Map(place.priorities.map(({ number, references }) => [number, references]));
    yield `<tr><th scope="row" dir="auto">${rowName(place, by, linkTo)}</th>`;
    for (const { number } of priorities) yield heatCell(cells.get(number) ?? 0, most);
    yield `${countCell(place.cited)}${countCell(place.references)}</tr>\n`;
  }
  yield '</tbody>\n</table>\n</div>\n';
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
