import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { getOrInsert } from '../../core/base/collections.ts';
import type { FrameworkCoverage } from '../../core/coverage/coverage.ts';
import { type CoverageReader, coverageOf, coverageReader, type TextCoverage } from '../../core/coverage/measure.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import type { LineDocument } from '../../core/text/line-document.ts';
import { placeOf } from '../../library/rows.ts';
import { metadataOf } from '../../loader/document-metadata.ts';
import { CATALOG_SUFFIX } from '../../loader/root.ts';
import { isOwnReport } from '../../reports/coverage/is-own-report.ts';
import { fileBehind, nameOf, normalise, relativePath } from '../../uri/uris.ts';
import { unlessAborted } from '../lsp/cancellation.ts';
import { BackgroundSlice } from '../progress/time-slice.ts';
import type { Work } from '../progress/with-progress.ts';
import type { Session } from '../session/session.ts';
import { textOnDisk } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import { isOurs, openTexts } from '../workspace/project-texts.ts';

/** What the texts of a project cite, open documents as they are in the editor. */
export interface MeasuredProject {
  /** In the order of the set of frameworks. */
  readonly frameworks: readonly FrameworkCoverage[];
  /** Text files that were searched. */
  readonly files: number;
  /** Normalised URIs of the files that cite anything, by their names in the coverage. */
  readonly uris: ReadonlyMap<string, string>;
  /** The state that it was measured in. */
  readonly state: ProjectState;
}

/** The coverage of the texts of a project in a scope. */
interface ReadTexts {
  readonly scope: Scope;
  readonly reviewsOf: ProjectState['reviewsOf'];
  readonly reader: CoverageReader;
  /** By URI; `indexed` is the index's entry for the file. */
  readonly closed: Map<string, { readonly indexed: object; readonly text: TextCoverage }>;
  readonly open: WeakMap<DocumentAnalysis, TextCoverage>;
}

const NOTHING: TextCoverage = { citations: [], unreadRanges: 0 };

/** Measures the coverage of whole projects. The coverage of files that have not changed is kept until `forget`. */
export class ProjectCoverage {
  readonly #session: Session;
  #readTexts = new WeakMap<Project, ReadTexts>();

  constructor(session: Session) {
    this.#session = session;
  }

  forget(): void {
    this.#readTexts = new WeakMap();
  }

  /** `look` brings the index up to date with the disk first. Rejects when the signal is aborted. */
  async measure(project: Project<string>, look: boolean, { lookedAt, signal }: Work): Promise<MeasuredProject> {
    const { index } = this.#session;
    await project.settled();
    await unlessAborted(look ? index.complete(project, lookedAt) : index.searchedOnce(project, lookedAt), signal);
    for (;;) {
      const { state } = project;
      const read = this.#textsOf(project, state);
      await this.#readClosed(project, read, signal);
      if (project.state.scope !== state.scope || project.state.reviewsOf !== state.reviewsOf) continue;
      const texts = new Map([...read.closed].map(([uri, { text }]) => [uri, text]));
      const open = openTexts(project, this.#session);
      for (const uri of open.files) texts.delete(uri);
      for (const document of open.documents) {
        texts.set(normalise(document.uri), this.#measureOpen(project, read, document));
      }
      const citing = [...texts].filter(([, { citations }]) => citations.length > 0);
      return {
        frameworks: coverageOf(
          state.scope.set.frameworks,
          citing.map(([, text]) => text),
        ),
        files: index.searchedFiles(project),
        uris: new Map(citing.map(([uri]) => [nameIn(project, uri), fileBehind(uri, project.uri) ?? uri])),
        state,
      };
    }
  }

  #textsOf(project: Project, { scope, reviewsOf }: ProjectState): ReadTexts {
    let read = this.#readTexts.get(project);
    if (read?.scope !== scope || read.reviewsOf !== reviewsOf) {
      read = {
        scope,
        reviewsOf,
        reader: coverageReader(scope.set.frameworks, placeOf),
        closed: new Map(),
        open: new WeakMap(),
      };
      this.#readTexts.set(project, read);
    }
    return read;
  }

  async #readClosed(project: Project<string>, read: ReadTexts, signal: AbortSignal): Promise<void> {
    const { index, documents, fileSystem, lineDates } = this.#session;
    const slice = new BackgroundSlice();
    const files = new Map(index.files(project));
    for (const [uri, indexed] of files) {
      signal.throwIfAborted();
      if (read.closed.get(uri)?.indexed === indexed || documents.get(uri)) continue;
      const found = await textOnDisk(uri, fileSystem);
      const analysis = found && new DocumentAnalysis(found.lines, read.scope, uri, metadataOf(uri, project.state));
      const dated = analysis && (found.office ? analysis : await lineDates.date(analysis, found.text));
      const text = dated ? this.#measureText(project, read, uri, found.text, dated) : NOTHING;
      read.closed.set(uri, { indexed, text });
      await slice.pause();
    }
    for (const uri of read.closed.keys()) if (!files.has(uri)) read.closed.delete(uri);
  }

  #measureOpen(project: Project<string>, read: ReadTexts, document: LineDocument): TextCoverage {
    const { analysis } = this.#session.documents.analyse(document, project.state);
    const measure = () => this.#measureText(project, read, normalise(document.uri), document.getText(), analysis);
    return getOrInsert(read.open, analysis, measure);
  }

  #measureText(project: Project<string>, { reader }: ReadTexts, uri: string, text: string, analysis: DocumentAnalysis) {
    if (!this.#isMeasured(uri) || isOwnReport(text)) return NOTHING;
    const measured = reader(nameIn(project, uri), analysis);
    const { unreadRanges } = measured;
    if (unreadRanges > 0)
      this.#session.warn(`${uri}: too many ranges; of ${unreadRanges} ranges only the ends are counted.`);
    return measured;
  }

  /** Catalogs define objectives, and do not cite them. */
  #isMeasured(uri: string): boolean {
    return !isOurs(uri, this.#session.workspace) && !nameOf(uri).endsWith(CATALOG_SUFFIX);
  }
}

/** Relative to the folder, as on the command line; for a cell or the text of an office file, the name of the file. */
function nameIn({ uri: folder }: Project<string>, uri: string): string {
  const file = fileBehind(uri, folder) ?? uri;
  return relativePath(folder, file) ?? file;
}
