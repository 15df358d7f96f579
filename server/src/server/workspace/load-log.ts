import type { Connection } from 'vscode-languageserver';
import { sum } from '../../core/base/collections.ts';
import { packageText } from '../../core/model/catalog.ts';
import type { Candidate } from '../../core/resolution/compose.ts';
import { counted } from '../../core/resolution/phrases.ts';
import type { CatalogSource } from '../../core/resolution/scope.ts';
import { nameOf } from '../../uri/uris.ts';
import { firstTimes, log } from '../lsp/messages.ts';
import type { ChangeListener } from './changes.ts';
import type { Documents } from './documents.ts';
import type { Project } from './project.ts';
import type { ProjectState } from './project-state.ts';
import type { Workspace } from './workspace.ts';

/**
 * Logs what was read: each catalog, which frameworks are enabled and why, how long it took, and each error in a file that
 * is not open. In English, like the rest of the log.
 */
export class LoadLog implements ChangeListener {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #documents: Documents;
  /** What was logged last about a project, without counts: these change while a catalog is written. */
  readonly #last = new WeakMap<Project, ReadonlySet<string>>();
  readonly #isFirst = firstTimes();

  constructor(connection: Connection, workspace: Workspace, documents: Documents) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#documents = documents;
  }

  /** Folders were opened: logs when they have been read, even if nothing was found. */
  async didOpenFolders(): Promise<void> {
    await this.#workspace.allSettled();
    this.didChangeScope();
  }

  didChangeScope(): void {
    for (const project of this.#workspace.ownProjects) this.#logProject(project);
  }

  #logProject(project: Project): void {
    const { uri, state } = project;
    if (state.took === null) return;
    const before = this.#last.get(project);
    const entries = state.candidates.map((candidate) => describe(candidate, state));
    this.#last.set(project, new Set(entries.map(({ key }) => key)));
    const place = uri ?? 'No folder';
    const { catalogs, configuration } = state.loaded.files;
    const files = `${counted(catalogs.size, 'catalog')}${configuration ? ' and objrefs.yaml' : ''}`;
    if (!before) log(this.#connection, 'info', `${place}: read ${files} in ${Math.round(state.took)} ms.`);
    for (const { key, text } of entries) if (!before?.has(key)) log(this.#connection, 'info', `${place}: ${text}`);
    this.#logErrors(state);
  }

  #logErrors({ problems }: ProjectState): void {
    for (const [uri, found] of problems) {
      if (this.#documents.get(uri)) continue;
      for (const { severity, message, range } of found) {
        const text = `${uri}: line ${range.start.line + 1}: ${message}`;
        if (severity === 'error' && this.#isFirst(text)) log(this.#connection, 'warn', text);
      }
    }
  }
}

function nameOfSource(source: CatalogSource): string {
  const file = nameOf(source.catalog.uri);
  return source.package ? `${file} of ${packageText(source.package)}` : file;
}

/** What decides that a framework is enabled or not, and what its catalogs have. */
function describe({ sources, isEnabled, chosenAs }: Candidate, { loaded }: ProjectState) {
  const isShipped = sources.every(({ origin }) => origin === 'shipped');
  const by =
    chosenAs === undefined
      ? 'by default'
      : `by ${loaded.configuration?.frameworks.has(chosenAs) ? 'objrefs.yaml' : 'settings'}`;
  const from = isShipped ? 'built in' : sources.map(nameOfSource).join(', ');
  const key = `${sources[0]?.catalog.prefix} is ${isEnabled ? 'enabled' : 'disabled'} ${by}: ${from}`;
  const editions = sources.flatMap(({ catalog }) => catalog.editions);
  const objectives = sum(editions.map((edition) => edition.objectives.length));
  return { key, text: `${key} (${counted(editions.length, 'edition')}, ${counted(objectives, 'objective')})` };
}
