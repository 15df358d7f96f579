import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../../../server/src/catalog/reading/catalog-reader.ts';
import { composeFrameworks } from '../../../server/src/core/resolution/compose.ts';
import { expandCatalog } from '../../accuracy/catalogs.ts';
import { findCited } from '../../accuracy/measure.ts';
import { fixtureUri } from '../../support/fixture.ts';

/** Catalogs as users write them, and sentences of our own that cite them as their communities do. */
const FOLDER = 'test/fixtures/citations';

const catalogs = readdirSync(`${FOLDER}/catalogs`).map((file) => {
  const text = expandCatalog(readFileSync(`${FOLDER}/catalogs/${file}`, 'utf8'));
  return { file, ...readCatalog(fixtureUri(`/${file.replace('.yaml', '.objectives.yaml')}`), text) };
});
const sources = catalogs.flatMap(({ catalog }) => (catalog ? [{ catalog, origin: 'workspace' as const }] : []));
const { set } = composeFrameworks(sources, new Map());

it.each(catalogs)('the catalog $file has no problems', ({ problems }) => expect(problems).toEqual([]));

describe('what is cited, in the notation of test/accuracy: ?9 is not listed, - is nothing', () => {
  const lines = readFileSync(`${FOLDER}/lines.txt`, 'utf8').trimEnd().split('\n');
  const pairs = lines.flatMap((line, index) =>
    line.startsWith('= ') ? [[lines[index - 1]!.slice(2), line.slice(2)] as const] : [],
  );
  it.each(pairs)('%s: %s', (text, cited) => {
    const found = new Map<string, string[]>();
    for (const { framework, number, verdict } of findCited(text, { set, severity: new Map() })) {
      const numbers = found.get(framework) ?? [];
      found.set(framework, [...numbers, `${verdict === 'unknown' ? '?' : ''}${number}`]);
    }
    const written = [...found].map(([framework, numbers]) => `${framework} ${numbers.join('; ')}`);
    expect(written.join(' | ') || '-').toBe(cited);
  });
});
