import { isRefusal, Refusal } from '../core/base/result.ts';
import { CHANGE_KINDS, compareEditions } from '../core/editions/compare-editions.ts';
import { diffReport } from '../reports/edition-changes.ts';
import { editionNamed, frameworksNamed } from './frameworks.ts';
import { NAME } from './input.ts';
import { CURSOR, pageOf } from './page.ts';
import { COUNT, described, listOf, orNull, PAGE, rowOf, TEXT } from './schema.ts';
import { defineTool } from './tool.ts';

const OBJECTIVE = { number: TEXT, title: orNull(TEXT), text: orNull(TEXT) };

export const compareEditionsTool = defineTool({
  name: 'compare_editions',
  title: 'Compare Editions',
  description:
    'Says what changed from one edition of a framework to another: objectives that were moved, merged, split, withdrawn, reworded or added, and numbers that mean something else now.',
  input: {
    framework: { description: 'Its prefix or an alias.', most: NAME },
    from: { description: 'The older edition.', most: NAME },
    to: { description: 'The newer edition.', most: NAME },
    cursor: CURSOR,
  },
  output: {
    prefix: TEXT,
    old: described(orNull(TEXT), 'The older edition, whichever was named first.'),
    new: orNull(TEXT),
    counts: rowOf(Object.fromEntries([...CHANGE_KINDS, 'unchanged', 'unlisted'].map((kind) => [kind, COUNT]))),
    changes: listOf(
      rowOf({
        kind: { enum: CHANGE_KINDS },
        evidence: described(
          { enum: ['catalog', 'numbers', 'wording'] },
          'catalog: recorded. numbers: what is listed. wording: a guess from the texts.',
        ),
        from: orNull(rowOf(OBJECTIVE)),
        to: listOf(rowOf({ ...OBJECTIVE, relation: orNull(TEXT) })),
        reason: orNull(TEXT),
      }),
    ),
    ...PAGE,
  },
  answer({ framework: name, from, to, cursor }, { roots }) {
    const named = frameworksNamed(name, roots);
    if (isRefusal(named)) return named;
    const [{ framework }] = named;
    const [first, second] = [editionNamed('from', framework, from), editionNamed('to', framework, to)];
    if (isRefusal(first)) return first;
    if (isRefusal(second)) return second;
    if (first === second) return new Refusal(`to: expected another edition than from, which is ${first.id}.`);
    const [older, newer] = first.index < second.index ? [first, second] : [second, first];
    const { head, changes } = diffReport(compareEditions(framework, older, newer), null);
    const { prefix, old, new: newId, counts } = head;
    const page = pageOf(
      changes,
      [JSON.stringify([head, changes])],
      cursor,
      ({ references: _, words: __, ...row }) => row,
    );
    if (isRefusal(page)) return page;
    const { rows, ...rest } = page;
    return { rows: { prefix, old, new: newId, counts, changes: rows, ...rest }, about: [prefix] };
  },
});
