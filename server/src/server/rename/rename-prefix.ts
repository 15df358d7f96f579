import { faultOfPrefix } from '../../catalog/syntax/prefix-syntax.ts';
import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import { foldCase } from '../../core/matching/characters.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import type { Framework } from '../../core/model/framework.ts';
import type { Range, TextEdit } from '../../core/model/text.ts';
import type { Refusal } from '../../core/renaming/plan.ts';
import { type PrefixChange, renamePrefixInText } from '../../core/renaming/rename-prefix.ts';
import { withFramework } from '../../core/renaming/renamed-reviews.ts';
import type { Configuration } from '../../core/settings/configuration.ts';
import { editText } from '../../core/text/edits.ts';
import type { RenamedFile } from '../../features/rename.ts';
import { composeRoot } from '../../loader/compose-root.ts';
import { parseCatalog } from '../../loader/parse-catalog.ts';
import { currentText } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import { renamedRecords } from './renamed-records.ts';
import { broken, placeOf, type RenumberOptions, refusalOfEdits, tooEarly } from './renumber.ts';
import { scalarEdit } from './yaml-edits.ts';

type Files = Map<string, RenamedFile>;
type EditedCatalogs = ReadonlyMap<string, { readonly catalog: Catalog; readonly edits: readonly TextEdit[] }>;

/**
 * Gives a framework another prefix: in its catalogs, in every citation that is written with it, and where `objrefs.yaml`
 * chooses the framework by it. As with numbers, everything is read and analysed again as it will be, and what would not
 * mean what it meant, or would come to mean something, refuses the whole.
 */
export class PrefixRenamer {
  readonly #options: RenumberOptions;

  constructor(options: RenumberOptions) {
    this.#options = options;
  }

