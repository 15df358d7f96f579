import { expect, it } from 'vitest';
import { transportFromArguments } from '../../../server/src/node/transport.ts';

it.each([
  [['--stdio'], { kind: 'stdio' }],
  [['--clientProcessId=7', '--node-ipc'], { kind: 'node-ipc' }],
  [['--socket=6009'], { kind: 'socket', port: 6009 }],
  [['--socket', '6009'], { kind: 'socket', port: 6009 }],
  [['--pipe=/tmp/a=b'], { kind: 'pipe', path: '/tmp/a=b' }],
  [['--pipe', '/tmp/a'], { kind: 'pipe', path: '/tmp/a' }],
  [['--socket=here'], undefined],
  [['--pipe'], undefined],
  [[], undefined],
])('%j', (words, transport) => expect(transportFromArguments(words)).toEqual(transport));
