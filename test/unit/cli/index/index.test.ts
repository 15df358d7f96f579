import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wordParts, zipOf } from '../../../support/office-files.ts';
import { lintIndex, parseSymbol, readIndex, type ScipDocument } from '../../../support/scip.ts';
import { type TemporaryFolder, temporaryFolder } from '../../loader/temporary-folder.ts';
import { CATALOG, objrefs } from '../objrefs.ts';

const folderWith = (files: Record<string, string | Uint8Array> = {}) =>
  temporaryFolder({ '.git/HEAD': '', 'acme.objectives.yaml': CATALOG, ...files });

async function indexOf(folder: TemporaryFolder, words: readonly string[] = []) {
  const outcome = await objrefs(folder, ['index', ...words]);
  const index = readIndex(folder.at('index.scip'));
  expect(lintIndex(index)).toEqual([]);
  return { ...outcome, index };
}

const documentOf = (documents: readonly ScipDocument[], path: string): ScipDocument =>
  documents.find(({ relative_path }) => relative_path === path)!;

/** Each occurrence as `line:from-to symbol`. */
const drawn = (document: ScipDocument) =>
  document.occurrences.map(({ range, symbol, symbol_roles }) => {
    const [line, from, ...to] = range;
    return `${line}:${from}-${to.join(':')} ${symbol_roles === 1 ? 'defines ' : ''}${symbol}`;
  });

test('an index has the references, definitions, and what hovers say', async () => {
  const folder = folderWith({ 'docs/a.md': '🚀 See ACME 1.1, 1.2 and\nAcme Plan:2020 1.2, or\nACME\n9.1.\n' });
  const { code, stdout, stderr, index } = await indexOf(folder);
  expect([code, stdout, stderr]).toEqual([0, '2 files, 4 references. Index: index.scip\n', '']);
  expect(index.metadata).toMatchObject({ project_root: folder.uri, text_document_encoding: 'UTF8' });
  expect(index.metadata.tool_info).toMatchObject({ name: 'objrefs' });
  expect(index.documents.map(({ relative_path, language }) => [relative_path, language])).toEqual([
    ['acme.objectives.yaml', 'YAML'],
    ['docs/a.md', 'Markdown'],
  ]);
  const [catalog, plan] = index.documents;
  expect(plan).toMatchObject({ text: '', position_encoding: 'UTF16CodeUnitOffsetFromLineStart' });
  expect(drawn(plan!)).toEqual([
    '0:7-15 objrefs . ACME 2024 `1.1`#',
    '0:17-20 objrefs . ACME 2020 `1.2`#',
    '1:0-18 objrefs . ACME 2020 `1.2`#',
    '2:0-3:3 objrefs . ACME 2024 `9.1`#',
  ]);
  expect(plan!.occurrences.map(({ enclosing_range }) => enclosing_range)).toEqual([[0, 7, 20], [0, 7, 20], [], []]);
  expect(plan!.symbols).toMatchObject([{ symbol: 'objrefs . ACME 2024 `9.1`#', display_name: 'ACME 9.1' }]);

  expect(drawn(catalog!).slice(0, 3)).toEqual([
    '8:8-9 defines objrefs . ACME 2020 1#',
    '9:8-11 defines objrefs . ACME 2020 `1.1`#',
    '10:18-21 defines objrefs . ACME 2020 `1.2`#',
  ]);
  expect(catalog!.occurrences[2]!.enclosing_range).toEqual([10, 8, 90]);
  expect(catalog!.symbols).toHaveLength(8);
  expect(catalog!.symbols[2]).toEqual({
    symbol: 'objrefs . ACME 2020 `1.2`#',
    documentation: [expect.stringContaining('**ACME:2020 1.2**  \nGrow pears')],
    relationships: [expect.objectContaining({ symbol: 'objrefs . ACME 2024 `2.1`#', is_reference: true })],
    kind: 'Constant',
    display_name: 'ACME:2020 1.2',
    signature_documentation: null,
    enclosing_symbol: '',
  });
  expect(index.external_symbols).toEqual([]);
});

