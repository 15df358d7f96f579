// The animated picture: from the first letter of a reference to the fix of an outdated one.
import assert from 'node:assert/strict';
import type { WorkbenchDriver } from '../keyboard/driver.ts';
import { positionOfText } from '../keyboard/workbench-page.ts';
import { encodeAnimation, type Frame } from './animation.ts';
import { photograph } from './camera.ts';
import { openQuickFixes } from './stills.ts';
import { WIDTH } from './studio.ts';
import { showCaption } from './studio-page.ts';

/** Milliseconds that frames are shown. */
const KEY = 90;
const STEP = 50;
const GLANCE = 700;
const READING = 1500;

const POINTER_STEPS = 6;

/** An animated GIF of about a quarter of a minute. */
export async function recordTour(driver: WorkbenchDriver): Promise<Uint8Array> {
  const { page } = driver;
  const frames: Frame[] = [];
  const shoot = async (duration: number) => {
    frames.push({ png: await photograph(page), duration });
  };
  const caption = (text: string) => page.evaluate(showCaption, text);
  const type = async (text: string) => {
    for (const character of text) {
      await driver.type(character);
      await shoot(KEY);
    }
  };
  let pointer = { x: WIDTH - 60, y: 60 };
  const glideTo = async (text: string) => {
    const target = await page.evaluate(positionOfText, { editor: '.editor-instance', text });
    assert.ok(target, text);
    const start = pointer;
    for (let step = 1; step <= POINTER_STEPS; step += 1) {
      const part = step / POINTER_STEPS;
      pointer = { x: start.x + part * (target.x - start.x), y: start.y + part * (target.y - start.y) };
      await page.mouse.move(pointer.x, pointer.y);
      frames.push({ png: await page.screenshot(), duration: STEP });
    }
  };

  await page.setViewportSize({ width: WIDTH, height: 470 });
  await driver.openFile('plans/annual-plan.md:5:1');
  await driver.untilError();
  await driver.type('\nThe new mobile laboratory serves \n');
  await driver.press('ArrowUp');
  await driver.press('End');
  await caption('Cite an objective');
  await shoot(GLANCE);
  await type('INTERPOL-SP');

  await caption('A space opens the list');
  await driver.type(' ');
  await driver.untilSuggestions('all objectives', ({ length }) => length > 9);
  await shoot(READING);

  await caption('Words of a title find the number');
  await type('forensic');
  await driver.untilSuggestions('3.4 first', ([row]) => row?.label === '3.4' && row.selected);
  await shoot(READING);
  await driver.press('Enter');
  await driver.untilNoSuggestions();
  await type('.');
  await shoot(GLANCE);

  await caption('Hover: what it means, and whether it still holds');
  await glideTo('serves INTERPOL-SP 3.4');
  await driver.hover('serves INTERPOL-SP 3.4');
  await shoot(READING + GLANCE);

  await caption('What a new edition has replaced is struck out');
  await glideTo('NPP 2.3');
  await page.mouse.click(pointer.x, pointer.y);
  await shoot(GLANCE);
  await caption('Ctrl+. offers what came in its place');
  await openQuickFixes(driver);
  await shoot(READING);
  await driver.press('Enter');
  await page.locator('.action-widget .monaco-list-row').first().waitFor({ state: 'hidden' });
  await caption('Fixed');
  await shoot(READING + GLANCE);
  return encodeAnimation(frames);
}
