import { plainLine } from './plain-line.ts';

/**
 * Plain text made inert for Markdown (CommonMark 0.31 with GitHub's tables, strikethrough and bare links, and the bare
 * domains of linkify-it): it shows as itself and makes no link, image, HTML, emphasis, list, heading, table or line.
 * Whitespace of any kind is one space, none at the ends; control and bidirectional formatting characters are gone,
 * since they could make text look like other text. Fit for any place where inline content may be: at the start of a
 * line, within emphasis, in a table's cell.
 *
 * Characters give way to character references, which no reader of Markdown takes for syntax, and only where they might
 * mean something: some editors show Markdown as it is written, so that common titles should stay as they are.
 */
export function inline(text: string): string {
  return plainLine(text).replace(MEANINGFUL, characterReference).replace(LINE_START, encodeLast);
}

/**
 * Plain text as a code span, set in a fence longer than any run of backticks within; whitespace and invisible
 * characters as for `inline`. Empty for empty text. Not for cells of tables where the text has a `|`, which would end
 * the cell.
 */
export function code(text: string): string {
  const content = plainLine(text);
  if (content === '') return '';
  const longest = Math.max(0, ...(content.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = content.startsWith('`') || content.endsWith('`') ? ' ' : '';
  return fence + padding + content + padding + fence;
}

/** The name of a file or a place in it, for readers of the source, too: as code, where no character could have a meaning. */
export const fileName = (text: string): string => (/^[\p{L}\p{N} _./:-]+$/u.test(text) ? code(text) : inline(text));

const MEANINGFUL = new RegExp(
  [
    // Escapes, emphasis, strikethrough, code, links, tables, HTML, mathematics and icons (`$(gear)` in VS Code).
    /[\\*_~`[\]|<>$]/,
    // E-mail addresses.
    /@/,
    // What would read as a character reference.
    /&(?=[#a-z\d])/,
    // Addresses with a scheme, or relative to one.
    /(?<=\/)\//,
    // Domains: `www.` and whatever comes before what may be a top-level domain.
    /(?<=www)\./,
    /\.(?=\p{L}{2})/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'giu',
);

/** What has a meaning at the start of a line alone: headings, underlines, lists, columns' alignment, numbered lists. */
const LINE_START = /^(?:[#=+:-]|\d+[.)](?= |$))/;

function encodeLast(text: string): string {
  return text.slice(0, -1) + characterReference(text.slice(-1));
}

function characterReference(character: string): string {
  return NAMED[character] ?? `&#${character.codePointAt(0)};`;
}

const NAMED: Partial<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** An `https:` address without user names, in which no character has a meaning in Markdown; undefined for any other. */
export function webAddress(address: string): string | undefined {
  if (!address.startsWith('https://') || !URL.canParse(address)) return undefined;
  const { href, username, password } = new URL(address);
  return username || password ? undefined : href.replace(/[^\w/:%.~?&=#+,;@-]/gu, encoded);
}

/** Percent-encoded, including the punctuation that `encodeURIComponent` leaves as it is. */
export const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
