import { shortened } from '../../core/resolution/phrases.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Palette } from '../colour.ts';
import { markedWords } from '../pretty.ts';
import { placeText } from '../rows.ts';
import { ambiguityOf, countsOf, groupsOf, impactOf, KINDS, titleOf, wordingOf } from './diff-phrases.ts';
import type { ChangeRow, DiffReport } from './diff-report.ts';

/**
 * The report of `diff` for people: kinds as headings, changes below them, each on a line, with the new objectives below it.
 * Changed words are marked as in `git diff --word-diff=plain`: `[-old-]{+new+}`.
 */
export function* diffAsText(report: DiffReport, palette: Palette): Iterable<string> {
  yield `${palette.bold(visible(titleOf(report)))}\n`;
  for (const { kind, changes } of groupsOf(report)) {
    const { heading, meaning } = KINDS[kind];
    yield `\n${palette.bold(`${heading} (${changes.length})`)}  ${palette.dim(meaning)}\n`;
    for (const change of changes) for (const text of linesOf(change, palette)) yield `  ${text}\n`;
  }
  yield `\n${countsOf(report) || 'No objectives'}.\n`;
  const impact = impactOf(report);
  if (impact !== '') yield `${visible(impact)}.\n`;
}

function* linesOf(change: ChangeRow, palette: Palette): Iterable<string> {
  const { kind, from, to, reason, words, references } = change;
  const note = ambiguityOf(change) === '' ? '' : `  ${palette.dim(`(${ambiguityOf(change)})`)}`;
  const entry = (number: string, written: string) => `${palette.cyan(visible(number))}  ${written}`;
  const plain = (row: (typeof to)[number]) => entry(row.number, visible(shortened(wordingOf(row))));
  const [first] = to;
  if (!from) {
    if (first) yield plain(first) + note;
  } else if (kind === 'reworded') {
    const [own, ...others] = words;
    yield entry(from.number, own ? markedWords(own.changes, palette) : '') + note;
    for (const other of others) yield `  ${markedWords(other.changes, palette)}`;
  } else {
    const why = reason === null ? '' : `  ${palette.dim(`(${visible(shortened(reason))})`)}`;
    yield entry(from.number, visible(shortened(wordingOf(from)))) + why + note;
    for (const row of to) {
      const arrow = kind === 'reused' ? 'now' : row.relation === 'related' ? 'related:' : '→';
      const [own] = words;
      yield `  ${palette.dim(arrow)} ${own ? entry(row.number, markedWords(own.changes, palette)) : plain(row)}`;
    }
  }
  for (const row of references ?? []) {
    const range = row.within ? palette.dim('  within a range') : '';
    yield `    ${visible(placeText(row))}  ${visible(row.text)}${range}`;
  }
}
