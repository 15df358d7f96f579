import { l10n } from '../../core/base/l10n.ts';
import { type CitedObjective, percentOf } from '../../core/coverage/coverage.ts';
import { htmlPage, escapeHtml as text } from '../html-page.ts';
import pageStyle from '../page.css' with { type: 'text' };
import style from './coverage.css' with { type: 'text' };
import { heatMap } from './coverage-html-heat.ts';
import {
  allObjectives,
  placesList,
  priorities,
  staleReferences,
  uncitedObjectives,
} from './coverage-html-objectives.ts';
import { bar, columnsOf, type Part, sortableTable, textCell } from './coverage-html-parts.ts';
import type { PlaceLink } from './coverage-links.ts';
import script from './coverage-page.js' with { type: 'text' };
import { changeText, nameOf } from './coverage-phrases.ts';
import type { CoverageReport, MeasuredFramework } from './coverage-report.ts';
import { sourceHeadings, sourceRows } from './coverage-source-table.ts';

/** The report of `coverage` as one self-contained page. It can be sorted and searched where scripts are allowed. */
export function coverageAsHtml(report: CoverageReport, linkTo: PlaceLink): Promise<Iterable<string>> {
  return htmlPage({
    title: l10n.t('Coverage of objectives'),
    style: pageStyle + style,
    script,
    body: body(report, linkTo),
  });
}

function* body(report: CoverageReport, linkTo: PlaceLink): Iterable<string> {
  const { files, merged, frameworks } = report;
  const others = merged.join(', ');
  const read =
    others === ''
      ? l10n.count(files, '{0} file read.', '{0} files read.')
      : l10n.count(files, '{0} file read, with {1}.', '{0} files read, with {1}.', others);
  yield `<header>\n<h1>${text(l10n.t('Coverage of objectives'))}</h1>\n`;
  yield `<p class="lead" dir="auto">${text(read)}</p>\n`;
  yield `<div class="search" role="search" id="tools" hidden>\n<label for="search">${text(l10n.t('Search'))}</label>\n`;
  yield '<input type="search" id="search" autocomplete="off" spellcheck="false">\n';
  const [row, rows] = [l10n.t('1 row'), l10n.t('{0} rows', '{0}')];
  yield `<output id="found" for="search" data-row="${text(row)}" data-rows="${text(rows)}"></output>\n`;
  yield '</div>\n</header>\n<main>\n';
  yield* sourcesTable(report);
  for (const [index, framework] of frameworks.entries()) yield* frameworkSection(framework, index, report, linkTo);
  yield '</main>\n';
}

function* sourcesTable({ origin, sources = [] }: CoverageReport): Iterable<string> {
  const rows = sourceRows(origin, sources).map((cells) => `<tr>${cells.map(textCell).join('')}</tr>\n`);
  if (rows.length === 0) return;
  const [name, heading] = ['sources', l10n.t('Sources')];
  const note = l10n.t('Where the numbers come from, and as of when.');
  yield* partSection(
    { name, heading, count: rows.length, note, columns: columnsOf(sourceHeadings(), []), rows },
    'page',
  );
}

function* frameworkSection(
  framework: MeasuredFramework,
  index: number,
  report: CoverageReport,
  linkTo: PlaceLink,
): Iterable<string> {
  const id = `framework-${index + 1}`;
  const parts = frameworkParts(framework, report.by, linkTo, (objective) => placesList(objective, linkTo));
  yield `<section aria-labelledby="${id}">\n`;
  yield* frameworkTop(framework, id);
  yield* requirements(framework, report);
  yield* change(framework, report);
  yield* contents(framework, id, parts);
  for (const part of parts) yield* partSection(part, id);
  yield '</section>\n';
}

/** The top of a framework's section. The headings of its parts have the id `ID-NAME`. */
export function* frameworkHead(framework: MeasuredFramework, id: string, parts: readonly Part[]): Iterable<string> {
  yield* frameworkTop(framework, id);
  yield* contents(framework, id, parts);
}

