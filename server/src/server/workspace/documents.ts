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

  /** Sets when the lines of an open document were written; null: unknown. Returns whether that changes anything. */
  date(uri: string, dated: DatedText | null): boolean {
    const document = this.get(uri);
    if (!document) return false;
    const before = this.#dated.get(document);
    if (dated) this.#dated.set(document, dated);
    else this.#dated.delete(document);
    return before !== (dated ?? undefined);
  }

  /** The document as analysed in a project. What edits leave as it is, is analysed once. */
  analyse(document: LineDocument, state: AnalysisInputs): FeatureDocument {
    const { scope } = state;
    const known = this.#analysed.get(document);
    const dated = this.#dated.get(document);
    const { uri, version, languageId } = document;
    const reviewed = metadataOf(normalise(uri), state);
    const last = known?.document.analysis;
    const isSame = known?.dated === dated && last?.metadata.reviewed === reviewed.reviewed;
    if (isSame && known?.scope === scope && known.document.lines === document) return known.document;
    // The same object for as long as the same is known: what was diagnosed with it stays.
    const metadata = dated ? { ...reviewed, written: dated.at(document) } : isSame && last ? last.metadata : reviewed;
    const before = last?.lines === document ? last : last?.afterEdits(document, known?.edits ?? []);
    const inScope = before && (before.given === scope ? before : before.withScope(scope));
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
