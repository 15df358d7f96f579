import { type Declaration, type DeclaredFramework, NO_DECLARATION, type Written } from '../model/declaration.ts';
import type { Lines } from '../model/text.ts';
import { readAttributes } from './attributes.ts';
import { readComments } from './comments.ts';
import { dayIn, isDateKey } from './dates.ts';
import { frameworksIn } from './framework-values.ts';
import { readFrontMatter } from './front-matter.ts';

/** Files whose fields are data: `objectives` is no declaration there, and comments alone can be one. */
const DATA = /\.(?:ya?ml|json[c5]?|csv|tsv)$/i;

/**
 * What a document declares: in front matter (`objectives: INTERPOL-SP`, or `{framework, edition}`, or a list of these),
 * by attributes of AsciiDoc and reStructuredText (`:objectives: INTERPOL-SP`), or by a comment near its beginning
 * (`objrefs: INTERPOL-SP:2014-2016`). Never fails, and takes time in the first few hundred lines alone.
 *
 * @param uri of the document; what it ends in tells how comments look there
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
