import { describe, expect, it, test } from 'vitest';
import {
  LANGUAGES,
  messagesOf,
  placesIn,
  TRANSLATED_SOURCES,
  tableTexts,
  translationOf,
} from '../../support/messages.ts';

const { messages: inSources, faults } = messagesOf(TRANSLATED_SOURCES);
const messages = [...new Set([...inSources, ...tableTexts()])];

/**
 * How many messages a language may lack: a new message can be left to someone who speaks the language, but not for
 * long. `npm run l10n` lists them.
 */
const MISSING: Record<string, number> = { fr: 20 };

test('messages are literals with a placeholder for each argument, formatted when the language is known', () => {
  expect(faults).toEqual([]);
});

describe.each(LANGUAGES)('%s', (language) => {
  const translation = Object.entries(translationOf(language));

  it('has no message that the code does not have: run npm run l10n', () => {
    expect(translation.map(([english]) => english).filter((english) => !messages.includes(english))).toEqual([]);
  });

  it('has all messages except those known to be missing: npm run l10n lists them', () => {
    const known = new Set(translation.map(([english]) => english));
    expect(messages.filter((message) => !known.has(message)).length).toBeLessThanOrEqual(MISSING[language] ?? 0);
  });

  it('has the same placeholders', () => {
    const differing = translation.filter(([english, said]) => String(placesIn(english)) !== String(placesIn(said)));
    expect(differing).toEqual([]);
  });

  it('is sorted: run npm run l10n', () => {
    const keys = translation.map(([english]) => english);
    expect(keys).toEqual([...keys].sort());
  });
});

describe('the extractor finds', () => {
  const found = (source: string) => messagesOf(['a.ts'], () => source);

  it.each([
    ["const f = () => l10n.t('One');", ['One']],
    ["function f() { return vscode.l10n.t('{0} of {1}', 1, 2); }", ['{0} of {1}']],
    ["class A { f() { return g(l10n.t('It’s'), l10n.t(`Two`)); } }", ['It’s', 'Two']],
    ["const f = () => other.t('x') + t('y');", []],
  ])('%s', (source, expected) => {
    expect(found(`import { l10n } from 'vscode';\n${source}`)).toEqual({ messages: expected, faults: [] });
  });

  it.each([
    [`const f = (x) => l10n.t(\`a \${x}\`);`, 'begins with no text'],
    ["const f = () => l10n.t('{0} of {1}', 1);", 'has places for 2 arguments, not for 1'],
    ["const f = () => l10n.t('All', 1);", 'has places for 0 arguments, not for 1'],
    ["const NAME = l10n.t('Name');", 'before the language is known'],
  ])('%s is invalid', (source, fault) => {
    expect(found(source).faults.join()).toContain(fault);
  });
});
