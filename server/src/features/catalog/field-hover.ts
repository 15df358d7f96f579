import type { Hover } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { type Lines, type Position, rangeInLine } from '../../core/model/text.ts';
import type { ClientSupport } from '../client-support.ts';
import { markdown, plainText } from '../markup.ts';
import { describeField, type FileKind, fieldAt, typesAt } from './fields.ts';
import { yamlCursor } from './yaml-cursor.ts';

/** Longer words are no fields. */
const MAX_LENGTH = 200;

/**
 * What the field says whose name is at the position in a catalog or in `objrefs.yaml`, or the word that was chosen as its
 * value. Judged by the text around it, so that it can be told of a file that is no YAML at the moment.
 *
 * @param page URI by which a client can open a page of the documentation (`catalogs.md#editions`); undefined where none can
 */
export function hoverOfField(
  { lines, kind }: { readonly lines: Lines; readonly kind: FileKind },
  position: Position,
  support: ClientSupport,
  page: (name: string) => string | undefined,
): Hover | null {
  const word = wordAt(lines.line(position.line), position.character);
  const cursor = word && yamlCursor(lines, { line: position.line, character: word.end });
  if (!word || !cursor || cursor.query !== word.text) return null;
  const range = rangeInLine(position.line, word.start, word.text.length);
  if (cursor.kind !== 'value' && word.isKey) {
    const known = fieldAt(kind, cursor.path, word.text);
    if (known) {
      return { contents: describeField({ ...known, page: page(known.mapping.page) }, support.hoverMarkdown), range };
    }
  }
  const said = typesAt(kind, cursor.path)
    .flatMap((type) => {
      if (type.kind === 'choice' && cursor.kind === 'value') return type.choices;
      return type.kind === 'entries' && typeof type.keys !== 'string' && word.isKey ? type.keys : [];
    })
    .find(({ value }) => value === word.text);
  if (!said) return null;
  const markup = support.hoverMarkdown ? markdown : plainText;
  const value = markup.lines([markup.strong(said.value), markup.text(l10n.text(said.description))]);
  return { contents: { kind: markup.kind, value }, range };
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A colon follows. */
  readonly isKey: boolean;
}

function wordAt(line: string, character: number): Word | undefined {
  const from = Math.max(0, character - MAX_LENGTH);
  const before = /[\w-]*$/.exec(line.slice(from, character))?.[0] ?? '';
  const after = /^[\w-]*/.exec(line.slice(character, character + MAX_LENGTH))?.[0] ?? '';
  const start = character - before.length;
  const end = character + after.length;
  if (start === end) return undefined;
  return { text: before + after, start, end, isKey: /^["']?\s*:(?:\s|$)/.test(line.slice(end, end + MAX_LENGTH)) };
}
