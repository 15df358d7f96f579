import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { name, version } from '../../package.json';

const folder = dirname(inject('packages').vsix);
const [file = ''] = readdirSync(folder).filter((each) => each.endsWith('.cdx.json'));
const bill = JSON.parse(readFileSync(join(folder, file), 'utf8'));

interface Component {
  readonly 'bom-ref': string;
  readonly purl: string;
  readonly licenses: readonly { readonly license: { readonly id?: string; readonly name?: string } }[];
}

test('the bill of materials is CycloneDX, of this version', () => {
  expect(file).toBe(`${name}-${version}.cdx.json`);
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name, version } } });
});

test('it lists what the notices list, each with its origin and licence', () => {
  const notices = readFileSync('THIRD-PARTY-NOTICES.txt', 'utf8');
  const titles = [...notices.matchAll(/^-{80}\n(\S+) (\S+) \(.*\)\n-{80}\n/gm)].map(
    ([, bundled, at]) => `${bundled}@${at}`,
  );
  const components: readonly Component[] = bill.components;
  expect(components.map((each) => each['bom-ref']).sort()).toEqual(titles.sort());
  for (const { purl, licenses } of components) {
    expect.soft(purl).toMatch(/^pkg:npm\//);
    expect.soft(licenses?.length, purl).toBeGreaterThan(0);
  }
});

test('it is the same for the same packages', () => {
  expect([bill.serialNumber, bill.metadata.timestamp]).toEqual([undefined, undefined]);
});
