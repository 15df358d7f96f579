import { type CitationPlace, percentOf, type Share } from '../../core/coverage/coverage.ts';
import { escapeHtml as text } from '../html-page.ts';
import type { PlaceLink } from './coverage-links.ts';
import { citationName } from './coverage-phrases.ts';

/** A part of a framework's section. */
export interface Part {
  /** A word for its address in the page. */
  readonly name: string;
  readonly heading: string;
  readonly count: number;
  readonly note: string;
  /** Cells of the head of its table, each as HTML. */
  readonly columns: readonly string[];
  /** HTML: `<tr>` each. */
  readonly rows: Iterable<string>;
  /** The table may be wider than a page. Its name then, as text. */
  readonly wide?: string;
}

/** The table of a part, which can be sorted. */
export function* sortableTable({ columns, rows, wide }: Part): Iterable<string> {
  if (wide !== undefined) yield `<div class="scroll" role="region" tabindex="0" aria-label="${text(wide)}">\n`;
  const kind = wide === undefined ? 'sortable' : 'heat sortable';
  yield `<table class="${kind}">\n<thead><tr>${columns.join('')}</tr></thead>\n<tbody>\n`;
  yield* rows;
  yield '</tbody>\n</table>\n';
  if (wide !== undefined) yield '</div>\n';
}

/**
 * A cell of a table's head.
 *
 * @param heading HTML
 * @param kind classes: `n` for counts, which stand at the right and are sorted from the highest on
 */
export const column = (heading: string, kind?: string): string =>
  `<th scope="col"${kind === undefined ? '' : ` class="${kind}"`}>${heading}</th>`;

/** The cell that names a row; sorted by its place in the catalog. */
export function numberCell(number: string, order: number, depth = 0): string {
  const inset = depth === 0 ? '' : ` class="depth${Math.min(depth, 3)}"`;
  return `<th scope="row" data-n="${order}"><span${inset}>${text(number)}</span></th>`;
}

export const textCell = (content: string): string => `<td dir="auto">${text(content)}</td>`;

export const countCell = (count: number): string => `<td class="n" data-n="${count}">${count}</td>`;

/** A picture of a share, for eyes alone: what it shows is written beside it. */
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
