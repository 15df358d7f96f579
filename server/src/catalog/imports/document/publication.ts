import { defined } from '../../syntax/defined.ts';
import type { Block } from './blocks.ts';
import { writtenDate } from './written-date.ts';

/** Data of the framework from the head of a document. */
interface Publication {
  readonly title?: string;
  readonly publisher?: string;
  readonly edition?: string;
  /** As in `edition`, or on the title page. */
  readonly published?: string;
  /** The blocks of the head that form the title. */
  readonly blocks: readonly Block[];
}

/** The maximum number of headings in a head. */
const MAX_HEAD = 5;
/** Blocks before the first objective that may be on the title page. */
const MAX_TITLE_PAGE = 12;
const YEARS = /\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?\b/;
const DAY = /\b((?:19|20)\d\d)[-./](0[1-9]|1[0-2])[-./](0[1-9]|[12]\d|3[01])\b/;
const VERSION = /\b(?:version|edition|revision|rev\.?|v)\s?(\d{1,3}(?:\.\d{1,3}){0,2})\b/i;
/** `Verification Standard 4.0.3`. */
const LAST = /(?<=\p{L}\)? )v?\.?(\d{1,3}(?:\.\d{1,3}){1,2})$/u;

/**
 * Reads the headings at the beginning of a document, up to the one with the edition: `ACME`, `STRATEGIC PLAN 2026-2030`
 * is a plan of ACME.
 *
 * @param head blocks before the first objective
 */
export function publicationOf(
  head: readonly Block[],
  metadataTitle: string | undefined,
  requested: string | undefined,
  abbreviations: ReadonlySet<string>,
): Publication {
  const headings: string[] = [];
  for (const { kind, text } of head) {
    if (kind !== 'heading' || headings.length === MAX_HEAD) break;
    headings.push(text);
  }
  const titles = metadataTitle === undefined ? headings : [...headings, metadataTitle];
  const found = titles.map((text) => editionIn(text, requested));
  const at = found.findIndex((one) => one !== undefined);
  const edition = requested ?? found[at]?.edition;
  const published = dateOn(head, edition ?? '');
  const last = Math.max(at, 0);
  const isInHead = last < headings.length;
  const parts = isInHead ? titles.slice(0, last + 1) : titles.slice(last, last + 1);
  const own = found[last] ? without(parts.at(-1)!, found[last].written) : parts.at(-1);
  const title = [...parts.slice(0, -1), own]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => titleCase(part!, abbreviations))
    .join(' ');
  // A line with only the edition is preceded by the title, not by the publisher.
  const isAbove = isInHead && last === 1 && own !== '';
  const publisher = isAbove && parts[0]!.split(' ').length <= 6 ? parts[0] : undefined;
  return {
    ...(title !== '' && { title }),
    ...(publisher !== undefined && { publisher: titleCase(publisher, abbreviations) }),
    ...defined({ edition, published }),
    blocks: isInHead ? head.slice(0, last + 1) : [],
  };
}

function editionIn(
  text: string,
  requested: string | undefined,
): { readonly edition: string; readonly written: string } | undefined {
  if (requested !== undefined) {
    const written = VERSION.exec(text) ?? LAST.exec(text);
    if (written?.[1] === requested) return { edition: requested, written: written[0] };
    const at = text.search(/\d/) < 0 ? -1 : text.indexOf(requested);
    const isWhole = at >= 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1) + text.charAt(at + requested.length));
    return isWhole ? { edition: requested, written: requested } : undefined;
  }
  const day = DAY.exec(text)?.[0];
  if (day !== undefined) return { edition: day, written: day };
  const years = YEARS.exec(text);
  if (years) return { edition: years[0].replace(/\s/g, '').replace('–', '-'), written: years[0] };
  const version = VERSION.exec(text) ?? LAST.exec(text);
  return version ? { edition: version[1]!, written: version[0] } : undefined;
}

/**
 * The day in the name of the edition; else the first date that is written on the title page, or the year in the name. A range
 * of years says when an edition applies, not when it was published.
 */
function dateOn(head: readonly Block[], edition: string): string | undefined {
  const [, year, month, day] = DAY.exec(edition) ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  const written = head.slice(0, MAX_TITLE_PAGE).map(({ text }) => writtenDate(text));
  const years = YEARS.exec(edition)?.[0];
  return written.find((date) => date !== undefined) ?? (years?.length === 4 ? years : undefined);
}

function without(title: string, edition: string): string {
  return (
    title
      .replace(edition, ' ')
      .replace(/\(\s*\)|\[\s*\]/g, ' ')
      // `ISO 27001:2022(E)` is the English text.
      .replace(/:?\s*\((?:E|F|R)\)\s*$/, ' ')
      .replace(/\s+/g, ' ')
      .replace(/^[\s:,–—-]+|[\s:,–—-]+$/g, '')
      .replace(/[\s,(–—-]+(?:version|edition|revision|dated|of|as of)$/i, '')
  );
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?/gu;
/** Lower case within titles. */
const SMALL = /^(?:a|an|and|at|by|de|der|des|die|du|et|for|from|in|la|le|of|on|or|the|to|und|with)$/i;

/** Abbreviations of well-known publishers. */
const NAMES = /^(?:ISO|IEC|IEEE|EN|DIN|CEN|NIST|EU|UN|OECD|WHO|ILO|IMO|NATO|UK|USA|OWASP|CIS)$/;

export function isInCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** Words in capitals within other texts: names and abbreviations, which keep them. */
export function abbreviationsIn(blocks: readonly Block[], prefix: string | undefined): ReadonlySet<string> {
  const found = new Set(prefix?.match(WORD) ?? []);
  for (const { text } of blocks) {
    if (isInCapitals(text)) continue;
    for (const [word] of text.matchAll(WORD)) if (isInCapitals(word)) found.add(word);
  }
  return found;
}

/** Changes `STRATEGIC PRIORITIES` to `Strategic priorities`. Texts that are not in capitals are unchanged. */
export function sentenceCase(text: string, abbreviations: ReadonlySet<string>): string {
  return inSmallLetters(text, abbreviations, (_word, at) => at === 0);
}

/** Changes `STRATEGIC FRAMEWORK` to `Strategic Framework`. Texts that are not in capitals are unchanged. */
function titleCase(text: string, abbreviations: ReadonlySet<string>): string {
  return inSmallLetters(text, abbreviations, (word, at) => at === 0 || !SMALL.test(word));
}

function inSmallLetters(
  text: string,
  abbreviations: ReadonlySet<string>,
  hasCapital: (word: string, at: number) => boolean,
): string {
  if (!isInCapitals(text)) return text;
  return text.replace(WORD, (word, at: number) => {
    if (abbreviations.has(word) || NAMES.test(word) || /\p{N}|^[IVX]+$/u.test(word)) return word;
    const small = word.toLowerCase();
    return hasCapital(word, at) ? small.charAt(0).toUpperCase() + small.slice(1) : small;
  });
}
