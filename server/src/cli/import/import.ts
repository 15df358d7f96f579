import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { IMPORT_FORMATS } from '../../catalog/imports/formats/index.ts';
import { placeInDraft, readImport } from '../../catalog/imports/formats/read-import.ts';
import type { FrameworkDraft, Imported, ImportProblem } from '../../catalog/imports/framework-draft.ts';
import { joinDrafts } from '../../catalog/imports/join-drafts.ts';
import { proposeSuccessors } from '../../catalog/imports/propose-successors.ts';
import { writeCatalog } from '../../catalog/imports/write-catalog.ts';
import { readCatalog } from '../../catalog/reading/catalog-reader.ts';
import { counted } from '../../core/resolution/phrases.ts';
import { decodeText } from '../../loader/decode.ts';
import { CATALOG_SUFFIX } from '../../loader/file-names.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { visible, visibleName } from '../../reports/visible-text.ts';
import { type Arguments, didYouMean } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode, type Failure } from '../command-line.ts';
import { fail, writeReport } from '../output.ts';
import { inOneFramework, type Previous, readPrevious } from './previous.ts';
import { summaryOf } from './summary.ts';

/** `objrefs import`. */
export async function importFramework(given: Arguments, line: CommandLine): Promise<ExitCode> {
  const wrong = wrongUsage(given, line.directory);
  if (wrong) return fail(line, wrong);
  const editions = given.values('edition');
  const previous = await previousOf(given, line);
  if (previous === 'broken') return EXIT.failure;
  if (previous && 'failure' in previous) return fail(line, previous);
  const drafts: FrameworkDraft[] = [];
  for (const [index, path] of given.operands.entries()) {
    const edition = editions[index];
    const imported = await readOne(path, given, edition, line);
    if ('failure' in imported) return fail(line, imported);
    for (const problem of imported.problems) await report(path, problem, line);
    if (!imported.draft) return EXIT.failure;
    await reportDropped(path, imported, line);
    drafts.push(imported.draft);
  }
  const { draft: joined, unused } = joinDrafts(drafts);
  const whole = previous ? inOneFramework(previous.draft, joined) : joined;
  if ('failure' in whole) return fail(line, whole);
  const isRevised = previous !== undefined || drafts.length > 1;
  const first = previous ? previous.draft.editions.length - 1 : 0;
  const draft = isRevised && whole.prefix !== undefined ? proposeSuccessors(whole, first) : whole;
  if (unused > 0) await line.stderr.write(`left out: ${counted(unused, 'mapping')} to other frameworks.\n`);
  if (draft.prefix === undefined) {
    return fail(line, { failure: 'Nothing says what stands before a number in a citation. Say it: --prefix ACME.' });
  }
  const { text, owners } = writeCatalog(draft);
  const [path = ''] = given.operands;
  let broken = false;
  for (const problem of readCatalog('', text).problems) {
    broken ||= problem.severity === 'error';
    await report(path, placeInDraft(problem, owners), line);
  }
  const output = given.value('output');
  if (broken && isSameFile(output, given.value('previous'), line.directory)) {
    return fail(line, { failure: `'${output}' is left as it is, since its new edition has errors. Mend the input.` });
  }
  if (output !== undefined) await prepare(output, line);
  const failure = await writeReport(line, output, [text]);
  if (failure) return fail(line, failure);
  if (output !== undefined) await line.stderr.write(`wrote ${visibleName(output)}: ${visible(summaryOf(draft))}\n`);
  return broken ? EXIT.failure : EXIT.clean;
}

/** What `--previous` names; 'broken' where the catalog has errors, which have been told. */
async function previousOf(given: Arguments, line: CommandLine): Promise<Previous | Failure | 'broken' | undefined> {
  const path = given.value('previous');
  if (path === undefined) return undefined;
  const read = await readPrevious(path, line.directory);
  if ('errors' in read) {
    for (const problem of read.errors) await report(path, problem, line);
    return 'broken';
  }
  if ('draft' in read && read.commentsLeftOut > 0) {
    const left = counted(read.commentsLeftOut, 'line');
    await line.stderr.write(`${visibleName(path)}: left out: ${left} of comments that are above no objective.\n`);
  }
  return read;
}

/** A folder that is not there yet is made, and a name that is found by nobody is said. Other failures show on writing. */
async function prepare(output: string, line: CommandLine): Promise<void> {
  await mkdir(dirname(resolve(line.directory, output)), { recursive: true }).catch(() => undefined);
  if (output.endsWith(CATALOG_SUFFIX)) return;
  const advice = `Catalogs are found by their name: call it *${CATALOG_SUFFIX}, or name it under "catalogs" in objrefs.yaml.`;
  await line.stderr.write(`${visibleName(output)}: warning: ${advice}\n`);
}

function wrongUsage(given: Arguments, directory: string): Failure | undefined {
  if (given.operands.length === 0)
    return { failure: 'Say which file to import: objrefs import controls.csv --prefix ACME.' };
  if (given.values('edition').length > given.operands.length) {
    return { failure: 'There are more editions than files. Give --edition once for each file, in their order.' };
  }
  if (given.value('previous') !== undefined && given.value('prefix') !== undefined) {
    return { failure: 'The catalog that --previous names has its prefix. Leave --prefix out.' };
  }
  const output = given.value('output');
  if (given.operands.some((path) => isSameFile(output, path, directory)))
    return { failure: `'${output}' is the file to import. Name another one for the catalog.` };
  const from = given.value('from');
  const names = IMPORT_FORMATS.map(({ name }) => name);
  if (from === undefined || names.includes(from.toLowerCase())) return undefined;
  return { failure: `There is no format '${from}'${didYouMean(from, names) || '.'} The formats: ${names.join(', ')}.` };
}

const isSameFile = (one: string | undefined, other: string | undefined, directory: string): boolean =>
  one !== undefined && other !== undefined && resolve(directory, one) === resolve(directory, other);

async function readOne(
  path: string,
  given: Arguments,
  edition: string | undefined,
  line: CommandLine,
): Promise<Imported | Failure> {
  let bytes: Uint8Array;
  try {
    const file = resolve(line.directory, path);
    if (!(await stat(file)).isFile()) return { failure: `'${path}' is no file. Name the file to import.` };
    bytes = await readFile(file);
  } catch (error) {
    return { failure: `The file '${path}' cannot be read: ${reasonOf(error)}.` };
  }
  const options = Object.fromEntries(
    [
      ...(['prefix', 'from', 'number', 'title'] as const).map((name) => [name, given.value(name)]),
      ['edition', edition],
    ].filter(([, value]) => value !== undefined),
  );
  return readImport({ name: basename(path), bytes, text: decodeText(bytes) }, options);
}

async function report(path: string, { range, severity, message }: ImportProblem, line: CommandLine): Promise<void> {
  const place = `${visibleName(path)}:${range.start.line + 1}:${range.start.character + 1}`;
  await line.stderr.write(`${place}: ${severity}: ${visible(message)}\n`);
}

async function reportDropped(path: string, { dropped }: Imported, line: CommandLine): Promise<void> {
  if (dropped.length > 0) await line.stderr.write(`${visibleName(path)}: left out: ${visible(dropped.join(', '))}.\n`);
}
