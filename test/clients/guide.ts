import { readFileSync } from 'node:fs';

/** The configuration that a guide in `docs/editors/` gives: its code blocks of a language, one after the other. */
export function configurationOf(guide: string, language: string): string {
  const text = readFileSync(`docs/editors/${guide}`, 'utf8');
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);
  if (blocks.length === 0) throw new Error(`docs/editors/${guide} has no code block of ${language}`);
  return blocks.join('\n');
}
