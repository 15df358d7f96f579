import { expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { touchesIn } from '../../../server/src/core/editions/impact.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';
import { compare, sampleCatalog } from './compare.ts';

const { set, comparison } = compare(sampleCatalog());

/** The references of a text that the change from 2020 to 2025 affects: `NPP 1.2: reworded 1.2`. */
function touched(text: string): string[] {
  const lines = linesOf(text);
  const { references } = new DocumentAnalysis(lines, { set, severity: new Map() });
  return touchesIn(comparison)(references).map(({ change, range, isWithinRange }) => {
    const within = isWithinRange ? ' (within)' : '';
    return `${textIn(lines, range)}: ${change.kind} ${change.from?.number}${within}`;
  });
}

test('unchanged and new objectives are not touched', () => {
  expect(touched('NPP 1.1, NPP 3.2, NPP 1.4 and NPP 9.9')).toEqual([]);
});

test('an unpinned reference may mean the older edition', () => {
  expect(touched('NPP 1.2 and NPP 2.2')).toEqual([
    'NPP 1.2: reworded 1.2',
    'NPP 2.2: reused 2.2',
    'NPP 2.2: merged 2.2',
  ]);
});

test('a pin says which edition is meant', () => {
  expect(touched('NPP:2020 2.2')).toEqual(['NPP:2020 2.2: merged 2.2']);
  expect(touched('NPP:2025 2.2')).toEqual([]);
});

test('so does the document', () => {
  expect(touched('---\nobjectives: NPP:2020\n---\nNPP 2.2')).toEqual(['NPP 2.2: merged 2.2']);
});

test('each member of a list is counted separately', () => {
  expect(touched('NPP 1.1, 1.3 and 2.4')).toEqual(['1.3: withdrawn 1.3', '2.4: split 2.4']);
});

test('the interior of a range is cited too', () => {
  expect(touched('NPP:2020 2.1–2.4')).toEqual([
    'NPP:2020 2.1: moved 2.1',
    'NPP:2020 2.1–2.4: merged 2.2 (within)',
    'NPP:2020 2.1–2.4: merged 2.3 (within)',
    '2.4: split 2.4',
  ]);
});

test('a range from one aim to another is all that is between', () => {
  expect(touched('NPP:2020 1.2–2.1')).toEqual([
    'NPP:2020 1.2: reworded 1.2',
    'NPP:2020 1.2–2.1: withdrawn 1.3 (within)',
    'NPP:2020 1.2–2.1: moved 2 (within)',
    '2.1: moved 2.1',
  ]);
});
