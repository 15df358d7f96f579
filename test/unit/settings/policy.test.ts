import { expect, test } from 'vitest';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { decidePolicy } from '../../../server/src/core/settings/policy.ts';
import { readSettings } from '../../../server/src/core/settings/read-settings.ts';

const configuration = (text: string) => readConfiguration('file:///objrefs.yaml', text).value;

const DEFAULTS = { fileSize: 5_000_000, lineLength: 1_000_000, files: 500_000, references: 5_000_000 };

test('without choices, the defaults apply', () => {
  expect(decidePolicy({}, null, null)).toEqual({
    severity: new Map(),
    frameworks: new Map(),
    exclude: [],
    requireReview: false,
    documents: { office: true, pdf: false },
    limits: DEFAULTS,
  });
});

test('flags override objrefs.yaml, which overrides settings: code by code, framework by framework', () => {
  const policy = decidePolicy(
    { severity: new Map([['unknown-objective', 'hint']]) },
    configuration('severity: {unknown-objective: off, unknown-edition: off}\nframeworks: {A: {edition: new}}\n'),
    readSettings({
      severity: { 'unknown-objective': 'error', 'unknown-edition': 'error', 'invalid-range': 'warning' },
      frameworks: { A: false, B: true },
    }),
  );
  expect(policy.severity).toEqual(
    new Map([
      ['unknown-objective', 'hint'],
      ['unknown-edition', 'off'],
      ['invalid-range', 'warning'],
    ]),
  );
  expect(policy.frameworks.get('A')).toMatchObject({ enabled: true, edition: 'new' });
  expect(policy.frameworks.get('B')).toEqual({ enabled: true });
});

test('of the lists of globs, the first that is not empty applies as a whole', () => {
  const settings = readSettings({ exclude: ['c'] });
  expect(decidePolicy({ exclude: ['a'] }, configuration('exclude: [b]'), settings).exclude).toEqual(['a']);
  expect(decidePolicy({}, configuration('exclude: [b]'), settings).exclude).toEqual(['b']);
  expect(decidePolicy({ exclude: [] }, configuration('severity: {}'), settings).exclude).toEqual(['c']);
});

test('limits', () => {
  const settings = readSettings({ limits: { fileSize: '1 MB' } });
  expect(decidePolicy({}, null, settings).limits).toEqual({ ...DEFAULTS, fileSize: 1_000_000 });
  expect(decidePolicy({}, configuration('limits: {fileSize: 2 KiB, files: 7}'), settings).limits).toEqual({
    ...DEFAULTS,
    fileSize: 2048,
    files: 7,
  });
  const flags = { limits: { fileSize: 7 } };
  expect(decidePolicy(flags, configuration('limits: {fileSize: 2 KiB}'), settings).limits.fileSize).toBe(7);
});

test('reviews are required if a flag or objrefs.yaml says so', () => {
  expect(decidePolicy({}, configuration('requireReview: true'), null).requireReview).toBe(true);
  expect(decidePolicy({ requireReview: true }, configuration('requireReview: false'), null).requireReview).toBe(true);
});
