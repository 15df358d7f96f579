import { describe, expect, it } from 'vitest';
import { expandCatalog, readAccuracyScope } from '../accuracy/catalogs.ts';
import { findCited, measure, shares, total } from '../accuracy/measure.ts';
import { type Passage, parsePassages, readPassages } from '../accuracy/passages.ts';
import { compareWithRecorded } from '../accuracy/report.ts';

const { scope } = readAccuracyScope();
const passages = readPassages();

describe('labelled public text', () => {
  it('is read as least as well as recorded', () => {
    expect(compareWithRecorded(measure(passages, scope))).toEqual([]);
  });

  it('is large and varied enough to say something', () => {
    const cited = passages.flatMap((passage) => passage.cited);
    expect(cited.length).toBeGreaterThan(800);
    expect(new Set(cited.map(({ framework }) => framework)).size).toBe(29);
    expect(passages.filter((passage) => passage.cited.length === 0).length).toBeGreaterThan(100);
    expect(cited.filter(({ verdict }) => verdict === 'unknown').length).toBeGreaterThan(50);
    const held = passages.filter(({ isHeld }) => isHeld).length / passages.length;
    expect(held).toBeGreaterThan(0.4);
    expect(held).toBeLessThan(0.6);
  });
});

describe('the measure itself', () => {
  const count = (text: string, labels: string) => {
    const read = parsePassages(`@ here\n| ${text}\n= ${labels}\n`, 'test').map(
      (passage): Passage => ({ ...passage, isHeld: false }),
    );
    return total(measure(read, scope).open);
  };

  it('counts what is found, missed, surplus and misjudged', () => {
    expect(count('SDG 3.4 and SDG 3.99', 'SDG 3.4; ?3.99')).toEqual({ cited: 2, found: 2, surplus: 0, judged: 2 });
    expect(count('SDG 3.4 and SDG 3.99', 'SDG 3.4; 3.99; 3.5')).toEqual({ cited: 3, found: 2, surplus: 0, judged: 1 });
    expect(count('SDG 3.4, CIS 4', 'SDG 3.4')).toEqual({ cited: 1, found: 1, surplus: 1, judged: 1 });
    expect(count('SDG 3.4, SDG 3.4', 'SDG 3.4')).toEqual({ cited: 1, found: 1, surplus: 1, judged: 1 });
    expect(count('nothing', '-')).toEqual({ cited: 0, found: 0, surplus: 0, judged: 0 });
  });

  it('gives shares', () => {
    expect(shares({ cited: 4, found: 3, surplus: 1, judged: 2 })).toEqual({
      recall: 0.75,
      precision: 0.75,
      verdicts: 2 / 3,
    });
  });

  it('reads labels and rejects what it does not understand', () => {
    const [passage] = parsePassages('@ x changed\n| a\n| b\n= ISO 27001 ~A.9; ?5 | SDG 1\n', 'test');
    expect(passage).toMatchObject({ origin: 'x', text: 'a\nb' });
    expect(passage?.cited.map(({ framework, number, verdict }) => `${framework} ${number} ${verdict}`)).toEqual([
      'ISO 27001 A.9 stale',
      'ISO 27001 5 unknown',
      'SDG 1 current',
    ]);
    expect(() => parsePassages('@ x\n| a\n= NONE 1\n', 'test')).toThrow('NONE 1');
    expect(() => parsePassages('@ x\nloose\n', 'test')).toThrow('test:2');
  });

  it('writes out lists of numbers', () => {
    expect(expandCatalog('a:\n  = 6({1-2}) D~{01-02}|E~{a,b}')).toBe(
      [
        'a:',
        '  - {number: "6(1)", title: Item 6(1)}',
        '  - {number: "6(2)", title: Item 6(2)}',
        '  - {number: "D 01", title: Item D 01, aliases: ["E a"]}',
        '  - {number: "D 02", title: Item D 02, aliases: ["E b"]}',
      ].join('\n'),
    );
  });

  it('names what was found by prefix, number and verdict', () => {
    expect(findCited('CIS 4.1 and CIS 24', scope)).toEqual([
      { framework: 'CIS', number: '4.1', verdict: 'current' },
      { framework: 'CIS', number: '24', verdict: 'unknown' },
    ]);
  });
});
