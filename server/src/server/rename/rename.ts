import type { BaselineEntry } from '../../catalog/configuration/baseline-reader.ts';
import { baselineLine, baselineText } from '../../catalog/configuration/baseline-text.ts';
import { DocumentAnalysis } from '../../core/analysis/document-analysis.ts';
import { l10n } from '../../core/base/l10n.ts';
import { isRefusal, Refusal, type Result } from '../../core/base/result.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import { linesOf, type TextEdit } from '../../core/model/text.ts';
import { renameInText } from '../../core/renaming/rename-text.ts';
import type { Configuration } from '../../core/settings/configuration.ts';
import { editText, lineEdit } from '../../core/text/edits.ts';
import type { FileEdits } from '../../features/lsp/workspace-edit.ts';
import type { RenamedFile } from '../../features/rename.ts';
import { composeRoot } from '../../loader/compose-root.ts';
import { BASELINE_FILE } from '../../loader/file-names.ts';
import { parseCatalog } from '../../loader/parse-catalog.ts';
import { join, normalise, officeFileOf, relativePath } from '../../uri/uris.ts';
import type { Session } from '../session/session.ts';
import { currentText } from '../workspace/current-text.ts';
import type { Project } from '../workspace/project.ts';
import { catalogChanged, describePlace, type Renaming } from './renaming.ts';
import { recordWith } from './review-record.ts';
import { scalarEdit } from './yaml-edits.ts';

type RenamerSession = Pick<Session, 'workspace' | 'documents' | 'fileSystem' | 'index'> &
  Partial<Pick<Session, 'parseCatalog'>>;

/** A file with edits, as it is read with them. */
interface Edited<T> {
  readonly value: T;
  readonly edits: readonly TextEdit[];
}

type EditedCatalogs = ReadonlyMap<string, Edited<Catalog>>;

/**
 * Renames an objective or a framework in its catalogs and in every citation of every project that reads them. The edited
 * catalogs and configurations are read again, frameworks are composed from them, and every affected text is analysed
 * again. If a citation would not keep its meaning, or a text would get a new one, the whole renaming is refused.
 *
 * @param renaming null where there is nothing to rename
 * @returns edits of files
 */
export async function rename(
  session: RenamerSession,
  renaming: Result<Renaming> | null,
): Promise<Result<readonly RenamedFile[]>> {
  if (isRefusal(renaming)) return renaming;
  if (!renaming) return [];
  const catalogs = await editedCatalogs(session, renaming);
  if (isRefusal(catalogs)) return catalogs;
  const files = new Map<string, RenamedFile>();
  for (const project of renaming.projects) {
    const refusal = await renameIn(session, project, renaming, catalogs, files);
    if (refusal) return refusal;
  }
  const all = [...files.values()];
  // Reviews get the new names, diagnostics of a baseline the new lines.
  const records: RenamedFile[] = [];
  for (const project of renaming.projects) {
    const reviews = await recordWith(renaming.inReviews, project, session);
    const baseline = project.uri === null ? undefined : await baselineWith(all, project.uri, session);
    for (const edited of [reviews, baseline]) if (edited) records.push({ ...edited, kind: 'records' });
  }
  return [...all, ...records];
}

async function editedCatalogs(session: RenamerSession, renaming: Renaming): Promise<Result<EditedCatalogs>> {
  const edited = new Map<string, Edited<Catalog>>();
  const parse = session.parseCatalog ?? parseCatalog;
  for (const uri of renaming.catalogs) {
    const current = await currentText(uri, session);
    const known = renaming.projects.flatMap(({ state }) => state.loaded.files.catalogs.get(uri) ?? [])[0];
    if (!current || known?.text !== current.text) return catalogChanged();
    if (!known.parsed || known.parsed !== known.value) {
      return new Refusal(l10n.t('A catalog of the framework has errors. Fix it first.'));
    }
    const edits = renaming.catalogEdits(known.parsed, current.lines);
    if (edits.length === 0) continue;
    const { value, problems, incomplete } = await parse(uri, editText(current.text, edits).text);
    if (!value || incomplete || !renaming.isRenamed(value) || problems.length > known.problems.length) {
      return new Refusal(
        l10n.t('Renaming would cause an error in the catalog of {0}. Edit it manually.', renaming.prefix),
      );
    }
    edited.set(uri, { value, edits });
  }
  return edited;
}

