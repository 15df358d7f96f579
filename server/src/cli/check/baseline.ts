import type { BaselineEntry } from '../../catalog/configuration/baseline-reader.ts';
import { baselineLine, baselineText } from '../../catalog/configuration/baseline-text.ts';
import type { Refusal } from '../../core/base/result.ts';
import { scopeOfBytes } from '../../core/index/prefilter.ts';
import { REFERENCE_CODES } from '../../core/model/diagnostic.ts';
import { counted } from '../../core/resolution/phrases.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import { decodeText } from '../../loader/decode.ts';
import { isNotFound, reasonOf, statIfThere } from '../../loader/file-system.ts';
import { BASELINE_FILE } from '../../loader/root.ts';
import { writeWhole } from '../../node/write-file.ts';
import { visibleName } from '../../reports/visible-text.ts';
import { join, relativePath, resolvePath, toPath } from '../../uri/uris.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import type { Finding } from '../findings.ts';
import { displayPath, pathFrom, uriOf } from '../paths.ts';
import { Refused } from '../refused.ts';
import { hashOf } from '../shard-head.ts';
import { type FilesOfRoot, type Workspace, whyNotFollowed } from '../workspace.ts';

/** Of longer lines, in UTF-16 units, only the part around the problem is recorded: a file may be one line of megabytes. */
const LONG_LINE = 400;
const AROUND = 100;

/** Known problems, which are not reported, and those of them that this run finds. */
export class Baseline {
  /** Of its file. */
  readonly uri: string;
  readonly #workspace: FilesOfRoot;
  /** Counts of known problems, by path and then by code and line. */
  readonly #known = new Map<string, Map<string, number>>();
  readonly #entries: readonly BaselineEntry[];
  /** The findings of this run, by path. */
  readonly #found = new Map<string, readonly BaselineEntry[]>();
  /** Counts of known problems that were found, by path. */
  readonly #met = new Map<string, number>();

