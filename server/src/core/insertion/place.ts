import { type Lines, type Range, textIn } from '../model/text.ts';

/** What a place in a document asks of a list of references that is written there. */
export interface Place {
  /** What parts the members of a list: between all but the last two, and between these. */
  readonly separators: readonly [usual: string, last: string];
  /** What goes around the whole, since the language of the document asks for it. */
  readonly quote: string;
  /** What goes before and after it, so that nothing touches it. */
  readonly before: string;
  readonly after: string;
  /** A title in brackets as the place has it; null where it would end something there, or begin something else. */
  readonly title: (title: string) => string | null;
}

const PROSE: Place['separators'] = [', ', ' and '];
/** Where a comma may end a value. */
const IN_VALUES: Place['separators'] = [' and ', ' and '];

/** What a document is written in, as far as it matters here. */
type Kind = 'markdown' | 'json' | 'yaml' | 'table' | 'tex' | 'markup' | 'text' | 'code';

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['table', /\.(?:csv|tsv)$/i],
  ['json', /\.(?:json[c5l]?|ipynb|geojson)$/i],
  ['yaml', /\.ya?ml$/i],
  ['tex', /\.(?:tex|ltx|sty|cls)$/i],
  ['markdown', /\.(?:md|markdown|mdx|qmd|rmd)$/i],
  ['markup', /\.(?:html?|xml|svg|xhtml|vue)$/i],
  ['text', /\.(?:txt|text|adoc|asciidoc|rst|org|textile)$/i],
];
/** LSP's identifiers of languages that are not also endings of names. */
const LANGUAGES: Readonly<Record<string, Kind>> = { latex: 'tex', plaintext: 'text' };

const kindNamed = (name = ''): Kind | undefined => KINDS.find(([, ending]) => ending.test(name))?.[0];

/** How references are written in place of a range. `uri` and `languageId` of the document, where they are known. */
export function placeAt(
  lines: Lines,
  range: Range,
  { uri, languageId }: { readonly uri: string | undefined; readonly languageId?: string | undefined },
): Place {
  const kind = kindNamed(uri) ?? LANGUAGES[languageId ?? ''] ?? kindNamed(`.${languageId}`) ?? 'code';
  const before = lines.line(range.start.line).slice(0, range.start.character);
  const after = lines.line(range.end.line).slice(range.end.character);
  const quotes = quotesAround(kind, before);
  return {
    separators: kind === 'yaml' || kind === 'table' ? IN_VALUES : PROSE,
    // A value of its own has to be a string.
    quote: kind === 'json' && quotes === '' && !/\/\/|\/\*/.test(before) ? '"' : '',
    before: touchesBefore(kind).test(before) ? ' ' : '',
    after: /^[\p{L}\p{N}_]/u.test(after) ? ' ' : '',
    title: titleIn(kind, quotes, `${before}${textIn(lines, range)}${after}`.includes('|')),
  };
}

const AFTER_WORDS = /[\p{L}\p{N}_]$/u;
const AFTER_PROSE = /[\p{L}\p{N}_,;:!?)]$/u;
const AFTER_YAML = /[\p{L}\p{N}_,;:!?)-]$/u;

/** In prose a space parts what follows a sign; elsewhere it may say something. */
function touchesBefore(kind: Kind): RegExp {
  if (kind === 'yaml') return AFTER_YAML;
  return kind === 'markdown' || kind === 'text' || kind === 'tex' ? AFTER_PROSE : AFTER_WORDS;
}

/** The quote that a place in data is within, as far as its line tells: an empty string where it is in none. */
function quotesAround(kind: Kind, before: string): string {
  if (kind !== 'json' && kind !== 'yaml' && kind !== 'table') return '';
  let quote = '';
  for (let at = 0; at < before.length; at++) {
    const sign = before[at]!;
    if (sign === '\\' && quote === '"' && kind !== 'table') at++;
    else if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || (sign === "'" && kind !== 'table' && !/[\p{L}\p{N}]$/u.test(before.slice(0, at))))
      quote = sign;
  }
  return quote;
}

/** What ends or begins something in a string, a comment or a cell, of whatever language. */
const IN_CODE = /["'`\\|$<>{}]|\*\/|--/;
/** What makes something else of a plain text of YAML. */
const IN_PLAIN_YAML = /:(?:\s|$)|\s#|["'[\]{},]/;
const MARKS_OF_MARKDOWN = /[\\`*[\]<>|]/g;

function titleIn(kind: Kind, quotes: string, hasCells: boolean): Place['title'] {
  const unless = (sign: RegExp) => (title: string) => (sign.test(title) ? null : title);
  switch (kind) {
    case 'markdown':
      // Nothing in a catalog is a link, a picture or HTML in a document.
      return (title) => title.replace(MARKS_OF_MARKDOWN, '\\$&');
    case 'text':
      return hasCells ? unless(/[|`]/) : unless(/`/);
    case 'tex':
      return (title) => (/[\\~^]/.test(title) ? null : title.replace(/[#$%&_{}]/g, '\\$&'));
    case 'markup':
      return unless(/[<>&"'{}]/);
    case 'json':
      return unless(/["\\]|\*\//);
    case 'table':
      return quotes === '"' ? unless(/"/) : unless(/[",;\t|]/);
    case 'yaml':
      return quotes === '"' ? unless(/["\\]/) : quotes === "'" ? unless(/'/) : unless(IN_PLAIN_YAML);
    case 'code':
      return unless(IN_CODE);
  }
}
