import { l10n } from '../../core/base/l10n.ts';
import { memoize } from '../../core/base/memoize.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import type { TextEdit } from '../../core/model/text.ts';
import { continues } from '../../core/resolution/numbers.ts';
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

/** Pasted lines of which one is a list, so far. */
interface PastedList {
  /** The indentation of `objectives:`. */
  readonly within: number;
  /** The indentation of its entries. */
  indent?: number;
  /** The last entry, if it was pasted. */
  above?: { readonly indent: number; readonly number: string } | undefined;
  readonly fix: Fix & { readonly edits: TextEdit[] };
}

/** Of lines that were pasted below `objectives:` as they are, with numbers and without list markers: one for each list. */
const fixesOfLines = memoize(({ document: { lines }, text }: YamlReader): ReadonlyMap<number, Fix> => {
  const found = new Map<number, Fix>();
  let list: PastedList | undefined;
  const { line: last } = lines.position(text.length);
  for (let line = 0; line <= last; line++) {
    const [start, end] = [lines.start(line), lines.end(line)];
    const written = text.slice(start, end);
    const indent = INDENT.exec(written)?.[0].length ?? 0;
    if (/^ *objectives *:\s*(?:#.*)?$/.test(written)) {
      list = { within: indent, fix: { title: l10n.t('Convert to a list'), edits: [], preferred: true } };
    } else if (!list || /^\s*(?:#.*)?$/.test(written)) {
      // Nothing of a list.
    } else {
      const entry = written.trim().replace(/^[–—•*·]\s*/, '');
      const number = numberOf(entry);
      if (number !== undefined && isEntry(list, indent, number)) {
        list.indent ??= indent > list.within ? indent : list.within + 2;
        list.above = { indent, number };
        const newText = `${' '.repeat(list.indent)}- ${quoteIfNeeded(entry)}`;
        list.fix.edits.push({ range: lines.range(start, end), newText });
        found.set(line, list.fix);
        if (list.fix.edits.length === MAX_PASTED_LINES) list = undefined;
      } else {
        list.indent ??= indent;
        if (indent <= list.indent) list.above = undefined;
        if (indent < list.indent) list = undefined;
      }
    }
  }
  return found;
});

/** Whether a line begins an entry: one that is deeper than the entry above may be the rest of it, unless it is numbered as a part. */
function isEntry({ indent, above }: PastedList, at: number, number: string): boolean {
  if (indent === undefined || at <= indent) return true;
  return above !== undefined && (at <= above.indent || continues(number, above.number));
}

/** That of `3.4 Title`: no list marker, no name of a field. */
function numberOf(entry: string): string | undefined {
  const short = readShortForm(entry);
  return short && short.title !== '' && /^[^:]*\p{N}[^:]*$/u.test(short.number)
    ? short.number.replace(/\.$/, '')
    : undefined;
}
