import { newWordDiffBudget, type WordDiffBudget } from '../../../core/editions/word-diff.ts';
import { SEVERITIES, type Severity } from '../../../core/model/diagnostic.ts';
import { counted } from '../../../core/resolution/phrases.ts';
import { columnsOf, visible } from '../../../reports/visible-text.ts';
import { relativePath } from '../../../uri/uris.ts';
import type { Palette } from '../../colour.ts';
import { type Finding, type FindingRow, placeOf, placeText, placeWithoutLines } from '../../findings.ts';
import { fileHeading, readText, rewordingLines, takenAsNewText, visiblePlace } from '../../pretty.ts';
import type { CheckedFile, CheckReport, ReportFacts, ReportWriter } from '../check-report.ts';
import { isFixable, isOfEditions } from '../next-steps.ts';

/** How much of a long line is shown before and after the range, in UTF-16 units. */
const CONTEXT = 60;
/** Suggestions shown for a finding. */
const MAX_SUGGESTIONS = 3;

type Facts = Pick<ReportFacts, 'directory' | 'failOn'>;

/** The findings as a report of `check` shows them, without a summary. */
export const findingsAsText = (findings: readonly Finding[], palette: Palette): Iterable<string> =>
  new TextReport(palette, undefined).add([{ findings }]);

/** The report of `check` for people: findings by file, then the summary, if there is one. */
export class TextReport implements ReportWriter {
  readonly #palette: Palette;
  readonly #facts: Facts | undefined;
  readonly #budget = newWordDiffBudget();
  readonly #counts = new Map<Severity, number>();
  /** Prefixes of the frameworks with findings that editions cause. */
  readonly #ofEditions = new Set<string | null>();
  #isFixable = false;
  #file: string | undefined;

  /** @param facts undefined for a report without a summary */
  constructor(palette: Palette, facts: Facts | undefined) {
    this.#palette = palette;
    this.#facts = facts;
  }

