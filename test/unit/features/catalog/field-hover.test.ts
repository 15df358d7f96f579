import { expect, it } from 'vitest';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { hoverOfField } from '../../../../server/src/features/catalog/fields.ts';
import { MINIMAL, RICH } from '../../../support/check-features.ts';
import { checkHoverOfField } from '../../../support/check-fields.ts';

it('a field has a description, an example and a link to its documentation', () => {
  checkHoverOfField(
    `
    //- /acme.objectives.yaml
    prefix: ACME
    objectives:
      - number: 1
        titl$0e: One
        ^^^^^ hover
    `,
    '**title**  \nOne numbered item of any level\n\nShort name.\n\nExample: `title: Provide training`\n\n[Documentation](file:///docs/catalogs.md#objectives)',
  );
});

it('a field with choices lists them', () => {
  checkHoverOfField(
    `
    //- /acme.objectives.yaml
    numbering: {$0unlisted: parent}
                ^^^^^^^^ hover
    `,
    [
      'unlisted',
      'Rules for citing numbers',
      '',
      'Meaning of an unlisted number that continues a listed one. By series or level, it concerns all that lies below.',
      '',
      'unknown  A number that is not listed is unknown',
      'parent  Letters in brackets may follow a listed number: AC-2(j) is AC-2',
      '',
      'Example: unlisted: parent',
    ].join('\n'),
    MINIMAL,
  );
});

it.each([
  [
    'a selected value',
    'numbering: {order: eit$0her}\n                   ^^^^^^ hover',
    '**either**  \nThe prefix comes before or after the number',
  ],
  [
    'a relation',
    'objectives:\n  - number: 1\n    replacedBy:\n      - {number: 2, relation: $0split}\n                              ^^^^^ hover',
    '**split**  \nDivided among several',
  ],
])('%s has a description', (_, text, expected) => {
  checkHoverOfField(`\n//- /acme.objectives.yaml\n${text}`, expected);
});

it('the code of a problem has its default severity', () => {
  checkHoverOfField(
    `
    //- /objrefs.yaml
    severity:
      superseded-$0edition: off
      ^^^^^^^^^^^^^^^^^^ hover
    `,
    '**superseded-edition**  \nDefault: information',
  );
});

it.each([
  ['of an unknown field', 'colour$0: red'],
  ['of a word in a title', 'title: the $0title: x'],
  ['in a comment', '# titl$0e: x'],
  ['of a number', 'objectives:\n  - number: $01'],
  ['of a field of another kind', 'numbering:\n  titl$0e: x'],
])('there is no hover %s', (_, text) => {
  checkHoverOfField(`\n//- /acme.objectives.yaml\n${text}`, null);
});

it('there is no link if the client cannot open the page', () => {
  const hover = hoverOfField(
    { lines: linesOf('draft: x'), kind: 'catalog' },
    { line: 0, character: 1 },
    RICH,
    () => undefined,
  );
  expect(JSON.stringify(hover)).not.toContain('Documentation');
});
