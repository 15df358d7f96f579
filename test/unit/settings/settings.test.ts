import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
// @ts-expect-error -- a script without types
import { contribution } from '../../../scripts/generate/settings-outputs.mjs';
import { FILE_SIZE_PATTERN, parseFileSize } from '../../../server/src/core/base/file-size.ts';
import { REFERENCE_CODES } from '../../../server/src/core/model/diagnostic.ts';
import { readSettings } from '../../../server/src/core/settings/read-settings.ts';
import { SETTING_GROUPS, SETTINGS } from '../../../server/src/core/settings/settings.ts';

test('settings in the form of VS Code', () => {
  const { problems, renamed, ...settings } = readSettings({
    frameworks: { 'INTERPOL-SP': true, WCAG: false, 'NIST CSF': '1.1' },
    severity: { 'superseded-edition': 'off' },
    noncanonical: { glued: false, case: true },
    exclude: ['archive/**'],
    limits: { fileSize: '500 KB', lineLength: 2000, files: '30', references: 4 },
    diagnostics: { closedFiles: true, sinceWritten: true },
    codeLens: false,
    inlayHints: { enabled: true, length: 80 },
    colours: { inCode: false },
    completion: { insert: 'number and title' },
    trace: { server: 'verbose' },
  });
  expect([problems, renamed]).toEqual([[], []]);
  expect(settings).toEqual({
    frameworks: new Map([
      ['INTERPOL-SP', { enabled: true }],
      ['WCAG', { enabled: false }],
      ['NIST CSF', { enabled: true, edition: '1.1' }],
    ]),
    severity: new Map([['superseded-edition', 'off']]),
    accepted: new Set(['glued']),
    exclude: ['archive/**'],
    hidden: [],
    limits: { fileSize: 500_000, lineLength: 2000, files: 30, references: 4 },
    closedFiles: true,
    sinceWritten: true,
    codeLens: false,
    inlayHints: { enabled: true, length: 80 },
    outlineInMarkdown: false,
    coloursInCode: false,
    insert: 'number and title',
    trace: 'verbose',
  });
});

test('dotted names, as some editors send them', () => {
  expect(readSettings({ 'limits.fileSize': 1000, 'trace.server': 'messages' })).toMatchObject({
    limits: { fileSize: 1000 },
    insert: 'number',
    trace: 'messages',
    problems: [],
  });
});

test('frameworks can have the values of objrefs.yaml too', () => {
  expect(readSettings({ frameworks: { WCAG: 'off', GDPR: 'on' } }).frameworks).toEqual(
    new Map([
      ['WCAG', { enabled: false }],
      ['GDPR', { enabled: true }],
    ]),
  );
});

test.each([undefined, null, {}, 'on', 7, [], { frameworks: null, trace: null, limits: null }])(
  'without settings, the defaults apply: %j',
  (value) => {
    expect(readSettings(value)).toEqual({
      frameworks: new Map(),
      severity: new Map(),
      accepted: new Set(),
      exclude: [],
      hidden: [],
      limits: {},
      closedFiles: false,
      sinceWritten: true,
      codeLens: true,
      inlayHints: { enabled: false, length: 40 },
      outlineInMarkdown: false,
      coloursInCode: true,
      insert: 'number',
      trace: 'off',
      problems: [],
      renamed: [],
    });
  },
);

test("the editor's excluded files", () => {
  const { hidden } = readSettings(null, {
    '**/.git': true,
    out: true,
    no: false,
    '**/*.js': { when: '$(basename).ts' },
  });
  expect(hidden).toEqual(['**/.git', 'out']);
  expect(readSettings(null, ['out']).hidden).toEqual([]);
});

describe('an invalid value is reported, and has its default', () => {
  test.each([
    [{ frameworks: ['INTERPOL-SP'] }, 'objectiveReferences.frameworks must be an object.'],
    [{ frameworks: { X: 1 } }, 'objectiveReferences.frameworks must be true, false or an edition for X.'],
    [{ severity: { typo: 'off' } }, 'objectiveReferences.severity contains typo, which is not a problem code.'],
    [
      { severity: { 'unknown-objective': 'fatal' } },
      'objectiveReferences.severity must be one of error, warning, information, hint, off for unknown-objective.',
    ],
    [
      { noncanonical: { odd: false } },
      'objectiveReferences.noncanonical contains odd, which is not one of case, glued, misspelling, plural.',
    ],
    [{ noncanonical: { glued: 'off' } }, 'objectiveReferences.noncanonical must be true or false for glued.'],
    [{ exclude: 'archive' }, 'objectiveReferences.exclude must be a list of globs.'],
    [{ exclude: [1, 'kept'] }, 'objectiveReferences.exclude must be a list of globs.'],
    [{ diagnostics: { closedFiles: 'yes' } }, 'objectiveReferences.diagnostics.closedFiles must be true or false.'],
    [{ inlayHints: { enabled: 1 } }, 'objectiveReferences.inlayHints.enabled must be true or false.'],
    [{ inlayHints: { length: 5 } }, 'objectiveReferences.inlayHints.length must be a whole number from 10 to 200.'],
    [{ inlayHints: { length: 12.5 } }, 'objectiveReferences.inlayHints.length must be a whole number from 10 to 200.'],
    [{ colours: { inCode: 'no' } }, 'objectiveReferences.colours.inCode must be true or false.'],
    [{ limits: { fileSize: 'huge' } }, 'objectiveReferences.limits.fileSize must be a size such as 5 MB or 500 KB.'],
    [{ limits: { files: 0 } }, 'objectiveReferences.limits.files must be a whole number above zero.'],
    [{ limits: { references: 1.5 } }, 'objectiveReferences.limits.references must be a whole number above zero.'],
    [{ limits: { fileSize: {} } }, 'objectiveReferences.limits.fileSize must be a size such as 5 MB or 500 KB.'],
    [
      { completion: { insert: 'title' } },
      'objectiveReferences.completion.insert must be one of number, number and title.',
    ],
    [{ trace: { server: 'loud' } }, 'objectiveReferences.trace.server must be one of off, messages, verbose.'],
  ])('%j', (value, message) => {
    expect(readSettings(value).problems).toEqual([{ setting: message.split(' ')[0], message }]);
  });
});

