import type { Connection } from 'vscode-languageserver';
import { diagnostics } from '../../features/diagnostics.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { fileBehind, normalise } from '../../uri/uris.ts';
import { describeError, log } from '../lsp/messages.ts';
import { BackgroundSlice, diagnoseInSlices, giveWay } from '../progress/time-slice.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from '../workspace/changes.ts';
import type { Documents } from '../workspace/documents.ts';
import { ClosedFiles } from './closed-files.ts';
import { Publisher } from './publisher.ts';

/**
 * While the user types in a document that takes long to diagnose, diagnostics wait for a pause: for a multiple of the time
 * that they took last, at most for `LONGEST_WAIT`.
 */
const WAIT_FACTOR = 4;
/** In milliseconds. */
const LONGEST_WAIT = 100;
/** Diagnostics that take less time do not wait (in milliseconds). */
const AT_ONCE = 25;

/** Sends diagnostics as documents, catalogs and configuration change, to clients that do not pull them. */
export class DiagnosticsPush implements ChangeListener {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #documents: Documents;
  readonly #publisher: Publisher;
  readonly #closed: ClosedFiles;
  /** How long the last diagnostics of a document took (in milliseconds). */
  readonly #cost = new Map<string, number>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
    this.#documents = session.documents;
    this.#publisher = new Publisher((params) => void connection.sendDiagnostics(params).catch(this.#failed));
    this.#closed = new ClosedFiles(session, (uri) => this.#pushFile(uri), this.#failed);
  }

  didChangeDocument(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    const push = () => void this.#pushDocument(uri).catch(this.#failed);
    const cost = this.#cost.get(uri) ?? 0;
    if (cost < AT_ONCE) push();
    else this.#timers.set(uri, setTimeout(push, Math.min(cost * WAIT_FACTOR, LONGEST_WAIT)));
    this.#pushFileBehind(uri);
  }

  didCloseDocument(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#cost.delete(uri);
    this.#pushFile(normalise(uri));
    this.#pushFileBehind(uri);
    this.didChangeFiles();
  }

  didChangeFiles(): void {
    this.#closed.look();
  }

  /** Only diagnostics that differ are sent again. */
  didChangeScope(): void {
    for (const { uri } of this.#documents.all()) void this.#pushDocument(uri).catch(this.#failed);
    const { workspace } = this.#session;
    for (const uri of new Set([...workspace.filesRead(), ...this.#publisher.published])) this.#pushFile(uri);
    this.didChangeFiles();
  }

  dispose(): void {
    this.#closed.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  async #pushDocument(uri: string): Promise<void> {
    // Otherwise the diagnostics of a catalog's last text would be shown in the present one.
    await this.#session.whenRead(uri);
    // The time is measured from here: all waiting is over.
    await this.#session.loadedProject(uri);
    // Completion right after a keystroke comes first.
    await giveWay();
    const start = performance.now();
    const document = await this.#session.analyse(uri);
    if (!document || !(await this.#isDiagnosed(document))) return;
    const found = diagnostics(this.#session.diagnosticsOf(document), this.#session);
    const version = this.#session.support.diagnosticVersion && document.version !== null ? document.version : undefined;
    this.#publisher.publish(uri, found, version);
    this.#cost.set(uri, performance.now() - start);
  }

  /** Diagnoses a large document in time slices; false where it has changed meanwhile, so that it is diagnosed again. */
  #isDiagnosed({ uri, version, analysis }: FeatureDocument): Promise<boolean> {
    const isOutdated = async () => {
      const now = await this.#session.analyse(uri);
      return now?.version !== version || now.analysis !== analysis;
    };
    return diagnoseInSlices(analysis, isOutdated, new BackgroundSlice());
  }

  /** A notebook with open cells has no diagnostics of its own, nor has an office file whose text is open. */
  #pushFileBehind(uri: string): void {
    const file = fileBehind(uri, this.#session.projectOf(uri).uri);
    if (file !== undefined) this.#pushFile(file);
  }

  /** Sends diagnostics of a file that is not open, where client or settings want them: catalog, configuration, text. */
  #pushFile(uri: string): void {
    if (this.#documents.get(uri)) return;
    const found = this.#closed.shown(uri);
    if (found.length > 0) this.#publisher.publish(uri, diagnostics(found, this.#session));
    else this.#publisher.clear(uri);
  }

  readonly #failed = (error: unknown): void => {
    log(this.#connection, 'error', `Diagnostics failed: ${describeError(error)}`);
  };
}
