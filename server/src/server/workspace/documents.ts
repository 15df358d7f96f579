import { TextDocuments } from 'vscode-languageserver';
import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { type LineChange, LineDocument } from '../../core/text/line-document.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { type AnalysisInputs, metadataOf } from '../../loader/document-metadata.ts';
import { normalise } from '../../uri/uris.ts';
import type { DatedText } from './dated-text.ts';

/** An analysis of a document, or of an earlier version of it. */
interface Analysed {
  readonly scope: Scope;
  readonly dated: DatedText | undefined;
  readonly document: FeatureDocument;
  /** The lines in which the document differs from the version analysed. */
  readonly edits: readonly LineChange[];
}

/**
 * The open documents. Clients may spell URIs in any way and get their own spelling back; the server identifies documents
 * by normalised URIs.
 */
export class Documents {
  readonly texts = new TextDocuments<LineDocument>({
    create: (uri, languageId, version, content) => new LineDocument(uri, languageId, version, content),
    update: (document, changes, version) => {
      const edited = document.withChanges(changes, version);
      if (edited === 'stale') return document;
      const analysed = this.#analysed.get(document);
      const edits = [...(analysed?.edits ?? []), ...edited.changes];
      if (analysed) this.#analysed.set(edited.document, { ...analysed, edits });
      const dated = this.#dated.get(document);
      if (dated) this.#dated.set(edited.document, dated);
      return edited.document;
    },
  });
  /** The client's spelling by normalised URI. */
  readonly #spellings = new Map<string, string>();
  readonly #analysed = new WeakMap<LineDocument, Analysed>();
  readonly #dated = new WeakMap<LineDocument, DatedText>();

  constructor() {
    this.texts.onDidOpen(({ document: { uri } }) => this.#spellings.set(normalise(uri), uri));
    this.texts.onDidClose(({ document: { uri } }) => this.#spellings.delete(normalise(uri)));
  }

  /** By any spelling of the URI. The version at the time of the call: an edit makes another document. */
  get(uri: string): LineDocument | undefined {
    return this.texts.get(uri) ?? this.texts.get(this.#spellings.get(normalise(uri)) ?? uri);
  }

  all(): readonly LineDocument[] {
    return this.texts.all();
  }

  /** Normalised URIs of all open documents. */
  uris(): readonly string[] {
    return this.all().map(({ uri }) => normalise(uri));
  }

  /** Sets when the lines of an open document were written; null: unknown. Returns whether that changes anything. */
  date(uri: string, dated: DatedText | null): boolean {
    const document = this.get(uri);
    if (!document) return false;
    const before = this.#dated.get(document);
    if (dated) this.#dated.set(document, dated);
    else this.#dated.delete(document);
    return before !== (dated ?? undefined);
  }

  /**
   * An analysis of the document in a project's state. It is remembered, and made from the last one of the document, so that
   * only what edits and changes of the state affect is analysed again.
   */
  analyse(document: LineDocument, state: AnalysisInputs): FeatureDocument {
    const { scope } = state;
    const last = this.#analysed.get(document);
    const dated = this.#dated.get(document);
    const { uri, version, languageId } = document;
    const reviewed = metadataOf(normalise(uri), state);
    const before = last?.document.analysis;
    const isSame = last?.dated === dated && before?.metadata.reviewed === reviewed.reviewed;
    if (isSame && last?.scope === scope && last.document.lines === document) return last.document;
    // The same object while nothing changes, so that diagnostics are kept.
    const metadata = dated
      ? { ...reviewed, lineDates: dated.at(document) }
      : isSame && before
        ? before.metadata
        : reviewed;
    const edited = before?.lines === document ? before : before?.afterEdits(document, last?.edits ?? []);
    const inScope = edited && (edited.given === scope ? edited : edited.withScope(scope));
    const analysis = inScope?.withMetadata(metadata) ?? new DocumentAnalysis(document, scope, normalise(uri), metadata);
    const analysed = { uri, version, languageId, eol: firstTerminator(document), lines: document, analysis };
    this.#analysed.set(document, { scope, dated, document: analysed, edits: [] });
    return analysed;
  }
}

/** The first line's terminator; a line feed where there is only one line. */
function firstTerminator(document: LineDocument): string {
  const end = { line: 0, character: document.line(0).length };
  return document.getText({ start: end, end: { line: 1, character: 0 } }) || '\n';
}
