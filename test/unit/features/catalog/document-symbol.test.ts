import { expect, it } from 'vitest';
import { type DocumentSymbol, type SymbolInformation, SymbolTag } from 'vscode-languageserver';
import { readCatalog } from '../../../../server/src/catalog/reading/catalog-reader.ts';
import { linesOf, textIn } from '../../../../server/src/core/model/text.ts';
import { documentSymbols } from '../../../../server/src/features/catalog/documentSymbol.ts';
import { MINIMAL, RICH } from '../../../support/check-features.ts';

function symbols(text: string, support = RICH): DocumentSymbol[] | SymbolInformation[] {
  const { catalog } = readCatalog('file:///acme.objectives.yaml', text);
  return documentSymbols({ uri: 'file:///acme.objectives.yaml', lines: linesOf(text), catalog: catalog! }, support);
}

/** One line each: the name, indented by level, with the text that it selects. */
function outline(text: string, all = symbols(text) as DocumentSymbol[], indent = ''): string[] {
  return all.flatMap((symbol) => [
    `${indent}${symbol.name} [${textIn(linesOf(text), symbol.selectionRange)}]`,
    ...outline(text, symbol.children, `${indent}  `),
  ]);
}

const ACME = `
prefix: ACME
title: ACME Plan
levels: [goal, target]
editions:
  - edition: "2020"
    published: 2020-01
    objectives:
      - 1 Grow
      - 2 Learn
      - 1.1 Sell more
      - {number: 1.2, title: Sell it all, withdrawn: true}
  - edition: "2024"
    draft: true
    objectives:
      - number: 1
        title: Grow
        objectives: [1.1 Sell]
`;

it('symbols are framework, editions, and objectives by level, wherever they are listed', () => {
  expect(outline(ACME)).toEqual([
    'ACME [ACME]',
    '  2020 [2020]',
    '    1 Grow [1]',
    '      1.1 Sell more [1.1]',
    '      1.2 Sell it all [1.2]',
    '    2 Learn [2]',
    '  2024 [2024]',
    '    1 Grow [1]',
    '      1.1 Sell [1.1]',
  ]);
});

it('an edition without a name has no symbol of its own', () => {
  expect(outline('prefix: ACME\nobjectives: [1 Grow]\n')).toEqual(['ACME [ACME]', '  1 Grow [1]']);
});

it('each contains its selection and those below it, as LSP requires', () => {
  const check = ({ range, selectionRange, children = [] }: DocumentSymbol): void => {
    for (const inner of [selectionRange, ...children.map((child) => child.range)]) {
      const [start, end] = [inner.start, inner.end].map(({ line, character }) => line * 1000 + character);
      expect(start).toBeGreaterThanOrEqual(range.start.line * 1000 + range.start.character);
      expect(end).toBeLessThanOrEqual(range.end.line * 1000 + range.end.character);
    }
    children.forEach(check);
  };
  check((symbols(ACME) as DocumentSymbol[])[0]!);
});

it('details contain title and date, and withdrawn ones are marked', () => {
  const [framework] = symbols(ACME) as DocumentSymbol[];
  expect(framework?.detail).toBe('ACME Plan');
  expect(framework?.children?.map(({ detail }) => detail)).toEqual(['2020-01', 'draft']);
  const withdrawn = framework?.children?.[0]?.children?.[0]?.children?.[1];
  expect(withdrawn?.tags).toEqual([SymbolTag.Deprecated]);
});

it('are a list for clients without hierarchical symbols', () => {
  const found = symbols(ACME, MINIMAL) as SymbolInformation[];
  expect(found.map(({ name, containerName }) => [containerName, name]).slice(0, 4)).toEqual([
    [undefined, 'ACME'],
    ['ACME', '2020'],
    ['2020', '1 Grow'],
    ['1 Grow', '1.1 Sell more'],
  ]);
  expect(found[0]?.location.uri).toBe('file:///acme.objectives.yaml');
});

it('of a large catalog are the upper levels', () => {
  const entries = Array.from({ length: 20_000 }, (_, index) => `  - ${index % 100}.${index} x\n`).join('');
  const goals = Array.from({ length: 100 }, (_, index) => `  - ${index} Goal\n`).join('');
  const [framework] = symbols(`prefix: ACME\nobjectives:\n${goals}${entries}`) as DocumentSymbol[];
  expect(framework?.children).toHaveLength(100);
  expect(framework?.children?.[0]?.children).toEqual([]);
});
