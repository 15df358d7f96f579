import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG } from '../../unit/cli/objrefs.ts';
import type { Part } from '../part.ts';
import { contentsOf, inFolder, objrefsAsync, serverFor, within } from '../support/programs.ts';

/** Two servers and several commands on one folder: none writes over the other, and all go on. */
export const together: Part = {
  name: 'together',
  says: 'two servers and a command line on one folder',
  rounds: 1,
  async round(_random, figures) {
    await inFolder(FILES, async (folder) => {
      const servers = await Promise.all([serverFor(folder), serverFor(folder)]);
      try {
        for (const { client } of servers) await client.open(join(folder, 'd0.md'), FILES['d0.md']!);
        const commands = [
          ['fix'],
          ['check', '--update-baseline'],
          ['migrate', 'ACME', '--to', '2024'],
          ['fix'],
          ['review'],
        ];
        await within(60, 'working together', Promise.all(commands.map((words) => objrefsAsync(folder, words))));
        for (const { client, isRunning } of servers) {
          const hover = await within(10, 'a hover', client.hoverText(join(folder, 'd0.md'), 0, 2));
          if (!hover?.includes('pears') || !isRunning()) throw new Error(`A server answers ${hover}`);
        }
      } finally {
        for (const { stop } of servers) stop();
      }
      for (const [file, text] of contentsOf(folder)) {
        if (file.endsWith('.tmp')) throw new Error(`${file} is left`);
        if (file.startsWith('d') && ![FILES[file], FIXED].includes(text))
          throw new Error(`${file} is now ${text.slice(0, 300)}`);
      }
      readFileSync(join(folder, 'objrefs.baseline.yaml'));
      figures.add('commands beside two servers', 5);
    });
  },
};

const TEXT = 'ACME 1.2 is a plan.\n'.repeat(200);
const FIXED = 'ACME 2.1 is a plan.\n'.repeat(200);
const FILES: Readonly<Record<string, string>> = {
  '.git/HEAD': '',
  'acme.objectives.yaml': CATALOG,
  ...Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`d${index}.md`, TEXT])),
};