  constructor(uri: string, workspace: FilesOfRoot, entries: readonly BaselineEntry[]) {
    this.uri = uri;
    this.#workspace = workspace;
    this.#entries = entries;
    for (const { path, code, line } of entries) {
      const counts = this.#known.get(path) ?? new Map<string, number>();
      this.#known.set(path, counts);
      const key = JSON.stringify([code, line]);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }

  /** The findings of a file that are not known, out of all of them. Of several equal ones, the last ones are new. */
  fresh(uri: string, findings: readonly Finding[]): Finding[] {
    const path = baselinePath(this.#workspace.root.uri, uri);
    // Of the files of a run, most have nothing to keep.
    if (findings.length === 0 && !this.#known.has(path)) return [];
    const left = new Map(this.#known.get(path));
    const entries: BaselineEntry[] = [];
    const fresh = findings.filter((finding) => {
      if (finding.diagnostic.isUncertain) return true;
      const entry = entryOf(path, finding);
      entries.push(entry);
      const key = JSON.stringify([entry.code, entry.line]);
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0;
    });
    this.#found.set(path, [...(this.#found.get(path) ?? []), ...entries]);
    this.#met.set(path, findings.length - fresh.length);
    return fresh;
  }

  /** As `fresh`, for all findings of several files. */
  freshInFiles(findings: readonly Finding[], line: CommandLine): Finding[] {
    const files = [...new Set(findings.map(({ row }) => row.file))];
    return files.flatMap((file) =>
      this.fresh(
        uriOf(file, line),
        findings.filter(({ row }) => row.file === file),
      ),
    );
  }

  /** Why its file must not be written. */
  whyNotFollowed(): Promise<Refusal | undefined> {
    return whyNotFollowed(this.#workspace, this.uri);
  }

  /** How many known problems were found. */
  get met(): number {
    return [...this.#met.values()].reduce((sum, count) => sum + count, 0);
  }

  get size(): number {
    return this.#entries.length;
  }

  /** A hash of its entries; null where there are none. */
  get signature(): string | null {
    return this.size === 0 ? null : hashOf(this.#entries);
  }

  /** How many known problems no longer exist, in files that were read or that no longer exist. */
  async gone(): Promise<number> {
    let gone = 0;
    for (const [path, counts] of this.#known) {
      const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
      if (this.#found.has(path)) gone += known - (this.#met.get(path) ?? 0);
      else if (this.#isCovered(path) && (await this.#isAbsent(path))) gone += known;
    }
    return gone;
  }

  /** The new entries: the findings of this run, and the known problems of files that it did not cover. */
  updated(): readonly BaselineEntry[] {
    const kept = this.#entries.filter(({ path }) => !this.#found.has(path) && !this.#isCovered(path));
    return [...kept, ...[...this.#found.values()].flat()];
  }

  /** Whether the run covered the path or a folder around it. */
  #isCovered(path: string): boolean {
    const uri = resolvePath(this.#workspace.root.uri, path);
    return this.#workspace.named.some((named) => relativePath(named, uri) !== undefined);
  }

  async #isAbsent(path: string): Promise<boolean> {
    const { fileSystem, root } = this.#workspace;
    return (await statIfThere(fileSystem, resolvePath(root.uri, path)).catch(() => null)) === undefined;
  }
}

/**
 * The baseline that `--baseline` names, else that of the root, if it exists and `--no-baseline` is not given. Refuses one
 * that cannot be read as a whole: what is missing would be reported as new.
 *
 * @param rewritten whether it will be replaced, so that a broken one does not matter if none of its entries are kept
 */
export async function openBaseline(
  given: Arguments,
  workspace: FilesOfRoot & Partial<Pick<Workspace, 'composed'>>,
  line: CommandLine,
  rewritten = false,
): Promise<Baseline> {
  const named = given.value('baseline');
  if (named !== undefined && given.has('no-baseline')) {
    throw new Refused('--baseline and --no-baseline cannot be combined');
  }
  const uri = named === undefined ? join(workspace.root.uri, BASELINE_FILE) : uriOf(named, line);
  if (given.has('no-baseline')) return new Baseline(uri, workspace, []);
  const coversAll = workspace.named.some((folder) => relativePath(folder, workspace.root.uri) !== undefined);
  const entries = await readEntries(uri, workspace, line, {
    mustBeThere: named !== undefined && !rewritten,
    mustKnow: !rewritten && !given.has('allow-empty'),
  }).catch((error: unknown) => {
    if (rewritten && coversAll && error instanceof Refused) return [];
    throw error;
  });
  return new Baseline(uri, workspace, entries);
}

async function readEntries(
  uri: string,
  { fileSystem, root, composed }: FilesOfRoot & Partial<Pick<Workspace, 'composed'>>,
  line: CommandLine,
  { mustBeThere, mustKnow }: { readonly mustBeThere: boolean; readonly mustKnow: boolean },
): Promise<readonly BaselineEntry[]> {
  const file = displayPath(uri, line);
  let text: string | null;
  try {
    text = decodeText(await fileSystem.readFile(uri));
  } catch (error) {
    if (isNotFound(error) && !mustBeThere) return [];
    throw new Refused(`cannot read the baseline '${file}': ${reasonOf(error)}`);
  }
  const replace = 'replace it: objrefs check --update-baseline.';
  if (text === null) throw new Refused(`the baseline '${file}' is not a text file. Remove it, or ${replace}`);
  if (/^(?:<{7}|>{7}) /m.test(text)) {
    throw new Refused(`the baseline '${file}' has a merge conflict. Resolve it, or ${replace}`);
  }
  const { readBaseline } = await import('../../catalog/configuration/baseline-reader.ts');
  const { entries, problems } = readBaseline(uri, text);
  const [problem] = problems;
  const [first] = entries;
  if (!problem && first && composed && mustKnow && !citesFramework(entries, root.uri, composed.scope)) {
    const advice = 'Add the catalog, or remove the baseline (--allow-empty ignores this).';
    throw new Refused(`no problem of the baseline '${file}' cites an enabled framework (${first.path}). ${advice}`);
  }
  if (!problem) return entries;
  const { start } = problem.range;
  const where = `${file}:${start.line + 1}:${start.character + 1}`;
  throw new Refused(`${where}: ${problem.message} Fix it, or ${replace}`);
}

/** Whether any problem may be one of a reference, or is one of a catalog: without its catalog, a whole framework would pass unchecked. */
function citesFramework(entries: readonly BaselineEntry[], root: string, scope: Scope): boolean {
  const scopeOf = scopeOfBytes(scope);
  const isOfFile = (code: string) => !Object.hasOwn(REFERENCE_CODES, code);
  return entries.some(
    ({ path, code, line }) => isOfFile(code) || scopeOf(Buffer.from(line), resolvePath(root, path)) !== undefined,
  );
}

/** Records the findings of this run as the baseline, and returns a note on what has changed. */
export async function updateBaseline(baseline: Baseline, line: CommandLine): Promise<string> {
  const entries = baseline.updated();
  const file = visibleName(displayPath(baseline.uri, line));
  const gone = await baseline.gone();
  const barred = await baseline.whyNotFollowed();
  if (barred) throw new Refused(`${file}: ${barred.message}`);
  try {
    await writeWhole(toPath(baseline.uri), [baselineText(entries)]);
  } catch (error) {
    throw new Refused(`cannot write the baseline '${file}': ${reasonOf(error)}`);
  }
  const added = entries.length - (baseline.size - gone);
  return `recorded ${counted(entries.length, 'problem')} in ${file}: ${added} added, ${gone} removed`;
}

/** A note on what a baseline hides, if anything. `isBroken`: problems may be missing because files have errors. */
export async function baselineNote(
  baseline: Baseline,
  line: CommandLine,
  isBroken: boolean,
): Promise<string | undefined> {
  const gone = await baseline.gone();
  if (baseline.met === 0 && gone === 0) return undefined;
  const file = visibleName(displayPath(baseline.uri, line));
  const stale =
    gone === 0 || isBroken
      ? ''
      : ` ${gone === 1 ? '1 baseline entry no longer matches; to remove it' : `${gone} baseline entries no longer match; to remove them`}, run objrefs check --update-baseline.`;
  return `${counted(baseline.met, 'baseline problem')} hidden (${file}).${stale}`;
}

/** A finding as the baseline records it, without the number of its line. `path` is the path of its file. */
function entryOf(path: string, { row, lines }: Finding): BaselineEntry {
  const line = lines.line(row.line - 1);
  const end = row.endLine === row.line ? row.endColumn - 1 : line.length;
  const near = line.length <= LONG_LINE ? line : line.slice(Math.max(0, row.column - 1 - AROUND), end + AROUND);
  return { path, code: row.code, line: baselineLine(near) };
}

/** The name of a file in a baseline: relative to the root, with `/` on every platform. */
function baselinePath(root: string, uri: string): string {
  const path = pathFrom(root, uri);
  // As a key, `<<` would be a merge key of YAML 1.1.
  return path === '<<' ? './<<' : path;
}
