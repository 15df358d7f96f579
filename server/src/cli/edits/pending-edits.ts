import { isRefusal, type Refusal } from '../../core/base/result.ts';
import { type MeaningsAfter, withMeanings } from '../../core/fixing/meanings-after.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { relativePath } from '../../uri/uris.ts';
import type { CommandLine } from '../command-line.ts';
import { whyNotRewritable, writeRecord } from '../review/review-file.ts';
import type { Workspace } from '../workspace.ts';
import type { PendingFile } from './pending-file.ts';

interface PendingEdit {
  /** Absent where the document is not changed. */
  readonly file?: PendingFile | undefined;
  readonly uri: string;
  readonly meanings: readonly MeaningsAfter[];
  /** Called once it is known whether the file was written. */
  readonly done: (isWritten: boolean) => void;
}

/**
 * The files that a command changes, and what is recorded about their reused numbers: written together at its end, so that an
 * interruption does not leave the one without the other.
 */
export class PendingEdits {
  readonly #workspace: Workspace;
  readonly #edits: PendingEdit[] = [];

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  add(edit: PendingEdit): void {
    this.#edits.push(edit);
  }

  /** Writes everything, or prints it in a dry run. A signal to end the process waits until then. */
  async carryOut(line: CommandLine, isDryRun: boolean, patches = true): Promise<Refusal | undefined> {
    const broken = this.#recordAfter(this.#edits) ? await whyNotRewritable(this.#workspace, line) : undefined;
    if (broken) return broken;
    const wait = () => undefined;
    for (const signal of SIGNALS) process.on(signal, wait);
    try {
      const written: PendingEdit[] = [];
      for (const edit of this.#edits) {
        const isWritten = edit.file ? await edit.file.carryOut(line, isDryRun, patches) : true;
        if (isWritten) written.push(edit);
        edit.done(isWritten);
      }
      const record = this.#recordAfter(written);
      const outcome = record && (await writeRecord(this.#workspace, record, line, isDryRun));
      return isRefusal(outcome) ? outcome : undefined;
    } finally {
      for (const signal of SIGNALS) process.off(signal, wait);
    }
  }

  /** The review record after edits; undefined where they do not change it. */
  #recordAfter(edits: readonly PendingEdit[]): ReviewRecord | undefined {
    const { uri: root, reviews } = this.#workspace.root;
    const edited = edits.map(({ uri, meanings }) => ({ document: relativePath(root, uri), meanings }));
    const record = withMeanings(reviews ?? [], edited);
    return JSON.stringify(record) === JSON.stringify(reviews ?? []) ? undefined : record;
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
