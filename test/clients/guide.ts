import { readFileSync } from 'node:fs';

/** The configuration in a guide in `docs/editors/`: its code blocks of a language, concatenated. */
export function configurationOf(guide: string, language: string): string {
  const text = readFileSync(`docs/editors/${guide}`, 'utf8');
  const blocks = [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code);
  if (blocks.length === 0) throw new Error(`docs/editors/${guide} has no code block of ${language}`);
  return blocks.join('\n');
}
