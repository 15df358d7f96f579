/**
 * The same message without links. VS Code renders Markdown links in messages, which may execute any command, and names in
 * catalogs, files and settings may contain them: an invisible character (U+2060) keeps them text.
 */
export const withoutLinks = (message: string): string => shown(message).replaceAll('](', ']\u2060(');

/** Text for a label or message, with a space in place of what would end, hide or reorder other text. */
export const shown = (text: string): string => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ');
