import { compareText } from '../base/collections.ts';
import { foldCase, isAlphanumeric } from './characters.ts';
import { escapeEnd } from './edges.ts';
import { addShape, createShapes, type ShapeNode } from './shapes.ts';
import { VERSION_WORDS } from './vocabulary.ts';
import { spelledEnd } from './words.ts';

/** The names of a framework's editions, ready to be found in a text. */
export interface EditionNames {
  /** Ids and aliases, longest first. */
  readonly names: readonly EditionName[];
  /** What is left of names that begin with a word for versions, to be found after any such word: `5` of `Rev 5`. */
  readonly versions: readonly EditionName[];
  /** Leading parts of ids, up to a border between components: `2` of `2.1`. Folded, with the newest edition's id. */
  readonly leading: ReadonlyMap<string, string>;
  readonly shapes: ShapeNode;
}

interface EditionName {
  readonly folded: string;
  readonly edition: string;
}

const LEADING_VERSION = new RegExp(`^${VERSION_WORDS}\\s*(?=\\d)`);

/** @param editions oldest first */
export function createEditionNames(editions: readonly { id: string; aliases: readonly string[] }[]): EditionNames {
  const names = new Map<string, string>();
  const versions = new Map<string, string>();
  const leading = new Map<string, string>();
  const shapes = createShapes();
  for (const { id, aliases } of editions) {
    if (id === '') continue;
    for (const name of [id, ...aliases]) {
      const folded = foldName(name);
      if (folded !== '' && !names.has(folded)) names.set(folded, id);
      const version = folded.replace(LEADING_VERSION, '');
      if (version !== folded && !versions.has(version)) versions.set(version, id);
    }
    addShape(shapes, foldName(id), true);
    for (const part of leadingParts(foldName(id))) leading.set(part, id);
  }
  for (const name of names.keys()) leading.delete(name);
  return { names: longestFirst(names), versions: longestFirst(versions), leading, shapes };
}

function longestFirst(names: ReadonlyMap<string, string>): EditionName[] {
  return [...names]
    .map(([folded, edition]) => ({ folded, edition }))
    .sort((a, b) => b.folded.length - a.folded.length || compareText(a.folded, b.folded));
}

export const foldName = (name: string): string => foldDashes(foldCase(name.trim()).replace(/\s+/g, ' '));
/** Of equal length. */
export const foldDashes = (text: string): string => text.replace(/[\u2010\u2011\u2013\u2212]/g, '-');

function leadingParts(id: string): string[] {
  const parts: string[] = [];
  for (let at = 1; at < id.length; at++) {
    const before = id.charCodeAt(at - 1);
    const after = id.charCodeAt(at);
    if (isAlphanumeric(before) && !isAlphanumeric(after)) parts.push(id.slice(0, at));
  }
  return parts;
}

/** The longest edition name that is at `at` as a whole word. */
export function editionAt(
  text: string,
  at: number,
  { names }: Pick<EditionNames, 'names'>,
): { end: number; edition: string } | null {
  for (const { folded, edition } of names) {
    const end = spelledEnd(text, at, folded);
    if (end >= 0 && endsToken(text, end)) return { end, edition };
  }
  return null;
}

/** No letter or digit follows, nor a dot with a digit: `2.1` is not read in `2.1.1`. */
export function endsToken(text: string, end: number): boolean {
  const at = escapeEnd(text, end);
  const after = text.charCodeAt(at);
  if (isAlphanumeric(after) || after === 95) return false;
  return !(after === 46 && isAlphanumeric(text.charCodeAt(at + 1)));
}
