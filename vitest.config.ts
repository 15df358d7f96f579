import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { buildPdfThread } from './test/support/pdf-thread.ts';

/** Vitest leaves a core free; of two, that is half of the machine. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** The limit is for tests that hang, not for slow machines. */
const common = { maxWorkers, testTimeout: 120_000, setupFiles: 'test/support/properties.ts' };

/** There is none outside of VS Code. */
const resolve = { alias: { vscode: fileURLToPath(new URL('./test/support/vscode.ts', import.meta.url)) } };

/** Files that are imported as texts, which esbuild does by itself. */
const texts: Plugin = {
  name: 'texts',
  enforce: 'pre',
  resolveId: (source, importer) =>
    /\.(?:css|md|txt|yaml|bash|zsh|fish)$|-page\.js$/.test(source) && importer
      ? `\0${fileURLToPath(new URL(source, pathToFileURL(importer)))}.text`
      : null,
  load: (id) =>
    id.startsWith('\0') && id.endsWith('.text')
      ? `export default ${JSON.stringify(readFileSync(id.slice(1, -'.text'.length), 'utf8'))}`
      : null,
};
/** Threads are bundles. */
const threads: Plugin = {
  name: 'threads',
  enforce: 'pre',
  async transform(code) {
    const start = "new URL('./pdf-thread.mjs', import.meta.url)";
    return code.includes(start) ? code.replace(start, `new URL('${await buildPdfThread()}')`) : null;
  },
};
const plugins = [texts, threads];

export default defineConfig({
  test: {
    projects: [
      // The engine keeps no state, so that its tests share its modules: loading them took longer than running.
      // In processes of their own: what one thread has open to write, a process that another thread starts holds for a moment, and no
      // program can be run that was written then.
      {
        plugins,
        resolve,
        test: { ...common, name: 'unit', include: ['test/unit/**/*.test.ts'], pool: 'forks', isolate: false },
      },
      { plugins, test: { ...common, name: 'protocol', include: ['test/protocol/**/*.test.ts'], pool: 'threads' } },
      { plugins, test: { ...common, name: 'hostile', include: ['test/hostile/**/*.test.ts'], pool: 'threads' } },
    ],
  },
});
