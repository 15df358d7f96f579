import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResolvedReference } from '../../../server/src/core/analysis/document-analysis.ts';
import { DEFAULT_NUMBERING } from '../../../server/src/core/model/catalog.ts';
import type {
  Framework,
  FrameworkEdition,
  Listed,
  ResolvedSuccessor,
} from '../../../server/src/core/model/framework.ts';
import { code, inline } from '../../../server/src/core/text/markdown.ts';
import { plainLine } from '../../../server/src/core/text/plain-line.ts';
import type { FeatureDocument } from '../../../server/src/features/feature-document.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { type ClientSupport, clientSupport } from '../../../server/src/features/lsp/client-support.ts';
import { definitionTarget } from '../../../server/src/features/lsp/definition-target.ts';
import { MARKDOWN_SOUP, READERS, tags } from '../../hostile/support/markdown.ts';

const TITLES_PER_HOVER = 10;
const HOVERS = 10_000;

const titles = fc
  .array(fc.constantFrom(...MARKDOWN_SOUP), { minLength: 1, maxLength: 12, size: 'max' })
  .map((parts) => parts.join(''))
  .filter((title) => inline(title) !== '');

/** Except for code spans, which numbers may or may not be in. */
function structure(html: string): string[] {
  return tags(html).filter((tag) => tag !== '<code>' && tag !== '</code>');
}

/** The visible text. */
function shown(html: string): string {
  const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (written, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return references[name] ?? written;
      return String.fromCodePoint(decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16));
    })
    .replace(/\s+/g, ' ')
    .trim();
}

const place = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** The hover for a replaced objective of a catalog with the given words. @param isBelow the diagnostic that names the successor */
function hoverOf(words: readonly string[], isBelow: boolean): string {
  const [prefix, framework, publisher, level, title] = words as [string, string, string, string, string];
  const [text, note, group, number, successor] = words.slice(5) as [string, string, string, string, string];
  const parent = listed({ number: '3', title, group });
  const objective = listed({ number: '3.4', title, text, note, parent: '3', level: 1 });
  const replacement = listed({ number, title: successor });
  const edition = editionOf([parent, objective, replacement]);
  const resolved: ResolvedReference = {
    group: { framework: prefix, range: place, members: [], spans: [] },
    reference: { range: place, numberRange: place, number: '3.4', certainty: 'certain' },
    resolution: {
      status: 'replaced',
      framework: frameworkOf(prefix, framework, publisher, level, edition),
      edition,
      objective,
      replacedBy: [{ edition, objective: replacement, relation: 'moved' } satisfies ResolvedSuccessor],
    },
  };
  const diagnostic = { code: 'replaced-objective', range: place, message: plainLine(successor) };
  const document = {
    uri: '',
    version: 1,
    analysis: { referenceAt: () => resolved, metadata: {}, diagnosticsOf: () => [diagnostic] },
  };
  const support = { ...MARKDOWN, diagnosticsInHovers: isBelow };
  const contents = hover(document as unknown as FeatureDocument, place.start, support, TARGET)?.contents;
  return (contents as { value: string }).value;
}

/** Of the only link that is possible. */
const TARGET = definitionTarget('open', String);

const MARKDOWN: ClientSupport = clientSupport({ textDocument: { hover: { contentFormat: ['markdown'] } } });

function listed(objective: Partial<Listed> & Pick<Listed, 'number'>): Listed {
  const location = { uri: 'file:///a', range: place };
  const rest = { numberRange: place, range: place, aliases: [], level: 0, withdrawn: false, edition: '2014', location };
  return { ...rest, ...objective };
}

function editionOf(objectives: readonly Listed[]): FrameworkEdition {
  const byNumber = new Map(objectives.map((objective) => [objective.number, objective]));
  const names = { id: '2014', range: place, aliases: [], prefixes: [], uri: 'file:///a' };
  return {
    ...names,
    draft: false,
    partial: false,
    index: 0,
    objectives,
    byNumber,
    byKey: byNumber,
    successors: new Map(),
  };
}