test('the valid parts of a setting with an invalid one count', () => {
  const settings = readSettings({
    frameworks: { X: 1, Y: true },
    exclude: [1, 'kept'],
    severity: JSON.parse('{"__proto__": "off"}'),
  });
  expect([...settings.frameworks.keys()]).toEqual(['Y']);
  expect(settings.exclude).toEqual(['kept']);
  expect(settings.severity.size).toBe(0);
});

test('every setting has a valid example and a default', () => {
  for (const { name, example, schema } of SETTINGS) {
    expect(readSettings({ [name]: JSON.parse(example) }).problems).toEqual([]);
    expect(readSettings({ [name]: schema.default })).toMatchObject({ problems: [] });
  }
});

test('every code of references can be configured', () => {
  const { schema } = SETTINGS.find(({ name }) => name === 'severity')!;
  expect(Object.keys(schema.properties as object)).toEqual(Object.keys(REFERENCE_CODES));
});

describe('a setting that was renamed', () => {
  const table = SETTINGS.map((setting) =>
    setting.name === 'inlayHints.length' ? { ...setting, formerly: ['hints.size', 'titles.length'] } : setting,
  );
  const renamed = (from: string) => [
    { from: `objectiveReferences.${from}`, to: 'objectiveReferences.inlayHints.length' },
  ];

  test.each([
    ['is read under its own', { inlayHints: { length: 60 }, hints: { size: 70 } }, 60, []],
    ['is read under the old one', { hints: { size: 70 } }, 70, renamed('hints.size')],
    ['is read under an older one', { titles: { length: 80 } }, 80, renamed('titles.length')],
    ['is read under the newest old one', { titles: { length: 80 }, 'hints.size': 70 }, 70, renamed('hints.size')],
    [
      'is read under the old one if the editor sends its default',
      { inlayHints: { length: 40 }, hints: { size: 70 } },
      70,
      renamed('hints.size'),
    ],
    ['has its default if the old one is not set', { inlayHints: { length: 40 }, hints: { size: null } }, 40, []],
  ])('%s', (_, value, length, expected) => {
    const settings = readSettings(value, undefined, table);
    expect([settings.inlayHints.length, settings.renamed]).toEqual([length, expected]);
  });

  test('is reported under its own name', () => {
    const { problems } = readSettings({ hints: { size: 7 } }, undefined, table);
    expect(problems.map(({ setting }) => setting)).toEqual(['objectiveReferences.inlayHints.length']);
  });

  test('is deprecated in the contribution, with a default that counts as unset', () => {
    const texts = new Map<string, string>();
    const named = (key: string, text: string) => {
      texts.set(key, text);
      return `%${key}%`;
    };
    const groups = contribution(table, SETTING_GROUPS, 'objectiveReferences', named);
    const editing = groups.find(({ id }: { id: string }) => id === 'editing');
    expect(editing?.properties['objectiveReferences.hints.size']).toEqual({
      scope: 'resource',
      type: ['null', 'integer'],
      default: null,
      markdownDeprecationMessage: '%settings.hints.size.deprecated%',
    });
    expect(texts.get('settings.hints.size.deprecated')).toBe(
      'It is called `#objectiveReferences.inlayHints.length#` now.',
    );
  });
});

test('sizes that the settings editor accepts are valid', () => {
  const pattern = new RegExp(FILE_SIZE_PATTERN);
  const written = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc
      .tuple(fc.constantFrom('5', '1.5', '', '1.', '1048576'), fc.constantFrom('', ' ', '  '))
      .chain(([amount, gap]) =>
        fc.constantFrom('', 'B', 'kb', 'MB', 'GiB', 'k', 'mi', 'TB').map((unit) => amount + gap + unit),
      ),
  );
  fc.assert(fc.property(written, (text) => pattern.test(text) === (parseFileSize(text) !== null)));
});

test('check boxes of the settings editor match their effective values', () => {
  for (const { name, schema } of SETTINGS) {
    const parts: Readonly<Record<string, { default?: unknown }>> = Object(schema).properties ?? {};
    const boxes = Object.entries(parts).flatMap(([part, { default: value }]) =>
      value === undefined ? [] : [[part, value]],
    );
    if (boxes.length > 0) expect(schema.default, name).toEqual(Object.fromEntries(boxes));
  }
});
