import type { CitedObjective } from '../../core/coverage/coverage.ts';
import { escapeHtml as text } from '../html-page.ts';
import { frameworkHead, frameworkParts } from './coverage-html.ts';
import { documentsCiting, placeItem } from './coverage-html-objectives.ts';
import { addressOf } from './coverage-links.ts';
import type { MeasuredFramework } from './coverage-report.ts';

/** Limit of a part of a page, in UTF-16 units of HTML; further rows are counted. */
const MAX_HTML = 4_000_000;
/** Places shown for an objective; the editor can list all of them. */
const MAX_PLACES = 100;

/** One framework for a page that is updated: parts as rows; places of objectives are requested separately. */
export function frameworkView(framework: MeasuredFramework) {
  const parts = frameworkParts(framework, 'document', addressOf, foldedPlaces);
  return {
    prefix: framework.prefix,
    head: [...frameworkHead(framework, 'shown', parts)].join(''),
    parts: parts.map(({ columns, rows, ...part }) => ({ ...part, ...taken(rows), columns: columns.join('') })),
  };
}

export function placesView({ citations }: CitedObjective) {
  return {
    items: citations.slice(0, MAX_PLACES).map((place) => placeItem(place, addressOf)),
    left: Math.max(0, citations.length - MAX_PLACES),
  };
}

function foldedPlaces({ number, citations }: CitedObjective): string {
  return `<details data-number="${text(number)}"><summary>${documentsCiting(citations)}</summary></details>`;
}

function taken(rows: Iterable<string>): { readonly rows: readonly string[]; readonly left: number } {
  const all: string[] = [];
  let left = 0;
  let length = 0;
  for (const row of rows) {
    length += row.length;
    if (length <= MAX_HTML) all.push(row);
    else left++;
  }
  return { rows: all, left };
}
