import { it } from 'vitest';
import { checkRefused, checkRename } from './check-rename.ts';

const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  edition: "2024"
  objectives:
    - 3 Research
    - 3.1 One
    - 3.2 Two
    - 3.3 Three
    - 3.4 Four, after ACME 3.2
    - 5 Other
    - 5.1 Five
`;

it('renumbers an objective in its catalog and in all citations', async () => {
  await checkRename(
    `${CATALOG}
  //- /plan.md
  ACME 3.4$0, ACME 3.1 and acme 3.4.
  //- /deep/code.ts
  // ACME
  // 3.4
  //- /none.md
  3.4
`,
    '3.9',
    `
  //- /acme.objectives.yaml
  prefix: ACME
  edition: "2024"
  objectives:
    - 3 Research
    - 3.1 One
    - 3.2 Two
    - 3.3 Three
    - 3.9 Four, after ACME 3.2
    - 5 Other
    - 5.1 Five

  //- /plan.md
  ACME 3.9, ACME 3.1 and acme 3.9.
  //- /deep/code.ts
  // ACME
  // 3.9
  `,
  );
});

/** A rename at `$0` in the only document, of the objective with this `number` in the catalog. */
async function checkText(before: string, number: string, newNumber: string, after: string, typed = newNumber) {
  const catalog = CATALOG.replace(`- ${number} `, `- ${newNumber} `);
  await checkRename(`${CATALOG}\n  //- /plan.md\n  ${before}\n`, typed, `${catalog}\n  //- /plan.md\n  ${after}\n`);
}

it.each([
  ['in a list', 'ACME 3.1, 3.4$0 and 3.3', '3.9', 'ACME 3.1, 3.9 and 3.3'],
  ['that begins a list', 'ACME 3.4$0, 3.2', '5.9', 'ACME 5.9, 3.2'],
  ['with an edition', 'ACME:2024 3.4$0', '3.9', 'ACME:2024 3.9'],
  ['in markup', '**ACME** `3.4$0`', '3.9', '**ACME** `3.9`'],
  ['twice on a line', 'ACME 3.4$0 ACME 3.4', '3.9', 'ACME 3.9 ACME 3.9'],
])('rewrites a number %s', async (_, before, newName, after) => {
  await checkText(before, '3.4', newName, after);
});

it('accepts the new number with the prefix', async () => {
  await checkText('ACME 3.4$0', '3.4', '3.9', 'ACME 3.9', ' ACME 3.9 ');
});

it.each([
  ['whose end moves', '3.4', 'ACME 3.2-3.4$0', '3.5', 'ACME 3.2-3.5'],
  ['that would lose its end', '3.4', 'ACME 3.2-3.4$0', '5.4', 'ACME 3.2, 3.3, 5.4'],
  ['whose middle moves away', '3.3', 'ACME 3.3$0; ACME 3.2-3.4', '5.4', 'ACME 5.4; ACME 3.2, 3.4, 5.4'],
  ['next to which another one is inserted', '5.1', 'ACME 5.1$0; ACME 3.3-3.4', '3.5', 'ACME 3.5; ACME 3.3-3.4'],
])('keeps the objectives in a range, %s', async (_, number, before, newName, after) => {
  await checkText(before, number, newName, after);
});

it('does not include an objective in a range by its new number', async () => {
  await checkRename(
    `
  //- /acme.objectives.yaml
  prefix: ACME
  edition: "2024"
  objectives:
    - 3.1 One
    - 3.3 Three
    - 5.1 Five
  //- /plan.md
  ACME 5.1$0; ACME 3.1-3.3.
  `,
    '3.2',
    `
  //- /acme.objectives.yaml
  prefix: ACME
  edition: "2024"
  objectives:
    - 3.1 One
    - 3.3 Three
    - 3.2 Five
  //- /plan.md
  ACME 3.2; ACME 3.1, 3.3.
  `,
  );
});

it('renumbers the objectives below', async () => {
  await checkRename(
    `
  //- /acme.objectives.yaml
  prefix: ACME
  edition: "2024"
  objectives:
    - 3$0 Research
    - 3.1 One
    - 4 Other
  //- /plan.md
  ACME 3, 3.1 and 4.
  `,
    '7',
    `
  //- /acme.objectives.yaml
  prefix: ACME
  edition: "2024"
  objectives:
    - 7 Research
    - 7.1 One
    - 4 Other
  //- /plan.md
  ACME 7, 7.1 and 4.
  `,
  );
});

