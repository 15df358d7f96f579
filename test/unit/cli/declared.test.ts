import { expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { CATALOG, objrefs } from './objrefs.ts';

const folderWith = (files: Record<string, string>) => temporaryFolder({ 'acme.objectives.yaml': CATALOG, ...files });

test('references without a prefix are rows like others, with their own text', async () => {
  const folder = folderWith({
    'a.md': '---\nobjectives: {framework: ACME, edition: "2020"}\n---\nTarget **1.2** and ACME 1.1.\n',
    'b.yaml': 'plan: ["1.1"]\n',
    'objrefs.yaml': 'context:\n  - {keys: plan, framework: ACME}\n',
  });
  const { stdout } = await objrefs(folder, ['references', '--format', 'json']);
  const rows = JSON.parse(stdout).references;
  expect(
    rows.map((row: Record<string, unknown>) => [row.file, row.text, row.prefix, row.edition, row.resolvedEdition]),
  ).toEqual([
    ['a.md', 'Target **1.2', 'ACME', null, '2020'],
    ['a.md', 'ACME 1.1', 'ACME', null, '2020'],
    ['b.yaml', '1.1', 'ACME', null, '2024'],
  ]);
});

test('an unknown declaration is a finding, and what it declares is not checked', async () => {
  const folder = folderWith({ 'a.tex': '% objrefs: ACME:1999\nTarget 9.9\n' });
  const { code, stdout } = await objrefs(folder, ['check', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toMatchObject([
    { file: 'a.tex', line: 1, column: 17, endColumn: 21, code: 'unknown-edition', prefix: null },
  ]);
});
