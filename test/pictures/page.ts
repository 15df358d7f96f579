import { launchChromium } from '../../scripts/support/chromium.ts';
import { writeCoveragePage } from '../pages/sample-page.ts';

/** A PNG of the top of the page that `objrefs coverage` writes for the sample. */
export async function photographCoverage(): Promise<Buffer> {
  const sample = writeCoveragePage(['--framework', 'INTERPOL-SP']);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: { width: 1200, height: 1240 }, deviceScaleFactor: 1 });
    const page = await context.newPage();
    await page.goto(sample.address);
    return await page.screenshot();
  } finally {
    await browser.close();
    sample.remove();
  }
}
