import { expect, it } from 'vitest';
import { type EditionMemory, notifyNewEditions } from '../../../client/src/editions/new-edition-flow.ts';
import type { CurrentEdition } from '../../../server/src/protocol/index.ts';

const FOLDER = 'file:///w';
const OLD: CurrentEdition = { folder: FOLDER, prefix: 'ACME', edition: '2020', older: [] };
const NEW: CurrentEdition = { folder: FOLDER, prefix: 'ACME', edition: '2024', older: ['2016', '2020'] };

/** One workspace, which is checked repeatedly. */
class Desk {
  readonly memory: EditionMemory = { seen: {}, muted: [] };
  readonly messages: string[] = [];
  readonly requests: unknown[] = [];
  readonly reviewed: CurrentEdition[] = [];
  affected: number | null = 14;
  answer: string | undefined;
  wanted = true;

  async look(...editions: readonly CurrentEdition[]): Promise<void> {
    const server = {
      current: async () => editions,
      affected: async (params: unknown) => {
        this.requests.push(params);
        return this.affected;
      },
    };
    await notifyNewEditions(server, this.memory, {
      isWanted: () => this.wanted,
      ask: async (message, ...answers) => {
        this.messages.push([message, ...answers].join(' | '));
        return this.answer;
      },
      review: async (edition) => void this.reviewed.push(edition),
    });
    // The message is not awaited.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

it('reports an edition that is newer than the last one seen, once', async () => {
  const desk = new Desk();
  await desk.look(OLD);
  await desk.look(NEW);
  await desk.look(NEW);
  expect(desk.messages).toEqual([
    "ACME has a new edition 2024: 14 references are affected. | Review | Later | Don't Show Again for ACME",
  ]);
  expect(desk.requests).toEqual([{ folder: FOLDER, prefix: 'ACME', since: '2020' }]);
});

it('a framework seen for the first time is not news, nor is an older edition or one of another line', async () => {
  const desk = new Desk();
  await desk.look(NEW);
  await desk.look(OLD);
  await desk.look({ ...NEW, edition: '2030', older: ['2026'] });
  expect([desk.messages, desk.requests]).toEqual([[], []]);
});

it('an edition that affects no references is not reported, but counts as seen', async () => {
  const desk = new Desk();
  await desk.look(OLD);
  desk.affected = 0;
  await desk.look(NEW);
  desk.affected = 14;
  await desk.look(NEW);
  expect([desk.messages, desk.requests.length]).toEqual([[], 1]);
});

it('if the number of affected references is unknown, it is requested again', async () => {
  const desk = new Desk();
  await desk.look(OLD);
  desk.affected = null;
  await desk.look(NEW);
  desk.affected = 1;
  await desk.look(NEW);
  expect(desk.messages).toEqual([expect.stringContaining('ACME has a new edition 2024: 1 reference is affected.')]);
});

it('the answers: review, later, never for this framework', async () => {
  const desk = new Desk();
  await desk.look(OLD, { ...OLD, prefix: '__proto__' });
  desk.answer = 'Review';
  await desk.look(NEW);
  expect(desk.reviewed).toEqual([NEW]);
  desk.answer = "Don't Show Again for ACME";
  await desk.look({ ...NEW, edition: '2028', older: ['2024'] });
  desk.answer = 'Later';
  await desk.look({ ...NEW, edition: '2032', older: ['2028'] }, { ...NEW, prefix: '__proto__' });
  expect(desk.messages.map((message) => message.slice(0, message.indexOf(':')))).toEqual([
    'ACME has a new edition 2024',
    'ACME has a new edition 2028',
    '__proto__ has a new edition 2024',
  ]);
  expect(desk.reviewed).toEqual([NEW]);
});

it('if notifications are disabled, none is shown and no search runs', async () => {
  const desk = new Desk();
  await desk.look(OLD);
  desk.wanted = false;
  await desk.look(NEW);
  desk.wanted = true;
  await desk.look(NEW);
  expect([desk.messages, desk.requests]).toEqual([[], []]);
});
