import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fromPath } from '../../../server/src/uri/uris.ts';

export interface TemporaryFolder {
  readonly path: string;
  readonly uri: string;
  /** The absolute path of something in it. */
  at(name: string): string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
}

/** A folder on the real disk with the given files (by relative path), which is removed when the test ends. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): TemporaryFolder {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'objrefs-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const folder: TemporaryFolder = {
    path,
    uri: fromPath(path),
    at: (name) => join(path, name),
    write(added) {
      for (const [name, content] of Object.entries(added)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), content);
      }
    },
  };
  folder.write(files);
  return folder;
}
