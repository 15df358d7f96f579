import { expect, test } from 'vitest';
import { importText } from './import-text.ts';

/** Numbers, titles and groups, in the order of the catalog, and what was skipped. */
async function read(text: string) {
  const { catalog, dropped, problems } = await importText('d.txt', text, { prefix: 'P', edition: 'e' });
  const lines = (catalog ?? '').replace(/- number: (.*)\n\s+title: /g, '- $1 ').split('\n');
  return [
    ...lines.flatMap((line) => /^ +(?:- (?!edition)|(?=group:))(.*)$/.exec(line)?.[1] ?? []),
    ...problems,
    ...dropped,
  ];
}

test('page headers and footers are not part of the text', async () => {
  const text = `ACME STANDARD

A.1 Grow

A.1.1 Plant trees

© ACME 2026 – All rights reserved    11

ACME STANDARD

A.1.2 Water
trees
12   © ACME 2026 – All rights reserved
ACME STANDARD
A.2 Sell
A.2.1 Sell pears
`;
  expect(await read(text)).toEqual([
    'A.1 Grow',
    'A.1.1 Plant trees',
    'A.1.2 Water trees',
    'A.2 Sell',
    'A.2.1 Sell pears',
    '4 repeated page headers and footers',
  ]);
});

test('repeated headings elsewhere are', async () => {
  const text = 'ACME PLAN\n\nOBJECTIVES\n\n1 Grow\n\nOBJECTIVES\n\n2 Sell\n';
  expect((await read(text)).slice(0, 4)).toEqual(['1 Grow', 'group: Objectives', '2 Sell', 'group: Objectives']);
});

test('page numbers in several languages are not part of the text above them', async () => {
  const text = '1.1 Grow\nSeite 5 von 40\n\n1.2 Sell\nPage 6 sur 40\n\n1.3 Rest\nPágina 7 de 40\n';
  expect(await read(text)).toEqual(['1.1 Grow', '1.2 Sell', '1.3 Rest']);
});

test('numbers above their titles, such as table cells', async () => {
  const text =
    'Standard\n\n5.1\n\nPolicies for everybody\n\nAll shall have one, and\nknow it.\n\n5.2\n\nRoles and\nduties\n\nSay who.\n5.3\nSeparate duties\n\n5.4\n\nManage\n';
  expect((await read(text)).slice(0, 4)).toEqual([
    '5.1 Policies for everybody',
    '5.2 Roles and duties',
    '5.3 Separate duties',
    '5.4 Manage',
  ]);
  expect(await read('1.1 Grow\n\n12.5\n\nMillion.\n\n1.2 Sell\n')).toEqual([
    '1.1 Grow',
    '1.2 Sell',
    '2 unnumbered paragraphs, items and rows (line 3 "12.5", line 5 "Million.")',
  ]);
});

test('line by line, words before numbers that begin with a letter, in German too', async () => {
  const text = `Digitalstrategie 2025–2030
Stand: 12. März 2025

Handlungsfeld A: Verwaltung
Ziel A.1: Alles online anbieten
Maßnahme A.1.1: Portal einführen
Maßnahme A.1.2: Daten sichern
Ziel A.2: Daten öffnen

Handlungsfeld B: Bildung
Ziel B.1: Schulen anschließen
Vitamin B12 hilft
`;
  const { catalog } = await importText('d.txt', text, { prefix: 'DS' });
  expect(catalog).toBe(`format: 1
prefix: DS
title: Digitalstrategie
levels: [handlungsfeld, ziel, maßnahme]
editions:
  - edition: 2025-2030
    published: 2025-03-12
    objectives:
      - number: A
        title: Verwaltung
        objectives:
          - number: A.1
            title: Alles online anbieten
            objectives:
              - A.1.1 Portal einführen
              - A.1.2 Daten sichern
          - A.2 Daten öffnen
      - number: B
        title: Bildung
        objectives:
          - B.1 Schulen anschließen Vitamin B12 hilft
`);
});

test('the name of a standard is without its year and language', async () => {
  const { catalog } = await importText('d.txt', 'ISO/IEC 27001:2022(E)\n\n1 Grow\n\n2 Sell\n', { prefix: 'P' });
  expect(catalog).toContain('title: ISO/IEC 27001\neditions:\n  - edition: 2022\n');
});

test('tables that are laid out with spaces', async () => {
  const text = `Standard

5       Organization

5.1     Policies for infor-       Control
        mation security           A policy shall be
                                  defined.
5.2     Roles                     Control
                                  Say who does what.

Not a table: 5.3  is  cited.

5.3     Separate duties,          Control
        and say so
Below all of them stands prose.
`;
  expect(await read(text)).toEqual([
    '5 Organization',
    '5.1 Policies for information security',
    '5.2 Roles',
    '5.3 Separate duties, and say so',
    'other cells of 3 rows (line 5 "5.1 Policies for information security Co…", line 8 "5.2 Roles Control Say who does what.", line 13 "5.3 Separate duties, and say so Control")',
    '2 unnumbered paragraphs, items and rows (line 11 "Not a table: 5.3 is cited.", line 15 "Below all of them stands prose.")',
  ]);
});
