import { DocumentAnalysis, type Scope } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import type { Framework, Listed } from '../../core/model/framework.ts';
import type { TextEdit } from '../../core/model/text.ts';
import { Renumbered } from '../../core/renaming/after.ts';
import { planRenumbering, type Refusal, type Renumbering } from '../../core/renaming/plan.ts';
import { withNumbers } from '../../core/renaming/renamed-reviews.ts';
import { renumberText } from '../../core/renaming/renumber-text.ts';
import { editText } from '../../core/text/edits.ts';
import { type RenamedFile, renumberCatalog } from '../../features/rename.ts';
import { editionOf, familyOf } from '../../features/target.ts';
import { composeRoot } from '../../loader/compose-root.ts';
import type { FileSystem } from '../../loader/file-system.ts';
import { type ParseCatalog, parseCatalog } from '../../loader/parse-catalog.ts';
import { SHIPPED_SCHEME } from '../../protocol/index.ts';
import { nameOf, relativePath, schemeOf } from '../../uri/uris.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import { currentText } from '../workspace/current-text.ts';
import type { Documents } from '../workspace/documents.ts';
import type { Project } from '../workspace/project.ts';
import type { ProjectState } from '../workspace/project-state.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { renamedRecords } from './renamed-records.ts';

export interface RenumberOptions {
  readonly workspace: Workspace;
  readonly index: WorkspaceIndex;
  readonly documents: Documents;
  readonly fileSystem: FileSystem;
  readonly parseCatalog?: ParseCatalog;
}

type Files = Map<string, RenamedFile>;
type EditedCatalogs = ReadonlyMap<string, { readonly catalog: Catalog; readonly edits: readonly TextEdit[] }>;

export const tooEarly = (): Refusal => ({ refused: l10n.t('A catalog has just changed. Try again.') });

export const broken = (): Refusal => ({ refused: l10n.t('A catalog of the framework is broken. Mend it first.') });

/**
 * Gives an objective another number: in its catalogs, and in every citation of every root that reads them. The catalogs
 * are read again as they will be, and every text is analysed again with them: what would not mean what it meant refuses
 * the whole.
 */
export class Renumberer {
  readonly #options: RenumberOptions;

  constructor(options: RenumberOptions) {
    this.#options = options;
  }

