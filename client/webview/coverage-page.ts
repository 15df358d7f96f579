// The page of the coverage panel: shows what it receives, and requests what the user clicks.

import type { FrameworkView } from '../../server/src/protocol/index.ts';
import style from '../../server/src/reports/coverage/coverage.css' with { type: 'text' };
import pageStyle from '../../server/src/reports/page.css' with { type: 'text' };
import type { FromPage, PageTexts, PageView, PlacesShown, StatusButton, ToPage } from './messages.ts';
import { newState, type PageState } from './page-state.ts';
import { PANEL_STYLE } from './panel-style.ts';
import { PartTable } from './part-table.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): PageState | undefined;
  setState(state: PageState): void;
};

/** Milliseconds in which frequent changes are combined. */
const SAVING_PAUSE = 200;

const editor = acquireVsCodeApi();
const texts: PageTexts = JSON.parse(document.body.dataset.texts ?? '{}');
// The state of an earlier version may be incomplete.
const state: PageState = { ...newState(document.body.dataset.folder ?? ''), ...editor.getState() };
const element = <E extends HTMLElement>(id: string) => document.getElementById(id) as E;
const [frameworks, search, found] = [
  element<HTMLSelectElement>('framework'),
  element<HTMLInputElement>('search'),
  element<HTMLOutputElement>('found'),
];
const [status, button, main] = [element('status'), element<HTMLButtonElement>('button'), element('main')];

let parts: readonly PartTable[] = [];
let head = '';
/** The list of frameworks, as JSON. */
let listed = '';
let saving: ReturnType<typeof setTimeout> | undefined;

function save(): void {
  clearTimeout(saving);
  editor.setState(state);
}

function saveSoon(): void {
  clearTimeout(saving);
  saving = setTimeout(save, SAVING_PAUSE);
}

function show({ frameworks: all, shown }: PageView): void {
  showFrameworks(all, shown?.prefix);
  element('tools').hidden = shown === null;
  if (shown === null) {
    parts = [];
    head = '';
    main.textContent = texts.nothing;
    return;
  }
  if (state.framework !== shown.prefix) {
    // The saved state belongs to another framework.
    if (state.framework !== undefined) Object.assign(state, { open: [], tables: {}, scroll: 0 });
    state.framework = shown.prefix;
    head = '';
    save();
  }
  showShown(shown);
}

function showFrameworks(all: PageView['frameworks'], chosen: string | undefined): void {
  const names = JSON.stringify(all);
  if (names !== listed) frameworks.replaceChildren(...all.map(({ prefix, name }) => new Option(name, prefix)));
  listed = names;
  frameworks.value = chosen ?? '';
  element('choice').hidden = all.length < 2;
}

function showShown(shown: FrameworkView): void {
  const names = shown.parts.map(({ name }) => name);
  const isFirst =
    head === '' || parts.length !== names.length || parts.some(({ name }, index) => name !== names[index]);
  if (isFirst) {
    const top = document.createElement('div');
    top.id = 'head';
    parts = shown.parts.map((part) => {
      const table = state.tables[part.name] ?? {};
      state.tables[part.name] = table;
      return new PartTable(part, `shown-${part.name}`, texts, table, save);
    });
    main.replaceChildren(top, ...parts.map(({ section }) => section));
  } else {
    for (const [index, part] of shown.parts.entries()) parts[index]?.update(part);
  }
  if (shown.head !== head) element('head').innerHTML = shown.head;
  head = shown.head;
  applySearch();
  openAgain();
  if (isFirst) scrollTo(0, state.scroll);
}

/** New rows are collapsed, and the contents of existing ones may have changed. */
function openAgain(): void {
  const open = new Set(state.open);
  for (const details of main.querySelectorAll<HTMLDetailsElement>('details[data-number]')) {
    if (!open.has(details.dataset.number ?? '')) continue;
    if (details.open) editor.postMessage({ type: 'places', number: details.dataset.number ?? '' });
    details.open = true;
  }
}

function applySearch(): void {
  const words = search.value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const part of parts) part.show(words);
  const rows = parts.reduce((sum, part) => sum + part.found, 0);
  found.textContent = words.length === 0 ? '' : rows === 1 ? texts.row : texts.rows.replace('{0}', `${rows}`);
}

function showPlaces({ framework, number, items, left }: PlacesShown): void {
  if (framework !== state.framework) return;
  const details = [...main.querySelectorAll<HTMLDetailsElement>('details[data-number]')].find(
    ({ dataset }) => dataset.number === number,
  );
  if (!details) return;
  const list = document.createElement('ul');
  list.innerHTML = items.join('');
  if (left > 0) {
    const all = document.createElement('button');
    all.type = 'button';
    all.className = 'more';
    all.dataset.references = number;
    all.textContent = texts.allReferences.replace('{0}', `${items.length + left}`);
    const item = document.createElement('li');
    item.append(all);
    list.append(item);
  }
  const before = details.querySelector('ul');
  if (before?.innerHTML === list.innerHTML) return;
  if (before) before.replaceWith(list);
  else details.append(list);
}

function showStatus({ text, button: offered }: Extract<ToPage, { type: 'status' }>): void {
  status.textContent = text;
  button.hidden = offered === undefined;
  button.textContent = offered?.text ?? '';
  button.dataset.does = offered?.does ?? '';
}

addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'view') show(data.view);
  else if (data.type === 'places') showPlaces(data.places);
  else showStatus(data);
});

document.addEventListener('click', (event) => {
  const clicked = event.target instanceof Element ? event.target : null;
  const place = clicked?.closest('a')?.getAttribute('href');
  if (place && /^#\d/.test(place)) {
    event.preventDefault();
    editor.postMessage({ type: 'open', place });
  }
  const number = clicked?.closest<HTMLElement>('[data-references]')?.dataset.references;
  if (number !== undefined) editor.postMessage({ type: 'references', number });
});

// The event does not bubble.
document.addEventListener(
  'toggle',
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || target.dataset.number === undefined) return;
    const { number } = target.dataset;
    state.open = state.open.filter((other) => other !== number);
    if (target.open) {
      state.open.push(number);
      editor.postMessage({ type: 'places', number });
    }
    save();
  },
  true,
);

button.addEventListener('click', () =>
  editor.postMessage({ type: (button.dataset.does || 'again') as StatusButton['does'] }),
);
frameworks.addEventListener('change', () => editor.postMessage({ type: 'show', framework: frameworks.value }));
search.addEventListener('input', () => {
  state.search = search.value;
  applySearch();
  saveSoon();
});
addEventListener('scroll', () => {
  state.scroll = scrollY;
  saveSoon();
});

const sheet = new CSSStyleSheet();
sheet.replaceSync(pageStyle + style + PANEL_STYLE);
document.adoptedStyleSheets = [sheet];
search.value = state.search;
editor.postMessage({ type: 'show', ...(state.framework !== undefined && { framework: state.framework }) });
