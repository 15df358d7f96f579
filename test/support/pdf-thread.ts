import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Bundles the thread that reads PDF files, since Node 20 does not run TypeScript: beside the scripts, which start it there. */
export async function buildPdfThread(): Promise<URL> {
  const outfile = resolve('.cache/scripts/pdf-thread.mjs');
  await build({
    entryPoints: ['server/src/cli/pdf/pdf-thread.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  return pathToFileURL(outfile);
}
