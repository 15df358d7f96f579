import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const common = { pool: 'threads', testTimeout: 30_000, setupFiles: 'test/support/properties.ts' } as const;

/** There is none outside of VS Code. */
const resolve = { alias: { vscode: fileURLToPath(new URL('./test/support/vscode.ts', import.meta.url)) } };

export default defineConfig({
  test: {
    projects: [
      // The engine keeps no state, so that its tests share its modules: loading them took longer than running.
      { resolve, test: { ...common, name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false } },
      { test: { ...common, name: 'protocol', include: ['test/protocol/**/*.test.ts'] } },
      { test: { ...common, name: 'hostile', include: ['test/hostile/**/*.test.ts'] } },
    ],
  },
});
