import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { objrefs } from '../../cli/objrefs.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { wordDocument } from './word-document.ts';

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/frameworks/${name}`, import.meta.url)));

const DOCUMENTS = {
  'a.md':
    'ACME 1.1, 1.2 and 9.9; ACME:2024 1.2, ACME 1.1-1.3, ACME 1, ACME AC-1, acme ac-2(1), ACME ac-1_smt.a, ' +
    'ACME GV.OC-01, ACME 1.1.1, ACME A.1, ACME TEST_01, ACME 3.4, Acme Plan 1.1 and INTERPOL Strategic Framework 3.4.\n',
};

const FILES: readonly (readonly [name: string, content: string | Uint8Array])[] = [
  ['f.csv', 'id,title,status,replaced by\n1.1,Grow,,\n1.2,Sell,withdrawn,1.1\n'],
  ['f.md', '# Acme Plan 2024\n\n## Goal 1: Grow\n\n- **1.1** Grow\n- 1.2 Sell\n'],
  ['f.adoc', '= Acme Plan 2024\n\n== Goal 1: Grow\n\n* 1.1 Grow\n* 1.2 Sell\n'],
  ['f.html', '<h1>Acme Plan 2024</h1><h2>Goal 1: Grow</h2><ul><li>1.1 Grow<li>1.2 Sell</ul>'],
  ['f.txt', fixture('interpol-strategic-framework.txt')],
  [
    'f.docx',
    await wordDocument(
      [
        { text: 'Grow', list: '1' },
        { text: 'Sell', list: '1', level: 1 },
      ],
      ['%1.', '%1.%2'],
    ),
  ],
  ['f.json', fixture('basic.oscal.json')],
  ['needs.json', fixture('needs.json')],
];

test.each(FILES)('%s gives the same answers live as imported', async (name, content) => {
  const prefix = name === 'f.txt' ? 'INTERPOL-SP' : 'ACME';
  const live = temporaryFolder({
    ...DOCUMENTS,
    [name]: content,
    'objrefs.yaml': `catalogs: [{file: ${name}, prefix: ${prefix}}]\n`,
  });
  const { stdout: catalog, code } = await objrefs(live, ['import', name, '--prefix', prefix]);
  expect(code).toBe(0);
  const imported = temporaryFolder({
    ...DOCUMENTS,
    [name]: content,
    'acme.objectives.yaml': catalog,
    'objrefs.yaml': 'format: 1\n',
  });
  for (const command of ['references', 'check']) {
    const [a, b] = await Promise.all(
      [live, imported].map((folder) => objrefs(folder, [command, 'a.md', '--format', 'json'])),
    );
    expect(JSON.parse(a!.stdout)).toEqual(JSON.parse(b!.stdout));
    expect(a!.code).toBe(b!.code);
    if (command === 'references') expect(a!.stdout).toContain(`"prefix":"${prefix}","edition":null,"resolvedEdition"`);
  }
});
