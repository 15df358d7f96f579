import type { FieldChange } from '../../core/editions/compare-editions.ts';
import { inline } from '../../core/text/markdown.ts';
import type { ChangeRow, DiffReport } from '../../reports/edition-changes.ts';
import { markdownTable as table } from '../../reports/tables.ts';
import { placeText } from '../findings.ts';
import { ambiguityOf, countsOf, groupsOf, impactOf, KINDS, titleOf, wordingOf } from './diff-phrases.ts';

/** The report of `diff` as GitHub's Markdown, texts escaped. Changed words in `<del>` and `<ins>` are the only HTML. */
export function* diffAsMarkdown(report: DiffReport): Iterable<string> {
  yield `# ${inline(titleOf(report))}\n\n`;
  // With its full stop, which would make a title of digits the first item of a list.
  if (report.head.title !== null) yield `${inline(`${report.head.title}.`)} `;
  yield `${countsOf(report) || 'No objectives'}.\n`;
  for (const { kind, changes } of groupsOf(report)) {
    const { heading, meaning } = KINDS[kind];
    yield `\n## ${heading} (${changes.length})\n\n${meaning}\n\n`;
    if (kind === 'added') yield* table(['Number', 'Objective'], changes.flatMap(arrivalRows));
    else if (kind === 'reworded') yield* table(['Number', 'Wording'], changes.flatMap(rewordingRows));
    else if (kind === 'reused') yield* table(['Number', 'Old objective', 'New objective'], changes.map(reuseRow));
    else yield* table(['Old number', 'Old objective', 'New number', 'New objective'], changes.flatMap(successionRows));
  }
  if (report.head.impact) yield* affected(report);
}

function* affected(report: DiffReport): Iterable<string> {
  yield `\n## Affected references\n\n${inline(impactOf(report))}.\n`;
  const rows = groupsOf(report).flatMap(({ kind, changes }) =>
    changes.flatMap(({ from, to, references }) =>
      (references ?? []).map((row) => [
        inline(placeText(row)),
        inline(row.text),
        inline(from?.number ?? ''),
        KINDS[kind].heading,
        kind === 'reworded' ? '' : to.map(({ number }) => inline(number)).join(', '),
      ]),
    ),
  );
  if (rows.length === 0) return;
  yield '\n';
  yield* table(['Location', 'Reference', 'Old number', 'Change', 'New number'], rows);
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

/** An objective and its replacements, with a row for each of them. */
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

/** The wording of the old objective, the reason for the change, and a note if the change is not recorded. */
function withNotes(change: ChangeRow): string {
  const { from, reason } = change;
  const notes = [reason ?? '', ambiguityOf(change)].filter((note) => note !== '').map(inline);
  return inline(from ? wordingOf(from) : '') + (notes.length === 0 ? '' : ` (${notes.join('; ')})`);
}

/** Each run is escaped by itself; the spaces at its ends are restored. */
function marked({ changes }: FieldChange): string {
  return changes
    .map(({ op, text }) => {
      const core = inline(text);
      const spaced = `${/^\s/.test(text) ? ' ' : ''}${core}${core !== '' && /\s$/.test(text) ? ' ' : ''}`;
      return op === 'equal' ? spaced : op === 'delete' ? `<del>${spaced}</del>` : `<ins>${spaced}</ins>`;
    })
    .join('');
}
