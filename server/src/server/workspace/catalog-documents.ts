import type { Catalog } from '../../core/model/catalog.ts';
import type { Framework } from '../../core/model/framework.ts';
import { type Lines, linesOf, textIn } from '../../core/model/text.ts';
import { composeFrameworks } from '../../core/resolution/compose.ts';
import type { FrameworkSet } from '../../core/resolution/scope.ts';
import type { EditableCatalog } from '../../features/addToCatalog.ts';
import type { CatalogText } from '../../features/catalog/completion.ts';
import type { FieldsDocument, KnownFramework } from '../../features/catalog/field-completion.ts';
import type { CatalogDocument } from '../../features/feature-document.ts';
import { CATALOG_SUFFIX, CONFIGURATION_FILE, type LoadedRoot } from '../../loader/root.ts';
import { nameOf, normalise } from '../../uri/uris.ts';
import type { Runtime } from '../lsp/runtime.ts';
import type { Documents } from './documents.ts';
import type { Workspace } from './workspace.ts';

/** Open documents that are catalogs or `objrefs.yaml`. */
export class CatalogDocuments {
  readonly #documents: Documents;
  readonly #workspace: Workspace;
  readonly #runtime: Runtime;

  constructor(documents: Documents, workspace: Workspace, runtime: Runtime) {
    this.#documents = documents;
    this.#workspace = workspace;
    this.#runtime = runtime;
  }

  /**
   * The content of an open catalog, once its present text has been read; undefined for other documents. All other open
   * catalogs have been read by then, too.
   */
  async read(uri: string): Promise<CatalogDocument | undefined> {
    const key = normalise(uri);
    await this.#workspace.allReady();
    await Promise.all([this.#workspace.settled(key), this.#workspace.projectOf(key).textsRead()]);
    const [project] = this.#workspace.readersOf(key);
    if (!project) return this.#shipped(key);
    const document = this.#documents.get(uri);
    const file = project.state.loaded.files.catalogs.get(key);
    // It has been edited since: the client will ask again.
    if (!document || !file?.parsed || file.text !== document.getText()) return undefined;
    const framework = frameworkOf(file.parsed, project.state.scope.set);
    return framework && { uri: document.uri, lines: document, catalog: file.parsed, framework };
  }

  /** A catalog of the workspace, open or not, not of an installed package, whose present text has no errors and is the one that was read. */
  editable(uri: string): EditableCatalog | undefined {
    const { catalogs, listing } = this.#workspace.readersOf(uri)[0]?.state.loaded.files ?? {};
    if (listing?.packages.catalogs.get(uri)?.isInstalled) return undefined;
    const file = catalogs?.get(uri);
    if (!file?.parsed || file.parsed.imported || file.text === null || file.parsed !== file.value) return undefined;
    const open = this.#documents.get(uri);
    if (open && open.getText() !== file.text) return undefined;
    const eol = /\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
    const lines = linesOf(file.text);
    return { uri: open?.uri ?? uri, version: open?.version ?? null, eol, lines, catalog: file.parsed };
  }

  /** An open catalog as it is being edited, with the framework of its last text without errors. */
  text(uri: string): CatalogText | undefined {
    const document = this.#documents.get(uri);
    const key = normalise(uri);
    const [project] = this.#workspace.readersOf(key);
    const value = project?.state.loaded.files.catalogs.get(key)?.value;
    const framework = project && value ? frameworkOf(value, project.state.scope.set) : undefined;
    if (!document || !framework || value?.imported) return undefined;
    return { uri: document.uri, lines: document, catalogUri: key, framework };
  }

  /** An open catalog or `objrefs.yaml` as it is being edited; undefined for other documents. */
  fields(uri: string): FieldsDocument | undefined {
    const lines = this.#documents.get(uri);
    const key = normalise(uri);
    const { loaded } = this.#workspace.projectOf(key).state;
    const isCatalog = key.endsWith(CATALOG_SUFFIX) || (/\.ya?ml$/i.test(key) && loaded.files.catalogs.has(key));
    const isConfiguration = nameOf(key) === CONFIGURATION_FILE;
    if (!lines || !(isCatalog || isConfiguration)) return undefined;
    return {
      lines,
      kind: isConfiguration ? 'configuration' : 'catalog',
      frameworks: isConfiguration ? knownFrameworks(loaded) : [],
    };
  }

  /** The text of an open catalog or `objrefs.yaml`; undefined for other documents. */
  source(uri: string): { readonly kind: FieldsDocument['kind']; readonly text: string } | undefined {
    const document = this.#documents.get(uri);
    const fields = this.fields(uri);
    const key = normalise(uri);
    const isImported = this.#workspace.projectOf(key).state.loaded.files.catalogs.get(key)?.value?.imported;
    return document && fields && !isImported ? { kind: fields.kind, text: document.getText() } : undefined;
  }

  /** A built-in catalog, under its own URI or where the client opened its file. */
  #shipped(uri: string): CatalogDocument | undefined {
    const { loaded, scope } = this.#workspace.projectOf(uri).state;
    const catalog = loaded.sources.find(
      ({ origin, catalog: { uri: own } }) => origin === 'shipped' && (own === uri || this.#fileOf(own) === uri),
    )?.catalog;
    const document = this.#documents.get(uri);
    if (!catalog || !document || !fits(catalog, document)) return undefined;
    const framework = frameworkOf(catalog, scope.set);
    return framework && { uri: document.uri, lines: document, catalog, framework };
  }

  #fileOf(uri: string): string | undefined {
    const file = this.#runtime.shippedUri(uri);
    return file === undefined ? undefined : normalise(file);
  }
}

/** The frameworks of a project, enabled or not. Catalogs of the workspace replace a built-in one with the same prefix. */
function knownFrameworks({ sources }: LoadedRoot): KnownFramework[] {
  const own = new Set(sources.flatMap(({ origin, catalog }) => (origin === 'shipped' ? [] : catalog.prefix)));
  const candidates = sources.filter(({ origin, catalog }) => origin !== 'shipped' || !own.has(catalog.prefix));
  const prefixes = [...new Set(candidates.map(({ catalog }) => catalog.prefix))];
  return prefixes.map((prefix) => {
    const catalogs = candidates.flatMap(({ catalog }) => (catalog.prefix === prefix ? catalog : []));
    const editions = catalogs.flatMap((catalog) => catalog.editions.map(({ id }) => id)).filter((id) => id !== '');
    return { prefix, title: catalogs.find(({ title }) => title !== undefined)?.title ?? '', editions };
  });
}

/** The enabled framework that the catalog is part of; for a disabled one, the framework of this catalog alone. */
function frameworkOf(catalog: Catalog, { frameworks }: FrameworkSet): Framework | undefined {
  const enabled = frameworks.find(({ catalogs }) => catalogs.some(({ uri }) => uri === catalog.uri));
  return enabled ?? composeFrameworks([{ catalog, origin: 'workspace' }], new Map()).set.frameworks[0];
}

/** Whether the document still has the built-in catalog's prefix in its place, so that ranges fit. */
function fits({ prefix, prefixRange }: Catalog, lines: Lines): boolean {
  return textIn(lines, prefixRange) === prefix;
}
