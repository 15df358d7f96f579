import { l10n } from '../../core/base/l10n.ts';
import { percentOf, prioritiesOf, priorityOf } from '../../core/coverage/coverage.ts';
import { fileName, inline } from '../../core/text/markdown.ts';
import { markdownTable } from '../tables.ts';
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
import { sourceHeadings, sourceRows } from './coverage-source-table.ts';

/** With more priorities than that, only the totals of places are shown. */
const MAX_COLUMNS = 30;

/** The report of `coverage` as Markdown with GitHub's tables. Texts of catalogs and documents are escaped. */
export function* coverageAsMarkdown(report: CoverageReport): Iterable<string> {
  yield `# ${l10n.t('Coverage of objectives')}\n`;
  for (const framework of report.frameworks) yield* frameworkSection(framework, report);
  const sources = sourceRows(report.origin, report.sources ?? []);
  if (sources.length === 0) return;
  yield `\n## ${l10n.t('Sources')}\n\n`;
  yield* markdownTable(
    sourceHeadings(),
    sources.map((cells) => cells.map(inline)),
  );
}

function* frameworkSection(framework: MeasuredFramework, report: CoverageReport): Iterable<string> {
  const title = framework.title === null ? '' : ` (${inline(framework.title)})`;
  yield `\n## ${inline(nameOf(framework))}\n\n`;
  yield `**${shareText(framework)}**${title}: ${referencesText(framework)}.\n\n`;
  yield* requirementLines(framework, report);
  yield* markdownTable(
    [
      l10n.t('Number'),
      l10n.t('Objective'),
      l10n.t('Cited'),
      l10n.t('Share'),
      l10n.t('Direct'),
      l10n.t('Via sub-objectives'),
    ],
    priorityRows(framework),
  );
  const uncited = uncitedRows(framework);
  if (uncited.length > 0) {
    yield `\n### ${l10n.t('Uncited objectives')}\n\n`;
    yield* markdownTable([l10n.t('Number'), l10n.t('Objective'), l10n.t('Part of'), l10n.t('Via parent')], uncited);
  }
  if (framework.places.length > 0) {
    yield `\n### ${report.by === 'folder' ? l10n.t('By folder') : l10n.t('By document')}\n\n`;
    yield* placesTable(framework, report.by);
  }
  if (framework.stale.length > 0) {
    yield `\n### ${l10n.t('References to removed objectives, older editions or earlier meanings')}\n\n`;
    const rows = framework.stale.map((one) => [
      fileName(citationName(one)),
      inline(one.number),
      inline(one.title ?? ''),
      inline(staleText(one)),
    ]);
    yield* markdownTable([l10n.t('Location'), l10n.t('Number'), l10n.t('Objective'), l10n.t('Problem')], rows);
  }
  if (framework.earlier) {
    yield `\n### ${l10n.t('Since the earlier report')}\n\n`;
    for (const sentence of changeText(framework, framework.earlier)) yield `- ${inline(sentence)}\n`;
  }
}

function* requirementLines({ prefix }: MeasuredFramework, { requirements }: CoverageReport): Iterable<string> {
  const own = requirements.filter((result) => result.prefix === prefix);
  for (const { required, cited, needed, met } of own) {
    const verdict = met ? l10n.t('Met') : l10n.t('Not met');
    const counts = l10n.t('{0} cited, {1} required.', cited, needed);
    yield `- ${l10n.t('Required: {0}.', inline(required))} ${verdict}: ${counts}\n`;
  }
  if (own.length > 0) yield '\n';
}

function priorityRows(framework: MeasuredFramework): string[][] {
  return prioritiesOf(framework).map((objective) => {
    const { leaves, citedLeaves, references, below } = countsIn(framework, objective);
    const share = l10n.t('{0}%', percentOf({ cited: citedLeaves, leaves }));
    return [
      inline(objective.number),
      inline(objective.title),
      l10n.t('{0} of {1}', citedLeaves, leaves),
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
  const head = [
    by === 'folder' ? l10n.t('Folder') : l10n.t('Document'),
    l10n.t('Objectives'),
    l10n.t('References'),
    ...numbers.map(inline),
  ];
  const rows = framework.places.map((place) => {
    const cells = new Map(place.priorities.map(({ number, references }) => [number, references]));
    const counts = numbers.map((number) => String(cells.get(number) ?? ''));
    return [fileName(placeName(place)), `${place.cited}`, `${place.references}`, ...counts];
  });
  return markdownTable(head, rows);
}
