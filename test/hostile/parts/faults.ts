import { join } from 'node:path';
import { uriOf } from '../../protocol/support/client.ts';
import type { Part } from '../part.ts';
import { FAULTS } from '../support/faults.ts';
import { inFolder, objrefs, serverFor, within } from '../support/programs.ts';

/** Files that are none, never end, change or cannot be read: command line and server go on with all other files. */
export const faults: Part = {
  name: 'faults',
  says: 'files that are not what they seem',
  rounds: 3,
  async round(random, figures) {
    const name = random.turn(Object.keys(FAULTS));
    await inFolder(FILES, async (folder) => {
      const end = FAULTS[name]?.(folder);
      try {
        checkIn(folder, name);
        await askIn(folder, name);
      } finally {
        if (typeof end === 'function') end();
      }
    });
    figures.add(`file faults: ${name}`);
  },
};

const FILES = {
  'acme.objectives.yaml': 'prefix: ACME\nedition: "2024"\nobjectives: [1 Grow, 1.1 Grow apples]\n',
  'good.md': 'See ACME 1.1 and ACME 9.9.\n',
  'inner/good.md': 'See ACME 1.1 and ACME 9.8.\n',
};

/** What is wrong with the configuration stops a check, with a message. */
function checkIn(folder: string, name: string): void {
  const { status, stdout, stderr } = objrefs(folder, ['check', '--format', 'json']);
  const isRefused = status === 2 && stderr.trim() !== '';
  const isReported = stdout.includes('"9.9"') && stdout.includes('"9.8"');
  if (!isReported && !(isRefused && /configuration|catalog/.test(name))) {
    throw new Error(`objrefs check with ${name}: exit status ${status}\n${stdout.slice(0, 500)}\n${stderr}`);
  }
}

async function askIn(folder: string, name: string): Promise<void> {
  const { client, isRunning, stop } = await within(10, `initialize with ${name}`, serverFor(folder));
  try {
    const path = join(folder, 'good.md');
    await client.open(path, FILES['good.md']);
    const hover = await within(10, `a hover with ${name}`, client.hoverText(path, 0, 6));
    if (!hover?.includes('Grow apples')) throw new Error(`The hover with ${name} is ${hover}`);
    const found = await within(20, `a search with ${name}`, client.references(path, { line: 0, character: 6 }, false));
    const files = new Set(found?.map(({ uri }) => uri));
    for (const file of ['good.md', 'inner/good.md']) {
      if (!files.has(uriOf(join(folder, file)))) throw new Error(`${file} is not found with ${name}`);
    }
    if (!isRunning()) throw new Error(`The server has died with ${name}`);
  } finally {
    stop();
  }
}
