import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readFrontMatter } from '../../../server/src/core/declaration/front-matter.ts';
import type { Value } from '../../../server/src/core/declaration/inline-value.ts';
import { linesOf, textIn } from '../../../server/src/core/model/text.ts';

/** The value as plain data; null if it is not supported. */
function plain(value: Value | null): unknown {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'list':
      return value.items.map(plain);
    case 'map':
      return Object.fromEntries(value.entries.map(([key, each]) => [key, plain(each)]));
    default:
      return null;
  }
}

/** Whether everything that was read is correct: null matches anything. */
function agrees(found: unknown, real: unknown): boolean {
  if (found === null) return true;
  if (Array.isArray(found)) {
    return Array.isArray(real) && found.length === real.length && found.every((item, i) => agrees(item, real[i]));
  }
  if (typeof found !== 'object') return found === real;
  if (typeof real !== 'object' || real === null) return false;
  const there = new Map(Object.entries(real));
  return Object.entries(found).every(([key, value]) => there.has(key) && agrees(value, there.get(key)));
}

/** The result of a complete YAML parser; undefined if it reports an error. */
function oracle(text: string): unknown {
  const document = parseDocument(text.replace(/\r/g, '\n'), { schema: 'failsafe', logLevel: 'silent' });
  if (document.errors.length + document.warnings.length > 0) return undefined;
  try {
    return document.toJS();
  } catch {
    return undefined;
  }
}

function check(text: string): void {
  const real = oracle(text);
  const found = readFrontMatter(linesOf(`---\n${text}\n---\n`));
  if (real === undefined || found.entries.length === 0 || /^(?:---|\.\.\.)/m.test(text)) return;
  if (!agrees(plain(found), real)) expect(plain(found)).toEqual(real);
}

const piece = fc.constantFrom(
  ...[
    'objectives',
    'framework',
    'edition',
    'date',
    'INTERPOL-SP',
    '2014-2016',
    'a',
    'b c',
    '3.4',
    '"q"',
    "'s'",
    "'it''s'",
  ],
  ...[
    '"a: b"',
    '"a # b"',
    "'#'",
    '"\\""',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    ': ',
    ' :',
    '- ',
    '-',
    '? ',
    '#',
    ' # c',
    '"',
    "'",
  ],
  ...[
    '\n',
    '\n',
    '\n  ',
    '\n    ',
    '\n- ',
    '\n  - ',
    '\n\t',
    '|',
    '>',
    '>-',
    '&x ',
    '*x',
    '!t ',
    '~',
    'null',
    '<<',
    '%',
    '@',
  ],
  ...['\n\n', '\n# c\n', ' ', '\t', '🙂', '\u00a0', '\ufeff', '\r', '`', '\\', '!', '*'],
);

const scalar = fc.constantFrom(
  'INTERPOL-SP',
  'SDG:2030',
  '"NIST CSF"',
  "'it''s'",
  '2014-2016',
  'a b',
  '3.10',
  '~',
  '"a: b"',
);
const flow = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `{${items.map((item, i) => `k${i}: ${item}`).join(', ')}}`),
  ),
})).value;
const comment = fc.constantFrom('', '', ' # a comment', '   ');
const block = fc.oneof(
  fc.tuple(flow, comment).map(([value, rest]) => `: ${value}${rest}`),
  fc
    .array(fc.tuple(flow, comment), { minLength: 1, maxLength: 3 })
    .map((items) => [':', ...items.map(([value, rest]) => `  - ${value}${rest}`)].join('\n')),
  fc.array(flow, { minLength: 1, maxLength: 3 }).map((items) => [':', ...items.map((item) => `- ${item}`)].join('\n')),
  fc.tuple(comment, scalar, scalar).map(([rest, a, b]) => `:${rest}\n  framework: ${a}\n\n  edition: ${b}${rest}`),
  fc.tuple(scalar, scalar).map(([a, b]) => `:\n  - framework: ${a}\n    edition: ${b}\n  - ${b}`),
  fc.constantFrom(
    ': |\n  objectives: X\n   y',
    ': >-\n  a\n\n  b: c',
    ': "a\n  b: c"',
    ": 'a\n\n  - b'",
    ': a\n  b',
    ': &x a',
    ': !t a',
  ),
);

describe('the fields of front matter agree with a complete YAML parser', () => {
  it('in realistic front matter, including simple values', () => {
    const entries = fc.array(block, { maxLength: 5 });
    fc.assert(
      fc.property(entries, (all) => {
        check(all.map((value, index) => `key${index}${value}`).join('\n'));
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

  it('and all simple ones are found', () => {
    fc.assert(
      fc.property(flow, comment, (value, rest) => {
        const text = `objectives: ${value}${rest}`;
        const real = oracle(text);
        const found = readFrontMatter(linesOf(`---\n${text}\n---`));
        // Everything is read, except empty lists and deep nesting.
        if (real !== undefined && !/[[{].*[[{].*[[{].*[[{].*[[{]/.test(value)) expect(plain(found)).toEqual(real);
      }),
      { numRuns: 2000 },
    );
  });

  it('with exact ranges', () => {
    fc.assert(
      fc.property(flow, (value) => {
        const lines = linesOf(`---\n🙂: 1\nobjectives: ${value}\n---`);
        const visit = (each: Value | null): void => {
          if (each?.kind === 'text') expect(textIn(lines, each.range).replaceAll("''", "'")).toBe(each.text);
          else if (each?.kind === 'list') each.items.forEach(visit);
          else if (each) for (const [, one] of each.entries) visit(one);
        };
        visit(readFrontMatter(lines));
      }),
    );
  });
});
