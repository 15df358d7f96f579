import type { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { linesToDate } from '../../core/diagnostics/earlier-meanings.ts';
import { linesOf } from '../../core/model/text.ts';
import type { LineDocument } from '../../core/text/line-document.ts';
import { type LineHistory, type ReadLineHistory, UnknownHistory } from '../../loader/line-history.ts';
import { normalise } from '../../uri/uris.ts';
import { DatedText } from './dated-text.ts';
import type { Documents } from './documents.ts';
import type { Workspace } from './workspace.ts';

export interface LineDateTrackerOptions {
  readonly workspace: Workspace;
  readonly documents: Documents;
  /** Undefined where there is no version control, or the workspace is not trusted. */
  readonly read: () => ReadLineHistory | undefined;
  /** An open document as it is judged now. */
  readonly analyse: (uri: string) => Promise<DocumentAnalysis | undefined>;
  /** Something is known of documents that was not before, or no longer. */
  readonly changed: () => void;
  /** What could not be found out, a sentence. */
  readonly failed: (message: string) => void;
}

interface Look {
  /** What was looked up: the text and the lines. */
  readonly subject: string;
  readonly ending: AbortController;
}

/**
 * Finds out when the lines of open documents were written: where the setting asks for it, and of those that a person has
 * asked for. While a document is edited, lines that stay as they are keep their day.
 */
export class LineDateTracker {
  readonly #options: LineDateTrackerOptions;
  /** By the client's spelling of the URI. */
  readonly #looks = new Map<string, Look>();
  /** Documents that a person has asked for. */
  readonly #asked = new Set<string>();
  readonly #reported = new Set<string>();

  constructor(options: LineDateTrackerOptions) {
    this.#options = options;
  }

  /** A document was opened or saved. */
  async documentVisited(uri: string): Promise<void> {
    const document = this.#options.documents.get(uri);
    if (!document || !this.#isWanted(document)) return;
    const unknown = new UnknownHistory();
    if (await this.#look(document, unknown)) this.#options.changed();
    this.#notify(unknown);
  }

  documentClosed(uri: string): void {
    this.#asked.delete(uri);
    this.#end(uri);
  }

  /** Documents are judged by something else, or the settings are others. */
  async diagnosticsChanged(): Promise<void> {
    const { documents, changed } = this.#options;
    const unknown = new UnknownHistory();
    const differ = documents.all().map(async (document) => {
      if (this.#isWanted(document)) return this.#look(document, unknown);
      this.#end(document.uri);
      return documents.date(document.uri, null);
    });
    if ((await Promise.all(differ)).includes(true)) changed();
    this.#notify(unknown);
  }

  /** Looks at all open documents, because somebody wants to know. What could not be found out is told in sentences. */
  async lookAtAll(signal: AbortSignal): Promise<readonly string[]> {
    const unknown = new UnknownHistory();
    const { documents, changed } = this.#options;
    await Promise.all(
      documents.all().map((document) => {
        this.#asked.add(document.uri);
        this.#end(document.uri);
        return this.#look(document, unknown, signal);
      }),
    );
    changed();
    signal.throwIfAborted();
    return unknown.sentences();
  }

  /** A text that is not open, with what is known of when it was written, where the setting asks for that. */
  async date(analysis: DocumentAnalysis, text: string): Promise<DocumentAnalysis> {
    const { uri = '', references, scope } = analysis;
    const read = this.#isSet(uri) ? this.#options.read() : undefined;
    const lines = read ? linesToDate(references, scope) : [];
    if (!read || lines.length === 0) return analysis;
    const history = await read({ uri, text, lines });
    const unknown = new UnknownHistory();
    unknown.add(uri, history);
    this.#notify(unknown);
    const days = daysOf(history);
    return analysis.withMetadata({ ...analysis.metadata, written: { dayOf: (line) => days.get(line) ?? null } });
  }

  dispose(): void {
    for (const uri of [...this.#looks.keys()]) this.#end(uri);
  }

  #isSet(uri: string): boolean {
    return this.#options.workspace.projectOf(normalise(uri)).state.settings?.sinceWritten === true;
  }

  #isWanted(document: LineDocument): boolean {
    return this.#asked.has(document.uri) || this.#isSet(document.uri);
  }

  /** Whether anything else is known now than before. */
  async #look({ uri: spelling }: LineDocument, unknown: UnknownHistory, signal?: AbortSignal): Promise<boolean> {
    const { analyse, documents, read: reader } = this.#options;
    const read = reader();
    const analysis = read && (await analyse(spelling));
    const document = documents.get(spelling);
    if (!read || !analysis || analysis.lines !== document) return false;
    const uri = normalise(spelling);
    const lines = linesToDate(analysis.references, analysis.scope);
    const text = document.getText();
    const subject = JSON.stringify([lines, text]);
    const before = this.#looks.get(spelling);
    if (before?.subject === subject) return false;
    before?.ending.abort();
    const ending = new AbortController();
    const end = () => ending.abort();
    signal?.addEventListener('abort', end);
    this.#looks.set(spelling, { subject, ending });
    const history: LineHistory =
      lines.length === 0
        ? { kind: 'known', days: new Map(), cutOff: 0 }
        : await read({ uri, text, lines, signal: ending.signal });
    signal?.removeEventListener('abort', end);
    // Another look has begun meanwhile, and tells more.
    if (this.#looks.get(spelling)?.ending !== ending) return false;
    if (history.kind === 'cancelled') {
      this.#looks.delete(spelling);
      return false;
    }
    unknown.add(uri, history);
    documents.date(spelling, new DatedText(linesOf(text), daysOf(history)));
    return true;
  }

  #end(uri: string): void {
    this.#looks.get(uri)?.ending.abort();
    this.#looks.delete(uri);
  }

  #notify(unknown: UnknownHistory): void {
    for (const sentence of unknown.sentences()) {
      if (!this.#reported.has(sentence)) this.#options.failed(sentence);
      this.#reported.add(sentence);
    }
  }
}

const daysOf = (history: LineHistory): ReadonlyMap<number, string> =>
  history.kind === 'known' ? history.days : new Map();
