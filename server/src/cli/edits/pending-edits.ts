import { type MeaningsAfter, withMeanings, withUnsettled } from '../../core/fixing/meanings-after.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import { visible, visibleLines } from '../../reports/visible-text.ts';
import { relativePath } from '../../uri/uris.ts';
import type { CommandLine } from '../command-line.ts';
import { requireRewritable, type WrittenRecord, writeRecord } from '../review/review-file.ts';
import type { Workspace } from '../workspace.ts';
import type { PendingFile } from './pending-file.ts';
import { wholeDiff } from './unified-diff.ts';

interface PendingEdit {
  /** Absent where the document is not changed. */
  readonly file?: PendingFile | undefined;
  readonly uri: string;
  readonly meanings: readonly MeaningsAfter[];
  /** Called once it is known whether the file was written. */
  readonly done: (isWritten: boolean) => void;
}

/**
 * The files that a command changes, and what is recorded about their reused numbers: written together at its end. A process
 * that is killed in between loses no decision: what stays open or with an older edition is recorded before the documents
 * are written, in which it would not be asked again, and what is settled after them.
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
  async carryOut(line: CommandLine, isDryRun: boolean, patches = true): Promise<void> {
    const before = this.#workspace.root.reviews ?? [];
    const isChanged = JSON.stringify(this.#recorded(withMeanings, this.#edits)) !== JSON.stringify(before);
    if (isChanged) await requireRewritable(this.#workspace, line);
    const write = (record: ReviewRecord, before?: string | null) =>
      writeRecord(this.#workspace, record, line, isDryRun, before);
    const wait = () => undefined;
    for (const signal of SIGNALS) process.on(signal, wait);
    try {
      const first = isChanged ? await write(this.#recorded(withUnsettled, this.#edits)) : undefined;
      const written: PendingEdit[] = [];
      for (const edit of this.#edits) {
        const isWritten = edit.file ? await edit.file.carryOut(line, isDryRun, patches) : true;
        if (isWritten) written.push(edit);
        edit.done(isWritten);
      }
      const last = first && (await write(this.#recorded(withMeanings, written), first.text));
      if (isDryRun && patches && last) await this.#print(last, line);
    } finally {
      for (const signal of SIGNALS) process.off(signal, wait);
    }
  }

  /** Without what is recorded, the lines of a patch would be new, and their numbers taken as new with them. */
  async #print({ file, text }: Pick<WrittenRecord, 'file' | 'text'>, { stdout, stderr }: CommandLine): Promise<void> {
    const before = this.#workspace.root.files.reviews?.text ?? null;
    if (text === null || text === before) return;
    if (file.startsWith('../')) {
      const note = `${visible(file)}: not in the patch, since it is above this folder. Run the command there.`;
      return stderr.write(`objrefs: ${note}\n`);
    }
    const patch = wholeDiff(file, before, text);
    await stdout.write(stdout.isTerminal ? visibleLines(patch) : patch);
  }

  /** The review record with what edits say about reused numbers. */
  #recorded(add: typeof withMeanings, edits: readonly PendingEdit[]): ReviewRecord {
    const { uri: root, reviews } = this.#workspace.root;
    const edited = edits.map(({ uri, meanings }) => ({ document: relativePath(root, uri), meanings }));
    return add(reviews ?? [], edited);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
