import { l10n } from '../../core/base/l10n.ts';
import { Refusal } from '../../core/base/result.ts';
import type { Framework } from '../../core/model/framework.ts';
import type { Range } from '../../core/model/text.ts';
import type { Target } from '../../features/objectives/target.ts';
import { SHIPPED_SCHEME } from '../../protocol/index.ts';
import { nameOf, relativePath, schemeOf } from '../../uri/uris.ts';
import type { Project } from '../workspace/project.ts';

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
export function refusalOfEdits({ prefix, catalogs }: Framework): Refusal | null {
  if (catalogs.some(({ uri }) => schemeOf(uri) === SHIPPED_SCHEME)) {
    return new Refusal(l10n.t('The catalog of {0} is built in and cannot be changed.', prefix));
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
