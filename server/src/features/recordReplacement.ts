import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { likeUnrecorded } from '../core/editions/like-titled.ts';
import { editionOf, type Listed } from '../core/model/framework.ts';
import { intersects, type TextEdit } from '../core/model/text.ts';
import { named } from '../core/resolution/phrases.ts';
import type { EditableCatalog } from './addToCatalog.ts';
import { type ActionRequest, quickFix, wants } from './codeAction.ts';
import { workspaceEdit } from './lsp/workspace-edit.ts';

/**
 * The edit of a catalog that records that an objective moved to a number; undefined where it cannot be written.
 *
 * @param edition of the number, where it is not the next one
 */
export type RecordMove = (
  catalog: EditableCatalog,
  objective: Listed,
  successor: { readonly number: string; readonly edition?: string },
) => Promise<TextEdit | undefined>;

/**
 * Quick fixes that record in the catalog what apparently replaced a number, where no catalog says what did.
 *
 * @param editable gives a catalog by its normalised URI; undefined where it cannot be edited, or not at the moment
 */
export async function recordReplacement(
  request: ActionRequest,
  editable: (uri: string) => EditableCatalog | undefined,
  record: RecordMove,
): Promise<CodeAction[]> {
  const { document, range, context, support } = request;
  const { analysis } = document;
  if (!support.codeActionLiteral || !wants(context, CodeActionKind.QuickFix)) return [];
  const actions: CodeAction[] = [];
  for (const diagnostic of analysis.diagnostics) {
    if (diagnostic.code !== 'withdrawn-objective' || !intersects(diagnostic.range, range)) continue;
    const { framework, objective, edition } = analysis.referenceAt(diagnostic.range.start)?.resolution ?? {};
    const like = objective && edition ? likeUnrecorded(objective, edition) : null;
    const catalog = like && objective && editable(objective.location.uri);
    if (!framework || !catalog || !framework.catalogs.includes(catalog.catalog)) continue;
    const next = framework.editions[(editionOf(framework, objective)?.index ?? -1) + 1];
    const { number } = like;
    const successor = next?.id === like.edition ? { number } : { number, edition: like.edition };
    const edit = await record(catalog, objective, successor);
    if (!edit) continue;
    const title = l10n.t('Record in the catalog: {0} was replaced by {1}', objective.number, named(like));
    actions.push(quickFix(diagnostic, request, { title, edit: workspaceEdit(catalog, [edit], support) }));
  }
  return actions;
}
