import { readdirSync, readFileSync } from 'node:fs';
import { readCatalog } from '../../server/src/catalog/reading/catalog-reader.ts';
import { shippedCatalogs } from '../../server/src/catalog/reading/shipped.ts';
import type { Scope } from '../../server/src/core/analysis/document-analysis.ts';
import { composeFrameworks } from '../../server/src/core/resolution/compose.ts';
import type { CatalogSource } from '../../server/src/core/resolution/scope.ts';
import { fixtureUri } from '../support/fixture.ts';

const CATALOGS = 'test/accuracy/catalogs';

export interface AccuracyScope {
  readonly scope: Scope;
  /** Messages about the catalogs, each with the name of its file. */
  readonly problems: readonly string[];
}

/** All catalogs of `test/accuracy/catalogs`, and the built-in NIST CSF, in one workspace. */
export function readAccuracyScope(): AccuracyScope {
  const problems: string[] = [];
  const sources: CatalogSource[] = [];
  for (const file of readdirSync(CATALOGS).sort()) {
    const text = expandCatalog(readFileSync(`${CATALOGS}/${file}`, 'utf8'));
    const read = readCatalog(fixtureUri(`/${file.replace('.yaml', '.objectives.yaml')}`), text);
    problems.push(...read.problems.map(({ message }) => `${file}: ${message}`));
    if (read.catalog !== null) sources.push({ catalog: read.catalog, origin: 'workspace' });
  }
  const shipped = shippedCatalogs.filter(({ catalog }) => catalog.prefix === 'NIST CSF');
  sources.push(...shipped.map(({ catalog }): CatalogSource => ({ catalog, origin: 'shipped' })));
  return { scope: { set: composeFrameworks(sources, new Map()).set, severity: new Map() }, problems };
}

/**
 * Writes out lists of numbers: `= 6({1-3}) 7` is an entry each for 6(1), 6(2), 6(3) and 7, with titles of our own;
 * `~` stands for a space, `Dir~{1-2}|Directive~{1-2}` gives each number an alias.
 */
export function expandCatalog(text: string): string {
  return text.replace(/^( *)= (.*)$/gm, (_, indent: string, patterns: string) =>
    patterns
      .split(' ')
      .flatMap((pattern) => {
        const [numbers = [], aliases = []] = pattern.split('|').map((part) => expand(part.replaceAll('~', ' ')));
        return numbers.map((number, index) => {
          const alias = aliases[index];
          const also = alias === undefined ? '' : `, aliases: ["${alias}"]`;
          return `${indent}- {number: "${number}", title: Item ${number}${also}}`;
        });
      })
      .join('\n'),
  );
}

function expand(pattern: string): string[] {
  const braces = /\{([^{}]*)\}/.exec(pattern);
  if (braces === null) return [pattern];
  const [before, after] = [pattern.slice(0, braces.index), pattern.slice(braces.index + braces[0].length)];
  const values = (braces[1] ?? '').split(',').flatMap(valuesOf);
  return values.flatMap((value) => expand(`${before}${value}${after}`));
}

/** `1-3`, `01-14`, `a-f`, or the text itself. */
function valuesOf(text: string): string[] {
  const [from = '', to] = text.split('-');
  if (to === undefined) return [from];
  if (/^\d/.test(from)) {
    return range(Number(from), Number(to)).map((value) =>
      String(value).padStart(from.startsWith('0') ? from.length : 0, '0'),
    );
  }
  return range(from.charCodeAt(0), to.charCodeAt(0)).map((code) => String.fromCharCode(code));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
