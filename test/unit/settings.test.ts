import { describe, expect, test } from 'vitest';
import { REFERENCE_CODES } from '../../server/src/core/model/problem.ts';
import { readSettings } from '../../server/src/core/read-settings.ts';
import { SETTINGS } from '../../server/src/core/settings.ts';

test('settings as an editor gives them', () => {
  const { messages, ...settings } = readSettings({
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
  expect(messages).toEqual([]);
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
    coloursInCode: false,
    insert: 'number and title',
    trace: 'verbose',
  });
});

test('dotted names, as some editors give them', () => {
  expect(readSettings({ 'limits.fileSize': 1000, 'trace.server': 'messages' })).toMatchObject({
    limits: { fileSize: 1000 },
    insert: 'number',
    trace: 'messages',
    messages: [],
  });
});

test.each([undefined, null, {}, 'on', 7, [], { frameworks: null, trace: null, limits: null }])(
  'nothing set gives the defaults: %j',
  (value) => {
    expect(readSettings(value)).toEqual({
      frameworks: new Map(),
      severity: new Map(),
      accepted: new Set(),
      exclude: [],
      hidden: [],
      limits: {},
      closedFiles: false,
      sinceWritten: false,
      codeLens: true,
      inlayHints: { enabled: false, length: 40 },
      coloursInCode: true,
      insert: 'number',
      trace: 'off',
      messages: [],
    });
  },
);

test('what the editor hides in its tree of files', () => {
  const { hidden } = readSettings(null, {
    '**/.git': true,
    out: true,
    no: false,
    '**/*.js': { when: '$(basename).ts' },
  });
  expect(hidden).toEqual(['**/.git', 'out']);
  expect(readSettings(null, ['out']).hidden).toEqual([]);
});

describe('a value that cannot be used is told, and has its default', () => {
  test.each([
    [{ frameworks: ['INTERPOL-SP'] }, 'objectiveReferences.frameworks must be an object.'],
    [{ frameworks: { X: 1 } }, 'objectiveReferences.frameworks must say true, false or an edition for X.'],
    [{ severity: { typo: 'off' } }, 'objectiveReferences.severity names typo, which is no problem code.'],
    [
      { severity: { 'unknown-objective': 'fatal' } },
      'objectiveReferences.severity must say error, warning, information, hint, off for unknown-objective.',
    ],
    [
      { noncanonical: { odd: false } },
      'objectiveReferences.noncanonical names odd. There are case, glued, misspelling, plural.',
    ],
    [{ noncanonical: { glued: 'off' } }, 'objectiveReferences.noncanonical must say true or false for glued.'],
    [{ exclude: 'archive' }, 'objectiveReferences.exclude must be a list of globs.'],
    [{ exclude: [1, 'kept'] }, 'objectiveReferences.exclude must hold globs as text only.'],
    [{ diagnostics: { closedFiles: 'yes' } }, 'objectiveReferences.diagnostics.closedFiles must be true or false.'],
    [{ inlayHints: { enabled: 1 } }, 'objectiveReferences.inlayHints.enabled must be true or false.'],
    [{ inlayHints: { length: 5 } }, 'objectiveReferences.inlayHints.length must be a whole number from 10 to 200.'],
    [{ inlayHints: { length: 12.5 } }, 'objectiveReferences.inlayHints.length must be a whole number from 10 to 200.'],
    [{ colours: { inCode: 'no' } }, 'objectiveReferences.colours.inCode must be true or false.'],
    [{ limits: { fileSize: 'huge' } }, 'objectiveReferences.limits.fileSize must be a size such as 5 MB or 500 KB.'],
    [{ limits: { files: 0 } }, 'objectiveReferences.limits.files must be a whole number above zero.'],
    [{ limits: { references: 1.5 } }, 'objectiveReferences.limits.references must be a whole number above zero.'],
    [{ limits: { fileSize: {} } }, 'objectiveReferences.limits.fileSize must be a size such as 5 MB or 500 KB.'],
    [{ completion: { insert: 'title' } }, 'objectiveReferences.completion.insert must be number, number and title.'],
    [{ trace: { server: 'loud' } }, 'objectiveReferences.trace.server must be off, messages, verbose.'],
  ])('%j', (value, message) => {
    expect(readSettings(value).messages).toEqual([message]);
  });
});

test('the rest of a setting with a wrong part counts', () => {
  const settings = readSettings({
    frameworks: { X: 1, Y: true },
    exclude: [1, 'kept'],
    severity: JSON.parse('{"__proto__": "off"}'),
  });
  expect([...settings.frameworks.keys()]).toEqual(['Y']);
  expect(settings.exclude).toEqual(['kept']);
  expect(settings.severity.size).toBe(0);
});

test('every setting has an example that it can be read from, and a default', () => {
  for (const { name, example, schema } of SETTINGS) {
    expect(readSettings({ [name]: JSON.parse(example) }).messages).toEqual([]);
    expect(readSettings({ [name]: schema.default })).toMatchObject({ messages: [] });
  }
});

test('every code of references can be set', () => {
  const { schema } = SETTINGS.find(({ name }) => name === 'severity')!;
  expect(Object.keys(schema.properties as object)).toEqual(Object.keys(REFERENCE_CODES));
});
