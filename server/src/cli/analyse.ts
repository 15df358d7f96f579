import { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import { scopeOfBytes } from '../core/index/prefilter.ts';
import { countLongLines } from '../core/matching/scanner.ts';
import { type Lines, linesOf } from '../core/model/text.ts';
import { counted } from '../core/resolution/phrases.ts';
import { documentFormatOf, kindOf } from '../documents/formats.ts';
import { linesOfFile } from '../documents/notebook.ts';
import type { ComposedRoot } from '../loader/compose-root.ts';
import { metadataOf } from '../loader/document-metadata.ts';
import {
  type FoundDocument,
  type FoundFile,
  findDocuments,
  type ReadDocument,
  readFound,
} from '../loader/documents.ts';
import { isRecordFile } from '../loader/root.ts';
import { compileLess } from '../node/compile-less.ts';
import { visible } from '../reports/visible-text.ts';
import { nameOf } from '../uri/uris.ts';
import type { CommandLine } from './command-line.ts';
import { readerOf } from './document-readers.ts';
import type { Omissions } from './omissions.ts';
import { displayPath, uriOf } from './paths.ts';
import type { Progress } from './progress.ts';
import type { Workspace } from './workspace.ts';

/** A text file of a command, read and analysed. */
export interface Visit {
  readonly uri: string;
  /** Name for reports. */
  readonly file: string;
  /** Empty where it cannot hold a reference or an ignore comment. */
  readonly text: string;
  readonly analysis: DocumentAnalysis;
}

/** Counts of a run over documents. */
export interface Tally {
  /** Text files that were read. */
  files: number;
  /** Files and folders that could not be read, or were named and are not text, and patterns without a match. */
  unreadable: number;
  /** Office files in folders that are not read, since the command could not write them. */
  office?: number;
}

/** Options of a run over documents. */
export interface Reading {
  /** Also read what ignore rules leave out. */
  readonly everything?: boolean;
  /** Files that are named and cannot be checked do not count as unreadable. */
  readonly allowEmpty?: boolean;
  /** Only files that can be written: office files are skipped. */
  readonly editable?: boolean;
  /** Which of the files found to read; all of them by default. */
  readonly only?: (uri: string) => boolean;
  /** Files that the command writes: the output of an earlier run is not a document. */
  readonly written?: ReadonlySet<string>;
  /** Collects what is found and not read. */
  readonly omissions?: Omissions | undefined;
  /** Write only errors that fail the run to standard error. */
  readonly quiet?: boolean;
  readonly progress?: Progress;
}

/** What became of a file that was found: something made of its text, or why there is no text. */
export type Outcome<T> =
  | { readonly kind: 'text'; readonly uri: string; readonly notRead: string | undefined; readonly made: T }
  | Exclude<FoundDocument, { kind: 'text' }>;

/** Reads and analyses the documents of a command in the order of their paths. Reports on standard error what is skipped. */
export function analyseDocuments(
  workspace: Workspace,
  line: CommandLine,
  tally: Tally,
  reading: Reading = {},
): AsyncGenerator<Visit> {
  return visitDocuments(workspace, line, tally, reading, async function* (files) {
    const read = reader(workspace, line, reading);
    for await (const file of files) {
      const outcome = await read(file);
      if (outcome) yield outcome;
    }
  });
}

const documentOptions = ({ composed, preprocessor }: Workspace, { editable = false, omissions }: Reading) => {
  const { limits, documents: read } = composed.policy;
  return {
    maxFileSize: limits.fileSize,
    scopeOf: scopeOfBytes(composed.scope),
    isLeftOut(bytes: Uint8Array, uri: string): boolean {
      const isReport = isOwnJson(bytes);
      if (isReport) omissions?.add(uri, 'report');
      return isReport;
    },
    readerOf(uri: string, isNamed: boolean): ReadDocument | undefined {
      if (preprocessor?.matches(uri)) return () => preprocessor.read(uri, limits.fileSize);
      const format = editable ? undefined : documentFormatOf(nameOf(uri));
      return format && (isNamed || read[kindOf(format)]) ? readerOf(format) : undefined;
    },
  };
};

/** Whether a file is a JSON report of objrefs, such as those of the other shards: what it quotes would be found again. */
const isOwnJson = (bytes: Uint8Array): boolean =>
  bytes[0] === OPENING_BRACE &&
  /^\{"version":1,"files":\d+,"/.test(Buffer.from(bytes.subarray(0, 50)).toString('latin1'));
const OPENING_BRACE = 0x7b;

/** Reads and analyses single files; undefined for one that has gone. */
export function reader(
  workspace: Workspace,
  line: CommandLine,
  reading: Reading,
): (file: FoundFile) => Promise<Outcome<Visit> | undefined> {
  const { composed, fileSystem } = workspace;
  const options = { exclude: [], ...documentOptions(workspace, reading) };
  // Shared by all texts that have nothing to analyse, which are most.
  const empty = new DocumentAnalysis(linesOf(''), composed.scope);
  return async (read) => {
    const found = await readFound(fileSystem, read, options);
    if (found?.kind !== 'text') return found;
    const { uri, text, scope = composed.scope } = found;
    const visit = { uri, file: displayPath(uri, line), text };
    if (text === '') return { kind: 'text', uri, notRead: undefined, made: { ...visit, analysis: empty } };
    const { lines = linesOfFile(nameOf(uri), text) } = found;
    const analysis = new DocumentAnalysis(lines, scope, uri, metadataOf(uri, composed));
    return { kind: 'text', uri, notRead: notReadOf(lines, text, composed), made: { ...visit, analysis } };
  };
}

/** Files from which on V8 compiles less; before, code is still loaded, some of it as V8 has kept it. */
const MANY = 200;

/** What `read` makes of the documents of a command, in the order of their paths. Reports on standard error what is skipped. */
export async function* visitDocuments<T>(
  workspace: Workspace,
  line: CommandLine,
  tally: Tally,
  reading: Reading,
  read: (files: AsyncIterable<FoundFile>) => AsyncIterable<Outcome<T>>,
): AsyncGenerator<T> {
  const { everything = false, allowEmpty = false, only, written, omissions, quiet = false, progress } = reading;
  const { root, composed, named, globs, fileSystem } = workspace;
  const warnAbout = async (uri: string, what: string) => {
    await progress?.end();
    await line.stderr.write(`objrefs: ${visible(displayPath(uri, line))}: ${visible(what)}\n`);
  };
  const { exclude, limits, documents } = composed.policy;
  const unreadable = new Set<string>();
  const files = findDocuments(fileSystem, root.uri, named, {
    ...documentOptions(workspace, reading),
    exclude: everything ? [] : exclude,
    globs,
    gitignore: !everything,
    isBarred: root.isBarred,
    only: (uri) => !written?.has(uri) && (only?.(uri) ?? true),
    onLeftOut: omissions && ((uri, why) => omissions.add(uri, why)),
  });
  for await (const found of read(files)) {
    if (isRecordFile(nameOf(found.uri))) continue;
    if (found.kind === 'text') {
      if (++tally.files === MANY) compileLess();
      await progress?.show(tally.files);
      if (found.notRead !== undefined && !quiet) await warnAbout(found.uri, found.notRead);
      yield found.made;
    } else if (found.kind === 'unmatched') {
      unreadable.add(`${found.uri}/${found.pattern}`);
      await warnAbout(found.uri, `no files match ${found.pattern}`);
    } else {
      const isNamed = named.includes(found.uri);
      const what = whyNotRead(found, isNamed, limits.fileSize);
      // The user named a file that is not checked: the run must not look as if it was.
      const isFailure = found.kind === 'unreadable' || (isNamed && !allowEmpty);
      if (isFailure) unreadable.add(found.uri);
      else omissions?.add(found.uri, found.kind);
      const format = reading.editable && !isNamed ? documentFormatOf(nameOf(found.uri)) : undefined;
      if (format && documents[kindOf(format)]) tally.office = (tally.office ?? 0) + 1;
      const isReported = isFailure || found.kind === 'illegible' || (!quiet && !omissions);
      if (what !== undefined && isReported) await warnAbout(found.uri, what);
    }
  }
  await progress?.end();
  tally.unreadable = unreadable.size;
  for (const { uri, reason } of root.unreadable) {
    if (!unreadable.has(uri)) await warnAbout(uri, `cannot search for catalogs: ${reason}`);
  }
  if (tally.files > 0 || only) return;
  if (await noTextsFound({ named, allowEmpty, quiet }, line)) tally.unreadable ||= 1;
}

/** Reports that a run has read nothing. Returns whether that fails it, as a pattern does that nothing matches. */
export async function noTextsFound(
  { named, allowEmpty, quiet }: { readonly named: readonly string[] } & Required<Pick<Reading, 'allowEmpty' | 'quiet'>>,
  line: CommandLine,
): Promise<boolean> {
  // The working directory may be empty yet.
  const isFailure = !allowEmpty && named.some((uri) => uri !== uriOf('.', line));
  if (isFailure || !quiet) await line.stderr.write('objrefs: no text files found\n');
  return isFailure;
}

/** Which lines of a text are skipped, for a message; undefined where all of it is read. */
export function notReadOf(lines: Lines, text: string, { policy, scope }: ComposedRoot): string | undefined {
  const { lineLength } = policy.limits;
  const longLines = text.length > lineLength ? countLongLines(lines, scope.set.matcher) : 0;
  if (longLines === 0) return undefined;
  const them = longLines === 1 ? 'it' : 'them';
  return `skipped ${counted(longLines, 'line')} longer than ${lineLength} characters. To read ${them}, raise limits.lineLength in objrefs.yaml.`;
}

/** Undefined where no message is needed: for a binary file in a folder. */
function whyNotRead(
  found: Exclude<FoundDocument, { kind: 'text' | 'unmatched' }>,
  isNamed: boolean,
  maxFileSize: number,
): string | undefined {
  switch (found.kind) {
    case 'unreadable':
      return `cannot be read: ${found.reason}`;
    case 'too-large':
      return `skipped, since it is larger than ${maxFileSize} bytes. To read it, raise limits.fileSize in objrefs.yaml.`;
    case 'outside':
      return 'skipped, since it is a link that leads out of the root. To read it, add --allow-outside-root.';
    case 'illegible':
      return `cannot be read: ${found.reason}`;
    case 'binary':
      if (!isNamed) return undefined;
      return documentFormatOf(nameOf(found.uri))
        ? 'skipped, since office files are never written. Edit it in the program that it was made with.'
        : 'skipped, since it is not a text file';
  }
}
