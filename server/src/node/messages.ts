import { readFileSync } from 'node:fs';

/** The messages in a language that come with the product; undefined where there are none. */
export function shippedMessages(language: string): Readonly<Record<string, string>> | undefined {
  try {
    // Bundles of code are in `dist/`, beside `l10n/`.
    return JSON.parse(readFileSync(new URL(`../l10n/bundle.l10n.${language}.json`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
}
