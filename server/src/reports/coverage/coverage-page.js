/*
 * The behaviour of the page: headings of columns sort, the search hides rows that do not match, and collapsed parts are
 * opened for print. The page is complete without it.
 */
'use strict';
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** The value that a cell is sorted by: a number where it has one, else its text. */
const keyOf = (row, column) => {
  const cell = row.cells[column];
  return cell.dataset.n === undefined ? cell.textContent : Number(cell.dataset.n);
};

const sortBy = (table, header) => {
  const column = header.cellIndex;
  const before = header.getAttribute('aria-sort');
  // Counts are first sorted from the highest.
  const first = header.classList.contains('n') ? 'descending' : 'ascending';
  const order = before === null ? first : before === 'ascending' ? 'descending' : 'ascending';
  for (const other of header.parentElement.cells) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', order);
  const sign = order === 'ascending' ? 1 : -1;
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column) }));
  rows.sort(
    ({ key: a }, { key: b }) =>
      sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(a, b)),
  );
  body.append(...rows.map(({ row }) => row));
};

for (const table of document.querySelectorAll('table.sortable')) {
  for (const header of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    // The number of a column with its title, which is shown by the mouse alone; without the arrow: the order is announced.
    const hint = header.querySelector('[title]')?.title;
    button.setAttribute('aria-label', hint ? `${header.textContent} ${hint}` : header.textContent);
    button.append(...header.childNodes);
    button.addEventListener('click', () => sortBy(table, header));
    header.append(button);
  }
}

const search = document.getElementById('search');
const found = document.getElementById('found');
const rows = [...document.querySelectorAll('tbody tr')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
const filter = () => {
  const words = search.value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  let shown = 0;
  for (const { row, text } of rows) {
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) shown += 1;
  }
  for (const section of document.querySelectorAll('section.part')) {
    section.hidden = words.length > 0 && section.querySelector('tbody tr:not([hidden])') === null;
  }
  found.textContent =
    words.length === 0 ? '' : shown === 1 ? found.dataset.row : found.dataset.rows.replace('{0}', shown);
};
search.addEventListener('input', filter);
document.getElementById('tools').hidden = false;
filter();

let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')];
  for (const one of opened) one.open = true;
});
addEventListener('afterprint', () => {
  for (const one of opened) one.open = false;
});
