// Bundles everything that ships into dist/.   node scripts/build.mjs [--watch] [--production]
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { bundles } from './build/bundles.mjs';
import { generate } from './generate.mjs';
import { thirdPartyNotices } from './notices.mjs';

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

/** Type declarations for importers of the library: only sources without code. */
const declarations = {
  'library.d.mts': 'server/src/library/api.ts',
  'markdown-it.d.mts': 'server/src/markdown-it/api.ts',
};

await generate();
await rm('dist', { recursive: true, force: true });
await mkdir('dist/server', { recursive: true });
// ES modules that end in .js, the type that VS Code for the Web serves as scripts; .mjs files are served with another
// type, and rejected.
await writeFile('dist/server/package.json', '{"type":"module"}\n');
// A checkout's server can also be started by this name; packages have `objrefs lsp`, or the client.
await writeFile('dist/server.mjs', "await import('./server/node.js');\n");
for (const [name, source] of Object.entries(declarations)) {
  const text = await readFile(source, 'utf8');
  await writeFile(`dist/${name}`, text.replaceAll('../library/api.ts', './library.mjs'));
}
if (watch) {
  for (const options of bundles({ production })) await (await context(options)).watch();
} else {
  const results = await Promise.all(bundles({ production }).map((options) => build(options)));
  await writeFile('THIRD-PARTY-NOTICES.txt', await thirdPartyNotices(results.map(({ metafile }) => metafile)));
}
