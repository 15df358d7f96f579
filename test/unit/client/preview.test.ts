import { describe, expect, test } from 'vitest';
import { KnownTexts } from '../../../client/src/preview/known-texts.ts';
import { movedResult } from '../../../client/src/preview/moved-result.ts';
import type { CheckResult } from '../../../server/src/library/api.ts';
import { check } from '../../../server/src/library/library.ts';

const catalogs = [{ name: 'a', text: 'prefix: ACME\nobjectives: [1.1 Grow, 1.2 Learn]' }];
const diagnose = (text: string, name = 'a.md'): CheckResult => check({ name, text }, { catalogs });

describe('results for a text are carried over to the next one', () => {
  const numbers = ({ references }: CheckResult) => references.map(({ line, number }) => `${line}: ${number}`);
  const moved = (before: string, after: string) => numbers(movedResult(diagnose(before), before, after));

  test.each([
    ['ACME 1.1\nx\nACME 1.2', 'ACME 1.1\nxy\nACME 1.2', ['1: 1.1', '3: 1.2']],
    ['ACME 1.1\nACME 1.2', 'ACME 1.1\nx\nACME 1.2', ['1: 1.1', '3: 1.2']],
    ['ACME 1.1\nx\nACME 1.2', 'ACME 1.1\nACME 1.2', ['1: 1.1', '2: 1.2']],
    ['ACME 1.1\nACME 1.2', 'ACME 1.1\nand ACME 1.2', ['1: 1.1']],
    ['ACME 1.1', '', []],
    ['ACME\n1.1\nx', 'ACME\n1.1 \nx', []],
    ['ACME 1.1', 'ACME 1.1\nACME 1.1', ['1: 1.1']],
  ])('%j to %j', (before, after, expected) => {
    expect(moved(before, after)).toEqual(expected);
  });
});

/** A server that answers when the test tells it to. */
function slowServer() {
  const waiting: { text: string; answer: (result: CheckResult | null) => void; fail: () => void }[] = [];
  let refreshed = 0;
  const texts = new KnownTexts(
    (_, text) => new Promise((answer, fail) => waiting.push({ text, answer, fail: () => fail(new Error('gone')) })),
    () => refreshed++,
  );
  const settle = async (act: (question: (typeof waiting)[number]) => void) => {
    const question = waiting.shift();
    if (question) act(question);
    await Promise.resolve()
      .then(() => {})
      .then(() => {});
  };
  return {
    render: (text: string, name = 'a.md') => texts.check({ name, text }).references.map(({ number }) => number),
    answer: () => settle(({ text, answer }) => answer(diagnose(text))),
    fail: () => settle(({ fail }) => fail()),
    outdated: () => texts.outdated(),
    requested: () => waiting.map(({ text }) => text),
    refreshed: () => refreshed,
  };
}

describe('a preview', () => {
  test('is empty at first, and is refreshed once, after an answer', async () => {
    const server = slowServer();
    expect(server.render('ACME 1.1')).toEqual([]);
    expect(server.render('ACME 1.1')).toEqual([]);
    expect(server.requested()).toEqual(['ACME 1.1']);
    await server.answer();
    expect(server.refreshed()).toBe(1);
    expect(server.render('ACME 1.1')).toEqual(['1.1']);
    expect(server.requested()).toEqual([]);
  });

  test('is not refreshed for an answer that is already shown', async () => {
    const server = slowServer();
    server.render('Nothing');
    await server.answer();
    expect(server.refreshed()).toBe(0);
    expect(server.requested()).toEqual([]);
  });

  test('keeps its contents during typing, and uses only the last answer', async () => {
    const server = slowServer();
    server.render('ACME 1.1\nx');
    await server.answer();
    expect(server.render('ACME 1.1\nACME')).toEqual(['1.1']);
    expect(server.render('ACME 1.1\nACME 1.2')).toEqual(['1.1']);
    await server.answer();
    expect(server.refreshed()).toBe(1);
    await server.answer();
    expect(server.refreshed()).toBe(2);
    expect(server.render('ACME 1.1\nACME 1.2')).toEqual(['1.1', '1.2']);
  });

  test('requests again if answers may have changed, and after a failed request', async () => {
    const server = slowServer();
    server.render('ACME 1.1');
    await server.fail();
    expect(server.refreshed()).toBe(0);
    server.render('ACME 1.1');
    await server.answer();
    server.outdated();
    expect(server.refreshed()).toBe(2);
    expect(server.render('ACME 1.1')).toEqual(['1.1']);
    expect(server.requested()).toEqual(['ACME 1.1']);
    await server.answer();
    expect(server.refreshed()).toBe(2);
  });

  test('requests only documents', () => {
    const server = slowServer();
    expect(server.render('ACME 1.1', '')).toEqual([]);
    server.outdated();
    expect([server.requested(), server.refreshed()]).toEqual([[], 0]);
  });
});
