import { compareText } from '../base/collections.ts';
import { isAlphanumeric } from './characters.ts';
import { escapeEnd } from './edges.ts';
import { addShape, createShapes, type ShapeNode } from './shapes.ts';
import { VERSION_WORDS } from './vocabulary.ts';
import { foldSpelling, spellingAt } from './words.ts';

/** The names of a framework's editions, ready to be found in a text. */
export interface EditionNames {
  /** Ids and aliases. */
  readonly names: NameList;
  /** What is left of names that begin with a word for versions, to be found after any such word: `5` of `Rev 5`. */
  readonly versions: NameList;
  /** Leading parts of ids, up to a border between components: `2` of `2.1`. Folded, with the newest edition's id. */
  readonly leading: ReadonlyMap<string, string>;
  readonly shapes: ShapeNode;
}

/** Names, ready to be found in a text. */
interface NameList {
  /** Folded, sorted for `spellingAt`. */
  readonly forms: readonly string[];
  /** The edition of each. */
  readonly editions: readonly string[];
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
      const folded = foldSpelling(name);
      if (folded !== '' && !names.has(folded)) names.set(folded, id);
      const version = folded.replace(LEADING_VERSION, '');
      if (version !== folded && !versions.has(version)) versions.set(version, id);
    }
    addShape(shapes, foldSpelling(id), true);
    for (const part of leadingParts(foldSpelling(id))) leading.set(part, id);
  }
  for (const name of names.keys()) leading.delete(name);
  return { names: nameList(names), versions: nameList(versions), leading, shapes };
}

function nameList(names: ReadonlyMap<string, string>): NameList {
  const forms = [...names.keys()].sort(compareText);
  return { forms, editions: forms.map((form) => names.get(form)!) };
}

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
  const found = spellingAt(names.forms, text, at, (end) => endsToken(text, end));
  return found && { end: found.end, edition: names.editions[found.index]! };
}

/** No letter or digit follows, nor a dot with a digit: `2.1` is not read in `2.1.1`. */
export function endsToken(text: string, end: number): boolean {
  const at = escapeEnd(text, end);
  const after = text.charCodeAt(at);
  if (isAlphanumeric(after) || after === 95) return false;
  return !(after === 46 && isAlphanumeric(text.charCodeAt(at + 1)));
}
