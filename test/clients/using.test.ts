// The same steps in each other editor.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../support/runner.ts';
import { Editor, type EditorKind, type ShownDiagnostic } from './editor.ts';
import { isRunning } from './scratch.ts';
import { until } from './until.ts';

const PLAN = 'plans/annual-plan.md';
const REPORT = 'reports/training-report.txt';

/** Adds the tests of an editor. The returned function ends the editor. */
export function usingTests(kind: EditorKind): () => void {
  let running: Editor | undefined;
  const started = () => {
    assert.ok(running, `${kind.name} is not running`);
    return running;
  };
  const story = (name: string, run: (editor: Editor) => Promise<void>) =>
    test(`${kind.name}: ${name}`, () => run(started()));

  test(`${kind.name}: with the configuration of the guide, only wrong and outdated numbers are underlined`, async () => {
    running = await Editor.start(kind);
    const editor = running;
    await editor.open(PLAN);
    const shown = await untilDiagnostics(editor, (found) => found.length > 0);
    assert.deepEqual(
      shown.map(({ text }) => text),
      ['INTERPOL-SP 4.6', 'NPP 2.3', 'INTERPOL-SP 3.45'],
    );
    assert.match(shown[0]?.message ?? '', /has no objective 4\.6\. Did you mean 4\.5 /);
    const lines = await editor.lines();
    for (const { line, before, text } of shown) assert.ok(lines[line]?.startsWith(before + text));
  });

  story('hover tells number, title and priority', async (editor) => {
    await editor.moveTo('INTERPOL-SP 3.4');
    const hover = await editor.hover();
    assert.match(hover, /INTERPOL-SP 3\.4/);
    assert.match(hover, /Provide innovative cybercrime training and digital forensic assistance/);
    assert.match(hover, /Priority 3: Innovation, capacity building and research/);
  });

  story('the definition is the entry in the shipped catalog', async (editor) => {
    await editor.moveTo('INTERPOL-SP 3.4');
    const { file, line, text } = await editor.goToDefinition();
    assert.equal(file, editor.scratch.shippedCatalog);
    assert.equal(text, '3.4 Provide innovative cybercrime training and digital forensic assistance');
    assert.equal(readFileSync(file, 'utf8').split('\n')[line]?.trim(), `- ${text}`);
    await editor.open(PLAN);
  });

  story('completion offers what continues a number, and puts it there', async (editor) => {
    const offered = await editor.complete('As INTERPOL-SP 3.');
    assert.deepEqual([...new Set(offered.map(numberOf))], ['3.1', '3.2', '3.3', '3.4', '3.5']);
    assert.equal(await editor.accept(labelOf(offered, '3.4')), 'As INTERPOL-SP 3.4');
  });

  if (kind.findsTitles) {
    story('a word of the title finds the number and is replaced by it', async (editor) => {
      const offered = await editor.complete('As INTERPOL-SP forensic');
      assert.deepEqual([...new Set(offered.map(numberOf))], ['3.4']);
      assert.equal(await editor.accept(labelOf(offered, '3.4')), 'As INTERPOL-SP 3.4');
    });
  }

  story('a quick fix leaves exactly the right text', async (editor) => {
    const before = await editor.lines();
    await editor.moveTo('INTERPOL-SP 4.6');
    await editor.fix('Change to 4.5 ');
    const mended = before.map((line) => line.replace('INTERPOL-SP 4.6', 'INTERPOL-SP 4.5'));
    assert.deepEqual(await editor.lines(), mended);
    await untilProblems(editor, ['NPP 2.3', 'INTERPOL-SP 3.45']);
  });

  story('an edit clears a problem, and another makes one, where it is', async (editor) => {
    await editor.replace('INTERPOL-SP 3.45', 'INTERPOL-SP 3.4');
    await untilProblems(editor, ['NPP 2.3']);
    // The emoji is two units of UTF-16, four bytes and one character.
    await editor.replace('INTERPOL-SP 5.1', 'Übung 🔬 INTERPOL-SP 5.9');
    const [wrong] = await untilProblems(editor, ['INTERPOL-SP 5.9', 'NPP 2.3']);
    assert.ok(wrong?.before.endsWith('Übung 🔬 '));
  });

  story('catalogs of the workspace count', async (editor) => {
    await editor.replace('INTERPOL-SP 5.9', 'ACME 1.1');
    await untilProblems(editor, ['NPP 2.3']);
    await editor.moveTo('ACME 1.1');
    assert.match(await editor.hover(), /Sell/);
  });

  story('only files that somebody opened have a buffer', async (editor) => {
    const { workspace, shippedCatalog } = editor.scratch;
    assert.deepEqual(new Set(await editor.files()), new Set([join(workspace, PLAN), shippedCatalog]));
  });

  story('a rename reaches files that nobody has opened', async (editor) => {
    await editor.replace('ACME 1.1', 'TASK 1.1');
    await editor.moveTo('TASK 1.1');
    await until('the catalog to count', async () => /Plan/.test(await editor.hover()));
    await editor.rename('1.7');
    assert.ok((await editor.lines()).some((line) => line.includes('TASK 1.7')));
    assert.equal((await editor.linesOf('unopened.md'))[0], 'By TASK 1.2 and 1.7.');
    assert.ok((await editor.linesOf('task.objectives.yaml')).includes('  - 1.7 Plan'));
  });

  story('another prefix reaches them too', async (editor) => {
    await editor.moveTo('TASK 1.7');
    await editor.rename('DUTY');
    assert.ok((await editor.lines()).some((line) => line.includes('DUTY 1.7')));
    assert.equal((await editor.linesOf('unopened.md'))[0], 'By DUTY 1.2 and 1.7.');
    assert.ok((await editor.linesOf('task.objectives.yaml')).includes('prefix: DUTY'));
  });

  story('the server ends when its client stops', async (editor) => {
    const servers = editor.scratch.servers();
    assert.ok(servers.some(isRunning));
    await editor.stopClient();
    await until('the server to end', async () => !servers.some(isRunning));
  });

  story('the server ends when the editor quits', async (editor) => {
    await editor.open(REPORT);
    await untilDiagnostics(editor, (found) => found.length > 0);
    await editor.quit();
    await until('the server to end', async () => !editor.scratch.servers().some(isRunning));
  });

  return () => running?.close();
}

function untilDiagnostics(
  editor: Editor,
  wanted: (found: readonly ShownDiagnostic[]) => boolean,
): Promise<ShownDiagnostic[]> {
  return until('diagnostics', async () => {
    const found = await editor.diagnostics();
    return wanted(found) && found;
  });
}

/** Waits until exactly these are underlined, in this order. */
function untilProblems(editor: Editor, texts: readonly string[]): Promise<ShownDiagnostic[]> {
  const wanted = texts.join();
  return untilDiagnostics(editor, (found) => found.map(({ text }) => text).join() === wanted);
}

/** Labels are `3.4`, or `3.4 Provide …` if the editor cannot show the title elsewhere. */
function numberOf(label: string): string {
  return label.split(' ', 1)[0] ?? '';
}

function labelOf(offered: readonly string[], number: string): string {
  const label = offered.find((candidate) => numberOf(candidate) === number);
  assert.ok(label, `${number} is offered`);
  return label;
}
