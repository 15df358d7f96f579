import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMap, isPair, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, visit } from 'yaml';
import { keyValuesIn } from '../../../server/src/core/declaration/key-values.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';

const KEYS = new Map([
  ['csf', 'csf'],
  ['a b', 'a b'],
]);

/** The results, each with its text and position. */
function found(text: string, slashes = false): string[] {
  const lines = linesOf(text);
  const values = keyValuesIn(lines, KEYS, { from: 0, to: lines.lineCount, slashes });
  return values.map(({ line, start, end, rule }) => `${rule} ${line}:${start} ${lines.line(line).slice(start, end)}`);
}

/** The result of a complete YAML parser; null if it reports an error. */
function oracle(text: string): string[] | null {
  const values: string[] = [];
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const place = (offset: number): string => {
    const line = starts.findLastIndex((start) => start <= offset);
    return `${line}:${offset - starts[line]!}`;
  };
  const tell = (node: unknown, key: string): void => {
    if (!isScalar(node) || !node.range || node.tag !== undefined || node.anchor !== undefined) return;
    const [start, end] = node.range;
    const source = text.slice(start, end);
    const isQuoted = /^["']/.test(source);
    if (source.includes('\n') || !['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'].includes((node as Scalar).type ?? ''))
      return;
    values.push(`${key} ${place(isQuoted ? start + 1 : start)} ${isQuoted ? source.slice(1, -1) : source}`);
  };
  const documents = parseAllDocuments(text, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false });
  if (!Array.isArray(documents)) return [];
  for (const document of documents) {
    if (document.errors.length + document.warnings.length > 0) return null;
    visit(document, {
      Pair(_, { key, value }) {
        const name = isScalar(key) && KEYS.has(String(key.value)) ? String(key.value) : undefined;
        if (name === undefined) return;
        if (isSeq(value)) for (const item of (value as { items: Node[] }).items) tell(item, name);
        else if (!isMap(value) && !isPair(value)) tell(value, name);
      },
    });
  }
  return values;
}

function check(text: string): void {
  const real = oracle(text);
  if (real === null) return;
  const all = new Set(real);
  const wrong = found(text).filter((value) => !all.has(value));
  if (wrong.length > 0) expect({ text, wrong }).toEqual({ text, wrong: [] });
}

const piece = fc.constantFrom(
  ...[
    'csf',
    'a b',
    'x',
    'PR.AC-1',
    '3.4',
    '"q"',
    "'s'",
    "'it''s'",
    '"a: b"',
    '"\\""',
    'csf: ',
    '"csf": ',
    'x: ',
    'csf:',
  ],
  ...[
    '[',
    ']',
    '{',
    '}',
    ',',
    ', ',
    ':',
    ': ',
    '- ',
    '-',
    '? ',
    '#',
    ' # c',
    '"',
    "'",
    '|',
    '>',
    '|-',
    '&x ',
    '*x',
    '!t ',
  ],
  ...[
    '\n',
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '\n    - ',
    '\n\n',
    '\n# c\n',
    '\n---\n',
    ' ',
    '🙂',
    '\\',
    "it's",
  ],
);

const scalar = fc.constantFrom('PR.AC-1', '3.4', '"3.4"', "'PR.AC-1, PR.AC-3'", 'x y', '"a: b # c"', '"[3.4]"');
const key = fc.constantFrom('csf', 'a b', '"csf"', 'x', "'y'");
const tree = fc.letrec<{ node: unknown; map: unknown }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
    tie('map'),
  ),
  map: fc.array(fc.tuple(key, tie('node')), { minLength: 1, maxLength: 3 }).map((entries) => ({ entries })),
}));

const isEntries = (node: unknown): node is { entries: [string, unknown][] } =>
  typeof node === 'object' && node !== null && 'entries' in node && Array.isArray(node.entries);

/** In flow style, the JSON-like part of YAML. */
function flow(node: unknown, space: string): string {
  if (Array.isArray(node)) return `[${node.map((item) => flow(item, space)).join(`,${space}`)}]`;
  if (isEntries(node))
    return `{${node.entries.map(([name, value]) => `${name}: ${flow(value, space)}`).join(`,${space}`)}}`;
  return String(node);
}

/** In blocks, with flow style below the given depth. */
function block(node: unknown, indent: string, depth: number): string {
  if (depth === 0 || typeof node === 'string') return ` ${flow(node, ' ')}`;
  const lines = Array.isArray(node)
    ? node.map((item) => `${indent}-${block(item, `${indent}  `, depth - 1)}`)
    : isEntries(node)
      ? node.entries.map(([name, value]) => `${indent}${name}:${block(value, `${indent}  `, depth - 1)}`)
      : [];
  return `\n${lines.join('\n')}`;
}

describe('the values of keys agree with a complete YAML parser', () => {
  it('in flow, over lines', () => {
    fc.assert(
      fc.property(tree.node, fc.constantFrom(' ', '\n ', '\n\n  ', ' # c\n '), (node, space) => {
        const text = `csf: ${flow(node, space)}\n`;
        expect(found(text).sort()).toEqual(oracle(text)?.sort());
      }),
      { numRuns: 2000 },
    );
  });

  it('in blocks', () => {
    fc.assert(
      fc.property(tree.map, fc.nat(4), (node, depth) => {
        const text = block(node, '', depth).trimStart();
        expect(found(text).sort()).toEqual(oracle(text)?.sort());
      }),
      { numRuns: 2000 },
    );
  });

  it('or are none, in any text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => check(pieces.join(''))),
      { numRuns: 20_000 },
    );
  });
});

describe('in JSON with comments', () => {
  it('comments are skipped', () => {
    const text =
      '{\n// "csf": "1"\n"csf": [ /* "2", */ "3.4", // "5"\n "PR.AC-1" ], /* \n"csf": "6" */ "x": {"csf": 7}\n}';
    expect(found(text, true)).toEqual(['csf 2:21 3.4', 'csf 3:2 PR.AC-1', 'csf 4:27 7']);
  });

  it('invalid JSON ends it', () => {
    expect(found('{"csf": ["3.4" "3.5"], "csf": "3.6"}', true)).toEqual([]);
    expect(found('{"csf": "3.4"], "csf": "3.6"}', true)).toEqual(['csf 0:9 3.4']);
  });
});

it.each([
  ['brackets', `csf: ${'['.repeat(1_000_000)}`],
  ['a list of a megabyte', `csf: [${'1, '.repeat(300_000)}`],
  ['dashes', '- '.repeat(500_000)],
  ['a quote that is never closed', `csf: "${'\n3.4'.repeat(200_000)}`],
  ['blank lines', `csf: 3.4\n${'\n'.repeat(500_000)}  x`],
  ['blank lines between items', `csf:\n${`- 3.4\n${'\n'.repeat(50)}`.repeat(5000)}  x`],
  ['one long key', `${'a'.repeat(1_000_000)}: 3.4`],
  ['spaces', `csf:${' '.repeat(1_000_000)}# x`],
])('hostile texts are processed quickly: %s', (_, text) => {
  expect(() => found(text)).not.toThrow();
});

it('finds nothing in a text whose quote is open to its end', () => {
  for (const text of ['{csf: "20', "{csf: '20", '{x: [], csf: "20\\"}', '{"csf: 20}', 'x: {csf: "20\ncsf: 1.1'])
    expect(found(text)).toEqual([]);
});
