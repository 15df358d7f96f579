import { readFileSync } from 'node:fs';
import { packageFolder } from './package-folder.ts';

/** The messages in a language that come with the product; undefined where there are none. */
export function shippedMessages(language: string): Readonly<Record<string, string>> | undefined {
  try {
    return JSON.parse(readFileSync(new URL(`l10n/bundle.l10n.${language}.json`, packageFolder), 'utf8'));
  } catch {
    return undefined;
  }
}
