// The environment of an editor under test: its own home, a workspace, and the product installed from npm.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

export interface Scratch {
  /** A copy of the sample workspace, with a catalog that has a problem. Working directory of the editor. */
  readonly workspace: string;
  /** The built-in catalog, in the installed product. */
  readonly shippedCatalog: string;
  /** Empty, for the editor's configuration. */
  readonly configuration: string;
  /** For sockets; other users cannot read it. */
  readonly runtime: string;
  /** Of the editor: without variables of the user who runs the tests, and with `objrefs` on the path. */
  readonly env: NodeJS.ProcessEnv;
  /** Process ids of all started servers, in order. */
  servers(): number[];
  /** Ends remaining servers, and deletes everything. */
  remove(): void;
}

/** Works, although it has a problem. */
const CATALOG = `prefix: ACME
edition: "2024"
objectives:
  - 1.1 Sell
  - 1.1 Sell again
`;

/** The objectives of these are cited in files that are not open. */
const TASKS = 'prefix: TASK\nedition: "2024"\nobjectives:\n  - 1.1 Plan\n  - 1.2 Act\n';
const CITING = 'By TASK 1.2 and 1.1.\n';

export function makeScratch(): Scratch {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'clients-')));
  const folder = (name: string) => {
    const path = join(root, name);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return path;
  };
  const workspace = folder('plans');
  cpSync('sample', workspace, { recursive: true });
  writeFileSync(join(workspace, 'objrefs.yaml'), 'format: 1\n');
  writeFileSync(join(workspace, 'acme.objectives.yaml'), CATALOG);
  writeFileSync(join(workspace, 'task.objectives.yaml'), TASKS);
  writeFileSync(join(workspace, 'unopened.md'), CITING);

  const product = folder('lib/node_modules/objective-references');
  for (const part of ['dist', 'seeds', 'package.json']) cpSync(part, join(product, part), { recursive: true });
  const bin = folder('bin');
  const started = join(root, 'servers');
  writeFileSync(
    join(bin, 'objrefs'),
    `#!/bin/sh\necho $$ >> '${started}'\nexec '${process.execPath}' '${product}/dist/objrefs.mjs' "$@"\n`,
  );
  chmodSync(join(bin, 'objrefs'), 0o755);

  const home = folder('home');
  const configuration = folder('home/.config');
  const runtime = folder('run');
  const servers = () => (existsSync(started) ? readFileSync(started, 'utf8').trim().split('\n').map(Number) : []);
  return {
    workspace,
    shippedCatalog: resolve(product, 'seeds/interpol-sp.objectives.yaml'),
    configuration,
    runtime,
    env: {
      PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      LANG: 'C.UTF-8',
      TERM: 'dumb',
      HOME: home,
      XDG_CONFIG_HOME: configuration,
      XDG_DATA_HOME: folder('home/.local/share'),
      XDG_STATE_HOME: folder('home/.local/state'),
      XDG_CACHE_HOME: folder('home/.cache'),
      XDG_RUNTIME_DIR: runtime,
    },
    servers,
    remove() {
      for (const id of servers().filter(isRunning)) process.kill(id, 'SIGKILL');
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0) && !isZombie(processId);
  } catch {
    return false;
  }
}

/** Ended, but not yet reaped by the process that adopted it when the editor ended; only Linux shows this. */
function isZombie(processId: number): boolean {
  const status = `/proc/${processId}/stat`;
  return existsSync(status) && /\) Z /.test(readFileSync(status, 'utf8'));
}
