import type { Page } from 'playwright-core';

/** Milliseconds that the workbench needs to draw the result of the last key or movement. */
const DRAWING_TIME = 150;

/** A PNG of the window once it no longer changes. */
export async function photograph(page: Page): Promise<Buffer> {
  let picture = await page.screenshot();
  for (;;) {
    await page.waitForTimeout(DRAWING_TIME);
    const next = await page.screenshot();
    if (next.equals(picture)) return picture;
    picture = next;
  }
}
