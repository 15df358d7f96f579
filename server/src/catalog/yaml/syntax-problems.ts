import { l10n } from '../../core/base/l10n.ts';
import type { Fix } from '../../core/model/diagnostic.ts';
import type { Range } from '../../core/model/text.ts';
import type { YamlSyntaxError } from './yaml-errors.ts';
import type { YamlReader } from './yaml-reader.ts';

/** Reports syntax errors, with fixes for the most common slips. */
export function reportSyntaxProblems(reader: YamlReader): void {
  for (const error of firstOfEachLine(reader)) {
    const slip = slipAt(reader, error);
    const range = slip?.range ?? reader.range(error.start, error.end);
    reader.report('syntax', range, slip?.message ?? error.message, { fixes: slip?.fixes ?? [] });
  }
}

/** One error per line, since others follow from it: the one about a tab, otherwise the first. */
function firstOfEachLine(reader: YamlReader): Iterable<YamlSyntaxError> {
  const byLine = new Map<number, YamlSyntaxError>();
  for (const error of reader.document.errors) {
    const { line } = reader.range(error.start, error.end).start;
    if (!byLine.has(line) || error.kind === 'tab') byLine.set(line, error);
  }
  return byLine.values();
}

interface Slip {
  readonly range: Range;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

function slipAt(reader: YamlReader, error: YamlSyntaxError): Slip | null {
  const { start, end, message } = error;
  const at = (from: number, to: number) => reader.range(from, to);
  const found = (length: number) => at(start, start + length);
  const ahead = reader.text.slice(start, start + 100);
  if (error.kind === 'tab') {
    const tabs = /^\t+/.exec(ahead)?.[0].length ?? 1;
    const fix = reader.fix(l10n.t('Indent with spaces'), found(tabs), '  '.repeat(tabs));
    return { range: found(tabs), message, fixes: [fix] };
  }
  if (error.kind === 'escape' && ahead.startsWith('\\')) {
    const fix = reader.fix(l10n.t('Write the backslash twice'), found(1), '\\\\');
    return { range: at(start, end), message, fixes: [fix] };
  }
  const name = error.kind === 'no-value' ? /^[A-Za-z]+:(?=\S)/.exec(ahead)?.[0] : undefined;
  if (name !== undefined) {
    const range = at(start, end);
    const advice = l10n.t('A space is missing after "{0}". Add it.', name);
    return { range, message: advice, fixes: [reader.fix(l10n.t('Add the space'), found(name.length), `${name} `)] };
  }
  return missingSpaceOfListItem(reader, start);
}

/** `-3.4 Title`: the list marker needs a space after it. */
function missingSpaceOfListItem(reader: YamlReader, offset: number): Slip | null {
  const { lines } = reader.document;
  const { line } = lines.position(offset);
  const start = lines.start(line);
  const marker = /^[ \t]*-(?=[^\s-])/.exec(reader.text.slice(start, Math.min(lines.end(line), start + 1_000)))?.[0];
  if (marker === undefined) return null;
  const range = reader.range(start + marker.length - 1, start + marker.length);
  const message = l10n.t('A space is missing after "-". Add it.');
  return { range, message, fixes: [reader.fix(l10n.t('Add the space'), range, '- ')] };
}
