import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';

const imported = async (output: string) => {
  const folder = temporaryFolder({ 'c.csv': 'id,title\n1.1,Grow\n' });
  return { folder, ...(await objrefs(folder, ['import', 'c.csv', '--prefix', 'ACME', '--output', output])) };
};

test('the folder of a new catalog is made', async () => {
  const { folder, code, stderr } = await imported('new/frameworks/acme.objectives.yaml');
  expect([code, stderr]).toEqual([0, '']);
  expect(readFileSync(folder.at('new/frameworks/acme.objectives.yaml'), 'utf8')).toContain('- 1.1 Grow\n');
});

test('a name that no catalog is found by is said', async () => {
  const { code, stderr } = await imported('acme.yaml');
  expect(code).toBe(0);
  expect(stderr).toBe(
    'acme.yaml: warning: Catalogs are found by their name: call it *.objectives.yaml, or name it under "catalogs" in objrefs.yaml.\n',
  );
});
