import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Something that is wrong with files. It may go on until a function that it returns is called. */
type Fault = (folder: string) => unknown;

const fifo =
  (name: string): Fault =>
  (folder) =>
    void execFileSync('mkfifo', [join(folder, name)]);
const link =
  (name: string, target: string): Fault =>
  (folder) =>
    symlinkSync(target, join(folder, name));
const directory =
  (name: string): Fault =>
  (folder) =>
    void mkdirSync(join(folder, name), { recursive: true });
const git = (folder: string, ...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'protocol.file.allow=always', ...words], {
    ...{ cwd: folder, stdio: 'pipe' },
  });

/** Does something again and again, while others read. */
function flapping(change: (folder: string, time: number) => void): Fault {
  return (folder) => {
    let time = 0;
    const timer = setInterval(() => change(folder, time++), 3);
    return () => clearInterval(timer);
  };
}

export const FAULTS: Readonly<Record<string, Fault>> = {
  'a pipe as document': fifo('pipe.md'),
  'a pipe as catalog': fifo('pipe.objectives.yaml'),
  'a pipe as configuration': fifo('objrefs.yaml'),
  'a pipe as review record': fifo('objrefs.reviews.yaml'),
  'a pipe as .gitignore': fifo('.gitignore'),
  'a link to a pipe': (folder) => {
    fifo('pipe')(folder);
    link('linked.md', 'pipe')(folder);
  },
  'an endless device as document': link('zero.md', '/dev/zero'),
  'an endless device as catalog': link('zero.objectives.yaml', '/dev/zero'),
  'an endless device as configuration': link('objrefs.yaml', '/dev/zero'),
  'a terminal as catalog': link('tty.objectives.yaml', '/dev/tty'),
  'a file that cannot be read': link('mem.md', '/proc/self/mem'),
  'a catalog that cannot be read': link('mem.objectives.yaml', '/proc/self/mem'),
  'a directory as document': directory('folder.md/inner'),
  'a directory as catalog': directory('folder.objectives.yaml'),
  'a directory as configuration': directory('objrefs.yaml'),
  'a directory as .gitignore': directory('.gitignore'),
  'a socket as document': (folder) => {
    const server = createServer().listen(join(folder, 'socket.md'));
    return () => void server.close();
  },
  'a loop of links': (folder) => {
    link('a.md', 'b.md')(folder);
    link('b.md', 'a.md')(folder);
  },
  'a folder that contains itself': link('again', '.'),
  'a link to nothing as catalog': link('gone.objectives.yaml', 'nothing'),
  'a link to the whole disk': link('disk', '/'),
  'a huge sparse document': (folder) => {
    writeFileSync(join(folder, 'huge.md'), 'ACME 9.9');
    truncateSync(join(folder, 'huge.md'), 5e9);
  },
  'a huge sparse catalog': (folder) => {
    writeFileSync(join(folder, 'huge.objectives.yaml'), 'prefix: HUGE');
    truncateSync(join(folder, 'huge.objectives.yaml'), 5e9);
  },
  'four hundred levels of folders': directory(Array.from({ length: 400 }, () => 'deep').join('/')),
  'two thousand files': (folder) => {
    for (let index = 0; index < 2000; index++) writeFileSync(join(folder, `many-${index}.md`), `ACME ${index}`);
  },
  'a document that comes and goes': flapping((folder, time) => {
    if (time % 2 === 0) writeFileSync(join(folder, 'coming.md'), 'ACME 1.1');
    else rmSync(join(folder, 'coming.md'), { force: true });
  }),
  'a catalog that is rewritten, half at a time': flapping((folder, time) => {
    const path = join(folder, 'more.objectives.yaml');
    if (time % 2 === 0) writeFileSync(path, 'prefix: MORE\nobjec');
    else appendFileSync(path, 'tives: [1 One]\n');
  }),
  'a folder that becomes a file': flapping((folder, time) => {
    rmSync(join(folder, 'either'), { recursive: true, force: true });
    if (time % 2 === 0) writeFileSync(join(folder, 'either'), 'ACME 1.1');
    else mkdirSync(join(folder, 'either'));
  }),
  'a clock that goes backwards': flapping((folder, time) => {
    writeFileSync(join(folder, 'clock.md'), `ACME ${time}`);
    utimesSync(join(folder, 'clock.md'), 1e9 - time, 1e9 - time);
    utimesSync(join(folder, 'acme.objectives.yaml'), 4e9 - time, 4e9 - time);
  }),
  'a name that changes its case only': flapping((folder, time) => {
    if (time === 0) writeFileSync(join(folder, 'case.md'), 'ACME 1.1');
    const names = ['case.md', 'CASE.md'].map((name) => join(folder, name)) as [string, string];
    renameSync(names[time % 2 === 0 ? 0 : 1], names[time % 2 === 0 ? 1 : 0]);
  }),
  'names that are not text': (folder) => {
    writeFileSync(Buffer.from(`${folder}/\xff\xfe.md`, 'latin1'), 'ACME 9.9');
    writeFileSync(join(folder, 'line\nfeed \u001b[2J.md'), 'ACME 9.9');
  },
  'hard links': (folder) => linkSync(join(folder, 'good.md'), join(folder, 'same.md')),
  'a worktree': (folder) => {
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-qm', 'a');
    git(folder, 'worktree', 'add', '-q', 'tree');
  },
  'a submodule': (folder) => {
    mkdirSync(join(folder, 'other'));
    git(join(folder, 'other'), 'init', '-q');
    writeFileSync(join(folder, 'other/x.md'), 'ACME 1.1');
    git(join(folder, 'other'), 'add', '-A');
    git(join(folder, 'other'), 'commit', '-qm', 'a');
    git(folder, 'init', '-q');
    git(folder, 'submodule', 'add', '-q', './other', 'sub');
  },
  'a broken repository': (folder) => {
    mkdirSync(join(folder, '.git'));
    writeFileSync(join(folder, '.git/HEAD'), 'ref: refs/heads/\0\n');
    writeFileSync(
      join(folder, '.git/config'),
      '[core]\n\trepositoryformatversion = 99\n[include]\n\tpath = /dev/zero\n',
    );
  },
  'a .git that leads elsewhere': (folder) => writeFileSync(join(folder, '.git'), 'gitdir: /dev/zero\n'),
};
