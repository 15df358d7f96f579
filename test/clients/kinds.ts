// The editors, as packaged by Debian, with only the configuration of their guides added.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EditorKind } from './editor.ts';
import { configurationOf } from './guide.ts';
import type { Scratch } from './scratch.ts';

const socket = ({ runtime }: Scratch) => join(runtime, 'editor');

/** Its own language client. */
const NEOVIM: EditorKind = {
  name: 'Neovim',
  command: 'nvim',
  debianPackage: 'neovim',
  findsTitles: false,
  configure(scratch) {
    write(join(scratch.configuration, 'nvim'), 'init.lua', configurationOf('neovim.md', 'lua'));
    return ['--headless', '--listen', socket(scratch), '-n', '-c', `luafile ${resolve('test/clients/neovim.lua')}`];
  },
  callCommand: (scratch, name, args) => [
    'nvim',
    ...['--server', socket(scratch)],
    ...['--remote-expr', `v:lua.objrefs_test('${name}', '${args.replaceAll("'", "''")}')`],
  ],
  answer: (output) => output,
};

/** Eglot. A daemon, since a batch Emacs does not accept keys. */
const EMACS: EditorKind = {
  name: 'Emacs',
  command: 'emacs',
  debianPackage: 'emacs-nox',
  findsTitles: true,
  configure({ configuration }) {
    write(join(configuration, 'emacs'), 'init.el', configurationOf('emacs.md', 'elisp'));
    return ['--fg-daemon=editor', '--load', resolve('test/clients/emacs.el')];
  },
  callCommand: (_, name, args) => [
    'emacsclient',
    '--socket-name=editor',
    '--eval',
    `(objrefs-test "${name}" "${Buffer.from(args).toString('base64')}")`,
  ],
  answer: (output) => Buffer.from(output.trim().replaceAll('"', ''), 'base64').toString(),
};

export const EDITOR_KINDS: readonly EditorKind[] = [NEOVIM, EMACS];

function write(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
