import { type Declaration, type DeclaredFramework, NO_DECLARATION, type Written } from '../model/declaration.ts';
import { finderOf, type Lines, rangeInLine } from '../model/text.ts';
import { readFrontMatter } from './front-matter.ts';
import { readInlineValue, type TextValue, type Value } from './inline-value.ts';
import { isFenced } from './markdown-blocks.ts';

/** Files whose fields are data, where only comments are declarations. */
const DATA = /\.(?:ya?ml|json[c5]?|csv|tsv)$/i;

/**
 * The declarations of a document: in front matter (`objectives: INTERPOL-SP`, or `{framework, edition}`, or a list of
 * these), in attributes of AsciiDoc and reStructuredText (`:objectives: INTERPOL-SP`), or in a comment near its
 * beginning (`objrefs: INTERPOL-SP:2014-2016`). Never fails, and reads only the first few hundred lines.
 *
 * @param uri of the document; its extension decides the syntax of comments
 */
export function readDeclaration(lines: Lines, uri: string | undefined): Declaration {
  const frameworks: DeclaredFramework[] = [];
  const dates: Written[] = [];
  if (!DATA.test(uri ?? '')) {
    for (const [key, value] of readFrontMatter(lines).entries) {
      if (key === 'objectives') frameworks.push(...frameworksIn(value));
      else if (isDateKey(key)) dates.push(...dayIn(value));
    }
    const attributes = readAttributes(lines);
    frameworks.push(...attributes.frameworks);
    dates.push(...attributes.dates);
  }
  frameworks.push(...readComments(lines, uri));
  const date = dates.reduce<Written | undefined>(
    (last, day) => (last && last.text >= day.text ? last : day),
    undefined,
  );
  if (frameworks.length === 0 && !date) return NO_DECLARATION;
  return { frameworks, ...(date && { date }) };
}

/** The frameworks that a YAML value declares: a name, `{framework, edition}`, or a list of these. */
export function frameworksIn(value: Value | null): DeclaredFramework[] {
  switch (value?.kind) {
    case 'text':
      return [{ framework: value, isUnmistakable: false }];
    case 'list':
      return value.items.flatMap((item) => {
        if (item?.kind === 'text') return [{ framework: item, isUnmistakable: false, isListed: true }];
        return item?.kind === 'map' ? frameworksIn(item) : [];
      });
    case 'map': {
      const fields = new Map(value.entries);
      const [framework, edition] = [fields.get('framework'), fields.get('edition')];
      if (framework?.kind !== 'text') return [];
      return [{ framework, ...(edition?.kind === 'text' && { edition }), isUnmistakable: true }];
    }
    default:
      return [];
  }
}

/** Number of first lines in which attributes and comments are declarations. */
const MAX_LINES = 100;

/** `:objectives: INTERPOL-SP`, an attribute of AsciiDoc or a field of reStructuredText. */
const ATTRIBUTE = /^:([\p{L}\p{N}_-]{1,40}):[ \t]{1,80}(\S.{0,400})$/u;
/** The line of AsciiDoc's header that names the revision: `v1.2, 2026-03-01: For comment`. */
const REVISION = /^(?:v?[\w.]+,[ \t]*)?(\d{4}-\d\d-\d\d)(?:$|[ \t]|:)/;

/** The declarations in the attributes at the beginning of a document. */
export function readAttributes(lines: Lines): { frameworks: DeclaredFramework[]; dates: Written[] } {
  const frameworks: DeclaredFramework[] = [];
  const dates: Written[] = [];
  let edition: Written | undefined;
  let title = -1;
  for (let line = 0; line < Math.min(lines.lineCount, MAX_LINES); line++) {
    const text = lines.line(line);
    if (text.startsWith('= ') && /^= \S/.test(text)) title = line;
    const [, name, written] = text.startsWith(':') ? (ATTRIBUTE.exec(text) ?? []) : [];
    if (name !== undefined && written !== undefined) {
      const value = textValue(written.trimEnd(), line, text.indexOf(written, name.length + 2));
      if (name === 'objectives') frameworks.push(...declaredBy(value));
      else if (name === 'objectives-edition') edition = value;
      else if (isDateKey(name)) dates.push(...dayIn(value));
    } else if (title >= 0 && (line === title + 1 || line === title + 2)) {
      const day = REVISION.exec(text)?.[1];
      if (day !== undefined) dates.push(...dayIn(textValue(day, line, text.indexOf(day))));
    }
  }
  const [first] = frameworks;
  if (first && edition) frameworks[0] = { ...first, edition, isUnmistakable: true };
  return { frameworks, dates };
}

