import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCoverageReport } from '../../server/src/cli/coverage/earlier-report.ts';
import { isRefusal } from '../../server/src/core/base/result.ts';
import type { FrameworkCoverage } from '../../server/src/core/coverage/coverage.ts';

const HOSTILE = `prefix: EVIL
title: "</title><script>document.title = 'forged'</script>"
objectives:
  - {number: "1", title: "<img src=x onerror=\\"document.title='forged'\\">"}
  - {number: "1.1", title: "</td></tr></table><script>document.title='forged'</script><h1>forged</h1>"}
  - {number: "1.2", title: "\\u202Ereversed"}
`;
export const HOSTILE_NAME = `a'"><script>document.title="forged"<b onmouseover=x>.md`.replaceAll('/', '');

/** A catalog and a document with markup that must stay text. */
export const HOSTILE_FILES: Readonly<Record<string, string>> = {
  'evil.objectives.yaml': HOSTILE,
  [HOSTILE_NAME]: 'EVIL 1.1 <b>EVIL 1.2</b>',
};

/** A copy of the sample workspace with a page written by the command line. */
export interface SamplePage {
  /** A `file:` address. */
  readonly address: string;
  remove(): void;
}

/**
 * Writes the page of `objrefs coverage` for the sample workspace, where `earlier.json` is the report for its plans
 * only.
 *
 * @param files more files, by their paths in the workspace
 */
export function writeCoveragePage(
  words: readonly string[] = [],
  files: Readonly<Record<string, string>> = {},
): SamplePage {
  const folder = sampleWith(files);
  objrefs(folder, ['coverage', 'plans', '--format', 'json=earlier.json']);
  objrefs(folder, ['coverage', '--format', 'html=coverage.html', ...words]);
  return {
    address: pathToFileURL(join(folder, 'coverage.html')).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The references of the sample workspace, with additional hostile files. */
export async function sampleCoverage(): Promise<readonly FrameworkCoverage[]> {
  const folder = sampleWith(HOSTILE_FILES);
  try {
    objrefs(folder, ['coverage', '--format', 'json=now.json']);
    const report = await readCoverageReport('now.json', { directory: folder });
    if (isRefusal(report)) throw new Error(report.message);
    return report.frameworks;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sampleWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'coverage-')));
  cpSync('sample', folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

function objrefs(folder: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [resolve('dist/objrefs.mjs'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0 && status !== 1) throw new Error(`objrefs ${words.join(' ')}: ${stderr}`);
}
