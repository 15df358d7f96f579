import { type CitedObjective, percentOf, prioritiesOf } from '../../core/coverage/coverage.ts';
import { counted, shortened } from '../../core/resolution/phrases.ts';
import {
  changeText,
  citationName,
  nameOf,
  placeName,
  referencesText,
  shareText,
  staleText,
} from '../../reports/coverage/coverage-phrases.ts';
import { type CoverageReport, countsIn, type MeasuredFramework } from '../../reports/coverage/coverage-report.ts';
import { sourceRows } from '../../reports/coverage/coverage-source-table.ts';
import { columnsOf, visible, visibleName } from '../../reports/visible-text.ts';
import type { Palette } from '../colour.ts';

/** Width of a bar, in characters. */
const BAR = 20;

/** The report of `coverage` for people: objectives with bars or counts, then places and stale references. */
export function* coverageAsText(report: CoverageReport, palette: Palette): Iterable<string> {
  for (const framework of report.frameworks) yield* frameworkText(framework, report, palette);
  const sources = sourceRows(report.origin, report.sources ?? []);
  if (sources.length > 0) yield `${palette.bold('Sources')}\n`;
  for (const [name = '', ...cells] of sources) {
    const texts = cells.filter((cell) => cell !== '').map(visible);
    yield `  ${[palette.cyan(visibleName(name)), ...texts].join('  ')}\n`;
  }
  if (sources.length > 0) yield '\n';
  yield `${counted(report.files, 'file')}, ${counted(report.frameworks.length, 'framework')}.\n`;
}

function* frameworkText(framework: MeasuredFramework, report: CoverageReport, palette: Palette): Iterable<string> {
  const { title } = framework;
  const subtitle = title === null ? '' : `  ${palette.dim(visible(shortened(title)))}`;
  yield `${palette.bold(visibleName(nameOf(framework)))}${subtitle}\n`;
  yield `${bar(framework.cited, framework.leaves, palette)} ${shareText(framework)}; ${referencesText(framework)}\n\n`;
  const widths = { number: 0, counts: 0 };
  for (const objective of framework.objectives) {
    widths.number = Math.max(widths.number, columnsOf(indented(objective)));
    widths.counts = Math.max(widths.counts, countsText(framework, objective).length);
  }
  for (const objective of framework.objectives) yield `${objectiveLine(framework, objective, widths, palette)}\n`;
  yield* placesText(framework, report.by, palette);
  yield* staleLines(framework, palette);
  if (report.isCompared) {
    yield `\n${palette.bold('Since the earlier report')}\n`;
    const sentences = framework.earlier
      ? changeText(framework, framework.earlier)
      : ['It does not include this framework.'];
    for (const sentence of sentences) yield `  ${visible(sentence)}\n`;
  }
  yield '\n';
}

const indented = ({ level, number }: CitedObjective): string =>
  '  '.repeat(Math.min(level, 10) + 1) + visibleName(number);

function objectiveLine(
  framework: MeasuredFramework,
  objective: CitedObjective,
  widths: { readonly number: number; readonly counts: number },
  palette: Palette,
): string {
  const { leaf, citations, title } = objective;
  const { leaves, citedLeaves } = countsIn(framework, objective);
  const name = indented(objective);
  const number = name + ' '.repeat(widths.number - columnsOf(name));
  const isMissing = leaf && citations.length === 0;
  const counts = countsText(framework, objective).padEnd(widths.counts);
  const picture = leaf ? ' '.repeat(BAR) : bar(citedLeaves, leaves, palette);
  const written = visible(shortened(title));
  return [
    palette.cyan(number),
    picture,
    isMissing ? palette.yellow(counts) : counts,
    isMissing ? palette.dim(written) : written,
  ].join('  ');
}

/** `2 of 5, 1 direct reference` for an objective with sub-objectives; for others the references alone. */
function countsText(framework: MeasuredFramework, objective: CitedObjective): string {
  const { references, above, leaves, citedLeaves } = countsIn(framework, objective);
  if (!objective.leaf) {
    return `${citedLeaves} of ${leaves}${references === 0 ? '' : `, ${counted(references, 'direct reference')}`}`;
  }
  if (references > 0) return counted(references, 'reference');
  return above > 0 ? `not cited (via parent: ${above})` : 'not cited';
}

function bar(cited: number, leaves: number, palette: Palette): string {
  const exact = leaves === 0 ? BAR : (cited * BAR) / leaves;
  // Only 0% is shown as empty, and only 100% as full.
  const full = cited === 0 ? 0 : Math.max(1, Math.floor(exact));
  const colour = percentOf({ cited, leaves }) === 100 ? palette.green : palette.blue;
  return colour('█'.repeat(full)) + palette.dim('░'.repeat(BAR - full));
}

function* placesText(framework: MeasuredFramework, by: CoverageReport['by'], palette: Palette): Iterable<string> {
  const { places, leaves } = framework;
  if (places.length === 0) return;
  yield `\n${palette.bold(`By ${by}`)}  ${palette.dim('objectives cited, references')}\n`;
  const order = prioritiesOf(framework).map(({ number }) => number);
  for (const place of places) {
    const cells = place.priorities.map(({ number, references }) => `${number}: ${references}`);
    const most =
      order.length > 1
        ? palette.dim(visible(`  (${cells.slice(0, 12).join(', ')}${cells.length > 12 ? ', …' : ''})`))
        : '';
    const counts = `${String(place.cited).padStart(String(leaves).length)}  ${String(place.references).padStart(5)}`;
    yield `  ${bar(place.cited, leaves, palette)} ${counts}  ${visibleName(placeName(place))}${most}\n`;
  }
}

function* staleLines({ stale }: MeasuredFramework, palette: Palette): Iterable<string> {
  if (stale.length === 0) return;
  yield `\n${palette.bold('References to removed objectives, older editions or earlier meanings')}\n`;
  for (const one of stale) {
    const where = palette.cyan(visibleName(citationName(one)));
    yield `  ${where}  ${visible(one.number)}  ${palette.yellow(visible(staleText(one)))}  ${palette.dim(visible(shortened(one.title ?? '')))}\n`;
  }
}
