import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from '../../support/runner.ts';
import { DOCUMENT_KINDS, openDocument, textOf } from './support/documents.ts';
import { completionItems, labelOf } from './support/features.ts';
import { untilFound } from './support/waiting.ts';

for (const kind of DOCUMENT_KINDS) {
  test(`completion in ${kind.name} lists numbers after the prefix, with their titles`, async () => {
    const { document, cursor } = await openDocument(kind, 'As INTERPOL-SP $0');
    const items = await completionItems(document.uri, cursor);
    const item = items.find((candidate) => labelOf(candidate) === '3.4');
    assert.ok(item, `3.4 is missing among ${items.map(labelOf)}`);
    assert.match(typeof item.label === 'string' ? '' : (item.label.detail ?? ''), /cybercrime training/);
  });

  test(`completion in ${kind.name} replaces a word of the title by the number`, async () => {
    const opened = await openDocument(kind, 'As INTERPOL-SP forensic$0');
    await acceptFirstSuggestion(opened.document);
    assert.equal(textOf(opened, kind), 'As INTERPOL-SP 3.4');
  });

  test(`completion in ${kind.name} replaces the whole number around the cursor`, async () => {
    const opened = await openDocument(kind, 'As INTERPOL-SP 3.$09 asks.');
    await acceptFirstSuggestion(opened.document);
    assert.equal(textOf(opened, kind), 'As INTERPOL-SP 3.1 asks.');
  });
}

/** Opens the list in the active editor, as by Ctrl+Space, and accepts its first item, as by Enter. */
async function acceptFirstSuggestion(document: vscode.TextDocument): Promise<void> {
  const { version } = document;
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  // No event reports that the list has opened; accepting does nothing until then.
  await untilFound('a list of suggestions to accept', async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.version !== version;
  });
}
