import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Visit } from '../../../../server/src/cli/analyse.ts';
import { type Arguments, parseArguments } from '../../../../server/src/cli/arguments.ts';
import { indexFields } from '../../../../server/src/cli/index/index-workspace.ts';
import { symbolOf } from '../../../../server/src/cli/index/symbols.ts';
import { openWorkspace } from '../../../../server/src/cli/workspace.ts';
import { DocumentAnalysis } from '../../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../../server/src/core/model/text.ts';
import { numbers, prefix } from '../../../support/catalog-arbitraries.ts';
import { lintIndex, parseSymbol, readIndex } from '../../../support/scip.ts';
import { temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';

const name = fc.stringMatching(/^[^ ]([\s\S]{0,8}[^ ])?$/).filter((text) => !/\p{Cs}/u.test(text) && text !== '.');

test('every symbol is read back as the parts that it was made of', () => {
  fc.assert(
    fc.property(name, fc.oneof(fc.constant(''), name), fc.string({ minLength: 1, unit: 'grapheme' }), (...parts) => {
      const [package_, version, number] = parts;
      expect(parseSymbol(symbolOf(package_, version, number))).toEqual({
        ...{ scheme: 'objrefs', manager: '.', name: package_, version: version || '.', descriptor: number },
      });
    }),
    { numRuns: 2_000 },
  );
});

/** A citation of some number, maybe not a listed one, with what may be around it. */
const citation = (prefixes: readonly string[], listed: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...prefixes),
      fc.constantFrom('', ':2020', ':2024', ':1999'),
      fc.constantFrom(' ', '\n', '\u00a0', ' 🚀 '),
      fc.array(fc.constantFrom(...listed, '9.9', '77'), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(', ', ' and ', '–', '\r\n'),
    )
    .map(([of, pin, space, cited, sign]) => `${of}${pin}${space}${cited.join(sign)}`);

const workspace = fc.record({ of: prefix, old: numbers, now: numbers }).chain(({ of, old, now }) =>
  fc.record({
    'a.objectives.yaml': fc.constant(
      JSON.stringify({
        prefix: of,
        editions: [
          {
            edition: '2020',
            objectives: old.map((number) => ({ number, title: `Old ${number}`, replacedBy: now.slice(0, 2) })),
          },
          { edition: '2024', objectives: now.map((number) => ({ number, title: `See ${of} ${now[0]}` })) },
        ],
      }),
    ),
    'docs/a.md': fc
      .array(citation([of, of.toLowerCase()], [...old, ...now]), { maxLength: 8 })
      .map((all) => all.join('. ')),
    'b.yaml': fc.array(citation([of], now), { maxLength: 4 }).map((all) => all.map((text) => `- "${text}"`).join('\n')),
  }),
);

test('an index has every reference of `references` at its place, and nothing else', async () => {
  const folder = temporaryFolder({ '.git/HEAD': '' });
  let count = 0;
  await fc.assert(
    fc.asyncProperty(
      workspace,
      fc.constantFrom([], ['docs'], ['b.yaml', 'a.objectives.yaml']),
      async (files, paths) => {
        folder.write(files);
        const { references } = JSON.parse((await objrefs(folder, ['references', ...paths, '--format', 'json'])).stdout);
        await objrefs(folder, ['index', '--no-git', ...paths]);
        const index = readIndex(folder.at('index.scip'));
        expect(lintIndex(index)).toEqual([]);
        const indexed = index.documents.flatMap(({ relative_path, occurrences }) =>
          occurrences
            .filter(({ symbol_roles }) => symbol_roles === 0)
            .map(({ range: [line, column, ...end], symbol }) => {
              const { name: of, descriptor } = parseSymbol(symbol);
              const [endColumn, endLine] = [end.at(-1)!, end.length > 1 ? end[0]! : line!];
              return [relative_path, line! + 1, column! + 1, endLine + 1, endColumn + 1, of, descriptor].join(' ');
            }),
        );
        const rows = references.map((row: Record<string, unknown>) =>
          ['file', 'line', 'column', 'endLine', 'endColumn', 'prefix', 'number'].map((key) => row[key]).join(' '),
        );
        expect(indexed.sort()).toEqual(rows.sort());
        count += rows.length;
      },
    ),
    { numRuns: 150 },
  );
  expect(count).toBeGreaterThan(500);
}, 120_000);

test('each document is written before the next one is read', async () => {
  const folder = temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, 'a.md': '' });
  const output = { isTerminal: false, write: async () => {} };
  const line = {
    directory: folder.path,
    environment: {},
    stdin: (async function* () {})(),
    stdout: output,
    stderr: output,
  };
  const workspace = await openWorkspace(parseArguments([], []) as Arguments, line);
  let read = 0;
  async function* visits(): AsyncGenerator<Visit> {
    for (; ; read++) {
      const text = `ACME 1.1 and ACME 9.${read}`;
      const uri = `${folder.uri}/a.md`;
      yield { uri, file: 'a.md', text, analysis: new DocumentAnalysis(linesOf(text), workspace.composed.scope, uri) };
    }
  }
  const fields = indexFields(visits(), workspace, line, { files: 0, unreadable: 0, references: 0, outside: 0 });
  for (let field = 0; field < 100; field++) {
    await fields.next();
    expect(read).toBe(field);
  }
});
