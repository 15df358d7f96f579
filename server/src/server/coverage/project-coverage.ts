import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import type { FrameworkCoverage } from '../../core/coverage/coverage.ts';
import { CoverageReader, coverageOf, type TextCoverage } from '../../core/coverage/measure.ts';
import { linesOf } from '../../core/model/text.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import { decodeText } from '../../loader/decode.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { CATALOG_SUFFIX } from '../../loader/root.ts';
import { isOwnReport } from '../../reports/coverage/is-own-report.ts';
import { nameOf, normalise, relativePath } from '../../uri/uris.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { unlessAborted } from '../lsp/cancellation.ts';
import { TimeSlice } from '../progress/time-slice.ts';
import type { Work } from '../progress/work.ts';
import type { Documents } from '../workspace/documents.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import { isOurs } from '../workspace/project-texts.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface ProjectCoverageOptions {
  readonly workspace: Workspace;
  readonly index: WorkspaceIndex;
  readonly documents: Documents;
  readonly fileSystem: FileSystem;
  /** Something was not counted: a sentence. */
  readonly warn: (message: string) => void;
}

/** What the texts of a root cite, in open documents as they are in the editor. */
export interface MeasuredProject {
  /** In the order of the set of frameworks. */
  readonly frameworks: readonly FrameworkCoverage[];
  /** Text files that were searched. */
  readonly files: number;
  /** By their names in the coverage, the normalised URIs of the files that cite anything. */
  readonly uris: ReadonlyMap<string, string>;
  /** That it was measured in. */
  readonly state: ProjectState;
}

/** What is known of the texts of a root under a scope. */
interface Known {
  readonly scope: Scope;
  readonly reader: CoverageReader;
  /** By URI; `indexed` is what the index has of the file. */
  readonly closed: Map<string, { readonly indexed: object; readonly text: TextCoverage }>;
  readonly open: WeakMap<DocumentAnalysis, TextCoverage>;
}

const NOTHING: TextCoverage = { citations: [], unreadRanges: 0 };

/** Measures the coverage of whole roots. What is known of files that have not changed since is kept until `forget`. */
export class ProjectCoverage {
  readonly #options: ProjectCoverageOptions;
  #known = new WeakMap<Project<ProjectState>, Known>();

  constructor(options: ProjectCoverageOptions) {
    this.#options = options;
  }

  forget(): void {
    this.#known = new WeakMap();
  }

  /**
   * @param look files on disk may have changed; else those that the index knows are taken as they were
   * @returns rejects when the signal is aborted
   */
  async measure(
    project: Project<ProjectState, string>,
    look: boolean,
    { lookedAt, signal }: Work,
  ): Promise<MeasuredProject> {
    const { index } = this.#options;
    await project.settled();
    await unlessAborted(look ? index.complete(project, lookedAt) : index.searchedOnce(project, lookedAt), signal);
    for (;;) {
      const { state } = project;
      const known = this.#knownOf(project, state.scope);
      await this.#readClosed(project, known, signal);
      if (project.state.scope !== state.scope) continue;
      const open = this.#openTexts(project, known);
      const texts = new Map([...known.closed].map(([uri, { text }]) => [uri, text]));
      for (const [uri, text] of open) texts.set(uri, text);
      const citing = [...texts].filter(([, { citations }]) => citations.length > 0);
      return {
        frameworks: coverageOf(
          state.scope.set.frameworks,
          citing.map(([, text]) => text),
        ),
        files: index.searchedFiles(project),
        uris: new Map(citing.map(([uri]) => [nameIn(project, uri), uri])),
        state,
      };
    }
  }

  #knownOf(project: Project<ProjectState>, scope: Scope): Known {
    let known = this.#known.get(project);
    if (known?.scope !== scope) {
      known = { scope, reader: new CoverageReader(scope.set.frameworks), closed: new Map(), open: new WeakMap() };
      this.#known.set(project, known);
    }
    return known;
  }

  async #readClosed(project: Project<ProjectState, string>, known: Known, signal: AbortSignal): Promise<void> {
    const { index, documents, fileSystem } = this.#options;
    const slice = new TimeSlice();
    const files = new Map(index.files(project));
    for (const [uri, indexed] of files) {
      signal.throwIfAborted();
      if (known.closed.get(uri)?.indexed === indexed || documents.get(uri)) continue;
      const text = await fileSystem.readFile(uri).then(decodeText, () => null);
      known.closed.set(uri, { indexed, text: this.#read(project, known, uri, text) });
      await slice.pause();
    }
    for (const uri of known.closed.keys()) if (!files.has(uri)) known.closed.delete(uri);
  }

  #read(
    project: Project<ProjectState, string>,
    { scope, reader }: Known,
    uri: string,
    text: string | null,
  ): TextCoverage {
    if (text === null || !this.#isMeasured(uri) || isOwnReport(text)) return NOTHING;
    const lines = linesOf(text);
    return this.#reported(
      uri,
      reader.read(nameIn(project, uri), lines, new DocumentAnalysis(lines, scope, uri).references),
    );
  }

  /** All open documents by their URIs; those that are of another root, or none that count, cite nothing. */
  #openTexts(project: Project<ProjectState, string>, known: Known): [string, TextCoverage][] {
    const { documents, workspace } = this.#options;
    return documents.all().map((document) => {
      const uri = normalise(document.uri);
      const counts = workspace.projectOf(uri) === project && !workspace.isExcluded(uri) && this.#isMeasured(uri);
      if (!counts) return [uri, NOTHING];
      const { lines, analysis } = documents.analyse(document, project.state);
      let text = known.open.get(analysis);
      if (!text) {
        text = isOwnReport(document.getText())
          ? NOTHING
          : known.reader.read(nameIn(project, uri), lines, analysis.references);
        known.open.set(analysis, this.#reported(uri, text));
      }
      return [uri, text];
    });
  }

  /** Catalogs say what there is, and do not cite it. */
  #isMeasured(uri: string): boolean {
    return !isOurs(uri, this.#options.workspace) && !nameOf(uri).endsWith(CATALOG_SUFFIX);
  }

  #reported(uri: string, text: TextCoverage): TextCoverage {
    const { unreadRanges } = text;
    if (unreadRanges > 0)
      this.#options.warn(`${uri}: too many ranges; ${unreadRanges} of them count by their ends alone.`);
    return text;
  }
}

/** Relative to the folder, as the command line names files there. */
const nameIn = (project: Project<ProjectState, string>, uri: string): string => relativePath(project.uri, uri) ?? uri;
