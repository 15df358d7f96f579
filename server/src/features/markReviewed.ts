import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { l10n } from '../core/base/l10n.ts';
import { citation } from '../core/describing/objective-description.ts';
import type { Diagnostic } from '../core/model/diagnostic.ts';
import { comparePositions, intersects, textIn } from '../core/model/text.ts';
import { isReviewable } from '../core/reviews/record.ts';
import { type ActionRequest, asksByName, quickFix, wants } from './codeAction.ts';
import type { FeatureDocument } from './feature-document.ts';
import { MARK_REVIEWED_COMMAND, MARK_REVIEWED_KIND } from './lsp/announced.ts';

/**
 * Quick fixes for references in the range that need a review: to record it, for one reference or for the document, and to
 * show what has changed, if the client has a command for that. Includes the source action for the document if it is
 * requested. All are commands, since the record is read when one is chosen.
 */
export function markReviewed(request: ActionRequest, showChangeCommand: string | undefined): CodeAction[] {
  const { document, range, context, support } = request;
  if (!support.codeActionLiteral || !support.applyEdit) return [];
  const { references, diagnostics } = document.analysis;
  const source = asksByName(context, MARK_REVIEWED_KIND) && references.some(isReviewable);
  const actions: CodeAction[] = source ? [{ ...markAll(document), kind: MARK_REVIEWED_KIND }] : [];
  if (!wants(context, CodeActionKind.QuickFix)) return actions;
  const open = diagnostics.filter(({ code }) => code === 'changed-objective' || code === 'reused-number');
  const here = open.filter((diagnostic) => intersects(diagnostic.range, range));
  for (const diagnostic of here) {
    const own = actionsOf(document, diagnostic, showChangeCommand);
    actions.push(...own.map((action) => quickFix(diagnostic, request, action)));
  }
  if (here.length > 0 && open.length > 1) actions.push(markAll(document));
  return actions;
}

function actionsOf(
  { uri, lines, analysis }: FeatureDocument,
  diagnostic: Diagnostic,
  showChangeCommand: string | undefined,
) {
  const resolved = analysis.referenceAt(diagnostic.range.start);
  if (!resolved) return [];
  const { group, reference, resolution } = resolved;
  const number = resolution.objective?.number ?? reference.number;
  const isRange = comparePositions(diagnostic.range.end, reference.range.end) > 0;
  const name = isRange
    ? textIn(lines, diagnostic.range).replace(/\s+/g, ' ')
    : citation(resolution.framework, number, group.pin?.edition ?? undefined);
  return [
    ...(showChangeCommand !== undefined && diagnostic.rewording
      ? [
          command(l10n.t('Show what changed in {0}', name), showChangeCommand, {
            uri,
            position: diagnostic.range.start,
          }),
        ]
      : []),
    command(l10n.t('Mark {0} as Reviewed', name), MARK_REVIEWED_COMMAND, { uri, range: diagnostic.range }),
  ];
}

function markAll({ uri }: FeatureDocument): CodeAction {
  return command(l10n.t('Mark Document as Reviewed'), MARK_REVIEWED_COMMAND, { uri });
}

function command(title: string, name: string, argument: object): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: name, arguments: [argument] } };
}
