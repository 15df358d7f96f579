import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';

const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8'));

const manifest = read('package.json');
const english = read('package.nls.json') as Record<string, string>;
const languages = readdirSync('.').flatMap((name) => /^package\.nls\.(.+)\.json$/.exec(name)?.[1] ?? []);

/** Names of fields whose texts VS Code shows. */
const SHOWN =
  /^(title|shortTitle|label|name|displayName|description|userDescription|markdownDescription|deprecationMessage|markdownDeprecationMessage|contents|enumDescriptions|markdownEnumDescriptions|enumItemLabels|altText|original)$/;

/** The texts of a value that people read, each with its path. */
function shownTexts(value: unknown, path: string, isShown = false): [path: string, text: string][] {
  if (typeof value === 'string') return isShown ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, part]) =>
    // The names of settings are not fields.
    shownTexts(
      part,
      `${path}.${field}`,
      Array.isArray(value) ? isShown : SHOWN.test(field) && !path.endsWith('properties'),
    ),
  );
}

const shown = shownTexts({ contributes: manifest.contributes, capabilities: manifest.capabilities }, '').filter(
  // Tasks refer to a problem matcher by its name, and models to a tool, whose input is described to them in English.
  ([path]) => !/\.problemMatchers\.\d+\.name$|\.languageModelTools\.\d+\.(name$|inputSchema\.)/.test(path),
);

test('the texts of package.json are keys, and package.nls.json has their values', () => {
  const plain = shown.filter(([, text]) => text !== manifest.displayName && !/^%[\w.-]+%$/.test(text));
  expect(plain).toEqual([]);
  const keys = shown.map(([, text]) => text.slice(1, -1)).filter((key) => !/\s/.test(key));
  expect(keys.filter((key) => english[key] === undefined)).toEqual([]);
});

test('package.nls.json has only what package.json refers to', () => {
  const text = JSON.stringify(manifest);
  expect(Object.keys(english).filter((key) => !text.includes(`"%${key}%"`))).toEqual([]);
});

describe.each(languages)('package.nls.%s.json', (language) => {
  const translation = read(`package.nls.${language}.json`) as Record<string, string>;

  it('has what package.nls.json has', () => {
    expect(Object.keys(translation).sort()).toEqual(Object.keys(english).sort());
  });

  it('has the same code in its texts', () => {
    const codeIn = (text = '') => [...text.matchAll(/(`+)[^`]+\1/g)].map(([code]) => code).sort();
    const differing = Object.keys(english).filter(
      (key) => String(codeIn(english[key])) !== String(codeIn(translation[key])),
    );
    expect(differing).toEqual([]);
  });
});
