import { expect, it } from 'vitest';
import { needingServer } from '../../../client/src/needing-server.ts';

it.each([
  [true, ['asked a b']],
  [false, ['offered']],
])('a server that runs or is starting (%s) is used, otherwise starting it is offered', async (needsStop, done) => {
  const happened: string[] = [];
  const command = needingServer(
    { needsStop: () => needsStop },
    (one: string, other: string) => happened.push(`asked ${one} ${other}`),
    async () => void happened.push('offered'),
  );
  await command('a', 'b');
  expect(happened).toEqual(done);
});