test('diagnostics are at the references and definitions that they are about', async () => {
  const twice = `${CATALOG}      - {number: "3", title: Rest, url: "http://example.org"}\n`;
  const folder = folderWith({
    'acme.objectives.yaml': twice,
    'a.md': 'ACME 1.2 and ACME 9. <!-- objrefs-ignore-line invalid-range -->',
  });
  const { code, stderr, index } = await indexOf(folder);
  const { findings } = JSON.parse(
    (await objrefs(folder, ['check', '--format', 'json', '--min-severity', 'hint'])).stdout,
  );
  const [replaced, unknown] = documentOf(index.documents, 'a.md').occurrences;
  expect(replaced!.diagnostics).toMatchObject([
    { code: 'replaced-objective', severity: 'Warning', source: 'objrefs', tags: ['Deprecated'] },
  ]);
  expect(unknown!.diagnostics).toMatchObject([{ code: 'unknown-objective', severity: 'Error', tags: [] }]);
  const all = index.documents.flatMap(({ occurrences }) => occurrences.flatMap(({ diagnostics }) => diagnostics));
  const messages = (rows: readonly { code: string; message: string }[]) =>
    rows.map((row) => `${row.code}: ${row.message}`);
  const other = 'unused-suppression';
  expect(
    messages(findings)
      .filter((text) => !text.startsWith(other))
      .sort(),
  ).toEqual(messages(all).sort());
  expect(messages(findings).some((text) => text.startsWith(other))).toBe(true);
  expect([code, stderr]).toEqual([
    2,
    'objrefs: the index may be incomplete: 1 error in catalogs or objrefs.yaml. Run objrefs check.\n',
  ]);
});

test('what catalogs elsewhere define are external symbols, with what replaces them', async () => {
  const folder = folderWith({
    'objrefs.yaml': 'frameworks: {NIST CSF: on}',
    'docs/a.md': 'ACME:2020 1.2, INTERPOL-SP 3.4, NIST CSF PR.DS-1',
  });
  const { index } = await indexOf(folder, ['docs']);
  expect(index.documents.map(({ relative_path }) => relative_path)).toEqual(['docs/a.md']);
  expect(index.external_symbols.map(({ symbol }) => symbol).slice(0, 3)).toEqual([
    'objrefs . ACME 2020 `1.2`#',
    'objrefs . ACME 2024 `2.1`#',
    'objrefs . INTERPOL-SP 2014-2016 `3.4`#',
  ]);
  expect(index.external_symbols[0]!.relationships).toMatchObject([{ symbol: 'objrefs . ACME 2024 `2.1`#' }]);
  expect(index.external_symbols[3]!.symbol).toMatch(/^objrefs \. NIST {2}CSF /);
  expect(parseSymbol(index.external_symbols[3]!.symbol)).toMatchObject({ name: 'NIST CSF', manager: '.' });
});

test('a framework without editions, and two files that describe one', async () => {
  const folder = temporaryFolder({
    '.git/HEAD': '',
    'a.objectives.yaml': 'prefix: AA\nobjectives: [1.1 One]',
    'b.objectives.yaml':
      'prefix: BB\neditions:\n  - {edition: "1", objectives: [{number: "1.1", title: One, replacedBy: ["2.1"]}]}\n',
    'more/b.objectives.yaml': 'prefix: BB\neditions:\n  - {edition: "2", objectives: [2.1 Two]}\n',
    'a.md': 'AA 1.1, BB 1.1',
  });
  expect(drawn(documentOf((await indexOf(folder)).index.documents, 'a.md'))).toEqual([
    '0:0-6 objrefs . AA . `1.1`#',
    '0:8-14 objrefs . BB 1 `1.1`#',
  ]);
  // The older edition is in the index, the newer one is not, and the other way round.
  for (const paths of [
    ['a.md', 'b.objectives.yaml'],
    ['a.md', 'more'],
  ])
    await indexOf(folder, paths);
});

