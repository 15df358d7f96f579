import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A copy of the sample workspace with a page that the command line has written. */
export interface SamplePage {
  /** A `file:` address. */
  readonly address: string;
  remove(): void;
}

/**
 * Writes the page of `objrefs coverage` on the sample workspace, where `earlier.json` is the report on its plans alone.
 *
 * @param files more files, by their paths in the workspace
 */
export function writeCoveragePage(
  words: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): SamplePage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'coverage-')));
  cpSync('sample', folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  objrefs(folder, ['coverage', 'plans', '--format', 'json=earlier.json']);
  objrefs(folder, ['coverage', '--format', 'html=coverage.html', ...words]);
  return {
    address: pathToFileURL(join(folder, 'coverage.html')).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function objrefs(folder: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [resolve('dist/objrefs.mjs'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 1) throw new Error(`objrefs ${words.join(' ')}: ${stderr}`);
}