/** The parts of a framework's section that are not empty. */
export function frameworkParts(
  framework: MeasuredFramework,
  by: CoverageReport['by'],
  linkTo: PlaceLink,
  placesOf: (objective: CitedObjective) => string,
): readonly Part[] {
  return [
    priorities(framework),
    heatMap(framework, by, linkTo),
    uncitedObjectives(framework),
    staleReferences(framework, linkTo),
    allObjectives(framework, placesOf),
  ].filter(({ count }) => count > 0);
}

function* frameworkTop(framework: MeasuredFramework, id: string): Iterable<string> {
  yield `<h2 id="${id}" dir="auto">${text(nameOf(framework))}</h2>\n`;
  if (framework.title !== null) yield `<p dir="auto">${text(framework.title)}</p>\n`;
  yield figures(framework);
}

function* contents(framework: MeasuredFramework, id: string, parts: readonly Part[]): Iterable<string> {
  yield `<nav aria-label="${text(l10n.t('Parts of {0}', nameOf(framework)))}">\n<ul>\n`;
  for (const { name, heading, count } of parts)
    yield `<li><a href="#${id}-${name}">${text(heading)}</a> ${count}</li>\n`;
  yield '</ul>\n</nav>\n';
}

function* partSection(part: Part, id: string): Iterable<string> {
  const { name, heading, count, note } = part;
  const headingId = `${id}-${name}`;
  yield `<section class="part">\n<h3 id="${headingId}">${text(heading)} <span class="count">${count}</span></h3>\n`;
  yield `<p class="note">${text(note)}</p>\n`;
  yield* sortableTable(part, headingId);
  yield '</section>\n';
}

function figures(framework: MeasuredFramework): string {
  const { cited, leaves, percent, references, stale, unknown, earlier } = framework;
  const before = earlier ? ` <span class="before">${text(l10n.t('{0}% before', percentOf(earlier)))}</span>` : '';
  const figure = (value: string, what: string, more = '', name = '') =>
    `<li${name}><strong>${value}</strong>${text(what)}${more}</li>\n`;
  return [
    '<ul class="figures">\n',
    figure(
      `${l10n.t('{0}%', percent)}${before}`,
      l10n.plural(
        leaves,
        l10n.t('{0} of {1} objective cited', cited, leaves),
        l10n.t('{0} of {1} objectives cited', cited, leaves),
      ),
      bar({ cited, leaves }),
      ' class="big"',
    ),
    figure(`${leaves - cited}`, l10n.t('uncited')),
    figure(`${references}`, l10n.plural(references, l10n.t('reference'), l10n.t('references'))),
    figure(`${stale.length}`, l10n.t('stale')),
    figure(`${unknown}`, l10n.t('unknown')),
    '</ul>\n',
  ].join('');
}

function* requirements({ prefix }: MeasuredFramework, report: CoverageReport): Iterable<string> {
  const own = report.requirements.filter((result) => result.prefix === prefix);
  if (own.length === 0) return;
  yield '<div class="verdicts">\n';
  for (const { required, cited, needed, met } of own) {
    const verdict = met
      ? `<span class="met">${text(l10n.t('Met'))}</span>`
      : `<span class="missed">${text(l10n.t('Not met'))}</span>`;
    const counts = text(l10n.t('{0} cited, {1} required.', cited, needed));
    yield `<p dir="auto">${text(l10n.t('Required: {0}.', required))} ${verdict}: ${counts}</p>\n`;
  }
  yield '</div>\n';
}

function* change(framework: MeasuredFramework, { isCompared }: CoverageReport): Iterable<string> {
  if (!isCompared) return;
  const { earlier } = framework;
  const sentences = earlier ? changeText(framework, earlier) : [l10n.t('It does not include this framework.')];
  yield `<h3>${text(l10n.t('Since the earlier report'))}</h3>\n`;
  for (const sentence of sentences) yield `<p dir="auto">${text(sentence)}</p>\n`;
}
