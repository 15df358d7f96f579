import { resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Node modules that the suite would need, and their replacements in a browser. */
const STAND_INS: readonly (readonly [RegExp, string])[] = [
  [/^node:assert\/strict$/, 'test/web/suite/assert.ts'],
  [/\/support\/counts\.ts$|^\.\/counts\.ts$/, 'test/web/suite/counts.ts'],
];

const standIns: Plugin = {
  name: 'stand-ins',
  setup({ onResolve }) {
    for (const [filter, path] of STAND_INS) onResolve({ filter }, () => ({ path: resolve(path) }));
  },
};

/** The variables that the runner reads, with their current values: a browser has no environment variables. */
const variables = (): Record<string, string> =>
  Object.fromEntries(
    ['TEST_GREP', 'TEST_REPEAT', 'TEST_RETRIES'].map((name) => [
      `process.env.${name}`,
      JSON.stringify(process.env[name]) ?? 'undefined',
    ]),
  );

/** Bundles the tests for the extension host of a browser. Fails if a part of Node is left in them. */
export async function bundleSuite(outfile: string): Promise<void> {
  await build({
    entryPoints: ['test/web/suite/index.ts'],
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    plugins: [standIns],
    define: variables(),
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
