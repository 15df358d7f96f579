import { expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { Subscription } from '../../../server/src/server/lsp/messages.ts';

function setUp() {
  const sent: string[] = [];
  const sendNotification = async (method: string) => void sent.push(method);
  const subscription = new Subscription({ sendNotification } as unknown as Connection, 'x/changed');
  return { sent, subscription };
}

it('notifies a client once after each request', () => {
  const { sent, subscription } = setUp();
  subscription.notifyOnce();
  expect(sent).toEqual([]);
  subscription.renew();
  subscription.renew();
  subscription.notifyOnce();
  subscription.notifyOnce();
  expect(sent).toEqual(['x/changed']);
  subscription.renew();
  subscription.notifyOnce();
  expect(sent).toEqual(['x/changed', 'x/changed']);
});

it('does not notify a client that no longer shows the answer', () => {
  const { sent, subscription } = setUp();
  subscription.renew();
  subscription.cancel();
  subscription.notifyOnce();
  expect(sent).toEqual([]);
});

it('logs that a client could not be notified', async () => {
  const log: string[] = [];
  const console = { warn: (message: string) => log.push(message) };
  const sendRequest = async () => {
    throw new Error('no answer');
  };
  const subscription = new Subscription({ console, sendRequest } as unknown as Connection, 'x/refresh');
  subscription.renew();
  subscription.notifyOnce();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(log).toEqual([expect.stringMatching(/^x\/refresh: Error: no answer/)]);
});
