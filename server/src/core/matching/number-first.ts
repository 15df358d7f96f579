import type { ReferenceGroup } from '../model/reference.ts';
import { textIn } from '../model/text.ts';
import { takeNumber } from './broken-number.ts';
import { type Draft, draftMember, groupOf } from './draft.ts';
import { rightEdge } from './edges.ts';
import { NO_WORDS, readGap } from './gap.ts';
import { closersOf } from './marks.ts';
import type { FrameworkMatcher, Matcher } from './matcher.ts';
import { readNumber } from './number-token.ts';
import { readKnownPin, readUnknownPin } from './pin.ts';
import { readPrefix } from './prefixes.ts';
import type { Cursor, Reader } from './reader.ts';
import { readTail } from './tail.ts';
import { ARTICLE, CONNECTIVE, FOLLOWING } from './vocabulary.ts';
import { wordEnd } from './words.ts';

/** What a number-first reading came to: a group, or where to continue. */
interface NumberFirst {
  readonly group: ReferenceGroup | null;
  /** Where the scan continues: after the furthest number that was read, so that no tail is read twice. */
  readonly resume: Cursor;
}

/**
 * Reads `[word] NUMBER [tail] [of the] PREFIX` at the reader's cursor, whose left edge was looked at, for the
 * frameworks whose prefix may be last. Null where no word and no number begin here.
 */
export function readNumberFirst(reader: Reader, matcher: Matcher): NumberFirst | null {
  const start = reader.cursor();
  let resume: Cursor | null = null;
  for (const framework of matcher.numberFirst) {
    reader.reset(start);
    const draft = readNumbers(reader, matcher, framework);
    if (!draft) continue;
    const end = reader.cursor();
    if (!resume || end.line > resume.line || (end.line === resume.line && end.at > resume.at)) resume = end;
    const group = readPrefixLast(reader, matcher, framework, start, draft);
    if (group) return { group, resume: reader.cursor() };
  }
  return resume && { group: null, resume };
}

function readNumbers(reader: Reader, matcher: Matcher, framework: FrameworkMatcher): Draft | null {
  const start = reader.position();
  const hasWord = wordEnd(reader.text, reader.at, framework.words) > reader.at || reader.text.charAt(reader.at) === '§';
  const gap = hasWord ? readGap(reader, framework, false) : null;
  const closers = gap ? closersOf(gap.opened) : '';
  const rules = gap?.rules(framework) ?? framework;
  const numberStart = gap?.seriesStart ?? reader.position();
  const token = readNumber(reader.text, reader.at, rules);
  // A lone integer or a letter run counts only after a word: everything else in a text would be one.
  if (!token || (!hasWord && (token.bareInteger || token.bareLetters))) return null;
  if (rightEdge(reader.text, token.end) === 'no') return null;
  const first = draftMember(start, numberStart, takeNumber(reader, token, rules), false);
  return readTail(reader, matcher, framework, first, { closers, bareIntegers: hasWord });
}

/** The prefix after the numbers; the last member reaches to its end. */
function readPrefixLast(
  reader: Reader,
  matcher: Matcher,
  framework: FrameworkMatcher,
  start: Cursor,
  draft: Draft,
): ReferenceGroup | null {
  // `lit. f. GDPR`.
  if (draft.members.at(-1)?.innerWord && reader.code() === 46 && !(reader.code(1) > 32)) reader.at++;
  if (readGap(reader, NO_WORDS, true).separated && reader.match(FOLLOWING)) readGap(reader, NO_WORDS, true);
  // "of" at the end of a line, and "the" in the next one.
  if (reader.match(CONNECTIVE) && readGap(reader, NO_WORDS, false).wrapped && reader.match(ARTICLE)) {
    readGap(reader, NO_WORDS, false);
  }
  const prefixStart = reader.position();
  const found = readPrefix(reader, matcher.prefixes);
  if (found?.framework !== framework.id || rightEdge(reader.text, reader.at) === 'no') return null;
  const prefixRange = { start: prefixStart, end: reader.position() };
  // An edition after the prefix: `Art. 6 GDPR (2016)`.
  const pin =
    readKnownPin(reader, framework) ??
    (/^:\d/.test(reader.text.slice(reader.at, reader.at + 2)) ? readUnknownPin(reader, framework) : null);
  if (!pin || pin.needsWord) {
    reader.moveTo(prefixRange.end.line, prefixRange.end.character);
    if (framework.prefixBefore && hasNumberOfItsOwn(reader, framework)) return null;
    reader.moveTo(prefixRange.end.line, prefixRange.end.character);
  }
  const end = reader.position();
  draft.members[draft.members.length - 1]!.end = end;
  return groupOf(framework.id, { start: { line: start.line, character: start.at }, end }, draft, {
    prefix: { text: textIn(reader.lines, prefixRange), range: prefixRange, spelling: found.spelling },
    ...(pin && !pin.needsWord && { pin: pin.pin }),
    ...(found.spellingVariant && { spellingVariant: found.spellingVariant }),
  });
}

/** `section 3.1, SDG 1.9`: a prefix with a number right after it is that number's. A lone integer needs a word. */
function hasNumberOfItsOwn(reader: Reader, framework: FrameworkMatcher): boolean {
  const gap = readGap(reader, framework, true);
  if (gap.comma) return false;
  const token = readNumber(reader.text, reader.at, gap.rules(framework));
  return token !== null && (!token.bareInteger || gap.word) && rightEdge(reader.text, token.end) !== 'no';
}