function frameworkOf(prefix: string, title: string, publisher: string, level: string, edition: FrameworkEdition) {
  const framework: Framework = {
    ...{ id: prefix, prefix, aliases: [], misspellings: [], title, publisher, levels: ['part', level], words: [] },
    ...{ numbering: DEFAULT_NUMBERING, editions: [edition], current: edition },
    ...{ defaultEdition: edition, catalogs: [], packages: new Map() },
  };
  return framework;
}

describe.each(Object.entries(READERS))('read by %s', (_, read) => {
  it.each([
    ['alone', false],
    ['below a diagnostic', true],
  ])(`a hover's tags are its own %s, whatever ${TITLES_PER_HOVER * HOVERS} titles say`, (_, isBelow) => {
    const words = Array.from({ length: TITLES_PER_HOVER }, () => 'plain words');
    const plain = structure(read(hoverOf(words, isBelow)));
    expect(plain).toContain('<strong>');
    expect(plain.includes('<td>')).toBe(!isBelow);
    expect(plain.filter((tag) => tag.startsWith('<a'))).toEqual([expect.stringContaining('"command:open?%5B')]);
    const hostile = fc.array(titles, { minLength: TITLES_PER_HOVER, maxLength: TITLES_PER_HOVER });
    fc.assert(
      fc.property(hostile, (words) => {
        const markdown = hoverOf(words, isBelow);
        const found = structure(read(markdown));
        if (found.join() !== plain.join()) expect(found, markdown).toEqual(plain);
      }),
      { numRuns: HOVERS },
    );
  });

  it('a title is shown literally in any place', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const text = inline(title);
        const lone = shown(read(text));
        for (const around of [
          '| | |\n| --- | --- |\n| @ | @ |',
          'word\n@\nword',
          '- @',
          '> @',
          'a @ b',
          '**a @**: b',
        ]) {
          const expected = shown(read(around.replaceAll('@', 'zzz'))).replaceAll('zzz', () => lone);
          expect(shown(read(around.replaceAll('@', () => text)))).toBe(expected.replace(/\s+/g, ' '));
        }
        expect(lone).toBe(seen(title));
      }),
      { numRuns: 3_000 },
    );
  });

  it('a code span shows its text', () => {
    fc.assert(
      fc.property(titles, (title) => {
        const html = read(`a ${code(title)} b`);
        expect(shown(html)).toBe(`a ${seen(title)} b`);
        expect(tags(html)).toEqual(['<p>', '<code>', '</code>', '</p>']);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** A title without invisible characters. */
function seen(title: string): string {
  return title
    .replace(/[\0\x07\x1b\u202e\u2066\ufeff]/g, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\s+/g, ' ')
    .trim();
}

it.each(Object.entries(READERS))('%s makes links of what is not made inert', (_, read) => {
  const made = ['https://a.b', 'www.a.com', 'a@b.co', '[x](https://a.b)', '<https://a.b>'].map((text) =>
    tags(read(text)),
  );
  expect(made.filter((found) => found[1]?.startsWith('<a href="'))).toEqual(made);
});

it('markdown-it makes links even of domains', () => {
  expect(tags(READERS['markdown-it']('see a.com'))).toContain('<a href="http://a.com">');
});

describe('the source of a title stays readable', () => {
  it.each([
    'Provide innovative cybercrime training and digital forensic assistance',
    'Strengthen I-24/7 (24 hours a day, 7 days a week), e.g. by 3.4: “more”!',
    'Art. 6(1)(a) – processing & transfer; 16.b, A.9.2.1; 50 % of C#',
  ])('%s', (title) => {
    expect(inline(title)).toBe(title);
  });

  it.each([
    ['# heading', '&#35; heading'],
    ['1. first', '1&#46; first'],
    ['see https://example.com/a', 'see https:/&#47;example&#46;com/a'],
    ['R&D &amp; more', 'R&amp;D &amp;amp; more'],
    ['two\n lines\u2028\ttwo', 'two lines two'],
    ['\u202eevil\u0007\ufeff', 'evil'],
  ])('%j is written %j', (title, written) => {
    expect(inline(title)).toBe(written);
  });
});
