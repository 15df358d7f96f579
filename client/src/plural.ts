import * as vscode from 'vscode';

/**
 * The plural form for a count, by the rules of the language of the messages: English uses the first form for 1, French
 * for 0 and 1.
 */
export function plural(count: number, one: string, other: string): string {
  const language = vscode.l10n.bundle ? vscode.env.language : 'en';
  return new Intl.PluralRules(language).select(count) === 'one' ? one : other;
}

/** A title in the quotation marks of the language. */
export const quoted = (title: string): string => vscode.l10n.t('“{0}”', title);
