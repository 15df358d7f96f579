import { l10n } from '../../core/base/l10n.ts';
import { Refusal, type Result } from '../../core/base/result.ts';
import type { Catalog } from '../../core/model/catalog.ts';
import type { Framework } from '../../core/model/framework.ts';
import type { Lines, Range, TextEdit } from '../../core/model/text.ts';
import type { TextRenaming } from '../../core/renaming/rename-text.ts';
import type { Scope } from '../../core/resolution/scope.ts';
import type { ReviewRecord } from '../../core/reviews/record.ts';
import type { Configuration } from '../../core/settings/configuration.ts';
import type { Target } from '../../features/objectives/target.ts';
import { SHIPPED_SCHEME } from '../../protocol/index.ts';
import { nameOf, relativePath, schemeOf } from '../../uri/uris.ts';
import type { WorkspaceIndex } from '../index/workspace-index.ts';
import type { Project } from '../workspace/project.ts';

/** What is renamed, and how. `rename` does what renaming a number and renaming a prefix have in common. */
export interface Renaming {
  /** Projects that read one of the catalogs. */
  readonly projects: readonly Project[];
  /** URIs of the catalogs to edit. */
  readonly catalogs: ReadonlySet<string>;
  /** Of the framework, before the renaming. */
  readonly prefix: string;
  readonly newName: string;
  catalogEdits(catalog: Catalog, lines: Lines): readonly TextEdit[];
  /** Whether a catalog that was read again with its edits is as intended. */
  isRenamed(catalog: Catalog): boolean;
  /** Where a configuration contains the old or the new name. */
  namesIn(configuration: Configuration, when: 'before' | 'after'): readonly Range[];
  /** @param later scope of the project with the edited catalogs */
  inProject(project: Project, later: Scope): Result<ProjectRenaming>;
  /** The record with the new name. */
  inReviews(record: ReviewRecord): ReviewRecord;
}

interface ProjectRenaming {
  readonly texts: TextRenaming;
  /** URIs of the texts that may need edits, once the index is complete. */
  affected(index: WorkspaceIndex): Iterable<string>;
  /** Refuses the renaming if a text that is not edited would change its meaning. */
  changedMeaning(index: WorkspaceIndex, edited: ReadonlySet<string>): Promise<Refusal | null>;
}

// Why a rename is refused, before it is tried. A new number is refused by `planRenumbering`, a new prefix by
// `prefixRenaming`, and edits that would change a meaning or break a catalog by `rename`.

/** Why what a position refers to cannot be renamed; null where it can, or where there is nothing. */
export function refusalOfTarget(target: Target | null): Refusal | null {
  if (!target) return null;
  const { kind, framework } = target;
  switch (kind) {
    case 'objective':
      return refusalOfEdits(framework);
    case 'unlisted':
      return new Refusal(
        l10n.t('{0} has no {1}. Only objectives in a catalog can be renumbered.', framework.prefix, target.number),
      );
    case 'framework':
      return new Refusal(l10n.t('Other spellings cannot be renamed here. Change this one in the catalog.'));
    case 'edition':
      return new Refusal(l10n.t('Editions cannot be renamed here. Change the name in the catalog.'));
  }
}

/** Why the catalogs of a framework may not be edited; null where they may. */
export function refusalOfEdits({ prefix, catalogs, packages }: Framework): Refusal | null {
  if (catalogs.some(({ uri }) => schemeOf(uri) === SHIPPED_SCHEME)) {
    return new Refusal(l10n.t('The catalog of {0} is built in and cannot be changed.', prefix));
  }
  const installed = [...packages.values()].find(({ isInstalled }) => isInstalled);
  if (installed) {
    return new Refusal(
      l10n.t(
        'The catalog of {0} is in package {1}, which is installed. Change it where the package is made.',
        prefix,
        installed.name,
      ),
    );
  }
  const imported = catalogs.find((catalog) => catalog.imported);
  if (!imported) return null;
  const file = nameOf(imported.uri);
  return new Refusal(
    l10n.t('{0} is read directly from {1}. Edit {2}, or convert it to a catalog: objrefs import.', prefix, file, file),
  );
}

export const catalogChanged = (): Refusal => new Refusal(l10n.t('A catalog has just changed. Try again.'));

export const documentEdited = (): Refusal => new Refusal(l10n.t('A document was edited during the rename. Try again.'));

/** For a message: the path in the project, and the line. */
export function describePlace(
  { uri, range }: { readonly uri: string; readonly range: Range },
  project: Project,
): string {
  return l10n.t('{0}, line {1}', (project.uri && relativePath(project.uri, uri)) || uri, range.start.line + 1);
}
