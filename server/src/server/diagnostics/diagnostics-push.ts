import type { Connection } from 'vscode-languageserver';
import { diagnostics } from '../../features/diagnostics.ts';
import type { FeatureDocument } from '../../features/feature-document.ts';
import { normalise } from '../../uri/uris.ts';
import { describeError } from '../lsp/describe-error.ts';
import { TimeSlice } from '../progress/time-slice.ts';
import type { Session } from '../session/session.ts';
import type { ChangeListener } from '../workspace/changes.ts';
import type { Documents } from '../workspace/documents.ts';
import { ClosedFiles, type ClosedFilesOptions } from './closed-files.ts';
import { Publisher } from './publisher.ts';

/**
 * While somebody types in a document that takes long to analyse, diagnostics wait for a pause, in multiples of the time
 * that they took last, and no longer than this (in milliseconds).
 */
const LONGEST_WAIT = 100;
const PATIENCE = 4;
/** What takes less than this does not wait (in milliseconds). */
const AT_ONCE = 25;

/** Sends diagnostics as documents, catalogs and configuration change. */
export class DiagnosticsPush implements ChangeListener {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #documents: Documents;
  readonly #publisher: Publisher;
  readonly #closed: ClosedFiles;
  readonly #reported = new Set<string>();
  /** What the diagnostics of a document took last, in milliseconds. */
  readonly #cost = new Map<string, number>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
    this.#documents = session.documents;
    this.#publisher = new Publisher((params) => void connection.sendDiagnostics(params).catch(this.#failed));
    const { workspace, index, fileSystem, lineDates } = session;
    const date: ClosedFilesOptions['date'] = (analysis, text) => lineDates.date(analysis, text);
    const changed = (uri: string) => this.#pushFile(uri);
    this.#closed = new ClosedFiles({ workspace, index, fileSystem, date, changed, failed: this.#failed });
  }

  didChangeDocument(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    const push = () => void this.#pushDocument(uri).catch(this.#failed);
    const cost = this.#cost.get(uri) ?? 0;
    if (cost < AT_ONCE) push();
    else this.#timers.set(uri, setTimeout(push, Math.min(cost * PATIENCE, LONGEST_WAIT)));
  }

  didCloseDocument(uri: string): void {
    clearTimeout(this.#timers.get(uri));
    this.#timers.delete(uri);
    this.#cost.delete(uri);
    this.#pushFile(normalise(uri));
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
    // Of a catalog, else, the problems of the text before would be shown in this one.
    await this.#session.read(uri);
    // Only then is there nothing to wait for: what follows is the work itself.
    await this.#session.loadedProject(uri);
    const start = performance.now();
    const document = await this.#session.analyse(uri);
    if (!document || !(await this.#isDiagnosed(document))) return;
    const { support, clientUri } = this.#session;
    const found = diagnostics(this.#session.diagnosticsOf(document), support, clientUri);
    const version = support.diagnosticVersion && document.version !== null ? document.version : undefined;
    this.#publisher.publish(uri, found, version);
    this.#cost.set(uri, performance.now() - start);
  }

  /** Judges a large document in slices of time; false where it has changed meanwhile, and is to be judged as it is now. */
  async #isDiagnosed({ uri, version, analysis }: FeatureDocument): Promise<boolean> {
    const slice = new TimeSlice();
    while (!analysis.diagnoseUntil(slice.isOver)) {
      await slice.pause();
      const now = await this.#session.analyse(uri);
      if (now?.version !== version || now.analysis !== analysis) return false;
    }
    return true;
  }

  /**
   * A file that is not open: a catalog, a configuration, or a document of which problems are shown all the same. Where
   * nothing is wrong with it, nothing is sent; where neither the client nor the settings ask for closed files, the log
   * tells of errors.
   */
  #pushFile(uri: string): void {
    if (this.#documents.get(uri)) return;
    const { support, clientUri, options, workspace } = this.#session;
    const problems = [...this.#closed.problemsOf(uri), ...workspace.problemsOfFile(uri)];
    const isAsked = options.closedFiles || workspace.projectOf(uri).state.settings?.closedFiles === true;
    if (problems.length > 0 && isAsked) {
      this.#publisher.publish(uri, diagnostics(problems, support, clientUri));
      return;
    }
    this.#publisher.clear(uri);
    for (const { severity, message } of problems) if (severity === 'error') this.#notify(`${uri}: ${message}`);
  }

  #notify(message: string): void {
    if (!this.#reported.has(message)) this.#connection.console.warn(message);
    this.#reported.add(message);
  }

  readonly #failed = (error: unknown): void => {
    this.#connection.console.error(`Diagnostics failed: ${describeError(error)}`);
  };
}
