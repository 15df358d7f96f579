import { it } from 'vitest';
import { checkRefused, checkRename } from './check-rename.ts';

const CATALOG = `
  //- /acme.objectives.yaml
  prefix: ACME
  aliases: [Acme Plan]
  misspellings: [AKME]
  edition: "2024"
  objectives:
    - 1 One
    - 1.1 Two, after ACME 1
    - 13 Thirteen
`;
const RENAMED = CATALOG.replaceAll('ACME', 'BETA');

/** Another prefix, typed at `$0` in the only document. */
const checkText = (before: string, after: string, prefix = 'BETA') =>
  checkRename(
    `${CATALOG}\n  //- /plan.md\n  ${before}\n`,
    prefix,
    `${CATALOG.replaceAll('ACME', prefix)}\n  //- /plan.md\n  ${after}\n`,
  );

it.each([
  ['lists and ranges', 'AC$0ME 1, 1.1 and 13; ACME 1-13', 'BETA 1, 1.1 and 13; BETA 1-13'],
  ['editions', 'AC$0ME:2024 1.1', 'BETA:2024 1.1'],
  ['unknown numbers', 'AC$0ME 1.1, ACME 9.9', 'BETA 1.1, BETA 9.9'],
  ['markup', 'AC$0ME 1, **ACME** 1.1', 'BETA 1, **BETA** 1.1'],
  ['the wrong case, which is fixed', 'AC$0ME 1, Acme 1.1', 'BETA 1, BETA 1.1'],
  ['the plural, which is fixed', 'AC$0ME 1, ACMEs 1 and 1.1', 'BETA 1, BETA 1 and 1.1'],
  ['cells', '| AC$0ME | 1 |', '| BETA | 1 |'],
  ['joined numbers', 'AC$0ME 1, ACME13, ACME-13', 'BETA 1, BETA13, BETA-13'],
  ['plain text, which stays', 'AC$0ME 1, ACME is here, acme 9.9', 'BETA 1, ACME is here, acme 9.9'],
])('changes citations with %s', async (_, before, after) => {
  await checkText(before, after);
});

it('changes declarations of the prefix, and not those of others', async () => {
  await checkText(
    '---\n  objectives: [ACME, "ACME:2024", "PLAN:2020", ACMEX, acme]\n  ---\n  AC$0ME 1',
    '---\n  objectives: [BETA, "BETA:2024", "PLAN:2020", ACMEX, BETA]\n  ---\n  BETA 1',
  );
});

it('changes the headers of columns', async () => {
  await checkText(
    'AC$0ME 1\n\n  | [ACME](u) | x |\n  |---|---|\n  | 1.1 | x |\n  | 1 | x |',
    'BETA 1\n\n  | [BETA](u) | x |\n  |---|---|\n  | 1.1 | x |\n  | 1 | x |',
  );
  await checkText(
    'AC$0ME 1\n\n  | ACME 2024 | ACME No. |\n  |---|---|\n  | 1.1 | 1.1 |',
    'BETA 1\n\n  | BETA 2024 | BETA No. |\n  |---|---|\n  | 1.1 | 1.1 |',
  );
});

it('does not change aliases and misspellings', async () => {
  await checkText('AC$0ME 1; Acme Plan 1.1; acme plan 1; AKME 1.1', 'BETA 1; Acme Plan 1.1; acme plan 1; AKME 1.1');
});

it('changes the case of the prefix everywhere', async () => {
  await checkText('AC$0ME 1; acme 1.1; Acme 13', 'Acme 1; Acme 1.1; Acme 13', 'Acme');
});

it('puts a space before a number that the new prefix cannot be joined to', async () => {
  await checkText('AC$0ME 1, ACME13', 'GOAL2 1, GOAL2 13', 'GOAL2');
});

it('keeps the case where the exact prefix would turn plain text into a reference', async () => {
  await checkText('AC$0ME 1; acme 1.1, 9.9', 'BETA 1; beta 1.1, 9.9');
});

it('changes prefixes after numbers, and over several lines', async () => {
  const catalog = CATALOG.replace('edition:', 'numbering: {order: either}\n  edition:').replaceAll('ACME', 'AC ME');
  await checkRename(
    `${catalog}\n  //- /plan.md\n  1.1 A$0C ME and AC\n  ME 13\n`,
    'BE TA',
    `${catalog.replaceAll('AC ME', 'BE TA')}\n  //- /plan.md\n  1.1 BE TA and BE TA 13\n`,
  );
});

it('changes all catalogs of the framework, quoted as they were, and objrefs.yaml', async () => {
  await checkRename(
    `
  //- /new.objectives.yaml
  prefix: "ACME"
  edition: "2024"
  objectives: [1 One]
  //- /old.objectives.yaml
  prefix: 'ACME'
  edition: "2020"
  objectives: [1 One]
  //- /objrefs.yaml
  frameworks: {ACME: {edition: "2020"}}
  context:
    - {files: "a/**", framework: ACME}
    - {files: "b/**", framework: BETA}
  //- /plan.md
  AC$0ME 1
`,
    "It's: odd",
    `
  //- /new.objectives.yaml
  prefix: "It's: odd"
  edition: "2024"
  objectives: [1 One]
  //- /old.objectives.yaml
  prefix: 'It''s: odd'
  edition: "2020"
  objectives: [1 One]
  //- /objrefs.yaml
  frameworks: {"It's: odd": {edition: "2020"}}
  context:
    - {files: "a/**", framework: "It's: odd"}
    - {files: "b/**", framework: BETA}
  //- /plan.md
  It's: odd 1
`,
  );
});

it.each([
  ['3.4', '"3.4" cannot be used as a prefix: it has no letter. Enter the text before the number in a citation.'],
  ['', '"" cannot be used as a prefix: it is empty. Enter the text before the number in a citation.'],
  ['Acme plan', '"Acme Plan" is already another spelling of ACME. Remove it from the catalog first.'],
  ['other', '"OTHER" already refers to the framework OTHER. Choose another prefix.'],
  ['Other Plan', '"Other Plan" already refers to the framework OTHER. Choose another prefix.'],
  ['NIST CSF', '"NIST CSF" already refers to the framework NIST CSF. Choose another prefix.'],
  ['WORD', 'WORD 1.1 already appears in the text: notes.md, line 1.'],
])('is refused for %j', async (prefix, reason) => {
  await checkRefused(
    `${CATALOG}
  //- /other.objectives.yaml
  prefix: OTHER
  aliases: [Other Plan]
  objectives: [1 One]
  //- /notes.md
  See WORD 1.1.
  //- /plan.md
  AC$0ME 1
`,
    prefix,
    reason,
  );
});

it('is refused if the surrounding text would be read as part of it', async () => {
  await checkRefused(
    `${CATALOG}\n  //- /plan.md\n  AC$0ME 1. BETA 1.1 is written here.\n`,
    'BETA',
    'plan.md, line 1: This citation cannot be rewritten without changing its meaning.',
  );
});

it('changes a catalog that is not cited', async () => {
  await checkRename(CATALOG.replace('prefix: ACME', 'prefix: AC$0ME'), 'BETA', RENAMED);
});