test('files without lines have their text in the index', async () => {
  const word = zipOf(wordParts('<w:p><w:r><w:t>Plans</w:t></w:r></w:p><w:p><w:r><w:t>ACME 1</w:t></w:r></w:p>'));
  const { index } = await indexOf(folderWith({ 'plan.docx': word }), ['plan.docx']);
  expect(index.documents).toMatchObject([{ relative_path: 'plan.docx', text: 'Plans\n\nACME 1' }]);
  expect(drawn(index.documents[0]!)).toEqual(['2:0-6 objrefs . ACME 2024 1#']);
});

test('a run repeats the bytes of the one before, which it does not read', async () => {
  const folder = folderWith({ 'b.md': 'ACME 1.1', 'a/é ü.md': 'ACME 2' });
  const first = await indexOf(folder);
  const bytes = readFileSync(folder.at('index.scip'));
  expect((await indexOf(folder)).index).toEqual(first.index);
  expect(readFileSync(folder.at('index.scip')).equals(bytes)).toBe(true);
  expect(first.index.documents.map(({ relative_path }) => relative_path)).toContain('a/é ü.md');
});

test('paths are relative to the root, wherever it runs', async () => {
  const folder = folderWith({ 'docs/a.md': 'ACME 1' });
  const { code } = await objrefs(folder, ['index', '-o', '../docs.scip'], { directory: 'docs' });
  expect(code).toBe(0);
  expect(readIndex(folder.at('docs.scip')).documents.map(({ relative_path }) => relative_path)).toEqual(['docs/a.md']);
});

test('shards have each document once, and what they cite of other shards as external symbols', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `${index}.md`);
  const folder = folderWith(Object.fromEntries(names.map((name) => [name, 'ACME:2020 1.2'])));
  const documents: string[] = [];
  for (const shard of ['1/3', '2/3', '3/3']) {
    const { code, index } = await indexOf(folder, ['--shard', shard]);
    expect(code).toBe(0);
    documents.push(...index.documents.map(({ relative_path }) => relative_path));
    const isCited = index.documents.some(({ relative_path }) => relative_path.endsWith('.md'));
    const hasCatalog = index.documents.some(({ relative_path }) => relative_path.endsWith('.yaml'));
    expect(index.external_symbols).toHaveLength(isCited && !hasCatalog ? 2 : 0);
  }
  expect(documents.sort()).toEqual([...names, 'acme.objectives.yaml'].sort());
});

test('links, and files outside of the root, are not in the index', async () => {
  const folder = temporaryFolder({
    'r/.git/HEAD': '',
    'r/acme.objectives.yaml': CATALOG,
    'r/a.md': 'ACME 1',
    'b.md': 'ACME 1',
  });
  symlinkSync('a.md', folder.at('r/link.md'));
  const { code, stderr } = await objrefs(folder, ['index', '.', '../b.md'], { directory: 'r' });
  expect([code, stderr]).toEqual([
    2,
    'objrefs: ../b.md: not in the index, since it is outside of the root\nobjrefs: link.md: not in the index, since it is a link\n',
  ]);
  expect(readIndex(folder.at('r/index.scip')).documents.map(({ relative_path }) => relative_path)).toEqual([
    'a.md',
    'acme.objectives.yaml',
  ]);
});

