import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { HOSTILE_CATALOGS } from '../../support/hostile-catalogs.ts';
import { readScope } from '../../support/scope.ts';
import type { Part } from '../part.ts';
import { bestTime, growthOf } from '../support/growth.ts';

/**
 * Catalogs with a thousand times too much of one thing: what they cost from the text to the first document. A round has all
 * of them, and the growth of some. In `npm test` it has only those: the machine does other things then.
 */
export const catalogs: Part = {
  name: 'catalogs',
  says: 'catalogs with too much of one thing',
  rounds: 1,
  async round(random, figures, isShort) {
    const some = new Set(Array.from({ length: 6 }, () => random.pick(HOSTILE_CATALOGS)));
    for (const catalog of isShort ? some : HOSTILE_CATALOGS) {
      const prepare = (size: number) => {
        const text = withSize(catalog.text, size);
        return () => load(text);
      };
      const { name } = catalog;
      const { milliseconds, growth } = some.has(catalog)
        ? growthOf(LARGEST, prepare)
        : { milliseconds: bestTime(prepare(LARGEST), MOST_TIME), growth: 0 };
      figures.add(`catalogs: ${name}`);
      figures.add('slowest catalog under 1 MB (ms)', milliseconds);
      if (milliseconds > NOTICEABLE) figures.add('highest growth of a catalog, doubled', growth);
      if (growth > MOST_GROWTH)
        throw new Error(`${name} grows ${growth.toFixed(1)} times where it is doubled, in ${milliseconds} ms`);
      if (!isShort && milliseconds > MOST_TIME) throw new Error(`${name} takes ${milliseconds} ms`);
    }
  },
};

/** UTF-16 units. */
const LARGEST = 1_000_000;
/** Time of the processor, in milliseconds. */
const MOST_TIME = 1_000;
/** Growth of less (in milliseconds) says nothing. */
const NOTICEABLE = 100;
/** Doubled, n log n grows 2.1 times; a square, 4 times. Between them is the noise of a machine that does other things. */
const MOST_GROWTH = 3.2;

/** Reads the catalog with its problems, composes it, and diagnoses a document that cites it. */
function load(text: string): void {
  const { scope } = readScope([{ path: '/a.objectives.yaml', text, annotations: [] }]);
  void new DocumentAnalysis(linesOf('See X 1.1, 1.2 and X 9.9.\n'), scope).diagnostics;
}

/** The catalog with so much of it that its text is nearly as long as `size`. */
function withSize(text: (count: number) => string, size: number): string {
  let [low, high] = [1, size];
  for (let step = 0; step < 12 && high - low > 1; step++) {
    const middle = Math.floor((low + high) / 2);
    if (text(Math.min(middle, MOST)).length <= size && middle <= MOST) low = middle;
    else high = middle;
  }
  return text(low);
}

const MOST = 400_000;
