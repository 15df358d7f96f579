import { type Declaration, type DeclaredFramework, NO_DECLARATION, type Written } from '../model/declaration.ts';
import type { Lines } from '../model/text.ts';
import { readAttributes } from './attributes.ts';
import { readComments } from './comments.ts';
import { dayIn, isDateKey } from './dates.ts';
import { frameworksIn } from './framework-values.ts';
import { readFrontMatter } from './front-matter.ts';

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
