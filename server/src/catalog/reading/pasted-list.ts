import { l10n } from '../../core/base/l10n.ts';
import { memoize } from '../../core/base/memoize.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import type { TextEdit } from '../../core/model/text.ts';
import { readShortForm } from '../syntax/short-form.ts';
import { quoteIfNeeded } from '../yaml/write-yaml.ts';
import type { Explanation, YamlReader } from '../yaml/yaml-reader.ts';

/** More lines of a list are left to a second fix. */
const MAX_PASTED_LINES = 5_000;
const INDENT = /^ */;

export const noList = (): string => l10n.t('"objectives" must be a list. Begin each entry with "- ": "- 3.4 Title".');

/** What is wrong with a line of a pasted list, with a fix for all of its lines; null if it is not one. */
export function pastedList(reader: YamlReader, line: number): Explanation | null {
  const fix = fixesOfLines(reader).get(line);
  return fix ? { message: noList(), fixes: [fix] } : null;
}

/** Of lines that were pasted below `objectives:` as they are, with numbers and without list markers: one for each list. */
const fixesOfLines = memoize(({ document: { lines }, text }: YamlReader): ReadonlyMap<number, Fix> => {
  const found = new Map<number, Fix>();
  /** The last `objectives:` above, and the indentation of its entries. */
  let list: { readonly within: number; indent: number | undefined; readonly edits: TextEdit[] } | undefined;
  let fix: Fix | undefined;
  const { line: last } = lines.position(text.length);
  for (let line = 0; line <= last; line++) {
    const [start, end] = [lines.start(line), lines.end(line)];
    const written = text.slice(start, end);
    const indent = INDENT.exec(written)?.[0].length ?? 0;
    if (/^ *objectives *:\s*(?:#.*)?$/.test(written)) {
      list = { within: indent, indent: undefined, edits: [] };
      fix = { title: l10n.t('Convert to a list'), edits: list.edits, preferred: true };
    } else if (!list || !fix || /^\s*(?:#.*)?$/.test(written)) {
      // Nothing of a list.
    } else if (isPasted(written) && (list.indent === undefined || indent <= list.indent)) {
      list.indent ??= indent > list.within ? indent : list.within + 2;
      const entry = quoteIfNeeded(written.trim().replace(/^[–—•*·]\s*/, ''));
      list.edits.push({ range: lines.range(start, end), newText: `${' '.repeat(list.indent)}- ${entry}` });
      found.set(line, fix);
      if (list.edits.length === MAX_PASTED_LINES) list = undefined;
    } else {
      list.indent ??= indent;
      if (indent < list.indent) list = undefined;
    }
  }
  return found;
});

/** `3.4 Title`: no list marker, no name of a field. */
function isPasted(written: string): boolean {
  const short = readShortForm(written.trim().replace(/^[–—•*·]\s*/, ''));
  return short !== null && short.title !== '' && /^[^:]*\p{N}[^:]*$/u.test(short.number);
}
