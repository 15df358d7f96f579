import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

/** A folder for files; it is removed after the test. */
function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** This environment, with or without a display, but without the variables of a terminal in VS Code. */
function environment(added: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DISPLAY, WAYLAND_DISPLAY, VSCODE_IPC_HOOK_CLI, ...rest } = process.env;
  return { ...rest, ...added };
}

test('npm start -- --check shows the mistakes of the sample, which are not a failure, and ends', () => {
  const { status, stdout } = spawnSync('npm', ['start', '--', '--check'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  expect(stdout).toContain('INTERPOL-SP 2014-2016 has no objective 3.45. Did you mean 3.4');
  expect(stdout).not.toContain('VS Code');
  expect(status).toBe(0);
});

test('desktop VS Code opens the sample if it is installed', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'code'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/arguments'\n`, { mode: 0o755 });
  const env = environment({ DISPLAY: ':0', PATH: `${folder}${delimiter}${process.env.PATH}` });

  const { status, stdout } = spawnSync(process.execPath, ['scripts/start.mjs'], { encoding: 'utf8', env });
  const words = readFileSync(join(folder, 'arguments'), 'utf8').trim().split('\n');
  expect(words).toContain(`--extensionDevelopmentPath=${resolve('.')}`);
  const [copy = '', file = ''] = words.slice(-2);
  expect(file).toBe(join(copy, 'plans/annual-plan.md'));
  expect(readFileSync(file, 'utf8')).toBe(readFileSync('sample/plans/annual-plan.md', 'utf8'));
  expect(copy).not.toBe(resolve('sample'));
  expect(stdout).toContain(`VS Code opens on ${copy}.`);
  expect(status).toBe(0);
});

test('otherwise a VS Code server serves it to the holder of the token, until Ctrl-C', async () => {
  const start = spawn(process.execPath, ['scripts/start.mjs'], { env: environment({}) });
  const ended = new Promise<number | null>((settle) => start.once('exit', settle));
  // Not SIGKILL: it would leave the server behind.
  onTestFinished(async () => {
    start.kill('SIGTERM');
    await ended;
  });
  const address = new URL(await printedAddress(start.stdout));

  expect(address.hostname).toBe('127.0.0.1');
  expect(readFileSync(join(address.searchParams.get('folder') ?? '', 'plans/annual-plan.md'), 'utf8')).toBe(
    readFileSync('sample/plans/annual-plan.md', 'utf8'),
  );
  expect((await fetch(address.origin)).status).toBe(403);
  // The token is exchanged for a cookie, and removed from the address.
  const { status, headers } = await fetch(address, { redirect: 'manual' });
  expect(status).toBe(302);
  const workbench = await fetch(new URL(headers.get('location') ?? '', address), {
    headers: { cookie: headers.get('set-cookie') ?? '' },
  });
  expect(await workbench.text()).toContain('vs/code/browser/workbench');

  start.kill('SIGINT');
  expect(await ended).toBe(0);
  await expect(fetch(address)).rejects.toThrow();
}, 300_000);

/** Waits for the address in the output; rejects with all output if there is none. */
async function printedAddress(stdout: NodeJS.ReadableStream): Promise<string> {
  let printed = '';
  for await (const chunk of stdout) {
    printed += chunk;
    const address = /^ {2}(http:\S+)$/m.exec(printed)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(printed);
}