  /** @param framework as put together by any root that reads the objective's catalog */
  async renumber(framework: Framework, objective: Listed, newName: string): Promise<readonly RenamedFile[] | Refusal> {
    const fixed = refusalOfEdits(framework);
    if (fixed) return fixed;
    const newNumber = numberIn(newName, framework);
    if (newNumber === objective.number) return [];
    const projects = this.#options.workspace.projects.filter((project) => frameworkIn(project, objective));
    const [first] = projects;
    const plan = first && planIn(first, objective, newNumber);
    if (!plan) return tooEarly();
    if ('refused' in plan) return plan;
    const catalogs = await this.#catalogsAfter(first, plan);
    if ('refused' in catalogs) return catalogs;
    const files: Files = new Map();
    for (const project of projects) {
      const refusal = await this.#renumberIn(project, objective, newNumber, catalogs, files);
      if (refusal) return refusal;
    }
    // What cites nothing of its own is a catalog still.
    for (const [uri, { edits }] of catalogs) {
      const current = files.has(uri) ? null : await currentText(uri, this.#options);
      if (current) files.set(uri, { uri: current.uri, version: current.version, edits, kind: 'catalog' });
    }
    const all = [...files.values()];
    return [...all, ...(await renamedRecords(all, (record) => withNumbers(record, plan), projects, this.#options))];
  }

  /** The catalogs of the framework with their edits, as the reader reads them then. */
  async #catalogsAfter(project: Project<ProjectState>, plan: Renumbering): Promise<EditedCatalogs | Refusal> {
    const edited = new Map<string, { catalog: Catalog; edits: readonly TextEdit[] }>();
    const parse = this.#options.parseCatalog ?? parseCatalog;
    for (const catalog of plan.framework.catalogs) {
      const current = await currentText(catalog.uri, this.#options);
      const known = project.state.loaded.files.catalogs.get(catalog.uri);
      if (!current || known?.text !== current.text) return tooEarly();
      if (known.parsed !== catalog) return broken();
      const edits = renumberCatalog(current.lines, catalog, plan);
      if (edits.length === 0) continue;
      const { value, problems, incomplete } = await parse(catalog.uri, editText(current.text, edits).text);
      if (!value || incomplete || problems.length > known.problems.length) {
        return { refused: l10n.t('The catalog would have a problem then. Edit it by hand.') };
      }
      edited.set(catalog.uri, { catalog: value, edits });
    }
    return edited;
  }

  async #renumberIn(
    project: Project<ProjectState>,
    objective: Listed,
    newNumber: string,
    catalogs: EditedCatalogs,
    files: Files,
  ): Promise<Refusal | null> {
    const { scope, loaded, settings } = project.state;
    const plan = planIn(project, objective, newNumber);
    if (!plan) return tooEarly();
    if ('refused' in plan) return plan;
    const { framework, edition } = plan;
    const sources = loaded.sources.map((source) => {
      const catalog = catalogs.get(source.catalog.uri)?.catalog;
      return catalog ? { ...source, catalog } : source;
    });
    const later = composeRoot({ ...loaded, sources }, settings).scope;
    const frameworkAfter = later.set.get(framework.id);
    const editionAfter = frameworkAfter?.editions.find(({ id, uri }) => id === edition.id && uri === edition.uri);
    if (!frameworkAfter || !editionAfter) return tooEarly();
    const after = new Renumbered(plan, frameworkAfter, editionAfter);
    const { index } = this.#options;
    const incomplete = await index.completeOrRefuse(project);
    if (incomplete) return incomplete;
    if (project.state.scope !== scope) return tooEarly();
    // What was no reference may become one.
    const [captured] = index.known(project, { one: (_, citation) => after.captures(citation) }, later);
    if (captured) {
      const { number } = captured.citation;
      return {
        refused: l10n.t('{0} is cited already, and means something else: {1}.', number, placeOf(captured, project)),
      };
    }
    const concerned = index.known(project, { one: ({ objective }) => objective !== null && after.concerns(objective) });
    for (const uri of new Set([...catalogs.keys(), ...concerned.map((reference) => reference.uri)])) {
      const refusal = await this.#renumberFile(project, uri, scope, later, after, catalogs.get(uri)?.edits, files);
      if (refusal) return refusal;
    }
    return null;
  }

  async #renumberFile(
    project: Project<ProjectState>,
    uri: string,
    scope: Scope,
    later: Scope,
    after: Renumbered,
    ownEdits: readonly TextEdit[] | undefined,
    files: Files,
  ): Promise<Refusal | null> {
    const current = files.has(uri) ? null : await currentText(uri, this.#options);
    if (!current) return null;
    const analysis = new DocumentAnalysis(current.lines, scope, uri);
    const renumbered = renumberText(analysis, after, later, ownEdits);
    if ('stuck' in renumbered) {
      const place = placeOf({ uri, range: renumbered.stuck }, project);
      return { refused: l10n.t('This citation cannot be rewritten so that it means the same: {0}.', place) };
    }
    const kind = ownEdits === undefined ? 'citations' : 'catalog';
    files.set(uri, { uri: current.uri, version: current.version, edits: renumbered.edits, kind });
    return null;
  }
}

function frameworkIn({ state }: Project<ProjectState>, { location }: Listed): Framework | undefined {
  return state.scope.set.frameworks.find(({ catalogs }) => catalogs.some(({ uri }) => uri === location.uri));
}

/** Undefined where the root does not list the objective (any more). Each root has read the catalog for itself. */
function planIn(
  project: Project<ProjectState>,
  objective: Listed,
  newNumber: string,
): Renumbering | Refusal | undefined {
  const framework = frameworkIn(project, objective);
  const edition = framework && editionOf(framework, objective);
  const own = edition?.byNumber.get(objective.number);
  if (!framework || !edition || !own) return undefined;
  return planRenumbering(project.state.scope.set, framework, edition, familyOf(framework, own), newNumber);
}

/** Whoever writes the prefix in front means the number behind it. */
export function numberIn(name: string, { prefix }: Framework): string {
  const text = name.trim();
  return text.startsWith(`${prefix} `) ? text.slice(prefix.length).trim() : text;
}

/** Why the catalogs of a framework may not be edited; undefined where they may. */
export function refusalOfEdits({ prefix, catalogs }: Framework): Refusal | undefined {
  if (catalogs.some(({ uri }) => schemeOf(uri) === SHIPPED_SCHEME)) {
    return { refused: l10n.t('The catalog of {0} comes with the product and cannot be changed.', prefix) };
  }
  const imported = catalogs.find((catalog) => catalog.imported);
  if (!imported) return undefined;
  const file = nameOf(imported.uri);
  return {
    refused: l10n.t(
      '{0} is read from {1} as it stands. Edit {2}, or make a catalog of it: objrefs import.',
      prefix,
      file,
      file,
    ),
  };
}

/** For a message: the path within the root, and the line. */
export function placeOf(
  { uri, range }: { uri: string; range: { start: { line: number } } },
  project: Project<ProjectState>,
): string {
  return l10n.t('{0}, line {1}', (project.uri && relativePath(project.uri, uri)) || uri, range.start.line + 1);
}