const ARTICLES = `
  //- /gdpr.objectives.yaml
  prefix: GDPR
  edition: "2016"
  numbering: {inner: {Abs: "("}, unlisted: parent}
  objectives:
    - 6(1) Lawfulness
    - 6(2) More
    - 22(1) Right
    - 22(4) Exception
`;

it.each([
  [
    'an elided member is written out if the number before it changes',
    '22(1)',
    'GDPR 22(1)$0 and (4)',
    '6(3)',
    'GDPR 6(3) and 22(4)',
  ],
  ['an elided member stays elided if possible', '22(4)', 'GDPR 22(1) and (4)$0', '22(5)', 'GDPR 22(1) and (5)'],
  [
    'an elided member that moves elsewhere is written out',
    '22(4)',
    'GDPR 22(1) and (4)$0',
    '6(5)',
    'GDPR 22(1) and 6(5)',
  ],
  ['words within a number stay', '6(1)', 'GDPR 6 Abs. 1$0', '22(7)', 'GDPR 22 Abs. 7'],
  ['a suffix that is not listed stays', '6(1)', 'GDPR 6(1)(f)$0', '6(9)', 'GDPR 6(9)(f)'],
])('%s', async (_, number, before, newName, after) => {
  const catalog = ARTICLES.replace(`- ${number} `, `- ${newName} `);
  await checkRename(`${ARTICLES}\n  //- /a.md\n  ${before}\n`, newName, `${catalog}\n  //- /a.md\n  ${after}\n`);
});

const EDITIONS = `
  //- /acme.objectives.yaml
  prefix: ACME
  editions:
    - edition: "2020"
      objectives:
        - number: 1.1
          title: Old
          replacedBy: [1.2]
        - 1.2 Same
    - edition: "2024"
      objectives:
        - number: 1.2
          title: Same
          aliases: [1.22]
        - number: 1.3
          title: New
          replaces: [{edition: "2020", number: "1.2"}]
`;

it('distinguishes editions, in which the same number is another objective', async () => {
  await checkRename(
    `${EDITIONS}
  //- /a.md
  ACME 1.2$0, ACME:2020 1.2, ACME:2024 1.2, ACME 1.22
`,
    '1.5',
    `${EDITIONS.replace('replacedBy: [1.2]', 'replacedBy: [1.5]').replace('number: 1.2\n', 'number: 1.5\n')}
  //- /a.md
  ACME 1.5, ACME:2020 1.2, ACME:2024 1.5, ACME 1.22
`,
  );
  await checkRename(
    `${EDITIONS}
  //- /a.md
  ACME 1.2, ACME:2020 1.2$0, ACME:2024 1.2
`,
    '1.5',
    `${EDITIONS.replace('- 1.2 Same', '- 1.5 Same').replace('number: "1.2"', 'number: "1.5"')}
  //- /a.md
  ACME 1.2, ACME:2020 1.5, ACME:2024 1.2
`,
  );
});

it.each([
  ['a number that is listed', '3.2', 'ACME 2024 already lists 3.2 Two. Choose another number.'],
  ['a number of an unknown form', 'x', 'ACME has no numbers like "x". Use the form of 3.4.'],
  ['a number that is too deep', '3.4.1', 'ACME has no numbers like "3.4.1". Use the form of 3.4.'],
  ['nothing', ' ', 'ACME has no numbers like "". Use the form of 3.4.'],
  ['a number that is cited in error', '3.8', '3.8 is already cited with another meaning: plan.md, line 1.'],
])('refuses %s', async (_, newName, reason) => {
  await checkRefused(`${CATALOG}\n  //- /plan.md\n  ACME 3.4$0, ACME 3.8.\n`, newName, reason);
});

it('refuses to change a built-in catalog', async () => {
  const reason = 'The catalog of INTERPOL-SP is built in and cannot be changed.';
  await checkRefused('INTERPOL-SP 3.4$0', '3.9', reason);
});

it('keeps the levels before a name', async () => {
  const texts = (prefix: string, six: string, at = '') => `
  //- /har.objectives.yaml
  prefix: ${prefix}
  numbering: {languages: [en], order: either}
  objectives:
    - ${six} Duties
    - ${six}(1) Owners
    - ${six}(2) Crews
  //- /plan.md
  paragraph 1 of ${prefix} Article ${six}, ${prefix} Article ${six}${at} and paragraphs 1 and 2 of ${prefix} Article ${six}.
  `;
  await checkRename(texts('HAR', '6', '$0'), '60', texts('HAR', '60'));
  await checkRename(texts('HAR', '6').replace('of HAR', 'of HA$0R'), 'PORT', texts('PORT', '6'));
});
