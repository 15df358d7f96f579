import * as vscode from 'vscode';
import type { FoundObjectives, ObjectiveName, OfferedObjective } from '../../../server/src/protocol/index.ts';
import { withoutIcons } from '../without-icons.ts';

/** An objective as a row of the list. */
export interface ObjectiveRow extends vscode.QuickPickItem {
  readonly objective: OfferedObjective;
}

export type Row = ObjectiveRow | (vscode.QuickPickItem & { readonly objective?: undefined });

const definitionButton = (): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon('go-to-file'),
  tooltip: vscode.l10n.t('Open Definition'),
});

/** Identifies an objective. */
export const keyOf = ({ prefix, edition, number }: ObjectiveName): string => JSON.stringify([prefix, edition, number]);

/** The rows for the matches: selected ones first, then recent ones, then each framework. */
export function rowsOf(found: FoundObjectives, chosen: readonly ObjectiveRow[]): readonly Row[] {
  const shown = new Set<string>(chosen.map(({ objective }) => keyOf(objective)));
  const section = (label: string, objectives: readonly OfferedObjective[]): Row[] => {
    const rows = objectives.filter((objective) => !shown.has(keyOf(objective))).map(rowOf);
    for (const { objective } of rows) shown.add(keyOf(objective));
    return rows.length > 0 ? [separator(label), ...rows] : [];
  };
  return [
    ...(chosen.length > 0 ? [separator(vscode.l10n.t('Chosen')), ...chosen] : []),
    ...section(vscode.l10n.t('Recent'), found.recent),
    ...found.frameworks.flatMap(({ prefix, edition, objectives }) => {
      const name = edition === '' ? prefix : `${prefix} ${edition}`;
      return section(name, objectives);
    }),
  ];
}

const separator = (label: string): Row => ({ label: withoutIcons(label), kind: vscode.QuickPickItemKind.Separator });

function rowOf(objective: OfferedObjective): ObjectiveRow {
  const { prefix, number, title, above } = objective;
  const detail = [...statusOf(objective), ...(above.length > 0 ? [withoutIcons(above.join(' › '))] : [])].join('  ·  ');
  return {
    label: withoutIcons(`${prefix} ${number}`),
    description: withoutIcons(title),
    ...(detail !== '' && { detail }),
    // The server has filtered the rows; VS Code must not filter them again.
    alwaysShow: true,
    buttons: [definitionButton()],
    objective,
  };
}

/** Empty for a current objective. */
function statusOf({ status, replacedBy }: OfferedObjective): string[] {
  if (status === 'current') return [];
  if (status === 'withdrawn') return [`$(circle-slash) ${vscode.l10n.t('Withdrawn')}`];
  return [`$(arrow-right) ${vscode.l10n.t('Replaced by {0}', withoutIcons(replacedBy.join(', ')))}`];
}
