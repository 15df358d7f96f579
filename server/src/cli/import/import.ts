import { mkdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { IMPORT_FORMATS } from '../../catalog/imports/formats/index.ts';
import { placeInDraft, readImport } from '../../catalog/imports/formats/read-import.ts';
import {
  type FrameworkDraft,
  flatObjectives,
  type Imported,
  type ImportProblem,
  type ObjectiveDraft,
} from '../../catalog/imports/framework-draft.ts';
import { joinDrafts } from '../../catalog/imports/join-drafts.ts';
import { notesOn, proposeSuccessors, withNotes } from '../../catalog/imports/propose-successors.ts';
import { addEditions, reviseCatalog } from '../../catalog/imports/revise-catalog.ts';
import { writeCatalog } from '../../catalog/imports/write-catalog.ts';
import { readCatalog } from '../../catalog/reading/catalog-reader.ts';
import { defined } from '../../catalog/syntax/defined.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import { counted } from '../../core/resolution/phrases.ts';
import { decodeText } from '../../loader/decode.ts';
import { CATALOG_SUFFIX } from '../../loader/file-names.ts';
import { reasonOf } from '../../loader/file-system.ts';
import { visible, visibleName } from '../../reports/visible-text.ts';
import { type Arguments, didYouMean } from '../arguments.ts';
import { type CommandLine, EXIT, type ExitCode } from '../command-line.ts';
import { Questions } from '../questions.ts';
import { Refused } from '../refused.ts';
import { writeReports } from '../reports.ts';

export async function importFramework(given: Arguments, line: CommandLine): Promise<ExitCode> {
  checkUsage(given, line.directory);
  const editions = given.values('edition');
  const previous = await previousOf(given, line);
  if (previous === 'broken') return EXIT.failure;
  const drafts: FrameworkDraft[] = [];
  for (const [index, path] of given.operands.entries()) {
    const edition = editions[index];
    const imported = await readOne(path, given, edition, line);
    for (const problem of imported.problems) await report(path, problem, line);
    if (!imported.draft) return EXIT.failure;
    const dropped = visible(imported.dropped.join(', '));
    if (dropped !== '') await line.stderr.write(`${visibleName(path)}: skipped: ${dropped}\n`);
    drafts.push(imported.draft);
  }
  const unnamed = drafts.findIndex(({ editions }) => editions.some(({ edition }) => edition === undefined));
  if (drafts.length > 1 && unnamed >= 0) {
    const example = '--edition 2026 --edition 2030';
    throw new Refused(
      `missing --edition for '${given.operands[unnamed]}'. Give one for each file, in order: ${example}`,
    );
  }
  const { draft: joined, unused } = joinDrafts(drafts);
  if (unused > 0) await line.stderr.write(`skipped: ${counted(unused, 'mapping')} to other frameworks\n`);
  const written = previous ? revised(previous, joined) : created(joined, drafts.length > 1);
  const { draft, text, problems } = written;
  const [path = ''] = given.operands;
  for (const problem of problems) await report(path, problem, line);
  const broken = problems.some(({ severity }) => severity === 'error');
  const output = given.value('output');
  if (text === null) {
    const what = output === undefined ? 'no catalog was written' : `'${output}' was not changed`;
    const why = broken ? 'the new edition has errors. Fix the input.' : `it cannot be added to '${previous?.path}'.`;
    throw new Refused(`${what}, since ${why}`);
  }
  const isSafe = given.has('force') || isSameFile(output, previous?.path, line.directory);
  if (!isSafe) await confirmOverwriting(output, text, line);
  if (output !== undefined) await prepare(output, line);
  await writeReports([{ format: 'catalog', file: output }], { catalog: () => [text] }, line);
  if (output !== undefined) {
    await line.stderr.write(`wrote ${visibleName(output)}: ${visible(summaryOf(draft) + proposalsIn(text))}\n`);
  }
  const undated = joined.editions.flatMap(({ edition, published }) => (published === undefined && edition) || []);
  if (undated.length > 0) await line.stderr.write(`${visible(undated.join(', '))}: ${NO_DATE}\n`);
  return broken ? EXIT.failure : EXIT.clean;
}

const NO_DATE =
  'no publication date found. Add "published: 2020-01-15" to the edition: it shows which edition an older line was written for.';

interface Written {
  /** What was imported, to summarize it. */
  readonly draft: FrameworkDraft;
  /** Null where it cannot be written. */
  readonly text: string | null;
  /** In the imported file. */
  readonly problems: readonly ImportProblem[];
}

function created(joined: FrameworkDraft, isRevised: boolean): Written {
  if (joined.prefix === undefined) {
    throw new Refused('missing --prefix PREFIX: the prefix used in citations. Example: --prefix ACME');
  }
  const draft = isRevised ? proposeSuccessors(joined) : joined;
  const { text, owners } = writeCatalog(draft);
  return { draft, text, problems: readCatalog('', text).problems.map((problem) => placeInDraft(problem, owners)) };
}

/** The catalog, as it is written, with the new editions last. */
function revised({ text, catalog }: Previous, joined: FrameworkDraft): Written {
  checkNames(catalog, joined);
  const { prefix, levels, editions: before } = catalog;
  const extended = addEditions(text, joined.editions);
  const read = readCatalog('', extended.text);
  const problems = read.problems
    .filter(({ range }) => extended.owners[range.start.line])
    .map((problem) => placeInDraft(problem, extended.owners));
  const notes = read.catalog ? notesOn(read.catalog, before.length - 1) : [];
  const editions = withNotes(joined.editions, notes.slice(before.length));
  const revision = {
    added: editions,
    older: before.at(-1)!.id,
    records: new Map(),
    notes: notes[before.length - 1] ?? new Map(),
  };
  return { draft: { prefix, levels, editions }, text: reviseCatalog(text, revision), problems };
}

/** Limit of a catalog, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

interface Previous {
  readonly path: string;
  readonly text: string;
  readonly catalog: Catalog;
}

/** The catalog that `--previous` names. It is 'broken' where it has errors, which are reported. */
async function previousOf(given: Arguments, line: CommandLine): Promise<Previous | 'broken' | undefined> {
  const path = given.value('previous');
  if (path === undefined) return undefined;
  let text: string | null;
  try {
    const file = resolve(line.directory, path);
    const { size } = await stat(file);
    text = size > MAX_BYTES ? null : decodeText(await readFile(file));
  } catch (error) {
    throw new Refused(`cannot read the catalog '${path}': ${reasonOf(error)}`);
  }
  if (text === null) throw new Refused(`'${path}' is not a catalog; expected a *.objectives.yaml file`);
  const { catalog, problems } = readCatalog('', text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const { range, message } of errors) await report(path, { severity: 'error', range, message }, line);
  return catalog && errors.length === 0 ? { path, text, catalog } : 'broken';
}

/** A file that exists may have been edited: asks on a terminal, and refuses elsewhere, unless nothing would be lost. */
async function confirmOverwriting(output: string | undefined, text: string, line: CommandLine): Promise<void> {
  const path = resolve(line.directory, output ?? '');
  const isFile = output !== undefined && (await stat(path).catch(() => undefined))?.isFile();
  const before = isFile ? await readFile(path).catch(() => undefined) : undefined;
  if (!before || before.length === 0 || before.equals(Buffer.from(text))) return;
  if (line.stdin.isTTY && line.stdout.isTerminal) {
    const questions = new Questions(line);
    const answer = await questions.ask(`${visible(output ?? '')} already exists. Overwrite it? [y/N] `);
    await questions.close();
    if (/^y(es)?$/i.test(answer?.trim() ?? '')) return;
  }
  const revise = `To add an edition to it, use --previous '${output}'; to overwrite it, add --force.`;
  throw new Refused(`'${output}' already exists with other contents, and was not changed. ${revise}`);
}

/** Creates the folder, and warns of a name that is not found as a catalog. Other errors show on writing. */
async function prepare(output: string, line: CommandLine): Promise<void> {
  await mkdir(dirname(resolve(line.directory, output)), { recursive: true }).catch(() => undefined);
  if (output.endsWith(CATALOG_SUFFIX)) return;
  const advice = `catalogs are found by name; use *${CATALOG_SUFFIX}, or add the file to "catalogs" in objrefs.yaml`;
  await line.stderr.write(`${visibleName(output)}: warning: ${advice}\n`);
}

function checkUsage(given: Arguments, directory: string): void {
  if (given.operands.length === 0)
    throw new Refused('missing FILE. Example: objrefs import controls.csv --prefix ACME');
  if (given.values('edition').length > given.operands.length) {
    throw new Refused('more values for --edition than files; expected one for each file, in the same order');
  }
  if (given.value('previous') !== undefined && given.value('prefix') !== undefined) {
    throw new Refused('--prefix and --previous cannot be combined: the catalog has a prefix');
  }
  const output = given.value('output');
  if (given.operands.some((path) => isSameFile(output, path, directory)))
    throw new Refused(`--output '${output}' is a file to import. Use another name for the catalog.`);
  const from = given.value('from');
  const names = IMPORT_FORMATS.map(({ name }) => name);
  if (from === undefined || names.includes(from.toLowerCase())) return;
  throw new Refused(
    `invalid value '${from}' for --from; expected one of: ${names.join(', ')}${didYouMean(from, names)}`,
  );
}

const isSameFile = (one: string | undefined, other: string | undefined, directory: string): boolean =>
  one !== undefined && other !== undefined && resolve(directory, one) === resolve(directory, other);

async function readOne(
  path: string,
  given: Arguments,
  edition: string | undefined,
  line: CommandLine,
): Promise<Imported> {
  let bytes: Uint8Array | undefined;
  try {
    const file = resolve(line.directory, path);
    bytes = (await stat(file)).isFile() ? await readFile(file) : undefined;
  } catch (error) {
    throw new Refused(`cannot read '${path}': ${reasonOf(error)}`);
  }
  if (!bytes) throw new Refused(`'${path}' is not a file`);
  const named = (['prefix', 'from', 'number', 'title'] as const).map((name) => [name, given.value(name)]);
  const options = defined({ ...Object.fromEntries(named), edition });
  return readImport({ name: basename(path), bytes, text: decodeText(bytes) }, options);
}

async function report(path: string, { range, severity, message }: ImportProblem, line: CommandLine): Promise<void> {
  const place = `${visibleName(path)}:${range.start.line + 1}:${range.start.character + 1}`;
  await line.stderr.write(`${place}: ${severity}: ${visible(message)}\n`);
}

/** Describes the catalog, with example citations that show which words it accepts before numbers. */
function summaryOf({ prefix = '', levels = [], editions }: FrameworkDraft): string {
  const { objectives = [], edition } = editions.at(-1) ?? {};
  const from = edition === undefined ? '' : ` of ${edition}`;
  const [first] = objectives;
  const examples = first ? [`${prefix} ${deepest(first).number}`] : [];
  for (const [depth, level] of levels.entries()) {
    const example = atDepth(objectives, depth);
    if (example) examples.push(`${prefix} ${level} ${example.number}`);
  }
  const cited = examples.length > 0 ? ` Example citations: ${examples.map((text) => `"${text}"`).join(', ')}.` : '';
  const words = levels.length > 0 ? ' If documents use other words before numbers, add them to "levels".' : '';
  return `${counted(flatObjectives(objectives).length, 'objective')}${from}.${cited}${words}`;
}

/** Says how many replacements wait in comments for a person to confirm them. */
function proposalsIn(text: string): string {
  const count = text.match(/^ *# replacedBy: \S/gm)?.length ?? 0;
  if (count === 0) return '';
  return ` ${counted(count, 'proposed replacement')} in comments: to confirm one, remove its "# ".`;
}

function deepest(objective: ObjectiveDraft): ObjectiveDraft {
  const [inside] = objective.objectives ?? [];
  return inside ? deepest(inside) : objective;
}

function atDepth(objectives: readonly ObjectiveDraft[], depth: number): ObjectiveDraft | undefined {
  if (depth === 0) return objectives[0];
  return atDepth(
    objectives.flatMap(({ objectives: inside = [] }) => inside),
    depth - 1,
  );
}

/** Editions of a catalog need names, and each its own. */
function checkNames({ editions }: Catalog, joined: FrameworkDraft): void {
  const names = editions.flatMap(({ id, aliases }) => [id, ...aliases.map(({ text }) => text)]);
  if (names.includes('')) throw new Refused('the catalog does not name its edition. Add "edition" to it first.');
  for (const { edition } of joined.editions) {
    if (edition === undefined) throw new Refused('missing --edition EDITION. Example: --edition 2026');
    if (names.includes(edition)) {
      throw new Refused(`the catalog already has an edition ${edition}. Name the new one: --edition 2026.`);
    }
  }
}
