import { describe, expect, test } from 'vitest';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { readSettings } from '../../../server/src/core/settings/read-settings.ts';
import type { Settings } from '../../../server/src/core/settings/settings.ts';
import { composeRoot } from '../../../server/src/loader/compose-root.ts';
import { loadRoot } from '../../../server/src/loader/root.ts';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { relativePath } from '../../../server/src/uri/uris.ts';
import { applyEdits } from '../../support/edits.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TWO_EDITIONS = `
prefix: A
aliases: [Alpha]
editions:
  - {edition: "2020", objectives: [1 One]}
  - {edition: "2024", objectives: [1 One]}
`;

async function compose(files: Record<string, string>, settings: Settings | null = null) {
  const loaded = await loadRoot(temporaryFolder(files).uri, nodeFileSystem);
  const composed = composeRoot(loaded, settings);
  const problems = [...composed.problems].flatMap(([uri, list]) =>
    list.map(({ code, severity, message }) => `${relativePath(loaded.uri, uri)}: ${severity} ${code}: ${message}`),
  );
  return { composed, problems };
}

describe('choices', () => {
  test('of objrefs.yaml override those of the editor', async () => {
    const settings = readSettings({
      frameworks: { A: '2020', B: false },
      exclude: ['x'],
      limits: { fileSize: '1 KB' },
    });
    const { composed } = await compose(
      {
        'a.objectives.yaml': TWO_EDITIONS,
        'b.objectives.yaml': 'prefix: B\nobjectives: [1 One]',
        'objrefs.yaml': 'frameworks: {A: {edition: "2024"}}\nexclude: [y]',
      },
      settings,
    );
    expect(composed.scope.set.get('A')?.defaultEdition?.id).toBe('2024');
    expect(composed.scope.set.get('B')).toBeUndefined();
    expect(composed.policy.exclude).toEqual(['y']);
    expect(composed.policy.limits.fileSize).toBe(1000);
  });

  test('for unknown frameworks are problems of objrefs.yaml', async () => {
    const { problems } = await compose({
      'a.objectives.yaml': TWO_EDITIONS,
      'objrefs.yaml': 'frameworks: {Alpha: {edition: "2023"}, Alfa: on, NIST: off}',
    });
    expect(problems).toEqual([
      'objrefs.yaml: error config-unknown-edition: Alpha has no edition 2023. Its editions: 2020, 2024.',
      'objrefs.yaml: warning config-unknown-framework: No catalog describes Alfa. Add its catalog, or remove the line.',
      'objrefs.yaml: warning config-unknown-framework: No catalog describes NIST. Add its catalog, or remove the line.',
    ]);
  });
});

describe('invalid choices of objrefs.yaml', () => {
  test('are reported at their ranges, with suggestions', async () => {
    const { uri } = temporaryFolder({
      'a.objectives.yaml': TWO_EDITIONS,
      'objrefs.yaml': 'frameworks:\n  A: {edition: "2023"}\n  Alpah: on\n  Other: off\n',
    });
    const text = 'frameworks:\n  A: {edition: "2023"}\n  Alpah: on\n  Other: off\n';
    const problems = composeRoot(await loadRoot(uri, nodeFileSystem), null).problems.get(`${uri}/objrefs.yaml`) ?? [];
    expect(problems.map(({ range }) => textIn(linesOf(text), range))).toEqual(['2023', 'Alpah', 'Other']);
    const fixes = problems.flatMap((problem) => problem.fixes);
    expect(fixes.map(({ edits }) => applyEdits(text, edits).split('\n')[1])).toEqual(['  A: {edition: "2020"}']);
  });
});

describe('problems of files', () => {
  test('include conflicts between catalogs', async () => {
    const { problems } = await compose({ 'a.objectives.yaml': TWO_EDITIONS, 'b.objectives.yaml': TWO_EDITIONS });
    expect(problems.filter((problem) => problem.includes('catalog-duplicate-edition'))).toHaveLength(4);
  });

  test('have the severities that the team set', async () => {
    const files = { 'a.objectives.yaml': `${TWO_EDITIONS}\nunknown: 1\n`, 'b.objectives.yaml': TWO_EDITIONS };
    const severity = 'severity: {catalog-duplicate-edition: off, catalog-unknown-field: error}';
    const { problems } = await compose({ ...files, 'objrefs.yaml': severity });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('a.objectives.yaml: error catalog-unknown-field');
  });
});
