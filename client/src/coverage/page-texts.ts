import * as vscode from 'vscode';
import type { PageTexts } from '../../webview/messages.ts';

/** The texts of the page, in the language of the editor. */
export function pageTexts(): PageTexts {
  return {
    title: vscode.l10n.t('Coverage of Objectives'),
    framework: vscode.l10n.t('Framework'),
    search: vscode.l10n.t('Search'),
    row: vscode.l10n.t('1 row'),
    rows: vscode.l10n.t('{0} rows', '{0}'),
    showMore: vscode.l10n.t('Show {0} More', '{0}'),
    leftOut: vscode.l10n.t('{0} more rows are not shown. Export the report to see all of them.', '{0}'),
    allReferences: vscode.l10n.t('Find All {0} References', '{0}'),
    nothing: vscode.l10n.t('No frameworks are enabled in this folder.'),
  };
}
