import * as vscode from 'vscode';

/** The form for a count, by the rules of the language that messages are in: the first for one, in French for none too. */
export function plural(count: number, one: string, other: string): string {
  const language = vscode.l10n.bundle ? vscode.env.language : 'en';
  return new Intl.PluralRules(language).select(count) === 'one' ? one : other;
}
