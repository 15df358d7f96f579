import { expect, it } from 'vitest';
import { type DocumentSymbol, type SymbolInformation, SymbolTag } from 'vscode-languageserver';
import { textIn } from '../../../server/src/core/model/text.ts';
import { documentSymbols } from '../../../server/src/features/documentSymbol.ts';
import { MINIMAL, openFixture, RICH } from '../../support/check-features.ts';

const CATALOGS = `//- /acme.objectives.yaml
prefix: ACME
title: Acme Plan
editions:
  - edition: "2020"
    objectives:
      - 1 Grow
      - 1.2 Sell
  - edition: "2024"
    objectives:
      - 1 Grow more
      - {number: 1.2, title: Sell, withdrawn: true}
      - 1.10 Buy
//- /beta.objectives.yaml
prefix: BETA
objectives: [7 Seven]
//- /plan.md
`;
const PLAN = `$0Now BETA 7, then ACME 1.10 and 1.2.
See ACME 1.2-1.10 again,
ACME:2020 1, ACME 9.9.
`;

const symbols = (support = RICH) => documentSymbols(openFixture(CATALOGS + PLAN).document, support);

/** One line each: the name, indented by level, with its detail and the text that it selects. */
function outline(all: readonly DocumentSymbol[], indent = ''): string[] {
  const { lines } = openFixture(CATALOGS + PLAN).document;
  return all.flatMap(({ name, detail, selectionRange, children = [] }) => [
    `${indent}${name} | ${detail} | ${textIn(lines, selectionRange)}`,
    ...outline(children, `${indent}  `),
  ]);
}

it('are the frameworks, the objectives by number, and the places of those that are cited several times', () => {
  expect(outline(symbols() as DocumentSymbol[])).toEqual([
    'BETA |  | BETA 7',
    '  7 Seven |  | BETA 7',
    'ACME | Acme Plan | ACME 1.10',
    '  1 (2020) Grow |  | ACME:2020 1',
    '  1.2 Sell | 2 citations | 1.2',
    '    Now BETA 7, then ACME 1.10 and 1.2. | line 1 | 1.2',
    '    See ACME 1.2-1.10 again, | line 2 | ACME 1.2',
    '  1.10 Buy | 2 citations | ACME 1.10',
    '    Now BETA 7, then ACME 1.10 and 1.2. | line 1 | ACME 1.10',
    '    See ACME 1.2-1.10 again, | line 2 | 1.10',
    '  9.9 not in any catalog |  | ACME 9.9',
  ]);
});

it('strike out outdated objectives', () => {
  const [, acme] = symbols() as DocumentSymbol[];
  const gone = acme?.children?.filter(({ tags }) => tags?.includes(SymbolTag.Deprecated));
  expect(gone?.map(({ name }) => name)).toEqual(['1.2 Sell']);
});

it('contain their selection and those below them, as LSP requires', () => {
  const contains = (outer: DocumentSymbol['range'], inner: DocumentSymbol['range']) =>
    JSON.stringify([outer.start.line, outer.start.character]) <=
      JSON.stringify([inner.start.line, inner.start.character]) &&
    JSON.stringify([inner.end.line, inner.end.character]) <= JSON.stringify([outer.end.line, outer.end.character]);
  const check = ({ range, selectionRange, children = [] }: DocumentSymbol): void => {
    for (const inner of [selectionRange, ...children.map((child) => child.range)])
      expect(contains(range, inner)).toBe(true);
    for (const child of children) check(child);
  };
  for (const symbol of symbols() as DocumentSymbol[]) check(symbol);
});

it('are all places in the order of the text for clients without hierarchical symbols', () => {
  const all = symbols(MINIMAL) as SymbolInformation[];
  expect(all.map(({ name, containerName, location }) => [name, containerName, location.range.start.line])).toEqual([
    ['7 Seven', 'BETA', 0],
    ['1.10 Buy', 'ACME', 0],
    ['1.2 Sell', 'ACME', 0],
    ['1.2 Sell', 'ACME', 1],
    ['1.10 Buy', 'ACME', 1],
    ['1 (2020) Grow', 'ACME', 2],
    ['9.9 not in any catalog', 'ACME', 2],
  ]);
});

it('are null in a document without references', () => {
  expect(documentSymbols(openFixture(`${CATALOGS}$0nothing`).document, RICH)).toBeNull();
});
