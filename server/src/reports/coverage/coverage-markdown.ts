import { percentOf, prioritiesOf, priorityOf } from '../../core/coverage/coverage.ts';
import { inline } from '../../core/text/markdown.ts';
import { markdownTable } from '../markdown-table.ts';
import {
  changeText,
  citationName,
  nameOf,
  placeName,
  referencesText,
  shareText,
  staleText,
} from './coverage-phrases.ts';
import { type CoverageReport, countsIn, type MeasuredFramework } from './coverage-report.ts';

/** Of a framework with more priorities, places have their sums alone. */
const MAX_COLUMNS = 30;

/** The report of `coverage` as Markdown with GitHub's tables. Everything of catalogs and documents is inert. */
export function* coverageAsMarkdown(report: CoverageReport): Iterable<string> {
  yield '# Coverage of objectives\n';
  for (const framework of report.frameworks) yield* frameworkSection(framework, report);
}

function* frameworkSection(framework: MeasuredFramework, report: CoverageReport): Iterable<string> {
  const title = framework.title === null ? '' : ` (${inline(framework.title)})`;
  yield `\n## ${inline(nameOf(framework))}\n\n`;
  yield `**${shareText(framework)}**${title}: ${referencesText(framework)}.\n\n`;
  yield* requirementLines(framework, report);
  yield* markdownTable(
    ['Number', 'Objective', 'Cited', 'Share', 'References to itself', 'Below'],
    priorityRows(framework),
  );
  const uncited = uncitedRows(framework);
  if (uncited.length > 0) {
    yield '\n### Cited by nobody\n\n';
    yield* markdownTable(['Number', 'Objective', 'Part of', 'References above'], uncited);
  }
  if (framework.places.length > 0) {
    yield `\n### By ${report.by}\n\n`;
    yield* placesTable(framework, report.by);
  }
  if (framework.stale.length > 0) {
    yield '\n### Stale\n\n';
    const rows = framework.stale.map((one) => [
      inline(citationName(one)),
      inline(one.number),
      inline(one.title ?? ''),
      inline(staleText(one)),
    ]);
    yield* markdownTable(['Where', 'Number', 'Objective', 'What is the matter'], rows);
  }
  if (framework.earlier) {
    yield '\n### Since the earlier report\n\n';
    for (const sentence of changeText(framework, framework.earlier)) yield `- ${inline(sentence)}\n`;
  }
}

function* requirementLines({ prefix }: MeasuredFramework, { requirements }: CoverageReport): Iterable<string> {
  const own = requirements.filter((result) => result.prefix === prefix);
  for (const { required, cited, needed, met } of own) {
    yield `- Required: ${inline(required)}. ${met ? 'Met' : 'Missed'}: ${cited} cited, ${needed} needed.\n`;
  }
  if (own.length > 0) yield '\n';
}

function priorityRows(framework: MeasuredFramework): string[][] {
  return prioritiesOf(framework).map((objective) => {
    const { leaves, citedLeaves, references, below } = countsIn(framework, objective);
    const share = `${percentOf({ cited: citedLeaves, leaves })}%`;
    return [
      inline(objective.number),
      inline(objective.title),
      `${citedLeaves} of ${leaves}`,
      share,
      `${references}`,
      `${below}`,
    ];
  });
}

function uncitedRows(framework: MeasuredFramework): string[][] {
  const priority = priorityOf(framework.objectives);
  return framework.objectives
    .filter(({ leaf, citations }) => leaf && citations.length === 0)
    .map((objective) => {
      const own = priority(objective.number);
      const partOf = own === objective.number ? '' : inline(own);
      return [inline(objective.number), inline(objective.title), partOf, `${countsIn(framework, objective).above}`];
    });
}

function placesTable(framework: MeasuredFramework, by: CoverageReport['by']): Iterable<string> {
  const priorities = prioritiesOf(framework).map(({ number }) => number);
  const numbers = priorities.length > MAX_COLUMNS ? [] : priorities;
  const head = [by === 'folder' ? 'Folder' : 'Document', 'Objectives', 'References', ...numbers.map(inline)];
  const rows = framework.places.map((place) => {
    const cells = new Map(place.priorities.map(({ number, references }) => [number, references]));
    const counts = numbers.map((number) => String(cells.get(number) ?? ''));
    return [inline(placeName(place)), `${place.cited}`, `${place.references}`, ...counts];
  });
  return markdownTable(head, rows);
}
