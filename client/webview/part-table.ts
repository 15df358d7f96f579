import type { PartView } from '../../server/src/protocol/index.ts';
import type { PageTexts } from './messages.ts';
import type { TableState } from './page-state.ts';

/** Number of rows that are shown at first and added by "Show More". */
const STEP = 200;
const collator = new Intl.Collator('en', { numeric: true });

interface Row {
  /** As received: an equal row keeps its element. */
  readonly html: string;
  readonly element: HTMLTableRowElement;
  /** The searched text. */
  readonly text: string;
}

/** A table of the page, of which only the first rows are in the DOM. */
export class PartTable {
  readonly section = document.createElement('section');
  readonly #name: string;
  readonly #texts: PageTexts;
  readonly #state: TableState;
  readonly #changed: () => void;
  readonly #heading = document.createElement('h3');
  readonly #count = document.createElement('span');
  readonly #note = document.createElement('p');
  readonly #table = document.createElement('table');
  readonly #more = document.createElement('button');
  readonly #left = document.createElement('p');
  #columns = '';
  #rows: readonly Row[] = [];
  #words: readonly string[] = [];

  /**
   * @param id of the heading
   *
   * @param state sort order and number of rows; updated by this class
   * @param changed is called when the user has changed the state
   */
  constructor(part: PartView, id: string, texts: PageTexts, state: TableState, changed: () => void) {
    this.#name = part.name;
    this.#texts = texts;
    this.#state = state;
    this.#changed = changed;
    this.section.className = 'part';
    this.#heading.id = id;
    this.#count.className = 'count';
    this.#note.className = this.#left.className = 'note';
    this.#table.className = part.wide === undefined ? 'sortable' : 'heat sortable';
    this.#table.setAttribute('aria-labelledby', id);
    this.#more.type = 'button';
    this.#more.className = 'more';
    this.#more.addEventListener('click', () => this.#showMore());
    const head = this.#table.createTHead();
    head.insertRow();
    this.#table.createTBody();
    this.section.append(this.#heading, this.#note, this.#framed(part), this.#more, this.#left);
    this.update(part);
  }

  /** A table that is wider than the page can be scrolled with the keyboard. */
  #framed({ wide }: PartView): HTMLElement {
    if (wide === undefined) return this.#table;
    const frame = document.createElement('div');
    frame.className = 'scroll';
    frame.tabIndex = 0;
    frame.setAttribute('role', 'region');
    frame.setAttribute('aria-label', wide);
    frame.append(this.#table);
    return frame;
  }

  get name(): string {
    return this.#name;
  }

  /** The rows that match the search. */
  get found(): number {
    return this.#rows.filter((row) => this.#isFound(row)).length;
  }

  update({ heading, count, note, columns, rows, left }: PartView): void {
    this.#count.textContent = `${count}`;
    this.#heading.replaceChildren(`${heading} `, this.#count);
    this.#note.textContent = note;
    this.#left.textContent = this.#texts.leftOut.replace('{0}', `${left}`);
    this.#left.hidden = left === 0;
    if (columns !== this.#columns) this.#setColumns(columns);
    const known = new Map(this.#rows.map((row) => [row.html, row]));
    this.#rows = rowsOf(rows, known);
    this.show(this.#words);
  }

  /** Shows the rows that contain all words. */
  show(words: readonly string[]): void {
    this.#words = words;
    const found = this.#sorted(this.#rows.filter((row) => this.#isFound(row)));
    const shown = found.slice(0, this.#state.shown ?? STEP);
    fill(
      this.#table.tBodies[0]!,
      shown.map(({ element }) => element),
    );
    const rest = found.length - shown.length;
    this.#more.textContent = this.#texts.showMore.replace('{0}', `${Math.min(rest, STEP)}`);
    this.#more.hidden = rest === 0;
    this.section.hidden = words.length > 0 && found.length === 0;
  }

  #isFound({ text }: Row): boolean {
    return this.#words.every((word) => text.includes(word));
  }

  #showMore(): void {
    const before = this.#table.tBodies[0]!.rows.length;
    this.#state.shown = (this.#state.shown ?? STEP) + STEP;
    this.show(this.#words);
    this.#changed();
    if (this.#more.hidden) focusIn(this.#table.tBodies[0]!.rows[before]);
  }

  #setColumns(columns: string): void {
    this.#columns = columns;
    const head = this.#table.tHead!.rows[0]!;
    head.innerHTML = columns;
    for (const header of head.cells) {
      const button = document.createElement('button');
      button.type = 'button';
      // The number of a column with its title, which is shown by the mouse alone; without the arrow, since the order is announced.
      const hint = header.querySelector<HTMLElement>('[title]')?.title;
      button.setAttribute('aria-label', hint ? `${header.textContent} ${hint}` : (header.textContent ?? ''));
      button.append(...header.childNodes);
      button.addEventListener('click', () => this.#sortBy(header));
      header.append(button);
    }
    this.#showOrder();
  }

  #sortBy(header: HTMLTableCellElement): void {
    const { sort } = this.#state;
    // Counts are sorted in descending order first.
    const first = header.classList.contains('n');
    const descending = sort?.column === header.cellIndex ? !sort.descending : first;
    this.#state.sort = { column: header.cellIndex, descending };
    this.#showOrder();
    this.show(this.#words);
    this.#changed();
  }

  #showOrder(): void {
    const { sort } = this.#state;
    for (const header of this.#table.tHead!.rows[0]!.cells) {
      if (header.cellIndex !== sort?.column) header.removeAttribute('aria-sort');
      else header.setAttribute('aria-sort', sort.descending ? 'descending' : 'ascending');
    }
  }

  #sorted(rows: readonly Row[]): readonly Row[] {
    const { sort } = this.#state;
    if (!sort) return rows;
    const sign = sort.descending ? -1 : 1;
    const keyed = rows.map((row) => ({ row, key: keyOf(row.element, sort.column) }));
    keyed.sort(({ key: a }, { key: b }) => sign * compare(a, b));
    return keyed.map(({ row }) => row);
  }
}

/** The received HTML is inert (see `protocol/coverage.ts`), and the policy of the page runs no script in it. */
function rowsOf(rows: readonly string[], known: ReadonlyMap<string, Row>): readonly Row[] {
  const left = new Map(known);
  const kept = rows.map((html) => {
    const row = left.get(html);
    // Of two equal rows, the second is a separate one.
    left.delete(html);
    return row;
  });
  const template = document.createElement('template');
  template.innerHTML = `<table><tbody>${rows.filter((_, index) => !kept[index]).join('')}</tbody></table>`;
  const elements = [...template.content.querySelectorAll<HTMLTableRowElement>('tbody > tr')].values();
  return rows.flatMap((html, index) => {
    const row = kept[index];
    const element = row?.element ?? elements.next().value;
    return element ? [row ?? { html, element, text: (element.textContent ?? '').toLowerCase() }] : [];
  });
}

/** Keeps elements in place as far as possible, so that the focus stays. */
function fill(parent: HTMLElement, children: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

function focusIn(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>('a, summary')?.focus();
}

/** The sort key of a cell: its number if it has one, otherwise its text. */
function keyOf(row: HTMLTableRowElement, column: number): number | string {
  const cell = row.cells[column];
  return cell?.dataset.n === undefined ? (cell?.textContent ?? '') : Number(cell.dataset.n);
}

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(`${a}`, `${b}`);