/** Reads a value like one of front matter, or as plain text. */
function declaredBy(value: TextValue): DeclaredFramework[] {
  const { start } = value.range;
  const isMap = value.text.startsWith('{');
  return frameworksIn(
    isMap ? readInlineValue(' '.repeat(start.character) + value.text, start.line, start.character) : value,
  );
}

const textValue = (text: string, line: number, at: number): TextValue => ({
  kind: 'text',
  text,
  range: rangeInLine(line, at, text.length),
});

/** Fields with the date of a document, in lower case without hyphens. */
const DATE_KEYS: ReadonlySet<string> = new Set(
  (
    'date revdate created published updated lastupdated lastmod modified lastmodified lastmodifiedat ' +
    'revised reviewed lastreviewed lastreviewedon dateupdated datemodified datereviewed updatedat updateddate'
  ).split(' '),
);

const DAY = /^(\d{4})[-/](\d{2})[-/](\d{2})(?![\d-])/;
/** A whole value that is a year or a month. */
const PERIOD = /^(\d{4})(?:[-/](\d{2}))?$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a field of front matter or an attribute holds a date of the document: `date`, `last-reviewed`, `lastmod`. */
export const isDateKey = (key: string): boolean => DATE_KEYS.has(key.replace(/[-_ ]/g, '').toLowerCase());

/** The ISO 8601 day that a value begins with, or the month or year that it is; else empty. */
export function dayIn(value: Value | null): Written[] {
  const match = value?.kind === 'text' ? (DAY.exec(value.text) ?? PERIOD.exec(value.text)) : null;
  if (value?.kind !== 'text' || !match) return [];
  const [written, year, month, day] = match;
  const days = month === undefined ? 1 : (DAYS[Number(month) - 1] ?? 0);
  if (days === 0 || (day !== undefined && (Number(day) < 1 || Number(day) > days))) return [];
  const { line, character } = value.range.start;
  const text = [year, month, day].filter((part) => part !== undefined).join('-');
  return [{ text, range: rangeInLine(line, character, written.length) }];
}

const findComment = finderOf('objrefs:');
/** The signs or words of a comment in any language, spaces, the marker and its text. */
const MARKER = /^\uFEFF?([^\p{L}\p{N}`]{0,20}|[ \t]*(?:REM|rem|dnl)[ \t]+)objrefs:[ \t]+(\S.{0,200})/u;
/** Ends a comment before its line ends. */
const TERMINATOR = /[ \t]*(?:--%?>|--\}\}|\]\]|\*\/|[#%*}]\}|[%?#]>|\*\)|-\}|[|=]#|\+\/|"""|'''|[ \t]--[ \t].*)/;
/** Files in which most lines that begin with signs are not comments. */
const MARKUP = /\.(?:md|markdown|mdown|mkd|mdx|qmd|rmd|html?|xml|svg|vue)$/i;
const MARKUP_COMMENT = /<!--|\{\/\*|\{\{!|<%/;

/** Frameworks declared in comments of the first lines: `// objrefs: A, B`, or `{framework, edition}`. */
export function readComments(lines: Lines, uri: string | undefined): DeclaredFramework[] {
  const frameworks: DeclaredFramework[] = [];
  const last = Math.min(lines.lineCount, MAX_LINES);
  const next = (line: number) => lines.search?.(line, findComment) ?? line;
  for (let line = next(0); line < last; line = next(line + 1)) {
    const text = lines.line(line);
    const [all, leader = '', written = ''] = MARKER.exec(text) ?? [];
    if (all === undefined || /["']$/.test(leader)) continue;
    if (MARKUP.test(uri ?? '') && (!MARKUP_COMMENT.test(leader) || isFenced(lines, line))) continue;
    const end = TERMINATOR.exec(written)?.index ?? written.length;
    let at = all.length - written.length;
    if (written.startsWith('{')) {
      frameworks.push(...frameworksIn(readInlineValue(text.slice(0, at + end), line, at)));
      continue;
    }
    for (const part of written.slice(0, end).split(',')) {
      const name = part.trim();
      const start = at + part.length - part.trimStart().length;
      if (name !== '') {
        const framework = { text: name, range: rangeInLine(line, start, name.length) };
        frameworks.push({ framework, isUnmistakable: false });
      }
      at += part.length + 1;
    }
  }
  return frameworks;
}
