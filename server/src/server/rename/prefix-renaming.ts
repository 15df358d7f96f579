import { faultOfPrefix } from '../../catalog/syntax/prefix-syntax.ts';
import { l10n } from '../../core/base/l10n.ts';
import { Refusal, type Result } from '../../core/base/result.ts';
import { foldCase } from '../../core/matching/characters.ts';
import type { Framework } from '../../core/model/framework.ts';
import type { Range } from '../../core/model/text.ts';
import { type PrefixChange, prefixInTexts, renamePrefixInReviews } from '../../core/renaming/rename-prefix.ts';
import type { Configuration } from '../../core/settings/configuration.ts';
import type { Project } from '../workspace/project.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { catalogChanged, describePlace, type Renaming, refusalOfEdits } from './renaming.ts';
import { scalarEdit } from './yaml-edits.ts';

/**
 * Gives a framework another prefix, in `objrefs.yaml` too where it names the framework. Null where it has that prefix
 * already.
 *
 * @param framework as composed by any project that reads one of its catalogs
 */
export function prefixRenaming(workspace: Workspace, framework: Framework, newName: string): Result<Renaming> | null {
  const change = { from: framework.prefix, to: newName.trim().replace(/\s+/g, ' ') };
  const { from, to } = change;
  if (to === from) return null;
  const fault = faultOfPrefix(to);
  if (fault !== null) return new Refusal(l10n.t('"{0}" cannot be used as a prefix: {1}', to, fault));
  const projects = projectsOf(framework, workspace);
  const frameworks = projects.flatMap(({ state }) => state.scope.set.get(from) ?? []);
  const catalogs = new Set(frameworks.flatMap((one) => one.catalogs.map(({ uri }) => uri)));
  for (const one of frameworks) {
    const refusal = refusalOfEdits(one);
    if (refusal) return refusal;
  }
  for (const project of projects) {
    const refusal = conflictIn(project, catalogs, change) ?? namedInSettings(project, change);
    if (refusal) return refusal;
  }
  return {
    projects,
    catalogs,
    prefix: from,
    newName: to,
    catalogEdits: ({ prefixRange }, lines) => [scalarEdit(lines, prefixRange, to)],
    isRenamed: ({ prefix }) => prefix === to,
    namesIn: (configuration, when) => [...rangesNaming(configuration, when === 'before' ? from : to)],
    inReviews: (record) => renamePrefixInReviews(record, change),

    inProject(project, later) {
      if (!later.set.get(to)) return catalogChanged();
      return {
        texts: prefixInTexts(change),
        affected: (index) => [
          ...index.findIndexed(project, { one: (cited) => cited.framework.id === from }).map(({ uri }) => uri),
          ...index.declaringFiles(project),
        ],
        // Under the matcher of that time, plain text may be a reference.
        async changedMeaning(index, edited) {
          const all = await index.findInScope(project, later, { one: (_, citation) => citation.framework === to });
          const found = all.find(({ uri }) => !edited.has(uri));
          if (!found) return null;
          const place = describePlace(found, project);
          return new Refusal(l10n.t('{0} {1} already appears in the text: {2}.', to, found.citation.number, place));
        },
      };
    },
  };
}

/** Projects that read one of the framework's catalogs, or one of a framework that shares a catalog with it. */
function projectsOf({ prefix, catalogs }: Framework, workspace: Workspace): readonly Project[] {
  const uris = new Set(catalogs.map(({ uri }) => uri));
  const projects = new Set<Project>();
  for (let before = -1; before < projects.size; ) {
    before = projects.size;
    for (const project of workspace.projects) {
      const own = project.state.scope.set.get(prefix)?.catalogs.map(({ uri }) => uri) ?? [];
      if (!own.some((uri) => uris.has(uri))) continue;
      projects.add(project);
      for (const uri of own) uris.add(uri);
    }
  }
  return [...projects];
}

function* rangesNaming({ frameworks, context }: Configuration, prefix: string): Generator<Range> {
  const choice = frameworks.get(prefix);
  if (choice) yield choice.range;
  for (const { framework, frameworkRange } of context) if (framework === prefix) yield frameworkRange;
}

/** Refuses a spelling of another framework, enabled or not, and another spelling of the framework itself. */
function conflictIn({ state }: Project, uris: ReadonlySet<string>, { from, to }: PrefixChange): Refusal | null {
  const folded = foldCase(to);
  for (const { catalog } of state.loaded.sources) {
    const { prefix, aliases, misspellings } = catalog;
    const isOwn = uris.has(catalog.uri);
    const others = [...aliases, ...misspellings].map(({ text }) => text);
    const taken = (isOwn ? others : [prefix, ...others]).find((text) => foldCase(text) === folded);
    if (taken === undefined) continue;
    // A workspace catalog replaces the built-in one with the same prefix.
    if (prefix === from && !isOwn) continue;
    return new Refusal(
      isOwn
        ? l10n.t('"{0}" is already another spelling of {1}. Remove it from the catalog first.', taken, from)
        : l10n.t('"{0}" already refers to the framework {1}. Choose another prefix.', taken, prefix),
    );
  }
  return null;
}

/** Refuses a prefix that editor settings name, since those cannot be edited here. */
function namedInSettings({ state }: Project, { from }: PrefixChange): Refusal | null {
  if (!state.settings?.frameworks.has(from)) return null;
  return new Refusal(
    l10n.t(
      'The setting objectiveReferences.frameworks contains {0}. Move that entry to objrefs.yaml, then try again.',
      from,
    ),
  );
}
