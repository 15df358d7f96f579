import { pushTo } from '../base/collections.ts';
import type { WrittenPrefix } from '../model/reference.ts';
import { foldCase, foldUnit, isApostrophe, isDigit, isHyphen, isLowerCase, isSpace } from './characters.ts';
import type { Cursor, Reader } from './reader.ts';
import { SMALL_WORD } from './vocabulary.ts';
import { formsOf } from './words.ts';

export interface PrefixSpelling {
  readonly framework: string;
  readonly text: string;
  readonly folded: string;
  readonly misspelling: boolean;
  /** Id of the edition that the name implies. */
  readonly edition?: string;
}

/** The prefixes of all frameworks, by their first character. */
export interface PrefixIndex {
  /** By folded first code unit; longest first. */
  readonly byFirst: ReadonlyMap<number, readonly PrefixSpelling[]>;
}

/** A prefix as found at the cursor of a reader, which then is after it. */
export interface FoundPrefix {
  readonly framework: string;
  readonly spelling: WrittenPrefix['spelling'];
  /** Why it is not a canonical spelling. */
  readonly spellingVariant?: 'case' | 'misspelling' | 'plural';
  readonly edition?: string;
}

export function createPrefixIndex(spellings: readonly Omit<PrefixSpelling, 'folded'>[]): PrefixIndex {
  const byFirst = new Map<number, PrefixSpelling[]>();
  const listed = new Set(spellings.map(({ text }) => foldCase(text)));
  const singulars = spellings
    .filter(({ text }) => PLURAL.test(text))
    .map((name) => ({ ...name, text: name.text.slice(0, -1) }));
  for (const spelling of [...spellings, ...singulars.filter(({ text }) => !listed.has(foldCase(text)))]) {
    for (const text of new Set([spelling.text, ...formsOf(spelling.text)])) {
      const folded = foldCase(text);
      if (folded !== '') pushTo(byFirst, foldUnit(folded.charCodeAt(0)), { ...spelling, text, folded });
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length);
  return { byFirst };
}

/** `Ocean Principles`, which are cited as `Ocean Principle 3` too. */
const PLURAL = / \p{L}*\p{Ll}{2}[^isu\P{Ll}]s$/u;

/** The longest prefix at the reader's cursor; the cursor moves after it. A prefix of several words may wrap. */
export function readPrefix(reader: Reader, index: PrefixIndex): FoundPrefix | null {
  const candidates = index.byFirst.get(foldUnit(reader.code()));
  if (!candidates) return null;
  const start = reader.cursor();
  let found: FoundPrefix | null = null;
  let end = start;
  let length = 0;
  for (const candidate of candidates) {
    if (found && candidate.text.length < length) break;
    const exact = readSpelling(reader, candidate);
    if ((exact === false && SMALL_WORD.test(candidate.folded)) || (exact !== null && goesOn(reader, candidate))) {
      reader.reset(start);
      continue;
    }
    if (exact !== null && (!found || exact)) {
      end = reader.cursor();
      length = candidate.text.length;
      found = candidate.misspelling
        ? { framework: candidate.framework, spelling: 'misspelling', spellingVariant: 'misspelling' }
        : exact
          ? { framework: candidate.framework, spelling: 'canonical' }
          : { framework: candidate.framework, spelling: 'variant', spellingVariant: 'case' };
      if (candidate.edition !== undefined) found = { ...found, edition: candidate.edition };
    }
    reader.reset(start);
  }
  if (!found) return null;
  reader.reset(end);
  return readPlural(reader, found, start);
}

/** Whether digits continue where a prefix ends in digits: `WCAG 2` is not read in `WCAG 2.1` or `WCAG 22`. */
function goesOn(reader: Reader, { text }: PrefixSpelling): boolean {
  if (!isDigit(text.charCodeAt(text.length - 1))) return false;
  return isDigit(reader.code()) || (reader.code() === 46 && isDigit(reader.code(1)));
}

/** `SDGs 3 and 4`, `(SDGs) 3`, `Goal(s) 3`, `des Gesetzbuches`. */
const ENDING = /(?:e?s|S|\(s\))(?![\p{L}\p{N}_])/uy;

const GENITIVE = /(?<!\p{L})(?:des|eines|dieses)[ \t\u00a0]$/iu;
const MAX_GENITIVE = 8;

function readPlural(reader: Reader, found: FoundPrefix, { line, at }: Cursor): FoundPrefix {
  const isWord = isLowerCase(reader.code(-1));
  if (!reader.match(ENDING)) return found;
  // `des Baugesetzes`: no plural in German.
  if (isWord && GENITIVE.test(reader.lines.line(line).slice(Math.max(0, at - MAX_GENITIVE), at))) return found;
  return {
    ...found,
    spelling: found.spelling === 'misspelling' ? 'misspelling' : 'variant',
    spellingVariant: 'plural',
  };
}

const AMPERSAND_ENTITY = /&amp;/y;

/** Whether the spelling is at the cursor, to the letter (true) or in another case (false); null if it is not. */
function readSpelling(reader: Reader, { text, folded }: PrefixSpelling): boolean | null {
  let exact = true;
  for (let i = 0; i < text.length; i++) {
    if (isSpace(text.charCodeAt(i))) {
      const spaced = reader.skipSpaces();
      if (!(reader.atLineEnd() ? reader.wrap() : spaced)) return null;
      continue;
    }
    const code = reader.code();
    if (code !== text.charCodeAt(i)) {
      if (foldUnit(code) !== foldUnit(folded.charCodeAt(i))) return null;
      exact &&= isHyphen(code) || isApostrophe(code);
    }
    // `ATT&amp;CK`.
    if (code !== 38 || !reader.match(AMPERSAND_ENTITY)) reader.at++;
  }
  return exact;
}
