import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';

export interface Bundle {
  /** Absolute path of its folder. */
  readonly folder: string;
  /** Absolute path of the program. */
  readonly main: string;
  readonly metafile: Metafile;
}

/**
 * The command line as a program, bundled for each test file in half a second, so that the current sources are tested.
 */
export function useBundle(): () => Bundle {
  let bundle: Bundle | undefined;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'objrefs-bundle-'));
    const { metafile } = await build({
      entryPoints: ['server/src/cli/run/main.ts'],
      bundle: true,
      splitting: true,
      platform: 'node',
      // As in scripts/build.mjs: jsonc-parser's other format cannot be bundled.
      mainFields: ['module', 'main'],
      format: 'esm',
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'error',
      metafile: true,
    });
    bundle = { folder, main: join(folder, 'main.mjs'), metafile };
  });
  afterAll(() => {
    if (bundle) rmSync(bundle.folder, { recursive: true, force: true });
  });
  return () => {
    if (!bundle) throw new Error('The bundle is there when tests run.');
    return bundle;
  };
}
