import { describe, expect, it, onTestFinished } from 'vitest';
import { l10n } from '../../../server/src/core/base/l10n.ts';

/** Sets the language for one test only. */
function speak(language: string, messages: Record<string, string>): void {
  const before = l10n.translation;
  l10n.use({ language, messages: new Map(Object.entries(messages)) });
  onTestFinished(() => l10n.use(before));
}

describe('a message', () => {
  it('is in English unless there is a translation', () => {
    expect(l10n.t('{0} of {1}', 3, 'ACME')).toBe('3 of ACME');
  });

  it('is in the chosen language, with its arguments in that order', () => {
    speak('fr', { '{0} of {1}': '{1} : {0}' });
    expect(l10n.t('{0} of {1}', 3, 'ACME')).toBe('ACME : 3');
    expect(l10n.t('{0} and {1}', 3, 'ACME')).toBe('3 and ACME');
  });

  it.each(['{0}', '{1}', '$&', '$1', '{'])('contains an argument unchanged: %s', (hostile) => {
    expect(l10n.t('“{0}” of {1}', hostile, 'ACME')).toBe(`“${hostile}” of ACME`);
  });

  it('keeps a placeholder without an argument', () => {
    expect(l10n.t('Write {edition: …}, not {1}.', 'x')).toBe('Write {edition: …}, not {1}.');
  });

  it.each(['constructor', '__proto__', 'toString'])('can be called %s', (name) => {
    speak('fr', {});
    expect(l10n.text(name)).toBe(name);
  });
});

describe('a count', () => {
  const references = (count: number) => l10n.plural(count, 'one', 'many');

  it.each([
    ['en', ['many', 'one', 'many']],
    ['fr', ['one', 'one', 'many']],
    ['ja', ['many', 'many', 'many']],
    ['no language at all', ['many', 'one', 'many']],
  ])('has the forms of the language: %s', (language, forms) => {
    speak(language, {});
    expect([0, 1, 2].map(references)).toEqual(forms);
  });
});
