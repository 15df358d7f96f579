import { l10n } from '../../core/base/l10n.ts';
import {
  type CitationPlace,
  type CitedObjective,
  percentOf,
  prioritiesOf,
  priorityOf,
} from '../../core/coverage/coverage.ts';
import { capitalised } from '../../core/resolution/phrases.ts';
import { plainLine } from '../../core/text/plain-line.ts';
import { escapeHtml as text } from '../html-page.ts';
import {
  bar,
  column,
  columnsOf,
  countCell,
  numberCell,
  type Part,
  placeHtml,
  textCell,
} from './coverage-html-parts.ts';
import type { PlaceLink } from './coverage-links.ts';
import { staleText } from './coverage-phrases.ts';
import { countsIn, type MeasuredFramework } from './coverage-report.ts';

/** Places shown for an objective; others are counted. */
const MAX_PLACES = 200;

/** The share of cited objectives of each objective on the first level, by the framework's name for that level. */
export function priorities(framework: MeasuredFramework): Part {
  const [level] = framework.levels;
  const own = prioritiesOf(framework);
  const rows = own.map((objective, order) => {
    const { leaves, citedLeaves, references, below } = countsIn(framework, objective);
    const share = { cited: citedLeaves, leaves };
    return [
      `<tr>${numberCell(objective.number, order)}${textCell(objective.title)}`,
      `<td class="bar-cell" data-n="${percentOf(share)}">${bar(share)}</td>`,
      `<td class="n" data-n="${percentOf(share)}">${text(l10n.t('{0} of {1}', citedLeaves, leaves))}</td>`,
      `${countCell(references)}${countCell(below)}</tr>\n`,
    ].join('');
  });
  return {
    name: 'priorities',
    heading: level === undefined ? l10n.t('Top level') : l10n.t('By {0}', plainLine(level)),
    count: own.length,
    note: l10n.t(
      'References to one of these itself do not say which objective below it is meant, so they are counted separately.',
    ),
    columns: [
      ...columnsOf([l10n.t('Number'), level === undefined ? l10n.t('Title') : capitalised(level)], []),
      column(text(l10n.t('Share')), 'bar-cell'),
      ...columnsOf([], [l10n.t('Objectives cited'), l10n.t('Direct'), l10n.t('Via sub-objectives')]),
    ],
    rows,
  };
}

/** Objectives that no document cites. */
export function uncitedObjectives(framework: MeasuredFramework): Part {
  const uncited = framework.objectives.filter(({ leaf, citations }) => leaf && citations.length === 0);
  const priority = priorityOf(framework.objectives);
  const order = orderOf(framework);
  const titles = new Map(framework.objectives.map(({ number, title }) => [number, title]));
  const rows = uncited.map((objective) => {
    const own = priority(objective.number);
    const partOf = own === objective.number ? '' : `${own} ${titles.get(own) ?? ''}`;
    const above = countCell(countsIn(framework, objective).above);
    return `<tr>${numberCell(objective.number, order(objective))}${textCell(objective.title)}${textCell(partOf)}${above}</tr>\n`;
  });
  return {
    name: 'uncited',
    heading: l10n.t('Uncited objectives'),
    count: uncited.length,
    note: l10n.t('Not cited anywhere. The last column counts references to the parent.'),
    columns: columnsOf([l10n.t('Number'), l10n.t('Objective'), l10n.t('Part of')], [l10n.t('Via parent')]),
    rows,
  };
}

/** References to withdrawn or replaced objectives, or to older editions. */
export function staleReferences({ stale }: MeasuredFramework, linkTo: PlaceLink): Part {
  const rows = stale.map(
    (one) =>
      `<tr><td>${placeHtml(one, linkTo)}</td><td class="number" dir="auto">${text(one.number)}</td>` +
      `${textCell(one.title ?? '')}${textCell(staleText(one))}</tr>\n`,
  );
  return {
    name: 'stale',
    heading: l10n.t('References to removed objectives, older editions or earlier meanings'),
    count: stale.length,
    note: l10n.t(
      'A reused number is listed where its line, its document or a review shows that its earlier meaning is meant.',
    ),
    columns: columnsOf([l10n.t('Location'), l10n.t('Number'), l10n.t('Objective'), l10n.t('Problem')], []),
    rows,
  };
}

/** Every objective, with the places where it is cited, which `placesOf` returns as HTML. */
export function allObjectives(framework: MeasuredFramework, placesOf: (objective: CitedObjective) => string): Part {
  const { objectives } = framework;
  return {
    name: 'objectives',
    heading: l10n.t('All objectives'),
    count: objectives.length,
    note: l10n.t('With all places where an objective is cited by its own number, in a list or within a range.'),
    columns: columnsOf([l10n.t('Number'), l10n.t('Objective'), l10n.t('Cited in')], [l10n.t('References')]),
    rows: objectiveRows(framework, placesOf),
  };
}

function* objectiveRows(
  { objectives }: MeasuredFramework,
  placesOf: (objective: CitedObjective) => string,
): Iterable<string> {
  for (const [order, objective] of objectives.entries()) {
    const { number, title, level, leaf, citations } = objective;
    const name = numberCell(number, order, level);
    const places = citations.length === 0 ? `<span class="none">${text(l10n.t('none'))}</span>` : placesOf(objective);
    yield `<tr${leaf ? '' : ' class="parent"'}>${name}${textCell(title)}<td class="places">${places}</td>${countCell(citations.length)}</tr>\n`;
  }
}

export function placesList({ citations }: CitedObjective, linkTo: PlaceLink): string {
  const items = citations.slice(0, MAX_PLACES).map((place) => placeItem(place, linkTo));
  if (citations.length > MAX_PLACES)
    items.push(`<li>${text(l10n.t('and {0} more', citations.length - MAX_PLACES))}</li>`);
  return `<details><summary>${documentsCiting(citations)}</summary><ul>${items.join('')}</ul></details>`;
}

export function placeItem(place: CitationPlace, linkTo: PlaceLink): string {
  const written = place.within ? l10n.t('{0} (within a range)', place.text) : place.text;
  return `<li dir="auto">${placeHtml(place, linkTo)} <span class="note">${text(written)}</span></li>`;
}

/** `2 documents`. */
export function documentsCiting(citations: readonly CitationPlace[]): string {
  const count = new Set(citations.map(({ source, file }) => JSON.stringify([source, file]))).size;
  return l10n.count(count, '{0} document', '{0} documents');
}

function orderOf({ objectives }: MeasuredFramework): (objective: CitedObjective) => number {
  const places = new Map(objectives.map(({ number }, index) => [number, index]));
  return ({ number }) => places.get(number) ?? 0;
}
