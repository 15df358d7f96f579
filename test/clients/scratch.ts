// Where an editor under test lives: a home of its own, a workspace, and the product as npm installs it.
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
  /** The catalog that ships, in the installed product. */
  readonly shippedCatalog: string;
  /** Empty, for the editor's configuration. */
  readonly configuration: string;
  /** For sockets; nobody else can read it. */
  readonly runtime: string;
  /** Of the editor: nothing of whoever runs the tests, and `objrefs` on the path. */
  readonly env: NodeJS.ProcessEnv;
  /** Ids of the processes of all servers that were started, in their order. */
  servers(): number[];
  /** Ends what is left of the servers, and deletes everything. */
  remove(): void;
}

/** Works, and has a problem all the same. */
const CATALOG = `prefix: ACME
edition: "2024"
objectives:
  - 1.1 Sell
  - 1.1 Sell again
`;

/** Of these objectives files are cited that nobody opens. */
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

/** Ended, but not yet asked for by the process that took it over when the editor was gone; told by Linux alone. */
function isZombie(processId: number): boolean {
  const status = `/proc/${processId}/stat`;
  return existsSync(status) && /\) Z /.test(readFileSync(status, 'utf8'));
}