  /** @param framework as put together by any root that reads one of its catalogs */
  async rename(framework: Framework, newName: string): Promise<readonly RenamedFile[] | Refusal> {
    const change = { from: framework.prefix, to: newName.trim().replace(/\s+/g, ' ') };
    if (change.to === change.from) return [];
    const fault = faultOfPrefix(change.to);
    if (fault !== null) return { refused: l10n.t('No document can cite "{0}": {1}', change.to, fault) };
    const projects = this.#projectsOf(framework);
    const frameworks = projects.flatMap((project) => frameworkIn(project, change) ?? []);
    const uris = new Set(frameworks.flatMap(({ catalogs }) => catalogs.map(({ uri }) => uri)));
    const [fixed] = frameworks.flatMap((one) => refusalOfEdits(one) ?? []);
    if (fixed) return fixed;
    for (const project of projects) {
      const refusal = clashIn(project, uris, change) ?? choiceOfEditor(project, change);
      if (refusal) return refusal;
    }
    const catalogs = await this.#catalogsAfter(projects, uris, change);
    if ('refused' in catalogs) return catalogs;
    const files: Files = new Map();
    for (const project of projects) {
      const refusal = await this.#renameIn(project, change, catalogs, files);
      if (refusal) return refusal;
    }
    const all = [...files.values()];
    return [...all, ...(await renamedRecords(all, (record) => withFramework(record, change), projects, this.#options))];
  }

  /** Roots that read one of the framework's catalogs, or one of a framework that shares a catalog with it. */
  #projectsOf({ prefix, catalogs }: Framework): readonly Project<ProjectState>[] {
    const uris = new Set(catalogs.map(({ uri }) => uri));
    const projects = new Set<Project<ProjectState>>();
    for (let before = -1; before < projects.size; ) {
      before = projects.size;
      for (const project of this.#options.workspace.projects) {
        const own = project.state.scope.set.get(prefix)?.catalogs.map(({ uri }) => uri) ?? [];
        if (!own.some((uri) => uris.has(uri))) continue;
        projects.add(project);
        for (const uri of own) uris.add(uri);
      }
    }
    return [...projects];
  }

  async #catalogsAfter(
    projects: readonly Project<ProjectState>[],
    uris: ReadonlySet<string>,
    { from, to }: PrefixChange,
  ): Promise<EditedCatalogs | Refusal> {
    const edited = new Map<string, { catalog: Catalog; edits: readonly TextEdit[] }>();
    const parse = this.#options.parseCatalog ?? parseCatalog;
    for (const uri of uris) {
      const current = await currentText(uri, this.#options);
      const known = projects.flatMap(({ state }) => state.loaded.files.catalogs.get(uri) ?? [])[0];
      if (!current || known?.text !== current.text) return tooEarly();
      if (!known.parsed || known.parsed !== known.value) return broken();
      const edits = [scalarEdit(current.lines, known.parsed.prefixRange, to)];
      const { value, problems, incomplete } = await parse(uri, editText(current.text, edits).text);
      if (value?.prefix !== to || incomplete || problems.length > known.problems.length) {
        return { refused: l10n.t('The catalog of {0} would have a problem then. Edit it by hand.', from) };
      }
      edited.set(uri, { catalog: value, edits });
    }
    return edited;
  }

  async #renameIn(
    project: Project<ProjectState>,
    change: PrefixChange,
    catalogs: EditedCatalogs,
    files: Files,
  ): Promise<Refusal | null> {
    const { index } = this.#options;
    const { scope, loaded, settings } = project.state;
    const configured = await this.#configurationAfter(project, change);
    if (configured && 'refused' in configured) return configured;
    const sources = loaded.sources.map((source) => {
      const catalog = catalogs.get(source.catalog.uri)?.catalog;
      return catalog ? { ...source, catalog } : source;
    });
    const configuration = configured?.configuration ?? loaded.configuration;
    const later = composeRoot({ ...loaded, sources, configuration }, settings).scope;
    if (!later.set.get(change.to)) return tooEarly();
    const incomplete = await index.completeOrRefuse(project);
    if (incomplete) return incomplete;
    const citing = index.known(project, { one: ({ framework }) => framework.id === change.from });
    const concerned = new Set([...citing.map(({ uri }) => uri), ...index.declaring(project)]);
    const ours = new Set([...concerned, ...catalogs.keys(), ...(configured ? [configured.uri] : [])]);
    // What was no reference would be one.
    const found = await index.findUnder(project, later, { one: (_, { framework }) => framework === change.to });
    const captured = found.find(({ uri }) => !ours.has(uri));
    if (captured) {
      return {
        refused: l10n.t(
          '{0} {1} is written already: {2}.',
          change.to,
          captured.citation.number,
          placeOf(captured, project),
        ),
      };
    }
    if (project.state.scope !== scope) return tooEarly();
    for (const uri of ours) {
      const isConfiguration = uri === configured?.uri;
      const own = isConfiguration ? configured.edits : catalogs.get(uri)?.edits;
      const kind = isConfiguration ? 'configuration' : own ? 'catalog' : 'citations';
      const refusal = await this.#renameInFile(project, uri, scope, later, change, own, kind, files);
      if (refusal) return refusal;
    }
    return null;
  }

  async #renameInFile(
    project: Project<ProjectState>,
    uri: string,
    scope: Scope,
    later: Scope,
    change: PrefixChange,
    own: readonly TextEdit[] | undefined,
    kind: RenamedFile['kind'],
    files: Files,
  ): Promise<Refusal | null> {
    const current = files.has(uri) ? null : await currentText(uri, this.#options);
    if (!current) return null;
    const renamed = renamePrefixInText(new DocumentAnalysis(current.lines, scope, uri), change, later, own);
    if ('stuck' in renamed) {
      const place = placeOf({ uri, range: renamed.stuck }, project);
      return { refused: l10n.t('This citation cannot be rewritten so that it means the same: {0}.', place) };
    }
    files.set(uri, { uri: current.uri, version: current.version, edits: renamed.edits, kind });
    return null;
  }

  /** The root's configuration with the new prefix; undefined where it does not name the framework by its prefix. */
  async #configurationAfter(
    { state: { loaded } }: Project<ProjectState>,
    { from, to }: PrefixChange,
  ): Promise<{ uri: string; configuration: Configuration; edits: readonly TextEdit[] } | Refusal | undefined> {
    const { configurationUri: uri, configuration } = loaded;
    const named = configuration ? [...placesNaming(configuration, from)] : [];
    if (named.length === 0) return undefined;
    const current = await currentText(uri, this.#options);
    const known = loaded.files.configuration;
    if (!current || known?.text !== current.text) return tooEarly();
    if (known.parsed !== known.value) return { refused: l10n.t('objrefs.yaml is broken. Mend it first.') };
    const edits = named.map((range) => scalarEdit(current.lines, range, to));
    const { readConfiguration } = await import('../../catalog/configuration/configuration-reader.ts');
    const after = readConfiguration(uri, editText(current.text, edits).text);
    const isRight = after.configuration && [...placesNaming(after.configuration, to)].length >= named.length;
    if (!isRight || after.problems.length > known.problems.length) {
      return { refused: l10n.t('objrefs.yaml would have a problem then. Edit it by hand.') };
    }
    return { uri, configuration: after.configuration, edits };
  }
}

function* placesNaming({ frameworks, context }: Configuration, prefix: string): Generator<Range> {
  const choice = frameworks.get(prefix);
  if (choice) yield choice.range;
  for (const { framework, frameworkRange } of context) if (framework === prefix) yield frameworkRange;
}

const frameworkIn = ({ state }: Project<ProjectState>, { from }: PrefixChange): Framework | undefined =>
  state.scope.set.get(from);

/** Another framework's spelling, used or not, or one of the framework's own. */
function clashIn(
  { state }: Project<ProjectState>,
  uris: ReadonlySet<string>,
  { from, to }: PrefixChange,
): Refusal | null {
  const wanted = foldCase(to);
  for (const { catalog } of state.loaded.sources) {
    const { prefix, aliases, misspellings } = catalog;
    const isOwn = uris.has(catalog.uri);
    const others = [...aliases, ...misspellings].map(({ text }) => text);
    const taken = (isOwn ? others : [prefix, ...others]).find((text) => foldCase(text) === wanted);
    if (taken === undefined) continue;
    // A workspace catalog replaces what came with the product under its prefix.
    if (prefix === from && !isOwn) continue;
    if (isOwn)
      return {
        refused: l10n.t('"{0}" is another spelling of {1} already. Remove it from the catalog first.', taken, from),
      };
    return { refused: l10n.t('"{0}" names the framework {1} already. Choose another prefix.', taken, prefix) };
  }
  return null;
}

/** What an editor's settings choose by the prefix would no longer be chosen, and those cannot be edited here. */
function choiceOfEditor({ state }: Project<ProjectState>, { from }: PrefixChange): Refusal | null {
  if (!state.settings?.frameworks.has(from)) return null;
  return {
    refused: l10n.t(
      'The setting objectiveReferences.frameworks names {0}. Name it in objrefs.yaml instead, then try again.',
      from,
    ),
  };
}
