// What is shown, and what the mouse does.
import assert from 'node:assert/strict';
import { test } from '../support/runner.ts';
import type { WorkbenchDriver } from './driver.ts';

export function lookingTests(driver: WorkbenchDriver): void {
  test('the mouse on a reference shows its objective', async () => {
    await driver.openNewFile('hover.md', 'As INTERPOL-SP 3.4 and INTERPOL-SP 9.9 ask.');
    await driver.untilError();
    const hover = await driver.hover('INTERPOL-SP 3.4');
    assert.match(hover, /cybercrime training/);
    assert.match(hover, /Innovation, capacity building and research/);
  });

  test('Control and a click lead to the definition in the built-in catalog', async () => {
    await driver.openNewFile('click.md', 'As INTERPOL-SP 3.4 and INTERPOL-SP 9.9 ask.');
    await driver.untilError();
    await driver.click('INTERPOL-SP 3.4', 'Control');
    await driver.page.locator('.tab.active[data-resource-name="interpol-sp.objectives.yaml"]').waitFor();
  });

  test('the command palette offers what works on a document in a remote window, and not without one', async () => {
    await driver.openNewFile('offered.md', 'As INTERPOL-SP 9.9 asks.');
    await driver.untilError();
    for (const title of ['Mark Document as Reviewed', 'Show What Changed']) {
      assert.ok((await driver.offeredCommands(title)).includes(title), title);
    }
    await driver.closeEditors();
    assert.ok(!(await driver.offeredCommands('Mark Document')).includes('Mark Document as Reviewed'));
  });

  test('the Problems panel lists wrong references', async () => {
    await driver.openNewFile('problems.md', 'As INTERPOL-SP 9.9 asks.');
    await driver.untilError();
    const rows = (await driver.problems()).join('\n');
    assert.match(rows, /problems\.md/);
    assert.match(rows, /9\.9/);
  });
}