describe('what is wrong is reported', () => {
  test('an output that cannot be written', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1' });
    mkdirSync(folder.at('taken'));
    for (const [file, why] of [
      ['none/index.scip', "no such folder: 'none'"],
      ['taken', ''],
    ] as const) {
      const { code, stdout, stderr } = await objrefs(folder, ['index', '-o', file]);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(`objrefs: cannot write the index to '${file}': ${why}`);
    }
    expect(readdirSync(folder.path).sort()).toEqual(['.git', 'a.md', 'acme.objectives.yaml', 'taken']);
    const lone = await objrefs(folder, ['index', '-o', '-']);
    expect([lone.code, lone.stderr]).toEqual([
      2,
      "objrefs: --output must be a file, since what is written is not text\nRun 'objrefs index --help' for help.\n",
    ]);
  });

  test('a catalog that cannot be read, and a framework that does not exist', async () => {
    const folder = folderWith({ 'acme.objectives.yaml': 'prefix: [', 'a.md': 'ACME 1 and INTERPOL-SP 3.4' });
    const broken = await indexOf(folder);
    expect([broken.code, broken.index.documents.length]).toEqual([2, 1]);
    expect(broken.stderr).toMatch(/^objrefs: the index may be incomplete: \d errors? in catalogs/);
    const unknown = await indexOf(folderWith({ 'objrefs.yaml': 'frameworks: {NONE: on}' }));
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      expect.stringContaining('objrefs.yaml names catalogs or frameworks that were not found'),
    ]);
  });

  test('an empty workspace has an empty index', async () => {
    const { code, index } = await indexOf(temporaryFolder({}));
    expect([code, index.documents, index.external_symbols]).toEqual([0, [], []]);
  });
});

describe('hostile workspaces', () => {
  test('titles, numbers and prefixes of any characters', async () => {
    const folder = folderWith({
      'x.objectives.yaml': `prefix: "A B\`C"
edition: "20 24"
objectives:
  - {number: "1.1", title: "\\u001b[31mRed\\u202e \\ud800 [x](command:y) <img src=x>\\u0000"}
  - {number: "2", title: ""}
`,
      'a.md': 'A B`C 1.1 and A B`C 2',
    });
    const { index } = await indexOf(folder);
    const symbols = [...index.external_symbols, ...index.documents.flatMap((document) => document.symbols)];
    for (const { symbol, display_name, documentation } of symbols) {
      expect(parseSymbol(symbol).scheme).toBe('objrefs');
      expect(`${display_name}${documentation}`).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|\]\(command|<img/);
    }
    const catalog = documentOf(index.documents, 'x.objectives.yaml');
    expect(parseSymbol(catalog.symbols[0]!.symbol)).toMatchObject({
      name: 'A B`C',
      version: '20 24',
      descriptor: '1.1',
    });
  });

  test('a file whose name is not UTF-8', async () => {
    const folder = folderWith({ 'a.md': 'ACME 1' });
    writeFileSync(Buffer.concat([Buffer.from(folder.at('b')), Buffer.from([0xff]), Buffer.from('.md')]), 'ACME 2');
    const { code, stderr, index } = await indexOf(folder);
    expect(code).toBe(2);
    expect(stderr).toContain('its name is not valid UTF-8');
    expect(index.documents.map(({ relative_path }) => relative_path)).toEqual(['a.md', 'acme.objectives.yaml']);
  });

  test('a large text', async () => {
    const folder = folderWith({ 'big.md': `${'ACME 1.1 and ACME 9.9 and more text. '.repeat(20)}\n`.repeat(1_000) });
    const { index } = await indexOf(folder);
    expect(documentOf(index.documents, 'big.md').occurrences).toHaveLength(40_000);
    expect(documentOf(index.documents, 'big.md').symbols).toHaveLength(1);
  }, 60_000);
});

test('dates of lines count as in check', async () => {
  const folder = temporaryFolder({
    'used.objectives.yaml':
      'prefix: USED\neditions:\n  - {edition: "2020", published: "2020", objectives: [1 Grow apples, 2 Old]}\n  - {edition: "2024", published: "2024", objectives: [1 Sell houses, 3 New]}\n',
    'a.md': 'USED 1\n',
  });
  const git = (...words: string[]) =>
    execFileSync('git', words, {
      cwd: folder.path,
      env: { ...process.env, GIT_AUTHOR_DATE: '2021-01-01T00:00:00', GIT_COMMITTER_DATE: '2021-01-01T00:00:00' },
    });
  git('init', '-q');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'a');
  const severity = async (words: readonly string[]) =>
    documentOf((await indexOf(folder, words)).index.documents, 'a.md').occurrences[0]!.diagnostics[0]?.severity;
  expect([await severity([]), await severity(['--no-git'])]).toEqual(['Warning', 'Information']);
});
