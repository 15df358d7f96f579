import type { Page } from 'playwright-core';

/** Milliseconds in which the workbench draws what the last key or movement asked for. */
const DRAWING_TIME = 150;

/** A PNG of the window as soon as it stands still. */
export async function photograph(page: Page): Promise<Buffer> {
  let picture = await page.screenshot();
  for (;;) {
    await page.waitForTimeout(DRAWING_TIME);
    const next = await page.screenshot();
    if (next.equals(picture)) return picture;
    picture = next;
  }
}
