// Opens a folder that tries everything in Restricted Mode, and then trusts it.
//   node scripts/support/run-typescript.mjs test/keyboard/run-restricted.ts [--grep PATTERN] [--repeat N]
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { readRunOptions } from '../support/run-options.ts';
import { runTests, test } from '../support/runner.ts';
import { WorkbenchDriver } from './driver.ts';
import { assertPalette } from './palette.ts';

readRunOptions();
const PICTURES = resolve('.cache/keyboard');
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'restricted-')));
const [folder, outside, trace, marker] = ['plans', 'outside', 'trace', 'started'].map((name) =>
  join(scratch, name),
) as [...[string, string, string, string]];

/** Leaves a mark, and behaves as git's helpers do. */
const PROGRAM = `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat "$1" 2>/dev/null\n`;
const QUIT = '[click](command:workbench.action.quit) <img src=x onerror=alert(1)> $(bell)';

const FILES: Readonly<Record<string, string>> = {
  'outside/out.objectives.yaml': 'prefix: OUT\nobjectives: [1.1 Secret]\n',
  'outside/deep/more.objectives.yaml': 'prefix: MORE\nobjectives: [1.1 Secret]\n',
  'outside/passwords.yaml': 'prefix: PASSWORDS\nobjectives: [1.1 Secret]\n',
  'outside/document.md': 'ACME 9.7\n',
  'plans/objrefs.yaml': `format: 1
catalogs: ["../outside/*.yaml", "../../**/more.objectives.yaml", "${outside}/passwords.yaml", "linked/*.yaml", "/**/*.yaml"]
severity: {reused-number: warning}
`,
  'plans/acme.objectives.yaml': `prefix: ACME
title: ${JSON.stringify(QUIT)}
editions:
  - {edition: "2020", published: 2020-01-01, objectives: [{number: "1.1", title: Plums}, &both {number: "1.2", title: ${JSON.stringify(`Pears ${QUIT}`)}}]}
  - {edition: "2024", published: 2024-01-01, objectives: [{number: "1.1", title: Apples}, *both]}
`,
  'plans/plan.md': 'ACME 1.1\nACME 1.2\nACME 9.9\n\nOUT 9.9\nMORE 9.9\nPASSWORDS 9.9\n',
  'plans/.vscode/settings.json': JSON.stringify({
    'git.path': join(folder, 'program'),
    'objectiveReferences.diagnostics.sinceWritten': true,
    'objectiveReferences.trace.server': 'verbose',
    'terminal.integrated.shell.linux': join(folder, 'program'),
  }),
  'plans/.vscode/tasks.json': JSON.stringify({
    version: '2.0.0',
    tasks: [{ label: 'a', type: 'process', command: join(folder, 'program'), runOptions: { runOn: 'folderOpen' } }],
  }),
  'plans/.gitattributes': '* diff=x filter=x\n',
};
const PROGRAMS = ['program', 'git', 'node_modules/.bin/git', 'node_modules/.bin/objrefs'];

for (const [name, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(scratch, name)), { recursive: true });
  writeFileSync(join(scratch, name), text);
}
git('init', '-q');
git('add', 'plan.md', 'acme.objectives.yaml');
git('commit', '-qm', 'Plan', '--date', '2021-01-01T00:00:00Z');
for (const name of PROGRAMS) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), PROGRAM);
  chmodSync(join(folder, name), 0o755);
}
symlinkSync(outside, join(folder, 'linked'));
symlinkSync(join(outside, 'out.objectives.yaml'), join(folder, 'link.objectives.yaml'));
symlinkSync(join(outside, 'document.md'), join(folder, 'link.md'));
for (const key of [
  'core.fsmonitor',
  'core.sshCommand',
  'core.pager',
  'core.editor',
  'diff.x.textconv',
  'diff.external',
]) {
  git('config', key, join(folder, 'program'));
}
for (const key of ['clean', 'smudge', 'process']) git('config', `filter.x.${key}`, join(folder, 'program'));
writeFileSync(trace, '');

