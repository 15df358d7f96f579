import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import { linesOf } from '../../core/model/text.ts';
import type { DocumentMetadata } from '../../core/reviews/document-metadata.ts';
import { decodeText } from '../../loader/decode.ts';
import { isSameMetadata, metadataOf } from '../../loader/document-metadata.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { isAbort } from '../lsp/describe-error.ts';
import { TimeSlice } from '../progress/time-slice.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface ClosedFilesOptions {
  readonly workspace: Workspace;
  readonly index: WorkspaceIndex;
  readonly fileSystem: FileSystem;
  /** Adds to a text what is known of when it was written. */
  readonly date: (analysis: DocumentAnalysis, text: string) => Promise<DocumentAnalysis>;
  /** Called with the normalised URI of a file whose problems are others now. */
  readonly changed: (uri: string) => void;
  readonly failed: (error: unknown) => void;
}

interface DiagnosedFile {
  /** What the index had of the file. */
  readonly indexed: object;
  readonly scope: Scope;
  readonly metadata: DocumentMetadata;
  readonly problems: readonly Diagnostic[];
}

/** Several events in a row are one reason to look (in milliseconds). */
const SETTLING = 300;
const NONE: readonly Diagnostic[] = [];

/**
 * The problems of files that nobody has open, in the folders where that is asked for: of those that hold references. A
 * file is judged again when it is another one, or judged by something else.
 */
export class ClosedFiles {
  readonly #options: ClosedFilesOptions;
  readonly #diagnosed = new Map<string, DiagnosedFile>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #isDisposed = false;

  constructor(options: ClosedFilesOptions) {
    this.#options = options;
  }

  /** As known so far. */
  problemsOf(uri: string): readonly Diagnostic[] {
    return this.#diagnosed.get(uri)?.problems ?? NONE;
  }

  /** Something may have changed: looks soon. */
  look(): void {
    clearTimeout(this.#timer);
    if (this.#isDisposed) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#running
        .then(() => this.#diagnoseAll())
        .catch((error) => {
          // What was known stays, until somebody has files searched again.
          if (!isAbort(error)) this.#options.failed(error);
        });
    }, SETTLING);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
  }

  async #diagnoseAll(): Promise<void> {
    const { workspace, index } = this.#options;
    const seen = new Set<string>();
    for (const project of workspace.projects) {
      await project.settled();
      if (this.#isDisposed) return;
      if (project.uri === null || project.state.settings?.closedFiles !== true) continue;
      await index.complete(project);
      await this.#diagnoseProject(project, seen);
    }
    for (const [uri, { problems }] of this.#diagnosed) {
      if (seen.has(uri)) continue;
      this.#diagnosed.delete(uri);
      if (problems.length > 0) this.#options.changed(uri);
    }
  }

  async #diagnoseProject(project: Project<ProjectState>, seen: Set<string>): Promise<void> {
    const { index } = this.#options;
    const { state } = project;
    const { scope } = state;
    const slice = new TimeSlice();
    for (const [uri, indexed] of [...index.files(project)]) {
      if (this.#isDisposed) return;
      seen.add(uri);
      const before = this.#diagnosed.get(uri);
      const metadata = metadataOf(uri, state);
      const isSameText = before?.indexed === indexed;
      if (isSameText && before.scope === scope && isSameMetadata(before.metadata, metadata)) continue;
      const problems = await this.#diagnose(uri, scope, metadata);
      this.#diagnosed.set(uri, { indexed, scope, metadata, problems });
      if (problems.length > 0 || before?.problems.length) this.#options.changed(uri);
      await slice.pause();
    }
  }

  /** As it is on disk, though it may be open: others tell of it then, and this is for the time when it is closed. */
  async #diagnose(uri: string, scope: Scope, metadata: DocumentMetadata): Promise<readonly Diagnostic[]> {
    const text = await this.#options.fileSystem.readFile(uri).then(decodeText, () => null);
    if (text === null) return NONE;
    return (await this.#options.date(new DocumentAnalysis(linesOf(text), scope, uri, metadata), text)).diagnostics;
  }
}
