import { describe, expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { MessageType } from 'vscode-languageserver';
import { withoutLinks } from '../../../server/src/protocol/index.ts';
import { notify } from '../../../server/src/server/lsp/messages.ts';
import { sourcesBelow, sourceText } from '../../support/imports.ts';

/** As VS Code finds links in messages of extensions (`parseLinkedText`). */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const NAMES = [
  '[Review](command:workbench.action.quit)',
  '[a](https://example.org "b")',
  '[[a]](file:///x)',
  'plan [2]',
];

describe('messages', () => {
  it.each(NAMES)('have no links in %s', (name) => {
    const shown = withoutLinks(`${name} has a new edition.`);
    expect(shown).not.toMatch(LINK);
    expect(shown.replaceAll('\u2060', '')).toBe(`${name} has a new edition.`);
  });
});

it('the server does not show any itself', () => {
  const sent: unknown[] = [];
  const sendNotification = async (_: unknown, message: unknown) => sent.push(message);
  notify({ sendNotification } as unknown as Connection, MessageType.Info, 'a [b](command:c)');
  expect(sent).toEqual([{ type: MessageType.Info, message: 'a [b]\u2060(command:c)' }]);
});

it('the client shows all of them in one way', () => {
  const others = sourcesBelow('client/src').filter((path) => !path.endsWith('/notify.ts'));
  expect(others.filter((path) => /\bshow(Information|Warning|Error)Message\b/.test(sourceText(path)))).toEqual([]);
  const shown = sourceText('client/src/notify.ts').match(/\bshow\w+Message\(\w+/g);
  expect(new Set(shown)).toEqual(
    new Set(['Information', 'Warning', 'Error'].map((kind) => `show${kind}Message(withoutLinks`)),
  );
});
