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
  /** HTML. */
  readonly note: string;
  /** A table. */
  readonly html: Iterable<string>;
}

/** Those that there are, each with an id of its own below the section's. */
export function partsInOrder(id: string, parts: readonly Part[]): (Part & { readonly id: string })[] {
  return parts.filter(({ count }) => count > 0).map((part) => ({ ...part, id: `${id}-${part.name}` }));
}

/** A column of a table. */
export interface Column {
  /** HTML. */
  readonly heading: string;
  /** Classes of the heading: `n` for counts, which stand at the right and are sorted from the highest on. */
  readonly kind?: string;
}

/** A table that can be sorted. The rows are HTML. */
export function* sortableTable(columns: readonly Column[], rows: Iterable<string>): Iterable<string> {
  yield '<table class="sortable">\n<thead><tr>';
  for (const { heading, kind } of columns) {
    yield `<th scope="col"${kind === undefined ? '' : ` class="${kind}"`}>${heading}</th>`;
  }
  yield '</tr></thead>\n<tbody>\n';
  yield* rows;
  yield '</tbody>\n</table>\n';
}

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
