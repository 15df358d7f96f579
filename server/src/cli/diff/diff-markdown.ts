import type { FieldChange } from '../../core/editions/change.ts';
import { inline } from '../../core/text/markdown.ts';
import { markdownTable as table } from '../../reports/markdown-table.ts';
import { ambiguityOf, countsOf, groupsOf, impactOf, KINDS, placeName, titleOf, wordingOf } from './diff-phrases.ts';
import type { ChangeRow, DiffReport } from './diff-report.ts';

/**
 * The report of `diff` as Markdown with GitHub's tables. Changed words stand in `<del>` and `<ins>`, the only HTML;
 * everything of catalogs and documents is inert.
 */
export function* diffAsMarkdown(report: DiffReport): Iterable<string> {
  yield `# ${inline(titleOf(report))}\n\n`;
  if (report.head.title !== null) yield `${inline(report.head.title)}. `;
  yield `${countsOf(report) || 'No objectives'}.\n`;
  for (const { kind, changes } of groupsOf(report)) {
    const { heading, meaning } = KINDS[kind];
    yield `\n## ${heading} (${changes.length})\n\n${meaning}\n\n`;
    if (kind === 'added') yield* table(['Number', 'Objective'], changes.flatMap(arrivalRows));
    else if (kind === 'reworded') yield* table(['Number', 'Wording'], changes.flatMap(rewordingRows));
    else if (kind === 'reused') yield* table(['Number', 'Was', 'Is'], changes.map(reuseRow));
    else yield* table(['Number', 'Objective', 'Became', 'Objective now'], changes.flatMap(successionRows));
  }
  if (report.head.impact) yield* touched(report);
}

function* touched(report: DiffReport): Iterable<string> {
  yield `\n## References touched\n\n${inline(impactOf(report))}.\n`;
  const rows = groupsOf(report).flatMap(({ kind, changes }) =>
    changes.flatMap(({ from, to, references }) =>
      (references ?? []).map((row) => [
        inline(placeName(row)),
        inline(row.text),
        inline(from?.number ?? ''),
        KINDS[kind].heading,
        kind === 'reworded' ? '' : to.map(({ number }) => inline(number)).join(', '),
      ]),
    ),
  );
  if (rows.length === 0) return;
  yield '\n';
  yield* table(['Where', 'Reference', 'Number', 'Change', 'Number now'], rows);
}

function arrivalRows({ to }: ChangeRow): string[][] {
  return to.map((row) => [inline(row.number), inline(wordingOf(row))]);
}

function rewordingRows({ from, words }: ChangeRow): string[][] {
  return words.map((field, index) => [index === 0 ? inline(from?.number ?? '') : '', marked(field)]);
}

function reuseRow(change: ChangeRow): string[] {
  const { from, to } = change;
  return [inline(from?.number ?? ''), withNotes(change), inline(to.map(wordingOf).join(' '))];
}

/** What became of an objective, a row for each successor. */
function successionRows(change: ChangeRow): string[][] {
  const { from, to, words } = change;
  const [first, ...others] = to.map((row) => {
    const [own] = words;
    const wording = own ? marked(own) : inline(wordingOf(row));
    return [inline(row.number), row.relation === 'related' ? `${wording} (related)` : wording];
  });
  const head = [inline(from?.number ?? ''), withNotes(change), ...(first ?? ['', ''])];
  return [head, ...others.map((cells) => ['', '', ...cells])];
}

/** What it was called, why it went, and how that is known where a reader should look twice. */
function withNotes(change: ChangeRow): string {
  const { from, reason } = change;
  const notes = [reason ?? '', ambiguityOf(change)].filter((note) => note !== '').map(inline);
  return inline(from ? wordingOf(from) : '') + (notes.length === 0 ? '' : ` (${notes.join('; ')})`);
}

/** Each run is inert by itself; the spaces at its ends, which would be lost, are put back. */
function marked({ changes }: FieldChange): string {
  return changes
    .map(({ op, text }) => {
      const core = inline(text);
      const spaced = `${/^\s/.test(text) ? ' ' : ''}${core}${core !== '' && /\s$/.test(text) ? ' ' : ''}`;
      return op === 'equal' ? spaced : op === 'delete' ? `<del>${spaced}</del>` : `<ins>${spaced}</ins>`;
    })
    .join('');
}
