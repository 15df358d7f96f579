import fc from 'fast-check';
import { expect, it } from 'vitest';
import { citing } from '../../../server/src/features/objectives/target.ts';
import { MemoryFiles } from '../../protocol/support/memory-files.ts';
import { analysed, IndexedWorkspace } from './indexed-workspace.ts';

const CATALOG = `
prefix: ACME
aliases: [Acme Plan]
misspellings: [AKME]
editions:
  - edition: y2020
    objectives:
      - 1 One as in ACME 2
      - 1.1 Two
  - edition: y2024
    objectives:
      - 1.1 Two
      - 2 Three
      - AC-1(a) Four
`;

const word = fc.constantFrom('ACME', 'acme', 'Acme Plan', 'AKME', 'ACMEs', 'INTERPOL-SP', 'ACME:y2020', 'ACME y1999');
const number = fc.constantFrom('1', '1.1', '2', '3.4', '9.9', 'AC-1(a)', 'AC-1(a) and (b)', '1.1-1.9', '1, 2 and 7');
const piece = fc.oneof(
  fc.tuple(word, fc.constantFrom(' ', '\n', '\r\n> ', ' (', ': '), number).map((parts) => parts.join('')),
  fc.constantFrom('\n', '. ', 'é𝒳 ', '\ufeff', ' prose ', '\r', '<!-- objrefs-ignore-line -->'),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
const path = fc.constantFrom('/w/a.md', '/w/b.ts', '/w/deep/er/c.txt', '/w/ü d.md', '/w/more.objectives.yaml');

it('holds exactly what an analysis of each text finds, open or closed', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(path, text),
      fc.subarray(['/w/a.md', '/w/b.ts']),
      text,
      async (texts, open, edit) => {
        // A file without the name of a catalog is not one, but its citations count.
        const all: Record<string, string> = { ...texts, '/w/acme.objectives.yaml': CATALOG };
        const workspace = new IndexedWorkspace(new MemoryFiles(all), ['/w']);
        const [project] = workspace.workspace.projects;
        for (const each of open) {
          workspace.open.write(each, edit);
          all[each] = edit;
        }
        await project?.settled();
        const found = await workspace.references();
        expect(found).toEqual(analysed('/w', project!.state.scope, onDisk(all, open)));

        const framework = project!.state.scope.set.get('ACME')!;
        const objective = framework.editions[1]!.byNumber.get('1.1')!;
        const cited = await workspace.index.find(project!, citing({ kind: 'objective', framework, objective }, false));
        const wanted = cited.every(({ resolution }) => resolution.objective === objective);
        expect(wanted).toBe(true);
        workspace.dispose();
      },
    ),
    { numRuns: 150 },
  );
});

/** As decoded: without the byte order mark at the beginning of a file. */
function onDisk(texts: Readonly<Record<string, string>>, open: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([each, content]) => [
      each,
      open.includes(each) ? content : content.replace(/^\ufeff/, ''),
    ]),
  );
}
