import { createHash } from 'node:crypto';
import { version } from '../../../../package.json';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { type FoundFile, isUnread } from '../../loader/documents.ts';
import { CACHE_FOLDER } from '../../loader/file-names.ts';
import { reasonOf, settledStamp } from '../../loader/file-system.ts';
import { keep, readKept } from '../../node/kept-file.ts';
import { visible } from '../../reports/visible-text.ts';
import { fromPath, toPath } from '../../uri/uris.ts';
import type { Outcome } from '../analyse.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import { displayPath } from '../paths.ts';
import { catalogContents, type Workspace } from '../workspace.ts';
import { type CacheFolder, cacheFolder } from './cache-folder.ts';
import type { CheckOptions } from './check-options.ts';
import type { OpenedSource } from './check-sources.ts';
import { type CheckedText, NO_LINES } from './checked-text.ts';
import { hasClosingLines, NO_STEPS } from './next-steps.ts';
import { restoredText, storedText } from './stored-text.ts';
import { type CheckFile, HASH_OF_NOTHING } from './text-checker.ts';

/** What is kept of a file. */
interface Entry {
  /** That of the file when it was read. */
  readonly stamp: string;
  /** The outcome as JSON; empty for a text in which there is nothing. */
  readonly json: string;
}

type Kept = Extract<Outcome<CheckedText>, { kind: 'text' | 'binary' }>;

/**
 * `--cache`: what was found in each file, for the next run. Used for files that have not changed since, as far as the file
 * system can say, and whose text has not, as long as catalogs, configuration, reviews and options are the same.
 */
export class KeptResults {
  readonly #workspace: Workspace;
  readonly #folder: CacheFolder;
  readonly #signature: string;
  readonly #line: CommandLine;
  /** By URI. */
  readonly #before: ReadonlyMap<string, Entry>;
  readonly #after = new Map<string, Entry>();
  /** Of files that are being checked: their stamps, and what is kept of them. */
  readonly #stamps = new Map<string, string>();
  readonly #known = new Map<string, { readonly current: Entry | undefined; readonly outcome: Kept }>();

  private constructor(
    workspace: Workspace,
    line: CommandLine,
    folder: CacheFolder,
    signature: string,
    before: ReadonlyMap<string, Entry>,
  ) {
    this.#workspace = workspace;
    this.#line = line;
    this.#folder = folder;
    this.#signature = signature;
    this.#before = before;
  }

  /** Starts empty where there is nothing, or something else: of other options, or broken. Undefined where nothing is kept. */
  static async open(given: Arguments, { workspace, reviews }: OpenedSource, options: CheckOptions, line: CommandLine) {
    const folder = await cacheFolder(toPath(workspace.root.uri), line);
    if (typeof folder !== 'string') {
      const signature = signatureOf(given, workspace, reviews.record, options, line);
      return new KeptResults(workspace, line, folder, signature, await readEntries(folder, signature));
    }
    await line.stderr.write(`objrefs: ${CACHE_FOLDER} is not used, since ${visible(folder)}\n`);
    return undefined;
  }

