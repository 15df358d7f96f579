import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';
import { normalise } from '../../uri/uris.ts';

/** Sends diagnostics that differ from those that the client has. */
export class Publisher {
  readonly #send: (params: PublishDiagnosticsParams) => void;
  /** What the client has, by normalised URI. */
  readonly #sent = new Map<string, PublishDiagnosticsParams>();

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.#send = send;
  }

  /** `uri` is in the client's spelling; `version` that of an open document, for clients that support it. */
  publish(uri: string, diagnostics: Diagnostic[], version?: number): void {
    const params: PublishDiagnosticsParams = { uri, diagnostics, ...(version !== undefined && { version }) };
    const before = this.#sent.get(normalise(uri));
    if (before && isSame(before, params)) return;
    if (before && before.uri !== uri) this.clear(uri);
    this.#sent.set(normalise(uri), params);
    this.#send(params);
  }

  /** Removes the diagnostics that the client has, in any spelling of the URI. */
  clear(uri: string): void {
    const before = this.#sent.get(normalise(uri));
    this.#sent.delete(normalise(uri));
    if (before && before.diagnostics.length > 0) this.#send({ uri: before.uri, diagnostics: [] });
  }

  /** Normalised URIs of documents whose diagnostics were published and not cleared since. */
  get published(): readonly string[] {
    return [...this.#sent.keys()];
  }
}

function isSame(a: PublishDiagnosticsParams, b: PublishDiagnosticsParams): boolean {
  if (a.uri !== b.uri || a.version !== b.version || a.diagnostics.length !== b.diagnostics.length) return false;
  return JSON.stringify(a.diagnostics) === JSON.stringify(b.diagnostics);
}