/** The configuration of a project with the new name; undefined where it does not contain the old one. */
async function editedConfiguration(
  session: RenamerSession,
  { state: { loaded } }: Project,
  { namesIn, newName }: Renaming,
): Promise<Result<Edited<Configuration>> | undefined> {
  const { configurationUri: uri, configuration } = loaded;
  const ranges = configuration ? namesIn(configuration, 'before') : [];
  if (ranges.length === 0) return undefined;
  const current = await currentText(uri, session);
  const known = loaded.files.configuration;
  if (!current || known?.text !== current.text) return catalogChanged();
  if (known.parsed !== known.value) return new Refusal(l10n.t('objrefs.yaml has errors. Fix it first.'));
  const edits = ranges.map((range) => scalarEdit(current.lines, range, newName));
  const { readConfiguration } = await import('../../catalog/configuration/configuration-reader.ts');
  const { value, problems } = readConfiguration(uri, editText(current.text, edits).text);
  if (!value || namesIn(value, 'after').length < ranges.length || problems.length > known.problems.length) {
    return new Refusal(l10n.t('Renaming would cause an error in objrefs.yaml. Edit it manually.'));
  }
  return { value, edits };
}

async function renameIn(
  session: RenamerSession,
  project: Project,
  renaming: Renaming,
  catalogs: EditedCatalogs,
  files: Map<string, RenamedFile>,
): Promise<Refusal | null> {
  const { index } = session;
  const { scope, loaded, settings } = project.state;
  const configured = await editedConfiguration(session, project, renaming);
  if (isRefusal(configured)) return configured;
  const sources = loaded.sources.map((source) => {
    const catalog = catalogs.get(source.catalog.uri)?.value;
    return catalog ? { ...source, catalog } : source;
  });
  const configuration = configured?.value ?? loaded.configuration;
  const later = composeRoot({ ...loaded, sources, configuration }, settings).scope;
  const own = renaming.inProject(project, later);
  if (isRefusal(own)) return own;
  const incomplete = await index.completeOrRefuse(project);
  if (incomplete) return incomplete;
  const uris = new Set([...catalogs.keys(), ...(configured ? [loaded.configurationUri] : []), ...own.affected(index)]);
  const refusal = await own.changedMeaning(index, uris);
  if (refusal) return refusal;
  if (project.state.scope !== scope) return catalogChanged();
  for (const uri of uris) {
    const current = files.has(uri) || officeFileOf(uri) !== undefined ? null : await currentText(uri, session);
    if (!current) continue;
    const isConfiguration = configured !== undefined && uri === loaded.configurationUri;
    const others = isConfiguration ? configured.edits : catalogs.get(uri)?.edits;
    const edits = renameInText(new DocumentAnalysis(current.lines, scope, uri), own.texts, later, others);
    if (isRefusal(edits)) {
      return new Refusal(l10n.t('{0}: {1}', describePlace({ uri, range: edits.range }, project), edits.message));
    }
    const kind = isConfiguration ? 'configuration' : others ? 'catalog' : 'citations';
    files.set(uri, { uri: current.uri, version: current.version, edits, kind });
  }
  return null;
}

type Texts = Parameters<typeof currentText>[1];

/**
 * The edit of the baseline in a folder after which it matches the lines that a rename changes; undefined where nothing in
 * it changes, or where it cannot be read. Long lines, which a baseline abbreviates, are not matched.
 */
async function baselineWith(
  files: readonly RenamedFile[],
  folder: string,
  texts: Texts,
): Promise<FileEdits | undefined> {
  const uri = join(folder, BASELINE_FILE);
  const baseline = await currentText(uri, texts);
  if (!baseline) return undefined;
  const { readBaseline } = await import('../../catalog/configuration/baseline-reader.ts');
  const { entries, problems } = readBaseline(uri, baseline.text);
  if (problems.length > 0) return undefined;
  const known = new Set(entries.map(({ path }) => path));
  const renamed = new Map<string, string>();
  for (const file of files) {
    const path = relativePath(folder, normalise(file.uri));
    if (path === undefined || !known.has(path)) continue;
    for (const [before, after] of await changedLines(file, texts)) renamed.set(keyOf(path, before), after);
  }
  const after = entries.map((entry): BaselineEntry => {
    const line = renamed.get(keyOf(entry.path, entry.line));
    return line === undefined ? entry : { ...entry, line };
  });
  if (after.every((entry, index) => entry === entries[index])) return undefined;
  const edit = lineEdit(baseline.text, baselineText(after));
  return edit ? { uri: baseline.uri, version: baseline.version, edits: [edit] } : undefined;
}

const keyOf = (path: string, line: string): string => JSON.stringify([path, line]);

/** The lines that edits change, as baselines store them: after by before. Empty where edits join lines. */
async function changedLines({ uri, edits }: RenamedFile, texts: Texts): Promise<ReadonlyMap<string, string>> {
  const changed = new Map<string, string>();
  const current = await currentText(normalise(uri), texts);
  if (!current) return changed;
  const after = linesOf(editText(current.text, edits).text);
  if (after.lineCount !== current.lines.lineCount) return changed;
  for (let line = 0; line < after.lineCount; line++) {
    const [old, now] = [current.lines.line(line), after.line(line)];
    if (old !== now) changed.set(baselineLine(old), baselineLine(now));
  }
  return changed;
}
