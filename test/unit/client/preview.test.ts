import { describe, expect, test } from 'vitest';
import { KnownTexts } from '../../../client/src/preview/known-texts.ts';
import { movedResult } from '../../../client/src/preview/moved-result.ts';
import type { CheckResult } from '../../../server/src/library/api.ts';
import { check } from '../../../server/src/library/library.ts';

const catalogs = [{ name: 'a', text: 'prefix: ACME\nobjectives: [1.1 Grow, 1.2 Learn]' }];
const diagnose = (text: string, name = 'a.md'): CheckResult => check({ name, text }, { catalogs });

describe('what is known of a text is taken to the next', () => {
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

/** A server that answers when it is told to. */
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
    asked: () => waiting.map(({ text }) => text),
    refreshed: () => refreshed,
  };
}

describe('a preview', () => {
  test('shows nothing at first, and is refreshed once when there is an answer', async () => {
    const server = slowServer();
    expect(server.render('ACME 1.1')).toEqual([]);
    expect(server.render('ACME 1.1')).toEqual([]);
    expect(server.asked()).toEqual(['ACME 1.1']);
    await server.answer();
    expect(server.refreshed()).toBe(1);
    expect(server.render('ACME 1.1')).toEqual(['1.1']);
    expect(server.asked()).toEqual([]);
  });

  test('is not refreshed for an answer that says what is shown', async () => {
    const server = slowServer();
    server.render('Nothing');
    await server.answer();
    expect(server.refreshed()).toBe(0);
    expect(server.asked()).toEqual([]);
  });

  test('keeps what it shows while somebody types, and takes the last answer alone', async () => {
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

  test('asks again when answers may be others, and after none', async () => {
    const server = slowServer();
    server.render('ACME 1.1');
    await server.fail();
    expect(server.refreshed()).toBe(0);
    server.render('ACME 1.1');
    await server.answer();
    server.outdated();
    expect(server.refreshed()).toBe(2);
    expect(server.render('ACME 1.1')).toEqual(['1.1']);
    expect(server.asked()).toEqual(['ACME 1.1']);
    await server.answer();
    expect(server.refreshed()).toBe(2);
  });

  test('asks of documents alone', () => {
    const server = slowServer();
    expect(server.render('ACME 1.1', '')).toEqual([]);
    server.outdated();
    expect([server.asked(), server.refreshed()]).toEqual([[], 0]);
  });
});
