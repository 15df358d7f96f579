import * as vscode from 'vscode';
import type { ProposedReplacement } from '../../../server/src/protocol/index.ts';
import { withoutIcons } from '../without-icons.ts';
import { isFrom, rowOf, THRESHOLDS } from './revision-flow.ts';

interface ProposalItem extends vscode.QuickPickItem {
  readonly proposal: ProposedReplacement;
}

/**
 * A list in which the user accepts proposals: one by one, or all above a threshold that a button asks for. Those with
 * similar texts are selected at first. Returns the numbers of the accepted ones; undefined if canceled.
 */
export async function reviewProposals(
  title: string,
  proposals: readonly ProposedReplacement[],
): Promise<readonly string[] | undefined> {
  const pick = vscode.window.createQuickPick<ProposalItem>();
  // Not in VS Code's typings: keeps the order of the catalog.
  Object.assign(pick, { sortByLabel: false });
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Select the replacements to record, then press Enter');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.buttons = [{ iconPath: new vscode.ThemeIcon('checklist'), tooltip: vscode.l10n.t('Select by Similarity…') }];
  const items = proposals.map((proposal): ProposalItem => {
    const { label, description, detail } = rowOf(proposal);
    return { label: withoutIcons(label), description, detail: withoutIcons(detail), proposal };
  });
  pick.items = items;
  pick.selectedItems = items.filter(({ proposal }) => isFrom(undefined, proposal));
  try {
    return await new Promise((resolve) => {
      let isAsking = false;
      pick.onDidTriggerButton(async () => {
        isAsking = true;
        const chosen = await askThreshold(items);
        isAsking = false;
        pick.show();
        if (chosen) pick.selectedItems = chosen;
      });
      pick.onDidAccept(() => resolve(pick.selectedItems.map(({ proposal }) => proposal.number)));
      // The question for the threshold hides the list for a moment.
      pick.onDidHide(() => !isAsking && resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

/** The items to select; undefined if canceled. */
async function askThreshold(items: readonly ProposalItem[]): Promise<readonly ProposalItem[] | undefined> {
  const choices = [
    ...THRESHOLDS.map((threshold) => ({
      label: threshold === 100 ? vscode.l10n.t('Same wording') : vscode.l10n.t('At least {0}% similar', threshold),
      chosen: items.filter(({ proposal }) => isFrom(threshold, proposal)),
    })),
    { label: vscode.l10n.t('All'), chosen: items },
    { label: vscode.l10n.t('None'), chosen: [] },
  ].map((choice) => ({ ...choice, description: `${choice.chosen.length}` }));
  const title = vscode.l10n.t('Select by Similarity');
  return (await vscode.window.showQuickPick(choices, { title, ignoreFocusOut: true }))?.chosen;
}
