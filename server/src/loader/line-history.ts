import { l10n } from '../core/base/l10n.ts';
/** What to look up in the history of a file. */
export interface HistoryRequest {
  /** Normalised URI of the file. */
  readonly uri: string;
  /** Its present text, which may differ from what is on disk. */
  readonly text: string;
  /** The lines to look up, 0-based, in their order. */
  readonly lines: readonly number[];
  /** Ends the work; what is not known by then is not told. */
  readonly signal?: AbortSignal;
}

/** What version control knows of when lines were written, or why it knows nothing. */
export type LineHistory =
  | {
      readonly kind: 'known';
      /** The days as `YYYY-MM-DD`, by 0-based line. Lines that are new, or of which nothing is known, have no entry. */
      readonly days: ReadonlyMap<number, string>;
      /** Lines that are older than what a shallow clone has. */
      readonly cutOff: number;
    }
  | { readonly kind: 'no-program' | 'no-work-tree' | 'too-slow' | 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Looks up when lines were written. Never rejects. */
export type ReadLineHistory = (request: HistoryRequest) => Promise<LineHistory>;

/** Collects what could not be found out about when lines were written, to tell it once. */
export class UnknownHistory {
  #hasProgram = true;
  #cutOff = 0;
  /** Files by the sentence that tells why, each sentence without its subject. */
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
        this.#addFile(name, l10n.t('not in a git work tree'));
        break;
      case 'too-slow':
        this.#addFile(name, l10n.t('git took too long'));
        break;
      case 'failed':
        this.#addFile(name, l10n.t('git: {0}', history.reason));
        break;
    }
  }

  /** What to tell, in sentences; none where everything was found out. */
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

  #addFile(name: string, why: string): void {
    const files = this.#files.get(why);
    if (files) files.push(name);
    else this.#files.set(why, [name]);
  }
}

/** `a.md and 2 more files`. */
function withOthers(first: string, others: number): string {
  if (others === 0) return first;
  return l10n.plural(others, l10n.t('{0} and one more file', first), l10n.t('{0} and {1} more files', first, others));
}
