import { readFile } from 'node:fs/promises';
import type { TextEdit } from '../../core/model/text.ts';
import { splitLines } from '../../core/text/terminated-lines.ts';
import { decodeText } from '../../loader/decode.ts';
import { isNotFound, reasonOf } from '../../loader/file-system.ts';
import { barrierAround } from '../../loader/outside.ts';
import { findRoot } from '../../loader/root.ts';
import { blockingFileSystem } from '../../node/blocking-files.ts';
import { visibleName } from '../../reports/visible-text.ts';
import { join, toPath } from '../../uri/uris.ts';
import type { Arguments } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { PendingFile } from '../edits/pending-file.ts';
import { displayPath, uriOf } from '../paths.ts';
import { Refused } from '../refused.ts';
import section from './agents.md' with { type: 'text' };
import { printNew, writeNew } from './starting-file.ts';

const SECTION = section.trimEnd().split('\n');
/** The first and last line of the section, between which everything is rewritten. */
const [BEGIN, END] = [SECTION[0]!, SECTION.at(-1)!];

/** Where assistants look that do not read `AGENTS.md`. */
const ELSEWHERE = `
Some assistants read a file of their own. Refer to AGENTS.md there, or copy the section:
  CLAUDE.md                        Claude Code: add the line @AGENTS.md
  GEMINI.md                        Gemini CLI: add the line @./AGENTS.md
  .github/copilot-instructions.md  GitHub Copilot
  .cursor/rules/agents.mdc         Cursor
`;

/** Adds the section for assistants to `AGENTS.md` of the root, or updates it there. The rest of the file stays as it is. */
export async function addAgentsSection(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const root = await findRoot(blockingFileSystem, uriOf('.', line));
  const uri = join(root, 'AGENTS.md');
  const path = displayPath(uri, line);
  const isDryRun = given.has('dry-run');
  const text = await currentText(uri, path);
  let outcome = 'wrote';
  if (text === undefined) {
    const file = { path, text: section };
    if (isDryRun) await printNew(file, line);
    else if (!(await writeNew(file, line))) {
      throw new Refused(`cannot write ${visibleName(path)}: it is a symbolic link to a file that does not exist`);
    }
  } else {
    const isBarred = barrierAround(blockingFileSystem, root, given.has('allow-outside-root'));
    const file = new PendingFile({ root: { uri: root, isBarred } }, uri, path, text);
    file.edit([sectionEdit(text, path)]);
    outcome = file.isChanged ? 'updated' : 'up to date:';
    if (file.isChanged && !(await file.carryOut(line, isDryRun))) return EXIT.failure;
  }
  if (!isDryRun) await line.stdout.write(`${outcome} ${visibleName(path)}\n${ELSEWHERE}`);
  return EXIT.clean;
}

/** Undefined where there is no such file. */
async function currentText(uri: string, path: string): Promise<string | undefined> {
  let text: string | null;
  try {
    text = decodeText(await readFile(toPath(uri)));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw new Refused(`cannot read ${visibleName(path)}: ${reasonOf(error)}`);
  }
  if (text === null) throw new Refused(`${visibleName(path)} is not a text file`);
  return text;
}

/** Puts the section where it is, or at the end of the text. */
function sectionEdit(text: string, path: string): TextEdit {
  const { texts, ends } = splitLines(text);
  const lines = SECTION.join(ends[0] || '\n');
  const linesWith = (marker: string) => [...texts.keys()].filter((line) => texts[line]!.trim() === marker);
  const [[begin, ...moreBegins], [end, ...moreEnds]] = [linesWith(BEGIN), linesWith(END)];
  if (begin === undefined && end === undefined) {
    const last = { line: texts.length - 1, character: texts.at(-1)!.length };
    const eol = ends[0] || '\n';
    const gap = eol.repeat((last.character > 0 ? 1 : 0) + (text.trim() === '' || texts.at(-2) === '' ? 0 : 1));
    return { range: { start: last, end: last }, newText: `${gap}${lines}${eol}` };
  }
  if (begin === undefined || end === undefined || end < begin || moreBegins.length + moreEnds.length > 0) {
    const place = `${visibleName(path)}:${(begin ?? end!) + 1}`;
    throw new Refused(
      `${place}: expected one line "${BEGIN}" and one line "${END}" below it. Delete what is left of them.`,
    );
  }
  const range = { start: { line: begin, character: 0 }, end: { line: end, character: texts[end]!.length } };
  return { range, newText: lines };
}
