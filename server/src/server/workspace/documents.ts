import { TextDocuments } from 'vscode-languageserver';
import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { type LineChange, LineDocument } from '../../core/text/line-document.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { type AnalysisInputs, metadataOf } from '../../loader/document-metadata.ts';
import { normalise, officeFileOf } from '../../uri/uris.ts';
import { LineAges } from './line-ages.ts';

/** An analysis of a document, or of an earlier version of it. */
interface Analysed {
  readonly scope: Scope;
  readonly ages: LineAges | undefined;
  readonly document: FeatureDocument;
  /** The lines in which the document differs from the version analysed. */
  readonly edits: readonly LineChange[];
}

/** The open documents, by normalised URIs; clients may spell them in any way, and get their own spelling back. */
export class Documents {
  readonly texts = new TextDocuments<LineDocument>({
    create: (uri, languageId, version, content) => {
      const document = new LineDocument(uri, languageId, version, content);
      this.#ages.set(document, LineAges.unknown(document.lineCount));
      return document;
    },
    update: (document, changes, version) => {
      const edited = document.withChanges(changes, version);
      if (edited === 'stale') return document;
      const analysed = this.#analysed.get(document);
      const edits = [...(analysed?.edits ?? []), ...edited.changes];
      if (analysed) this.#analysed.set(edited.document, { ...analysed, edits });
      const ages = this.#ages.get(document)?.after(edited.changes);
      if (ages) this.#ages.set(edited.document, ages);
      return edited.document;
    },
  });
  /** The client's spelling by normalised URI. */
  readonly #spellings = new Map<string, string>();
  readonly #analysed = new WeakMap<LineDocument, Analysed>();
  readonly #ages = new WeakMap<LineDocument, LineAges>();

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

  /** When the lines of an open document were written. Lines that were typed since it was opened are new. */
  agesOf(document: LineDocument): LineAges | undefined {
    return this.#ages.get(document);
  }

  /** Sets when the lines of an open document were written. Returns whether that changes anything. */
  date(document: LineDocument, ages: LineAges): boolean {
    const before = this.#ages.get(document);
    this.#ages.set(document, ages);
    return before !== ages;
  }

  /**
   * An analysis of the document in a project's state. It is remembered, and made from the last one of the document, so that
   * only what edits and changes of the state affect is analysed again.
   */
  analyse(document: LineDocument, state: AnalysisInputs): FeatureDocument {
    const { scope } = state;
    const last = this.#analysed.get(document);
    const ages = this.#ages.get(document);
    const { uri, version, languageId } = document;
    const file = officeFileOf(uri) ?? normalise(uri);
    const reviewed = metadataOf(file, state);
    const before = last?.document.analysis;
    const isSame = last?.ages === ages && before?.metadata.reviewed === reviewed.reviewed;
    if (isSame && last?.scope === scope && last.document.lines === document) return last.document;
    // The same object while nothing changes, so that diagnostics are kept.
    const metadata = isSame && before ? before.metadata : { ...reviewed, ...(ages && { lineDates: ages }) };
    const edited = before?.lines === document ? before : before?.afterEdits(document, last?.edits ?? [], metadata);
    const inScope = edited && (edited.given === scope ? edited : edited.withScope(scope));
    const analysis = inScope?.withMetadata(metadata) ?? new DocumentAnalysis(document, scope, file, metadata);
    const analysed = { uri, version, languageId, eol: firstTerminator(document), lines: document, analysis };
    this.#analysed.set(document, { scope, ages, document: analysed, edits: [] });
    return analysed;
  }
}

/** The first line's terminator; a line feed where there is only one line. */
function firstTerminator(document: LineDocument): string {
  const end = { line: 0, character: document.line(0).length };
  return document.getText({ start: end, end: { line: 1, character: 0 } }) || '\n';
}
