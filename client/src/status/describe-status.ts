import * as vscode from 'vscode';
import type { CitedFramework, DocumentStatus } from '../../../server/src/protocol/index.ts';
import { plural } from '../plural.ts';
import { withoutIcons } from '../without-icons.ts';

/** What the status item shows. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly isWarning: boolean;
}

/** Number of frameworks that are named; the others are counted. */
const MOST_NAMED = 2;

/** The status of a document; null if the server has none. */
export function describeStatus(status: DocumentStatus | null): StatusText {
  if (!status || status.frameworks.length === 0) {
    return { text: vscode.l10n.t('No references'), detail: '', isWarning: false };
  }
  const { frameworks, problems } = status;
  return { text: names(frameworks), detail: counts(status), isWarning: problems.hasWarnings };
}

/** `INTERPOL-SP 2014-2016, NIST CSF 2.0 and 1.1, +1`. */
function names(frameworks: readonly CitedFramework[]): string {
  const named = frameworks.slice(0, MOST_NAMED).map(({ prefix, editions }) => [prefix, editions.join(', ')].join(' '));
  const others = frameworks.length - named.length;
  return [...named.map((name) => withoutIcons(name.trim())), ...(others > 0 ? [`+${others}`] : [])].join(' · ');
}

/** `14 references: 2 unknown, 1 to check`. */
function counts({ references, problems: { unknown, affected, others } }: DocumentStatus): string {
  const all = plural(
    references,
    vscode.l10n.t('{0} reference', references),
    vscode.l10n.t('{0} references', references),
  );
  const parts = [
    ...(unknown > 0 ? [vscode.l10n.t('{0} unknown', unknown)] : []),
    ...(affected > 0 ? [vscode.l10n.t('{0} to check', affected)] : []),
    ...(others > 0
      ? [plural(others, vscode.l10n.t('{0} other problem', others), vscode.l10n.t('{0} other problems', others))]
      : []),
  ];
  return parts.length === 0 ? all : vscode.l10n.t('{0}: {1}', all, parts.join(', '));
}
