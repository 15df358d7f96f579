import { type CitationPlace, percentOf, type Share } from '../../core/coverage/coverage.ts';
import { escapeHtml as text } from '../html-page.ts';
import type { PlaceLink } from './coverage-links.ts';
import { citationName } from './coverage-phrases.ts';

/** A part of a framework's section. */
export interface Part {
  /** The end of its id in the page. */
  readonly name: string;
  readonly heading: string;
  readonly count: number;
  readonly note: string;
  /** Cells of the table's head, as HTML. */
  readonly columns: readonly string[];
  /** `<tr>` elements, as HTML. */
  readonly rows: Iterable<string>;
  /** Accessible name of a table that may be wider than a page and can be scrolled. */
  readonly wide?: string;
}

/** @param labelledBy id of the heading that names the table */
export function* sortableTable({ columns, rows, wide }: Part, labelledBy: string): Iterable<string> {
  if (wide !== undefined) yield `<div class="scroll" role="region" tabindex="0" aria-label="${text(wide)}">\n`;
  const kind = wide === undefined ? 'sortable' : 'heat sortable';
  yield `<table class="${kind}" aria-labelledby="${labelledBy}">\n<thead><tr>${columns.join('')}</tr></thead>\n<tbody>\n`;
  yield* rows;
  yield '</tbody>\n</table>\n';
  if (wide !== undefined) yield '</div>\n';
}

/** A cell of a table's head. `kind`: classes; `n` for counts, right-aligned and sorted from the highest. */
export const column = (heading: string, kind?: string): string =>
  `<th scope="col"${kind === undefined ? '' : ` class="${kind}"`}>${heading}</th>`;

/** Cells of a table's head: those above texts, then those above counts. */
export const columnsOf = (texts: readonly string[], counts: readonly string[]): string[] => [
  ...texts.map((heading) => column(text(heading))),
  ...counts.map((heading) => column(text(heading), 'n')),
];

/** The header cell of a row, which is sorted by its place in the catalog. */
export function numberCell(number: string, order: number, depth = 0): string {
  const inset = depth === 0 ? '' : ` class="depth${Math.min(depth, 3)}"`;
  return `<th scope="row" data-n="${order}"><span${inset}>${text(number)}</span></th>`;
}

export const textCell = (content: string): string => `<td dir="auto">${text(content)}</td>`;

export const countCell = (count: number): string => `<td class="n" data-n="${count}">${count}</td>`;

/** A bar for a share, hidden from screen readers: the numbers are beside it. */
export function bar(share: Share): string {
  const percent = percentOf(share);
  const kind = percent === 100 ? 'whole' : 'fill';
  return (
    '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">' +
    `<rect class="track" width="100" height="10"/><rect class="${kind}" width="${percent}" height="10"/></svg>`
  );
}

/** The name of a place, as a link to its line where there is one. */
export function placeHtml(place: CitationPlace, linkTo: PlaceLink): string {
  const address = linkTo(place);
  const name = text(citationName(place));
  return address === undefined ? name : `<a href="${text(address)}">${name}</a>`;
}
