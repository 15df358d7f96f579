import { packagesOf } from '../../core/model/framework.ts';
import { isDiagnosticCode } from '../../core/settings/severities.ts';
import { schemeOf } from '../../uri/uris.ts';
import type { Arguments } from '../arguments.ts';
import type { CommandLine } from '../command-line.ts';
import type { Finding } from '../findings.ts';
import { pathFrom, uriOf } from '../paths.ts';
import type { Shard } from '../shard.ts';
import { type ShardHead, shardHead } from '../shard-head.ts';
import type { Workspace } from '../workspace.ts';
import type { Baseline } from './baseline.ts';
import type { CheckPart, ReportedFramework } from './check-report.ts';
import { type CheckedText, shownLines } from './checked-text.ts';
import { NO_STEPS } from './next-steps.ts';
import { restoredText, storedText } from './stored-text.ts';
import type { UncitedFrameworks } from './uncited-frameworks.ts';

/** What the report of a shard of `check` says of its run, beside its texts. */
export interface CheckShard extends ShardHead {
  /** The paths that were checked, relative to the working directory. */
  readonly named: readonly string[];
  /** Only new lines count. */
  readonly isChanged: boolean;
  readonly allowEmpty: boolean;
  readonly unreadable: number;
  /** What to do so that everything is checked. */
  readonly advice: string | null;
  readonly notes: readonly string[];
  /** A hash of the baseline; null where it has no entries. */
  readonly baseline: string | null;
  /** The enabled frameworks with their default editions. */
  readonly frameworks: readonly (Pick<ReportedFramework, 'prefix' | 'packages'> & {
    readonly edition: string | null;
  })[];
  /** Those of the workspace that the shard cites. */
  readonly cited: readonly string[];
}

interface PartFacts extends Pick<CheckShard, 'isChanged' | 'unreadable' | 'notes'> {
  readonly given: Arguments;
  readonly workspace: Workspace;
  readonly inRootFiles: readonly Finding[];
  readonly baseline: Baseline;
  readonly advice: string | undefined;
  readonly uncited: UncitedFrameworks;
}

/** Collects what `merge` needs of a shard. */
export class CheckPartWriter {
  readonly #line: CommandLine;
  readonly #texts: object[] = [];

  constructor(line: CommandLine) {
    this.#line = line;
  }

  addText(checked: CheckedText): void {
    this.#texts.push(this.#row(checked));
  }

  async end(
    shard: Shard,
    { given, workspace, inRootFiles, baseline, uncited, ...more }: PartFacts,
  ): Promise<CheckPart> {
    const { isChanged, unreadable, notes, advice = null } = more;
    const head: CheckShard = {
      ...(await shardHead(shard, given, workspace, this.#line)),
      named: workspace.named.map((uri) => this.#path(uri)),
      ...{ isChanged, allowEmpty: given.has('allow-empty'), unreadable, advice, notes },
      baseline: baseline.signature,
      frameworks: workspace.composed.scope.set.frameworks.map((framework) => {
        const packages = packagesOf(framework);
        const edition = framework.defaultEdition?.id ?? null;
        return { prefix: framework.prefix, edition, ...(packages && { packages }) };
      }),
      cited: uncited.cited,
    };
    const lists = {
      texts: this.#texts,
      rootFiles: inRootFiles.map((finding) => this.#rowOf(finding)),
      uncited: uncited.looks.map(({ finding, ...look }) => ({
        ...look,
        ...(finding && { finding: this.#rowOf(finding) }),
      })),
    };
    return { shard: head, lists };
  }

  #rowOf({ lines, ...finding }: Finding): object {
    const { file } = finding.row;
    return this.#row({ ...NOTHING, uri: '', file, findings: [finding], shown: shownLines([finding], lines) });
  }

  /** In most texts there is nothing. */
  #row({ file, references, findings, covered, shown, next }: CheckedText): object {
    const isPlain = findings.length + covered.length + next.takenAsNew + next.toDecide.size === 0;
    if (isPlain) return { file, references };
    const of = { ...NOTHING, ...{ file, references, findings, covered, shown, next } };
    return storedText(withUris(of, (uri) => (schemeOf(uri) === 'file' ? `./${this.#path(uri)}` : uri))) as object;
  }

  #path(uri: string): string {
    return pathFrom(uriOf('.', this.#line), uri);
  }
}

const NOTHING: Omit<CheckedText, 'file'> = {
  ...{ uri: '', references: 0, findings: [], covered: [], shown: { lineCount: 0, texts: new Map() } },
  ...{ cited: [], named: [], next: NO_STEPS },
};
const STORED_NOTHING = storedText({ ...NOTHING, file: '' }) as object;

/** A text of a part, whoever has written it. Throws where it is none. */
export function readPartText(value: unknown, line: CommandLine): CheckedText {
  const text = restoredText({ ...STORED_NOTHING, file: undefined, ...(value as object) });
  if (!text || !isSound(text)) throw new TypeError('not a text');
  const uriIn = (uri: string) => (uri.startsWith('./') ? uriOf(uri.slice(2), line) : uri);
  return { ...withUris(text, uriIn), uri: uriOf(text.file, line) };
}

/** Whether codes are known, and no range has more lines than are there: reports go over them. */
function isSound({ file, findings, covered, shown }: CheckedText): boolean {
  return [...findings, ...covered.map(({ finding }) => finding)].every(({ row, diagnostic }) => {
    const { range, fixes, code, severity, message } = diagnostic;
    const groups = [[range], ...fixes.map(({ edits }) => edits.map((edit) => edit.range))];
    const isShort = groups.every((ranges) => {
      const starts = ranges.map(({ start }) => start.line);
      return Math.max(...ranges.map(({ end }) => end.line)) - Math.min(...starts) < shown.texts.size;
    });
    const isSame = row.code === code && row.severity === severity && row.message === message && row.file === file;
    const isThere = row.line - 1 === range.start.line && row.column - 1 === range.start.character;
    return isDiagnosticCode(code) && isSame && isThere && isShort;
  });
}

function withUris(text: CheckedText, change: (uri: string) => string): CheckedText {
  type Bare = CheckedText['findings'][number];
  const changed = (finding: Bare): Bare => {
    const related = finding.diagnostic.related?.map(({ location, message }) => ({
      location: { ...location, uri: change(location.uri) },
      message,
    }));
    return related ? { ...finding, diagnostic: { ...finding.diagnostic, related } } : finding;
  };
  const covered = text.covered.map((one) => ({ ...one, finding: changed(one.finding) }));
  return { ...text, findings: text.findings.map(changed), covered };
}
