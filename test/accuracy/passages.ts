import { readdirSync, readFileSync } from 'node:fs';

/** What a person says that a citation means: listed and alive, removed in the current edition, or not listed at all. */
export type Verdict = 'current' | 'stale' | 'unknown';

export interface Cited {
  readonly framework: string;
  readonly number: string;
  readonly verdict: Verdict;
}

/** A line or two of a public document, and what a person says is cited in it. */
export interface Passage {
  readonly origin: string;
  /** Kept apart: what is found in it is counted, but never looked at while rules are changed. */
  readonly isHeld: boolean;
  readonly text: string;
  readonly cited: readonly Cited[];
}

const LINES = 'test/accuracy/lines';
const SIGNS: Record<string, Verdict> = { '?': 'unknown', '~': 'stale' };

/** All labelled passages, in the notation that `test/accuracy/README.md` describes. */
export function readPassages(): Passage[] {
  const files = readdirSync(LINES).sort();
  return files.flatMap((file) => parsePassages(readFileSync(`${LINES}/${file}`, 'utf8'), file));
}

export function parsePassages(text: string, file: string): Passage[] {
  const passages: Passage[] = [];
  let [origin, isSeen] = ['', false];
  let lines: string[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const rest = line.slice(2);
    if (line.startsWith('@ ')) {
      isSeen = / seen\b/.test(rest);
      origin = rest.replace(/(?: seen)?(?: changed)?$/, '');
    } else if (line.startsWith('|')) lines.push(rest);
    else if (line.startsWith('= ') && lines.length > 0) {
      passages.push({ origin, isHeld: !isSeen && isHeld(origin), text: lines.join('\n'), cited: parseCited(rest) });
      lines = [];
    } else if (line.trim() !== '') throw new Error(`${file}:${index + 1} is neither origin, text nor label: ${line}`);
  }
  return passages;
}

/** `GDPR 6(1)(f); ?6(9) | ISO 27001 ~A.9`: frameworks by prefix, and the numbers of each. */
function parseCited(text: string): Cited[] {
  if (text === '-') return [];
  return text.split(' | ').flatMap((part) => {
    const framework = FRAMEWORKS.find((prefix) => part.startsWith(`${prefix} `));
    if (framework === undefined) throw new Error(`No catalog of test/accuracy describes ${part}`);
    return part
      .slice(framework.length + 1)
      .split('; ')
      .map((item): Cited => {
        const verdict = SIGNS[item[0] ?? ''];
        return { framework, number: verdict ? item.slice(1) : item, verdict: verdict ?? 'current' };
      });
  });
}

/** Half of the origins, by a hash of their names (FNV-1a), so that nobody chooses. */
function isHeld(origin: string): boolean {
  let hash = 0x811c9dc5;
  for (const character of origin) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return ((hash >>> 16) & 1) === 1;
}

/** Prefixes, longer ones first. */
export const FRAMEWORKS: readonly string[] = [
  'SDG',
  'WCAG',
  'EN 301 549',
  'NIST 800-53',
  'NIST CSF',
  'PCI DSS',
  'ISO 27001',
  'ISO 9001',
  'CIS',
  'ASVS',
  'MISRA C',
  'HIPAA',
  'SOC 2',
  'DORA',
  'COBIT',
  'Common Criteria',
  'ICD-10',
  'ECHR',
  'EU Charter',
  'GC III',
  'GC IV',
  'AP I',
  'Costituzione',
  'GDPR',
  'FATF',
  'Code du travail',
  'CGI',
  'Constitution of India',
  'Awb',
];
