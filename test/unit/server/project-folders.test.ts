import { describe, expect, it } from 'vitest';
import { initialFolders, projectOf } from '../../../server/src/server/workspace/workspace.ts';

const initialize = { processId: null, rootUri: null, capabilities: {} };

describe('the folders of a client', () => {
  it.each([
    [
      'workspace folders',
      { workspaceFolders: [{ uri: 'file:///b/', name: 'b' }], rootUri: 'file:///a' },
      ['file:///b'],
    ],
    ['none of them', { workspaceFolders: [], rootUri: 'file:///a' }, []],
    ['a root', { workspaceFolders: null, rootUri: 'file:///a%20b' }, ['file:///a%20b']],
    ['an old root', { rootPath: '/a b' }, ['file:///a%20b']],
    ['nothing', {}, []],
  ])('are taken from %s', (_, params, folders) => {
    expect(initialFolders({ ...initialize, ...params })).toEqual(folders);
  });
});

describe('the folder of a document', () => {
  const projects = ['file:///project', 'file:///project/inner', 'vscode-vfs://github/acme/plans'].map((uri) => ({
    uri,
  }));

  it.each([
    ['file:///project/a.md', 'file:///project'],
    ['file:///project', 'file:///project'],
    ['file:///project/inner/a.md', 'file:///project/inner'],
    ['file:///workshop/a.md', undefined],
    ['file:///else/a.md', undefined],
    ['vscode-vfs://github/acme/plans/a.md', 'vscode-vfs://github/acme/plans'],
    ['vscode-notebook-cell:/project/inner/a.ipynb#W0', 'file:///project/inner'],
    ['vscode-notebook-cell://github/acme/plans/a.ipynb#W0', 'vscode-vfs://github/acme/plans'],
    ['untitled:/project/inner/new.md', 'file:///project/inner'],
    ['untitled:Untitled-1', 'file:///project'],
    ['vscode-scm:git/scm0/input', 'file:///project'],
    ['an absent uri', 'file:///project'],
  ])('%s is in %s', (uri, expected) => expect(projectOf(uri, projects)?.uri).toBe(expected));

  it('is undefined if there are none', () => expect(projectOf('untitled:a', [])).toBeUndefined());
});
