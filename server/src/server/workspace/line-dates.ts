import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { linesToDate } from '../../core/diagnostics/earlier-meanings.ts';
import type { LineAge } from '../../core/reviews/document-reviews.ts';
import type { LineDocument } from '../../core/text/line-document.ts';
import { type LineHistory, type ReadLineHistory, UnknownHistory } from '../../loader/line-history.ts';
import { normalise } from '../../uri/uris.ts';
import { describeError, firstTimes } from '../lsp/messages.ts';
import type { ChangeListener } from './changes.ts';
import type { Documents } from './documents.ts';
import { LineAges } from './line-ages.ts';
import type { Workspace } from './workspace.ts';

interface LookUp {
  /** What was looked up: the text and the lines. */
  readonly subject: string;
  readonly ending: AbortController;
}

/**
 * Finds out when the lines of open documents were written: where the setting is on, and in documents that the user has
 * had checked. While a document is edited, lines that do not change keep their date.
 */
export class LineDateTracker implements ChangeListener {
  readonly #options;
  /** By normalised URI, as long as the document is open. */
  readonly #lookUps = new Map<string, LookUp>();
  /** Normalised URIs of open documents that the user has had checked. */
  readonly #checked = new Set<string>();
  readonly #isFirst = firstTimes();

  constructor(options: {
    readonly workspace: Workspace;
    readonly documents: Documents;
    /** Undefined where there is no version control, or the workspace is not trusted. */
    readonly read: () => ReadLineHistory | undefined;
    /** An open document, analysed in its project's present state. */
    readonly analyse: (uri: string) => Promise<DocumentAnalysis | undefined>;
    /** The dates of a document's lines have become known, or are no longer used. */
    readonly changed: () => void;
    /** Logs what could not be found out, in a sentence. */
    readonly warn: (message: string) => void;
  }) {
    this.#options = options;
  }

  /** A document was opened or saved. */
  didVisitDocument(uri: string): void {
    const document = this.#options.documents.get(uri);
    if (document) this.#update([document]);
  }

  didChangeScope(): void {
    this.#update(this.#options.documents.all());
  }

  didCloseDocument(uri: string): void {
    this.#end(normalise(uri));
    this.#checked.delete(normalise(uri));
  }

  dispose(): void {
    for (const uri of [...this.#lookUps.keys()]) this.#end(uri);
  }

  /** Looks up all open documents, as the user has asked. Resolves to sentences that say what could not be found out. */
  async checkAll(signal: AbortSignal): Promise<readonly string[]> {
    const unknown = new UnknownHistory();
    const { documents, changed } = this.#options;
    await Promise.all(
      documents.all().map((document) => {
        const uri = normalise(document.uri);
        this.#checked.add(uri);
        this.#end(uri);
        return this.#lookUp(document, unknown, signal);
      }),
    );
    changed();
    signal.throwIfAborted();
    return unknown.sentences();
  }

  /** Adds the dates of its lines to the analysis of a text that is not open, where the setting is on. */
  async date(analysis: DocumentAnalysis, text: string): Promise<DocumentAnalysis> {
    const { uri = '', references, scope } = analysis;
    const read = this.#isEnabled(normalise(uri)) ? this.#options.read() : undefined;
    const lines = read ? linesToDate(references, scope) : [];
    if (!read || lines.length === 0) return analysis;
    const history = await read({ uri, text, lines });
    const unknown = new UnknownHistory();
    unknown.add(uri, history);
    this.#log(unknown);
    const ages = agesIn(history, lines);
    return analysis.withMetadata({ ...analysis.metadata, lineDates: { dayOf: (line) => ages.get(line) ?? null } });
  }

  #update(documents: readonly LineDocument[]): void {
    const unknown = new UnknownHistory();
    const updates = documents.map(async (document) => {
      // The settings are known once the project is loaded.
      await this.#options.analyse(document.uri);
      return this.#isUsed(normalise(document.uri)) ? this.#lookUp(document, unknown) : this.#forget(document);
    });
    Promise.all(updates)
      .then((isChanged) => {
        if (isChanged.includes(true)) this.#options.changed();
        this.#log(unknown);
      })
      .catch((error) => this.#options.warn(`Lines could not be dated: ${describeError(error)}`));
  }

  #isEnabled(uri: string): boolean {
    return this.#options.workspace.projectOf(uri).state.settings?.sinceWritten !== false;
  }

  #isUsed(uri: string): boolean {
    return this.#checked.has(uri) || this.#isEnabled(uri);
  }

  /** Whether the dates are different now. */
  async #lookUp({ uri: spelling }: LineDocument, unknown: UnknownHistory, signal?: AbortSignal): Promise<boolean> {
    const { analyse, documents, read: reader } = this.#options;
    const read = reader();
    const analysis = read && (await analyse(spelling));
    const document = documents.get(spelling);
    if (!read || !analysis || analysis.lines !== document) return false;
    const uri = normalise(spelling);
    const lines = linesToDate(analysis.references, analysis.scope);
    const text = document.getText();
    const subject = JSON.stringify([lines, text]);
    const before = this.#lookUps.get(uri);
    if (before?.subject === subject) return false;
    before?.ending.abort();
    const ending = new AbortController();
    const end = () => ending.abort();
    signal?.addEventListener('abort', end);
    this.#lookUps.set(uri, { subject, ending });
    const start = (documents.agesOf(document) ?? LineAges.unknown(0)).startingHere(document.lineCount);
    documents.date(document, start);
    const history: LineHistory =
      lines.length === 0
        ? { kind: 'known', ages: new Map(), cutOff: 0 }
        : await read({ uri, text, lines, signal: ending.signal });
    signal?.removeEventListener('abort', end);
    // A later look-up has begun, or the document was closed.
    if (this.#lookUps.get(uri)?.ending !== ending) return false;
    if (history.kind === 'cancelled') {
      this.#lookUps.delete(uri);
      return false;
    }
    unknown.add(uri, history);
    const now = documents.get(spelling);
    const later = now && documents.agesOf(now);
    return later?.isSince(start) ? documents.date(now!, later.withAges(agesIn(history, lines))) : false;
  }

  #forget(document: LineDocument): boolean {
    const { documents } = this.#options;
    this.#end(normalise(document.uri));
    const ages = documents.agesOf(document);
    return ages !== undefined && documents.date(document, ages.withoutAges());
  }

  #end(uri: string): void {
    this.#lookUps.get(uri)?.ending.abort();
    this.#lookUps.delete(uri);
  }

  #log(unknown: UnknownHistory): void {
    for (const sentence of unknown.sentences()) if (this.#isFirst(sentence)) this.#options.warn(sentence);
  }
}

/** Of the lines that were looked up; those whose age is unknown are known to be so. */
function agesIn(history: LineHistory, lines: readonly number[]): ReadonlyMap<number, LineAge | null> {
  return history.kind === 'known' ? new Map(lines.map((line) => [line, history.ages.get(line) ?? null])) : new Map();
}
