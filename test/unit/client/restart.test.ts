import { expect, it } from 'vitest';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { restarting } from '../../../client/src/restart.ts';

type State = 'initial' | 'starting' | 'running' | 'stopping' | 'stopped' | 'startFailed';

/** Like the library, as far as a restart is concerned. */
class Client {
  readonly calls: string[] = [];
  state: State;
  hangs = false;
  _onStart: Promise<void> | undefined;

  constructor(state: State) {
    this.state = state;
    if (state === 'starting') this._onStart = this.#later('running');
    if (state === 'startFailed') this._onStart = Promise.reject(new Error('it did not start'));
    this._onStart?.catch(() => {});
  }

  isRunning = () => this.state === 'running';
  needsStart = () => ['initial', 'stopping', 'stopped'].includes(this.state);
  needsStop = () => ['starting', 'running'].includes(this.state);

  async stop(): Promise<void> {
    if (this.state === 'initial' || this.state === 'stopped') return;
    this.calls.push('stop');
    if (this.state === 'starting' || this.state === 'startFailed') throw new Error('it cannot be stopped');
    this.state = 'stopping';
    this._onStart = undefined;
    await this.#later('stopped');
    if (this.hangs) throw new Error('it took too long');
  }

  async start(): Promise<void> {
    this.calls.push('start');
    if (this.state === 'stopping') throw new Error('it is stopping');
    if (this._onStart) return this._onStart;
    this.state = 'starting';
    this._onStart = this.#later('running');
    return this._onStart;
  }

  async #later(state: State): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.state = state;
  }
}

function restartOf(client: Client) {
  const failed: unknown[] = [];
  return { failed, restart: restarting(client as unknown as BaseLanguageClient, (error) => failed.push(error)) };
}

it.each<[State, string[]]>([
  ['initial', ['start']],
  ['starting', ['start']],
  ['running', ['stop', 'start']],
  ['stopping', ['stop', 'start']],
  ['stopped', ['start']],
  ['startFailed', ['start']],
])('a server that is %s runs afterwards', async (state, calls) => {
  const client = new Client(state);
  const { restart, failed } = restartOf(client);
  await restart();
  expect(client.state).toBe('running');
  expect(client.calls).toEqual(calls);
  expect(failed).toEqual([]);
});

it('a server that does not stop is abandoned, and another one started', async () => {
  const client = new Client('running');
  client.hangs = true;
  const { restart, failed } = restartOf(client);
  await restart();
  expect(client.state).toBe('running');
  expect(failed).toEqual([new Error('it took too long')]);
});

it('a second request waits for the same start', async () => {
  const client = new Client('running');
  const { restart } = restartOf(client);
  await Promise.all([restart(), restart()]);
  expect(client.calls).toEqual(['stop', 'start']);
  await restart();
  expect(client.calls).toEqual(['stop', 'start', 'stop', 'start']);
});
