import { TextDocuments } from 'vscode-languageserver';
import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { type LineChange, LineDocument } from '../../core/text/line-document.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { type AnalysisInputs, metadataOf } from '../../loader/document-metadata.ts';
import { normalise } from '../../uri/uris.ts';
import type { DatedText } from './dated-text.ts';

/** A document as it was judged last, and by what. */
interface Analysed {
  readonly scope: Scope;
  readonly dated: DatedText | undefined;
  readonly document: FeatureDocument;
}

/**
 * The open documents. Clients spell URIs as they like and get their own spelling back; everything else of the server
 * knows a document by its normalised URI.
 */
export class Documents {
  readonly texts = new TextDocuments<LineDocument>({
    create: (uri, languageId, version, content) => new LineDocument(uri, languageId, version, content),
    update: (document, changes, version) => {
      const lines = document.applyChanges(changes, version);
      if (lines !== 'stale') this.#edits.set(document, [...(this.#edits.get(document) ?? []), ...lines]);
      return document;
    },
  });
  /** What was edited since the document was analysed. */
  readonly #edits = new WeakMap<LineDocument, readonly LineChange[]>();
  readonly #byUri = new Map<string, LineDocument>();
  readonly #analysed = new WeakMap<LineDocument, Analysed>();
  readonly #dated = new WeakMap<LineDocument, DatedText>();

  constructor() {
    this.texts.onDidOpen(({ document }) => this.#byUri.set(normalise(document.uri), document));
    this.texts.onDidClose(({ document }) => this.#byUri.delete(normalise(document.uri)));
  }

  /** By any spelling of the URI. */
  get(uri: string): LineDocument | undefined {
    return this.texts.get(uri) ?? this.#byUri.get(normalise(uri));
  }

  all(): readonly LineDocument[] {
    return this.texts.all();
  }

  /** Says when a document's lines were written, from now on; null: nothing is known. Tells whether that differs. */
  date(document: LineDocument, dated: DatedText | null): boolean {
    const before = this.#dated.get(document);
    if (dated) this.#dated.set(document, dated);
    else this.#dated.delete(document);
    return before !== (dated ?? undefined);
  }

  /** The document's present version, judged by a root: what an edit does not concern is analysed once. */
  analyse(document: LineDocument, state: AnalysisInputs): FeatureDocument {
    const { scope } = state;
    const known = this.#analysed.get(document);
    const dated = this.#dated.get(document);
    const { uri, version, languageId } = document;
    const reviewed = metadataOf(normalise(uri), state);
    const last = known?.document.analysis;
    const isSame = known?.dated === dated && last?.metadata.reviewed === reviewed.reviewed;
    if (isSame && known?.scope === scope && known.document.version === version) return known.document;
    // The same object for as long as the same is known: what was judged by it stays.
    const metadata = dated ? { ...reviewed, written: dated.at(document) } : isSame && last ? last.metadata : reviewed;
    const edits = this.#edits.get(document) ?? [];
    this.#edits.delete(document);
    const before = edits.length > 0 ? last?.afterEdits(edits) : last;
    const inScope = before && (before.given === scope ? before : before.withScope(scope));
    const analysis = inScope?.withMetadata(metadata) ?? new DocumentAnalysis(document, scope, normalise(uri), metadata);
    const analysed = { uri, version, languageId, eol: firstTerminator(document), lines: document, analysis };
    this.#analysed.set(document, { scope, dated, document: analysed });
    return analysed;
  }
}

/** What ends the first line; a line feed where there is but one. */
function firstTerminator(document: LineDocument): string {
  const end = { line: 0, character: document.line(0).length };
  return document.getText({ start: end, end: { line: 1, character: 0 } }) || '\n';
}
