import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import type { Diagnostic } from '../../core/model/diagnostic.ts';
import type { DocumentMetadata } from '../../core/reviews/document-reviews.ts';
import type { DocumentText } from '../../documents/document-text.ts';
import { isSameMetadata, metadataOf } from '../../loader/document-metadata.ts';
import { fileBehind, textViewOf } from '../../uri/uris.ts';
import { isAbort } from '../lsp/cancellation.ts';
import { BackgroundSlice } from '../progress/time-slice.ts';
import type { Session } from '../session/session.ts';
import { textOnDisk } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';

interface DiagnosedFile {
  /** The index's entry for the file. */
  readonly indexed: object;
  readonly scope: Scope;
  readonly metadata: DocumentMetadata;
  readonly diagnostics: readonly Diagnostic[];
}

/** Files are looked at once after events that follow each other within this time (in milliseconds). */
const SETTLING = 300;
const NONE: readonly Diagnostic[] = [];

/**
 * The diagnostics of files that hold references and are not open, in folders where the setting is on. A file is diagnosed
 * again when it, the scope or its reviews have changed.
 */
export class ClosedFiles {
  readonly #session: Session;
  readonly #changed: (uri: string) => void;
  readonly #failed: (error: unknown) => void;
  readonly #diagnosed = new Map<string, DiagnosedFile>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  #isDisposed = false;

  /** @param changed called with the normalised URI of a file whose diagnostics have changed */
  constructor(session: Session, changed: (uri: string) => void, failed: (error: unknown) => void) {
    this.#session = session;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** By the URIs of files, as of the last look. */
  get diagnosed(): ReadonlyMap<string, unknown> {
    return this.#diagnosed;
  }

  /** What a client is shown of a file that is not open: as of the last look, as a text, catalog or configuration. */
  shown(uri: string): readonly Diagnostic[] {
    const { options, workspace, documents } = this.#session;
    const isWanted = options.closedFiles || workspace.projectOf(uri).state.settings?.closedFiles === true;
    if (!isWanted || documents.get(uri)) return NONE;
    // A notebook with open cells has no diagnostics of its own, nor has an office file whose text is open.
    const isOpen = documents.all().some((one) => fileBehind(one.uri, this.#session.projectOf(one.uri).uri) === uri);
    const inText = isOpen ? NONE : (this.#diagnosed.get(uri)?.diagnostics ?? NONE);
    const inFile = workspace.diagnosticsOfFile(uri);
    return inFile.length === 0 ? inText : [...inText, ...inFile];
  }

  /** Something may have changed: looks at the files soon. */
  look(): void {
    clearTimeout(this.#timer);
    if (this.#isDisposed) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#running
        .then(async () => {
          for await (const [uri, isChanged] of this.files()) if (isChanged) this.#changed(uri);
        })
        .catch((error) => {
          // Where the user has cancelled the search, diagnostics stay as they are until the next one.
          if (!isAbort(error)) this.#failed(error);
        });
    }, SETTLING);
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
  }

  /** Looks at the files, and returns each with whether its diagnostics have changed since the last time. */
  async *files(): AsyncGenerator<readonly [uri: string, isChanged: boolean]> {
    const { workspace, index } = this.#session;
    const seen = new Set<string>();
    for (const project of workspace.projects) {
      await project.settled();
      if (this.#isDisposed) return;
      if (project.uri === null || project.state.settings?.closedFiles !== true) continue;
      await index.complete(project);
      yield* this.#filesOf(project, seen);
    }
    for (const [uri, { diagnostics }] of this.#diagnosed) {
      if (seen.has(uri)) continue;
      this.#diagnosed.delete(uri);
      yield [uri, diagnostics.length > 0];
    }
  }

  async *#filesOf(project: Project, seen: Set<string>): ReturnType<ClosedFiles['files']> {
    const { index } = this.#session;
    const { state } = project;
    const { scope } = state;
    const slice = new BackgroundSlice();
    for (const [uri, indexed] of [...index.files(project)]) {
      if (this.#isDisposed) return;
      seen.add(uri);
      const before = this.#diagnosed.get(uri);
      const metadata = metadataOf(uri, state);
      const isSameText = before?.indexed === indexed;
      if (isSameText && before.scope === scope && isSameMetadata(before.metadata, metadata)) {
        yield [uri, false];
        continue;
      }
      const diagnostics = await this.#diagnose(uri, scope, metadata);
      this.#diagnosed.set(uri, { indexed, scope, metadata, diagnostics });
      yield [uri, diagnostics.length > 0 || (before?.diagnostics.length ?? 0) > 0];
      await slice.pause();
    }
  }

  /** As it is on disk, even if it is open: these diagnostics are shown once it is closed. */
  async #diagnose(uri: string, scope: Scope, metadata: DocumentMetadata): Promise<readonly Diagnostic[]> {
    const found = await textOnDisk(uri, this.#session.fileSystem);
    if (!found) return NONE;
    const { text, lines, office } = found;
    const analysis = new DocumentAnalysis(lines, scope, uri, metadata);
    if (office) return analysis.diagnostics.map((diagnostic) => inOffice(uri, office, diagnostic));
    return (await this.#session.lineDates.date(analysis, text)).diagnostics;
  }
}

/** Editors do not show lines of an office file: the message says where the reference is, and its text is related. */
function inOffice(uri: string, text: DocumentText, diagnostic: Diagnostic): Diagnostic {
  const { range, message, related = [] } = diagnostic;
  const { label } = text.placeOf(range);
  const inText = { location: { uri: textViewOf(uri), range }, message: l10n.t('In the text of the document') };
  return { ...diagnostic, message: l10n.t('{0}: {1}', label, message), related: [inText, ...related] };
}
