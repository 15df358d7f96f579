import { pushTo } from '../../core/base/collections.ts';
import { counted, shortened } from '../../core/resolution/phrases.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Palette } from '../colour.ts';
import { byFile, recordedText, takenAsNewText, visiblePlace } from '../pretty.ts';
import type { MigrationReport, RewrittenRow, UnresolvedRow } from './migrate-report.ts';

/**
 * The report of `migrate` for people: the changes, file by file; then the references that need a decision, number by
 * number, since one choice is usually right for all places where a number is cited.
 *
 * @param about.addsPins whether choices apply to reused numbers too, as with `--pins add`
 * @param about.office number of office files, which are never written
 */
export function* migrationAsText(
  report: MigrationReport,
  palette: Palette,
  { addsPins, office = 0 }: { readonly addsPins: boolean; readonly office: number | undefined },
): Iterable<string> {
  const { head, results } = report;
  const rewritten = results.filter((row) => row.kind === 'rewritten');
  const change = (row: RewrittenRow) =>
    `  ${visiblePlace(row, palette)}  ${visible(row.text)} ${palette.dim('→')} ${visible(row.newText)}`;
  yield* byFile(rewritten, palette, change);
  const left = results.filter((row) => row.kind === 'left');
  if (left.length > 0) {
    yield `${palette.bold('Needs your decision')}\n`;
    const byQuestion = new Map<string, UnresolvedRow[]>();
    for (const row of left) pushTo(byQuestion, row.message, row);
    for (const rows of byQuestion.values()) yield* questionAsText(rows, palette);
  }
  yield `${summary(report)}\n`;
  if (office > 0) {
    const [are, theirs] = office === 1 ? ['is', 'its'] : ['are', 'their'];
    yield `${counted(office, 'office file')} ${are} not migrated: objrefs check lists ${theirs} outdated references.\n`;
  }
  // A choice for one number does not decide a range with others.
  const lineOf = ({ file, line }: UnresolvedRow) => `${file}:${line}`;
  const ranges = new Set(left.filter(({ within }) => within).map(lineOf));
  const isChoice = ({ reason }: UnresolvedRow) => reason === 'choice' || (addsPins && reason === 'reused');
  const choice = left.find((row) => isChoice(row) && !ranges.has(lineOf(row)));
  if (choice?.candidates[0]) {
    const example = `--choose ${choice.number}=${choice.candidates[0].number}`;
    yield `To choose for all places, run the command again with ${visible(example)} and so on.\n`;
  }
  if (!addsPins && left.some(({ reason }) => reason === 'reused')) {
    yield 'With --pins add, citations of reused numbers are changed too, and choices apply to them.\n';
  }
  if (left.length > 0) yield 'To decide for each reference, run the command again with --interactive.\n';
  yield* takenAsNewText(head.takenAsNew);
  yield* recordedText(head.recorded, head.dryRun);
  if (head.dryRun) yield 'No files were changed.\n';
}

function* questionAsText(rows: readonly UnresolvedRow[], palette: Palette): Iterable<string> {
  const [first] = rows;
  if (!first) return;
  yield `  ${palette.yellow(visible(first.message))}\n`;
  for (const { number, title } of first.candidates) {
    yield `    ${palette.dim('→')} ${visible(number)}  ${visible(shortened(title))}\n`;
  }
  for (const row of rows) {
    const within = row.within ? palette.dim(`  range contains ${visible(row.number)}`) : '';
    yield `    ${visiblePlace(row, palette)}  ${visible(row.text)}${within}\n`;
  }
}

function summary({ head, results }: MigrationReport): string {
  const files = new Set(results.flatMap((row) => (row.kind === 'rewritten' ? row.file : []))).size;
  const scope = `${counted(head.files, 'file')}, ${counted(head.references, 'reference')} to ${visible(head.prefix)}, ${head.affected} affected`;
  const done = `${counted(head.rewritten, 'citation')} ${head.dryRun ? 'would be ' : ''}changed${head.rewritten === 0 ? '' : ` in ${counted(files, 'file')}`}`;
  const ignored = head.ignored === 0 ? '' : `, ${head.ignored} ignored by comments`;
  return `${scope}: ${done}, ${head.toDecide} ${head.toDecide === 1 ? 'needs' : 'need'} your decision${ignored}.`;
}
