import { chmodSync } from 'node:fs';
import { resolve } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { build } from 'esbuild';

/** How long the update service may take to answer before it counts as unavailable. */
const ANSWER_LIMIT_MS = 20_000;

export interface VSCodeExecutable {
  readonly path: string;
  /** A short description. */
  readonly name: string;
}

/**
 * The VS Code to run the tests in: the one in `VSCODE_EXECUTABLE`, or desktop VS Code, downloaded, or the VS Code
 * server from npm behind a shim. Prints the reason for skipping one; rejects if none is available.
 */
export async function findVSCode(): Promise<VSCodeExecutable> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named !== undefined && named !== '') return { path: named, name: `VSCODE_EXECUTABLE ${named}` };
  try {
    const path = await downloadDesktop();
    return { path, name: `desktop VS Code ${path}` };
  } catch (error) {
    console.log(`no desktop VS Code: ${error instanceof Error ? error.message : error}`);
  }
  return { path: await buildShim(), name: 'VS Code server in Chromium' };
}

async function downloadDesktop(): Promise<string> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    throw new Error('it needs a display (run with xvfb-run to get one)');
  }
  const requestHandler = fetch('https://update.code.visualstudio.com/api/releases/stable', {
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  });
  const answers = await requestHandler.then(
    ({ ok }) => ok,
    () => false,
  );
  if (!answers) throw new Error('update.code.visualstudio.com does not answer');
  return downloadAndUnzipVSCode({ version: 'stable', timeout: ANSWER_LIMIT_MS });
}

async function buildShim(): Promise<string> {
  const outdir = resolve('.cache/vscode-shim');
  const common = { outdir, bundle: true, platform: 'node', packages: 'external', logLevel: 'warning' } as const;
  await Promise.all([
    build({
      ...common,
      entryPoints: ['test/vscode/server/shim.ts'],
      format: 'esm',
      target: 'node20',
      outExtension: { '.js': '.mjs' },
      banner: { js: '#!/usr/bin/env node' },
    }),
    build({
      ...common,
      entryPoints: ['test/vscode/server/extension-host-bootstrap.ts'],
      format: 'cjs',
      target: 'node20',
      outExtension: { '.js': '.cjs' },
    }),
  ]);
  const shim = resolve(outdir, 'shim.mjs');
  chmodSync(shim, 0o755);
  return shim;
}
