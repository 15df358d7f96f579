import { isRefusal, Refusal } from '../core/base/result.ts';
import { matchingQuery, queryFor, referencesWritten } from '../core/index/written-references.ts';
import { excerpt } from '../core/text/plain-line.ts';
import { referenceRow } from '../library/rows.ts';
import { NAME, short } from './input.ts';
import { CURSOR, pageOf } from './page.ts';
import { described, FLAG, listOf, MEANING, PAGE, PLACE, rowOf, TEXT } from './schema.ts';
import { defineTool } from './tool.ts';
import type { ToolDocument } from './world.ts';

/** More are not collected. */
const MOST_ROWS = 10_000;

export const findCitationsTool = defineTool({
  name: 'find_citations',
  title: 'Find Citations',
  description:
    'Finds where documents of the workspace cite an objective, with the line of each citation: the number in lists and within ranges too.',
  input: {
    reference: { description: 'The citation, as in a text: "INTERPOL-SP 3.4"; several are possible.', most: 2_000 },
    path: { description: 'Only in this file or folder.', optional: true, most: NAME },
    cursor: CURSOR,
  },
  output: {
    references: listOf(rowOf({ ...PLACE, text: TEXT, ...MEANING, excerpt: described(TEXT, 'The line, shortened.') })),
    incomplete: described(FLAG, 'There may be more: the search was ended early. Search in a path.'),
    ...PAGE,
  },
  async answer({ reference, path, cursor }, { roots, isOver }) {
    const about = new Set<string>();
    const rows: ReturnType<typeof rowsIn> = [];
    let refusal = new Refusal(
      `reference: ${short(reference)} is not a citation of an enabled framework. Write it as in a text: "INTERPOL-SP 3.4".`,
    );
    let isSearched = false;
    for (const root of roots) {
      const wanted = referencesWritten(reference, root.composed.scope);
      if (wanted.length === 0) continue;
      for (const { resolution } of wanted) about.add(resolution.framework.prefix);
      const query = queryFor(wanted);
      const documents = await root.documents(path, query);
      if (isRefusal(documents)) {
        refusal = documents;
        continue;
      }
      isSearched = true;
      for await (const document of documents) {
        if (isOver() || rows.length >= MOST_ROWS) break;
        rows.push(...rowsIn(document, query));
      }
    }
    if (!isSearched) return refusal;
    const page = pageOf(rows, [JSON.stringify(rows)], cursor, (row) => row);
    if (isRefusal(page)) return page;
    const incomplete = isOver() || rows.length >= MOST_ROWS;
    const { rows: references, ...rest } = page;
    return { rows: { references, incomplete, ...rest }, about: [...about] };
  },
});

const rowsIn = ({ file, analysis: { lines, references } }: ToolDocument, query: ReturnType<typeof queryFor>) =>
  matchingQuery(references, query).map((one) => ({
    ...referenceRow(file, lines, one),
    excerpt: excerpt(lines, one.reference.range).text,
  }));
