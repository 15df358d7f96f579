import { expect, it } from 'vitest';
import { describeStatus } from '../../../client/src/status/describe-status.ts';
import type { CitedFramework, DocumentProblems, DocumentStatus } from '../../../server/src/protocol/index.ts';

const framework = (prefix: string, ...editions: string[]): CitedFramework => ({
  prefix,
  title: null,
  references: 1,
  editions,
  entry: { uri: 'file:///w/x', position: { line: 0, character: 0 } },
});

function said(frameworks: CitedFramework[], references: number, problems: Partial<DocumentProblems> = {}): string {
  const all = { unknown: 0, affected: 0, others: 0, hasWarnings: false, ...problems };
  const status: DocumentStatus = { frameworks, references, problems: all, isSearching: false, limits: [] };
  const { text, detail, isWarning } = describeStatus(status);
  return `${text} | ${detail}${isWarning ? ' !' : ''}`;
}

it('shows frameworks with their editions, and counts', () => {
  expect(said([framework('ACME', '2024', '2020')], 1)).toBe('ACME 2024, 2020 | 1 reference');
  expect(said([framework('ACME')], 0)).toBe('ACME | 0 references');
  expect(said([framework('A', '1'), framework('B', '2'), framework('C'), framework('D')], 12)).toBe(
    'A 1 · B 2 · +2 | 12 references',
  );
});

it('does not render an icon in the name of a catalog', () => {
  expect(said([framework('A $(trash)', '$(sync~spin)', '$5 (five)')], 1)).toBe(
    'A \\$(trash) \\$(sync~spin), $5 (five) | 1 reference',
  );
});

it('shows what is wrong', () => {
  expect(said([framework('ACME', '1')], 3, { unknown: 2, affected: 1, hasWarnings: true })).toBe(
    'ACME 1 | 3 references: 2 unknown, 1 to check !',
  );
  expect(said([framework('ACME', '1')], 3, { others: 1 })).toBe('ACME 1 | 3 references: 1 other problem');
});

it('is quiet if nothing is cited or known', () => {
  expect(said([], 0)).toBe('No references | ');
  expect(describeStatus(null)).toEqual({ text: 'No references', detail: '', isWarning: false });
});
