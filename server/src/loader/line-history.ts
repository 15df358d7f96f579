import { pushTo } from '../core/base/collections.ts';
import { l10n } from '../core/base/l10n.ts';
import type { LineAge } from '../core/reviews/document-reviews.ts';

export interface HistoryRequest {
  /** Normalised URI of the file. */
  readonly uri: string;
  /** Its present text, which may differ from what is on disk. */
  readonly text: string;
  /** The lines to look up, 0-based, in their order. */
  readonly lines: readonly number[];
  /** Ends the search; dates not found by then are missing. */
  readonly signal?: AbortSignal;
}

/** When lines were written, as version control knows it, or why it does not. */
export type LineHistory =
  | {
      readonly kind: 'known';
      /** By 0-based line. Lines without known dates have no entry. */
      readonly ages: ReadonlyMap<number, LineAge>;
      /** How many lines are older than the history of a shallow clone. */
      readonly cutOff: number;
    }
  | { readonly kind: 'no-program' | 'no-work-tree' | 'too-slow' | 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Looks up when lines were written. Never rejects. */
export type ReadLineHistory = (request: HistoryRequest) => Promise<LineHistory>;

/** Collects why dates of lines are missing, to report it once. */
export class UnknownHistory {
  #hasProgram = true;
  #cutOff = 0;
  /** Names of files by the reason, which is part of a sentence. */
  readonly #files = new Map<string, string[]>();

  /** @param name of the file, for people */
  add(name: string, history: LineHistory): void {
    switch (history.kind) {
      case 'known':
        this.#cutOff += history.cutOff;
        break;
      case 'no-program':
        this.#hasProgram = false;
        break;
      case 'no-work-tree':
        pushTo(this.#files, l10n.t('not in a git work tree'), name);
        break;
      case 'too-slow':
        pushTo(this.#files, l10n.t('git took too long'), name);
        break;
      case 'failed':
        pushTo(this.#files, l10n.t('git: {0}', history.reason), name);
        break;
    }
  }

  /** The report, in sentences; empty where no dates are missing. */
  sentences(): string[] {
    const sentences = this.#hasProgram
      ? []
      : [l10n.t('Cannot find out when lines were written: git is not on the PATH.')];
    if (this.#cutOff > 0) {
      sentences.push(
        l10n.plural(
          this.#cutOff,
          l10n.t(
            'Cannot find out when one line was written, since the clone is shallow. To fetch its history: git fetch --unshallow.',
          ),
          l10n.t(
            'Cannot find out when {0} lines were written, since the clone is shallow. To fetch its history: git fetch --unshallow.',
            this.#cutOff,
          ),
        ),
      );
    }
    for (const [why, [first = '', ...others]] of this.#files) {
      sentences.push(
        l10n.t('Cannot find out when lines of {0} were written: {1}.', withOthers(first, others.length), why),
      );
    }
    return sentences;
  }
}

/** `a.md and 2 more files`. */
function withOthers(first: string, others: number): string {
  if (others === 0) return first;
  return l10n.plural(others, l10n.t('{0} and one more file', first), l10n.t('{0} and {1} more files', first, others));
}
