import * as vscode from 'vscode';
import type { PageTexts } from '../../webview/messages.ts';

/** The sentences of the page, in the language of the editor. */
export function pageTexts(): PageTexts {
  return {
    title: vscode.l10n.t('Coverage of Objectives'),
    framework: vscode.l10n.t('Framework'),
    search: vscode.l10n.t('Search'),
    row: vscode.l10n.t('1 row'),
    rows: vscode.l10n.t('{0} rows', '{0}'),
    showMore: vscode.l10n.t('Show {0} More', '{0}'),
    leftOut: vscode.l10n.t('{0} more rows are too many for this page. An export has them.', '{0}'),
    allReferences: vscode.l10n.t('Find All {0} References', '{0}'),
    nothing: vscode.l10n.t('No framework is in use in this folder. Write a catalog, or switch one on in the settings.'),
  };
}
