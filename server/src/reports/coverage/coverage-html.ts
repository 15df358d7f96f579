import { type CitedObjective, percentOf } from '../../core/coverage/coverage.ts';
import { counted } from '../../core/phrases.ts';
import { htmlPage, escapeHtml as text } from '../html-page.ts';
import { heatMap } from './coverage-html-heat.ts';
import {
  allObjectives,
  placesList,
  priorities,
  staleReferences,
  uncitedObjectives,
} from './coverage-html-objectives.ts';
import { bar, type Part, sortableTable } from './coverage-html-parts.ts';
import { SCRIPT } from './coverage-html-script.ts';
import { STYLE } from './coverage-html-style.ts';
import type { PlaceLink } from './coverage-links.ts';
import { changeText, nameOf } from './coverage-phrases.ts';
import type { CoverageReport, MeasuredFramework } from './coverage-report.ts';

/** The report of `coverage` as one page that needs nothing else. It can be sorted and searched where scripts run. */
export function coverageAsHtml(report: CoverageReport, linkTo: PlaceLink): Promise<Iterable<string>> {
  return htmlPage({ title: 'Coverage of objectives', style: STYLE, script: SCRIPT, body: body(report, linkTo) });
}

function* body(report: CoverageReport, linkTo: PlaceLink): Iterable<string> {
  const { files, merged, frameworks } = report;
  const others = merged.length === 0 ? '' : `, with ${merged.join(', ')}`;
  yield '<header>\n<h1>Coverage of objectives</h1>\n';
  yield `<p class="lead" dir="auto">${text(`${counted(files, 'file')} read${others}.`)}</p>\n`;
  yield '<div class="search" role="search" id="tools" hidden>\n<label for="search">Search</label>\n';
  yield '<input type="search" id="search" autocomplete="off" spellcheck="false">\n';
  yield '<output id="found" for="search"></output>\n</div>\n</header>\n<main>\n';
  for (const [index, framework] of frameworks.entries()) yield* frameworkSection(framework, index, report, linkTo);
  yield '</main>\n';
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

/** What stands above the parts of a framework; their headings have the id `ID-NAME`. */
export function* frameworkHead(framework: MeasuredFramework, id: string, parts: readonly Part[]): Iterable<string> {
  yield* frameworkTop(framework, id);
  yield* contents(framework, id, parts);
}

/** The parts of a framework's section that there are. */
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
  yield `<nav aria-label="Parts of ${text(nameOf(framework))}">\n<ul>\n`;
  for (const { name, heading, count } of parts) yield `<li><a href="#${id}-${name}">${heading}</a> ${count}</li>\n`;
  yield '</ul>\n</nav>\n';
}

function* partSection(part: Part, id: string): Iterable<string> {
  const { name, heading, count, note } = part;
  yield `<section class="part">\n<h3 id="${id}-${name}">${heading} <span class="count">${count}</span></h3>\n`;
  yield `<p class="note">${note}</p>\n`;
  yield* sortableTable(part);
  yield '</section>\n';
}

function figures(framework: MeasuredFramework): string {
  const { cited, leaves, percent, references, stale, unknown, earlier } = framework;
  const before = earlier ? ` <span class="before">${percentOf(earlier)}% before</span>` : '';
  const figure = (value: string, what: string, more = '', name = '') =>
    `<li${name}><strong>${value}</strong>${what}${more}</li>\n`;
  return [
    '<ul class="figures">\n',
    figure(
      `${percent}%${before}`,
      `${cited} of ${counted(leaves, 'objective')} cited`,
      bar({ cited, leaves }),
      ' class="big"',
    ),
    figure(`${leaves - cited}`, 'cited by nobody'),
    figure(`${references}`, references === 1 ? 'reference' : 'references'),
    figure(`${stale.length}`, 'stale'),
    figure(`${unknown}`, 'unknown'),
    '</ul>\n',
  ].join('');
}

function* requirements({ prefix }: MeasuredFramework, report: CoverageReport): Iterable<string> {
  const own = report.requirements.filter((result) => result.prefix === prefix);
  if (own.length === 0) return;
  yield '<div class="verdicts">\n';
  for (const { required, cited, needed, met } of own) {
    const verdict = met ? '<span class="met">Met</span>' : '<span class="missed">Missed</span>';
    yield `<p dir="auto">Required: ${text(required)}. ${verdict}: ${cited} cited, ${needed} needed.</p>\n`;
  }
  yield '</div>\n';
}

function* change(framework: MeasuredFramework, { isCompared }: CoverageReport): Iterable<string> {
  if (!isCompared) return;
  const { earlier } = framework;
  const sentences = earlier ? changeText(framework, earlier) : ['It did not measure this framework.'];
  yield '<h3>Since the earlier report</h3>\n';
  for (const sentence of sentences) yield `<p dir="auto">${text(sentence)}</p>\n`;
}
