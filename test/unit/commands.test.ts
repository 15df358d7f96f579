import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { officeFormatOf } from '../../server/src/server/workspace/current-text.ts';
import { sourcesBelow, sourceText } from '../support/imports.ts';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly icon?: string;
  readonly enablement?: string;
}

interface MenuItem {
  readonly command?: string;
  readonly group?: string;
  readonly when?: string;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const { contributes } = read('package.json');
const texts: Record<string, string> = read('package.nls.json');
const commands: readonly Command[] = contributes.commands;
const menus: Record<string, readonly MenuItem[]> = contributes.menus;
const keybindings: readonly (MenuItem & { readonly command: string })[] = contributes.keybindings ?? [];
const views: readonly { readonly id: string; readonly when?: string }[] = Object.values(
  contributes.views ?? {},
).flat() as [];

/** Commands that are run with arguments by hovers, lenses and status items, never by name. */
const INTERNAL = ['openDefinition', 'raiseLimit', 'showReferences'].map((name) => `objectiveReferences.${name}`);

const client = sourcesBelow('client/src').map(sourceText).join('\n');
const server = sourcesBelow('server/src').map(sourceText).join('\n');

/** The names that constants of the client contain. */
const constants = new Map(
  [...client.matchAll(/const (\w+) = '(objectiveReferences\.[\w.]+)'/g)].map(([, name, value]) => [name, value]),
);
/** Those of `registerCommand`, and of functions called `command` that put our name before theirs. */
const registered = [
  ...[...client.matchAll(/registerCommand\(\s*(?:'([\w.]+)'|([A-Z_]+))/g)].map(
    ([, name, constant = '']) => name ?? constants.get(constant) ?? constant,
  ),
  ...[...client.matchAll(/\bcommand(?:<[^>()]*>)?\(\s*'(\w+)'/g)].map(([, name]) => `objectiveReferences.${name}`),
];
/** Those that the server executes, which the language client registers. */
const carriedOut = [...server.matchAll(/_COMMAND = '(objectiveReferences\.\w+)'/g)].map(([, name = '']) => name);

/** Our keys in a when-clause: what is compared, not the value that it is compared with. */
function ownKeys(clause = ''): string[] {
  return clause
    .split(/&&|\|\|/)
    .flatMap((part) =>
      part
        .trim()
        .replace(/^[!(\s]+/, '')
        .split(/\s+in\s+/),
    )
    .map((part) => part.split(/\s*(?:==|!=|=~|[<>]=?)\s*/)[0]?.replace(/[)\s]+$/, '') ?? '')
    .filter((key) => key.startsWith('objectiveReferences.'));
}

/** A whole key, or its last part after an inserted name. */
const isSet = (key: string): boolean =>
  client.includes(`'${key}'`) || client.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.\${`);

describe.each(commands)('$command', ({ command, title, category, enablement }) => {
  it('has its own title in title case, and our category', () => {
    const text = texts[title.slice(1, -1)] ?? title;
    const words = text.replace('…', '').split(' ');
    expect(words.filter((word, index) => !/^\p{Lu}/u.test(word) && (index === 0 || word.length > 4))).toEqual([]);
    expect(commands.filter((other) => other.title === title)).toHaveLength(1);
    expect(category).toBe('Objective References');
  });

  it('is registered by the client, or executed by the server', () => {
    expect([...registered, ...carriedOut]).toContain(command);
  });

  it('is enabled by existing context keys', () => {
    expect(ownKeys(enablement).filter((key) => !isSet(key))).toEqual([]);
  });
});

test('every registered command is contributed or known to be internal', () => {
  // What the quick fix of a hint executes has an argument.
  const known = [...commands.map(({ command }) => command), ...INTERNAL, 'objectiveReferences.enableFramework'];
  expect([...new Set([...registered, ...carriedOut])].filter((name) => !known.includes(name))).toEqual([]);
  expect(INTERNAL.filter((name) => !registered.includes(name))).toEqual([]);
});

describe.each(Object.entries(menus))('the menu %s', (menu, items) => {
  it('has existing commands, with conditions on existing keys', () => {
    const names = items.flatMap(({ command }) => command ?? []);
    expect(names.filter((name) => !commands.some(({ command }) => command === name))).toEqual([]);
    expect(items.flatMap(({ when }) => ownKeys(when)).filter((key) => !isSet(key))).toEqual([]);
  });

  it('has icons if there is no room for words', () => {
    const shown = items.filter(({ group }) => /\/title$/.test(menu) && group?.startsWith('navigation'));
    const inline = items.filter(({ group }) => group?.startsWith('inline'));
    const plain = [...shown, ...inline].filter(
      ({ command }) => command !== undefined && !commands.find((one) => one.command === command)?.icon,
    );
    expect(plain).toEqual([]);
  });

  it('is limited by a condition', () => {
    expect(items.filter(({ when }) => when === undefined)).toEqual([]);
  });
});

test('keybindings and views are for existing commands, with conditions on existing keys', () => {
  expect(keybindings.filter((key) => !commands.some(({ command }) => command === key.command))).toEqual([]);
  const clauses = [...keybindings, ...views].map(({ when }) => when);
  expect(clauses.flatMap((clause) => ownKeys(clause)).filter((key) => !isSet(key))).toEqual([]);
});

test.each([
  ['workspaceFolderCount > 0 && objectiveReferences.canMigrate', ['objectiveReferences.canMigrate']],
  ['resourceScheme in objectiveReferences.known', ['objectiveReferences.known']],
  ["activeWebviewPanelId == 'objectiveReferences.coverage' || view == objectiveReferences.objectives", []],
  [
    '!objectiveReferences.a.b || (x && objectiveReferences.c != all)',
    ['objectiveReferences.a.b', 'objectiveReferences.c'],
  ],
])('context keys in %s', (clause, keys) => {
  expect(ownKeys(clause)).toEqual(keys);
});

test('Open as Text is offered for the files that the server reads', () => {
  const { enablement = '' } = commands.find(({ command }) => command === 'objectiveReferences.openAsText') ?? {};
  const [, pattern = ''] = /=~ \/(.*)\/i$/.exec(enablement) ?? [];
  const office = 'docx docm dotx dotm odt ott xlsx xlsm xltx xltm ods ots pptx pptm ppsx ppsm potx potm odp otp';
  const others = 'doc xls ppt pdf md docs odx odf ipynb';
  for (const name of `${office} ${others}`
    .split(' ')
    .flatMap((ending) => [`a.${ending}`, `A.B.${ending.toUpperCase()}`, ending])) {
    expect([name, new RegExp(pattern, 'i').test(name)]).toEqual([
      name,
      officeFormatOf(`file:///${name}`) !== undefined,
    ]);
  }
  const item = menus['explorer/context']?.find(({ command }) => command === 'objectiveReferences.openAsText');
  expect(item?.when).toContain(enablement);
});
