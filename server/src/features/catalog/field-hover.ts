import type { Hover } from 'vscode-languageserver';
import { l10n } from '../../core/base/l10n.ts';
import { type Lines, type Position, rangeInLine } from '../../core/model/text.ts';
import type { ClientSupport } from '../lsp/client-support.ts';
import { markdown, plainText } from '../lsp/markup.ts';
import { describeField, type FileKind, fieldAt, typesAt } from './fields.ts';
import { yamlCursor } from './yaml-cursor.ts';

/** Longer words are not fields. */
const MAX_LENGTH = 200;

/**
 * Describes the field whose name is at the position in a catalog or in `objrefs.yaml`, or the value from a fixed set. Uses
 * the text around it alone, which need not be valid YAML.
 *
 * @param page gives the URI of a page of the documentation (`catalogs.md#editions`); undefined where the client cannot open it
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
    const found = fieldAt(kind, cursor.path, word.text);
    if (found) {
      const { field, mapping } = found;
      return { contents: describeField(field, support.hoverMarkdown, mapping, page(mapping.page)), range };
    }
  }
  const choice = typesAt(kind, cursor.path)
    .flatMap((type) => {
      if (type.kind === 'choice' && cursor.kind === 'value') return type.choices;
      return type.kind === 'entries' && typeof type.keys !== 'string' && word.isKey ? type.keys : [];
    })
    .find(({ value }) => value === word.text);
  if (!choice) return null;
  const markup = support.hoverMarkdown ? markdown : plainText;
  const value = markup.lines([markup.strong(choice.value), markup.text(l10n.text(choice.description))]);
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
