// Draws images/icon.png from images/icon.svg in Chromium.   node scripts/support/run-typescript.mjs scripts/icon.ts
import { readFileSync } from 'node:fs';
import { launchChromium } from './support/chromium.ts';

/** Pixels on each side: twice the size that the Marketplace shows. */
const SIZE = 256;

const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  const drawing = readFileSync('images/icon.svg').toString('base64');
  await page.setContent(
    `<body style="margin:0"><img src="data:image/svg+xml;base64,${drawing}" width="${SIZE}" style="display:block">`,
  );
  await page.screenshot({ path: 'images/icon.png', omitBackground: true });
} finally {
  await browser.close();
}
