import table from './languages.json';

/** How a comment is written in a language. */
export interface CommentSyntax {
  readonly open: string;
  /** Empty where the end of the line closes it. */
  readonly close: string;
}

/** By the language identifiers of VS Code and of common extensions (LSP 3.18, "Text Document Language"). */
const BY_LANGUAGE = new Map(
  table.comments.flatMap(({ open, close = '', languages }) =>
    languages.split(' ').map((language): [string, CommentSyntax] => [language, { open, close }]),
  ),
);

/** The comment syntax of a language; undefined if it has no comments, like JSON and CSV, or is not known. */
export function commentSyntaxOf(languageId: string): CommentSyntax | undefined {
  return BY_LANGUAGE.get(languageId);
}

/** By the ending of a file name, languages that are not called like it. */
const BY_ENDING: Readonly<Record<string, string>> = table.endings;

/** The language of a file, by its name, where an editor does not say. */
export function languageOfFile(uri: string): string {
  const ending = /\.([a-z]+)$/i.exec(uri)?.[1]?.toLowerCase() ?? '';
  return BY_ENDING[ending] ?? ending;
}