  /** The same files, of which it then knows what is kept. */
  async *lookUp(files: AsyncIterable<FoundFile>): AsyncGenerator<FoundFile> {
    const { fileSystem, preprocessor } = this.#workspace;
    for await (const file of files) {
      const { uri, kind } = file;
      const stat =
        isUnread(file) && !preprocessor?.matches(uri) ? await fileSystem.stat(uri).catch(() => undefined) : undefined;
      if (stat?.stamp !== undefined) {
        // A PDF is read only where it is named.
        const stamp = `${kind} ${stat.stamp}`;
        if (stat.modified !== undefined && settledStamp(stat)) this.#stamps.set(uri, stamp);
        const entry = this.#before.get(uri);
        const current = entry?.stamp === stamp ? entry : undefined;
        const outcome = entry && (current || this.#folder.isOwn) && outcomeOf(uri, entry, this.#line);
        if (outcome) this.#known.set(uri, { current, outcome });
      }
      yield file;
    }
  }

  /** Whether something is kept of a file that was looked up. */
  has({ uri }: FoundFile): boolean {
    return this.#known.has(uri);
  }

  /** Checks only what has changed. */
  checker(check: CheckFile): CheckFile {
    return async (file) => {
      const known = this.#known.get(file.uri);
      this.#known.delete(file.uri);
      if (known?.current && this.#stamps.delete(file.uri)) this.#after.set(file.uri, known.current);
      if (known?.current) return known.outcome;
      return check(file, known?.outcome.kind === 'text' ? known.outcome.made : undefined);
    };
  }

  /** The same outcomes, which are kept. */
  async *keeping(outcomes: AsyncIterable<Outcome<CheckedText>>): AsyncGenerator<Outcome<CheckedText>> {
    for await (const outcome of outcomes) {
      this.#keep(outcome);
      yield outcome;
    }
  }

  #keep(outcome: Outcome<CheckedText>): void {
    const stamp = this.#stamps.get(outcome.uri);
    this.#stamps.delete(outcome.uri);
    if (stamp === undefined || (outcome.kind !== 'text' && outcome.kind !== 'binary')) return;
    if (outcome.kind === 'text' && outcome.made.needsGit) return;
    this.#after.set(outcome.uri, { stamp, json: isNothing(outcome) ? '' : jsonOf(outcome) });
  }

  /** @param isWhole whether all files of the root were checked: what is kept of others is removed */
  async write(isWhole: boolean, line: CommandLine): Promise<void> {
    if (!isWhole) for (const [uri, entry] of this.#before) if (!this.#after.has(uri)) this.#after.set(uri, entry);
    const isSame = ([uri, entry]: [string, Entry]) => this.#before.get(uri) === entry;
    if (this.#before.size > 0 && this.#before.size === this.#after.size && [...this.#after].every(isSame)) return;
    const { ignoreFile, file } = this.#folder;
    try {
      await keep(ignoreFile, ['*\n']);
      await keep(file, this.#lines());
    } catch (error) {
      await line.stderr.write(`objrefs: ${displayPath(fromPath(file), line)}: cannot be written: ${reasonOf(error)}\n`);
    }
  }

  *#lines(): Generator<string> {
    yield `${this.#signature}\n`;
    for (const [uri, { stamp, json }] of this.#after) yield `${uri}\t${stamp}\t${json}\n`;
  }
}

/** Changes with everything but the files themselves that decides what is found in them. */
function signatureOf(
  given: Arguments,
  { root, composed }: Workspace,
  reviews: ReviewRecord,
  options: CheckOptions,
  { directory }: CommandLine,
): string {
  // The name of this file of the program changes with the code of all others that it uses.
  const program = [version, process.version, import.meta.url.slice(import.meta.url.lastIndexOf('/'))];
  const flags = ['no-git', 'require-review', 'preprocess', 'allow-outside-root'].map(
    (name) => given.values(name).length || given.has(name),
  );
  const decides = [
    ...[program, root.uri, directory, flags, [...options.severity], hasClosingLines(options)],
    ...[catalogContents(root), root.files.configuration?.text, reviews, composed.policy],
  ];
  return createHash('sha256').update(JSON.stringify(decides)).digest('hex');
}

/** Empty where there are none, or those of something else. */
async function readEntries({ file }: CacheFolder, signature: string): Promise<ReadonlyMap<string, Entry>> {
  const bytes = await readKept(file, signature);
  if (!bytes) return new Map();
  const entries = new Map<string, Entry>();
  for (const text of bytes.toString('utf8').split('\n')) {
    const [name, stamp, json] = text.split('\t', 3);
    if (name !== undefined && stamp !== undefined && json !== undefined) entries.set(name, { stamp, json });
  }
  return entries;
}

/** Of most files nothing is read, since they cannot cite. */
const isNothing = (outcome: Kept): boolean => outcome.kind === 'text' && outcome.made.hash === HASH_OF_NOTHING;

const nothingIn = (uri: string, file: string): Kept => {
  const lists = { findings: [], covered: [], cited: [], named: [] };
  const made = { uri, file, references: 0, ...lists, shown: NO_LINES, next: NO_STEPS, hash: HASH_OF_NOTHING };
  return { kind: 'text', uri, notRead: undefined, made };
};

function jsonOf(outcome: Kept): string {
  return JSON.stringify(outcome.kind === 'text' ? { ...outcome, made: storedText(outcome.made) } : outcome);
}

function outcomeOf(uri: string, { json }: Entry, line: CommandLine): Kept | undefined {
  if (json === '') return nothingIn(uri, displayPath(uri, line));
  try {
    const outcome = JSON.parse(json);
    const { kind, notRead } = outcome;
    if (kind === 'binary') return { kind, uri };
    const made = kind === 'text' ? restoredText(outcome.made) : undefined;
    if (!made || made.uri !== uri || (notRead !== undefined && typeof notRead !== 'string')) return undefined;
    return { kind, uri, notRead, made };
  } catch {
    // Someone else has written it.
    return undefined;
  }
}
