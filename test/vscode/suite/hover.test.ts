import assert from 'node:assert/strict';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument } from './support/documents.ts';
import { hoverText } from './support/features.ts';

for (const kind of DOCUMENT_KINDS) {
  test(`hover in ${kind.name} tells the objective, its priority and its framework`, async () => {
    const { document, cursor } = await openDocument(kind, 'As INTERPOL-SP 3.$04 asks.');
    const text = await hoverText(document.uri, cursor);
    assert.match(text, /cybercrime training/);
    assert.match(text, /Innovation, capacity building and research/);
    assert.match(text, /2014-2016/);
  });
}

test('hover beside a reference is none of ours', async () => {
  for (const kind of DOCUMENT_KINDS) {
    const { document, cursor } = await openDocument(kind, 'A$0s INTERPOL-SP 3.4 asks.');
    assert.doesNotMatch(await hoverText(document.uri, cursor), /INTERPOL/);
  }
});
