import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { validate } from '@actions/languageservice';
import { build } from 'esbuild';
import { TextDocument } from 'vscode-languageserver-textdocument';

const BUNDLE = resolve('.cache/workflow-validator.mjs');

let documents = 0;
let loading: Promise<typeof validate> | undefined;

/** The errors that GitHub's own language service for workflows reports. */
export async function workflowProblems(text: string): Promise<string[]> {
  loading ??= load();
  const check = await loading;
  // It caches files by name.
  documents += 1;
  const document = TextDocument.create(`file:///.github/workflows/${documents}.yml`, 'yaml', 0, text);
  return (await check(document, {})).map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

/** Bundled first: the package imports JSON in a way that Node does not support. */
async function load(): Promise<typeof validate> {
  await build({
    stdin: { contents: "export { validate } from '@actions/languageservice';", resolveDir: resolve('.') },
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  const bundle = await import(pathToFileURL(BUNDLE).href);
  rmSync(BUNDLE);
  return bundle.validate;
}