  *add(files: readonly Pick<CheckedFile, 'findings'>[]): Iterable<string> {
    const palette = this.#palette;
    for (const finding of files.flatMap(({ findings }) => findings)) {
      const { file, severity, prefix } = finding.row;
      if (file !== this.#file) yield fileHeading(file, palette);
      this.#file = file;
      const related = this.#facts ? relatedLines(finding, this.#facts.directory, palette) : [];
      yield `${[findingAsText(finding, palette, this.#budget), ...related].join('\n')}\n`;
      countIn(this.#counts, severity);
      if (isFixable(finding)) this.#isFixable = true;
      else if (isOfEditions(finding)) this.#ofEditions.add(prefix);
    }
  }

  *end({ files, references, hidden, hiddenFailures, frameworks, isComplete, next }: CheckReport): Iterable<string> {
    if (!this.#facts) return;
    const { failOn } = this.#facts;
    const counts = SEVERITIES.flatMap((severity) => {
      const count = this.#counts.get(severity);
      return count === undefined ? [] : [colourOf(severity, this.#palette)(counted(count, severity))];
    });
    const total = counts.join(', ') || (isComplete ? 'no findings' : 'no findings in what could be checked');
    yield `${readText(files, references)}: ${total}.`;
    const failing = `; ${hiddenFailures} of them ${hiddenFailures === 1 ? 'fails' : 'fail'} the run (--fail-on ${failOn})`;
    const failures = hiddenFailures === 0 ? '' : failing;
    yield hidden === 0 ? '\n' : ` ${counted(hidden, 'less severe finding')} not shown (--min-severity)${failures}.\n`;
    if (this.#isFixable && next.isFixed) yield 'To fix what needs no decision, run objrefs fix.\n';
    for (const { prefix, defaultEdition } of frameworks) {
      const count = this.#ofEditions.has(prefix) ? next.toDecide.get(prefix) : undefined;
      if (count === undefined || !defaultEdition) continue;
      const words = [prefix, defaultEdition.id].map((word) => (/^[\w.-]+$/.test(word) ? word : JSON.stringify(word)));
      yield `${counted(count, 'reference')} to ${visible(prefix)} ${count === 1 ? 'needs' : 'need'} a decision: run objrefs migrate ${visible(words.join(' --to '))}.\n`;
    }
    yield* takenAsNewText(next.takenAsNew);
    // Without references, the framework that documents cite may be missing.
    if (references === 0 && isComplete) yield `${frameworksText(frameworks)}\n`;
  }
}

function countIn<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function frameworksText(frameworks: CheckReport['frameworks']): string {
  const enabled =
    frameworks.length === 0
      ? 'No frameworks are enabled'
      : `Enabled frameworks: ${frameworks.map(({ prefix }) => visible(prefix)).join(', ')}`;
  return `${enabled}. To add one, create a catalog (*.objectives.yaml) or enable it in objrefs.yaml.`;
}

/** Of a catalog or the configuration, the other places that a finding is about. */
function relatedLines({ row, diagnostic }: Finding, directory: string, palette: Palette): string[] {
  const { related = [] } = diagnostic;
  if (row.prefix !== null) return [];
  return related.slice(0, MAX_SUGGESTIONS).map(({ location: { uri, range }, message }) => {
    const place = placeText(placeOf(relativePath(directory, uri) ?? uri, range));
    return `      ${palette.dim('→')} ${visible(place)}  ${palette.dim(visible(message))}`;
  });
}

function findingAsText({ row, lines: text, diagnostic }: Finding, palette: Palette, budget: WordDiffBudget): string {
  const colour = colourOf(row.severity, palette);
  const lines = [
    `  ${visiblePlace(row, palette)}  ${colour(row.severity)}  ${visible(row.message)}  ${palette.dim(row.code)}`,
  ];
  lines.push(...underlined(row, text.line(row.line - 1), colour, palette));
  if (diagnostic.rewording) lines.push(...rewordingLines(diagnostic.rewording, palette, budget));
  for (const suggestion of row.suggestions.slice(0, MAX_SUGGESTIONS)) {
    const { newText, title } = suggestion;
    const isNamed = title === '' || newText.includes(title);
    lines.push(
      `      ${palette.dim('→')} ${visible(plainReference(row, suggestion))}${isNamed ? '' : `  ${palette.dim(visible(title))}`}`,
    );
  }
  return lines.join('\n');
}

/** Tags, and what emphasizes text in Markdown; not within a word. */
const MARKUP = /<\/?[A-Za-z][^<>]{0,200}>|(?<![\p{L}\p{N}])[*_`~]{1,3}|[*_`~]{1,3}(?![\p{L}\p{N}])/gu;

/** The reference that a suggestion writes, without the markup that stays around its parts, and with the prefix as it should be. */
function plainReference({ prefix }: FindingRow, { newText, number }: FindingRow['suggestions'][number]): string {
  const plain = newText.replace(MARKUP, (mark) => (number.includes(mark) ? mark : ''));
  if (prefix === null || !plain.toLowerCase().startsWith(prefix.toLowerCase())) return plain;
  return prefix + plain.slice(prefix.length);
}

/** The line that the range begins in, and carets below the range; a long line is cut. */
function underlined(row: FindingRow, excerpt: string, colour: (text: string) => string, palette: Palette): string[] {
  const start = row.column - 1;
  const end = row.endLine === row.line ? row.endColumn - 1 : excerpt.length;
  if (excerpt.trim() === '') return [];
  const from = start > CONTEXT * 2 ? start - CONTEXT : 0;
  const to = Math.min(excerpt.length, Math.min(end, start + CONTEXT * 2) + CONTEXT);
  const before = (from > 0 ? '…' : '') + visible(excerpt.slice(from, start));
  const marked = visible(excerpt.slice(start, Math.min(end, to)));
  const after = visible(excerpt.slice(Math.min(end, to), to)) + (to < excerpt.length ? '…' : '');
  const gutter = (placeWithoutLines(row) ? '' : String(row.line)).padStart(6);
  const carets = '^'.repeat(Math.max(1, columnsOf(marked)));
  return [
    // Parts that are inert may begin a command together.
    `${palette.dim(`${gutter} |`)} ${visible(before + marked + after).trimEnd()}`,
    `${palette.dim(`${' '.repeat(gutter.length)} |`)} ${' '.repeat(columnsOf(before))}${colour(carets)}`,
  ];
}

function colourOf(severity: Severity, palette: Palette): (text: string) => string {
  if (severity === 'error') return palette.red;
  if (severity === 'warning') return palette.yellow;
  return palette.blue;
}
