// Makes the README's pictures, docs/images/*, from the sample workspace. Chromium has to be installed.
//   node scripts/support/run-typescript.mjs test/pictures/run.ts [EXTENSION_FOLDER]
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { WorkbenchDriver } from '../keyboard/driver.ts';
import { compressed, photograph } from './camera.ts';
import { STILLS } from './stills.ts';
import { openStudio } from './studio.ts';
import { recordTour } from './tour.ts';

const FOLDER = 'docs/images';
/** Bytes: people load the README on slow lines. */
const LARGEST = { '.png': 150_000, '.gif': 400_000 };
const extension = resolve(process.argv[2] ?? '.');

mkdirSync(FOLDER, { recursive: true });
for (const [name, arrange] of Object.entries(STILLS)) {
  await inStudio(2, async (driver) => {
    await arrange(driver);
    save(`${name}.png`, compressed(await photograph(driver.page)));
  });
}
await inStudio(1.5, async (driver) => save('tour.gif', await recordTour(driver)));

/** Every picture begins with a fresh window on a fresh copy of the sample. */
async function inStudio(pixelRatio: number, use: (driver: WorkbenchDriver) => Promise<void>): Promise<void> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'pictures-')));
  const folder = join(scratch, 'sample');
  cpSync('sample', folder, { recursive: true });
  const driver = await openStudio({ folder, extension, pixelRatio });
  try {
    await use(driver);
  } catch (error) {
    await driver.screenshot('.cache/picture-failed.png');
    throw error;
  } finally {
    await driver.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function save(name: string, bytes: Uint8Array): void {
  writeFileSync(join(FOLDER, name), bytes);
  const largest = LARGEST[extname(name) as keyof typeof LARGEST];
  console.log(`${join(FOLDER, name)}: ${Math.round(bytes.length / 1000)} kB`);
  if (bytes.length > largest) throw new Error(`${name} has more than ${largest} bytes`);
}
