import { explainText, type UnreadReason } from '../../core/explaining/explain-text.ts';
import { linesOf, textIn } from '../../core/model/text.ts';
import { asJson } from '../../reports/json-lines.ts';
import { visible } from '../../reports/visible-text.ts';
import type { Arguments } from '../arguments.ts';
import type { Palette } from '../colour.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { type Place, placeOf, type ReferenceRow, referenceRow } from '../findings.ts';
import { writeReport } from '../reports.ts';
import { openWorkspace } from '../workspace.ts';

/** The name of a framework that is not a reference. Keys are a contract with readers of the JSON. */
interface UnreadRow extends Omit<Place, 'file'> {
  readonly text: string;
  readonly prefix: string;
  readonly reason: UnreadReason;
  /** The number, word or sign that is the reason. */
  readonly culprit: string | null;
  readonly message: string;
}

/** `explain --text`: how a text is read, and why names of frameworks in it are not references. */
export async function explainWrittenText(text: string, given: Arguments, line: CommandLine): Promise<ExitCode> {
  const workspace = await openWorkspace(given, line);
  const lines = linesOf(text);
  const explained = explainText(lines, workspace.composed.scope);
  const references = explained.references.map((found) => withoutFile(referenceRow('', lines, found)));
  const unread = explained.unread.map(({ framework, range, reason, culprit, message }): UnreadRow => {
    const about = { text: textIn(lines, range), prefix: framework, reason, culprit: culprit || null, message };
    return { ...withoutFile(placeOf('', range)), ...about };
  });
  await writeReport(given, line, {
    pretty: (palette) => asText(references, unread, palette),
    json: () => asJson({ version: 1 }, { references, unread }),
  });
  const isClean = unread.length === 0 && references.every(({ status }) => !status.startsWith('unknown'));
  return isClean ? EXIT.clean : EXIT.findings;
}

function withoutFile<Row extends Place>({ file: _, ...row }: Row): Omit<Row, 'file'> {
  return row;
}

function* asText(
  references: readonly Omit<ReferenceRow, 'file'>[],
  unread: readonly UnreadRow[],
  palette: Palette,
): Iterable<string> {
  for (const { line, column, text, prefix, number, status, title } of references) {
    const paint = status === 'current' ? palette.green : palette.yellow;
    const meaning = [`${prefix} ${number}`, paint(status), title ?? ''].filter((part) => part !== '').map(visible);
    yield `${palette.cyan(`${line}:${column}`)}  ${palette.bold(visible(text))}  ${meaning.join('  ')}\n`;
  }
  for (const { line, column, text, message } of unread) {
    yield `${palette.cyan(`${line}:${column}`)}  ${palette.bold(visible(text))}  ${palette.yellow('not a reference')}  ${visible(message)}\n`;
  }
  if (references.length + unread.length === 0) yield 'No name of an enabled framework is in this text.\n';
}
