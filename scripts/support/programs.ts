// Installs the programs that the tests run beside VS Code: as root on Debian, with apt-get. Elsewhere it installs nothing,
// and prints what to install.
//   node scripts/support/run-typescript.mjs scripts/support/programs.ts
import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.ts';

interface Program {
  readonly name: string;
  readonly isInstalled: () => boolean;
  readonly debianPackages: readonly string[];
}

const PROGRAMS: readonly Program[] = [
  {
    name: 'Chromium',
    isInstalled: () => findChromium() !== undefined,
    debianPackages: ['chromium', 'fonts-dejavu-core'],
  },
  { name: 'Neovim', isInstalled: () => isOnPath('nvim'), debianPackages: ['neovim'] },
  { name: 'zsh', isInstalled: () => isOnPath('zsh'), debianPackages: ['zsh'] },
  { name: 'fish', isInstalled: () => isOnPath('fish'), debianPackages: ['fish'] },
  {
    name: 'LibreOffice',
    isInstalled: () => isOnPath('soffice'),
    debianPackages: ['writer', 'calc', 'impress'].map((part) => `libreoffice-${part}-nogui`),
  },
  { name: 'Emacs', isInstalled: () => isOnPath('emacs'), debianPackages: ['emacs-nox'] },
];

const missing = PROGRAMS.filter(({ isInstalled }) => !isInstalled());
if (missing.length > 0) install(missing);

function install(programs: readonly Program[]): void {
  const names = programs.map(({ name }) => name).join(', ');
  const packages = programs.flatMap(({ debianPackages }) => debianPackages);
  if (!isDebianAsRoot()) {
    console.error(
      `The tests need ${names}. Install them: on Debian with \`sudo apt-get install ${packages.join(' ')}\`, ` +
        'elsewhere with the package manager of your system.',
    );
    process.exit(1);
  }
  console.log(`installing ${packages.join(', ')} with apt-get`);
  aptGet('update');
  aptGet('install', '-y', '--no-install-recommends', ...packages);
}

function isDebianAsRoot(): boolean {
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) return false;
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function aptGet(...args: readonly string[]): void {
  const { status } = spawnSync('apt-get', ['-qq', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0) {
    console.error(`apt-get ${args.join(' ')} failed`);
    process.exit(1);
  }
}

function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
