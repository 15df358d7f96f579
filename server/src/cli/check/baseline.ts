import type { BaselineEntry } from '../../catalog/configuration/baseline-reader.ts';
import { baselineText } from '../../catalog/configuration/baseline-text.ts';
import { counted } from '../../core/resolution/phrases.ts';
import { decodeText } from '../../loader/decode.ts';
import { isNotFound, reasonOf, statIfThere } from '../../loader/file-system.ts';
import { BASELINE_FILE } from '../../loader/root.ts';
import { writeWhole } from '../../node/write-file.ts';
import { visibleName } from '../../reports/visible-text.ts';
import { join, relativePath, resolvePath, toPath } from '../../uri/uris.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine, Failure } from '../command-line.ts';
import { displayPath, uriOf } from '../paths.ts';
import type { ReportedDiagnostic } from '../rows.ts';
import type { Workspace } from '../workspace.ts';
import { baselinePath, entryOf } from './baseline-file.ts';

/** Problems that are known and not to be reported, and what of them was met in this run. */
export class Baseline {
  /** Of the file that it comes from, and is written to. */
  readonly uri: string;
  readonly #workspace: Workspace;
  /** How many are known, by path and then by code and line. */
  readonly #known = new Map<string, Map<string, number>>();
  readonly #entries: readonly BaselineEntry[];
  /** What was found, by path. */
  readonly #found = new Map<string, readonly BaselineEntry[]>();
  readonly #met = new Map<string, number>();

  constructor(uri: string, workspace: Workspace, entries: readonly BaselineEntry[]) {
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

  /** Of all findings of a file those that are not known. Of several alike, the last ones are new. */
  fresh(uri: string, findings: readonly ReportedDiagnostic[]): ReportedDiagnostic[] {
    const path = baselinePath(this.#workspace.root.uri, uri);
    const left = new Map(this.#known.get(path));
    const entries: BaselineEntry[] = [];
    const fresh = findings.filter((finding) => {
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

  /** As `fresh`, for findings of several files, all of each of them. */
  freshInFiles(findings: readonly ReportedDiagnostic[], line: CommandLine): ReportedDiagnostic[] {
    const files = [...new Set(findings.map(({ row }) => row.file))];
    return files.flatMap((file) =>
      this.fresh(
        uriOf(file, line),
        findings.filter(({ row }) => row.file === file),
      ),
    );
  }

  /** Known problems that were met. */
  get met(): number {
    return [...this.#met.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many are known. */
  get size(): number {
    return this.#entries.length;
  }

  /** Known problems that are no more, in files that were read and in those that are gone. */
  async gone(): Promise<number> {
    let gone = 0;
    for (const [path, counts] of this.#known) {
      const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
      if (this.#found.has(path)) gone += known - (this.#met.get(path) ?? 0);
      else if (this.#isCovered(path) && (await this.#isAbsent(path))) gone += known;
    }
    return gone;
  }

  /** What the baseline becomes: what was found, and what is known of files that this run was not about. */
  updated(): readonly BaselineEntry[] {
    const kept = this.#entries.filter(({ path }) => !this.#found.has(path) && !this.#isCovered(path));
    return [...kept, ...[...this.#found.values()].flat()];
  }

  /** Whether the run was about all that is below some folder which holds the path, or about the path itself. */
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
 * The baseline that `--baseline` names, else that of the root, if it is there and `--no-baseline` is not given. One that
 * cannot be read whole is a failure: what it leaves out would be reported as new.
 *
 * @param rewritten it is about to be written anew, so that a broken one does not matter where nothing is kept of it
 */
export async function openBaseline(
  given: Arguments,
  workspace: Workspace,
  line: CommandLine,
  rewritten = false,
): Promise<Baseline | Failure> {
  const named = given.value('baseline');
  if (named !== undefined && given.has('no-baseline')) {
    return { failure: '--baseline and --no-baseline contradict each other.' };
  }
  const uri = named === undefined ? join(workspace.root.uri, BASELINE_FILE) : uriOf(named, line);
  if (given.has('no-baseline')) return new Baseline(uri, workspace, []);
  const entries = await readEntries(uri, workspace, line, named !== undefined && !rewritten);
  const coversAll = workspace.named.some((folder) => relativePath(folder, workspace.root.uri) !== undefined);
  if ('failure' in entries && rewritten && coversAll) return new Baseline(uri, workspace, []);
  return 'failure' in entries ? entries : new Baseline(uri, workspace, entries);
}

async function readEntries(
  uri: string,
  { fileSystem }: Workspace,
  line: CommandLine,
  mustBeThere: boolean,
): Promise<readonly BaselineEntry[] | Failure> {
  const file = displayPath(uri, line);
  let text: string | null;
  try {
    text = decodeText(await fileSystem.readFile(uri));
  } catch (error) {
    if (isNotFound(error) && !mustBeThere) return [];
    return { failure: `The baseline '${file}' cannot be read: ${reasonOf(error)}.` };
  }
  const anew = 'write it anew: objrefs check --update-baseline.';
  if (text === null) return { failure: `The baseline '${file}' is no text. Remove it, or ${anew}` };
  if (/^(?:<{7}|>{7}) /m.test(text)) {
    return { failure: `The baseline '${file}' has a merge conflict. Resolve it, or ${anew}` };
  }
  const { readBaseline } = await import('../../catalog/configuration/baseline-reader.ts');
  const { entries, problems } = readBaseline(uri, text);
  const [problem] = problems;
  if (!problem) return entries;
  const { start } = problem.range;
  const where = `${file}:${start.line + 1}:${start.character + 1}`;
  return { failure: `${where}: ${problem.message} Mend it, or ${anew}` };
}

/** Writes what was found as the baseline, and tells what has changed in it. */
export async function updateBaseline(baseline: Baseline, line: CommandLine): Promise<string | Failure> {
  const entries = baseline.updated();
  const file = visibleName(displayPath(baseline.uri, line));
  const gone = await baseline.gone();
  try {
    await writeWhole(toPath(baseline.uri), Buffer.from(baselineText(entries)));
  } catch (error) {
    return { failure: `The baseline '${file}' cannot be written: ${reasonOf(error)}.` };
  }
  const added = entries.length - (baseline.size - gone);
  return `${file}: ${counted(entries.length, 'problem')} recorded, ${added} of them new; ${gone} gone.`;
}

/** What a baseline kept out of a report; undefined where that is nothing. */
export async function baselineNote(baseline: Baseline, line: CommandLine): Promise<string | undefined> {
  const gone = await baseline.gone();
  if (baseline.met === 0 && gone === 0) return undefined;
  const file = visibleName(displayPath(baseline.uri, line));
  const advice =
    gone === 0 ? '' : ` ${gone} of those in it ${gone === 1 ? 'is' : 'are'} gone: run objrefs check --update-baseline.`;
  return `${counted(baseline.met, 'known problem')} not reported (${file}).${advice}`;
}
