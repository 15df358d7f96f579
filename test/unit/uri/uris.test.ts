import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEXT_SCHEME } from '../../../server/src/protocol/index.ts';
import {
  fileBehind,
  fromPath,
  inFileSystemOf,
  join,
  nameOf,
  normalise,
  officeFileOf,
  parentOf,
  relativePath,
  resolvePath,
  schemeOf,
  textViewOf,
  toPath,
} from '../../../server/src/uri/uris.ts';

describe('normalise', () => {
  test.each([
    // The same file, as VS Code, Neovim, Emacs and Java programs spell it.
    ['file:///c%3A/plans/a.md', 'file:///c%3A/plans/a.md'],
    ['file:///C:/plans/a.md', 'file:///c%3A/plans/a.md'],
    ['file:///c:/plans/a.md', 'file:///c%3A/plans/a.md'],
    ['file:/C:/plans/a.md', 'file:///c%3A/plans/a.md'],
    // Spaces, signs and letters beyond ASCII, encoded or not.
    ['file:///a b(1)+é.md', 'file:///a%20b%281%29%2B%C3%A9.md'],
    ['file:///a%20b(1)+%c3%a9.md', 'file:///a%20b%281%29%2B%C3%A9.md'],
    ['file:///%61.md', 'file:///a.md'],
    // A per cent sign that encodes nothing is literal.
    ['file:///100%/a.md', 'file:///100%25/a.md'],
    // The local host, dot segments, doubled and trailing slashes.
    ['file://localhost/a', 'file:///a'],
    ['FILE:///a', 'file:///a'],
    ['file:///a/./b/../c', 'file:///a/c'],
    ['file:////a', 'file:///a'],
    ['file:///a/', 'file:///a'],
    ['file:///', 'file:///'],
    ['file:///C:/', 'file:///c%3A/'],
    // Shares and other schemes are unchanged.
    ['file://server/share/a', 'file://server/share/a'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
    ['vscode-notebook-cell:/a.ipynb#W0sZmlsZQ', 'vscode-notebook-cell:/a.ipynb#W0sZmlsZQ'],
    // An invalid URI is returned unchanged.
    ['plans/a.md', 'plans/a.md'],
    ['', ''],
  ])('%s → %s', (written, normalised) => expect(normalise(written)).toBe(normalised));

  test('returns a string, whatever a client sends', () => expect(normalise(null as unknown as string)).toBe('null'));

  test('is idempotent on anything', () => {
    const text = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: 'binary' }),
      fc.webPath().map((path) => `file://${path}`),
    );
    fc.assert(
      fc.property(text, (uri) => {
        expect(normalise(normalise(uri))).toBe(normalise(uri));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('paths', () => {
  test('a path is the same after conversion to a URI and back', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[/\\\0]|^\.{1,2}$/.test(text));
    const wellFormed = name.filter((text) => !/\p{Surrogate}/u.test(text));
    fc.assert(
      fc.property(fc.array(wellFormed, { minLength: 1 }), (names) => {
        const path = `/folder/${names.join('/')}`;
        expect(toPath(fromPath(path))).toBe(path);
      }),
    );
  });

  test('joining is the inverse of taking the relative path', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[/\\\0]|^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        const root = 'file:///project%20space';
        const path = names.join('/');
        const uri = join(root, path);
        expect(relativePath(root, uri)).toBe(path);
        expect(normalise(uri)).toBe(uri);
      }),
    );
  });

  test('a relative path exists only within the directory', () => {
    expect(relativePath('file:///a', 'file:///a')).toBe('');
    expect(relativePath('file:///a', 'file:///a/b%20c/d')).toBe('b c/d');
    expect(relativePath('file:///', 'file:///a')).toBe('a');
    expect(relativePath('file:///a', 'file:///ab')).toBeUndefined();
    expect(relativePath('file:///a', 'file:///')).toBeUndefined();
    expect(relativePath('file:///a', 'untitled:/a/b')).toBeUndefined();
  });

  test('two dots lead to the parent, and an absolute path replaces the directory', () => {
    expect(join('file:///a/b', '../c.yaml')).toBe('file:///a/c.yaml');
    expect(resolvePath('file:///a/b', '/c/d')).toBe('file:///c/d');
    expect(resolvePath('file:///c%3A/b', 'D:/x')).toBe('file:///d%3A/x');
    expect(resolvePath('file:///a/b', 'c d')).toBe('file:///a/b/c%20d');
    expect(resolvePath('file:///a/b', '//c/d')).toBe('file:///c/d');
  });

  test('parents end at the root', () => {
    expect(parentOf('file:///a/b')).toBe('file:///a');
    expect(parentOf('file:///a')).toBe('file:///');
    expect(parentOf('file:///')).toBe('file:///');
    expect(nameOf('file:///a/b%20c.md')).toBe('b c.md');
  });
});

test.each([
  ['file:///a', 'file'],
  ['untitled:Untitled-1', 'untitled'],
  ['plans/a.md', ''],
])('the scheme of %s is %j', (uri, scheme) => expect(schemeOf(uri)).toBe(scheme));

test.each([
  ['vscode-notebook-cell:/a%20b/c.ipynb#W0', 'file:///root', 'file:///a%20b/c.ipynb'],
  ['vscode-notebook-cell://github/a/c.ipynb#W0', 'vscode-vfs://github/root', 'vscode-vfs://github/a/c.ipynb'],
  ['untitled:Untitled-1', 'file:///root', 'untitled:Untitled-1'],
  ['plans/a.md', 'file:///root', 'plans/a.md'],
])('%s in the file system of %s is %s', (uri, other, expected) => expect(inFileSystemOf(uri, other)).toBe(expected));

describe('the text of an office file', () => {
  test.each([
    ['file:///a%20b/c.docx', `${TEXT_SCHEME}:/a%20b/c.docx.md?file%3A%2F%2F%2Fa%2520b%2Fc.docx`],
    ['file:///c%3A/a.xlsx', `${TEXT_SCHEME}:/c%3A/a.xlsx.md?file%3A%2F%2F%2Fc%253A%2Fa.xlsx`],
    ['vscode-vfs://github/a/b.odt', `${TEXT_SCHEME}:/a/b.odt.md?vscode-vfs%3A%2F%2Fgithub%2Fa%2Fb.odt`],
  ])('of %s is %s', (file, view) => {
    expect(textViewOf(file)).toBe(view);
    expect(normalise(view)).toBe(view);
    expect(officeFileOf(view)).toBe(file);
    expect(fileBehind(view, 'file:///root')).toBe(file);
  });

  test('leads back to any file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const file = join('file:///root', `${name}.docx`);
        expect(officeFileOf(normalise(textViewOf(file)))).toBe(file);
      }),
    );
  });

  test.each(['file:///a.docx', 'file:///a.docx.md?file:///a.docx', 'objective-references:/a.docx.md?file:///a.docx'])(
    'is not %s',
    (uri) => expect(officeFileOf(uri)).toBeUndefined(),
  );
});
