import { expect, test } from 'vitest';
import { readConfiguration } from '../../../server/src/catalog/configuration/configuration-reader.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import type { Configuration } from '../../../server/src/core/settings/configuration.ts';
import { expectAnnotations } from '../../support/expect-annotations.ts';
import { checkConfigurationFix, onlyFile } from './check-catalog.ts';

/** Asserts that the configuration has exactly the annotated problems. Returns the part that takes effect. */
function checkConfiguration(template: string): Configuration | null {
  const file = onlyFile(template);
  const { value: configuration, problems } = readConfiguration('file:///objrefs.yaml', file.text);
  expectAnnotations(file, problems);
  return configuration;
}

test('all fields', () => {
  const template = `
    format: 1
    catalogs: [frameworks/*.objectives.yaml, node_modules/@acme/frameworks/*.objectives.yaml]
    frameworks: {INTERPOL-SP: on, WCAG: off, NIST CSF: {edition: 1.10}}
    exclude: [archive/**]
    severity: {superseded-edition: off, catalog-outside-parent: hint}
    context:
      - {files: "plans/**/*.md", framework: INTERPOL-SP}
      - {keys: [nist-csf], framework: NIST CSF, edition: 1.1}
    limits: {fileSize: 5 MB}
  `;
  const { text } = onlyFile(template);
  const configuration = checkConfiguration(template);
  expect(configuration).toMatchObject({
    uri: 'file:///objrefs.yaml',
    catalogs: [{ text: 'frameworks/*.objectives.yaml' }, { text: 'node_modules/@acme/frameworks/*.objectives.yaml' }],
    exclude: [{ text: 'archive/**' }],
    context: [
      { files: ['plans/**/*.md'], keys: [], framework: 'INTERPOL-SP' },
      { files: [], keys: ['nist-csf'], framework: 'NIST CSF', edition: '1.1' },
    ],
    limits: { fileSize: 5_000_000 },
  });
  expect(
    [...configuration!.frameworks].map(([prefix, { range, editionRange, ...choice }]) => [prefix, choice]),
  ).toEqual([
    ['INTERPOL-SP', { enabled: true }],
    ['WCAG', { enabled: false }],
    ['NIST CSF', { enabled: true, edition: '1.10' }],
  ]);
  expect(configuration?.severity).toEqual(
    new Map([
      ['superseded-edition', 'off'],
      ['catalog-outside-parent', 'hint'],
    ]),
  );
  const lines = linesOf(text);
  expect([...configuration!.frameworks.values()].map(({ range }) => textIn(lines, range))).toEqual([
    'INTERPOL-SP',
    'WCAG',
    'NIST CSF',
  ]);
  expect(textIn(lines, configuration!.exclude[0]!.range)).toBe('archive/**');
});

test('an empty file sets nothing', () => {
  for (const text of ['', '# later\n']) {
    const { value: configuration, problems } = readConfiguration('file:///objrefs.yaml', text);
    expect(problems).toEqual([]);
    expect(configuration).toMatchObject({ catalogs: [], exclude: [], context: [], limits: {} });
  }
});

test('a list is not a configuration', () => {
  expect(
    checkConfiguration(`
      - exclude
      ^^^^^^^^^ config-schema: A configuration is written as fields, such as "exclude: [archive/**]".
    `),
  ).toBeNull();
});

test('unknown fields and formats', () => {
  checkConfiguration(`
    format: 7
            ^ config-schema: Unknown format 7; the file is read as format 1. Update objrefs, or change the format to 1.
    catlogs: [a]
    ^^^^^^^ config-unknown-field: The configuration has no field "catlogs". Did you mean "catalogs"?
    limits: {filesize: 1 MB, lines: 3}
             ^^^^^^^^ config-unknown-field: "limits" has no field "filesize". Did you mean "fileSize"?
                             ^^^^^ config-unknown-field: "limits" has no field "lines". Known fields: fileSize, lineLength, files, references.
    exclude: [a]
    exclude: [b]
    ^^^^^^^ config-duplicate: Duplicate field "exclude". Remove one of the two.
  `);
});

test('frameworks are on, off, or have a default edition', () => {
  const configuration = checkConfiguration(`
    frameworks:
      A: true
      B: "off"
      C: 1.1
         ^^^ config-schema: "1.1" is neither on nor off. Write on, off, or {edition: …} for a default edition.
      D: [1.1]
         ^^^^^ config-schema: A framework must be on, off or {edition: …}, not a list.
      E: {editon: 1.1}
          ^^^^^^ config-unknown-field: A framework has no field "editon". Did you mean "edition"?
      F:
      ^ config-schema: "F" is empty. Fill it in, or remove the field.
  `);
  expect([...configuration!.frameworks].map(([prefix, { enabled }]) => [prefix, enabled])).toEqual([
    ['A', true],
    ['B', false],
    ['E', true],
  ]);
  checkConfigurationFix('frameworks: {C: 1.1}\n', 'Use as the default edition', 'frameworks: {C: {edition: 1.1}}\n');
});

