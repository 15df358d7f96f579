/** A table of GitHub's Markdown. The cells are Markdown that stays on one line and holds no bare `|`. */
export function* markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): Iterable<string> {
  yield `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}\n`;
  for (const row of rows) yield `| ${row.join(' | ')} |\n`;
}
