import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../server/src/cli/run/command-table.ts';
import { workflowCommand } from '../../unit/cli/formats/workflow-command.ts';
import { objrefs } from '../../unit/cli/objrefs.ts';
import { temporaryFolder } from '../../unit/loader/temporary-folder.ts';
import { HOSTILE_TEXTS, harmsOf, hostileFolder } from '../support/hostile-folder.ts';

/** What matters only at the start of a line by itself, and all other texts as one, since there are many commands. */
const STARTS = HOSTILE_TEXTS.filter((text) => /^\s*::/.test(text));
const TOGETHER = [...STARTS, HOSTILE_TEXTS.filter((text) => !STARTS.includes(text)).join(' ')];

/** Every way in which a command prints texts of a workspace or of its arguments. @ is a hostile text. */
const RUNS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  check: [[], ['--verbose'], ['@'], ['--config', '@'], ['--severity', '@=error'], ['--update-baseline']],
  references: [[], ['--objective', 'ACME 1.2'], ['--objective', '@ 1.1']],
  explain: [['ACME 1.1'], ['ACME 9.9'], ['::error:: 1.1'], ['@ODD 1.1'], ['@']],
  coverage: [[], ['--by', 'file'], ['--framework', '@'], ['--require-all', '@'], ['--link', '@']],
  merge: [['part.json'], ['part.json', '@']],
  index: [[], ['@'], ['--output', '@/x']],
  diff: [['ACME'], ['ACME', '--impact'], ['@']],
  export: [['ACME'], ['ACME', '--edition', '2024'], ['::error::'], ['@']],
  import: [['a.md', '--prefix', '@'], ['acme.objectives.yaml', '--prefix', 'ACME'], ['@']],
  fix: [[], ['--dry-run', '--code', 'noncanonical-reference'], ['@']],
  migrate: [
    ['ACME', '--to', '2024', '--dry-run'],
    ['ACME', '--to', '@'],
    ['@', '--to', '2024'],
    ['ACME', '--to', '2024'],
  ],
  review: [['--dry-run'], ['--objective', '@'], []],
  init: [
    ['--prefix', '@', '--dry-run'],
    ['--title', '@', '--prefix', 'NEW', '--edition', '@', '--dry-run'],
    ['--package', '@', '--dry-run'],
  ],
  completion: [['@']],
};

test('no command that prints texts is left out', () => {
  // Servers print protocol messages only.
  const silent = new Set(['lsp', 'mcp', ...Object.keys(RUNS)]);
  expect(COMMANDS.map(({ name }) => name).filter((name) => !silent.has(name))).toEqual([]);
});

const runs = COMMANDS.flatMap(({ name, options }) => {
  const formats = options.find((option) => option.name === 'format')?.choices ?? [''];
  return formats.flatMap((format) =>
    (RUNS[name] ?? []).map((words) => [name, ...words, ...(format === '' ? [] : ['--format', format])]),
  );
});

describe.each(runs.map((words) => [words.join(' '), words] as const))('%s', (_, words) => {
  test.each(TOGETHER.map((text) => [JSON.stringify(text), text]))('with %s', async (_name, text) => {
    const folder = temporaryFolder(hostileFolder(text!));
    if (words[0] === 'merge') await objrefs(folder, ['check', '--shard', '1/1', '--format', 'json=part.json']);
    const given = words.map((word) => word.replace('@', () => text!));
    const { stdout, stderr } = await objrefs(folder, given);
    expect(harmsOf(stderr)).toEqual([]);
    const own = words.includes('github') ? ['error', 'warning', 'notice'] : [];
    const harms = harmsOf(withoutHunks(stdout)).filter((line) => !own.includes(workflowCommand(line)?.command ?? ''));
    expect(harms).toEqual([]);
  });
});

/** A patch without the lines of documents, which `git apply` needs byte for byte. */
function withoutHunks(stdout: string): string {
  return stdout.startsWith('--- ') ? stdout.replace(/^[ +-](?!-- |\+\+ )[^\n]*\n/gm, '') : stdout;
}