const driver = await WorkbenchDriver.open({
  folder,
  extensionUnderDevelopment: resolve('.'),
  server: {
    workspaceTrust: true,
    // VS Code's own extension for git runs what a trusted repository asks for.
    settings: { 'files.autoSave': 'off', 'git.enabled': false, 'task.allowAutomaticTasks': 'on' },
    env: {
      TRACE_FILE: trace,
      TRACE_FOLDER: outside,
      NODE_OPTIONS: `--import=${resolve('test/support/traced-process.mjs')}`,
    },
  },
});
mkdirSync(PICTURES, { recursive: true });

test('in Restricted Mode nothing is started and nothing outside is read, and the folder itself is understood', async () => {
  await driver.page.locator('.statusbar').getByText('Restricted Mode').waitFor();
  await driver.openFile('plan.md');
  await driver.untilError();
  const hover = await driver.hover('ACME 1.2');
  assert.ok(hover.includes(`Pears ${QUIT}`), hover);
  const links = driver.page.locator('.monaco-hover a, .monaco-hover img');
  const targets = await links.evaluateAll((found) =>
    found.map((one) => one.getAttribute('data-href') ?? one.outerHTML),
  );
  assert.deepEqual(
    targets.filter((target) => !target.startsWith('command:objectiveReferences.openDefinition')),
    [],
  );
  const problems = (await driver.problems()).join('\n');
  assert.match(problems, /objrefs\.yaml[\s\S]*out of the root folder/);
  // Of four frameworks, only that of the folder is known.
  assert.equal(await driver.page.locator('.squiggly-error').count(), 1);
  assert.doesNotMatch(problems, /(?:OUT|MORE|PASSWORDS|ACME) 9\.[79] |Secret/);
  assert.deepEqual(doneByUs(), { reads: [], programs: [] });
  assert.equal(existsSync(marker) && readFileSync(marker, 'utf8'), false);
});

test('in Restricted Mode the palette offers what works', async () => {
  await driver.openFile('plan.md');
  await driver.untilError();
  await assertPalette(driver.page, 'a document in Restricted Mode', ['migrate']);
});

test('once the folder is trusted, git is asked, by no program of the folder, and catalogs outside are read', async () => {
  await driver.runCommand('Workspaces: Manage Workspace Trust');
  await driver.page
    .locator('.workspace-trust-editor')
    .getByRole('button', { name: 'Trust', exact: true })
    .first()
    .click();
  await driver.page.locator('.statusbar').getByText('Restricted Mode').waitFor({ state: 'detached' });
  await driver.openFile('plan.md');
  // Not MORE, which only a search of everything above would find.
  await driver.page.locator('.squiggly-error').nth(2).waitFor({ state: 'attached' });
  assert.equal(await driver.page.locator('.squiggly-error').count(), 3);
  await driver.untilWarning();
  const { reads, programs } = doneByUs();
  assert.ok(reads.includes(join(outside, 'out.objectives.yaml')), reads.join());
  assert.deepEqual([...new Set(programs)], ['git']);
  const started = existsSync(marker) ? readFileSync(marker, 'utf8') : '';
  assert.doesNotMatch(started, /\/git|objrefs/);
});

try {
  await runTests({
    onFailure: (name) => driver.screenshot(join(PICTURES, `${name.replaceAll(/\W+/g, '-')}.png`)),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await driver.close();
  rmSync(scratch, { recursive: true, force: true });
}

/** What the language server and extensions have read outside, and which programs the server has started. */
function doneByUs(): { reads: string[]; programs: string[] } {
  const lines = readFileSync(trace, 'utf8').trim().split('\n');
  const all = lines.map((line) => JSON.parse(line) as Traced);
  const server = all.filter(({ process }) => /dist.server.node/.test(process));
  assert.ok(server.length > 0, 'the language server is not traced');
  const reading = all.filter((one) => server.includes(one) || one.process.includes('extensionHost'));
  return { reads: reading.flatMap(({ read }) => read ?? []), programs: server.flatMap(({ starts }) => starts ?? []) };
}

interface Traced {
  readonly process: string;
  readonly read?: string;
  readonly starts?: string | null;
}

function git(...words: string[]): void {
  const own = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...own, ...words], { cwd: folder, stdio: 'ignore' });
}
