import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../../server/src/cli/run/command-table.ts';
import { shellWords } from '../../../server/src/cli/shell-completion/shells.ts';
import { wordDocument } from '../catalog/imports/word-document.ts';
import { temporaryFolder } from '../loader/temporary-folder.ts';
import { objrefs } from './objrefs.ts';
import { repository } from './selection/repository.ts';

/**
 * Every `objrefs` command in the README and the pages, in blocks and in running text, in a folder with the files that
 * they name. Those of docs/ci.md run in a shell, in `ci-page.test.ts`.
 */

const PAGES = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name !== 'ci.md')
    .map((name) => `docs/${name}`),
];

/** A line of a block, with or without a prompt; a span of code in running text. */
const IN_BLOCK = /^(?:\$ )?(?:npx )?(objrefs .*)$/gm;
/** Not a symbol of an index, which begins with a dot. */
const IN_TEXT = /`(objrefs (?!\. )[^`]+)`/g;
/** A placeholder, or a key to press. */
const PLACEHOLDER = /[[\]…<]|\b(?:PATH|FILE|SHELL|COMMAND|NAME)\b/;

const EXAMPLES = PAGES.flatMap((page) => {
  const text = readFileSync(page, 'utf8');
  const written = [IN_BLOCK, IN_TEXT].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, command = '']) => command),
  );
  return [...new Set(written)].map((command) => [page, command] as const);
});

/** The words after `objrefs`, without comment and redirection. */
function wordsOf(command: string): string[] {
  const words = shellWords(command.replace(/ +#.*$/, '').replace(/ >.*$/, '')).map(({ text }) => text);
  return words.slice(1).filter((word) => word !== '');
}

const OSCAL = {
  catalog: {
    metadata: { title: 'Controls', version: '4' },
    groups: [{ id: 'ac', title: 'Access', controls: [{ id: 'ac-1', title: 'Policy', class: 'SP800-53' }] }],
  },
};

const plan = (year: string) =>
  wordDocument([{ text: `Plan ${year}`, style: 'Heading1' }, { text: '1.1 Grow apples' }, { text: '1.2 Grow pears' }]);
const PLANS = {
  'plan.docx': await plan('2020'),
  'plan-2026.docx': await plan('2026'),
  'plan-2031.docx': await plan('2031'),
};

const catalog = (prefix: string) => `prefix: ${prefix}\nedition: "2020"\nobjectives: [1.1 Grow apples]\n`;

const project = () =>
  repository({
    ...PLANS,
    'frameworks/acme.objectives.yaml': catalog('ACME'),
    'frameworks/city.objectives.yaml': catalog('CITY'),
    'objrefs.yaml': 'frameworks: {NIST CSF: on}\n',
    'npp.objectives.yaml':
      'prefix: NPP\neditions:\n  - {edition: "2020", objectives: [1 Safety]}\n  - {edition: "2025", objectives: [1 Trust]}\n',
    'plans/2026.md': 'INTERPOL-SP 3.4, NIST CSF PR.AA-05\n',
    'plans/annual-plan.md': 'INTERPOL-SP 3.4\n',
    'controls.csv': 'number,title\n1.1,Grow\n',
    '2020.csv': 'number,title\n1.1,Grow\n',
    '2024.csv': 'number,title\n1.1,Grow\n',
    'NIST_SP-800-53_rev4_catalog.json': JSON.stringify(OSCAL),
    'plan.txt': '1 Growth\n1.1 Grow apples\n1.2 Grow pears\n',
    'frameworks/README.md': '',
  });

test('many pages have examples', () => {
  expect(new Set(EXAMPLES.map(([page]) => page)).size).toBeGreaterThan(10);
});

test.each(EXAMPLES)('%s: %s', async (_, command) => {
  const words = wordsOf(command);
  const [name, ...rest] = words;
  expect([...COMMANDS.map((each) => each.name), 'COMMAND', '--help', '--version']).toContain(name);
  // A name is not an example, and a server would take over this process.
  if (rest.length === 0 || PLACEHOLDER.test(command) || name === 'lsp' || name === 'mcp') return;
  // A package has a folder of its own.
  const folder = words.includes('--package') ? temporaryFolder() : project();
  const reports = words.filter((word) => /^(?:coverage-.*|north|south)\.json$/.test(word));
  if (reports.length > 0) {
    const { stdout } = await objrefs(folder, ['coverage', '--format', 'json']);
    folder.write(Object.fromEntries(reports.map((report) => [report, stdout])));
  }
  const isIndex = name === 'index' || command.includes('.scip');
  // An index of a broken catalog would be incomplete: it defines an edition that another one has, too.
  if (isIndex) rmSync(folder.at('frameworks/acme.objectives.yaml'));
  for (const index of name === 'merge' ? [1, 2] : []) {
    const shard = ['--shard', `${index}/2`];
    const file = isIndex ? ['index', '-o', `part-${index}.scip`] : ['coverage', '--format', `json=part-${index}.json`];
    await objrefs(folder, [...file, ...shard]);
  }
  // An import creates a catalog, unless it revises one.
  if (name === 'import' && !words.includes('--previous')) rmSync(folder.at(words.at(-1) ?? ''), { force: true });
  const { code, stderr } = await objrefs(
    folder,
    words,
    words.includes('--interactive') ? { isTerminal: true, stdin: 'q\n' } : {},
  );
  expect(stderr).not.toMatch(/^Run 'objrefs|^objrefs: (?:unknown|missing|no such)/m);
  expect([0, 1], stderr).toContain(code);
});
