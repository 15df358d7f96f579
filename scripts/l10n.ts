// Sorts the translations in l10n/, and lists missing messages.   npm run l10n
// Messages that are no longer in the code are removed; missing ones are printed, to be copied and translated.
import { writeFileSync } from 'node:fs';
import { LANGUAGES, messagesOf, TRANSLATED_SOURCES, tableTexts, translationOf } from '../test/support/messages.ts';

const { messages: inSources, faults } = messagesOf(TRANSLATED_SOURCES);
const messages = [...new Set([...inSources, ...tableTexts()])];
for (const fault of faults) console.error(fault);

for (const language of LANGUAGES) {
  const translation = translationOf(language);
  const kept = messages.filter((message) => message in translation).sort();
  const gone = Object.keys(translation).filter((message) => !messages.includes(message));
  const text = JSON.stringify(Object.fromEntries(kept.map((message) => [message, translation[message]])), null, 2);
  writeFileSync(`l10n/bundle.l10n.${language}.json`, `${text}\n`);
  const missing = messages.filter((message) => !(message in translation));
  for (const message of gone) console.log(`${language}: removed ${JSON.stringify(message)}`);
  console.log(`${language}: ${kept.length} of ${messages.length} messages${missing.length > 0 ? '; missing:' : ''}`);
  for (const message of missing) console.log(`  ${JSON.stringify(message)}: "",`);
}
