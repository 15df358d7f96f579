import type { DeclaredFramework, Written } from '../model/declaration.ts';
import { type Lines, rangeInLine } from '../model/text.ts';
import { dayIn, isDateKey } from './dates.ts';
import { frameworksIn } from './framework-values.ts';
import { readInlineValue, type TextValue } from './inline-value.ts';

/** Maximum length of the header of a document, in lines. */
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
    if (/^= \S/.test(text)) title = line;
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
