import { expect, test } from 'vitest';
import { withoutIcons } from '../../../client/src/without-icons.ts';
import { withoutLinks } from '../../../server/src/protocol/index.ts';
import { sourcesBelow, sourceText } from '../../support/imports.ts';
import { controlsIn, HOSTILE_TEXTS } from '../support/hostile-folder.ts';

test.each(HOSTILE_TEXTS.map((text) => [JSON.stringify(text), text]))(
  'labels and messages of VS Code show %s',
  (_, text) => {
    const shown = [withoutIcons(text!), withoutLinks(text!)];
    expect(shown.flatMap(controlsIn)).toEqual([]);
    // VS Code's `renderLabelWithIcons`.
    expect(shown[0]).not.toMatch(/(?<!\\)\$\([a-z0-9-]+(?:~[a-z0-9-]+)?\)/i);
    expect(shown[1]).not.toContain('](');
  },
);

test('the server writes to the log in one place', () => {
  const others = sourcesBelow('server/src/server').filter((path) => !path.endsWith('/lsp/messages.ts'));
  expect(others.filter((path) => /\bconsole\b/.test(sourceText(path)))).toEqual([]);
});
