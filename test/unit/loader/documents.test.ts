import { symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../server/src/core/resolution/scope.ts';
import { type DocumentOptions, type FoundDocument, walkDocuments } from '../../../server/src/loader/documents.ts';
import type { FileSystem } from '../../../server/src/loader/file-system.ts';
import { blockingFileSystem } from '../../../server/src/node/blocking-files.ts';
import { nodeFileSystem } from '../../../server/src/node/files.ts';
import { fromPath, relativePath } from '../../../server/src/uri/uris.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

/** The results, as `path` for a text and `path: kind` for anything else. */
async function found(
  root: TemporaryFolder,
  named: readonly string[],
  options: Partial<DocumentOptions> = {},
  fileSystem: FileSystem = nodeFileSystem,
): Promise<string[]> {
  const all: FoundDocument[] = [];
  const uris = named.map((name) => fromPath(root.at(name)));
  for await (const document of walkDocuments(fileSystem, root.uri, uris, {
    exclude: [],
    maxFileSize: 1000,
    ...options,
  })) {
    all.push(document);
  }
  return all.map(({ uri, kind }) => relativePath(root.uri, uri) + (kind === 'text' ? '' : `: ${kind}`));
}

describe('a file that the caller does not need', () => {
  test.each([
    ['asynchronous', nodeFileSystem],
    ['blocking', blockingFileSystem],
  ])('is found without its text: %s', async (_, fileSystem) => {
    const long = 'much x'.repeat(200);
    const root = temporaryFolder({ 'a.md': 'no', 'b.md': 'it is x', 'c.md': 'no', 'd.bin': 'n\0', 'e.md': long });
    const scope = {} as Scope;
    const scopeOf = (bytes: Uint8Array) => (bytes.includes('x'.charCodeAt(0)) ? scope : undefined);
    const all: unknown[] = [];
    const options = { exclude: [], maxFileSize: 1000, scopeOf };
    for await (const { uri, ...rest } of walkDocuments(fileSystem, root.uri, [root.uri], options)) all.push(rest);
    expect(all).toEqual([
      { kind: 'text', text: '' },
      { kind: 'text', text: 'it is x', scope },
      { kind: 'text', text: '' },
      { kind: 'binary' },
      { kind: 'too-large' },
    ]);
  });
});

describe('files to read', () => {
  test('text files below a folder, each once, in the order of their paths', async () => {
    const root = temporaryFolder({ 'b.md': '', 'a/z.md': '', 'a/.hidden': '', Makefile: '' });
    expect(await found(root, ['.'])).toEqual(['Makefile', 'a/.hidden', 'a/z.md', 'b.md']);
    expect(await found(root, ['b.md', 'a', 'a/z.md', '.', 'b.md'])).toEqual([
      'Makefile',
      'a/.hidden',
      'a/z.md',
      'b.md',
    ]);
  });

  test('no files that git ignores or the configuration excludes, unless given explicitly', async () => {
    const root = temporaryFolder({
      '.gitignore': 'ignored.md\n.gitignore\n',
      'ignored.md': '',
      'archive/old.md': '',
      'node_modules/m.md': '',
      'a.md': '',
    });
    const options = { exclude: ['archive/**'] };
    expect(await found(root, ['.'], options)).toEqual(['a.md']);
    expect(await found(root, ['ignored.md', 'archive/old.md', 'node_modules/m.md'], options)).toEqual([
      'archive/old.md',
      'ignored.md',
      'node_modules/m.md',
    ]);
    // The order of the arguments has no effect.
    expect(await found(root, ['.', 'ignored.md'], options)).toEqual(['a.md', 'ignored.md']);
  });

  test('globs are relative to the root, wherever the walk starts', async () => {
    const root = temporaryFolder({ 'docs/archive/a.md': '', 'docs/b.md': '', 'archive/c.md': '' });
    expect(await found(root, ['docs'], { exclude: ['docs/archive'] })).toEqual(['docs/b.md']);
    expect(await found(root, ['docs'], { exclude: ['archive'] })).toEqual(['docs/archive/a.md', 'docs/b.md']);
  });

  test('outside of the root, globs of the root do not apply', async () => {
    const both = temporaryFolder({ 'root/objrefs.yaml': '', 'other/archive/a.md': '' });
    const documents: string[] = [];
    const other = fromPath(both.at('other'));
    for await (const { uri } of walkDocuments(nodeFileSystem, fromPath(both.at('root')), [other], {
      exclude: ['**'],
      maxFileSize: 1000,
    })) {
      documents.push(uri);
    }
    expect(documents).toEqual([`${both.uri}/other/archive/a.md`]);
  });

  test('a text in any supported encoding, decoded', async () => {
    const root = temporaryFolder({ 'a.txt': Buffer.from('\ufeffé', 'utf16le'), 'b.txt': '\ufeffé\r\n' });
    const texts: string[] = [];
    for await (const document of walkDocuments(nodeFileSystem, root.uri, [root.uri], {
      exclude: [],
      maxFileSize: 99,
    })) {
      if (document.kind === 'text') texts.push(document.text);
    }
    expect(texts).toEqual(['é', 'é\r\n']);
  });
});

describe('files to report instead', () => {
  test('binary files', async () => {
    const root = temporaryFolder({ 'logo.png': 'PNG\0', 'a.md': '' });
    expect(await found(root, ['.'])).toEqual(['a.md', 'logo.png: binary']);
  });

  test('files over the limit, by one byte', async () => {
    const root = temporaryFolder({ 'fits.md': 'a'.repeat(1000), 'large.md': 'a'.repeat(1001) });
    expect(await found(root, ['.'])).toEqual(['fits.md', 'large.md: too-large']);
    expect(await found(root, ['large.md'])).toEqual(['large.md: too-large']);
  });

  test('given paths that do not exist, or are neither file nor folder', async () => {
    const root = temporaryFolder({ 'a.md': '' });
    symlinkSync('/dev/null', root.at('device'));
    expect(await found(root, ['nowhere.md', 'a.md', 'device'])).toEqual([
      'a.md',
      'device: unreadable',
      'nowhere.md: unreadable',
    ]);
  });

  test('files without read permission, but not those deleted meanwhile', async () => {
    const root = temporaryFolder({ 'gone.md': '', 'secret.md': '', 'z.md': '' });
    const fileSystem: FileSystem = {
      ...nodeFileSystem,
      readFile: async (uri, limit) => {
        if (uri.endsWith('gone.md')) throw Object.assign(new Error('gone'), { code: 'ENOENT' });
        if (uri.endsWith('secret.md')) throw Object.assign(new Error('no'), { code: 'EACCES' });
        return nodeFileSystem.readFile(uri, limit);
      },
    };
    expect(await found(root, ['.'], {}, fileSystem)).toEqual(['secret.md: unreadable', 'z.md']);
    expect(await found(root, ['gone.md'], {}, fileSystem)).toEqual(['gone.md: unreadable']);
  });
});