test('severities of known codes', () => {
  const configuration = checkConfiguration(`
    severity:
      unknown-objectiv: off
      ^^^^^^^^^^^^^^^^ config-unknown-code: Unknown problem code "unknown-objectiv". Did you mean unknown-objective?
      spelling: off
      ^^^^^^^^ config-unknown-code: Unknown problem code "spelling". Remove it.
      unknown-edition: warn
                       ^^^^ config-schema: A severity must be error, warning, information, hint or off.
      invalid-range: fatal
                     ^^^^^ config-schema
      title-mismatch: hint
  `);
  expect(configuration?.severity).toEqual(new Map([['title-mismatch', 'hint']]));
  const severity = (code: string, value: string) => `severity: {${code}: ${value}}\n`;
  const right = severity('unknown-edition', 'warning');
  checkConfigurationFix(severity('unknown-edition', 'warn'), 'Change to warning', right);
  checkConfigurationFix(severity('unknown-editon', 'warning'), 'Change to unknown-edition', right);
});

test('a context needs a framework, and files or keys', () => {
  const configuration = checkConfiguration(`
    context:
      - {files: "*.md"}
        ^^^^^^^^^^^^^^^ config-missing-field: A context needs the "framework" that bare numbers belong to. Add it.
      - {framework: X}
        ^^^^^^^^^^^^^^ config-missing-field: A context needs "files" or "keys": where bare numbers are references. Add one.
      - plans
        ^^^^^ config-schema: Expected a context to consist of fields (name: value), but found text.
      - {keys: sdg, framework: SDG}
  `);
  expect(configuration?.context).toMatchObject([{ files: [], keys: ['sdg'], framework: 'SDG' }]);
});

test('a pattern whose braces stand for too much is not used', () => {
  const many = '{a,b}'.repeat(10);
  const message =
    'braces can stand for at most 1000 alternatives, and those of a list for 2000 together. Use "*" instead.';
  const configuration = checkConfiguration(`
    catalogs: ["a/${many}"]
                ${'^'.repeat(many.length + 2)} config-limit: a/${many} is not used: ${message}
    exclude: ["{1..900}", "{1..900}/x", "b/{1..900}", archive, "{a,b}"]
                                         ^^^^^^^^^^ config-limit: b/{1..900} is not used: ${message}
    context:
      - {files: ["{1..900}", "*.md"], framework: X}
      - {files: ["c/{1..900}", "d/{1..900}"], framework: X}
                                ^^^^^^^^^^ config-limit: d/{1..900} is not used: ${message}
      - {files: "e/{1..900}", keys: [x], framework: X}
                 ^^^^^^^^^^ config-limit: e/{1..900} is not used: ${message}
  `);
  expect(configuration?.catalogs).toEqual([]);
  expect(configuration?.exclude.map(({ text }) => text)).toEqual(['{1..900}', '{1..900}/x', 'archive', '{a,b}']);
  expect(configuration?.context.map(({ files }) => files)).toEqual([['{1..900}', '*.md'], ['c/{1..900}']]);
});

test('the size limit', () => {
  checkConfiguration(`
    limits: {fileSize: huge, files: -1}
                       ^^^^ config-schema: "fileSize" must be a size: 5 MB, 500 KB, or a number of bytes.
                                    ^^ config-schema: "files" must be a whole number above zero.
  `);
});

test('a glob that begins with a YAML indicator needs quotes, and is understood', () => {
  const configuration = checkConfiguration(`
    exclude:
      - **/old
        ^^^^^^ config-unquoted-text: YAML does not read this as text because it begins with *. Put the whole text in double quotes.
      - archive/**
  `);
  expect(configuration?.exclude.map(({ text }) => text)).toEqual(['**/old', 'archive/**']);
});

test('so does one in brackets or alone; what may be the name of an anchor is not taken for a text', () => {
  const inBrackets = checkConfiguration(`
    exclude: [*.md, archive/**, **/old]
              ^^^^ config-unquoted-text: YAML does not read this as text because it begins with *. Put the whole text in double quotes.
                                ^^^^^^ config-unquoted-text
  `);
  expect(inBrackets?.exclude.map(({ text }) => text)).toEqual(['*.md', 'archive/**', '**/old']);
  checkConfiguration(`
    exclude: *.md
             ^^^^ config-unquoted-text
             ^^^^ config-schema
  `);
  checkConfiguration(`
    exclude: [*drafts]
              ^^^^^^^ config-syntax
  `);
});

test('invalid YAML and hostile texts', () => {
  checkConfiguration(`
    exclude: [a
    severity: {}
    ^ config-syntax
  `);
  for (const [text, code] of [
    ['['.repeat(20_000), 'config-limit'],
    ['x'.repeat(17_000_000), 'config-limit'],
    ['<<: {exclude: [a]}\n', 'config-unsupported-yaml'],
  ] as const) {
    expect(readConfiguration('file:///a', text).problems.map((problem) => problem.code)).toEqual([code]);
  }
});
