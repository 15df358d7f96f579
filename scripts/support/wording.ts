/** Phrases that a native speaker would not write, kept out of messages, settings, help, pages and comments. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Each phrase with its replacement. A line with the comment `wording-ignore` is skipped. */
const PHRASES: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\bslighter\b/i, 'less severe'],
  [/\b(?:how grave|gravest|as grave as|graver)\b/i, 'severity, severe'],
  [
    /\b(?:by|to|for|that) nobody\b|\bnobody (?:has|is|knows|can|said|says|cites)\b/i,
    'uncited, unknown, no one; or name the subject',
  ],
  [/\bbelongs? into\b/i, 'belongs in'],
  [/\b(?:this|it|that|which|what|who) is no (?!longer\b|more\b|less\b|other\b|different\b|such\b)/i, 'is not a'],
  [/(?<!\b[Tt]here )\b(?:are|were) no (?!longer\b|more\b|less\b|other\b|different\b)/, 'are not'],
  [/\b(?:came|comes|come) in (?:its|their) place\b/i, 'replacement, replaced by'],
  [/\bgone from\b/i, 'removed in'],
  [/\bswitch(?:ed|es|ing)? (?:it |that |them |one )?(?:on|off)\b/i, 'enable, disable'],
  [/\b(?:is|are|was|were|be) told\b/i, 'report'],
  [/\bcomes with the product\b/i, 'is built in'],
  [/\bcall(?:s|ed)? (?:it |that )?off\b/i, 'cancel'],
];

const PATHS = ['package.nls.json', 'l10n', 'docs', '*.md', 'server/src', 'client/src', 'client/webview'];
const READ_BY_PEOPLE =
  /^(?:package\.nls\.json|l10n\/.*\.json|docs\/.*\.md|[A-Z]+\.md|(?:server|client)\/.*\.(?:ts|json))$/;

/** The phrases in a text, each as `line: phrase → better`. */
export function phrasesIn(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.includes('wording-ignore')) return [];
    return PHRASES.flatMap(([phrase, better]) => {
      const found = phrase.exec(line)?.[0];
      return found === undefined ? [] : [`${index + 1}: “${found}” → ${better}`];
    });
  });
}

/** Every phrase in the files of a checkout that people read, as `path:line: phrase → better`. */
export function phrasesToReword(root: string): string[] {
  const files = execFileSync('git', ['ls-files', '--', ...PATHS], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n');
  return files
    .filter((file) => READ_BY_PEOPLE.test(file))
    .flatMap((file) => phrasesIn(readFileSync(`${root}/${file}`, 'utf8')).map((phrase) => `${file}:${phrase}`));
}
