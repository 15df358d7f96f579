import type { DocumentAnalysis } from '../core/analysis/document-analysis.ts';
import type { Lines } from '../core/model/text.ts';

/** What a feature knows of the document it is asked about. One version, one scope: nothing in it changes meanwhile. */
export interface FeatureDocument {
  /** As the client spells it, since answers go back to the client. */
  readonly uri: string;
  /** Null where the text is not the client's own (a file on disk). */
  readonly version: number | null;
  /** LSP's language identifier, as the client named it. */
  readonly languageId?: string;
  /** What ends the document's lines; a line feed where that is not known. */
  readonly eol?: string;
  readonly lines: Lines;
  readonly analysis: DocumentAnalysis;
}
