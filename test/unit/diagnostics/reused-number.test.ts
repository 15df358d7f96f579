import { describe, expect, test } from 'vitest';
import { DocumentAnalysis } from '../../../server/src/core/analysis/document-analysis.ts';
import type { Diagnostic } from '../../../server/src/core/model/diagnostic.ts';
import { linesOf } from '../../../server/src/core/model/text.ts';
import { applyEdits } from '../../support/edits.ts';
import { scopeOf } from '../../support/scope.ts';

interface EditionText {
  readonly name: string;
  readonly published?: string | null;
  readonly more?: string;
  readonly objectives: readonly string[];
}

/** A catalog with editions of 2010, 2015 and 2020, as many as are given. */
function scopeWith(editions: readonly (readonly string[] | EditionText)[], configuration = '') {
  const blocks = editions.map((given, index) => {
    const year = `${2010 + index * 5}`;
    const edition: EditionText = 'objectives' in given ? given : { name: year, objectives: given };
    const published = edition.published === undefined ? `${edition.name}-01-01` : edition.published;
    return [
      `  - edition: "${edition.name}"`,
      ...(published === null ? [] : [`    published: ${published}`]),
      ...(edition.more ? [`    ${edition.more}`] : []),
      '    objectives:',
      ...edition.objectives.map((line) => `      - ${line}`),
    ].join('\n');
  });
  const catalog = ['prefix: ACME', 'editions:', ...blocks, ''].join('\n');
  return scopeOf(`//- /acme.objectives.yaml\n${catalog}${configuration && `//- /objrefs.yaml\n${configuration}\n`}`);
}

type Editions = Parameters<typeof scopeWith>[0];

/** Diagnoses a text whose lines were written on these days; if one day is given, all of them. */
function judged(
  text: string,
  days: string | readonly (string | null)[],
  editions: Editions,
  configuration?: string,
): readonly Diagnostic[] {
  const dayOf = (line: number) => (typeof days === 'string' ? days : (days[line] ?? null));
  const written = { lineDates: { dayOf } };
  return new DocumentAnalysis(linesOf(text), scopeWith(editions, configuration), undefined, written).diagnostics;
}

/** Those with evidence, each as `line:number`, with the current number of the old meaning, if known. */
const found = (problems: readonly Diagnostic[]) =>
  problems
    .filter(({ code, isUncertain }) => code === 'reused-number' && !isUncertain)
    .map(({ range, fixes }) => [
      `${range.start.line}:${range.start.character}`,
      ...fixes.flatMap(({ suggestion }) => suggestion?.newText ?? []),
    ]);

const isReused = (...args: Parameters<typeof judged>) => found(judged(...args)).length > 0;

const MOVED: Editions = [
  ['{number: "3.4", title: Train officers, replacedBy: ["4.2"]}', '3.5 Share news'],
  ['3.4 Buy software', '3.5 Share news', '4.2 Train officers'],
];

describe('within a range', () => {
  const EDITIONS: Editions = [
    ['3.3 Share news', '3.4 Train officers', '3.5 Sell boats', '4.2 Nothing'],
    ['3.3 Share news', '3.4 Buy software', '3.5 Sell boats', '4.2 Train officers'],
  ];

  test('its message names the other reused numbers in it, also where an end is reported', () => {
    const words = ['apples', 'boats', 'bridges', 'ferries', 'harbours', 'lamps', 'markets', 'schools', 'trees'];
    const entries = (verb: string) => words.map((word, index) => `3.${index + 1} ${verb} ${word}`);
    const ends = (middle: string[]) => ['3.0 Share news', ...middle, '3.10 Sell maps'];
    const editions: Editions = [
      ends(entries('Count')),
      ends(
        entries('Paint')
          .reverse()
          .map((text, index) => text.replace(/^\S+/, `3.${index + 1}`)),
      ),
    ];
    const messages = (text: string) =>
      judged(text, '2012-01-01', editions).map(({ message }) => message.split('reviewed.')[1]);
    expect(messages('ACME 3.1–3.3')).toEqual([' The range also contains reused numbers: 3.2.', '']);
    expect(messages('ACME 3.0–3.10')).toEqual([
      ' The range also contains reused numbers: 3.2, 3.3, 3.4, 3.6, 3.7 and 2 more.',
    ]);
  });

  test('the first number is reported, once, for the whole range', () => {
    const [problem, ...others] = judged('ACME 3.3–3.5', '2012-01-01', EDITIONS);
    expect(others).toEqual([]);
    expect([problem?.code, problem?.range]).toEqual([
      'reused-number',
      { start: { line: 0, character: 0 }, end: { line: 0, character: 12 } },
    ]);
    expect(problem?.message).toContain('3.4 meant “Train officers”');
    const texts = problem?.fixes.map(({ edits }) => applyEdits('ACME 3.3–3.5', edits));
    expect(texts).toEqual(['ACME:2010 3.3–3.5']);
    // In the place of the whole problem, named by the number that it is about.
    const suggestion = { number: '3.4', title: '3.4 Train officers', newText: 'ACME:2010 3.3–3.5' };
    expect(problem?.fixes.map((fix) => fix.suggestion)).toEqual([suggestion]);
  });

  test.each([
    ['ACME 3.3–3.5', '2016-01-01', []],
    ['ACME:2015 3.3–3.5', '2012-01-01', []],
    ['ACME 3.4–3.5', '2012-01-01', ['0:0']],
    ['ACME 3.3–3.4', '2012-01-01', ['0:9']],
  ])('%s of %s: %j', (text, day, places) =>
    expect(found(judged(text, day, EDITIONS)).map(([place]) => place)).toEqual(places),
  );
});

describe('the date decides which edition was meant', () => {
  test.each([
    ['2010-01-01', true],
    ['2014-12-31', true],
    ['2015-01-01', false],
    ['2019-05-06', false],
    ['2009-12-31', false],
  ])('%s: %s', (day, expected) => expect(isReused('ACME 3.4', day, MOVED)).toBe(expected));

  test('line by line, and not if it is unknown', () => {
    const text = 'ACME 3.4\nACME 3.4\nACME 3.4, ACME 3.5\nACME 3.4';
    expect(found(judged(text, ['2016-01-01', '2012-01-01', '2012-01-01', null], MOVED)).map(([at]) => at)).toEqual([
      '1:0',
      '2:0',
    ]);
  });

  test('of a citation over two lines, that of the line with the number', () => {
    expect(isReused('ACME\n3.4', ['2016-01-01', '2012-01-01'], MOVED)).toBe(true);
    expect(isReused('ACME\n3.4', ['2012-01-01', '2016-01-01'], MOVED)).toBe(false);
  });

  test('if the edition in force does not list the number, nothing is reported', () => {
    expect(isReused('ACME 4.2', '2012-01-01', MOVED)).toBe(false);
  });

  const dated = (first: string | null, second: string | null): Editions => [
    { name: 'a', published: first, objectives: ['1 Train officers'] },
    { name: 'b', published: second, objectives: ['1 Buy software'] },
  ];

  test('an edition published in a year or month decides for dates outside of it', () => {
    for (const day of ['2010-12-31', '2015-06-15']) expect(isReused('ACME 1', day, dated('2010', '2015'))).toBe(false);
    expect(isReused('ACME 1', '2011-01-01', dated('2010', '2015'))).toBe(true);
    expect(isReused('ACME 1', '2015-05-31', dated('2010', '2015-06'))).toBe(true);
    expect(isReused('ACME 1', '2015-06-01', dated('2010', '2015-06'))).toBe(false);
  });

  test('an edition without a date: nothing older is reported', () => {
    expect(isReused('ACME 1', '2012-01-01', dated('2010-01-01', null))).toBe(false);
    expect(isReused('ACME 1', '2012-01-01', dated(null, '2015-01-01'))).toBe(false);
    const between: Editions = [
      ['1 Train officers'],
      { name: 'x', published: null, objectives: ['1 Train officers'] },
      ['1 Buy software'],
    ];
    expect(isReused('ACME 1', '2012-01-01', between)).toBe(false);
    expect(isReused('ACME 1', '2021-01-01', between)).toBe(false);
  });

  test('a draft was never in force, and is not the current edition', () => {
    const draft: Editions = [
      ['1 Train officers'],
      { name: '2012', more: 'draft: true', objectives: ['1 Rent offices'] },
      { name: '2015', objectives: ['1 Train all officers'] },
      { name: '2018', more: 'draft: true', objectives: ['1 Buy software'] },
    ];
    expect(isReused('ACME 1', '2013-01-01', draft)).toBe(false);
    expect(isReused('ACME 1', '2019-01-01', draft)).toBe(false);
  });
});

describe('the document can give its date', () => {
  const text = (date: string) => `---\ntitle: A plan\ndate: ${date}\n---\nACME 3.4`;

  test('which is enough', () => {
    const [problem] = judged(text('2012-03-04'), [], MOVED);
    expect(problem?.message).toMatch(/^The document is dated 2012-03-04, when 3\.4 meant “/);
    expect(isReused(text('2016-03-04'), [], MOVED)).toBe(false);
    expect(isReused(':revdate: 2012-03-04\n\nACME 3.4', [], MOVED)).toBe(true);
  });

  test('or the year or month, if one edition was in force in all of it', () => {
    const [problem] = judged(text('2012'), [], MOVED);
    expect(problem?.message).toMatch(/^The document is dated 2012, when 3\.4 meant “.*” \(ACME 2010\)/);
    expect(isReused(text('2014-12'), [], MOVED)).toBe(true);
    expect(isReused(text('2015'), [], MOVED)).toBe(false);
    const inYear: Editions = [MOVED[0]!, { name: '2015', published: '2015-06-01', objectives: MOVED[1] as string[] }];
    for (const [date, expected] of [
      ['2015-05', true],
      ['2015', false],
      ['2015-06', false],
    ] as const)
      expect(isReused(text(date), [], inYear)).toBe(expected);
    // A line that is known to be newer than the year.
    expect(isReused(text('2014'), '2016-03-04', MOVED)).toBe(false);
    expect(isReused(text('2014-13'), [], MOVED)).toBe(false);
  });

  test('and counts more than that of a line, unless the line is newer', () => {
    expect(isReused(text('2016-03-04'), '2012-03-04', MOVED)).toBe(false);
    expect(isReused(text('2012-03-04'), '2016-03-04', MOVED)).toBe(false);
    expect(isReused(text('2012-03-04'), '2011-03-04', MOVED)).toBe(true);
  });
});

describe('a fix in a document with a date', () => {
  const fixed = (reference: string, editions: Editions) => {
    const text = `---\ndate: 2012-03-04\n---\n${reference}`;
    const [problem] = judged(text, [], editions);
    return problem!.fixes.map(({ edits }) => applyEdits(text, edits).split('\n').at(-1));
  };
  const TAKEN: Editions = [
    ['{number: "1", title: Train officers, replacedBy: ["2"]}', '2 Sing', '5 Dance'],
    ['1 Buy software', '2 Train officers', '5 Dance'],
  ];

  test('adds the current edition if the number had a meaning then too', () => {
    expect(fixed('ACME 1', TAKEN)).toEqual(['ACME:2015 2', 'ACME:2010 1']);
    expect(fixed('ACME 1', [TAKEN[0] as string[], ['1 Buy software', '2 Train officers']])).toHaveLength(2);
    expect(fixed('ACME 3.4', MOVED)).toEqual(['ACME 4.2', 'ACME:2010 3.4']);
  });

  test('not in a list, where it would apply to the other members', () => {
    expect(fixed('ACME 1, 5', TAKEN)).toEqual(['ACME:2010 1, 5']);
  });
});

describe('the meaning can be explicit', () => {
  test('a pin specifies the edition', () => {
    expect(isReused('ACME:2010 3.4', '2012-01-01', MOVED)).toBe(false);
    expect(isReused('ACME:2015 3.4', '2012-01-01', MOVED)).toBe(false);
  });

  test('so does a declared edition, the current one too', () => {
    const declaring = (edition: string) =>
      `---\nobjectives: {framework: ACME, edition: "${edition}"}\ndate: 2012-03-04\n---\nACME 3.4`;
    for (const edition of ['2010', '2015']) expect(isReused(declaring(edition), [], MOVED)).toBe(false);
    expect(isReused('---\nobjectives: ACME\ndate: 2012-03-04\n---\nACME 3.4', [], MOVED)).toBe(true);
  });

  test('and the current title beside the number', () => {
    expect(isReused('ACME 3.4 (Buy software)', '2012-01-01', MOVED)).toBe(false);
    expect(isReused('| ACME 3.4 | Buy software |', '2012-01-01', MOVED)).toBe(false);
    expect(isReused('ACME 3.4 (Train officers)', '2012-01-01', MOVED)).toBe(true);
    expect(isReused('ACME 3.4 (done)', '2012-01-01', MOVED)).toBe(true);
    expect(isReused('ACME 3.4 (Buy …)', '2012-01-01', MOVED)).toBe(true);
  });

  test('a configured default edition is what lines are compared with', () => {
    const three: Editions = [['1 Train officers'], ['1 Buy software'], ['1 Rent offices']];
    const configuration = 'frameworks: {ACME: {edition: "2015"}}';
    const [problem] = judged('ACME 1', '2012-01-01', three, configuration);
    expect(problem?.message).toContain('In ACME 2015 it means “Buy software”.');
    expect(isReused('ACME 1', '2021-01-01', three, configuration)).toBe(false);
  });

  test('a number reported as removed is not reused', () => {
    const gone: Editions = [['1 Train officers'], ['{number: "1", title: Buy software, withdrawn: true}']];
    expect(judged('ACME 1', '2012-01-01', gone).map(({ code }) => code)).toEqual(['withdrawn-objective']);
  });
});

describe('recorded replacements decide', () => {
  const old = (record: string) => `{number: "1", title: Train officers, replacedBy: ${record}}`;

  test.each([
    ['moved elsewhere', '["2"]', true],
    ['elsewhere, and the new text is nearly the old one', '["2"]', true, '1 Train all officers'],
    ['recorded without a successor', '[]', true],
    ['recorded as itself, with other words', '["1"]', false],
    ['split, and one part keeps the number', '["1", "2"]', false],
    ['split into others', '["2", "3"]', true],
    ['merged into another', '[{number: "2", relation: merged}]', true],
  ])('%s', (_, record, expected, now = '1 Buy software') => {
    expect(isReused('ACME 1', '2012-01-01', [[old(record)], [now, '2 Teach', '3 Learn']])).toBe(expected);
  });

  test('recorded in the newer edition', () => {
    const editions: Editions = [
      ['1 Train officers', '2 Sing'],
      ['{number: "1", title: Buy software, replaces: ["2"]}', '{number: "5", title: Teach, replaces: ["1"]}'],
    ];
    expect(found(judged('ACME 1', '2012-01-01', editions))).toEqual([['0:0', 'ACME 5', 'ACME:2010 1']]);
  });

  test('a chain over three editions that returns to its number', () => {
    const back: Editions = [[old('["2"]')], ['{number: "2", title: Teach, replacedBy: ["1"]}'], ['1 Learn']];
    expect(isReused('ACME 1', '2012-01-01', back)).toBe(false);
  });

  test('a chain that ends elsewhere', () => {
    const away: Editions = [
      [old('["2"]')],
      ['1 Sing', '{number: "2", title: Teach, replacedBy: ["3"]}'],
      ['1 Sing', '3 Learn'],
    ];
    expect(found(judged('ACME 1', '2012-01-01', away))).toEqual([['0:0', 'ACME 3', 'ACME:2010 1']]);
    expect(isReused('ACME 1', '2017-01-01', away)).toBe(false);
  });

  test('withdrawn in between, and restored later', () => {
    const editions = (back: string): Editions => [
      ['1 Train officers'],
      ['{number: "1", title: Train officers, withdrawn: true}'],
      [back],
    ];
    expect(isReused('ACME 1', '2012-01-01', editions('1 Train all officers'))).toBe(true);
    expect(isReused('ACME 1', '2012-01-01', editions('1 Train officers'))).toBe(false);
  });
});

describe('if nothing is recorded, clearly different texts are a reuse', () => {
  test.each([
    ['other words for it', '1 Officers get training', false],
    ['the same', '1 train officers.', false],
    ['nothing in common', '1 Buy software', true],
  ])('%s', (_, now, expected) => {
    expect(isReused('ACME 1', '2012-01-01', [['1 Train officers'], [now]])).toBe(expected);
  });

  test('the same text under another number is its replacement', () => {
    const editions: Editions = [['1 Train officers'], ['1 Buy software', '2 Train officers']];
    expect(found(judged('ACME 1', '2012-01-01', editions))).toEqual([['0:0', 'ACME 2', 'ACME:2010 1']]);
  });

  test('a partial edition that lists the number defines it', () => {
    const partial: Editions = [
      ['1 Train officers', '2 Sing'],
      { name: '2015', more: 'partial: true', objectives: ['1 Buy software'] },
    ];
    expect(isReused('ACME 1', '2012-01-01', partial)).toBe(true);
    expect(isReused('ACME 2', '2012-01-01', partial)).toBe(false);
  });
});

describe('the report', () => {
  const [problem] = judged('See ACME 3.4.', '2012-03-04', MOVED);

  test('has the old and new meaning, the date, and the current number of the old meaning', () => {
    expect(problem?.message).toBe(
      'Written on 2012-03-04, when 3.4 meant “Train officers” (ACME 2010). ' +
        'In ACME 2015 it means “Buy software”. The old 3.4 is now 4.2 “Train officers”. ' +
        'Change the number, add the edition, or mark it as reviewed.',
    );
    expect(problem).toMatchObject({ severity: 'warning', deprecated: true });
    expect(problem?.related?.map(({ message }) => message)).toEqual([
      'ACME 2010: 3.4 Train officers',
      'ACME 2015: 3.4 Buy software',
      'ACME 2015: 4.2 Train officers',
    ]);
  });

  test('the current number, or the old edition; neither is preferred', () => {
    expect(problem?.fixes.map(({ title, preferred }) => [title, preferred])).toEqual([
      ['Change to 4.2 Train officers', false],
      ['Add edition 2010: 3.4 Train officers', false],
    ]);
    const [today, then] = problem!.fixes;
    expect(applyEdits('See ACME 3.4.', today!.edits)).toBe('See ACME 4.2.');
    expect(applyEdits('See ACME 3.4.', then!.edits)).toBe('See ACME:2010 3.4.');
  });

  test('several replacements are a choice', () => {
    const editions: Editions = [
      ['{number: "1", title: Train officers, replacedBy: ["2", "3"]}'],
      ['1 Buy software', '2 Teach', '3 Learn'],
    ];
    const [split] = judged('ACME 1', '2012-01-01', editions);
    expect(split?.message).toContain('The old 1 is now 2 “Teach” and 3 “Learn”.');
    expect(split?.fixes.map(({ title }) => title)).toEqual([
      'Change to 2 Teach',
      'Change to 3 Learn',
      'Add edition 2010: 1 Train officers',
    ]);
  });

  test.each([
    ['the catalog says so', '{number: "1", title: Train officers, replacedBy: []}', 'The old 1 was withdrawn;'],
    ['it says nothing', '1 Train officers', 'The catalog does not say what replaced the old 1.'],
  ])('nothing replaces the old meaning: %s', (_, older, said) => {
    const [withdrawn] = judged('ACME 1', '2012-01-01', [[older], ['1 Buy software']]);
    expect(withdrawn?.message).toContain(said);
  });

  test('in a list each number is replaced separately, and the old edition applies to all', () => {
    const [inList, ...others] = judged('ACME 3.5, 3.4 and more', '2012-01-01', MOVED);
    expect(others).toEqual([]);
    const after = inList!.fixes.map(({ edits }) => applyEdits('ACME 3.5, 3.4 and more', edits));
    expect(after).toEqual(['ACME 3.5, 4.2 and more', 'ACME:2010 3.5, 3.4 and more']);
  });

  test('a list whose lines are from two editions does not get the edition of one', () => {
    const [problem] = judged('ACME 3.4,\n3.5', ['2012-01-01', '2016-01-01'], MOVED);
    expect(problem?.fixes.map(({ title }) => title)).toEqual(['Change to 4.2 Train officers']);
  });

  test('a range gets the edition, but no other end', () => {
    const [problem] = judged('ACME 3.4-3.5', '2012-01-01', MOVED);
    expect(problem!.fixes.map(({ edits }) => applyEdits('ACME 3.4-3.5', edits))).toEqual(['ACME:2010 3.4-3.5']);
  });

  test('an ignore comment applies to it', () => {
    expect(isReused('ACME 3.4 <!-- objrefs-ignore-line reused-number -->', '2012-01-01', MOVED)).toBe(false);
  });

  describe('a number with several earlier meanings', () => {
    const THREE: Editions = [
      ['{number: "1.1", title: Train officers, replacedBy: ["3.1"]}', '3.1 Train officers'],
      ['{number: "1.1", title: Share news, replacedBy: ["2.1"]}', '3.1 Train officers'],
      ['1.1 Buy software', '2.1 Share news', '3.1 Train officers'],
    ];

    test('offers each where nothing says which one is meant', () => {
      const [problem] = judged('ACME 1.1', [null], THREE);
      expect(problem?.fixes.map(({ title }) => title)).toEqual([
        'Change to 2.1 Share news',
        'Change to 3.1 Train officers',
        'Add edition 2015: 1.1 Share news',
        'Add edition 2010: 1.1 Train officers',
      ]);
      expect(problem?.message).toContain('In ACME 2010 it meant “Train officers”, which is now 3.1 “Train officers”.');
    });

    test.each([
      ['2012-01-01', ['Change to 3.1 Train officers', 'Add edition 2010: 1.1 Train officers']],
      ['2016-01-01', ['Change to 2.1 Share news', 'Add edition 2015: 1.1 Share news']],
    ])('offers the one in force on %s where it was written then', (day, expected) => {
      expect(judged('ACME 1.1', day, THREE)[0]?.fixes.map(({ title }) => title)).toEqual(expected);
    });

    test('offers a meaning once, however many editions had it', () => {
      const same = [
        { name: '2005', objectives: ['1.1 Train officers'] },
        {
          name: '2010',
          objectives: ['{number: "1.1", title: Train officers, replacedBy: ["3.1"]}', '3.1 Train officers'],
        },
      ];
      const [problem] = judged('ACME 1.1', [null], [...same, { name: '2020', objectives: THREE[2] as string[] }]);
      expect(problem?.fixes.map(({ title }) => title)).toEqual([
        'Change to 3.1 Train officers',
        'Add edition 2010: 1.1 Train officers',
      ]);
    });
  });
});
