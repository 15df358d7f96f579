import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG } from '../../unit/cli/objrefs.ts';
import type { Part } from '../part.ts';
import { inFolder, serverFor, within } from '../support/programs.ts';

/** A hundred thousand edits in one server: memory and open handles stay what they were after the first tenth. */
export const endurance: Part = {
  name: 'endurance',
  says: 'a hundred thousand edits of one server',
  rounds: 0,
  async round(random, figures) {
    await inFolder({ 'acme.objectives.yaml': CATALOG }, async (folder) => {
      const { client, pid, stop } = await serverFor(folder);
      try {
        const path = join(folder, 'a.md');
        const lines = Array.from({ length: 2000 }, (_, index) => `Line ${index}: ACME 1.${index % 4}`);
        await client.open(path, lines.join('\n'));
        let early = { megabytes: 0, handles: 0 };
        for (let edit = 1; edit <= EDITS; edit++) {
          const line = random.below(lines.length);
          const range = { start: { line, character: 0 }, end: { line, character: lines[line]!.length } };
          lines[line] = `Line ${edit}: ACME ${1 + random.below(9)}.${random.below(9)}`;
          await client.change(path, [{ range, text: lines[line] }]);
          if (edit % 100 !== 0) continue;
          const params = { textDocument: { uri: `file://${path}` } };
          await within(10, 'diagnostics', client.connection.sendRequest('textDocument/diagnostic', params));
          if (edit === EDITS / 10) early = resourcesOf(pid);
        }
        const late = resourcesOf(pid);
        figures.add('edits of one server', EDITS);
        figures.add('highest memory at the end (MB)', late.megabytes);
        figures.add('highest number of open handles', late.handles);
        if (late.megabytes > early.megabytes * 1.5 + 50 || late.handles > early.handles + 5) {
          throw new Error(`From ${JSON.stringify(early)} to ${JSON.stringify(late)}`);
        }
      } finally {
        stop();
      }
    });
  },
};

const EDITS = 100_000;

/** Of a process, by proc(5). */
function resourcesOf(pid: number) {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { megabytes: Number(kilobytes) / 1000, handles: readdirSync(`/proc/${pid}/fd`).length };
}
