import { TextDocuments } from 'vscode-languageserver';
import { DocumentAnalysis, type Scope } from '../core/document-analysis.ts';
import { LineDocument } from '../core/text/line-document.ts';
import type { FeatureDocument } from '../features/feature-document.ts';
import { normalise } from '../uris.ts';

/**
 * The open documents. Clients spell URIs as they like and get their own spelling back; everything else of the server
 * knows a document by its normalised URI.
 */
export class Documents {
  readonly texts = new TextDocuments<LineDocument>({
    create: (uri, languageId, version, content) => new LineDocument(uri, languageId, version, content),
    update: (document, changes, version) => {
      document.applyChanges(changes, version);
      return document;
    },
  });
  readonly #byUri = new Map<string, LineDocument>();
  readonly #analysed = new WeakMap<LineDocument, { readonly scope: Scope; readonly document: FeatureDocument }>();

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

  /** The document's present version, judged by the scope. Computed once for a version and a scope. */
  analyse(document: LineDocument, scope: Scope): FeatureDocument {
    const known = this.#analysed.get(document);
    if (known?.scope === scope && known.document.version === document.version) return known.document;
    const { uri, version } = document;
    const analysed = { uri, version, lines: document, analysis: new DocumentAnalysis(document, scope) };
    this.#analysed.set(document, { scope, document: analysed });
    return analysed;
  }
}
